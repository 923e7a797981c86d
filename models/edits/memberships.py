"""Which party belongs to which other one, such as a bloc or an organisation, and for how long."""

from datetime import date
from typing import TYPE_CHECKING

from models.edits.days import check_days, days_meet
from models.edits.rows import Seen, name_of, set_fields
from models.errors import UserError
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.tables import Membership


def add_membership(
    store: Store, party_id: str, group_id: str, start: date | None = None, end: date | None = None
) -> str:
    """Let a party belong to another one from the first to the last day, None where that is open; returns its id."""
    from models.tables import Membership  # SQLModel is imported at the first write, not at the start

    with store.write("Add membership") as writing:
        made = Membership(party_id=party_id, group_id=group_id, start=start, end=end)
        made.sequence = writing.next_sequence(Membership)
        _check(writing, made)
        return writing.add(made)


def set_group(store: Store, membership_id: str, group_id: str, *, seen: Seen | None = None) -> None:
    """Name another party that it belongs to."""
    _set(store, "Set membership", membership_id, {"group_id": group_id}, seen)


def set_membership_days(
    store: Store, membership_id: str, start: date | None, end: date | None, *, seen: Seen | None = None
) -> None:
    """Say from which to which day the party belongs there."""
    _set(store, "Set days of membership", membership_id, {"start": start, "end": end}, seen)


def delete_membership(store: Store, membership_id: str) -> None:
    """Take a membership away."""
    from models.tables import Membership

    with store.write("Delete membership") as writing:
        writing.delete(Membership, membership_id)


def _set(store: Store, label: str, membership_id: str, values: dict[str, object], seen: Seen | None) -> None:
    from models.tables import Membership

    with store.write(label) as writing:
        set_fields(store, label, Membership, membership_id, values, seen)
        _check(writing, writing.get(Membership, membership_id))


def _check(writing: "Writing", made: "Membership") -> None:
    from models.tables import Membership, Party

    check_days(made.start, made.end)
    writing.get(Party, made.party_id)
    writing.get(Party, made.group_id)
    rows = [row for row in writing.rows(Membership) if row.id != made.id]
    party, group = (name_of(writing, "party", one) for one in (made.party_id, made.group_id))
    for row in rows:
        same = (row.party_id, row.group_id) == (made.party_id, made.group_id)
        if same and days_meet((row.start, row.end), (made.start, made.end)):
            raise UserError(f"{party} belongs to {group} on some of these days already.")
    above: dict[str, set[str]] = {}
    for row in rows:
        above.setdefault(row.party_id, set()).add(row.group_id)
    if made.party_id in _reached(made.group_id, above):
        raise UserError(f"{group} belongs to {party} itself, so {party} cannot belong to it.")


def _reached(start: str, above: dict[str, set[str]]) -> set[str]:
    found, ahead = {start}, [start]
    while ahead:
        new = above.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return found
