"""The open dossier for Qt: its snapshot, the reading, and what follows from both, kept until one of them changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from models.analysis.counting import known, within
from models.analysis.doubts import robust_by_round
from models.analysis.every_round import EveryRound, every_round
from models.analysis.following import follow
from models.analysis.movement import Movement, movement
from models.analysis.positions import Positions, held, held_by_round, red_lines, red_lines_by_round, spoken
from models.analysis.reading import ON_RECORD, Reading
from models.analysis.retractions import Retractions, retractions
from models.analysis.said import SaidByRound
from models.analysis.turns import Turns
from models.changes import Changes
from models.dates.words import day_words
from models.errors import UserError
from models.facts import NONE
from models.queries import records_in_conflict
from models.record.clock import after_day
from models.records import Records
from models.shown import Shown
from models.snapshot import Mask, Snapshot
from models.store import Store
from views.finding import Finding
from views.theme import Theme
from views.waiting import waiting

PARTY_COLOURS = 8
"""How many colours a theme has for parties."""


@dataclass(frozen=True)
class Standing:
    """One snapshot under one reading, with what follows: worked out when first asked for.

    What is looked up in models is kept there, and passed on from one snapshot to the next (see `analysis.following`).
    """

    snapshot: Snapshot
    reading: Reading
    unsettled: frozenset[int] = frozenset()
    """The statements of which merged copies say different things and nobody has settled which holds."""

    @property
    def held(self) -> Positions:
        """Held positions by day."""
        return held(self.snapshot, self.reading)

    @property
    def held_by_round(self) -> Positions:
        """Held positions as rounds see them: what is linked to a round by hand stands within it."""
        return held_by_round(self.snapshot, self.reading)

    @property
    def spoken(self) -> Positions:
        """The last thing that each party said on each issue, by day."""
        return spoken(self.snapshot, self.reading)

    @cached_property
    def turns(self) -> Turns:
        """The days on which anything may change."""
        return Turns(self.snapshot, self.reading)

    @property
    def red_lines(self) -> Positions:
        """Red lines by day."""
        return red_lines(self.snapshot, self.reading)

    @property
    def red_lines_by_round(self) -> Positions:
        """Red lines as rounds see them."""
        return red_lines_by_round(self.snapshot, self.reading)

    @cached_property
    def known(self) -> Mask:
        """Which statements are known under the reading; others are not shown at all."""
        return known(self.snapshot.statements, self.reading)

    @cached_property
    def within(self) -> Mask:
        """Which statements are within the reading's grades, whatever their act."""
        return within(self.snapshot.statements, self.reading)

    @property
    def retractions(self) -> Retractions:
        """On which days statements are taken back and restored."""
        return retractions(self.snapshot, ("day", self.reading))

    @property
    def every_round(self) -> EveryRound:
        """What each round changed since the one before it."""
        return every_round(self.snapshot, self.reading)

    @cached_property
    def robust_by_round(self) -> Mask:
        """Where what each round changed is robust; issues by parties by rounds."""
        return robust_by_round(self.snapshot, self.reading)

    @cached_property
    def said_by_round(self) -> SaidByRound:
        """All that is known to have been said between rounds."""
        return SaidByRound(self.snapshot, self.reading)

    @cached_property
    def _movements(self) -> dict[tuple[int | None, int], Movement]:
        return {}

    def movement(self, earlier: int | None, later: int) -> Movement:
        """Movement between two rounds, by their positions in the snapshot."""
        key = (earlier, later)
        if key not in self._movements:
            self._movements[key] = movement(self.snapshot, self.reading, earlier, later)
        return self._movements[key]


