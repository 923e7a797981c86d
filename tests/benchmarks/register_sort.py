"""The register's order: by day for the first time, by day again, and by text; against a proxy over a Python model."""

from collections.abc import Callable, Iterator
from itertools import cycle

from PySide6.QtCore import Qt

from tests.benchmarks.figures import Figure, Peer, Run, figure, race, seconds
from tests.benchmarks.proxies import SAID, TEXT, proxy
from tests.benchmarks.screens import open_document
from views.document import Document
from views.filters import Filters
from views.register.columns import Column
from views.register.model import RegisterModel
from views.theme import LIGHT

PEER = "QSortFilterProxyModel over a Python model"
FIRST, AGAIN = 1 / 80, 1 / 700

PEER_AT_MOST = 100_000
"""At a million the proxy takes minutes."""


def measure(run: Run) -> Iterator[Figure]:
    """Three figures for each size."""
    for n in run.up_to(PEER_AT_MOST):
        turns = 3 if n < PEER_AT_MOST else 1
        with open_document(run, n) as document:
            theirs = proxy(document.store)
            for name, goal, column, other, again in (
                ("register-sort", FIRST, Column.SAID, SAID, False),
                ("register-sort-text", FIRST, Column.TEXT, TEXT, False),
                ("register-sort-again", AGAIN, Column.SAID, SAID, True),
            ):
                ours = [seconds(_sorting(document, column, again=again)) for _ in range(turns)]
                order = cycle((Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder))
                (peers,) = race(turns, lambda by=other, order=order, peer=theirs: peer.sort(by, next(order)))
                yield figure(name, n, Peer(PEER, goal), ours, peers)


def _sorting(document: Document, column: Column, *, again: bool) -> Callable[[], object]:
    """What sorts a register that has not been sorted by this column before, or has."""
    model = RegisterModel(document, Filters(), LIGHT)
    if again:
        model.sort(column)
        model.sort(column, Qt.SortOrder.DescendingOrder)
    return lambda: model.sort(column)
