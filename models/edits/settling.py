"""Settling conflicts: saying which of the values that copies brought is to stand, one by one or by a rule."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from models.errors import Side, UserError
from models.merging.conflicts import Conflict
from models.store import Store
from models.telling.fields import in_text

if TYPE_CHECKING:
    from models.record.writing import Proposal, Writing


def settle(store: Store, conflict: Conflict, value: Any, reason: str = "") -> None:
    """Let a value (storage form) stand for the unit in conflict, be it one of the sides' or another one.

    What was settled travels and merges like any change. Refused when other values stand by now than `conflict` has.
    """
    with store.write(f"Settle {in_text(conflict.field)} of {conflict.title}", reason=reason) as writing:
        writing.record([_settling(writing, conflict, value)])


def settle_deleted(store: Store, conflict: Conflict, reason: str = "") -> None:
    """Let a record be deleted that one copy deleted and another one edited."""
    from models.record.shape import tables

    with store.write(f"Settle {conflict.title}", reason=reason) as writing:
        _refuse_moved_on(writing, conflict)
        writing.delete(tables()[conflict.key[0]], conflict.key[1])


def settle_all(store: Store, chosen: Iterable[Conflict], rule: Callable[[Conflict], Side], reason: str = "") -> int:
    """Settle many conflicts in one step by a rule that says which side stands; returns how many that were.

    A deletion is left as it is: whether a record goes is decided one by one.
    """
    settled = [(one, side) for one in chosen if not (side := rule(one)).is_deletion]
    with store.write("Settle conflicts", reason=reason) as writing:
        writing.record([_settling(writing, one, side.value) for one, side in settled])
    return len(settled)


def latest(conflict: Conflict) -> Side:
    """The rule by which what is shown stands: the latest value that is no deletion."""
    return conflict.shown


def by(analyst: str) -> Callable[[Conflict], Side]:
    """The rule by which an analyst's latest value stands, where they gave one; else what is shown."""

    def rule(conflict: Conflict) -> Side:
        theirs = (side for side in conflict.sides if side.who == analyst and not side.is_deletion)
        return next(theirs, conflict.shown)

    return rule


def _settling(writing: "Writing", conflict: Conflict, value: Any) -> "Proposal":
    from models.record.writing import Proposal

    _refuse_moved_on(writing, conflict)
    return Proposal(conflict.key, conflict.unit, value, frozenset(side.change for side in conflict.sides))


def _refuse_moved_on(writing: "Writing", conflict: Conflict) -> None:
    sql = "SELECT change FROM conflict WHERE table_name = ? AND row_id = ? AND unit = ?"
    if {row[0] for row in writing.columns(sql, *conflict.key, conflict.unit)} != {one.change for one in conflict.sides}:
        raise UserError(
            f"{conflict.field} of {conflict.title} was settled or changed in the meantime. Look at it again."
        )
