"""What the inspector says of a statement, computed from the standing: words only, no widgets."""

from dataclasses import dataclass
from math import isnan

import numpy as np

from models.analysis.gap import concession
from models.analysis.movement import mean_shift
from models.analysis.positions import Ranges, not_comparable, ranges
from models.analysis.reading import Reading
from models.analysis.retractions import Turn
from models.entry import number, rounded
from models.facts import EVER, NONE
from models.snapshot import Ints, Snapshot, Statements, ints, to_day
from models.words import ACTS, AUTHORITIES, CREDIBILITIES, FIRMNESSES, PLACING, REVIEWS, Act, Conditionals
from views.document import Document, Standing
from views.labels import (
    issue_title,
    long_day,
    party_name,
    range_words,
    round_name,
    said_words,
    signed,
    stance_words,
)


@dataclass(frozen=True, slots=True)
class Move:
    """How a statement moved its party since the last round before it. `toward` is 1, −1 or 0 for neither."""

    words: str
    toward: int


def move(standing: Standing, position: int) -> Move | None:
    """The move that a statement made since the last round before it; None when it does not hold on its day.

    Where nothing was held at the end of that round, the move is from what was held the day before.
    """
    snapshot, statements = standing.snapshot, standing.snapshot.statements
    party, issue, day = (int(column[position]) for column in (statements.party, statements.issue, statements.said))
    if NONE in (party, issue) or int(standing.held.at(party, issue, day)) != position:
        return None
    earlier = max((at for at, sitting in enumerate(snapshot.rounds) if sitting.end < day), default=None)
    end = day - 1 if earlier is None else snapshot.rounds[earlier].end
    track, before, since = standing.held_by_round, NONE, ""
    if earlier is not None:
        before = int(track.at(party, issue, end))
        since = f"since round {snapshot.rounds[earlier].number}"
    # Linked to that round by hand, the statement itself is what was held leaving it.
    if before in (NONE, position):
        track, end = standing.held, day - 1
        before = int(track.at(party, issue, end))
        since = "" if before == NONE else f"since {said_words(statements, before, year=False)}"
    if before == NONE and not isnan(statements.low[position]):
        return Move("First stated", 0)
    if not_comparable(statements, ints([before, position])).any():
        return Move(f"Not comparable {since}".strip(), 0)
    others = [other for other in snapshot.principals if other != party]
    faces_one = party in snapshot.principals and len(others) == 1
    other = (others[0], ranges(statements, track.at(others[0], issue, end))) if faces_one else None
    sides = ranges(statements, ints(before)), ranges(statements, ints(position))
    return _moved(standing, sides, other, since)


def _moved(standing: Standing, sides: tuple[Ranges, Ranges], other: tuple[int, Ranges] | None, since: str) -> Move:
    old, new = sides
    shift = float(mean_shift(old, new))
    if not rounded(shift):
        return Move(f"Centre unchanged {since}", 0)
    rest = f"{since} · {'definite' if bool((new[0] > old[1]) | (new[1] < old[0])) else 'possible'}"
    if other is None:
        return Move(f"Moved {signed(shift)} {rest}", 0)
    name = party_name(standing.snapshot, other[0])
    nearer = rounded(float(concession(old, new, other[1])))
    if isnan(nearer) or not nearer:
        return Move(f"Moved {signed(shift)} {rest}", 0)
    way = int(np.sign(nearer))
    if abs(nearer) == abs(rounded(shift)):
        return Move(f"Moved {signed(shift)} {'toward' if way > 0 else 'away from'} {name} {rest}", way)
    return Move(
        f"Moved {signed(shift)}, {number(abs(nearer))} {'nearer to' if way > 0 else 'farther from'} {name} {rest}", way
    )


def why_it_does_not_count(standing: Standing, position: int) -> str:
    """Why a statement places nobody under the reading, in words; "" when it counts."""
    statements, reading = standing.snapshot.statements, standing.reading
    act = ACTS[statements.act[position]]
    reasons = _beyond_reading(statements, reading, position)
    turn = standing.retractions.last_turn(position)
    if turn is not None and turn.taken:
        reasons.append(_turn_words(statements, turn))
    places = act in PLACING or (reading.restatements and act == Act.RESTATEMENT)
    if not reasons and places and not statements.ranged[position]:
        reasons.append("it carries no range")
    return f"Does not count: {', '.join(reasons)}." if reasons else ""


def _beyond_reading(statements: Statements, reading: Reading, position: int) -> list[str]:
    authority, credibility = int(statements.authority[position]), int(statements.credibility[position])
    found = []
    if reading.known is not None and max(statements.published[position], statements.recorded[position]) > to_day(
        reading.known
    ):
        found.append(f"not known by {long_day(reading.known)}")
    if authority > reading.authority:
        found.append(f"authority {authority} ({AUTHORITIES[authority]}) is beyond the reading’s {reading.authority}")
    if credibility > reading.credibility:
        words = CREDIBILITIES[credibility]
        found.append(f"credibility {credibility} ({words}) is worse than the reading’s {reading.credibility}")
    if reading.review not in (None, REVIEWS[statements.review[position]]):
        found.append(f"it is not {reading.review}")
    return [*found, *_unmet(statements, reading, position)]


