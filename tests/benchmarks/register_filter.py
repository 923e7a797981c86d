"""The register narrowed down to a word and back to everything, against a proxy over a Python model."""

from collections.abc import Iterator

from models.find.query import Query
from tests.benchmarks.figures import Figure, Peer, Run, figure, race
from tests.benchmarks.proxies import TEXT, proxy
from tests.benchmarks.screens import open_document
from views.filters import Filters
from views.register.model import RegisterModel
from views.theme import LIGHT

PEER = Peer("QSortFilterProxyModel over a Python model", 0.10)
WORD = "neutral"
LARGEST = 100_000


def measure(run: Run) -> Iterator[Figure]:
    """The word and back, for each size."""
    for n in run.up_to(LARGEST):
        with open_document(run, n) as document:
            document.finding.finder().read_all()
            model, other = RegisterModel(document, Filters(), LIGHT), proxy(document.store)
            other.setFilterKeyColumn(TEXT)

            def ours(model: RegisterModel = model) -> None:
                model.filter(Query(WORD))
                model.filter(Query())

            def theirs(other: object = other) -> None:
                other.setFilterFixedString(WORD)
                other.setFilterFixedString("")

            yield figure("register-filter", n, PEER, *race(3, ours, theirs))
