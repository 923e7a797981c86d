"""The register opened and jumped about in, and what it holds, against a table over a proxy over a Python model."""

from collections.abc import Callable, Iterator
from random import Random

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QTableView, QWidget

from tests.benchmarks.figures import Figure, Peer, Run, figure, race, rounded
from tests.benchmarks.memory import taken
from tests.benchmarks.proxies import proxy
from tests.benchmarks.screens import let_go, open_document, shown
from views.document import Document
from views.filters import Filters
from views.register.model import RegisterModel
from views.register.table import RegisterTable
from views.theme import LIGHT

PEER = "a table over QSortFilterProxyModel over a Python model"
OPEN, PAGE, MEMORY = 0.35, 0.40, 0.35

JUMPS = 15
LARGEST = 100_000


def measure(run: Run) -> Iterator[Figure]:
    """Opening, a jump to another page, and memory in bytes a statement, for each size."""
    for n in run.up_to(LARGEST):
        with open_document(run, n) as document:
            makers = (lambda document=document: register(document), lambda document=document: table(document))
            yield figure("register-open", n, Peer(PEER, OPEN), *race(3, *map(opening, makers)))
            views = [shown(make()) for make in makers]
            times = race(3, *(jumping(view) for view in views))
            let_go(*views)
            yield figure("register-page", n, Peer(PEER, PAGE), *([one / JUMPS for one in each] for each in times))
            held, other = (taken(make)[0] / n for make in makers)
        ratio = rounded(held / other)
        yield Figure("register-memory", n, ratio, MEMORY, f"B a statement of {PEER}", rounded(held), rounded(other))


def register(document: Document) -> QTableView:
    """The register's table with all columns of the file's words read when they are shown."""
    model = RegisterModel(document, Filters(), LIGHT)
    view = RegisterTable(model, LIGHT)
    model.setParent(view)
    return view


def table(document: Document) -> QTableView:
    """A plain table of the peer's."""
    view = QTableView()
    model: QAbstractItemModel = proxy(document.store)
    model.setParent(view)
    view.setModel(model)
    return view


def opening(make: Callable[[], QWidget]) -> Callable[[], None]:
    """What makes, shows and lets go of a table."""
    return lambda: let_go(shown(make()))


def jumping(view: QTableView) -> Callable[[], None]:
    """What shows one page after the other, never one that was seen before but by chance."""
    chance = Random(1)

    def jump() -> None:
        for _ in range(JUMPS):
            view.verticalScrollBar().setValue(chance.randrange(view.verticalScrollBar().maximum() + 1))
            view.viewport().repaint()

    return jump
