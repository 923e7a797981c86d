"""Second codings: an analyst codes a statement again without having seen the first coding; others settle the two."""

from typing import TYPE_CHECKING, Any

from models.agreement.answer import Answer
from models.agreement.coders import has_coded
from models.agreement.codings import Coded, DoubleCoding, codings_in, never_settled
from models.edits.scales import present_scale
from models.entry import check_grades, check_range
from models.errors import UserError
from models.ids import new_id
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing

_EARLIER = """
SELECT row_id FROM change WHERE table_name = 'coding' AND unit = 'row' AND instr(value, ?) AND instr(value, ?)
ORDER BY seq LIMIT 1
"""


def save_coding(store: Store, statement_id: str, answer: Answer) -> str:
    """Code a statement again as the store's own analyst; returns the coding's id.

    An analyst has one coding of a statement: another one takes its place and is still to be settled. The one that was
    saved first, be it taken back since, is what counts as coded apart. Refused for who made or changed the coding of
    the statement itself, and without an act.
    """
    from models.tables import Statement  # SQLModel is imported at the first write, not at the start

    if answer.act is None:
        raise UserError("Say what the speaker did by saying it.")
    if answer.stance is not None:
        check_range(*answer.stance)
    check_grades(answer.firmness, answer.credibility)
    low, high = answer.stance or (None, None)
    values: dict[str, Any] = {
        "act": answer.act, "low": low, "high": high, "firmness": answer.firmness, "credibility": answer.credibility,
        "note": answer.note.strip(),
    }  # fmt: skip
    with store.write("Code again") as writing:
        statement = writing.get(Statement, statement_id)
        return _put(store, writing, statement_id, {**values, "scale_id": present_scale(writing, statement.issue_id)})


def delete_coding(store: Store, coding_id: str) -> None:
    """Take one's own second coding back; that of another analyst is refused."""
    from models.tables import Coding

    with store.write("Take second coding back") as writing:
        if writing.get(Coding, coding_id).analyst_id != store.author.analyst_id:
            raise UserError("Only who made a second coding can take it back.")
        writing.delete(Coding, coding_id)


def settle(store: Store, coding: DoubleCoding, agreed: Coded) -> None:
    """Settle where a second coding differs: the statement says what was agreed from now on, in one step.

    Refused when one of the two is another by now than `coding` says, since nobody has compared these yet.
    """
    from models.tables import Coding, Statement

    _check(agreed)
    with store.write("Settle codings") as writing:
        now = next((one for one in codings_in(store, [coding.statement_id]) if one.id == coding.id), None)
        if now is None or (now.first_now, now.second_now) != (coding.first_now, coding.second_now):
            raise UserError(
                "Nothing was settled: one of the two codings has been changed in the meantime. Look at both again."
            )
        writing.set(Statement, coding.statement_id, **_values(agreed))
        writing.set(Coding, coding.id, settled=True)


def reopen(store: Store, coding: DoubleCoding) -> None:
    """Take back that two codings were settled; what the statement took over then it gives up again."""
    from models.tables import Coding, Statement

    with store.write("Reopen codings") as writing:
        before = never_settled(store, coding)
        writing.set(Statement, coding.statement_id, **_values(before))
        writing.set(Coding, coding.id, settled=False)


def _put(store: Store, writing: "Writing", statement_id: str, values: dict[str, Any]) -> str:
    from models.tables import Coding, Statement

    analyst = store.author.analyst_id
    row_id = _own(writing, statement_id, analyst)
    if row_id is not None:
        writing.set(Coding, row_id, **values, settled=False)
        return row_id
    if has_coded(store, analyst, statement_id):
        code = writing.get(Statement, statement_id).code
        raise UserError(f"You have coded {code} yourself; a second coding has to be somebody else’s.")
    return writing.add(
        Coding(
            id=_taken_back(store, statement_id, analyst) or new_id(), statement_id=statement_id, analyst_id=analyst,
            sequence=writing.next_sequence(Coding), **values,
        )
    )  # fmt: skip


def _own(writing: "Writing", statement_id: str, analyst_id: str) -> str | None:
    from sqlalchemy import select

    from models.record.shape import columns
    from models.tables import Coding

    held = columns(Coding)
    mine = select(held["id"]).where(held["statement_id"] == statement_id, held["analyst_id"] == analyst_id)
    return writing.connection.execute(mine.order_by(held["sequence"], held["id"])).scalars().first()


def _taken_back(store: Store, statement_id: str, analyst_id: str) -> str | None:
    """The id of a coding that the analyst took back: who has compared since cannot code apart once more."""
    return next((row_id for (row_id,) in store.columns(_EARLIER, statement_id, analyst_id)), None)


def _check(agreed: Coded) -> None:
    if agreed.credibility is None:
        raise UserError("A statement needs a credibility; choose one of the two, or another.")
    if agreed.low is not None and agreed.high is not None:
        check_range(agreed.low, agreed.high)
    check_grades(agreed.firmness, agreed.credibility)


def _values(coded: Coded) -> dict[str, Any]:
    return {name: getattr(coded, name) for name in Coded.__dataclass_fields__}
