"""The words of a row: what became of a position, the gap, and what there is to note about either."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from models.analysis.firmness import FirmnessChange
from models.analysis.movement import ChangeKind
from models.analysis.red_lines import Touch
from models.entry import number, rounded
from models.phrases import counted, listed, possessive
from models.snapshot import Snapshot
from views.labels import party_name, range_words, signed
from views.movement.comparison import MOVED, Comparison
from views.movement.rows import Line, RedLineTouch, Row, Stand

Naming: TypeAlias = Callable[[int], str]
"""How a party is called, by its position."""

EARLIER_SCALE = "an earlier scale, not comparable with the present one"

UNCHANGED = "no change, "
"""How the words for a position that stayed as it was begin."""

ROBUST = "Robust: it keeps its sign when unnamed and second-hand statements are left out, and when they are let in."
DOUBTFUL = (
    "Not robust: with unnamed and second-hand statements left out, or let in, it goes another way or is not to be seen."
)

UNSETTLED = (
    "Copies that were merged say different things of a statement that this rests on: which one holds is not settled."
)

_UNMOVED = {
    FirmnessChange.SOFTER: ("softened without moving", "softer"),
    FirmnessChange.FIRMER: ("hardened without moving", "firmer"),
}

_PLAIN = {
    ChangeKind.REAFFIRMED: f"{UNCHANGED}reaffirmed",
    ChangeKind.SILENT: f"{UNCHANGED}said nothing",
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about a line, in wordings from the longest to the shortest, and what it rests on.

    `meaning` says in a sentence what the words do not.
    """

    wordings: tuple[str, ...]
    red: bool
    statements: tuple[int, ...]
    meaning: str = ""


def points(value: float) -> str:
    """A distance on the scale without its sign, to one decimal at most: 14, 22.5."""
    return number(abs(rounded(value)))


def what_happened(line: Line, name: Naming) -> str:
    """What became of a party's position, without the party: 14 toward Russia, narrowed, first stated at 0–20."""
    if line.kind is ChangeKind.FIRST_STATED and line.new is not None:
        return f"first stated at {stand_words(line.new)}"
    if line.kind in {ChangeKind.MOVED_UP, ChangeKind.MOVED_DOWN} and line.shift is not None:
        return _moved(line, line.shift, name)
    return _PLAIN.get(line.kind, str(line.kind))


def _moved(line: Line, shift: float, name: Naming) -> str:
    moved = f"{line.kind} {points(shift)}"
    if line.nearer is None or line.other is None:
        return moved
    if abs(abs(line.nearer) - abs(shift)) < 0.05:
        way = "toward" if line.nearer > 0 else "away from"
        return f"{points(shift)} {way} {name(line.other)}"
    # It went past the other's old centre, so that it came less near than it moved, if at all.
    if abs(line.nearer) < 0.05:
        return f"{moved}, no nearer to {name(line.other)}"
    return f"{moved}, {points(line.nearer)} {'nearer to' if line.nearer > 0 else 'farther from'} {name(line.other)}"


def stand_words(stand: Stand) -> str:
    """A held range as people write it."""
    return range_words(stand.low, stand.high)


def path_words(comparison: Comparison, line: Line) -> str:
    """The whole of a change in a sentence or two, for a tool tip."""
    name = party_name(comparison.snapshot, line.party)
    if any(line.broken):
        return _broken_path(name, line)
    if line.old is None and line.new is None:
        said = "spoke on it, but stated no position that counts" if line.spoke else "has stated no position"
        return f"{name} {said}."
    if line.old is None and line.new is not None:
        return f"{name} holds {stand_words(line.new)}; at the earlier of the two moments it held none."
    if line.new is None and line.old is not None:
        return f"{name} holds no position any more; before it held {stand_words(line.old)}."
    return _path(name, line)


def _broken_path(name: str, line: Line) -> str:
    if all(line.broken):
        return f"{name} holds a position on {EARLIER_SCALE}."
    if line.broken[1]:
        before = (
            f"before it held {stand_words(line.old)}" if line.old else "at the earlier of the two moments it held none"
        )
        return f"{name} holds a position on {EARLIER_SCALE}; {before}."
    now = f"holds {stand_words(line.new)}" if line.new else "holds no position any more"
    return f"{name} {now}; before it held one on {EARLIER_SCALE}."


def _path(name: str, line: Line) -> str:
    if line.old is None or line.new is None or line.shift is None:
        return ""
    if line.kind in _PLAIN:
        spoke = "spoke on it and kept to" if line.kind is ChangeKind.REAFFIRMED else "said nothing and is taken to hold"
        return f"{name} {spoke} {stand_words(line.new)}."
    certainty = "definite: the two ranges do not meet" if line.definite else "possible: the two ranges meet"
    parts = ""
    if line.between is not None and line.at_table is not None:
        parts = f" Before the round {signed(line.between)}, at the table {signed(line.at_table)}."
    ends = f"{stand_words(line.old)} to {stand_words(line.new)}"
    return f"{name} went from {ends}, {signed(line.shift)} on average ({certainty}).{parts}"


