"""In which colours a lane is drawn: its lines, and the marks on it."""

from functools import cached_property

from PySide6.QtGui import QColor

from models.snapshot import Ints, ints
from views.document import Document
from views.theme import Theme
from views.timeline.lane_order import LaneKind
from views.timeline.lanes import Lane

FAINT = 0.45
"""How much is left of a colour where a range is not comparable with the present scale, or does not count."""

_SHADES = (1.0, 0.72, 0.5, 0.86, 0.6)
"""How much of a party's colour is left for each of its issues, so that neighbours are told apart."""


class Inks:
    """The colours of one document in one theme."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._document, self.theme = document, theme
        self._ramps: dict[tuple[int, tuple[float, ...]], list[int]] = {}
        self._thinned: dict[tuple[int, float], QColor] = {}

    @cached_property
    def parties(self) -> list[QColor]:
        """The colour of each party, and last of all that of what is of no party."""
        parties = range(len(self._document.snapshot.parties))
        return [*(self._document.party_colour(self.theme, party) for party in parties), self.theme.muted]

    @cached_property
    def faint_parties(self) -> list[QColor]:
        """The same, for what is not comparable or does not count."""
        return [self.faint(colour) for colour in self.parties]

    def faint(self, colour: QColor) -> QColor:
        """A colour for what is not comparable or does not count."""
        return self.thinned(colour, FAINT)

    def thinned(self, colour: QColor, strength: float) -> QColor:
        """A colour thinned out over the lanes' ground, mixed once."""
        key = (colour.rgba(), strength)
        if key not in self._thinned:
            self._thinned[key] = self.theme.tint(colour, strength)
        return self._thinned[key]

    def ramp(self, colour: QColor, strengths: tuple[float, ...]) -> list[int]:
        """The colour thinned out so far over the lanes' ground, as numbers of pixels."""
        key = (colour.rgba(), strengths)
        if key not in self._ramps:
            self._ramps[key] = [self.theme.tint(colour, strength).rgb() for strength in strengths]
        return self._ramps[key]

    def distinct(self, lane: Lane) -> tuple[list[QColor], Ints]:
        """The colours of a lane's lines without those that come again, and which of them each line has."""
        own = self.lines(lane)
        places = {rgba: at for at, rgba in enumerate(dict.fromkeys(colour.rgba() for colour in own))}
        return [QColor.fromRgba(rgba) for rgba in places], ints([places[colour.rgba()] for colour in own])

    def lines(self, lane: Lane) -> list[QColor]:
        """The colours of a lane's lines: of its parties; shades for the issues of a party; faint behind a speaker."""
        own = [self.parties[line.party] for line in lane.lines]
        if lane.key.kind == LaneKind.ISSUE:
            return own
        shades = [self.thinned(colour, _SHADES[at % len(_SHADES)]) for at, colour in enumerate(own)]
        return shades if lane.key.kind == LaneKind.PARTY else [self.faint(shade) for shade in shades]
