"""The long work that the window can start: import, export, briefing. What it needs is imported when it is asked for."""

import tempfile
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.identity import author
from desktop.places import backups_folder
from models.analysis.reading import Reading
from models.backups.keeping import back_up, folder_of
from models.briefing.house.house import House
from models.briefing.specification import Specification
from models.file.copying import copy_aside
from models.progress import Progress
from models.store import Store

# SQLModel, the exchange and the typesetter take longer to import than the window takes to open.


def importing(store: Store, folder: Path) -> Generator[Progress, None, Any]:
    """Import a folder, after a backup of what is there; returns what was done, as a sentence."""
    from models.exchange.importing import import_folder

    if store.columns("SELECT 1 FROM dossier LIMIT 1"):
        yield Progress(0, 1, "Backing up")
        back_up(store, folder_of(store, backups_folder()), "import")
    report = yield from import_folder(store, folder)
    total = report.total
    return f"Imported: {total.added} added, {total.updated} updated, {total.unchanged} unchanged."


def salvaging(path: Path, out: Path, store: Store | None) -> Generator[Progress, None, Any]:
    """Salvage a file, or the dossier that is open as `store`; returns what was saved."""
    from models.salvage.salvage import salvage

    if store is None:
        return (yield from salvage(path, out, author()))
    # Reading the bytes of an open file would drop its locks.
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        copy = Path(folder) / path.name
        yield Progress(0, 0, f"Copying {path.name}")
        with closing(store.another_reader()) as reader:
            copy_aside(reader, copy)
        return (yield from salvage(copy, out, author()))


def copying(store: Store, path: Path) -> Generator[Progress, None, Any]:
    """Write a copy of the open dossier; returns what was done, as a sentence."""
    yield Progress(0, 0, f"Writing {path.name}")
    store.copy_to(path)
    return f"{path.name} is a copy of this dossier."


def exporting(store: Store, folder: Path) -> Generator[Progress, None, Any]:
    """Export into a folder; returns what was done, as a sentence."""
    from models.exchange.exporting import export_folder

    yield from export_folder(store, folder)
    return f"Exported into {folder}."


def briefing(
    store: Store, out: Path, wanted: Specification, reading: Reading | None, house: House
) -> Generator[Progress, None, Any]:
    """Write a briefing, under a reading or the one that it names; returns what was done, as a sentence."""
    from desktop.briefing import write_briefing_of

    yield from write_briefing_of(store, out, wanted, reading, house=house)
    return f"{out} written."
