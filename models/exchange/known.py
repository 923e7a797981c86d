"""What a dossier has already: the ids of its rows by what names them in a folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.exchange.layout import SHEETS
from models.exchange.naming import Name, Read, has_names, named_rows
from models.tables import Row


@dataclass(frozen=True, slots=True)
class Known:
    """Ids by name for each table, in the dossier's order; `doubles` are names that several rows share."""

    ids: Mapping[type[Row], Mapping[Name, str]] = field(default_factory=dict)
    doubles: Mapping[type[Row], frozenset[Name]] = field(default_factory=dict)

    def of(self, table: type[Row]) -> Mapping[Name, str]:
        """The ids of a table's rows by name."""
        return self.ids.get(table, {})

    def shared(self, table: type[Row]) -> frozenset[Name]:
        """Names of several rows each, which copies of a dossier can come to have when they are merged."""
        return self.doubles.get(table, frozenset())


NOTHING = Known()
"""A dossier that has no rows yet."""


def known_rows(read: Read) -> Known:
    """The names and ids of all rows that a folder can name."""
    ids: dict[type[Row], dict[Name, str]] = {}
    doubles: dict[type[Row], frozenset[Name]] = {}
    for sheet in filter(has_names, SHEETS):
        found: dict[Name, str] = {}
        several = set()
        for row_id, name in named_rows(sheet, read):
            if found.setdefault(name, row_id) != row_id:
                several.add(name)
        ids[sheet.table] = found
        doubles[sheet.table] = frozenset(several)
    return Known(ids, doubles)
