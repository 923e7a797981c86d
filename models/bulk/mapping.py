"""Which column of a table is which field of a statement: by its heading, else by what stands in it."""

import re
from collections.abc import Mapping, Sequence

from models.bulk.fields import Field
from models.bulk.reading import Near, Reader
from models.bulk.tables import Table
from models.entry import Refused
from models.folding import folded

_SIGNS = re.compile(r"[\W_]+")
_LOOKED_AT = 40
_ENOUGH = 0.6

_FURTHER: Mapping[Field, tuple[str, ...]] = {
    Field.CODE: ("code", "statement", "statement code", "no"),
    Field.SAID: ("date", "day", "when", "date said", "day said"),
    Field.PUBLISHED: ("date published", "day published", "publication date"),
    Field.PARTY: ("side", "delegation", "actor"),
    Field.SPEAKER: ("who", "said by", "name"),
    Field.ISSUE: ("topic", "question"),
    Field.ACT: ("kind", "type"),
    Field.RANGE: ("stance", "position", "place"),
    Field.LOW: ("low", "from"),
    Field.HIGH: ("high", "to"),
    Field.GRADE: ("grade",),
    Field.TEXT: ("quote", "words", "what was said"),
    Field.RECORD: ("record",),
    Field.LOCATOR: ("page", "paragraph"),
    Field.NOTE: ("notes", "comment", "comments", "remarks"),
}
"""What people call columns, beside their names in a dossier folder and their headings in the register."""

_BY_CONTENT = (
    Field.ACT, Field.PARTY, Field.SPEAKER, Field.ISSUE, Field.SOURCE, Field.SAID, Field.PUBLISHED, Field.GRADE,
    Field.RANGE,
)  # fmt: skip
"""Fields that are told by what stands in a column; whole figures alone are none of these, for they can be several."""


def _key(heading: str) -> str:
    return _SIGNS.sub(" ", folded(heading)).strip()


_BY_NAME = {
    _key(name): field for field in Field for name in (str(field), field.heading, *_FURTHER.get(field, ()))
}  # fmt: skip


def has_headings(table: Table) -> bool:
    """Whether the first row holds headings: at least half of what stands there, and more than one if there are more."""
    head = [cell for cell in table.rows[0] if cell.strip()]
    known = sum(_key(cell) in _BY_NAME for cell in head)
    return len(table.rows) > 1 and known * 2 >= len(head) and known >= min(2, table.width)


def by_headings(headings: Sequence[str]) -> list[Field | None]:
    """The field of each heading, None where it names none, or one that another column before it has."""
    found: list[Field | None] = []
    for heading in headings:
        field = _BY_NAME.get(_key(heading))
        found.append(None if field in found else field)
    return found


def by_content(rows: Sequence[Sequence[str]], reader: Reader) -> list[Field | None]:
    """The field of each column by what most of its first cells can be read as, None where that is nothing."""
    found: list[Field | None] = []
    for column in zip(*rows[:_LOOKED_AT], strict=True):
        cells = [cell for cell in column if cell.strip()]
        free = [field for field in _BY_CONTENT if field not in found]
        found.append(next((field for field in free if cells and _reads(reader, field, cells)), None))
    return found


def _reads(reader: Reader, field: Field, cells: Sequence[str]) -> bool:
    telling = [cell for cell in cells if not cell.strip().isdecimal()]
    read = sum(not isinstance(reader.tried(field, cell, Near()), Refused) for cell in telling)
    return read >= _ENOUGH * len(cells)
