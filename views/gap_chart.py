"""The gap on one issue over time, as a curve. The only importer of pyqtgraph, which is loaded when first shown."""

from math import isnan

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.analysis.gap import gap_among
from models.analysis.positions import ranges
from models.entry import number
from models.snapshot import Floats, ints
from views.document import Standing
from views.labels import long_day, short_day
from views.theme import Theme


class _DayAxis(pg.AxisItem):  # type: ignore[misc]
    """Writes days since 1970 as dates."""

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [short_day(int(value)) for value in values]


class GapChart(QWidget):
    """How far apart the principals were on an issue day by day; no line where one of them has stated nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._plot = pg.PlotWidget(axisItems={"bottom": _DayAxis("bottom")})
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFixedHeight(150)
        self._plot.setAccessibleName("Gap over time")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)

    def show_gap(self, standing: Standing, issue: int, theme: Theme) -> None:
        """Draw the gap of an issue from the first statement on it to the last day of the dossier."""
        days, gaps = gap_by_day(standing, issue)
        self._plot.clear()
        self._plot.setBackground(theme.surface)
        for side in ("left", "bottom"):
            self._plot.getAxis(side).setPen(theme.border)
            self._plot.getAxis(side).setTextPen(theme.muted)
        for sitting in standing.snapshot.rounds:
            band = pg.LinearRegionItem(
                (sitting.start, sitting.end + 1), movable=False, brush=theme.band, pen=theme.band
            )
            band.setZValue(-10)
            self._plot.addItem(band)
        pen = pg.mkPen(theme.accent, width=2, style=Qt.PenStyle.SolidLine)
        self._plot.plot(days, gaps, pen=pen, connect="finite", stepMode="right")
        self._plot.setYRange(0, 100, padding=0.04)
        self._plot.setAccessibleDescription(_words(days, gaps))


def gap_by_day(standing: Standing, issue: int) -> tuple[Floats, Floats]:
    """Days and the gap at the end of each; NaN while a principal has stated nothing."""
    snapshot, statements = standing.snapshot, standing.snapshot.statements
    on_issue = ints(np.flatnonzero((statements.issue == issue) & standing.known))
    said = statements.said[on_issue]
    if not len(said):
        return np.empty(0), np.empty(0)
    turns = standing.retractions.days(on_issue).tolist()
    last = max([int(said.max()), *turns, *(sitting.end for sitting in snapshot.rounds)])
    days = np.arange(int(said.min()), last + 1)
    holding = standing.held.at(ints(snapshot.principals)[None, :], issue, days[:, None])
    return days.astype(np.float64), gap_among(*ranges(statements, holding))


def _words(days: Floats, gaps: Floats) -> str:
    found: list[str] = []
    for day, gap in zip(days.tolist(), gaps.tolist(), strict=True):
        words = "unknown" if isnan(gap) else number(gap)
        if not found or not found[-1].endswith(f" {words}"):
            found.append(f"from {long_day(int(day))} {words}")
    return "; ".join(found)
