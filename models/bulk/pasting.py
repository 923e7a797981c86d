"""A table on its way into the dossier: which column is which field, what its rows say, and what is left out.

Nothing is stored from here. Rows are read when they are asked for, since a table can have thousands.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum, auto

from models.bulk.applying import Given
from models.bulk.fields import ENDS, NEEDED, Field
from models.bulk.mapping import by_content, by_headings, has_headings
from models.bulk.reading import Named
from models.bulk.row_reader import PastedRow, RowReader, Words
from models.bulk.tables import Table
from models.snapshot import Snapshot

_READ_AHEAD = 500


class Standing(Enum):
    """What becomes of a row."""

    NEW = auto()
    CHANGE = auto()
    SAME = auto()
    BAD = auto()
    LEFT_OUT = auto()


class Pasting:
    """One pasted table. Columns, cells and rows are counted from 0; the row of headings is none of its rows."""

    def __init__(self, table: Table, snapshot: Snapshot, named: Named, words: Words, today: date) -> None:
        self._cells = [list(row) for row in table.rows]
        self._words, self._today = words, today
        self.width, self.notes = table.width, table.notes
        self.fields: list[Field | None] = []
        self.usual: dict[Field, str] = {}
        """What new statements have where the table has no column for it, as it was typed."""
        self.clears = False
        """Whether an empty cell takes off what the statement says."""
        self._headed = has_headings(table)
        self._left_out = set[int]()
        self._rows: dict[int, PastedRow] = {}
        self._by_code: dict[str, list[int]] = {}
        self.follow(snapshot, named)
        self._guess()

    def __len__(self) -> int:
        return len(self._cells) - self._headed

    @property
    def headed(self) -> bool:
        """Whether the first row of the table holds headings."""
        return self._headed

    @property
    def headings(self) -> list[str]:
        """What stands over the columns in the table itself, "" where nothing does."""
        return list(self._cells[0]) if self._headed else [""] * self.width

    @property
    def not_taken(self) -> list[str]:
        """The headings of columns that are no field."""
        return [words for words, field in zip(self.headings, self.fields, strict=True) if words and field is None]

    @property
    def checked(self) -> int:
        """How many rows have been read by now."""
        return len(self._rows)

    def follow(self, snapshot: Snapshot, named: Named) -> None:
        """Read everything against another state of the dossier."""
        self.saw = snapshot
        self.row_reader = RowReader(snapshot, named, self._words, self._today)
        self._forget()

    def take_headings(self, *, headed: bool) -> None:
        """Take the first row for headings, or for a row like the others."""
        self._headed = headed
        self._left_out.clear()
        self._forget()
        self._guess()

    def assign(self, column: int, field: Field | None) -> None:
        """Let a column be a field, or none; another column that was this field is none from then on."""
        taken_by = {field, *ENDS} if field is Field.RANGE else {field, Field.RANGE} if field in ENDS else {field}
        self.fields = [None if one in taken_by else one for one in self.fields]
        self.fields[column] = field
        self._forget()

    def assume(self, field: Field, text: str) -> None:
        """Let new statements say this where the table has no column for it."""
        self.usual[field] = text
        self._rows.clear()

    def clear_where_empty(self, *, clears: bool) -> None:
        """Let empty cells take off what statements say, or leave it alone."""
        self.clears = clears
        self._rows.clear()

    def cell(self, row: int, column: int) -> str:
        """The text of a cell."""
        return self._cells[row + self._headed][column]

    def mend(self, row: int, column: int, text: str) -> None:
        """Write another text into a cell."""
        before = self._code_of(row)
        self._cells[row + self._headed][column] = text
        self._rows.pop(row, None)
        if self._code_of(row) != before:
            self._by_code = self._rows_by_code()
            self._forget_rows_of(before, self._code_of(row))

    def leave_out(self, row: int, *, out: bool) -> None:
        """Leave a row out, or take it in again."""
        (self._left_out.add if out else self._left_out.discard)(row)
        self._rows.pop(row, None)
        self._forget_rows_of(self._code_of(row))

    def leave_out_bad(self) -> None:
        """Leave out all rows that cannot be read."""
        bad = [row for row in range(len(self)) if self.standing(row) is Standing.BAD]
        for row in reversed(bad):
            self.leave_out(row, out=True)

    def row(self, row: int) -> PastedRow:
        """What a row says."""
        if row not in self._rows:
            read = self.row_reader.read_row(
                self._texts(row), self._usual(), clears=self.clears, neighbours=self._neighbours(row)
            )
            twin = self._earlier(row)
            if twin is not None:
                sentence = f"{self._code_of(row)} stands in row {twin + 1} already."
                read = PastedRow(read.statement, read.given, {**read.problems, Field.CODE: sentence})
            self._rows[row] = read
        return self._rows[row]

    def standing(self, row: int) -> Standing:
        """What becomes of a row."""
        if row in self._left_out:
            return Standing.LEFT_OUT
        read = self.row(row)
        if read.problems:
            return Standing.BAD
        if not read.statement:
            return Standing.NEW
        return Standing.SAME if read.changes_nothing else Standing.CHANGE

    def check_some(self, count: int = _READ_AHEAD) -> bool:
        """Read some further rows; whether more are left."""
        unread = (row for row in range(len(self)) if row not in self._rows)
        for _, row in zip(range(count), unread, strict=False):
            self.row(row)
        return len(self._rows) < len(self)

    def counts(self) -> Counter[Standing]:
        """How many rows there are of each sort; reads all that have not been read yet."""
        return Counter(self.standing(row) for row in range(len(self)))

    def not_in_table(self) -> tuple[Field, ...]:
        """What new statements need, and no column gives."""
        return tuple(field for field in NEEDED if field not in self.fields)

    def additions(self) -> list[Given]:
        """What new statements say, as far as they can be read."""
        codes = {row: self._code_of(row) for row in range(len(self)) if self.standing(row) is Standing.NEW}
        return [{**self.row(row).given, **({Field.CODE: code} if code else {})} for row, code in codes.items()]

    def updates(self) -> dict[str, Given]:
        """What is said otherwise of statements that are there, by id."""
        changed = (self.row(row) for row in range(len(self)) if self.standing(row) is Standing.CHANGE)
        return {row.statement: row.given for row in changed}

    def _guess(self) -> None:
        found = by_headings(self.headings) if self._headed else []
        if not any(found):
            found = by_content(self._cells[self._headed :], self.row_reader.reader)
        self.fields = found
        self._forget()

    def _forget(self) -> None:
        self._rows.clear()
        self._by_code = self._rows_by_code()

    def _forget_rows_of(self, *codes: str) -> None:
        for code in codes:
            for row in self._by_code.get(code.casefold(), ()):
                self._rows.pop(row, None)

    def _rows_by_code(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        if Field.CODE in self.fields:
            for row in range(len(self)):
                found[self._code_of(row).casefold()].append(row)
        found.pop("", None)
        return found

    def _earlier(self, row: int) -> int | None:
        rows = self._by_code.get(self._code_of(row).casefold(), ())
        return next((one for one in rows if one < row and one not in self._left_out), None)

    def _code_of(self, row: int) -> str:
        return self.cell(row, self.fields.index(Field.CODE)).strip() if Field.CODE in self.fields else ""

    def _texts(self, row: int) -> dict[Field, str]:
        return {field: self.cell(row, column) for column, field in enumerate(self.fields) if field is not None}

    def _usual(self) -> Mapping[Field, str]:
        return {field: text for field, text in self.usual.items() if field not in self.fields}

    def _neighbours(self, row: int) -> Iterator[str]:
        near = range(row, min(row + _READ_AHEAD, len(self)))
        yield from (one for one in (self.row_reader.statement_of(self._code_of(at)) for at in near) if one)
