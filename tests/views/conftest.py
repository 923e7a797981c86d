"""What tests of views share: the sample dossier open as a document, and guards against what no test may do."""

from collections.abc import Iterator

import pytest

from models.store import Store
from tests.windows import choose, no_window_left, own_folders, press, said_in_boxes
from views.document import Document

__all__ = ["choose", "document", "no_window_left", "own_folders", "press", "said_in_boxes"]


@pytest.fixture
def document(qapp: object, istanbul: Store) -> Iterator[Document]:
    """The sample dossier under the default reading."""
    opened = Document(istanbul)
    yield opened
    opened.close()