def _unmet(statements: Statements, reading: Reading, position: int) -> list[str]:
    """What the reading holds against the condition of a statement."""
    if reading.conditionals == Conditionals.COUNTED or not statements.on_condition[position]:
        return []
    if reading.conditionals == Conditionals.NEVER:
        return ["the reading leaves conditional statements out"]
    return ["nobody says that its condition is met"] if statements.met.get(position) is None else []


def counted_since(standing: Standing, position: int) -> str:
    """From when a conditional statement counts where the reading asks for conditions that are met, "" otherwise."""
    met = standing.snapshot.statements.met.get(position)
    if standing.reading.conditionals != Conditionals.MET or met in (None, EVER):
        return ""
    return f"from {long_day(met)}, when its condition was met"


def restored_words(standing: Standing, position: int) -> str:
    """When and by what a statement was taken back and restored, in turn; "" for one that was never restored."""
    turns = standing.retractions.turns(position)
    return ", ".join(_turn_words(standing.snapshot.statements, turn) for turn in turns) if len(turns) > 1 else ""


def _turn_words(statements: Statements, turn: Turn) -> str:
    return f"{'taken back' if turn.taken else 'restored'} on {long_day(turn.day)} by {statements.codes[turn.by]}"


def path(standing: Standing, position: int) -> Ints:
    """The statements that held for the party on the issue up to and including the chosen day, newest first."""
    statements = standing.snapshot.statements
    party, issue, said = (int(column[position]) for column in (statements.party, statements.issue, statements.said))
    own = np.flatnonzero((statements.party == party) & (statements.issue == issue) & (statements.said <= said))
    # While something was taken back, another one held on days on which nothing need have been said.
    turns = standing.retractions.days(ints(own))
    days = np.union1d(statements.said[own], turns[turns <= said])
    holding = [int(one) for one in standing.held.at(party, issue, days)] if NONE not in (party, issue) else []
    return ints([one for one in reversed(dict.fromkeys(holding)) if one != NONE])


def firmness_words(firmness: int) -> str:
    """A firmness with its meaning: 3 insisted on."""
    return "not graded" if firmness == NONE else f"{firmness} {FIRMNESSES[firmness]}"


def office_words(snapshot: Snapshot, position: int) -> str:
    """What the speaker was on the day, "" where that is not known."""
    statements = snapshot.statements
    speaker, day, party = (int(column[position]) for column in (statements.speaker, statements.said, statements.party))
    if speaker == NONE:
        return ""
    held = snapshot.speakers[speaker].office_on(day, party)
    return snapshot.speakers[speaker].office if held is None else held.title


def red_line_words(standing: Standing, position: int) -> str:
    """The party's own red line on the issue on that day."""
    statements = standing.snapshot.statements
    party, issue, said = (int(column[position]) for column in (statements.party, statements.issue, statements.said))
    line = NONE if NONE in (party, issue) else int(standing.red_lines.at(party, issue, said))
    if line == NONE:
        return "none stated on this issue"
    return f"{stance_words(statements, line)}, since {said_words(statements, line, year=False)}"


def headline(document: Document, position: int) -> str:
    """What the statement comes to: the named point nearest to its range, or its range, or its act."""
    snapshot, statements = document.snapshot, document.snapshot.statements
    low, high, issue = (
        float(statements.low[position]),
        float(statements.high[position]),
        int(statements.issue[position]),
    )
    if isnan(low):
        return f"{issue_title(snapshot, issue)}: {stance_words(statements, position)}"
    if ACTS[statements.act[position]] == Act.RED_LINE:
        return f"Nothing outside {range_words(low, high)}"
    options = snapshot.issues[issue].options if issue != NONE else ()
    inside = [option.label for option in options if low <= option.value <= high]
    # Only a range that takes in a single named point can go by its name; any other would be a guess.
    return inside[0] if len(inside) == 1 else f"{issue_title(snapshot, issue)}: {range_words(low, high)}"


def when_and_where(document: Document, position: int) -> str:
    """The day it was said and the round it fell into or was linked to."""
    snapshot, statements = document.snapshot, document.snapshot.statements
    day, linked = int(statements.said[position]), int(statements.round[position])
    first, said = int(statements.earliest[position]), said_words(statements, position)
    # A day that is not known exactly is in a round only if all possible ones are.
    inside = [at for at, sitting in enumerate(snapshot.rounds) if sitting.start <= first and day <= sitting.end]
    if linked != NONE:
        return f"{said}, linked to round {round_name(snapshot, linked)}"
    return said + (f", round {snapshot.rounds[inside[-1]].number}" if inside else "")
