"""Plug-ins: one file each, found by file name.

Every folder of plug-ins is a *kind*. A plug-in is one module whose file name is the plug-in's name and
which defines one object of that name: a function `top_k`, or a class `TopK`. Files that start with an
underscore are helpers, not plug-ins. A third party adds plug-ins through the entry-point group
``orograph.<kind>``. Listing imports no plug-in; a missing optional package hurts only its user.
"""

from __future__ import annotations

import dataclasses
import difflib
import importlib
import inspect
import pkgutil
from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from orograph.errors import InputError, MissingPackageError, an

KINDS: Mapping[str, str] = {
    "dataset": "orograph.lab.datasets",
    "direction": "orograph.directions",
    "executor": "orograph.engine.executors",
    "export": "orograph.export",
    "loss": "orograph.objectives.losses",
    "measure": "orograph.objectives.measures",
    "model": "orograph.lab.models",
    "plot": "orograph.plot",
    "reader": "orograph.results.readers",
    "sampler": "orograph.sampling",
}

_EXTRAS = {"h5py": "h5"}


def names(kind: str) -> tuple[str, ...]:
    """Names of all plug-ins of a kind, sorted; imports none of them.

    Args:
        kind: one of `KINDS`.

    Returns:
        The built-in names and those of installed third parties.

    Raises:
        InputError: there is no such kind.

    Example:
        >>> "cross_entropy" in names("loss")
        True
    """
    return tuple(sorted({*_builtin(kind), *_third_party(kind)}))


def load(kind: str, name: str) -> Any:
    """The plug-in object of that kind and name: a function or a class.

    Raises:
        InputError: there is no such plug-in; the message suggests the nearest name.
        MissingPackageError: the plug-in needs a package that is not installed.
    """
    if name in (points := _third_party(kind)) and name not in _builtin(kind):
        return points[name].load()
    if name not in _builtin(kind):
        raise InputError(f"the name of {an(kind)}", repr(name), did_you_mean(name, names(kind)))
    try:
        module = importlib.import_module(f"{KINDS[kind]}.{name}")
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing in ("", "orograph"):
            raise
        wanted = f"orograph[{_EXTRAS[missing]}]" if missing in _EXTRAS else missing
        raise MissingPackageError(
            f"the package {missing} for the {kind} {name!r}", "no such package", f"pip install '{wanted}'"
        ) from error
    return getattr(module, name, None) or getattr(module, _camel(name))


def build(kind: str, spec: str) -> Any:
    """A configured plug-in from a spec string ``name`` or ``name:option=value,option=value``.

    Raises:
        InputError: unknown name, unknown option or a value of the wrong type.

    Example:
        >>> build("measure", "top_k:k=3")
        TopK(k=3, ignore_index=-100)
    """
    name, _, tail = spec.partition(":")
    plugin = load(kind, name.strip())
    if not inspect.isclass(plugin):
        if tail:
            raise InputError(f"{kind} {name!r} without options", repr(spec), f"write {name!r} alone")
        return plugin
    fields = {field.name: field for field in dataclasses.fields(plugin)}  # type: ignore[arg-type]
    options: dict[str, Any] = {}
    for item in filter(None, tail.split(",")):
        key, equals, value = item.partition("=")
        if (key := key.strip()) not in fields:
            raise InputError(f"an option of {kind} {name!r}", repr(key), did_you_mean(key, tuple(fields)))
        if not equals:
            do = f"write for example {key}={fields[key].default}"
            raise InputError(f"a value for the option {key!r} of {kind} {name!r}", "none", do)
        options[key] = _convert(value.strip(), fields[key].default, f"the option {key!r} of {kind} {name!r}")
    return plugin(**options)


def call(kind: str, name: str, *args: Any, **options: Any) -> Any:
    """Calls a plug-in that is a function, after checking its options.

    Raises:
        InputError: unknown plug-in, or an option that it does not have.
    """
    plugin = load(kind, name)
    keywords = [p.name for p in inspect.signature(plugin).parameters.values() if p.kind is p.KEYWORD_ONLY]
    for option in options:
        if option not in keywords:
            raise InputError(f"an option of {kind} {name!r}", repr(option), did_you_mean(option, tuple(keywords)))
    return plugin(*args, **options)


def did_you_mean(name: str, known: tuple[str, ...]) -> str:
    """The clause that ends an "unknown name" sentence.

    Example:
        >>> did_you_mean("cros_entropy", ("cross_entropy", "mse"))
        "did you mean 'cross_entropy'? (known: cross_entropy, mse)"
    """
    if not known:
        return "leave it out: there is none to choose from"
    listing = f"known: {', '.join(known)}"
    close = difflib.get_close_matches(str(name), known, n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}? ({listing})" if close else f"choose one that exists ({listing})"


def _builtin(kind: str) -> tuple[str, ...]:
    if kind not in KINDS:
        raise InputError("a kind of plug-in", repr(kind), did_you_mean(kind, tuple(KINDS)))
    folder = Path(__file__).parent.joinpath(*KINDS[kind].split(".")[1:])
    return tuple(m.name for m in pkgutil.iter_modules([str(folder)]) if not m.name.startswith("_"))


def _third_party(kind: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=f"orograph.{kind}")}


def _camel(name: str) -> str:
    return "".join(part.title() for part in name.split("_"))


def _convert(text: str, default: Any, what: str) -> Any:
    try:
        if isinstance(default, bool):
            return {"true": True, "1": True, "false": False, "0": False}[text.lower()]
        if isinstance(default, int | float):
            return type(default)(text)
    except (ValueError, KeyError):
        raise InputError(
            f"{an(type(default).__name__)} for {what}", repr(text), f"correct it: the default is {default!r}"
        ) from None
    return text
