"""What a person can change of an assessment.

It says how likely, salient or capable somebody judges something to be, or what they take for a party's reservation or
aspiration.
"""

from datetime import date
from typing import TYPE_CHECKING, Literal

from models.codes import numbered_code
from models.edits.deleting import delete_record
from models.edits.naming import free_code, taken_codes
from models.edits.rows import Seen, set_fields
from models.edits.scales import present_scale
from models.entry import check_grades, check_range, needed
from models.errors import UserError
from models.store import Store
from models.words import ON_THE_SCALE, Judgement

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.tables import Assessment

NEEDS_ASSESSOR = "An assessment needs somebody who made it"


def add_assessment(store: Store, kind: Judgement, assessor: str, day: date, *, edtf: str = "") -> str:
    """Add an assessment and return its id; it gets the next code."""
    from models.tables import Assessment  # SQLModel is imported at the first write, not at the start

    named = needed(assessor, NEEDS_ASSESSOR)
    with store.write("Add assessment") as writing:
        code = numbered_code("AS", taken_codes(writing, Assessment))
        made = Assessment(code=code, kind=kind, assessor=named, date=day, date_edtf=edtf)
        made.sequence = writing.next_sequence(Assessment)
        return writing.add(made)


def set_kind(store: Store, assessment_id: str, kind: Judgement, *, seen: Seen | None = None) -> None:
    """Say anew what is judged; the figures, all of which run from 0 to 100, come along.

    A range on the issue's scale stays on the version that it was given on.
    """
    from models.tables import Assessment

    label = "Set kind of assessment"
    with store.write(label) as writing:
        before = writing.get(Assessment, assessment_id)
        set_fields(store, label, Assessment, assessment_id, {"kind": kind}, seen)
        placed = before.kind in ON_THE_SCALE and kind in ON_THE_SCALE
        empty = dict.fromkeys(("probability_low", "probability_high", "value_low", "value_high", "scale_id"))
        values = {**empty, **_as_fields(kind, *figures(before)), **({"scale_id": before.scale_id} if placed else {})}
        writing.set(Assessment, assessment_id, **values)
        if not placed:
            _place(writing, assessment_id)


def set_figures(
    store: Store,
    assessment_id: str,
    stated: tuple[float, float] | None,
    *,
    scale_id: str | None = None,
    seen: Seen | None = None,
) -> None:
    """Give the judgement as a range from 0 to 100; None where only words were given.

    `scale_id` is the scale of the issue that the person saw, "" for the first one; None is the present one. What is no
    range on a scale has none.
    """
    from models.tables import Assessment

    if stated is not None:
        check_range(*stated)
    low, high = stated or (None, None)
    label = "Set figures of assessment"
    with store.write(label) as writing:
        values = _as_fields(writing.get(Assessment, assessment_id).kind, low, high)
        if not set(seen or ()) - {"issue_id"} <= set(values):
            raise UserError("The kind of this assessment was changed in the meantime. Enter the figures again.")
        set_fields(store, label, Assessment, assessment_id, values, seen)
        _place(writing, assessment_id, scale_id)


def set_assessor(store: Store, assessment_id: str, assessor: str, *, seen: Seen | None = None) -> None:
    """Say whose judgement it is."""
    _set(store, "Set assessor", assessment_id, seen, assessor=needed(assessor, NEEDS_ASSESSOR))


def set_code(store: Store, assessment_id: str, code: str, *, seen: Seen | None = None) -> None:
    """Give an assessment another code."""
    from models.tables import Assessment

    label = "Set assessment code"
    with store.write(label) as writing:
        _set(store, label, assessment_id, seen, code=free_code(writing, Assessment, code, but=assessment_id))


def set_date(store: Store, assessment_id: str, day: date, edtf: str = "", *, seen: Seen | None = None) -> None:
    """Say when it was made: the last possible day, and what is known of it in EDTF, empty for exactly."""
    _set(store, "Set assessment date", assessment_id, seen, date=day, date_edtf=edtf)


