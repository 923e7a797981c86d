"""What a person can change of how statements hang together: links, what became of conditions, and packages."""

from datetime import date
from typing import TYPE_CHECKING

from models.edits.deleting import delete_record
from models.edits.rows import Seen, name_of, set_fields
from models.edits.statements import set_act, set_package, set_retracts
from models.entry import needed
from models.errors import UserError
from models.store import Store
from models.words import Act, LinkKind, Standing

if TYPE_CHECKING:
    from models.record.writing import Writing


def add_link(store: Store, statement_id: str, kind: LinkKind, other_id: str | None, note: str = "") -> str:
    """Say how a statement stands to another one; only a condition may hang on none. Returns the link's id."""
    from models.tables import Link, Statement

    if other_id == statement_id:
        raise UserError("A statement cannot be linked to itself.")
    if other_id is None and kind != LinkKind.CONDITIONAL_ON:
        raise UserError("Name the other statement.")
    with store.write(f"Link: {kind.label}") as writing:
        for row_id in filter(None, (statement_id, other_id)):
            writing.get(Statement, row_id)
        _refuse_double(writing, statement_id, kind, other_id)
        link = Link(
            statement_id=statement_id, kind=kind, other_id=other_id, note=note.strip(),
            sequence=writing.next_sequence(Link),
        )  # fmt: skip
        return writing.add(link)


def set_standing(
    store: Store, link_id: str, state: Standing | None, since: date | None, *, seen: Seen | None = None
) -> None:
    """Say what has become of a condition and since when; None is that nobody has said, or that the day is not known.

    What nobody has said has no day either.
    """
    from models.tables import Link

    values = {"state": state, "since": since if state is not None else None}
    set_fields(store, "Set what became of the condition", Link, link_id, values, seen)


def delete_link(store: Store, link_id: str) -> None:
    """Take a link away."""
    from models.tables import Link

    delete_record(store, "Delete link", Link, link_id)


def add_package(store: Store, title: str, statement_id: str) -> str:
    """Make a package with a first statement in it; returns the package's id."""
    from models.tables import Package

    with store.write("Add package") as writing:
        package = writing.add(
            Package(title=needed(title, "A package needs a title"), sequence=writing.next_sequence(Package))
        )
        set_package(store, statement_id, package)
        return package


def rename_package(store: Store, package_id: str, title: str, *, seen: Seen | None = None) -> None:
    """Give a package another title."""
    from models.tables import Package

    set_fields(store, "Rename package", Package, package_id, {"title": needed(title, "A package needs a title")}, seen)


def retract(store: Store, statement_id: str, other_id: str) -> None:
    """Say that a statement takes another one back, by making it a retraction of it in one step.

    Refused for one that takes back something else already, which would stand again unasked.
    """
    from models.tables import Statement

    with store.write("Retract statement") as writing:
        before = writing.get(Statement, statement_id)
        if before.retracts_id not in (None, other_id):
            other = name_of(writing, "statement", str(before.retracts_id))
            raise UserError(
                f"{before.code} takes {other} back already. Take that away first, or code another statement."
            )
        set_act(store, statement_id, Act.RETRACTION)
        set_retracts(store, statement_id, other_id)


def restore_retracted(store: Store, statement_id: str, other_id: str) -> None:
    """Say that a statement does not take another one back, whichever of the two says that it does."""
    from models.tables import Statement

    with store.write("Take retraction away") as writing:
        for row_id, field, named in (
            (statement_id, "retracts_id", other_id),
            (other_id, "retracted_by_id", statement_id),
        ):
            if getattr(writing.get(Statement, row_id), field) == named:
                writing.set(Statement, row_id, **{field: None})


def _refuse_double(writing: "Writing", statement_id: str, kind: LinkKind, other_id: str | None) -> None:
    from models.tables import Link

    same = (statement_id, kind, other_id)
    if other_id is not None and any((one.statement_id, one.kind, one.other_id) == same for one in writing.rows(Link)):
        raise UserError("These two are linked so already.")
