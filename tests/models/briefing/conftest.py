from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

import resources
from models.exchange.importing import import_folder
from models.ids import new_id
from models.loading import load_snapshot
from models.queries import StatementText, statement_texts
from models.record.author import Author
from models.snapshot import Snapshot
from models.store import Store

Talks: TypeAlias = tuple[Snapshot, Mapping[str, StatementText]]


@pytest.fixture(scope="session")
def istanbul(tmp_path_factory: pytest.TempPathFactory) -> Talks:
    """The sample dossier as a snapshot with its texts."""
    path: Path = tmp_path_factory.mktemp("talks") / "istanbul.parley"
    store = Store.create(path, Author(new_id(), "an", "Analyst", new_id()))
    try:
        list(import_folder(store, resources.path("sample/istanbul-2022")))
        snapshot = load_snapshot(store)
        return snapshot, statement_texts(store, snapshot.statements.ids)
    finally:
        store.close()
