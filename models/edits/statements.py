"""What a person can change of a statement."""

from datetime import date
from typing import TYPE_CHECKING

from models.dates.columns import from_text, to_columns
from models.edits.days import check_said_first
from models.edits.rows import Seen, set_fields
from models.edits.scales import present_scale
from models.entry import check_grades, check_range
from models.errors import UserError
from models.store import Store
from models.words import Act, Review

if TYPE_CHECKING:
    from models.tables import Statement


def set_act(store: Store, statement_id: str, act: Act, *, seen: Seen | None = None) -> None:
    """Say anew what the speaker did by saying it."""
    _set(store, "Set act", statement_id, seen, act=act)


def set_range(
    store: Store,
    statement_id: str,
    stance: tuple[float, float] | None,
    *,
    scale_id: str | None = None,
    seen: Seen | None = None,
) -> None:
    """Place the statement on its issue's scale; None takes it off, which is not stated.

    `scale_id` is the scale that the person saw, "" for the issue's first one; None is the present one.
    """
    from models.tables import Statement

    if stance is not None:
        check_range(*stance)
    low, high = stance or (None, None)
    with store.write("Set range") as writing:
        issue = writing.get(Statement, statement_id).issue_id
        scale = present_scale(writing, issue) if scale_id is None else scale_id or None
        _set(store, "Set range", statement_id, seen, low=low, high=high, scale_id=scale)


def set_firmness(store: Store, statement_id: str, firmness: int | None, *, seen: Seen | None = None) -> None:
    """Grade how firmly it was said, 0 to 4; None is not graded."""
    check_grades(firmness, None)
    _set(store, "Set firmness", statement_id, seen, firmness=firmness)


def set_credibility(store: Store, statement_id: str, credibility: int, *, seen: Seen | None = None) -> None:
    """Grade how credible the report is, 1 (best) to 6."""
    check_grades(None, credibility)
    _set(store, "Grade statement", statement_id, seen, credibility=credibility)


def set_said_on(store: Store, statement_id: str, day: date, edtf: str = "", *, seen: Seen | None = None) -> None:
    """Correct when it was said: the last possible day, and how that is known in EDTF, "" for exactly."""
    from models.tables import Statement

    with store.write("Set day said") as writing:
        _set(store, "Set day said", statement_id, seen, said_on=day, said_edtf=edtf)
        _check_days(writing.get(Statement, statement_id))


def set_published_on(store: Store, statement_id: str, day: date, edtf: str = "", *, seen: Seen | None = None) -> None:
    """Correct from when it could be known, as in `set_said_on`.

    What has been published has been said, so that the last possible day of what is not known exactly follows.
    """
    from models.tables import Statement

    with store.write("Set day published") as writing:
        _set(store, "Set day published", statement_id, seen, published_on=day, published_edtf=edtf)
        said = writing.get(Statement, statement_id)
        if said.said_edtf:
            last, _ = to_columns(from_text(said.said_edtf, said.said_on), day)
            writing.set(Statement, statement_id, said_on=last)
        _check_days(said)


def set_condition(store: Store, statement_id: str, condition: str, *, seen: Seen | None = None) -> None:
    """Write down on what the statement hangs; empty makes it unconditional."""
    _set(store, "Set condition", statement_id, seen, condition=condition.strip())


def set_text(store: Store, statement_id: str, text: str, *, seen: Seen | None = None) -> None:
    """Write down what was said."""
    _set(store, "Edit text", statement_id, seen, text=text)


def set_record(store: Store, statement_id: str, record: str, *, seen: Seen | None = None) -> None:
    """Say how it is on record, such as interview, readout or document."""
    _set(store, "Set how it is on record", statement_id, seen, record=record.strip())


def set_locator(store: Store, statement_id: str, locator: str, *, seen: Seen | None = None) -> None:
    """Say where in the source it stands."""
    _set(store, "Set locator", statement_id, seen, locator=locator.strip())


def set_note(store: Store, statement_id: str, note: str, *, seen: Seen | None = None) -> None:
    """Write a note for other analysts."""
    _set(store, "Set note", statement_id, seen, note=note.strip())


def set_review(store: Store, statement_id: str, review: Review, *, seen: Seen | None = None) -> None:
    """Say how far others have looked at the coding."""
    _set(store, "Set review", statement_id, seen, review=review)


def set_depends_on(store: Store, statement_id: str, issue_id: str | None, *, seen: Seen | None = None) -> None:
    """Name the issue that the condition hangs on; None for no single one."""
    _set(store, "Set issue it depends on", statement_id, seen, depends_on_id=issue_id)


def set_source(store: Store, statement_id: str, source_id: str, *, seen: Seen | None = None) -> None:
    """Name another source that it is known from."""
    _set(store, "Set source", statement_id, seen, source_id=source_id)


def set_round(store: Store, statement_id: str, round_id: str | None, *, seen: Seen | None = None) -> None:
    """Link it to a round by hand, whatever its day; None leaves it to its day."""
    _set(store, "Link to round", statement_id, seen, round_id=round_id)


def set_package(store: Store, statement_id: str, package_id: str | None, *, seen: Seen | None = None) -> None:
    """Make it part of a package; None of none."""
    _set(store, "Set package", statement_id, seen, package_id=package_id)


def set_issue(store: Store, statement_id: str, issue_id: str, *, seen: Seen | None = None) -> None:
    """Move it to another issue. A range on the scale of the former one says nothing there, so it is taken off."""
    from models.tables import Statement

    with store.write("Set issue") as writing:
        if writing.get(Statement, statement_id).issue_id != issue_id:
            _set(store, "Set issue", statement_id, seen, issue_id=issue_id, low=None, high=None, scale_id=None)


def set_speaker(store: Store, statement_id: str, party_id: str, speaker_id: str, *, seen: Seen | None = None) -> None:
    """Say who said it, for which party."""
    from models.edits.speaking_for import speaks_for

    with store.write("Set speaker") as writing:
        speaks_for(writing, speaker_id, party_id)
        _set(store, "Set speaker", statement_id, seen, party_id=party_id, speaker_id=speaker_id)


def set_retracts(store: Store, statement_id: str, other_id: str | None, *, seen: Seen | None = None) -> None:
    """Say which statement it takes back; None for none. What it takes back is not held from its day on."""
    if other_id == statement_id:
        raise UserError("A statement cannot take itself back.")
    _set(store, "Set what it retracts", statement_id, seen, retracts_id=other_id)


def _check_days(statement: "Statement") -> None:
    exact = not (statement.said_edtf or statement.published_edtf)
    check_said_first(statement.said_on, statement.published_on, exact=exact)


def _set(store: Store, label: str, statement_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Statement  # SQLModel is imported at the first write, not at the start

    set_fields(store, label, Statement, statement_id, values, seen)
