"""Reads the pages of a briefing as one who copies their text."""

from contextlib import closing
from itertools import combinations
from pathlib import Path

import pypdfium2

_UNSEEN = str.maketrans("", "", "\u200b\u2068\u2069")
_TOUCHING = 3.0
"""Points by which boxes of letters may reach into each other without hiding any."""


def page_texts(pdf: Path) -> list[str]:
    """What each page says, in lines; where a line may be broken is not told."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [_said(page) for page in document]


def text_of(pdf: Path) -> str:
    """What all pages say, in one line."""
    return " ".join(" ".join(page_texts(pdf)).split())


def left_edges(pdf: Path, *words: str) -> list[float]:
    """Where on the first page each of these is first printed, in points from the left."""
    with (
        closing(pypdfium2.PdfDocument(pdf)) as document,
        closing(document[0]) as page,
        closing(page.get_textpage()) as text,
    ):
        return [text.get_charbox(text.search(one).get_next()[0])[0] for one in words]


def overprinted(pdf: Path) -> list[int]:
    """The pages, from 1, on which one line of text is printed over another."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [number for number, page in enumerate(document, start=1) if _overlaps(page)]


def _overlaps(page: pypdfium2.PdfPage) -> bool:
    with closing(page), closing(page.get_textpage()) as text:
        boxes = [text.get_rect(place) for place in range(text.count_rects())]
    return any(
        min(one[2], other[2]) - max(one[0], other[0]) > _TOUCHING
        and min(one[3], other[3]) - max(one[1], other[1]) > _TOUCHING
        for one, other in combinations(boxes, 2)
    )


def _said(page: pypdfium2.PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return str(text.get_text_range()).translate(_UNSEEN).replace("\r\n", "\n")
