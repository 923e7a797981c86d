"""What a person can change, one function for each act of theirs: check, then one write with the name of the step.

`seen` is what the person saw before: the fields they change, with their values. When the dossier says something else by
now, the edit is refused with a sentence, so that nobody's change is silently won over.
"""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from models.entry import check_range, number
from models.errors import UserError
from models.store import Store
from models.words import CREDIBILITIES, FIRMNESSES, Act

Seen: TypeAlias = Mapping[str, object]
"""Fields of a row with the values that the person saw when they decided."""


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
    if firmness is not None and firmness not in FIRMNESSES:
        raise UserError("Firmness runs from 0 to 4.")
    _set(store, "Set firmness", statement_id, seen, firmness=firmness)


def set_credibility(store: Store, statement_id: str, credibility: int, *, seen: Seen | None = None) -> None:
    """Grade how credible the report is, 1 (best) to 6."""
    if credibility not in CREDIBILITIES:
        raise UserError("Credibility runs from 1 to 6.")
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

    with store.write(label) as writing:
        if seen is not None:
            now = writing.get(Statement, statement_id)
            changed = [name for name, value in seen.items() if getattr(now, name) not in (value, values[name])]
            if changed:
                raise UserError(
                    f"“{label}” was not stored: somebody has set it to {_words(now, values)} in the meantime. "
                    "Look at both, and enter yours again if it stands."
                )
        writing.set(Statement, statement_id, **values)


def _words(now: object, values: Mapping[str, object]) -> str:
    found = [getattr(now, name) for name in values]
    shown = [number(one) if isinstance(one, float) else str(one) for one in found if one not in (None, "")]
    return "–".join(dict.fromkeys(shown)) or "nothing"
