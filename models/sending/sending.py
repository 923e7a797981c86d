"""Writing a copy of a dossier for somebody else: a file that never held what stays out."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from models.file.aside import aside, put_in_place
from models.ids import new_id
from models.phrases import counted
from models.progress import Progress
from models.record.author import Author
from models.record.shape import tables
from models.sending.sifting import Sifted, sift
from models.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from models.sending.choices import Choices

_STEP = 500


def outlook(store: Store, choices: Choices) -> Sifted:
    """What a copy would hold and what would stay out, without writing it."""
    with store.one_state():
        return sift(store.columns, choices)


def send_copy(store: Store, path: Path, choices: Choices) -> Generator[Progress, None, Sifted]:
    """Write a copy, in place of what is there, when all of it is written.

    One from which something stays out is a dossier of its own, with one step in its record and another id: its rows
    are told anew, so what is changed in it cannot be merged with the dossier that it comes from. Closing the generator
    leaves nothing.
    """
    store.refuse_itself(path)
    with aside(path) as unfinished:
        sifted = yield from _written(store, unfinished, choices)
        put_in_place(unfinished, path, replacing=True)
    return sifted


def _written(store: Store, path: Path, choices: Choices) -> Generator[Progress, None, Sifted]:
    sifted = outlook(store, choices)
    if choices.is_whole:
        yield Progress(0, 1, "Writing the copy")
        # What was deleted is gone from the tables, but its words may still lie in pages that nobody uses.
        store.copy_to(path, compactly=True)
        return sifted
    with closing(Store.create(path, _sender(store.author, choices))) as copy:
        yield from _fill(copy, sifted, "Copy for others")
    return sifted


def _sender(author: Author, choices: Choices) -> Author:
    """Who writes the one step of the copy: at no known installation and, without names, nobody known."""
    if choices.names:
        return Author(author.analyst_id, author.code, author.name, new_id(), author.app_version)
    return Author(new_id(), "A0", "An analyst", new_id(), author.app_version)


def _fill(copy: Store, sifted: Sifted, label: str) -> Generator[Progress, None, None]:
    total, done = sum(len(rows) for rows in sifted.rows.values()), 0
    with copy.write(label, kind="founding") as writing:
        for name, table in tables().items():
            # Who writes the copy is an analyst of it already.
            rows = [row for row in sifted.rows[name] if (name, row["id"]) != ("analyst", copy.author.analyst_id)]
            for start in range(0, len(rows), _STEP):
                yield Progress(done + start, total, f"Writing the copy: {counted(total, 'record')}")
                some = rows[start : start + _STEP]
                writing.add_all(table, [{**row, "id": new_id()} if name == "dossier" else row for row in some])
            done += len(rows)
