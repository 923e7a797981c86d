"""Reads of a source's versions, and of what a correction did or would do to its excerpts."""

from dataclasses import dataclass

from models.excerpts.anchor import Anchor
from models.records import Records
from models.sources.fates import HeldExcerpt, Moved, moved


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a source: `number` counts from 1, `length` code points; `clock` is when it was added (ISO, UTC)."""

    id: str
    number: int
    length: int
    media_type: str
    file_name: str
    note: str
    analyst: str
    clock: str


def versions(store: Records, source_id: str) -> list[Version]:
    """All texts of a source, the first one first; the last one is the current one."""
    rows = store.columns(
        """
        SELECT one.id, length(one.text), one.media_type, one.file_name, one.note,
               coalesce(analyst.name, ''), coalesce(t.clock, '')
        FROM source_text one
        LEFT JOIN change ON change.seq = (
            SELECT min(seq) FROM change WHERE table_name = 'source_text' AND row_id = one.id
        )
        LEFT JOIN "transaction" t ON t.id = change.transaction_id
        LEFT JOIN analyst ON analyst.id = t.analyst_id
        WHERE one.source_id = ? ORDER BY one.sequence, one.id
        """,
        source_id,
    )
    return [Version(row[0], number, *row[1:]) for number, row in enumerate(rows, start=1)]


def lost_excerpts(store: Records, source_id: str) -> list[HeldExcerpt]:
    """The excerpts that stand on former texts of a source, because their words were not found in a later one."""
    former = [one.id for one in versions(store, source_id)[:-1]]
    return _excerpts(store, f"text_id IN ({', '.join('?' * len(former))})", *former)


def preview(store: Records, source_id: str, new_text: str) -> list[Moved]:
    """What would become of every excerpt on the texts of a source if it was given another text."""
    with store.one_state():
        texts = dict(store.columns("SELECT id, text FROM source_text WHERE source_id = ?", source_id))
        return moved(_excerpts(store, f"text_id IN ({', '.join('?' * len(texts))})", *texts), texts, new_text)


def _excerpts(store: Records, which: str, *parameters: str) -> list[HeldExcerpt]:
    sql = f"SELECT id, statement_id, text_id, start, quote, before, after FROM excerpt WHERE {which} ORDER BY start, id"  # noqa: S608
    return [
        HeldExcerpt(key, statement, text, Anchor(*anchor))
        for key, statement, text, *anchor in store.columns(sql, *parameters)
    ]
