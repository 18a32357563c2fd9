"""Wrong usage, said as every other complaint is said: what was expected, what came, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from cyclopts import CycloptsError, MissingArgumentError, RepeatArgumentError, UnknownOptionError, UnusedCliTokensError
from cyclopts.exceptions import CoercionError, UnknownCommandError

from orograph.errors import InputError, an
from orograph.registry import did_you_mean

if TYPE_CHECKING:
    from pydantic import ValidationError


class UsageError(InputError):
    """The command line itself is wrong: exit code 2."""


def usage_error(error: CycloptsError, verbs: tuple[str, ...]) -> UsageError:
    """The sentence for a command line that could not be read.

    Args:
        error: what the parser found.
        verbs: the names of all commands.
    """
    command = " ".join(("orograph", *(error.command_chain or ())))
    see = f"see '{command} --help'"
    if isinstance(error, UnknownCommandError):
        word = (error.unused_tokens or [""])[0]
        return UsageError("a command", repr(word), did_you_mean(word, verbs))
    if isinstance(error, UnknownOptionError):
        return _unknown_option(error, command)
    if isinstance(error, UnusedCliTokensError):
        return UsageError(f"no further argument of '{command}'", repr((error.unused_tokens or [""])[0]), see)
    name = error.argument.name.lstrip("-") if error.argument else ""
    option = getattr(error, "keyword", None) or (error.argument.name if error.argument else "an option")
    if isinstance(error, RepeatArgumentError):
        return UsageError(f"{error.token.keyword} once", "it several times", "give it once")
    if isinstance(error, MissingArgumentError):
        return _missing(error, option if option.startswith("-") else name.upper(), see)
    if isinstance(error, CoercionError) and error.token is not None and isinstance(error.target_type, type):
        return UsageError(f"{an(error.target_type.__name__)} for {option}", repr(error.token.value), see)
    cause = error.__cause__
    if cause is not None and hasattr(cause, "errors"):
        expected, got = invalid(cause, lambda field: "--" + field.replace("_", "-"))
        return UsageError(expected, got, see)
    return UsageError(f"a command line that '{command}' understands", " ".join(str(error).split()).rstrip("."), see)


def invalid(error: ValidationError | Any, naming: Any) -> tuple[str, str]:
    """What was expected and what came, from the first complaint of pydantic.

    Args:
        error: the complaint.
        naming: gives a field's name as the user wrote it.
    """
    first = error.errors()[0]
    wanted = first["msg"].removeprefix("Value error, ").removeprefix("Input should be ").split(", unable")[0]
    if wanted.startswith(("greater", "less")):
        wanted = f"a number {wanted}"
    field = str(first["loc"][0]) if first["loc"] else ""
    return f"{wanted} for {naming(field)}", repr(first["input"])


def needed(missing: Iterable[str], example: str, command: str) -> UsageError:
    """The sentence for required options that neither the command line nor the run file gives."""
    names = " and ".join(f"--{name}" for name in missing)
    return UsageError(f"{names} (for example {example})", "none", f"add what is missing, or see '{command} --help'")


def _unknown_option(error: UnknownOptionError, command: str) -> UsageError:
    given = (error.token.keyword or error.token.value).partition("=")[0]
    known = [name for argument in error.argument_collection if argument.parse for name in argument.names]
    close = get_close_matches(given, {*known, "--help", "--traceback"}, n=1, cutoff=0.5)
    see = f"see '{command} --help'"
    return UsageError(f"an option of '{command}'", repr(given), f"did you mean {close[0]!r}? ({see})" if close else see)


def _missing(error: MissingArgumentError, name: str, see: str) -> UsageError:
    wanted = error.argument.token_count()[0] if error.argument else 1
    count = "a value" if wanted in (0, 1) else f"{wanted} values"
    got = "none" if not error.tokens_so_far else f"only {len(error.tokens_so_far)}"
    return UsageError(f"{count} for {name}", got, see)
