"""What the timeline shows of its document: which lanes in which order, and how all of it is painted and opened."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from models.facts import NONE
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import Theme
from views.timeline.axis import Axis
from views.timeline.frame_painter import FramePainter
from views.timeline.geometry import Geometry
from views.timeline.hits import EventHit, GapHit, Hit, Hits, RoundHit, StatementHit
from views.timeline.lane_order import Arrangement, LaneKey, LaneKind, row_of
from views.timeline.lane_painter import LanePainter
from views.timeline.lanes import Lane, lane


class Scene:
    """Lanes are computed when first shown and kept until `refresh`.

    `keys` are the lanes in the order shown; what is `hovered` is underlined.
    """

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, axis: Axis,
        arrangement: Arrangement,
    ) -> None:  # fmt: skip
        self.theme, self.arrangement = theme, arrangement
        self.keys: tuple[LaneKey, ...] = ()
        self.hovered: Hit | None = None
        self._document, self._selection, self._filters, self._axis = document, selection, filters, axis
        self._lanes: dict[int, Lane] = {}

    def refresh(self) -> None:
        """Follow the document, the filters, the arrangement and the rounds compared."""
        self._lanes.clear()
        keys = self.arrangement.keys(self._document.standing, self._filters)
        self.keys = tuple(key for key in keys if key.kind == LaneKind.ISSUE)

    def geometry(self, width: float, height: float, scroll: float) -> Geometry:
        """Where the lanes lie in a viewport of this size, scrolled up so far."""
        heights = tuple(self.arrangement.height(key) for key in self.keys)
        pinned = sum(1 for key in self.keys if key in self.arrangement.pinned)
        return Geometry(width, height, scroll, heights, pinned)

    def lane_of(self, statement: int) -> int | None:
        """The first lane that a statement is shown on, None when there is none."""
        snapshot, statements = self._document.snapshot, self._document.snapshot.statements
        places = (
            (LaneKind.ISSUE, snapshot.issues, int(statements.issue[statement])),
            (LaneKind.PARTY, snapshot.parties, int(statements.party[statement])),
            (LaneKind.SPEAKER, snapshot.speakers, int(statements.speaker[statement])),
        )
        shown_on = {LaneKey(kind, rows[row].id) for kind, rows, row in places if row != NONE}
        return next((index for index, key in enumerate(self.keys) if key in shown_on), None)

    def summary(self) -> str:
        """The lanes in words: each issue with its gap."""
        since, snapshot = self._since(), self._document.snapshot
        rows = [row_of(snapshot, key) for key in self.keys]
        return "\n".join(f"{snapshot.issues[issue].title}: {self._lane(issue).gap.words(since)}" for issue in rows)

    def paint(self, painter: QPainter, geometry: Geometry, font: QFont) -> Hits:
        """Paint everything; returns what was painted where."""
        painter.setFont(font)
        whole = QRectF(0, 0, geometry.width, geometry.height)
        painter.fillRect(whole, self.theme.window)
        self._axis.place(geometry.left, geometry.right - geometry.left)
        hits = Hits()
        if not self.keys:
            painter.setPen(self.theme.muted)
            painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, self._why_empty())
            return hits
        later = self._round_position(self._selection.later)
        frame = FramePainter(
            painter, self._document, self.theme, self._axis, hits, geometry, self.hovered, later, font
        )  # fmt: skip
        self._paint_lanes(painter, geometry, frame, font)
        frame.header(self._filters.parties_shown(self._document.snapshot), others=self._filters.parties is None)
        frame.footer()
        return hits

    def open(self, hit: Hit) -> None:
        """Choose what was clicked, everywhere."""
        snapshot = self._document.snapshot
        if isinstance(hit, StatementHit):
            self._selection.choose_statement(snapshot.statements.ids[hit.position])
        elif isinstance(hit, EventHit):
            self._selection.choose_event(snapshot.events[hit.position].id)
        elif isinstance(hit, RoundHit):
            before = snapshot.rounds[hit.position - 1].id if hit.position else None
            self._selection.choose_rounds(before, snapshot.rounds[hit.position].id)
        elif isinstance(hit, GapHit) and hit.lane.gap.statements:
            issue = snapshot.issues[hit.lane.issue]
            behind = tuple(snapshot.statements.ids[one] for one in hit.lane.gap.statements)
            self._selection.open_evidence(f"Gap on {issue.title}", behind, issue.id)

    def _paint_lanes(self, painter: QPainter, geometry: Geometry, frame: FramePainter, font: QFont) -> None:
        position = self._document.snapshot.statements.position
        chosen = position.get(self._selection.statement_id or "", NONE)
        lanes = LanePainter(painter, self._document, self.theme, self._axis, frame.hits, chosen)
        painter.save()
        painter.setClipRect(geometry.lanes)
        frame.bands()
        since = self._since()
        for index in geometry.visible():
            shown, box = self._lane(row_of(self._document.snapshot, self.keys[index])), geometry.lane(index)
            painter.setClipRect(geometry.region(index))
            painter.setFont(font)
            lanes.paint(shown, box)
            painter.setFont(font)
            lanes.options(shown, box, geometry.left - geometry.option_width)
            frame.title(index, shown, since)
        painter.restore()

    def _why_empty(self) -> str:
        if self._document.snapshot.issues:
            return "All issues are hidden. Choose some under Issues."
        return "No issues yet. Import a dossier folder to begin."

    def _lane(self, issue: int) -> Lane:
        if issue not in self._lanes:
            earlier, others = self._round_position(self._selection.earlier), self._filters.parties is None
            drawn = self._filters.parties_shown(self._document.snapshot)
            self._lanes[issue] = lane(self._document.standing, issue, drawn, earlier, others=others)
        return self._lanes[issue]

    def _since(self) -> str:
        earlier = self._round_position(self._selection.earlier)
        return "" if earlier is None else f"round {self._document.snapshot.rounds[earlier].number}"

    def _round_position(self, round_id: str | None) -> int | None:
        rounds = self._document.snapshot.rounds
        return next((index for index, sitting in enumerate(rounds) if sitting.id == round_id), None)
