"""What a person can change of a statement."""

from datetime import date

from models.edits.rows import Seen, set_fields
from models.entry import check_grades, check_range
from models.store import Store
from models.words import Act


def set_act(store: Store, statement_id: str, act: Act, *, seen: Seen | None = None) -> None:
    """Say anew what the speaker did by saying it."""
    _set(store, "Set act", statement_id, seen, act=act)


def set_range(store: Store, statement_id: str, stance: tuple[float, float] | None, *, seen: Seen | None = None) -> None:
    """Place the statement on its issue's scale; None takes it off, which is not stated."""
    if stance is not None:
        check_range(*stance)
    low, high = stance or (None, None)
    _set(store, "Set range", statement_id, seen, low=low, high=high)


def set_firmness(store: Store, statement_id: str, firmness: int | None, *, seen: Seen | None = None) -> None:
    """Grade how firmly it was said, 0 to 4; None is not graded."""
    check_grades(firmness, None)
    _set(store, "Set firmness", statement_id, seen, firmness=firmness)


def set_credibility(store: Store, statement_id: str, credibility: int, *, seen: Seen | None = None) -> None:
    """Grade how credible the report is, 1 (best) to 6."""
    check_grades(None, credibility)
    _set(store, "Grade statement", statement_id, seen, credibility=credibility)


def set_said_on(store: Store, statement_id: str, day: date, *, seen: Seen | None = None) -> None:
    """Correct the day on which it was said."""
    _set(store, "Set day said", statement_id, seen, said_on=day)


def set_published_on(store: Store, statement_id: str, day: date, *, seen: Seen | None = None) -> None:
    """Correct the day from which it could be known."""
    _set(store, "Set day published", statement_id, seen, published_on=day)


def set_condition(store: Store, statement_id: str, condition: str, *, seen: Seen | None = None) -> None:
    """Write down on what the statement hangs; empty makes it unconditional."""
    _set(store, "Set condition", statement_id, seen, condition=condition.strip())


def set_text(store: Store, statement_id: str, text: str, *, seen: Seen | None = None) -> None:
    """Write down what was said."""
    _set(store, "Edit text", statement_id, seen, text=text)


def _set(store: Store, label: str, statement_id: str, seen: Seen | None, **values: object) -> None:
    from models.tables import Statement  # SQLModel is imported at the first write, not at the start

    set_fields(store, label, Statement, statement_id, values, seen)
