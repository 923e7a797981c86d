"""To which blocs or organisations a party belongs, and from which to which day."""

from collections.abc import Callable

from models.actors import Membership
from models.edits import memberships as edits
from models.facts import NONE
from models.picking import Choice
from models.snapshot import Snapshot
from views import choices
from views.day_fields import DayFields, Days
from views.document import Document
from views.entries import read, unstored
from views.pick_field import PickField
from views.sub_list import SubAdder, SubList, SubRow

_NEEDS_GROUP = "Name the party that it belongs to."


class MembershipRow(SubRow[Membership]):
    """One membership."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        remove = self.remover("Take this membership away", lambda row: edits.delete_membership(document.store, row))
        self._document = document
        self.group = _group_field(document, "Belongs to", self._set_group)
        self.days = DayFields("Belongs", self._set_days)
        self.add_line((self.group, 3), (self.days.start, 2), (self.days.end, 2), (remove, 0))

    def show_item(self, item: Membership) -> None:
        """Show what is stored."""
        super().show_item(item)
        self.group.show_id(self._group_id())
        self.days.show(item.start, item.end)

    def _group_id(self) -> str:
        group = self.item.group
        return "" if group == NONE else self._document.snapshot.parties[group].id

    def _set_group(self, choice: Choice | None) -> None:
        if choice is not None:
            seen = {"group_id": self._group_id()}
            edits.set_group(self._document.store, self.item.id, choice.id, seen=seen)

    def _set_days(self, days: Days) -> None:
        seen = dict(zip(("start", "end"), self.days.stored, strict=True))
        edits.set_membership_days(self._document.store, self.item.id, *days, seen=seen)


class MembershipAdder(SubAdder):
    """The row for another membership."""

    def __init__(self, document: Document, party: Callable[[], str]) -> None:
        super().__init__(self._add)
        self._document, self._party = document, party
        self.group = _group_field(document, "New group", unstored)
        self.days = DayFields("New membership", unstored)
        self.group.line.setPlaceholderText("bloc, alliance …")
        self.add_line((self.group, 3), (self.days.start, 2), (self.days.end, 2), (self.button, 0))

    def _add(self) -> None:
        start, end = read(self.days.start), read(self.days.end)
        edits.add_membership(self._document.store, self._party(), self.group.chosen_id, start, end)


def membership_list(document: Document, party: Callable[[], str]) -> SubList[Membership]:
    """The memberships of a party, which is named by id."""
    return SubList(
        lambda: _memberships(document.snapshot, party()),
        lambda: MembershipRow(document),
        MembershipAdder(document, party),
        "Belongs to",
    )


def _memberships(snapshot: Snapshot, party_id: str) -> list[Membership]:
    found = snapshot.memberships
    return [one for one in found if one.party != NONE and snapshot.parties[one.party].id == party_id]


def _group_field(document: Document, name: str, commit: Callable[[Choice | None], None]) -> PickField:
    return PickField(name, "party", lambda: choices.parties(document.snapshot), commit, _NEEDS_GROUP)