class Document(QObject):
    """The open dossier. Views refresh on `refreshed` and change facts only by calling `models.edits`."""

    refreshed = Signal()
    """The snapshot or the reading is another one."""

    given_up = Signal()
    """What was typed and could not be stored is given up, so that nothing need be said of it any more."""

    _arrived = Signal(object)

    def __init__(self, store: Store, reading: Reading = ON_RECORD) -> None:
        super().__init__()
        self.store = store
        self._shown = Shown(store)
        self.standing = self._standing(reading)
        self.finding = Finding(store, self.standing.snapshot, self)
        self.last_change: Changes | None = None
        self.settle: Callable[[], None] = lambda: None
        """Commits what is half typed before the dossier is shown as it was, or raises `UserError` where it cannot."""
        # A change made by a job arrives in its thread; the signal carries it to this one.
        self._arrived.connect(self._take_over)
        self._stop_watching = store.watch(self._arrived.emit)

    @property
    def snapshot(self) -> Snapshot:
        """The dossier as it is shown: as it is now, or as it was on the reading's known day."""
        return self.standing.snapshot

    @property
    def present(self) -> Snapshot:
        """The dossier as it is now, whatever is shown."""
        return self._shown.present

    @property
    def records(self) -> Records:
        """Where the texts of what is shown are read from."""
        return self._shown.records

    @property
    def until(self) -> str:
        """A time (ISO text in UTC) after all that had been recorded by the known day, "" for now."""
        known = self.reading.known
        return "" if known is None else after_day(known)

    @property
    def reading(self) -> Reading:
        """The rules by which statements count."""
        return self.standing.reading

    def read_as(self, reading: Reading) -> None:
        """Let all figures follow another reading."""
        if reading == self.reading:
            return
        if reading.known != self.reading.known:
            self._go_to(reading.known)
        self.standing = self._standing(reading)
        self.refreshed.emit()

    def close(self) -> None:
        """Stop listening; the store is closed by whoever opened it."""
        self.finding.close()
        self._stop_watching()
        # What a job announced just before would else arrive when the store is closed.
        self._arrived.disconnect(self._take_over)
        self._shown.close()

    def party_place(self, party: int) -> int:
        """The place that gives a party its colour: principals first, so that no other party wears theirs."""
        principals = self.snapshot.principals
        if party in principals:
            return principals.index(party)
        others = party - sum(1 for principal in principals if principal < party)
        room = PARTY_COLOURS - len(principals)
        return len(principals) + others % room if room > 0 else others

    def party_colour(self, theme: Theme, party: int) -> QColor:
        """The colour of a party in a theme: its own, made to stand out from the ground, else that of its place."""
        if party == NONE:
            return theme.muted
        own = self.snapshot.parties[party].colour
        return theme.legible(own) if own else theme.party(self.party_place(party))

    def party_marker(self, party: int) -> str:
        """The shape of a party's swatch, "" for the plain one."""
        return "" if party == NONE else self.snapshot.parties[party].marker

    def _take_over(self, changes: Changes) -> None:
        self.last_change = changes
        before = self.present
        seen = self._shown.take_over(changes)
        follow(before, self.present, changes)
        self.standing = self._standing(self.reading)
        self.finding.follow(self.snapshot, seen, self.records)
        self.refreshed.emit()

    def _standing(self, reading: Reading) -> Standing:
        snapshot = self._shown.snapshot
        found = [row_id for table, row_id in records_in_conflict(self.records) if table == "statement"]
        # Most dossiers have none, and where each statement stands is long to tell of a large one.
        places = snapshot.statements.position if found else {}
        return Standing(snapshot, reading, frozenset(places[one] for one in found if one in places))

    def refuse_looking_back(self) -> None:
        """Raise `UserError` while the dossier is shown as it was, when nothing of it can be changed."""
        if self.store.looking_back:
            raise UserError(self.store.looking_back)

    def _go_to(self, day: date | None) -> None:
        if not self.store.looking_back:
            self.settle()
        with waiting():
            others = self._shown.go_to(day)
        self.store.looking_back = "" if day is None else looking_back(day)
        self.finding.follow(self._shown.snapshot, others, self.records)


def looking_back(day: date) -> str:
    """What somebody is told who wants to change the dossier while it is shown as it was."""
    return f"This is the dossier as known on {day_words(day)}. Come back to now to change it."
