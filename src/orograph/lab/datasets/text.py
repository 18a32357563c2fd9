"""Text as a sequence of characters, to predict the next one; without a file, Python's own help pages."""

from __future__ import annotations

import functools
import importlib
from pathlib import Path

import torch
from torch import Tensor

from orograph.errors import DataError, InputError, reason
from orograph.lab.datasets._parts import check_split, chosen
from orograph.lab.samples import Samples

TEST_SHARE = 0.1
_BUILT_IN = "pydoc_data.topics"


def text(
    split: str = "train",
    *,
    context: int = 64,
    samples: int | None = None,
    file: str | None = None,
) -> Samples:
    """Windows of text: the inputs are `context` characters, the targets the same shifted by one.

        inputs[i, t] = code(text[i context + t]),        targets[i, t] = code(text[i context + t + 1])

    A character's code is its rank among all characters of the whole text. The last tenth of the text is for testing.
    Without a file, the text is that of Python's own help on its language (``pydoc_data.topics``, some 465,000
    characters that differ a little between versions of Python; the description says which).

    Args:
        split: "train" or "test".
        context: characters a window.
        samples: only so many windows; a smaller subset is part of a larger one.
        file: a text in UTF-8.

    Returns:
        Inputs and targets, int64 ``N x context``; new tensors at each call.

    Raises:
        InputError: there is no such split, the context is not positive, or there are not so many samples.
        DataError: the file cannot be read, or is too short.

    Example:
        >>> inputs, targets = text("test", context=16)
        >>> bool((inputs[:, 1:] == targets[:, :-1]).all())
        True
    """
    check_split(split)
    if context < 1:
        raise InputError("a positive context", f"context={context}", "pass for example context=64")
    codes, letters, source = _codes(file)
    cut = len(codes) - int(len(codes) * TEST_SHARE)
    part = codes[:cut] if split == "train" else codes[cut:]
    count = (len(part) - 1) // context
    if count < 1:
        got = f"{len(part)} characters for {split}ing"
        raise DataError(f"a text with windows of {context + 1} characters", got, "pass a longer text")
    which = chosen(count, samples)
    windows = part[: count * context + 1].unfold(0, context + 1, context)[which]
    about = {"source": source, "split": split, "of": count, "classes": len(letters), "characters": letters}
    return Samples(windows[:, :-1].contiguous(), windows[:, 1:].contiguous(), about)


def vocabulary(file: str | None = None) -> str:
    """All characters of a text, each at the place that is its code.

    Example:
        >>> letters = vocabulary()
        >>> inputs, _ = text("test", context=16)
        >>> len("".join(letters[code] for code in inputs[0].tolist()))
        16
    """
    return _codes(file)[1]


def _codes(file: str | None) -> tuple[Tensor, str, str]:
    return _coded(*_read(file))


@functools.lru_cache(maxsize=4)
def _coded(written: str, source: str) -> tuple[Tensor, str, str]:
    letters = "".join(sorted(set(written)))
    code = {letter: number for number, letter in enumerate(letters)}
    return torch.tensor([code[letter] for letter in written]), letters, source


def _read(file: str | None) -> tuple[str, str]:
    if file is None:
        topics: dict[str, str] = importlib.import_module(_BUILT_IN).topics
        return "".join(topics[name] for name in sorted(topics)), _BUILT_IN
    try:
        return Path(file).expanduser().read_text(encoding="utf-8"), str(file)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError("a text in UTF-8", f"{file!r} ({reason(error)})", "check the path and the encoding") from error
