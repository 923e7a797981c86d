"""The register's order: by day for the first time, by day again, and by text; against a proxy over a Python model."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, Qt

from tests.benchmarks.figures import Figure, Peer, Run, figure, seconds
from tests.benchmarks.proxies import SAID, TEXT, proxy
from tests.benchmarks.screens import open_document
from views.filters import Filters
from views.register.columns import Column
from views.register.model import RegisterModel
from views.theme import LIGHT

PEER = "QSortFilterProxyModel over a Python model"
FIRST, AGAIN = 0.0125, 0.00143
"""One eightieth and one seven-hundredth."""

PEER_AT_MOST = 100_000
"""At a million the proxy takes minutes."""


def measure(run: Run) -> Iterator[Figure]:
    """By day, by day the other way round, and by text, for each size."""
    for n in run.up_to(PEER_AT_MOST):
        turns = 3 if n < PEER_AT_MOST else 1
        with open_document(run, n) as document:
            ours = [_times(RegisterModel(document, Filters(), LIGHT), Column.SAID, Column.TEXT) for _ in range(turns)]
            theirs = [_times(proxy(document.store), SAID, TEXT) for _ in range(turns)]
        for at, (name, goal) in enumerate((("", FIRST), ("-again", AGAIN), ("-text", FIRST))):
            times = ([each[at] for each in all_] for all_ in (ours, theirs))
            yield figure(f"register-sort{name}", n, Peer(PEER, goal), *times)


def _times(model: QAbstractItemModel, day: int, text: int) -> tuple[float, float, float]:
    """Processor seconds of sorting a model that has not been sorted before."""
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    first, again, by_text = (seconds(lambda by=by: model.sort(*by)) for by in ((day, up), (day, down), (text, up)))
    return first, again, by_text
