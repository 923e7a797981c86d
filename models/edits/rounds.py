"""What a person can change of a round."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from models.edits.days import check_days
from models.edits.deleting import delete_record
from models.edits.rows import Seen, set_fields
from models.entry import needed
from models.errors import UserError
from models.heads import heads_of, heads_text
from models.store import Store
from models.telling.values import NOTHING

if TYPE_CHECKING:
    from models.record.writing import Writing

NEEDS_LABEL = "A round needs a label, such as the place or “Video”"


def add_round(store: Store, label: str, start: date, end: date, *, number: int | None = None) -> str:
    """Add a round from its first to its last day, both inclusive, and return its id; it gets the next number."""
    from models.tables import Round  # SQLModel is imported at the first write, not at the start

    named = needed(label, NEEDS_LABEL)
    check_days(start, end)
    with store.write("Add round") as writing:
        following = max((sitting.number for sitting in writing.rows(Round)), default=0) + 1
        wanted = _free_number(writing, following if number is None else number)
        last = writing.next_sequence(Round)
        return writing.add(Round(number=wanted, label=named, start=start, end=end, sequence=last))


def set_number(store: Store, round_id: str, number: int, *, seen: Seen | None = None) -> None:
    """Give a round another number, from 1; no two have the same."""
    with store.write("Set round number") as writing:
        _set(store, "Set round number", round_id, seen, number=_free_number(writing, number, but=round_id))


def set_label(store: Store, round_id: str, label: str, *, seen: Seen | None = None) -> None:
    """Say how a round is called."""
    _set(store, "Set round label", round_id, seen, label=needed(label, NEEDS_LABEL))


def set_days(store: Store, round_id: str, start: date, end: date, *, seen: Seen | None = None) -> None:
    """Say from which to which day a round sat, both inclusive."""
    check_days(start, end)
    _set(store, "Set days of round", round_id, seen, start=start, end=end)


def set_words(
    store: Store,
    round_id: str,
    field: Literal["place", "format", "level", "host", "outcome"],
    text: str,
    *,
    seen: Seen | None = None,
) -> None:
    """Write down where and how a round sat, on which level, with which host, and what came of it."""
    _set(store, f"Set round {field}", round_id, seen, **{field: text.strip()})


def set_head(store: Store, round_id: str, code: str, name: str, *, seen: str | None = None) -> None:
    """Name the head of the delegation of the party with this code; empty names nobody. `seen` is who was named."""
    from models.record.overtaken import not_stored
    from models.tables import Round

    with store.write("Set head of delegation") as writing:
        heads = heads_of(writing.get(Round, round_id).heads)
        now = heads.get(code, "")
        wanted = heads_text({**heads, code: name.strip()})
        if seen is not None and now not in (seen, name.strip()):
            said = (now or NOTHING, name.strip() or NOTHING)
            raise not_stored(writing, ("round", round_id), "heads", wanted, said)
        writing.set(Round, round_id, heads=wanted)


def delete_round(store: Store, round_id: str) -> None:
    """Delete a round to which no statement was linked by hand."""
    from models.tables import Round

    delete_record(store, "Delete round", Round, round_id)


def _free_number(writing: "Writing", number: int, but: str = "") -> int:
    from models.tables import Round

    if not 1 <= number < 10**9:
        raise UserError("Rounds are numbered from 1.")
    taken = next((row for row in writing.rows(Round) if row.number == number and row.id != but), None)
    if taken is not None:
        raise UserError(f"Number {number} is that of {taken.label}. Choose another.")
    return number


def _set(store: Store, step: str, round_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Round

    set_fields(store, step, Round, round_id, values, seen)
