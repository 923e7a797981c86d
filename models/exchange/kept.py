"""Saved searches and views: in a folder they name by code what the dossier names by id."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from models.exchange.naming import Name
from models.record.canonical import canonical
from models.tables import Analyst, Issue, Party, Round, Row, Speaker

_TABLES: Mapping[str, type[Row]] = {"party": Party, "issue": Issue, "speaker": Speaker, "analyst": Analyst}
"""Sides by which a search can be narrowed down to rows, and what lanes are of, with their tables."""

_NAMED: tuple[type[Row], ...] = (*_TABLES.values(), Round)

_Naming: TypeAlias = Callable[[type[Row], Any], Any]
"""What a row of a table is called on the other side; what is not known stays as it is."""


def with_names(text: str, names: Mapping[type[Row], Mapping[str, Name]]) -> str:
    """A search or view with the names of rows in place of their ids; what cannot be read stays as it is."""
    spoken = {table: {row_id: _spoken(name) for row_id, name in names.get(table, {}).items()} for table in _NAMED}
    return _replaced(text, lambda table, row_id: spoken[table].get(row_id, row_id))


def with_ids(text: str, ids: Mapping[type[Row], Mapping[Name, str]]) -> str:
    """A search or view with the ids of rows in place of their names; an unknown name stays, and finds nothing."""
    spoken = {table: {_spoken(name): row_id for name, row_id in ids.get(table, {}).items()} for table in _NAMED}
    return _replaced(text, lambda table, name: spoken[table].get(name, name))


def _spoken(name: Name) -> str:
    return " ".join(name) if isinstance(name, tuple) else str(name)


def _replaced(text: str, naming: _Naming) -> str:
    try:
        found: Any = json.loads(text)
        for part, key, table in _places(found):
            part[key] = naming(table, part[key])
        for part, key in _sets(found):
            part[key].sort()
        return canonical(found)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return text


def _places(found: Any) -> Iterator[tuple[Any, Any, type[Row]]]:
    """Where rows are named: in what, at which key or index, and of which table."""
    if "chosen" in found:
        for side, table in _TABLES.items():
            yield from _listed(found["chosen"].get(side), table)
        return
    for name in ("heights", "pinned", "order", "hidden"):
        yield from ((entry, 1, _TABLES[entry[0]]) for entry in found["lanes"][name])
    yield from _listed(found["parties"], Party)
    for name in ("hidden", "own_order"):
        yield from _listed(found["issues"][name], Issue)
    yield from _listed(found["rounds"], Round)


def _listed(part: Any, table: type[Row]) -> Iterator[tuple[Any, int, type[Row]]]:
    if isinstance(part, list):
        yield from ((part, at, table) for at in range(len(part)))


def _sets(found: Any) -> Iterator[tuple[Any, str]]:
    """The lists whose order says nothing, so that it is always the same."""
    if "chosen" in found:
        yield from ((found["chosen"], side) for side in _TABLES if isinstance(found["chosen"].get(side), list))
        return
    yield from ((found["lanes"], name) for name in ("heights", "hidden"))
    yield found["issues"], "hidden"
    if found["parties"] is not None:
        yield found, "parties"
