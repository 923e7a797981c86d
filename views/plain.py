"""Text of a dossier where Qt would otherwise take it for markup."""

import re
from collections.abc import Iterable
from html import escape

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates; one that is not closed turns around whatever follows in its line."""

_LEFT_TO_RIGHT = "\u200e"
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


READ = 4_000
"""Characters that somebody reads in passing; Qt takes minutes to lay out some millions."""


def beginning(text: str) -> str:
    """The text, or what is shown of one that is too long to be read where it is merely told of."""
    return text if len(text) <= READ else f"{text[:READ]}…"


def tooltip(text: str) -> str:
    """A tooltip that shows the text as it stands, with its lines, and wraps it."""
    return f'<p style="white-space: pre-wrap">{escape(beginning(text))}</p>' if text else ""


def one_line(text: str) -> str:
    """The text for a line that it may share with others: without breaks, and without what turns a line's direction."""
    return " ".join(_TURNS.sub("", text).split())


def in_order(sign: str, texts: Iterable[str]) -> str:
    """Texts with a sign between them, from left to right also where they are written from right to left."""
    texts = list(texts)
    mark = _LEFT_TO_RIGHT if any(_FROM_THE_RIGHT.search(text) for text in texts) else ""
    return f"{mark} {sign} {mark}".join(texts)
