"""Longer and shorter wordings of what a row says, and how much room the longest take."""

from collections.abc import Sequence

from PySide6.QtGui import QFont

from views.labels import issue_title, party_name
from views.lettering import Lettering, width_of
from views.movement import sentences
from views.movement.columns import Wanted
from views.movement.comparison import Comparison
from views.movement.rows import Line, Row
from views.movement.sentences import Note

NOTE_SPACING = 12.0
"""Between two notes on one line."""

_WIDEST_TITLE = 230.0
_WIDEST_HAPPENED = 300.0
_WIDEST_NOTES = 260.0
_LEAST_GAP = "100 → 100"


def line_wordings(comparison: Comparison, line: Line) -> tuple[str, ...]:
    """The party and what became of its position, longest first: with names, then more and more with codes."""
    snapshot = comparison.snapshot

    def code(party: int) -> str:
        return snapshot.parties[party].code

    name = party_name(snapshot, line.party)
    happened = sentences.what_happened(line, lambda party: party_name(snapshot, party))
    short = happened.removeprefix(sentences.UNCHANGED)
    brief = sentences.what_happened(line, code).removeprefix(sentences.UNCHANGED)
    return f"{name}: {happened}", f"{name}: {short}", f"{name}: {brief}", f"{code(line.party)}: {brief}"


def common_wording(comparison: Comparison, rows: Sequence[Row], font: QFont, width: float) -> int:
    """Which of the wordings of lines is the longest that fits everywhere, so that all rows speak alike."""
    spoken = [line_wordings(comparison, line) for row in rows for line in row.lines]
    levels = zip(*spoken, strict=True)
    fits = [all(width_of(font, words) <= width for words in level) for level in levels]
    return fits.index(True) if True in fits else max(0, len(fits) - 1)


def notes_that_fit(found: Sequence[Note], font: QFont, width: float) -> list[str]:
    """Wordings with which all notes fit, the widest shortened first; else as many as do, and how many there are more.

    At least the first note has a wording, which may have to be elided.
    """
    levels = [0] * len(found)
    shown = [note.wordings[0] for note in found]
    while _together(shown, font) > width:
        longer = [place for place, note in enumerate(found) if levels[place] + 1 < len(note.wordings)]
        if not longer:
            return _shortened(shown, font, width)
        widest = max(longer, key=lambda place: width_of(font, shown[place]))
        levels[widest] += 1
        shown[widest] = found[widest].wordings[levels[widest]]
    return shown


def _shortened(shown: list[str], font: QFont, width: float) -> list[str]:
    for count in range(len(shown) - 1, 0, -1):
        words = [*shown[: count - 1], f"{shown[count - 1]} +{len(shown) - count}"]
        if count == 1 or _together(words, font) <= width:
            return words
    return shown


def wanted(comparison: Comparison, rows: Sequence[Row], letters: Lettering) -> Wanted:
    """The widths at which nothing in these rows would be shortened, within reason."""
    snapshot = comparison.snapshot
    lines = [line for row in rows for line in row.lines]
    titles = [width_of(letters.bold, issue_title(snapshot, row.issue)) for row in rows]
    counts = [width_of(letters.small, sentences.between_wordings(comparison, row)[0]) for row in rows]
    happened = [width_of(letters.bold, line_wordings(comparison, line)[0]) for line in lines]
    noted = [
        _together(
            [note.wordings[0] for note in sentences.notes(line, lambda party: party_name(snapshot, party))],
            letters.small,
        )
        for line in lines
    ]
    gaps = [width_of(letters.bold, words) for words in (_LEAST_GAP, *map(sentences.gap_words, rows))]
    return Wanted(
        title=min(_WIDEST_TITLE, max([*titles, *counts], default=0.0)),
        gap=max(gaps),
        happened=min(_WIDEST_HAPPENED, max(happened, default=0.0)),
        notes=min(_WIDEST_NOTES, max(noted, default=0.0)),
    )


def _together(words: Sequence[str], font: QFont) -> float:
    return sum(width_of(font, each) for each in words) + NOTE_SPACING * max(0, len(words) - 1)
