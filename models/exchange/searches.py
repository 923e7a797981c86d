"""Saved searches: in a folder they name by code what the dossier names by id."""

import json
from collections.abc import Mapping
from typing import Any

from models.exchange.naming import Name
from models.record.canonical import canonical
from models.tables import Analyst, Issue, Party, Row, Speaker

_NAMING: Mapping[str, type[Row]] = {"party": Party, "issue": Issue, "speaker": Speaker, "analyst": Analyst}
"""Sides by which a search can be narrowed down to rows, with their tables."""


def with_names(query: str, names: Mapping[type[Row], Mapping[str, Name]]) -> str:
    """A query with the names of rows in place of their ids; what cannot be read stays as it is."""
    spoken = {
        table: {row_id: _spoken(name) for row_id, name in names.get(table, {}).items()} for table in _NAMING.values()
    }
    return _replaced(query, spoken)


def with_ids(query: str, ids: Mapping[type[Row], Mapping[Name, str]]) -> str:
    """A query with the ids of rows in place of their names; an unknown name stays, and finds nothing."""
    spoken = {
        table: {_spoken(name): row_id for name, row_id in ids.get(table, {}).items()} for table in _NAMING.values()
    }
    return _replaced(query, spoken)


def _spoken(name: Name) -> str:
    return " ".join(name) if isinstance(name, tuple) else str(name)


def _replaced(query: str, names: Mapping[type[Row], Mapping[str, str]]) -> str:
    try:
        found: Any = json.loads(query)
        chosen = found["chosen"]
        for side, table in _NAMING.items():
            if isinstance(chosen.get(side), list):
                chosen[side] = sorted(names[table].get(value, value) for value in chosen[side])
        return canonical(found)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return query
