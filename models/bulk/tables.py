"""The table that the clipboard holds, in whichever of its forms says best which cells there are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.bulk.limits import check_length, check_shape
from models.bulk.page_table import page_table, seems_shaped
from models.bulk.separated import separated
from models.errors import UserError
from models.gathering.cleaning import clean
from models.phrases import counted

_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_NO_TABLE = "The clipboard holds no table. Copy rows of a spreadsheet, a table of a page, or CSV, and paste again."


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one width, none of them without any words; `notes` say what was done to make them so."""

    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0])


def clipboard_table(plain: str, page: str = "", csv: str = "") -> Table:
    """The table in what the clipboard holds as plain text, as a page and as CSV; raises `UserError` for none.

    The page says which cells there are, the plain text how they are written: that is taken where both have one shape.
    """
    check_length(len(plain) + len(page) + len(csv))
    written = _worded(_written(plain, csv))
    of_page = [] if seems_shaped(page, *_shape(written)) else _worded(page_table(page))
    rows, text = (of_page, page) if of_page and _shape(of_page) != _shape(written) else (written, plain + csv)
    if len(rows) * _width(rows) < 2:
        raise UserError(_NO_TABLE)
    check_shape(len(rows), _width(rows))
    return _table(rows, text)


def _written(plain: str, csv: str) -> list[list[str]]:
    if "\t" in plain:
        return separated(plain, "\t")
    text = csv or plain
    for delimiter in ",;\t":
        head = separated(text.partition("\n")[0], delimiter)
        rows = separated(text, delimiter) if head and len(head[0]) > 1 else []
        if rows and (csv or all(len(row) == len(rows[0]) for row in _worded(rows))):
            return rows
    return separated(plain, "\t")


def _worded(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [row for row in rows if any(cell.strip() for cell in row)]


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max(map(len, rows), default=0)


def _shape(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    return len(rows), _width(rows)


def _table(rows: Sequence[Sequence[str]], text: str) -> Table:
    width, odd = _width(rows), _ODD.search(text) is not None
    short = sum(len(row) < width for row in rows)
    notes = list(clean(text).notes) if odd else []
    if short:
        verb = "is" if short == 1 else "are"
        rows_are = f"{counted(short, 'row')} {verb} shorter than the others"
        notes.append(f"{rows_are}: what is missing there is taken as empty.")
    whole = (tuple(_cleaned(cell) for cell in row) if odd else tuple(row) for row in rows)
    return Table(tuple(row + ("",) * (width - len(row)) for row in whole), tuple(notes))


def _cleaned(cell: str) -> str:
    return clean(cell).text if _ODD.search(cell) else cell
