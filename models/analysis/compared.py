"""Which moments are compared when nobody says: one rule for the screen, the page and the command line."""

from datetime import date

import numpy as np

from models.analysis.counting import known
from models.analysis.reading import Reading
from models.analysis.retractions import retractions
from models.errors import UserError
from models.snapshot import Snapshot, ints, to_day
from models.words import Conditionals

BEFORE_ALL_ROUNDS = -1
"""As the earlier round: the time before all rounds, when nothing had been stated."""


def chosen_rounds(
    snapshot: Snapshot, earlier: int | None, later: int | None, known_day: int | None = None
) -> tuple[int | None, int | None]:
    """The rounds to compare, as positions; None as the earlier one is the time before all rounds.

    Asked for None, a round is chosen: the last two in which anything was said. Rounds that had not begun by `known_day`
    are not chosen. Raises `UserError` when such a one is asked for, or the earlier comes after the later.
    """
    begun = [at for at, one in enumerate(snapshot.rounds) if known_day is None or one.start <= known_day]
    for asked in (earlier, later):
        if asked not in (None, BEFORE_ALL_ROUNDS) and asked not in begun:
            raise UserError(f"Round {snapshot.rounds[asked].number} had not begun on the day that is asked about.")
    spoken = [place for place in _spoken_rounds(snapshot) if place in begun]
    if later is None:
        after = [place for place in spoken if earlier is None or place > earlier]
        later = after[-1] if after else (begun[-1] if begun else None)
    if earlier is None and later is not None:
        before = [place for place in spoken if place < later]
        earlier = before[-1] if before else later - 1
    if earlier is not None and later is not None and earlier >= later:
        raise UserError("The earlier round has to come before the later one.")
    return (None if earlier == BEFORE_ALL_ROUNDS else earlier), later


def _spoken_rounds(snapshot: Snapshot) -> list[int]:
    statements = snapshot.statements
    return [
        place
        for place, sitting in enumerate(snapshot.rounds)
        if np.any((statements.round == place) | ((statements.said >= sitting.start) & (statements.said <= sitting.end)))
    ]


def last_day(snapshot: Snapshot, reading: Reading) -> int:
    """The last day of the dossier under a reading: of what is known to have been said and of rounds that had begun.

    Where the reading asks for conditions that are met, the last day on which one was met is looked at too.

    No later than the reading's known day, and that of today where nothing is there.
    """
    cap = to_day(date.today() if reading.known is None else reading.known)  # noqa: DTZ011 - the analyst's day
    said = snapshot.statements.said[known(snapshot.statements, reading)]
    ends = [one.end for one in snapshot.rounds if reading.known is None or one.start <= cap]
    if reading.conditionals == Conditionals.MET:
        turned = retractions(snapshot, ("day", reading)).days(ints(np.arange(len(snapshot.statements))))
        ends += turned[turned <= cap].tolist()
    found = max([*ends, *([int(said.max())] if len(said) else [])], default=cap)
    return found if reading.known is None else min(found, cap)
