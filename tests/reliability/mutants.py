"""Seeded faults: the code of a module with one line replaced, put in place of the sound code for a while."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import CodeType, FunctionType, ModuleType


@dataclass(frozen=True)
class Fault:
    """A mistake that somebody could make: what it is, in which module, and the text that it replaces by which."""

    what: str
    module: str
    sound: str
    faulty: str


@contextmanager
def made(fault: Fault) -> Iterator[None]:
    """Run with a fault. Functions keep who imported them: only what they do is exchanged."""
    module = import_module(fault.module)
    with open(str(module.__file__), encoding="utf-8") as file:
        source = file.read()
    if source.count(fault.sound) != 1:
        raise ValueError(f"{fault.sound!r} is not exactly once in {fault.module}")
    other = ModuleType(fault.module)
    other.__file__ = module.__file__
    # Dataclasses look their module up by its name.
    sys.modules[fault.module] = other
    try:
        exec(compile(source.replace(fault.sound, fault.faulty), str(module.__file__), "exec"), vars(other))  # noqa: S102
    finally:
        sys.modules[fault.module] = module
    before: list[tuple[FunctionType, CodeType]] = []
    theirs = dict(_functions(other))
    for name, function in _functions(module):
        before.append((function, function.__code__))
        function.__code__ = theirs[name].__code__
    try:
        yield
    finally:
        for function, code in before:
            function.__code__ = code


def _functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    for name, value in list(vars(module).items()):
        if getattr(value, "__module__", None) != module.__name__:
            continue
        if isinstance(value, FunctionType):
            yield name, value
        elif isinstance(value, type):
            for inner, member in vars(value).items():
                found = member.func if isinstance(member, cached_property) else member
                found = found.fget if isinstance(found, property) else found
                if isinstance(found, FunctionType) and found.__code__.co_filename == module.__file__:
                    yield f"{name}.{inner}", found
