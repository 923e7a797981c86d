"""What an analyst gets to see of a statement who is to code it blind: nothing of how it was coded is in here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from models.dates.columns import from_text
from models.dates.moment import Moment
from models.passages import Passage, passages_of, text_of
from models.queries import statement_texts
from models.snapshot import Snapshot, to_date
from models.store import Store

AROUND = 1200
"""How much of its source's text is shown before and after a passage, in code points."""

_EDGE = 80
"""How far a cut is moved so that it goes through no word."""

_LEFT_OUT = "…"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unseen:
    """A statement as its source has it: who said what and when, on which issue, all by position in the snapshot.

    `text` is the passage with what stands around it, with its words at `marks`, in code points; where a statement was
    read from no text, it is the words of the statement, with no marks.
    """

    statement_id: str
    said: Moment
    party: int
    speaker: int
    issue: int
    source: int
    locator: str
    text: str
    marks: tuple[Span, ...]


def unseen(store: Store, snapshot: Snapshot, statement_id: str) -> Unseen:
    """What can be shown of a statement before it is coded again."""
    statements = snapshot.statements
    at = statements.position[statement_id]
    words = statement_texts(store, [statement_id])[statement_id]
    passages = passages_of(store, statement_id)
    text, marks = _surroundings(store, passages) if passages else (words.text, ())
    return Unseen(
        statement_id, from_text(words.said_edtf, to_date(int(statements.said[at]))), int(statements.party[at]),
        int(statements.speaker[at]), int(statements.issue[at]), int(statements.source[at]), words.locator, text, marks,
    )  # fmt: skip


def _surroundings(store: Store, passages: Sequence[Passage]) -> tuple[str, tuple[Span, ...]]:
    shown, marks = "", []
    ordered = sorted(passages, key=lambda one: (one.text_id, one.start))
    for text_id, group in groupby(ordered, key=lambda one: one.text_id):
        text = text_of(store, text_id)
        for start, end, spans in windows(text, [(one.start, one.end) for one in group]):
            shown += "\n\n" if shown else ""
            shown += f"{_LEFT_OUT} " if start else ""
            marks += [(len(shown) + first - start, len(shown) + last - start) for first, last in spans]
            shown += text[start:end] + (f" {_LEFT_OUT}" if end < len(text) else "")
    return shown, tuple(marks)


def windows(text: str, spans: Sequence[Span]) -> list[tuple[int, int, list[Span]]]:
    """The parts of a text around passages in ascending order, each with those that stand in it."""
    found: list[tuple[int, int, list[Span]]] = []
    for first, last in spans:
        start, end = _blank_after(text, first - AROUND, first), _blank_before(text, last + AROUND, last)
        if found and start <= found[-1][1]:
            before, until, inside = found.pop()
            start, end, inside = before, max(until, end), [*inside, (first, last)]
            found.append((start, end, inside))
        else:
            found.append((start, end, [(first, last)]))
    return found


def _blank_after(text: str, place: int, last: int) -> int:
    if place <= 0:
        return 0
    return next((at + 1 for at in range(place, min(place + _EDGE, last)) if text[at].isspace()), place)


def _blank_before(text: str, place: int, first: int) -> int:
    if place >= len(text):
        return len(text)
    return next((at for at in range(place, max(place - _EDGE, first), -1) if text[at].isspace()), place)
