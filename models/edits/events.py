"""What a person can change of an event."""

from datetime import date
from typing import Literal

from models.codes import numbered_code
from models.edits.deleting import delete_record
from models.edits.naming import free_code, taken_codes
from models.edits.rows import Seen, set_fields
from models.entry import check_grades, needed
from models.store import Store

NEEDS_TITLE = "An event needs a title"


def add_event(store: Store, title: str, day: date, *, edtf: str = "", kind: str = "") -> str:
    """Add an event and return its id; it gets the next code. `edtf` says what is known of the day, empty: exactly."""
    from models.tables import Event  # SQLModel is imported at the first write, not at the start

    named = needed(title, NEEDS_TITLE)
    with store.write("Add event") as writing:
        made = Event(code=numbered_code("EV", taken_codes(writing, Event)), date=day, date_edtf=edtf, title=named)
        made.kind, made.sequence = kind.strip(), writing.next_sequence(Event)
        return writing.add(made)


def set_title(store: Store, event_id: str, title: str, *, seen: Seen | None = None) -> None:
    """Say in a few words what happened."""
    _set(store, "Set event title", event_id, seen, title=needed(title, NEEDS_TITLE))


def set_code(store: Store, event_id: str, code: str, *, seen: Seen | None = None) -> None:
    """Give an event another code."""
    from models.tables import Event

    with store.write("Set event code") as writing:
        _set(store, "Set event code", event_id, seen, code=free_code(writing, Event, code, but=event_id))


def set_date(store: Store, event_id: str, day: date, edtf: str = "", *, seen: Seen | None = None) -> None:
    """Say when it happened: the last possible day, and what is known of it in EDTF, empty for exactly."""
    _set(store, "Set event date", event_id, seen, date=day, date_edtf=edtf)


def set_words(
    store: Store, event_id: str, field: Literal["kind", "place", "text", "note"], text: str, *, seen: Seen | None = None
) -> None:
    """Write down what kind of event it was, where, what happened in full, or a note on it."""
    _set(store, f"Set event {field}", event_id, seen, **{field: text.strip()})


def set_source(store: Store, event_id: str, source_id: str | None, *, seen: Seen | None = None) -> None:
    """Say where it is known from."""
    _set(store, "Set event source", event_id, seen, source_id=source_id)


def set_credibility(store: Store, event_id: str, credibility: int | None, *, seen: Seen | None = None) -> None:
    """Grade how credible the report is, 1 (best) to 6; None is not graded."""
    check_grades(None, credibility)
    _set(store, "Grade event", event_id, seen, credibility=credibility)


def delete_event(store: Store, event_id: str) -> None:
    """Delete an event."""
    from models.tables import Event

    delete_record(store, "Delete event", Event, event_id)


def _set(store: Store, label: str, event_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Event

    set_fields(store, label, Event, event_id, values, seen)
