"""Opening the copy that is to be merged: a private copy of it, which is looked into as any foreign file is."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from models.checking.findings import Columns
from models.errors import UserError
from models.file.foreign import examine_foreign
from models.file.opening import Identity
from models.file.schema import VERSION
from models.record.canonical import as_digest
from models.record.in_order import FIRST, names_from
from models.store import Store

_DIGEST = "SELECT value FROM meta WHERE key = 'record_digest'"


@contextmanager
def incoming(path: Path, into: Store) -> Iterator[Store]:
    """The other copy, to be read; the file itself is never written, and may be open elsewhere.

    Raises `UserError` where it is no sound dossier, is the very file that it is to be merged into, or is one of other
    talks.
    """
    refuse_itself(path, into)
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        # What is read from now on is what was examined, whatever becomes of the file itself.
        header, copy = examine_foreign(path, into=Path(folder)), Path(folder) / path.name
        opened = Store(copy, into.author) if header.version == VERSION else Store.open(copy, into.author)
        with closing(opened) as other:
            _refuse_other_talks(other, into, path.name)
            yield other


def refuse_incomplete(other: Columns, ours: Columns, apart: int) -> None:
    """Refuse a copy whose changes are not those that it says it has, though each that is there may be sound.

    Its sum follows from ours, where all of it is by now, and what both have from the place on where they are `apart`.
    Where that does not fit, all of its changes are summed, because it may be ours that lacks some.
    """
    promised = other(_DIGEST)
    try:
        total = int(ours(_DIGEST)[0][0], 16) - _sum(ours, apart) + _sum(other, apart)
    except ValueError:
        # All that came was examined, so that it can only be ours.
        raise UserError("The copy was not merged: this dossier's own record is damaged. Salvage it first.") from None
    if promised != [(as_digest(total),)] and promised != [(as_digest(_sum(other, FIRST)),)]:
        raise UserError(
            "The copy was not merged: it is damaged, some changes of its record are missing. "
            "Salvage it, and merge what is salvaged."
        )


def _sum(columns: Columns, place: int) -> int:
    return sum(int(name, 16) for names in names_from(columns, place) for name in names)


def refuse_itself(path: Path, into: Store) -> None:
    """Raise `UserError` where a copy is the very file that it is to be merged into."""
    identity = Identity.of(path)
    if identity is not None and identity == Identity.of(into.path):
        raise UserError(f"{path.name} is the dossier itself. Choose another copy of it.")


def _refuse_other_talks(other: Store, into: Store, name: str) -> None:
    sql = "SELECT id, title FROM dossier ORDER BY sequence, id"
    theirs, ours = other.columns(sql), into.columns(sql)
    if theirs and ours and not {row[0] for row in theirs} & {row[0] for row in ours}:
        its, title = theirs[0][1], ours[0][1]
        # What was left out of a copy for others makes it another dossier, under the same title.
        instead = f"and not a copy of “{title}”" if its != title else "of the same title but with a record of its own"
        raise UserError(
            f"{name} is another dossier, “{its}”, {instead}. "
            "To take over what is in it, export it and import the folder."
        )
