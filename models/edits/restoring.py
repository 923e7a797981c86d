"""Bringing back what was: an old value, a deleted record, or the state before one old step.

Each is one step of its own, checked against today's rules: it goes through the edit that sets such a value, where there
is one that checks more than the value itself.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from models.edits import (
    aliases,
    assessments,
    disputes,
    events,
    issues,
    memberships,
    offices,
    outcomes,
    parties,
    rounds,
    scales,
    sources,
    speakers,
    statements,
)
from models.errors import UserError
from models.history.steps import step_of
from models.store import Store
from models.telling.fields import field_name, in_text, is_of_later
from models.telling.names import Key, Names

if TYPE_CHECKING:
    from models.record.writing import Writing

_Setter: TypeAlias = Callable[..., object]

_CHECKED: Mapping[tuple[str, str], tuple[_Setter, tuple[str, ...]]] = {
    ("party", "code"): (parties.set_code, ("code",)),
    ("speaker", "code"): (speakers.set_code, ("code",)),
    ("speaker", "party_id"): (speakers.set_party, ("party_id",)),
    ("office", "party_id"): (offices.set_party, ("party_id",)),
    ("office", "days"): (offices.set_days, ("start", "end")),
    ("alias", "name"): (aliases.set_alias, ("name",)),
    ("membership", "group_id"): (memberships.set_group, ("group_id",)),
    ("membership", "days"): (memberships.set_membership_days, ("start", "end")),
    ("round", "number"): (rounds.set_number, ("number",)),
    ("issue", "code"): (issues.set_code, ("code",)),
    ("source", "code"): (sources.set_code, ("code",)),
    ("source", "reprints_id"): (sources.set_reprints, ("reprints_id",)),
    ("option", "value"): (scales.move_option, ("value",)),
    ("statement", "issue_id"): (statements.set_issue, ("issue_id",)),
    ("statement", "party_id"): (statements.set_speaker, ("party_id", "speaker_id")),
    ("statement", "speaker_id"): (statements.set_speaker, ("party_id", "speaker_id")),
    ("statement", "published_on"): (statements.set_published_on, ("published_on", "published_edtf")),
    ("statement", "retracts_id"): (statements.set_retracts, ("retracts_id",)),
    ("event", "code"): (events.set_code, ("code",)),
    ("assessment", "code"): (assessments.set_code, ("code",)),
    ("assessment", "kind"): (assessments.set_kind, ("kind",)),
    ("assessment", "issue_id"): (assessments.set_issue, ("issue_id",)),
    ("outcome", "code"): (outcomes.set_code, ("code",)),
    ("outcome", "issue_id"): (outcomes.set_issue, ("issue_id",)),
    ("dispute", "code"): (disputes.set_code, ("code",)),
}  # fmt: skip
"""Units whose edit checks or does more than set the value, with that edit and the fields that it takes."""

_ON_A_SCALE = {("statement", "range"), ("coding", "range"), ("assessment", "value"), ("outcome", "value")}


def restore_value(store: Store, key: Key, unit: str, change: str, reason: str = "") -> None:
    """Give a unit of a record the value that it had by a change of it; refused where that is not allowed today.

    Party and speaker of a statement, which have to fit each other, come back together.
    """
    from models.record.restored import row_at

    label = f"Restore {in_text(field_name(key[0], unit))}"
    with store.write(label, reason=reason) as writing:
        _refuse_newer(writing, key[0], unit)
        _refuse_gone(writing, key)
        then = row_at(writing, key, unit, change)
        _refuse_other_issue(writing, key, unit, then)
        _put(store, writing, key, unit, then)


def put_value(store: Store, key: Key, unit: str, value: Any, over: str, reason: str = "") -> None:
    """Give a unit a value (storage form) on top of the change `over`, which is what stands against it.

    Refused when something else stands by now.
    """
    from models.record.overtaken import not_stored
    from models.record.restored import heads_of, row_now
    from models.record.shape import fields_of, tables

    with store.write(f"Set {in_text(field_name(key[0], unit))}", reason=reason) as writing:
        _refuse_gone(writing, key)
        if over not in heads_of(writing, key, unit):
            raise not_stored(writing, key, unit, value)
        _put(store, writing, key, unit, {**row_now(writing, key), **fields_of(tables()[key[0]], unit, value)})


def restore_row(store: Store, key: Key, reason: str = "") -> None:
    """Bring a deleted record back as it was, with its parts that were deleted in the same step.

    What that step made to refer to it no longer does so again, unless it was changed since. Refused when its code was
    given to another one, or when it refers to what is deleted.
    """
    from models.record.restored import bring_back
    from models.telling.fields import noun

    with store.write(f"Restore {noun(key[0])}", kind="restore", reason=reason) as writing:
        _refuse_newer(writing, key[0])
        bring_back(writing, key)


def undo_step(store: Store, transaction: str, reason: str = "") -> None:
    """Take back one old step of anybody, as a step of one's own; refused when something since depends on it."""
    from models.record.steps import Step
    from models.record.undo import take_back

    step = step_of(store, transaction)
    if step is None:
        raise UserError("This step is not in the dossier.")
    if step.kind == "founding":
        raise UserError(f"The dossier begins with “{step.label}”, which cannot be taken back.")
    with store.write(f"Take back ‘{step.title}’", undoes=transaction, reason=reason) as writing:
        take_back(writing, Step(transaction, step.title))


def _put(store: Store, writing: "Writing", key: Key, unit: str, row: Mapping[str, Any]) -> None:
    """Set a unit to what it says in a row (storage form)."""
    from models.record.loose_ends import refuse_loose_ends
    from models.record.restored import refuse_taken
    from models.record.shape import fields_of, tables
    from models.record.writing import Proposal

    table = tables()[key[0]]
    setter, fields = _CHECKED.get((key[0], unit), (None, tuple(fields_of(table, unit, row))))
    pointing = Proposal(key, unit, {name: row[name] for name in fields} if len(fields) > 1 else row[fields[0]])
    refusal = f"“{writing.label}” cannot be done"
    refuse_loose_ends(writing, [pointing], refusal)
    if setter is None:
        refuse_taken(writing, key, {name: row[name] for name in fields}, refusal)
        writing.set(table, key[1], **{name: row[name] for name in fields})
    else:
        typed = table.model_validate({**row, "id": key[1]})
        setter(store, key[1], *(getattr(typed, name) for name in fields))


def _refuse_newer(writing: "Writing", table: str, unit: str = "row") -> None:
    if is_of_later(table, unit):
        raise UserError(f"“{writing.label}” cannot be done: a newer Parley wrote this, and only that can.")


def _refuse_gone(writing: "Writing", key: Key) -> None:
    names = Names(writing.columns)
    if not names.of(*key).alive:
        raise UserError(
            f"“{writing.label}” cannot be done: {names.title(*key)} is deleted. Restore it as a whole first."
        )


def _refuse_other_issue(writing: "Writing", key: Key, unit: str, then: Mapping[str, Any]) -> None:
    from models.record.restored import row_now

    if (key[0], unit) not in _ON_A_SCALE or key[0] == "coding":
        return
    now, issue = row_now(writing, key)["issue_id"], then.get("issue_id")
    if now != issue and then.get("low", then.get("value_low")) is not None:
        names = Names(writing.columns)
        stood = f"was on the scale of {names.mention('issue', issue)}" if issue else "was on no issue’s scale"
        raise UserError(f"“{writing.label}” cannot be done: what it said {stood}, and says nothing on another.")
