"""The sample dossier: built from the CSV that Parley carries, and always worked on as a copy."""

from pathlib import Path

import resources
from models.record.author import Author
from models.store import Store

NAME = "istanbul-2022.parley"


def build_sample(path: Path, author: Author) -> Path:
    """Make the sample dossier at a path where nothing is, and return the path."""
    from models.exchange.importing import import_folder  # needs SQLModel, which an ordinary start does without

    unfinished = path.with_name(f".{path.name}.new")
    unfinished.unlink(missing_ok=True)
    store = Store.create(unfinished, author)
    try:
        for _ in import_folder(store, resources.path("sample/istanbul-2022"), kind="founding"):
            pass
    finally:
        store.close()
    unfinished.rename(path)
    return path
