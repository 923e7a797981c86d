"""What a person can change of an issue; what is on its scale is in `models.edits.scales`."""

from typing import Literal

from models.codes import issue_code
from models.edits.deleting import delete_record
from models.edits.naming import free_code, taken_codes
from models.edits.rows import Seen, set_fields
from models.entry import needed
from models.store import Store

NEEDS_TITLE = "An issue needs a title"


def add_issue(
    store: Store, title: str, *, code: str = "", question: str = "", poles: tuple[str, str] = ("", "")
) -> str:
    """Add an issue with the words for 0 and for 100 and return its id; without a code it gets one from its title."""
    from models.tables import Issue  # SQLModel is imported at the first write, not at the start

    titled = needed(title, NEEDS_TITLE)
    with store.write("Add issue") as writing:
        wanted = free_code(writing, Issue, code.strip() or issue_code(titled, taken_codes(writing, Issue)))
        low, high = (pole.strip() for pole in poles)
        made = Issue(code=wanted, title=titled, question=question.strip(), low_pole=low, high_pole=high)
        made.sequence = writing.next_sequence(Issue)
        return writing.add(made)


def set_title(store: Store, issue_id: str, title: str, *, seen: Seen | None = None) -> None:
    """Give an issue another title."""
    _set(store, "Set issue title", issue_id, seen, title=needed(title, NEEDS_TITLE))


def set_code(store: Store, issue_id: str, code: str, *, seen: Seen | None = None) -> None:
    """Give an issue another code."""
    from models.tables import Issue

    label = "Set issue code"
    with store.write(label) as writing:
        _set(store, label, issue_id, seen, code=free_code(writing, Issue, code, but=issue_id))


def set_words(
    store: Store, issue_id: str, field: Literal["question", "reference_note"], text: str, *, seen: Seen | None = None
) -> None:
    """Write down what is asked, or what the reference point stands for."""
    labels = {"question": "Set question", "reference_note": "Set note on reference point"}
    _set(store, labels[field], issue_id, seen, **{field: text.strip()})


def move_issue(store: Store, issue_id: str, place: int) -> None:
    """Give an issue another place among all, counted from 0; the others close up."""
    from models.tables import Issue

    with store.write("Move issue") as writing:
        writing.get(Issue, issue_id)
        order = [row.id for row in writing.rows(Issue) if row.id != issue_id]
        order.insert(place, issue_id)
        writing.set_all(Issue, {row_id: {"sequence": number} for number, row_id in enumerate(order, start=1)})


def delete_issue(store: Store, issue_id: str) -> None:
    """Delete an issue that nothing refers to, with all its scales."""
    from models.tables import Issue

    delete_record(store, "Delete issue", Issue, issue_id)


def _set(store: Store, label: str, issue_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Issue

    set_fields(store, label, Issue, issue_id, values, seen)
