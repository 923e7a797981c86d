"""One file of a folder, read into rows of values."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from models.exchange.cells import Kind, Rejected, Value
from models.exchange.layout import HEAD
from models.exchange.naming import told_apart
from models.exchange.problems import Problem
from models.exchange.records import Records, open_records
from models.exchange.sheet import Column, Sheet
from models.tables import Package, Round

Key: TypeAlias = Any
"""What names a row: its code, a round's number, a text's (source, version); of an option (issue, scale, value)."""

BAD = "\0"
"""Stands for a cell that was refused; no text read from a file can be equal to it."""

_STEP = 1000
_REMEMBERED = 20_000


@dataclass(slots=True)
class Part:
    """A file's columns as the file has them, its rows in their order, and each row's number in the file."""

    sheet: Sheet
    columns: tuple[Column, ...] = ()
    rows: list[list[Any]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    loose: set[Key] = field(default_factory=set)
    """Keys of rows that were refused: what refers to them is not refused as well."""
    whole: bool = False
    """Whether all rows could be told apart; otherwise nobody knows which keys the file defines."""

    def places(self, names: Iterable[str]) -> list[int] | None:
        """Where columns stand in a row; None if one of them is missing."""
        at = {column.name: place for place, column in enumerate(self.columns)}
        wanted = list(names)
        return [at[name] for name in wanted] if all(name in at for name in wanted) else None

    def row_keys(self) -> Iterable[Key]:
        """What names each row, in their order; nothing where rows have no names or a column of them is missing."""
        places = self._key_places()
        if not places:
            return ()
        at = places[0]
        if len(places) > 1 or at is None:
            return (_joined(row, places) for row in self.rows)
        keys = (row[at] for row in self.rows)
        return told_apart(keys) if self.sheet.table is Package else keys

    def names_its_rows(self) -> bool:
        """Whether all columns are there that name a row."""
        return self._key_places() is not None

    def _key_places(self) -> list[int | None] | None:
        """Where the columns of a key stand, None for an optional one that the file lacks."""
        at = {column.name: place for place, column in enumerate(self.columns)}
        needed = {column.name for column in self.sheet.columns if not column.optional}
        if not needed & set(self.sheet.key) <= at.keys():
            return None
        return [at.get(name) for name in self.sheet.key]

    def problem(self, index: int, column: str | None, value: str | None, reason: str, accepted: str) -> Problem:
        """A problem of the row at a position."""
        return Problem(self.sheet.file, self.numbers[index], column, value, reason, accepted)


def read_part(sheet: Sheet, data: bytes, problems: list[Problem]) -> Generator[int, None, Part]:
    """Read a file's bytes, adding what is wrong to `problems`; yields now and then how many are done."""
    part = Part(sheet)
    try:
        records = open_records(data, {column.name for column in sheet.columns})
        part.columns = _match(sheet, records.header, problems)
        yield from _read_rows(part, records, problems)
    except Rejected as refusal:
        problems.append(Problem(sheet.file, None, None, None, str(refusal), ""))
    else:
        part.whole = part.names_its_rows()
    return part


def _match(sheet: Sheet, header: list[str], problems: list[Problem]) -> tuple[Column, ...]:
    known = {column.name: column for column in sheet.columns}
    accepted = ", ".join(known)
    if not known.keys() & set(header):
        raise Rejected(f"the header has none of the columns {accepted}")
    for place, name in enumerate(header):
        if name in header[:place]:
            problems.append(Problem(sheet.file, 1, name, None, "the column appears twice", "each column once"))
        elif name not in known and not (sheet.any_head and name.startswith(HEAD)):
            problems.append(_unknown(sheet, name, accepted))
    problems.extend(
        Problem(sheet.file, 1, name, None, "the column is missing", "")
        for name, column in known.items()
        if not column.optional and name not in header
    )
    ignored = Kind("", str)
    return tuple(known.get(name) or Column(name, "", ignored) for name in header)


def _unknown(sheet: Sheet, name: str, accepted: str) -> Problem:
    of_head = sheet.table is Round and name.startswith(HEAD)
    reason = "no party has this code" if of_head else "the column is not known"
    return Problem(sheet.file, 1, name, None, reason, f"the columns {accepted}")


class _Parsed(dict[str, Value]):
    """The values of cells of one column, each parsed once: grades, days and codes repeat."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._parse = kind.parse

    def __missing__(self, cell: str) -> Value:
        value = self._parse(cell)
        if len(self) < _REMEMBERED:
            self[cell] = value
        return value


def _read_rows(part: Part, records: Records, problems: list[Problem]) -> Generator[int, None, None]:
    kinds = [column.kind for column in part.columns]
    parsers = [kind.parse if kind.varied else _Parsed(kind).__getitem__ for kind in kinds]
    width = len(kinds)
    for number, cells in enumerate(records.rows, 2):
        if number % _STEP == 0:
            yield records.done()
        if not cells:
            continue
        if len(cells) != width:
            _refuse_row(part, number, cells, problems)
            continue
        try:
            row = [parse(cell) for parse, cell in zip(parsers, cells, strict=True)]
        except Rejected:
            row = _refuse_cells(part, number, cells, problems)
        part.rows.append(row)
        part.numbers.append(number)


def _refuse_row(part: Part, number: int, cells: list[str], problems: list[Problem]) -> None:
    width = len(part.columns)
    amount = "few" if len(cells) < width else "many"
    reason = f"the row has too {amount} cells, {len(cells)} instead of {width}"
    problems.append(Problem(part.sheet.file, number, None, None, reason, ""))
    places = part.places(part.sheet.key)
    if places and max(places) < len(cells):
        _let_loose(part, [cells[place] for place in places])


def _refuse_cells(part: Part, number: int, cells: list[str], problems: list[Problem]) -> list[Value]:
    row: list[Value] = []
    for column, cell in zip(part.columns, cells, strict=True):
        try:
            row.append(column.kind.parse(cell))
        except Rejected as refusal:
            row.append(BAD)
            problems.append(Problem(part.sheet.file, number, column.name, cell, str(refusal), column.kind.accepted))
    places = part.places(part.sheet.key)
    if places and any(row[place] == BAD for place in places):
        _let_loose(part, [cells[place] for place in places])
    return row


def _let_loose(part: Part, cells: list[str]) -> None:
    """Remember the key that a refused row was probably meant to have."""
    *owner, meant = (cell.strip() for cell in cells)
    if not owner:
        part.loose |= {cells[0], meant}
    if meant.isdecimal() and len(meant) < 10:
        part.loose.add((*owner, int(meant)) if owner else int(meant))


def _joined(row: list[Any], places: list[int | None]) -> Key:
    key = tuple(None if place is None else row[place] for place in places)
    return BAD if BAD in key else key
