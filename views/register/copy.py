"""Rows of a table for the clipboard, as tab-separated text and as an HTML table."""

import csv
import io
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

# Spreadsheets would otherwise take “=…” for a formula and 5–10 for a date.
_AS_TEXT = r' style="mso-number-format:\@"'


def table_mime(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """A table with its titles in both forms; cells with tabs or line breaks are quoted in the plain one."""
    mime = QMimeData()
    plain = io.StringIO()
    csv.writer(plain, dialect="excel-tab", lineterminator="\n").writerows((titles, *rows))
    mime.setText(plain.getvalue())
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(_cell(text) for text in row)}</tr>" for row in rows)
    mime.setHtml(f'<meta charset="utf-8"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
    return mime


def _cell(text: str) -> str:
    return f"<td{_AS_TEXT}>{escape(text).replace(chr(10), '<br>')}</td>"
