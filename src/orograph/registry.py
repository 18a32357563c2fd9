"""Plug-ins: one file each, found by file name.

Every folder of plug-ins is a *kind*. A plug-in is one module whose file name is the plug-in's name and
which defines one object of that name: a function `top_k`, or a class `TopK`. Files that start with an
underscore are helpers, not plug-ins. A third party adds plug-ins through the entry-point group
``orograph.<kind>``. Listing imports no plug-in; a missing optional package hurts only its user.
"""

from __future__ import annotations

import ast
import difflib
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
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
    "optimiser": "orograph.lab.optimisers",
    "plot": "orograph.plot",
    "reader": "orograph.results.readers",
    "recipe": "orograph.recipes",
    "route": "orograph.engine.routes",
    "sampler": "orograph.sampling",
    "schedule": "orograph.lab.schedules",
    "shell": "orograph.viewer.shells",
}

_EXTRAS = {"anywidget": "notebook", "h5py": "h5", "trimesh": "mesh"}


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


def summary(kind: str, name: str) -> str:
    """The first line of a plug-in's description, read from its file: imports nothing.

    Args:
        kind, name: of the plug-in.

    Returns:
        Empty where none is written, as for plug-ins of third parties.

    Example:
        >>> summary("measure", "accuracy")
        'The share of samples (or tokens) whose largest output is the target; a fraction, 0 … 1.'
    """
    node = _definition(kind, name)
    told = ast.get_docstring(node) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) else None
    return (told or "").partition("\n")[0].replace("``", "")


def stated_options(kind: str, name: str) -> str:
    """The options of a plug-in with their defaults, as a spec string has them, read from its file: imports nothing.

    The half of a data set is no option: whoever loads it asks for both.

    Args:
        kind, name: of the plug-in.

    Example:
        >>> stated_options("measure", "top_k"), stated_options("schedule", "constant")
        ('k=5,ignore_index=-100', 'warmup=0.0')
    """
    node = _definition(kind, name)
    if isinstance(node, ast.ClassDef):
        fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
        fields = [each for each in fields if not ast.unparse(each.annotation).startswith("ClassVar")]
        pairs = [(ast.unparse(each.target), each.value) for each in fields]
    elif isinstance(node, ast.FunctionDef):
        given = node.args
        after = given.args[len(given.args) - len(given.defaults) :]
        pairs = [(arg.arg, value) for arg, value in zip(after, given.defaults, strict=True)]
        pairs += [(arg.arg, value) for arg, value in zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    else:
        return ""
    return ",".join(f"{key}={_written(value)}" for key, value in pairs if value is not None and key != "split")


def _definition(kind: str, name: str) -> ast.AST | None:
    """The function or class that a plug-in's file defines, else the file itself; None for plug-ins of third parties."""
    if name not in _builtin(kind):
        return None
    tree = ast.parse((_folder(kind) / f"{name}.py").read_text(encoding="utf-8"))
    defined = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return next((node for node in defined if node.name in (name, _camel(name))), tree)


def _written(value: ast.expr) -> str:
    """A default as a spec string has it: texts without quotes, truths in small letters."""
    text = ast.unparse(value)
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else text.lower() if isinstance(value.value, bool) else text
    return text


def load(kind: str, name: str) -> Any:
    """The plug-in object of that kind and name: a function or a class.

    Raises:
        InputError: there is no such plug-in; the message suggests the nearest name.
        MissingPackageError: the plug-in needs a package that is not installed.
    """
    _check_name(kind, name)
    if name not in _builtin(kind):
        if name in (points := _third_party(kind)):
            return points[name].load()
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


def build(kind: str, spec: str, **given: Any) -> Any:
    """A configured plug-in from a spec string ``name`` or ``name:option=value,option=value``.

    A class is built with the options. A function all of whose arguments have defaults, such as a model or a data
    set, is called with them; any other function is the plug-in itself and takes no options here.

    Args:
        kind: one of `KINDS`.
        spec: name and options.
        given: further options as Python values; the spec must not state them too.

    Raises:
        InputError: unknown name, unknown option or a value of the wrong type.

    Example:
        >>> build("measure", "top_k:k=3")
        TopK(k=3, ignore_index=-100)
        >>> build("model", "mlp:sizes=4-2", seed=1).layer1
        Linear(in_features=4, out_features=2, bias=True)
    """
    plugin, options = parse(kind, spec)
    if _is_complete(plugin, given):
        return plugin(**options, **_unstated(kind, spec, options, given))
    if options:
        name = spec.partition(":")[0]
        raise InputError(f"{kind} {name!r} without options", repr(spec), f"write {name!r} alone")
    return plugin


def parse(kind: str, spec: str) -> tuple[Any, dict[str, Any]]:
    """The plug-in that a spec string names, and the options it states, converted to their types.

    Raises:
        InputError: unknown name, unknown option, one stated twice, or a value of the wrong type.

    Example:
        >>> parse("model", "resnet:depth=56,skip=false")[1]
        {'depth': 56, 'skip': False}
    """
    _check_name(kind, spec)
    name, _, tail = spec.partition(":")
    plugin = load(kind, name := name.strip())
    known = parameters(plugin) if tail else {}
    options: dict[str, Any] = {}
    for item in filter(None, tail.split(",")):
        key, equals, value = item.partition("=")
        if (key := key.strip()) not in known:
            raise InputError(f"an option of {kind} {name!r}", repr(key), did_you_mean(key, tuple(known)))
        if not equals:
            do = f"write for example {key}={known[key].default}"
            raise InputError(f"a value for the option {key!r} of {kind} {name!r}", "none", do)
        if key in options:
            raise InputError(f"the option {key!r} of {kind} {name!r} once", repr(spec), "leave one of them out")
        options[key] = _convert(value.strip(), known[key], f"the option {key!r} of {kind} {name!r}")
    return plugin, options


def canonical(kind: str, spec: str, **given: Any) -> str:
    """A spec string with every option written out and sorted: equal texts, equal plug-ins.

    Args:
        kind, spec, given: as for `build`.

    Raises:
        InputError: as `build`.

    Example:
        >>> canonical("measure", "top_k"), canonical("measure", "top_k: k=5 ")
        ('top_k:ignore_index=-100,k=5', 'top_k:ignore_index=-100,k=5')
    """
    plugin, options = parse(kind, spec)
    stated = options | _unstated(kind, spec, options, given)
    values = {key: parameter.default for key, parameter in parameters(plugin).items()} | stated
    tail = ",".join(f"{key}={_text(value)}" for key, value in sorted(values.items()))
    name = spec.partition(":")[0].strip()
    return f"{name}:{tail}" if tail else name


def parameters(plugin: Any) -> dict[str, inspect.Parameter]:
    """The options of a plug-in: the named arguments of a function, the fields of a dataclass.

    Example:
        >>> list(parameters(load("measure", "top_k")))
        ['k', 'ignore_index']
    """
    variable = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD, inspect.Parameter.POSITIONAL_ONLY)
    return {name: p for name, p in inspect.signature(plugin).parameters.items() if p.kind not in variable}


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


