"""The tables of a briefing as a workbook. Text stays text: what begins with an equals sign is never worked out."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from models.briefing.forms.blocks import Document, Mark
from models.briefing.forms.tables import Sheet, Value
from models.briefing.forms.zipped import without_times

EARLIEST = date(1900, 3, 1)
"""The first day that every program reads in the same way; earlier ones are written in words."""


def xlsx_of(document: Document, name: str, sheets: Sequence[Sheet]) -> bytes:
    """The file: what it tells of on the first sheet, which has this name, then one sheet for each table."""
    # Loaded only where a workbook is made, so that the program starts fast.
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": document.title,
                "subject": document.subtitle,
                "author": document.author,
                "company": document.house.organisation,
                "category": document.mark.text if document.mark else "",
                "created": datetime.combine(document.as_of, time(12)),
            }
        )
        looks = _Looks(book, document.mark)
        _front(book.add_worksheet(name), looks, document)
        for sheet in sheets:
            _Table(book.add_worksheet(sheet.name), looks, document).write(sheet)
    return without_times(out.getvalue())


class _Looks:
    """The formats of the cells."""

    def __init__(self, book: Any, mark: Mark | None) -> None:
        top = {"valign": "top"}
        words = {**top, "text_wrap": True, "indent": 1}
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.plain = book.add_format(words)
        self.head = book.add_format({**words, "bold": True, "bottom": 2, "font_color": "#5a5a5a"})
        self.day = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left", "indent": 1})
        self.number = book.add_format(top)
        colour = mark.colour if mark is not None else "#ffffff"
        self.mark = book.add_format({"bold": True, "font_size": 12, "font_color": colour, "bg_color": "#000000"})


def _front(sheet: Any, looks: _Looks, document: Document) -> None:
    sheet.set_column(0, 0, 100)
    first = _set_up(sheet, looks, document)
    sheet.write_string(first, 0, document.title, looks.title)
    house = document.house.organisation
    told = (document.subtitle, *([house] if house else []), *document.facts, document.notice)
    for place, line in enumerate(told, start=first + 1):
        sheet.write_string(place, 0, line, looks.plain)


def _set_up(sheet: Any, looks: _Looks, document: Document) -> int:
    """Paper, and the mark on the screen and on paper; the first row that is free."""
    sheet.set_paper(9 if document.paper.height > 290 else 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if document.mark is None:
        sheet.set_footer("&R&P / &N")
        return 0
    text = document.mark.text.replace("&", "&&")
    sheet.set_header(f"&R&12&B {text}")
    sheet.set_footer(f"&L&P / &N&R&12&B {text}")
    sheet.write_string(0, 0, document.mark.text, looks.mark)
    return 1


class _Table:
    """Writes one sheet with its head repeated on every page and kept in sight."""

    def __init__(self, sheet: Any, looks: _Looks, document: Document) -> None:
        self._sheet, self._looks = sheet, looks
        self._first = _set_up(sheet, looks, document)

    def write(self, told: Sheet) -> None:
        """Put the table into the sheet."""
        sheet, first = self._sheet, self._first
        for column, (name, width) in enumerate(zip(told.columns, told.widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(first, column, name, self._looks.head)
        for place, row in enumerate(told.rows, start=first + 1):
            for column, value in enumerate(row):
                self._cell(place, column, value)
        sheet.freeze_panes(first + 1, 1)
        sheet.repeat_rows(0, first)
        sheet.autofilter(first, 0, first + max(len(told.rows), 1), len(told.columns) - 1)

    def _cell(self, row: int, column: int, value: Value) -> None:
        sheet, looks = self._sheet, self._looks
        if value is None or value == "":
            sheet.write_blank(row, column, None, looks.plain)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, looks.plain)
        elif isinstance(value, date):
            if value >= EARLIEST:
                sheet.write_datetime(row, column, datetime.combine(value, time()), looks.day)
            else:
                sheet.write_string(row, column, value.isoformat(), looks.day)
        else:
            sheet.write_number(row, column, value, looks.number)
