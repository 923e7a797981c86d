"""What the benchmarks of the timeline share: a dossier all of which is in view, and the timeline of it."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from models.analysis.reading import ON_RECORD
from models.facts import NONE
from models.snapshot import Snapshot, ints
from models.store import Store
from tests.authors import new_author
from tests.benchmarks.figures import Run
from tests.benchmarks.screens import application
from views.document import Document, Standing
from views.filters import Filters
from views.selection import Selection
from views.theme import LIGHT
from views.timeline.view import TimelineView

IN_VIEW = 7
"""As many lanes as a window of the usual size has room for."""


@contextmanager
def talks(run: Run, n: int) -> Iterator[Document]:
    """So many statements in memory, on as few issues as are in view, so that both contenders paint all of them."""
    application()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Store.create(Path(folder) / "empty.parley", new_author())) as store,
    ):
        document = Document(store)
        document.standing = Standing(_in_view(run.snapshot(n)), ON_RECORD)
        # What all views share is not the timeline's own.
        _ = document.standing.held, document.standing.held_by_round, document.standing.red_lines
        try:
            yield document
        finally:
            document.close()


def timeline(document: Document) -> TimelineView:
    """The timeline with the lines of all parties."""
    filters = Filters()
    filters.show_parties(frozenset(one.id for one in document.snapshot.parties))
    return TimelineView(document, Selection(), filters, LIGHT)


def _in_view(snapshot: Snapshot) -> Snapshot:
    columns = snapshot.statements
    few = replace(
        columns,
        issue=ints(columns.issue % IN_VIEW),
        depends_on=ints(np.where(columns.depends_on == NONE, NONE, columns.depends_on % IN_VIEW)),
    )
    return replace(snapshot, issues=snapshot.issues[:IN_VIEW], statements=few)
