"""A dossier that is open with an outbox, as a window has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.record.author import Author
from models.store import Store
from tests.talks import Talks


@pytest.fixture
def folders(tmp_path: Path) -> Outboxes:
    return Outboxes(tmp_path / "data" / "outbox", tmp_path / "data" / "backups")


@pytest.fixture
def opened(store: Store, talks: Talks, author: Author, folders: Outboxes) -> Iterator[Store]:
    """The same file as `store`, in a window of the same analyst."""
    opened = open_with_outbox(store.path, author, folders)
    yield opened
    opened.close()
