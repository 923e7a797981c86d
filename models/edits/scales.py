"""What a person can change on an issue's scale, and its revision.

Words may always be corrected. While a range is on the scale, no point of it can be moved or taken away, since that
would change what was said: the scale has to be revised, which says what becomes of those ranges.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from models.edits.rows import Seen, set_fields
from models.entry import needed, number
from models.errors import UserError
from models.facts import Option as DrawnOption
from models.facts import Scale as DrawnScale
from models.phrases import counted
from models.scales.maps import check_map, map_text, read_map
from models.store import Store
from models.words import ON_THE_SCALE

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.tables import Option, Scale

NEEDS_LABEL = "A named point needs a name"


def present_scale(writing: "Writing", issue_id: str) -> str | None:
    """The id of the issue's present scale, None for its first one: what a range that is stated now is on."""
    scales = _revisions(writing, issue_id)
    return scales[-1].id if scales else None


def ranges_on(writing: "Writing", issue_id: str) -> int:
    """How many ranges are on the issue's present scale, be they taken over from an earlier one.

    Those of statements, of outcomes, and of assessments that are ranges on a scale.
    """
    scales = {scale.id: scale for scale in _revisions(writing, issue_id)}
    at, leading = present_scale(writing, issue_id), set[str | None]()
    while at not in leading:
        leading.add(at)
        if at is None or at not in scales or read_map(scales[at].mapping) is None:
            break
        at = scales[at].after_id
    return sum(scale_id in leading for scale_id in _scales_of_ranges(writing, issue_id))


def _scales_of_ranges(writing: "Writing", issue_id: str) -> Iterator[str | None]:
    from models.tables import Assessment, Outcome, Statement  # SQLModel is imported at the first write

    for said in writing.rows(Statement):
        if said.issue_id == issue_id and said.low is not None:
            yield said.scale_id
    judged = [row for row in writing.rows(Assessment) if row.kind in ON_THE_SCALE]
    placed: list[Assessment | Outcome] = [*judged, *writing.rows(Outcome)]
    for row in placed:
        if row.issue_id == issue_id and row.value_low is not None:
            yield row.scale_id


def set_pole(
    store: Store, issue_id: str, pole: Literal["low_pole", "high_pole"], words: str, *, seen: Seen | None = None
) -> None:
    """Write down what an end of the present scale stands for."""
    _set_on_scale(store, "Set pole", issue_id, seen, **{pole: words.strip()})


def set_reference_point(store: Store, issue_id: str, point: float | None, *, seen: Seen | None = None) -> None:
    """Say where things stand on the present scale if nothing is agreed; None where that is not known."""
    if point is not None:
        _check_value(point)
    _set_on_scale(store, "Set reference point", issue_id, seen, reference_point=point)


def add_option(store: Store, issue_id: str, value: float, label: str, definition: str = "") -> str:
    """Name a point of the present scale and return the option's id."""
    from models.tables import Issue, Option

    _check_value(value)
    named = needed(label, NEEDS_LABEL)
    with store.write("Add option") as writing:
        writing.get(Issue, issue_id)
        scale = present_scale(writing, issue_id)
        _check_free(writing, issue_id, scale, value)
        made = Option(issue_id=issue_id, scale_id=scale, value=value, label=named, definition=definition.strip())
        made.sequence = writing.next_sequence(Option)
        return writing.add(made)


def set_label(store: Store, option_id: str, label: str, *, seen: Seen | None = None) -> None:
    """Correct the name of a point; it stays where it is."""
    _set_option(store, "Rename option", option_id, seen, label=needed(label, NEEDS_LABEL))


def set_definition(store: Store, option_id: str, definition: str, *, seen: Seen | None = None) -> None:
    """Write down what a named point means exactly."""
    _set_option(store, "Define option", option_id, seen, definition=definition.strip())


def move_option(store: Store, option_id: str, value: float, *, seen: Seen | None = None) -> None:
    """Give a named point another value; refused while ranges are on the scale."""
    from models.tables import Option

    _check_value(value)
    with store.write("Move option") as writing:
        row = writing.get(Option, option_id)
        if value != row.value:
            _refuse_in_use(writing, row, "moving")
            _check_free(writing, row.issue_id, row.scale_id, value, but=option_id)
        _set_option(store, "Move option", option_id, seen, value=value)


