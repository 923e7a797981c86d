"""Firmness once more, by plain loops over rows."""

from models.facts import NONE
from tests.models.analysis.slow import Talks
from tests.snapshots import Said


def of(row: Said | None) -> int:
    return NONE if row is None else row.firmness


def change(old: Said | None, new: Said | None) -> str:
    if of(old) == NONE or of(new) == NONE:
        return "unknown"
    return "softer" if of(new) < of(old) else "firmer" if of(new) > of(old) else "as firm"


def unmoved(talks: Talks, old: Said | None, new: Said | None) -> bool:
    return isinstance(talks.span(old), tuple) and talks.span(old) == talks.span(new)


def course(talks: Talks, party: str, issue: str, days: range) -> list[tuple[int, Said | None]]:
    found: list[tuple[int, Said | None]] = []
    last: Said | None = None
    for day in days:
        now = talks.held(party, issue, day)
        if now is not last:
            found.append((day, now))
        last = now
    return found
