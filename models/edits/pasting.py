"""A pasted table becomes statements, new ones and changed ones, in one step."""

import re
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from models.bulk.applying import Applying, Columns, Given
from models.bulk.fields import Field
from models.codes import statement_code
from models.edits.bulk import set_each
from models.edits.bulk_rows import add_rows
from models.edits.naming import taken_codes
from models.errors import UserError
from models.phrases import counted
from models.progress import Progress
from models.snapshot import Snapshot
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing


def paste(
    store: Store, saw: Snapshot, additions: Sequence[Given], updates: Mapping[str, Given]
) -> Generator[Progress, None, list[str]]:
    """Add statements, and say something else of others by id, in one step; returns the ids of those added.

    `saw` is as in `models.edits.bulk`. New statements without a code get the next ones of the dossier.
    """
    label = step_name(len(additions), len(updates))
    applying = Applying(saw)
    rows = [applying.columns(given, None) for given in additions]
    wanted = [str(given.get(Field.CODE) or "") for given in additions]
    with store.write(label) as writing:
        if updates:
            yield from set_each(store, saw, label, updates)
        whole = _placed(writing, rows, wanted)
        yield from add_rows(writing, label, whole)
    return [row["id"] for row in whole]


def step_name(added: int, updated: int) -> str:
    """What a paste is called: “Add 9 statements and update 3”."""
    if not updated:
        return f"Add {counted(added, 'statement')}"
    if not added:
        return f"Update {counted(updated, 'statement')}"
    return f"Add {counted(added, 'statement')} and update {updated:,}"


def _placed(writing: "Writing", rows: Sequence[Columns], wanted: Sequence[str]) -> list[Columns]:
    """New rows with what the dossier gives them: id, code, place, and the day they are recorded."""
    from models.ids import new_id
    from models.tables import Statement

    taken = taken_codes(writing, Statement)
    _refuse_taken(taken, [code for code in wanted if code])
    codes = _free_codes([*taken, *wanted])
    first, today = writing.next_sequence(Statement), date.today()  # noqa: DTZ011 - the day where the analyst sits
    return [
        {**row, "id": new_id(), "code": code or next(codes), "sequence": first + place, "recorded_on": today}
        for place, (row, code) in enumerate(zip(rows, wanted, strict=True))
    ]


def _refuse_taken(taken: Collection[str], wanted: Sequence[str]) -> None:
    held = {code.casefold() for code in taken}
    for code in wanted:
        if code.casefold() in held:
            raise UserError(f"{code} is the code of another statement. Choose another.")
        held.add(code.casefold())


def _free_codes(taken: Collection[str]) -> Iterator[str]:
    """Codes that go on from the last one, without counting through all others for each of thousands."""
    held = {code.casefold() for code in taken}
    match = re.fullmatch(r"(.*?)(\d+)", statement_code(taken))
    assert match is not None  # noqa: S101 - such codes always end in figures
    begun, figures = match.groups()
    numbered = (f"{begun}{number:0{len(figures)}d}" for number in count(int(figures)))
    return (code for code in numbered if code.casefold() not in held)