def delete_option(store: Store, option_id: str) -> None:
    """Take the name off a point; refused while ranges are on the scale."""
    from models.tables import Option

    with store.write("Delete option") as writing:
        _refuse_in_use(writing, writing.get(Option, option_id), "deleting")
        writing.delete(Option, option_id)


def revise_scale(store: Store, issue_id: str, drawn: DrawnScale, *, seen: str | None = None) -> str:
    """Put a new version of an issue's scale in the place of the present one, in one step; returns its id.

    Of `drawn`, poles, options, reference point, mapping and reason are taken; a mapping None breaks the line. What was
    coded before keeps its scale. `seen` is the id of the scale that the person revised, "" for the first one.
    """
    from models.tables import Issue, Option, Scale

    _check_drawn(drawn)
    with store.write("Revise scale", reason=drawn.reason.strip()) as writing:
        writing.get(Issue, issue_id)
        before = present_scale(writing, issue_id)
        if seen is not None and seen != (before or ""):
            raise UserError("Somebody has revised this scale in the meantime. Look at theirs, and revise that one.")
        made = Scale(
            issue_id=issue_id, after_id=before, low_pole=drawn.low_pole.strip(), high_pole=drawn.high_pole.strip(),
            reference_point=drawn.reference_point, mapping=map_text(drawn.mapping), reason=drawn.reason.strip(),
            sequence=writing.next_sequence(Scale),
        )  # fmt: skip
        writing.add(made)
        first = writing.next_sequence(Option)
        writing.add_all(Option, (
            {"issue_id": issue_id, "scale_id": made.id, "value": option.value, "label": option.label.strip(),
             "definition": option.definition.strip(), "sequence": first + number}
            for number, option in enumerate(drawn.options)
        ))  # fmt: skip
    return made.id


def _check_drawn(drawn: DrawnScale) -> None:
    needed(drawn.reason, "Say why the scale is revised: whoever compares old and new figures will ask")
    if drawn.mapping is not None:
        check_map(drawn.mapping)
    if drawn.reference_point is not None:
        _check_value(drawn.reference_point)
    _check_options(drawn.options)


def _check_options(options: Sequence[DrawnOption]) -> None:
    named: dict[float, str] = {}
    for option in options:
        _check_value(option.value)
        needed(option.label, NEEDS_LABEL)
        if option.value in named:
            raise UserError(f"Both {named[option.value]} and {option.label} stand at {number(option.value)}.")
        named[option.value] = option.label


def _check_value(value: float) -> None:
    if not 0 <= value <= 100:
        raise UserError("The scale runs from 0 to 100.")


def _check_free(writing: "Writing", issue_id: str, scale_id: str | None, value: float, but: str = "") -> None:
    from models.tables import Option

    for row in writing.rows(Option):
        if (row.issue_id, row.scale_id, row.value) == (issue_id, scale_id, value) and row.id != but:
            raise UserError(f"{row.label} stands at {number(value)} already. Choose another value.")


def _refuse_in_use(writing: "Writing", option: "Option", doing: str) -> None:
    if option.scale_id != present_scale(writing, option.issue_id):
        raise UserError("This point is on an earlier scale, which is kept as it was.")
    some = ranges_on(writing, option.issue_id)
    if some:
        raise UserError(
            f"{counted(some, 'range')} on this scale would mean something else after {doing} {option.label}. "
            "Correct its name only, or revise the scale."
        )


def _revisions(writing: "Writing", issue_id: str) -> "list[Scale]":
    from models.tables import Scale

    return [scale for scale in writing.rows(Scale) if scale.issue_id == issue_id]


def _set_on_scale(store: Store, label: str, issue_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Issue, Scale

    with store.write(label) as writing:
        scale = present_scale(writing, issue_id)
        table: type[Issue | Scale] = Issue if scale is None else Scale
        set_fields(store, label, table, scale or issue_id, values, seen)


def _set_option(store: Store, step: str, option_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Option

    set_fields(store, step, Option, option_id, values, seen)
