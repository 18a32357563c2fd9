"""Users' models and data: `file.py:factory` or `package.module:factory`, called with keyword options."""

from __future__ import annotations

import functools
import hashlib
import importlib
import importlib.util
import inspect
import os
import random
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from orograph.cli.blame import user_place, what
from orograph.errors import DataError, InputError, ModelError, OrographError, an
from orograph.registry import did_you_mean

_COMPLAINTS: Mapping[str, type[OrographError]] = {"model": ModelError, "data": DataError}
_WORDS: Mapping[str, Any] = {"true": True, "false": False, "none": None}


def value_of(text: str) -> Any:
    """An option's value: an integer, a number, true, false, none, or else the text; quotes keep it a text.

    Example:
        >>> [value_of(text) for text in ("20", "1e-3", "true", "none", "relu", "'20'")]
        [20, 0.001, True, None, 'relu', '20']
    """
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    for kind in (int, float):
        try:
            return text if "_" in text else kind(text)
        except ValueError:
            continue
    return text


def options_of(pairs: Iterable[str], flag: str) -> dict[str, Any]:
    """Keyword options from texts ``name=value``.

    Args:
        pairs: the texts.
        flag: the command line option they were given to.

    Raises:
        InputError: a text is not of this form.

    Example:
        >>> options_of(["depth=20", "skip=false"], "--model-arg")
        {'depth': 20, 'skip': False}
    """
    options = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip().isidentifier():
            raise InputError(f"{flag} name=value", repr(pair), f"write for example {flag} depth=20")
        options[key.strip()] = value_of(value)
    return options


def make(role: str, target: str, options: Mapping[str, Any], seed: int) -> Any:
    """What a user's factory returns.

    Args:
        role: ``model`` or ``data``.
        target: ``file.py:factory`` or ``package.module:factory``.
        options: the factory's keyword options.
        seed: of Python's, NumPy's and torch's generators while the factory runs.

    Raises:
        InputError: the file, the module or the function is not there, or the options are not its own.
        ModelError: the model's factory raised, or returned no `torch.nn.Module`.
        DataError: the data's factory raised, or returned nothing.
    """
    found = find(role, target)
    _seed(seed)
    if not _is_factory(found):
        if options:
            name = next(iter(options))
            raise InputError(f"no --{role}-arg for {target!r}, which is not a function", repr(name), "leave it out")
        made = found
    else:
        _check_options(role, target, found, options)
        made = _guarded(role, target, functools.partial(found, **options))
    return _checked(role, target, made)


def find(role: str, target: str) -> Any:
    """The object that a target names.

    Raises:
        InputError: there is no such file, module or object.
        ModelError, DataError: the file or module raised while it was imported.
    """
    source, colon, name = target.rpartition(":")
    if not colon or not source or not name:
        example = f"--{role} nets.py:{'resnet' if role == 'model' else 'test_set'}"
        raise InputError(f"--{role} file.py:factory or package.module:factory", repr(target), f"write e.g. {example}")
    module = _from_file(role, target, Path(source)) if source.endswith(".py") else _from_name(role, target, source)
    if not hasattr(module, name):
        public = tuple(key for key, value in vars(module).items() if callable(value) and not key.startswith("_"))
        raise InputError(f"a function of {source!r} for --{role}", repr(name), did_you_mean(name, public))
    return getattr(module, name)


def _from_file(role: str, target: str, file: Path) -> ModuleType:
    if not os.path.isfile(file):
        raise InputError(f"a Python file for --{role}", f"{str(file)!r}, which does not exist", "check the path")
    path = file.resolve()
    name = f"orograph_user_{hashlib.sha256(str(path).encode(errors='replace') + path.read_bytes()).hexdigest()[:16]}"
    if name in sys.modules:
        return sys.modules[name]
    _allow_imports_from(path.parent, path.stem)
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        _guarded(role, target, functools.partial(spec.loader.exec_module, module))
    except BaseException:
        del sys.modules[name]
        raise
    import cloudpickle

    cloudpickle.register_pickle_by_value(module)
    return module


def _from_name(role: str, target: str, name: str) -> ModuleType:
    _allow_imports_from(Path.cwd(), "")
    importlib.invalidate_caches()
    try:
        missing = importlib.util.find_spec(name) is None
    except (ImportError, ValueError, AttributeError):
        missing = True
    if missing:
        raise InputError(
            f"a Python module for --{role}", f"{name!r}, which cannot be found", "check the name, or write file.py:name"
        )
    module: ModuleType = _guarded(role, target, functools.partial(importlib.import_module, name))
    return module


def _allow_imports_from(folder: Path, stem: str) -> None:
    """Lets a user's file import its neighbours, but never replace a module (`random.py`, `torch.py`)."""
    if str(folder) in sys.path:
        return
    standard = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    ends = [i for i, entry in enumerate(sys.path, 1) if entry in standard or entry.endswith("lib-dynload")]
    clash = stem.isidentifier() and importlib.util.find_spec(stem) is not None
    sys.path.insert(len(sys.path) if clash or not ends else ends[-1], str(folder))


def _is_factory(found: Any) -> bool:
    if inspect.isclass(found) or inspect.isroutine(found):
        return True
    return callable(found) and not any(hasattr(found, name) for name in ("forward", "__getitem__", "__iter__"))


def _check_options(role: str, target: str, factory: Callable[..., Any], options: Mapping[str, Any]) -> None:
    try:
        signature = inspect.signature(factory)
    except (TypeError, ValueError):
        return
    kinds = {parameter.kind for parameter in signature.parameters.values()}
    usable = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    known = {name: parameter for name, parameter in signature.parameters.items() if parameter.kind in usable}
    for name in options:
        if name not in known and inspect.Parameter.VAR_KEYWORD not in kinds:
            raise InputError(f"an option of {target!r}", repr(name), did_you_mean(name, tuple(known)))
    for name, parameter in known.items():
        if parameter.default is inspect.Parameter.empty and name not in options:
            raise InputError(f"a value for {name!r} of {target!r}", "none", f"add --{role}-arg {name}=...")


def _guarded(role: str, target: str, call: Callable[[], Any]) -> Any:
    try:
        return call()
    except OrographError:
        raise
    except (Exception, SystemExit) as error:
        source = target.rpartition(":")[0]
        place = user_place(error, str(Path(source).resolve()) if source.endswith(".py") else "")
        raise _COMPLAINTS[role](
            f"{'a model' if role == 'model' else 'data'} from {target!r}",
            what(error) + (f" at {place}" if place else ""),
            "correct it there, or add --traceback to see the whole way",
        ) from error


def _checked(role: str, target: str, made: Any) -> Any:
    if role == "model":
        import torch

        if not isinstance(made, torch.nn.Module):
            raise ModelError(f"a torch.nn.Module from {target!r}", an(type(made).__name__), "return the model")
    elif made is None:
        raise DataError(f"data from {target!r}", "None", "return a DataLoader, a Dataset or a tuple of tensors")
    return made


def _seed(seed: int) -> None:
    import numpy as np
    import torch

    random.seed(seed)
    np.random.seed(seed % 2**32)
    torch.manual_seed(seed % 2**64)