def options_from(kind: str, name: str, texts: Mapping[str, str]) -> dict[str, Any]:
    """Keyword options of a plug-in that is a function, from texts, converted to the types of its signature.

    Args:
        kind, name: the plug-in.
        texts: option → value as written; ``true`` and ``false`` for a flag, ``none`` where nothing is allowed.

    Raises:
        InputError: unknown plug-in or option, or a value of the wrong type.

    Example:
        >>> options_from("export", "vtp", {"scale": "0.5", "log": "true"})
        {'scale': 0.5, 'log': True}
    """
    known = {
        parameter.name: _words(parameter.annotation)
        for parameter in inspect.signature(load(kind, name)).parameters.values()
        if parameter.kind is parameter.KEYWORD_ONLY
    }
    known = {option: words for option, words in known.items() if set(words) <= {*_PARSERS, "None"}}
    options: dict[str, Any] = {}
    for option, text in texts.items():
        if option not in known:
            raise InputError(f"an option of {kind} {name!r}", repr(option), did_you_mean(option, tuple(known)))
        options[option] = _parsed(text, known[option], f"the option {option!r} of {kind} {name!r}")
    return options


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


def _check_name(kind: str, name: Any) -> None:
    if not isinstance(name, str):
        raise InputError(f"the name of {an(kind)}", repr(name), f"choose one (known: {', '.join(names(kind))})")


def _builtin(kind: str) -> tuple[str, ...]:
    if kind not in KINDS:
        raise InputError("a kind of plug-in", repr(kind), did_you_mean(kind, tuple(KINDS)))
    return tuple(m.name for m in pkgutil.iter_modules([str(_folder(kind))]) if not m.name.startswith("_"))


def _folder(kind: str) -> Path:
    return Path(__file__).parent.joinpath(*KINDS[kind].split(".")[1:])


def _third_party(kind: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=f"orograph.{kind}")}


def _words(annotation: Any) -> list[str]:
    """The types of an annotation such as ``float | None``, by name."""
    text = annotation.__name__ if inspect.isclass(annotation) else str(annotation)
    return [word.strip() for word in text.split("|")]


def _flag(text: str) -> bool:
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}[text.lower()]


_PARSERS: Mapping[str, Callable[[str], Any]] = {"bool": _flag, "int": int, "float": float, "str": str}


def _parsed(text: str, words: list[str], what: str) -> Any:
    if "None" in words and text.lower() == "none":
        return None
    for word in sorted(set(words) - {"None"}, key=list(_PARSERS).index):
        try:
            return _PARSERS[word](text)
        except (ValueError, KeyError):
            continue
    wanted = " or ".join(an(word) for word in words if word != "None")
    raise InputError(f"{wanted} for {what}", repr(text), "correct it, or leave it out")


def _camel(name: str) -> str:
    return "".join(part.title() for part in name.split("_"))


def _is_complete(plugin: Any, given: Mapping[str, Any]) -> bool:
    """Whether the plug-in can be called with what is given: a class, or a function without other needs."""
    needed = (name for name, p in parameters(plugin).items() if p.default is p.empty and name not in given)
    return inspect.isclass(plugin) or not any(needed)


def _unstated(kind: str, spec: str, stated: Mapping[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    for key in given:
        if key in stated:
            raise InputError(f"{key!r} left out of the {kind}", repr(spec), f"delete {key}={_text(stated[key])}")
    return given


def _text(value: Any) -> str:
    """A value as a spec string writes it."""
    return str(value).lower() if value is None or isinstance(value, bool) else str(value)


def _convert(text: str, parameter: inspect.Parameter, what: str) -> Any:
    default, words = parameter.default, _words(parameter.annotation)
    if set(words) & {"int", "float", "bool"} and "None" in words and set(words) <= {*_PARSERS, "None"}:
        return _parsed(text, words, what)
    try:
        if isinstance(default, bool):
            return _flag(text)
        if isinstance(default, int | float):
            return (float if words == ["float"] else type(default))(text)
    except (ValueError, KeyError):
        raise InputError(
            f"{an(type(default).__name__)} for {what}", repr(text), f"correct it: the default is {default!r}"
        ) from None
    return None if "None" in words and text.lower() == "none" else text
