"""Reads the pages of a briefing as one who copies their text."""

from contextlib import closing
from pathlib import Path

import pypdfium2


def page_texts(pdf: Path) -> list[str]:
    """What each page says, in lines; where a line may be broken is not told."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [_said(page) for page in document]


def text_of(pdf: Path) -> str:
    """What all pages say, in one line."""
    return " ".join(" ".join(page_texts(pdf)).split())


def _said(page: pypdfium2.PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return str(text.get_text_range()).replace("\u200b", "").replace("\r\n", "\n")
