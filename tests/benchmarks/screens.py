"""What benchmarks of screens share: one application, and documents of made dossiers."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager

from PySide6.QtWidgets import QApplication, QWidget

from models.store import Store
from tests.authors import new_author
from tests.benchmarks.figures import Run
from views.document import Document

WIDTH, HEIGHT = 1600, 900


def application() -> QApplication:
    """The one application, on the platform without a screen unless another one is asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication([])


@contextmanager
def open_document(run: Run, n: int) -> Iterator[Document]:
    """A made dossier, open."""
    application()
    with closing(Store.open(run.dossier(n), new_author())) as store:
        document = Document(store)
        try:
            yield document
        finally:
            document.close()


def shown(widget: QWidget) -> QWidget:
    """A widget that is shown in the usual size, and painted once."""
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    # Until the platform has exposed the window, nothing is painted.
    application().processEvents()
    return widget


def let_go(*widgets: QWidget) -> None:
    """Take widgets down at once."""
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    application().sendPostedEvents(None, 52)  # DeferredDelete
    application().processEvents()
