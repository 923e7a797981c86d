"""The records of a CSV file: encoding, delimiter and quoting, before any column has a meaning."""

import csv
import io
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from models.exchange.cells import Rejected

DELIMITERS = ",;\t"
_LONGEST = 64 * 2**20
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Records:
    """A file's header and its other records, which may raise `Rejected`; `done` counts bytes read."""

    header: list[str]
    rows: Iterator[list[str]]
    done: Callable[[], int]


def open_records(data: bytes, known: Collection[str]) -> Records:
    """The records of a file's bytes; raises `Rejected` where they are no text.

    The delimiter is the one that splits the header into most known column names.
    """
    check_text(data)
    if not data.removeprefix(_BOM).strip():
        raise Rejected("the file is empty, without even a header row")
    # The limit belongs to the whole process; no other module reads CSV.
    csv.field_size_limit(_LONGEST)
    raw = io.BytesIO(data)
    text = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
    delimiter = _delimiter(text.readline(), known)
    text.seek(0)
    rows = _told(csv.reader(text, delimiter=delimiter, strict=True))
    return Records(next(rows), rows, raw.tell)


def check_text(data: bytes) -> None:
    """Raise `Rejected` unless the bytes are UTF-8 without NUL characters."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        place = _place(data, error.start)
        raise Rejected(
            f"the file is not UTF-8 {place}; save a file in another encoding, such as Latin-1, as UTF-8 first"
        ) from None
    if (start := data.find(b"\0")) >= 0:
        raise Rejected(f"the file holds a NUL character {_place(data, start)}")


def _place(data: bytes, offset: int) -> str:
    line = data.count(b"\n", 0, offset) + 1
    return f"at byte {offset + 1}, line {line}"


def _delimiter(line: str, known: Collection[str]) -> str:
    def names(delimiter: str) -> int:
        cells = next(_told(csv.reader([line], delimiter=delimiter)), [])
        return sum(cell in known for cell in cells)

    return max(DELIMITERS, key=names)


def _told(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    number = 1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise Rejected(f"row {number} cannot be read: {_reason(error)}") from None
        if cells is None:
            return
        yield cells
        number += 1


def _reason(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "a quotation mark is never closed"
    if "field larger" in str(error):
        return f"a cell is longer than {_LONGEST // 2**20} million characters"
    return "a quotation mark stands inside a quoted cell; write it twice"
