"""The sentence above the table, in phrases of which some open statements, and the legend below it."""

from dataclasses import dataclass

import numpy as np

from models.analysis.movement import ChangeKind
from models.phrases import counted, listed
from views.labels import issue_title, party_name, signed
from views.movement.comparison import MOVED, Comparison
from views.movement.rows import Row, rows
from views.selection import Evidence

_MOST_LARGEST = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence; a figure in it opens the evidence."""

    text: str
    opens: Evidence | None = None


_TOLD = (ChangeKind.FIRST_STATED, ChangeKind.WITHDRAWN, ChangeKind.NOT_COMPARABLE, ChangeKind.NOT_STATED)
"""What is told of positions where nobody moved, since it is neither rest nor movement."""


def headline(comparison: Comparison, issues: tuple[int, ...], shown: tuple[int, ...]) -> tuple[Phrase, ...]:
    """Who moved on how many of these issues, and the largest shift; of the principals or, without any, of those shown.

    Compared with the time before all rounds nothing moves: it says who stated a position.
    """
    parties = comparison.snapshot.principals or shown
    first = comparison.span.from_nothing
    kinds = frozenset({ChangeKind.FIRST_STATED}) if first else MOVED
    found = {party: _issues(comparison, issues, party, kinds) for party in parties}
    total = counted(len(issues), "issue")
    if not any(found.values()):
        return (Phrase(_nobody(comparison, issues, parties, total)),)
    verb = "stated a position" if first else "moved"
    phrases: list[Phrase] = []
    for party, on in found.items():
        name = party_name(comparison.snapshot, party)
        words = f"{name} on {len(on) or 'none'}" if phrases else f"{name} {verb} on {len(on) or 'none'} of {total}"
        title = f"{name} {verb} on {counted(len(on), 'issue')}, {comparison.span.words(comparison.snapshot)}"
        phrases += [Phrase(", ")] if phrases else []
        phrases.append(Phrase(words, _evidence(comparison, on, (party,), title)))
    return (*phrases, Phrase("."), *_largest(comparison, found))


def _issues(
    comparison: Comparison, issues: tuple[int, ...], party: int, kinds: frozenset[ChangeKind]
) -> tuple[int, ...]:
    return tuple(issue for issue in issues if comparison.kind(issue, party) in kinds)


def _evidence(comparison: Comparison, issues: tuple[int, ...], parties: tuple[int, ...], title: str) -> Evidence | None:
    found = [statement for row in rows(comparison, issues, parties) for statement in row.statements]
    return (
        Evidence(title, tuple(comparison.snapshot.statements.ids[statement] for statement in found)) if found else None
    )


def _nobody(comparison: Comparison, issues: tuple[int, ...], parties: tuple[int, ...], total: str) -> str:
    kinds = [comparison.kind(issue, party) for issue in issues for party in parties]
    if all(kind is ChangeKind.NOT_STATED for kind in kinds):
        return f"No position on any of {total} counts under the reading “{comparison.standing.reading.name}”."
    told = [f"{counted(number, 'position')} {kind}" for kind in _TOLD if (number := kinds.count(kind))]
    return f"Nobody moved on any of {total}" + (f"; {listed(told)}." if told else ".")


def _largest(comparison: Comparison, found: dict[int, tuple[int, ...]]) -> tuple[Phrase, ...]:
    shifts = {
        (party, issue): float(comparison.moved.shift[issue, party]) for party, on in found.items() for issue in on
    }
    most = max((round(abs(shift), 6) for shift in shifts.values() if not np.isnan(shift)), default=0.0)
    if not most:
        return ()
    cells = [cell for cell, shift in shifts.items() if round(abs(shift), 6) == most]
    phrases = [Phrase(" Largest: ")]
    for party, issue in cells[:_MOST_LARGEST]:
        name = f"{party_name(comparison.snapshot, party)} on {issue_title(comparison.snapshot, issue)}"
        opened = _evidence(comparison, (issue,), (party,), f"{name}, {comparison.span.words(comparison.snapshot)}")
        phrases += [Phrase(" and ")] if len(phrases) > 1 else []
        phrases.append(Phrase(f"{name} ({signed(shifts[party, issue])})", opened))
    more = len(cells) - _MOST_LARGEST
    return (*phrases, Phrase(f" and {more} more as large." if more > 0 else "."))


def legend(comparison: Comparison, shown: tuple[Row, ...]) -> str:
    """What the marks mean; those that are not to be seen are left out."""
    lines = [line for row in shown for line in row.lines]
    earlier, later = comparison.span.ends(comparison.snapshot)
    words = [f"Filled: where they stood {later}."]
    if earlier:
        words.append(f"Hollow: {earlier}.")
    words.append("Band: range of what was said.")
    if any(line.new is not None and line.new.conditional for line in lines):
        words.append("Dashed: on a condition.")
    if any(line.red_line is not None for line in lines):
        words.append("Red bar: own red line.")
    if len(comparison.snapshot.rounds) == 1:
        words.append("There is one round so far; it is compared with the time before it.")
    words.append("Press Enter on a row to read the statements that moved it.")
    return " ".join(words)
