"""Coding: a draft and the passage it was read from become a statement with its excerpt, in one step."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from models.codes import statement_code
from models.drafting.draft import Draft
from models.edits.days import check_said_first
from models.edits.deleting import delete_record
from models.edits.links import add_link
from models.edits.naming import taken_codes
from models.edits.scales import present_scale
from models.edits.source_texts import place_now
from models.edits.speaking_for import speaks_for
from models.entry import check_grades, check_range
from models.errors import UserError
from models.store import Store
from models.words import LinkKind

if TYPE_CHECKING:
    from models.excerpts.anchor import Anchor
    from models.record.writing import Writing
    from models.tables import Row

_NEEDED = {
    "act": "Say what the speaker did by saying it.",
    "issue_id": "Choose the issue that it is about.",
    "party_id": "Choose the party that it speaks for.",
    "speaker_id": "Choose who said it.",
    "source_id": "Choose the source that it is known from.",
    "said_on": "Say when it was said.",
    "published_on": "Say when it was published.",
    "credibility": "Grade how credible it is.",
}


def missing(draft: Draft) -> dict[str, str]:
    """What a draft still lacks: a sentence for each field that has to be filled in, by its name."""
    return {name: sentence for name, sentence in _NEEDED.items() if getattr(draft, name) in ("", None)}


def add_statement(
    store: Store, draft: Draft, text_id: str = "", anchor: "Anchor | None" = None, restates: Sequence[str] = ()
) -> str:
    """Save a draft, with the passage of a text that it was read from and what it restates; returns the statement's id.

    Raises `UserError` with the first thing that is missing or contradicts itself, and saves nothing.
    """
    from models.tables import Excerpt, SourceText, Statement

    _check(draft)
    with store.write("Code statement") as writing:
        _refuse_gone(writing, draft)
        statement = Statement(**_values(draft), **_place(writing, draft))
        writing.add(statement)
        if anchor is not None:
            if writing.get(SourceText, text_id).source_id != draft.source_id:
                raise UserError(
                    "The words selected stand in another source. Choose that one, or select words in this one."
                )
            # The text may have been corrected while the form was being filled in.
            text_id, anchor = place_now(writing, text_id, anchor)
            sequence = writing.next_sequence(Excerpt)
            writing.add(Excerpt(statement_id=statement.id, text_id=text_id, sequence=sequence, **asdict(anchor)))
        for other in restates:
            add_link(store, statement.id, LinkKind.RESTATES, other)
    return statement.id


def _check(draft: Draft) -> None:
    for sentence in missing(draft).values():
        raise UserError(sentence)
    if draft.stance is not None:
        check_range(*draft.stance)
    check_grades(draft.firmness, draft.credibility)
    if draft.said_on is not None and draft.published_on is not None:
        check_said_first(draft.said_on, draft.published_on, exact=not (draft.said_edtf or draft.published_edtf))


def _refuse_gone(writing: "Writing", draft: Draft) -> None:
    from models.tables import Issue, Party, Source, Speaker

    named: tuple[tuple[type[Row], str], ...] = (
        (Party, draft.party_id), (Speaker, draft.speaker_id), (Issue, draft.issue_id), (Source, draft.source_id),
    )  # fmt: skip
    for table, row_id in named:
        writing.get(table, row_id)
    if draft.depends_on_id:
        writing.get(Issue, draft.depends_on_id)
    speaks_for(writing, draft.speaker_id, draft.party_id)


def _values(draft: Draft) -> dict[str, Any]:
    low, high = draft.stance or (None, None)
    plain = (
        "source_id", "party_id", "speaker_id", "issue_id", "act", "firmness", "credibility", "said_on", "said_edtf",
        "published_on", "published_edtf", "text", "record", "locator", "note",
    )  # fmt: skip
    values = {name: getattr(draft, name) for name in plain}
    return {
        **values, "condition": draft.condition.strip(), "depends_on_id": draft.depends_on_id or None, "low": low,
        "high": high,
    }  # fmt: skip


def _place(writing: "Writing", draft: Draft) -> dict[str, Any]:
    """What the dossier gives a new statement: its code, its place, the day it is recorded and the scale it is on."""
    from models.tables import Statement

    today = date.today()  # noqa: DTZ011 - the day where the analyst sits
    return {
        "code": statement_code(taken_codes(writing, Statement)),
        "sequence": writing.next_sequence(Statement),
        "recorded_on": today,
        "scale_id": present_scale(writing, draft.issue_id) if draft.scale_id is None else draft.scale_id or None,
    }


def delete_statement(store: Store, statement_id: str) -> None:
    """Take a statement out of the dossier, with its excerpts, links, second codings and corroborations.

    Links of others to it go too; statements that take it back, or are taken back by it, name it no more.
    """
    from models.tables import Link, Statement

    with store.write("Delete statement") as writing:
        writing.get(Statement, statement_id)
        for row_id in _naming(writing, Link, "other_id", statement_id):
            writing.delete(Link, row_id)
        for field in ("retracts_id", "retracted_by_id"):
            for row_id in _naming(writing, Statement, field, statement_id):
                writing.set(Statement, row_id, **{field: None})
        delete_record(store, "Delete statement", Statement, statement_id)


def _naming(writing: "Writing", table: "type[Row]", field: str, row_id: str) -> list[str]:
    from sqlalchemy import select

    from models.record.shape import columns

    held = columns(table)
    return list(writing.connection.execute(select(held["id"]).where(held[field] == row_id)).scalars())
