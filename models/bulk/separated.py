"""Rows of cells written as text with tabs, commas or semicolons between them, as spreadsheets put them.

Spreadsheets quote a cell that holds line breaks, but most leave a cell that merely begins with a quotation mark as it
is. Python's own reader would take the marks of such a cell for quoting and lose them: here a cell is quoted only where
its second lone mark ends it.
"""

import re
from collections.abc import Iterator

from models.bulk.limits import check_cells

_QUOTED = r'"((?:[^"]++|"")*+)"'


def separated(text: str, delimiter: str) -> list[list[str]]:
    """The rows of a text; raises `UserError` where they have more cells than are taken at once."""
    rows: list[list[str]] = [[]]
    for count, (cell, ends_row) in enumerate(_cells(text, delimiter), 1):
        check_cells(count)
        rows[-1].append(cell)
        if ends_row:
            rows.append([])
    return rows[:-1] if not rows[-1] else rows


def _cells(text: str, delimiter: str) -> Iterator[tuple[str, bool]]:
    """Each cell, and whether it is the last of its row; what follows the last line break is no row."""
    pattern = re.compile(rf"{_QUOTED}(?=[{delimiter}\r\n]|\Z)|([^{delimiter}\r\n]*+)")
    at, end = 0, len(text)
    while at < end:
        found = pattern.match(text, at)
        assert found is not None  # noqa: S101 - the second way matches anything, nothing included
        cell = found[2] if found[1] is None else found[1].replace('""', '"')
        at = found.end()
        ends_row = at == end or text[at] != delimiter
        yield cell, ends_row
        at += 2 if text.startswith("\r\n", at) else 1
        if at == end and not ends_row:
            yield "", True
