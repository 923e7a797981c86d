"""The sample dossier: built from the CSV that Parley carries, and always worked on as a copy."""

from contextlib import closing
from pathlib import Path

import resources
from models.file.aside import aside, put_in_place
from models.progress import ended
from models.record.author import Author
from models.store import Store

NAME = "istanbul-2022.parley"


def build_sample(path: Path, author: Author) -> Path:
    """Make the sample dossier at a path where nothing is, and return the path."""
    from models.exchange.importing import import_folder  # needs SQLModel, which an ordinary start does without

    with aside(path) as unfinished:
        with closing(Store.create(unfinished, author)) as store:
            ended(import_folder(store, resources.path("sample/istanbul-2022"), kind="founding"))
        put_in_place(unfinished, path)
    return path
