"""What tests of views share: the sample dossier open as a document."""

from collections.abc import Iterator

import pytest

from models.store import Store
from views.document import Document


@pytest.fixture
def document(qapp: object, istanbul: Store) -> Iterator[Document]:
    """The sample dossier under the default reading."""
    opened = Document(istanbul)
    yield opened
    opened.close()
