"""The table of a page, or of what a spreadsheet puts on the clipboard as a page; nothing in it is run or loaded."""

import re
from collections import defaultdict
from itertools import islice
from typing import Any

from models.bulk.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, check_cells

_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_SPACE = re.compile("[ \t\n\r\f]+")
_BLOCKS = frozenset(("blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "li", "ol", "p", "pre", "ul"))
_SILENT = frozenset(("iframe", "noscript", "object", "script", "select", "style", "svg", "template"))
_BLOCK_BREAK = "\v"


def page_table(markup: str) -> list[list[str]]:
    """The rows of the largest table that holds no other one; none where there is no table.

    Raises `UserError` where it has more cells than are taken at once.
    """
    if _TABLE.search(markup) is None:
        return []
    check_cells(sum(1 for _ in islice(_CELL.finditer(markup), MOST_CELLS + 1)))
    innermost = (one for one in _tree(markup).iter("table") if next(one.iterdescendants("table"), None) is None)
    tables = map(_rows, innermost)
    return max(tables, key=lambda rows: sum(map(len, rows)), default=[])


def seems_shaped(markup: str, rows: int, columns: int) -> bool:
    """Whether the page has as many rows and cells as such a table, which is told without reading it."""
    cells = sum(1 for _ in _CELL.finditer(markup))
    return cells == rows * columns and sum(1 for _ in _ROW.finditer(markup)) == rows


def _tree(markup: str) -> Any:
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True, huge_tree=True)
    text = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    return document_fromstring(text, parser=parser)


def _rows(table: Any) -> list[list[str]]:
    found: list[list[str]] = []
    # By column, in how many rows to come a cell from above stands there.
    reaching: dict[int, int] = defaultdict(int)
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _skip_reached(cells, reaching)
            width, height = _span(cell, "colspan", MOST_COLUMNS), _span(cell, "rowspan", MOST_ROWS)
            for column in range(len(cells), len(cells) + width):
                reaching[column] = height - 1
            cells += [_words(cell), *[""] * (width - 1)]
        _skip_reached(cells, reaching)
        found.append(cells)
    return found


def _skip_reached(cells: list[str], reaching: dict[int, int]) -> None:
    while reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append("")


def _span(cell: Any, name: str, most: int) -> int:
    written = cell.get(name, "1").strip()
    return min(max(int(written), 1), most) if written.isascii() and written.isdecimal() and len(written) < 9 else 1


def _words(cell: Any) -> str:
    """What a cell shows: runs of blanks are one blank, what stands in blocks of its own stands on lines of its own."""
    if not len(cell):
        return _SPACE.sub(" ", cell.text or "").strip(" ")
    text = "".join(_pieces(cell))
    text = re.sub(f" *{_BLOCK_BREAK}[{_BLOCK_BREAK} ]*", _BLOCK_BREAK, text).strip(f"{_BLOCK_BREAK} ")
    return re.sub(" *\n *", "\n", text.replace(_BLOCK_BREAK, "\n"))


def _pieces(cell: Any) -> list[str]:
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BLOCKS:
            pieces.append(_BLOCK_BREAK)
        if event == "start" and element.tag in _SILENT:
            walk.skip_subtree()
        elif event == "start":
            pieces.append("\n" if element.tag == "br" else _SPACE.sub(" ", element.text or ""))
        elif element is not cell:
            pieces.append(_SPACE.sub(" ", element.tail or ""))
    return pieces
