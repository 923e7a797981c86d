"""What the timeline shows of its document, in words and painted, and how it is opened."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import Theme
from views.timeline.axis import Axis
from views.timeline.canvas import Canvas
from views.timeline.geometry import Geometry
from views.timeline.hit_test import Hits
from views.timeline.hits import EventHit, GapHit, Hit, RoundHit, StatementHit
from views.timeline.lane_gap import gaps_of
from views.timeline.lane_order import Arrangement, LaneKey, LaneKind, row_of
from views.timeline.lane_set import LaneSet


class Scene:
    """The lanes of a document with all that stands around them; what is `hovered` is underlined."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, axis: Axis,
        arrangement: Arrangement,
    ) -> None:  # fmt: skip
        self.theme = theme
        self.hovered: Hit | None = None
        self._document, self._selection, self._filters = document, selection, filters
        self._lanes = LaneSet(document, selection, filters, arrangement)
        self._canvas = Canvas(document, self._lanes, axis)

    @property
    def keys(self) -> tuple[LaneKey, ...]:
        """The lanes in the order shown."""
        return self._lanes.keys

    @property
    def hits(self) -> Hits:
        """What was painted where, as it was painted last."""
        return self._canvas.hits

    def refresh(self) -> None:
        """Follow the document, the filters, the arrangement and the rounds compared."""
        self._lanes.refresh()
        self._canvas.forget()

    def geometry(self, width: float, height: float, scroll: float) -> Geometry:
        """Where the lanes lie in a viewport of this size, scrolled up so far."""
        return self._lanes.geometry(width, height, scroll)

    def lane_of(self, statement: int) -> int | None:
        """The first lane that a statement is shown on, None when there is none."""
        return self._lanes.lane_of(statement)

    def summary(self) -> str:
        """The lanes in words: each issue with its gap, each party or speaker by name."""
        snapshot, since = self._document.snapshot, self._lanes.since
        rows = [row_of(snapshot, key) for key in self.keys]
        issues = [row for key, row in zip(self.keys, rows, strict=True) if key.kind == LaneKind.ISSUE]
        gaps = iter(gaps_of(self._document.standing, issues, self._lanes.wanted.earlier))
        return "\n".join(
            f"{snapshot.issues[row].title}: {next(gaps).words(since)}" if key.kind == LaneKind.ISSUE
            else (snapshot.parties if key.kind == LaneKind.PARTY else snapshot.speakers)[row].name
            for key, row in zip(self.keys, rows, strict=True)
        )  # fmt: skip

    def paint(self, painter: QPainter, geometry: Geometry, font: QFont) -> Hits:
        """Paint everything; returns what was painted where."""
        if self.keys:
            self._canvas.paint(painter, geometry, self.theme, font, self.hovered)
        else:
            whole = QRectF(0, 0, geometry.width, geometry.height)
            painter.setFont(font)
            painter.fillRect(whole, self.theme.window)
            painter.setPen(self.theme.muted)
            painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, self._why_empty())
            self._canvas.forget()
        return self.hits

    @property
    def is_unfinished(self) -> bool:
        """Whether the next frame will be sharper than the last one."""
        return self._canvas.is_unfinished

    def prepare(self) -> bool:
        """Do a little of what the next moves will need; whether there is more to do."""
        return self._canvas.prepare()

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
        elif isinstance(hit, GapHit) and hit.lane.gap is not None and hit.lane.gap.statements:
            issue = snapshot.issues[hit.lane.issue]
            behind = tuple(snapshot.statements.ids[one] for one in hit.lane.gap.statements)
            self._selection.open_evidence(f"Gap on {issue.title}", behind, issue.id)

    def _why_empty(self) -> str:
        if self._document.snapshot.issues:
            return "All issues are hidden. Choose some under Issues."
        return "No issues yet. Import a dossier folder to begin."
