"""What a person can change of an outcome: what was agreed on an issue in the end, as a range on its scale."""

from datetime import date
from typing import Literal

from models.codes import numbered_code
from models.edits.deleting import delete_record
from models.edits.naming import free_code, taken_codes
from models.edits.rows import Seen, set_fields
from models.edits.scales import present_scale
from models.entry import check_range, needed
from models.store import Store

NEEDS_ISSUE = "An outcome needs an issue"


def add_outcome(store: Store, issue_id: str, day: date, *, edtf: str = "", text: str = "") -> str:
    """Add an outcome without a range and return its id; it gets the next code."""
    from models.tables import Issue, Outcome  # SQLModel is imported at the first write, not at the start

    with store.write("Add outcome") as writing:
        writing.get(Issue, needed(issue_id, NEEDS_ISSUE))
        code = numbered_code("OC", taken_codes(writing, Outcome))
        made = Outcome(code=code, issue_id=issue_id, date=day, date_edtf=edtf, text=text.strip())
        made.sequence = writing.next_sequence(Outcome)
        return writing.add(made)


def set_range(
    store: Store,
    outcome_id: str,
    agreed: tuple[float, float] | None,
    *,
    scale_id: str | None = None,
    seen: Seen | None = None,
) -> None:
    """Place what was agreed on the issue's scale; None where only words say it.

    `scale_id` is the scale that the person saw, "" for the issue's first one; None is the present one.
    """
    from models.tables import Outcome

    if agreed is not None:
        check_range(*agreed)
    low, high = agreed or (None, None)
    with store.write("Set range of outcome") as writing:
        issue = writing.get(Outcome, outcome_id).issue_id
        scale = present_scale(writing, issue) if scale_id is None else scale_id or None
        placed = scale if agreed is not None else None
        _set(store, "Set range of outcome", outcome_id, seen, value_low=low, value_high=high, scale_id=placed)


def set_issue(store: Store, outcome_id: str, issue_id: str, *, seen: Seen | None = None) -> None:
    """Say on which issue it was agreed. A range on the scale of the former one says nothing there: it is taken off."""
    from models.tables import Outcome

    chosen = needed(issue_id, NEEDS_ISSUE)
    with store.write("Set issue of outcome") as writing:
        before = writing.get(Outcome, outcome_id).issue_id
        _set(store, "Set issue of outcome", outcome_id, seen, issue_id=chosen)
        if chosen != before:
            writing.set(Outcome, outcome_id, value_low=None, value_high=None, scale_id=None)


def set_code(store: Store, outcome_id: str, code: str, *, seen: Seen | None = None) -> None:
    """Give an outcome another code."""
    from models.tables import Outcome

    with store.write("Set outcome code") as writing:
        _set(store, "Set outcome code", outcome_id, seen, code=free_code(writing, Outcome, code, but=outcome_id))


def set_date(store: Store, outcome_id: str, day: date, edtf: str = "", *, seen: Seen | None = None) -> None:
    """Say when it was agreed: the last possible day, and what is known of it in EDTF, empty for exactly."""
    _set(store, "Set outcome date", outcome_id, seen, date=day, date_edtf=edtf)


def set_words(
    store: Store, outcome_id: str, field: Literal["text", "note"], words: str, *, seen: Seen | None = None
) -> None:
    """Write down what was agreed in words, or a note on it."""
    _set(store, f"Set outcome {field}", outcome_id, seen, **{field: words.strip()})


def set_source(store: Store, outcome_id: str, source_id: str | None, *, seen: Seen | None = None) -> None:
    """Say where it is known from."""
    _set(store, "Set outcome source", outcome_id, seen, source_id=source_id)


def delete_outcome(store: Store, outcome_id: str) -> None:
    """Delete an outcome."""
    from models.tables import Outcome

    delete_record(store, "Delete outcome", Outcome, outcome_id)


def _set(store: Store, label: str, outcome_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Outcome

    set_fields(store, label, Outcome, outcome_id, values, seen)
