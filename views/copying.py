"""Rows of a table for the clipboard: as tab-separated text, as CSV and as an HTML table."""

import csv
import io
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

# Spreadsheets would otherwise take “=…” for a formula and 5–10 for a date.
_AS_TEXT = r' style="mso-number-format:\@"'


def table_mime(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """A table with its titles in all forms; cells with separators or line breaks are quoted in those without markup.

    A cell that begins like a formula stays as it is: no text of a source is altered.
    """
    mime = QMimeData()
    mime.setText(separated(titles, rows, "excel-tab"))
    mime.setData("text/csv", separated(titles, rows, "excel").encode("utf-8", "replace"))
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(_cell(text) for text in row)}</tr>" for row in rows)
    mime.setHtml(f'<meta charset="utf-8"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
    return mime


def separated(titles: Sequence[str], rows: Sequence[Sequence[str]], dialect: str) -> str:
    """A table as plain text in one of the dialects of `csv`: “excel” with commas, “excel-tab” with tabs."""
    written = io.StringIO()
    csv.writer(written, dialect=dialect, lineterminator="\n").writerows((titles, *rows))
    return written.getvalue()


def _cell(text: str) -> str:
    return f"<td{_AS_TEXT}>{escape(text).replace(chr(10), '<br>')}</td>"
