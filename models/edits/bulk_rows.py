"""Writing many rows of statements within one write, a slice at a time, each looked at before it is set."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from models.bulk.applying import Columns
from models.edits.speaking_for import speaks_for
from models.errors import UserError
from models.progress import Progress
from models.references import target_of

if TYPE_CHECKING:
    from models.record.writing import Writing

Seen: TypeAlias = Mapping[str, object]
"""Columns of a row with the values that the person saw."""

AT_ONCE = 500


def set_rows(
    writing: "Writing", label: str, rows: Mapping[str, Columns], seen: Mapping[str, Seen]
) -> Generator[Progress, None, None]:
    """Give statements new values; refused where one says something else by now than was seen."""
    from models.tables import Statement

    refuse_gone(writing, rows.values())
    waiting, total = iter(rows.items()), len(rows)
    done = 0
    while some := dict(islice(waiting, AT_ONCE)):
        _refuse_overtaken(writing, label, some, seen)
        writing.set_all(Statement, some)
        done += len(some)
        yield Progress(done, total, label)


def add_rows(writing: "Writing", label: str, rows: Sequence[Columns]) -> Generator[Progress, None, None]:
    """Add new statements."""
    from models.tables import Statement

    refuse_gone(writing, rows)
    for start in range(0, len(rows), AT_ONCE):
        writing.add_all(Statement, rows[start : start + AT_ONCE])
        yield Progress(min(start + AT_ONCE, len(rows)), len(rows), label)


def refuse_gone(writing: "Writing", rows: Iterable[Columns]) -> None:
    """Refuse what names rows that are there no more, and speakers of another party."""
    named: dict[str, set[str]] = {}
    pairs = set[tuple[str, str]]()
    for row in rows:
        for name, value in row.items():
            if name.endswith("_id") and value is not None:
                named.setdefault(name, set()).add(value)
        if row.get("speaker_id") and row.get("party_id"):
            pairs.add((row["speaker_id"], row["party_id"]))
    for name, values in named.items():
        if not values <= _there(writing, name):
            raise UserError(f"This {target_of('statement', name)} has been deleted in the meantime.")
    for speaker, party in sorted(pairs):
        speaks_for(writing, speaker, party)


def _there(writing: "Writing", name: str) -> set[str]:
    """The ids of all rows that a field of a statement can name."""
    from sqlalchemy import select

    from models.record.shape import columns, tables

    target = columns(tables()[str(target_of("statement", name))])
    return set(writing.connection.execute(select(target["id"])).scalars())


def _refuse_overtaken(writing: "Writing", label: str, rows: Mapping[str, Columns], seen: Mapping[str, Seen]) -> None:
    from models.record.shape import stored
    from models.tables import Statement

    looked_at = {name for one in rows for name in seen[one]}
    there = {name: _there(writing, name) for name in looked_at if name.endswith("_id")}
    overtaken = []
    for code, row in _rows_now(writing, rows, looked_at):
        was = stored(Statement, seen[row["id"]])
        wanted = stored(Statement, rows[row["id"]])
        now = stored(Statement, {name: _as_seen(name, row[name], there) for name in was})
        if any(now[name] not in (was[name], wanted.get(name, was[name])) for name in was):
            overtaken.append(code)
    if overtaken:
        raise UserError(
            f"“{label}” was not stored: somebody has changed {', '.join(overtaken[:3])} in the meantime. "
            "Look at it, and do it again if it stands."
        )


def _as_seen(name: str, value: Any, there: Mapping[str, set[str]]) -> Any:
    # A snapshot shows what has been deleted as nothing.
    return None if name in there and value not in there[name] else value


def _rows_now(writing: "Writing", ids: Iterable[str], names: Iterable[str]) -> list[tuple[str, dict[str, Any]]]:
    from sqlalchemy import select

    from models.record.shape import columns
    from models.tables import Statement

    held, wanted = columns(Statement), ["id", *sorted(names)]
    query = select(held["code"], *(held[name] for name in wanted)).where(held["id"].in_(list(ids)))
    return [(row[0], dict(zip(wanted, row[1:], strict=True))) for row in writing.connection.execute(query)]
