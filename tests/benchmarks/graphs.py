"""The timeline's peer: what it shows, drawn by pyqtgraph with care, one item for each kind of thing."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from models.snapshot import Snapshot
from models.words import ACTS, Act

_LANE = 120.0
_RED_LINE = ACTS.index(Act.RED_LINE)
_COLOURS = ("#4477aa", "#cc6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb", "#000000")


def graph(snapshot: Snapshot) -> pg.PlotWidget:
    """Step lines of all parties on all issues, a mark for each statement, red lines and rounds."""
    widget = pg.PlotWidget(background="w")
    plot = widget.getPlotItem()
    plot.hideButtons()
    plot.setMenuEnabled(False)
    _bands(plot, snapshot)
    for party in range(len(snapshot.parties)):
        days, values = _steps(snapshot, party)
        line = pg.PlotDataItem(
            days, values, pen=pg.mkPen(_COLOURS[party % len(_COLOURS)]), connect="finite", skipFiniteCheck=False
        )
        plot.addItem(line)
        line.setClipToView(True)
        line.setDownsampling(auto=True, method="peak")
    columns = snapshot.statements
    ranged = np.flatnonzero(~np.isnan(columns.low))
    plot.addItem(
        pg.ScatterPlotItem(
            columns.said[ranged].astype(float), _height(snapshot, ranged), size=7, pen=None, brush="#4477aa",
            pxMode=True, useCache=True,
        )
    )  # fmt: skip
    plot.disableAutoRange()
    plot.setXRange(*days_of(snapshot), padding=0)
    plot.setYRange(0, _LANE * len(snapshot.issues), padding=0)
    return widget


def days_of(snapshot: Snapshot) -> tuple[float, float]:
    """The first and the last day."""
    return float(snapshot.statements.said.min()), float(snapshot.statements.said.max())


def _height(snapshot: Snapshot, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    columns = snapshot.statements
    return columns.issue[rows] * _LANE + (columns.low[rows] + columns.high[rows]) / 2


def _steps(snapshot: Snapshot, party: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """All lines of a party, each ended by a gap."""
    columns = snapshot.statements
    rows = np.flatnonzero((columns.party == party) & ~np.isnan(columns.low) & (columns.act != _RED_LINE))
    rows = rows[np.lexsort((columns.said[rows], columns.issue[rows]))]
    day, value, issue = columns.said[rows].astype(float), _height(snapshot, rows), columns.issue[rows]
    if not len(rows):
        return day, value
    last = np.append(issue[1:] != issue[:-1], True)
    days = np.stack((day, np.append(day[1:], day[-1:])), axis=1)
    values = np.stack((value, value), axis=1)
    values[last, 1] = np.nan
    return days.ravel(), values.ravel()


def _bands(plot: pg.PlotItem, snapshot: Snapshot) -> None:
    columns, top = snapshot.statements, _LANE * len(snapshot.issues)
    rounds = np.array([(one.start, one.end + 1) for one in snapshot.rounds], dtype=float)
    plot.addItem(pg.BarGraphItem(x0=rounds[:, 0], x1=rounds[:, 1], y0=0, height=top, pen=None, brush="#eeeeee"))
    red = np.flatnonzero((columns.act == _RED_LINE) & ~np.isnan(columns.low))
    day, base = columns.said[red].astype(float), columns.issue[red] * _LANE
    plot.addItem(
        pg.BarGraphItem(
            x0=day, x1=day + 30, y0=base + columns.low[red], y1=base + columns.high[red], pen=None, brush="#f4cccc"
        )
    )