def set_party(store: Store, assessment_id: str, party_id: str | None, *, seen: Seen | None = None) -> None:
    """Say which party is judged; None for none."""
    _set(store, "Set assessed party", assessment_id, seen, party_id=party_id)


def set_issue(store: Store, assessment_id: str, issue_id: str | None, *, seen: Seen | None = None) -> None:
    """Say on which issue. A range on the scale of the former one says nothing there, so it is taken off.

    Refused for no issue while there is such a range.
    """
    from models.tables import Assessment

    label = "Set assessed issue"
    with store.write(label) as writing:
        before = writing.get(Assessment, assessment_id)
        set_fields(store, label, Assessment, assessment_id, {"issue_id": issue_id}, seen)
        if issue_id is None:
            _place(writing, assessment_id)
        elif issue_id != before.issue_id and before.kind in ON_THE_SCALE:
            writing.set(Assessment, assessment_id, value_low=None, value_high=None, scale_id=None)


def set_words(
    store: Store, assessment_id: str, field: Literal["about", "wording", "note"], text: str, *, seen: Seen | None = None
) -> None:
    """Write down what the judgement is about, in which words it was given, or a note on it."""
    labels = {"about": "Set what is assessed", "wording": "Set wording of assessment", "note": "Set assessment note"}
    _set(store, labels[field], assessment_id, seen, **{field: text.strip()})


def set_came_true(
    store: Store,
    assessment_id: str,
    came_true: bool | None,
    resolved_on: date | None = None,
    *,
    seen: Seen | None = None,
) -> None:
    """Say whether what was judged came about, and since which day that is known; None while nobody can say."""
    if came_true is None and resolved_on is not None:
        raise UserError("Say first whether it came true: the day is that since which this is known.")
    _set(store, "Set whether it came true", assessment_id, seen, came_true=came_true, resolved_on=resolved_on)


def set_source(store: Store, assessment_id: str, source_id: str | None, *, seen: Seen | None = None) -> None:
    """Say where it is known from."""
    _set(store, "Set assessment source", assessment_id, seen, source_id=source_id)


def set_credibility(store: Store, assessment_id: str, credibility: int | None, *, seen: Seen | None = None) -> None:
    """Grade how credible the report is, 1 (best) to 6; None is not graded."""
    check_grades(None, credibility)
    _set(store, "Grade assessment", assessment_id, seen, credibility=credibility)


def delete_assessment(store: Store, assessment_id: str) -> None:
    """Delete an assessment."""
    from models.tables import Assessment

    delete_record(store, "Delete assessment", Assessment, assessment_id)


def figures(row: "Assessment") -> tuple[float | None, float | None]:
    """The figures of an assessment, whichever fields its kind keeps them in."""
    likely = row.kind == Judgement.LIKELIHOOD
    return (row.probability_low, row.probability_high) if likely else (row.value_low, row.value_high)


def _as_fields(kind: Judgement, low: float | None, high: float | None) -> dict[str, float | None]:
    unit = "probability" if kind == Judgement.LIKELIHOOD else "value"
    return {f"{unit}_low": low, f"{unit}_high": high}


def _place(writing: "Writing", assessment_id: str, scale_id: str | None = None) -> None:
    """Let a range be on a scale of its issue, the present one unless given; refused while there is no issue."""
    from models.tables import Assessment

    row = writing.get(Assessment, assessment_id)
    if row.kind in ON_THE_SCALE and row.value_low is not None:
        if row.issue_id is None:
            raise UserError(f"Choose the issue first: the {row.kind} is a range on its scale.")
        scale = present_scale(writing, row.issue_id) if scale_id is None else scale_id or None
        writing.set(Assessment, assessment_id, scale_id=scale)


def _set(store: Store, label: str, assessment_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Assessment

    set_fields(store, label, Assessment, assessment_id, values, seen)