def gap_words(row: Row) -> str:
    """The gap: 20 → 7; one figure where the old one is undefined; a dash where the new one is."""
    if row.new_gap is None:
        return "—" if row.old_gap is None else f"{points(row.old_gap)} → —"
    return points(row.new_gap) if row.old_gap is None else f"{points(row.old_gap)} → {points(row.new_gap)}"


def gap_tip(comparison: Comparison, row: Row) -> str:
    """What the gap figure says, or why there is none."""
    snapshot = comparison.snapshot
    if len(snapshot.principals) < 2:
        return "A gap needs two parties that are principals."
    if row.new_gap is None:
        return f"No gap: {_why_none(snapshot, row.silent_now, row.broken_now, now=True)}."
    if row.old_gap is None:
        why = _why_none(snapshot, row.silent_before, row.broken_before, now=False)
        return f"The gap is {points(row.new_gap)}. There was none before: {why}."
    if not row.gap_trend:
        return f"The gap between the principals stayed at {points(row.new_gap)}."
    verb = "fell" if row.gap_trend < 0 else "rose"
    return f"The gap between the principals {verb} from {points(row.old_gap)} to {points(row.new_gap)}."


def _why_none(snapshot: Snapshot, silent: tuple[int, ...], broken: tuple[int, ...], *, now: bool) -> str:
    parts = []
    if silent:
        have = ("has" if len(silent) == 1 else "have") if now else "had"
        parts.append(f"{_listed(snapshot, silent)} {have} not stated a position{' that counts' if now else ''}")
    if broken:
        parts.append(f"the position of {_listed(snapshot, broken)} {'is' if now else 'was'} on {EARLIER_SCALE}")
    return ", and ".join(parts)


def _listed(snapshot: Snapshot, parties: tuple[int, ...]) -> str:
    return listed(party_name(snapshot, party) for party in parties)


def between_wordings(comparison: Comparison, row: Row) -> tuple[str, ...]:
    """How many statements there were, from the longest wording to the shortest."""
    when = "until then" if comparison.span.from_nothing else "in between"
    if not row.between:
        return (f"nothing said {when}", "nothing said", "0")
    count = counted(len(row.between), "statement")
    return (f"{count} {when} ›", f"{count} ›", f"{len(row.between)} ›")


def notes(line: Line, name: Naming) -> tuple[Note, ...]:
    """What is not settled, red lines touched, a condition, firmness that changed alone, whether a move is robust."""
    found = [Note(("not settled",), red=False, statements=line.unsettled, meaning=UNSETTLED)] if line.unsettled else []
    found += [_touched(line, touched, name) for touched in line.touches]
    if line.new is not None and line.new.conditional:
        found.append(Note(("on a condition", "conditional", "if …"), red=False, statements=(line.new.statement,)))
    if line.firmness in _UNMOVED and line.old is not None and line.new is not None:
        statements = (line.old.statement, line.new.statement)
        found.append(Note(_UNMOVED[line.firmness], red=False, statements=statements))
    if line.kind in MOVED:
        words, meaning = ("robust", ROBUST) if line.robust else ("not robust", DOUBTFUL)
        found.append(Note((words,), red=False, statements=line.statements, meaning=meaning))
    return tuple(found)


def _touched(line: Line, touched: RedLineTouch, name: Naming) -> Note:
    who, owner = name(line.party), name(touched.owner)
    if touched.touch is Touch.BEYOND:
        beyond = f"beyond {possessive(owner)} red line"
        wordings: tuple[str, ...] = (f"{who} is {beyond}", beyond, "beyond red line", "beyond")
    else:
        wordings = (f"{who} {touched.touch} its own red line", f"{touched.touch} own red line", str(touched.touch))
    return Note(wordings, red=True, statements=touched.statements)


def row_words(comparison: Comparison, row: Row) -> str:
    """A whole row in one line of text, for those who do not see it."""

    def name(party: int) -> str:
        return party_name(comparison.snapshot, party)

    parts = [f"gap {gap_words(row)}"]
    for line in row.lines:
        told = "; ".join(note.wordings[0] for note in notes(line, name))
        parts.append(f"{name(line.party)}: {what_happened(line, name)}" + (f" ({told})" if told else ""))
    parts.append(between_wordings(comparison, row)[0].removesuffix(" ›"))
    return f"{comparison.snapshot.issues[row.issue].title}: {', '.join(parts)}."
