"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from orograph.errors import InputError, reason


def write_whole(target: Path, content: bytes) -> None:
    """Writes a file so that it appears whole or not at all.

    Raises:
        InputError: it cannot be written.
    """
    draft = target.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        os.replace(draft, target)
    except OSError as error:
        raise InputError(
            "a file that can be written", f"{str(target)!r} ({reason(error)})", "choose another place"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
