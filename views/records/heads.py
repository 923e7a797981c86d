"""Heads of delegation of a round: a line for each principal, and for every other party that had one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel

from models.edits.rounds import set_head
from models.facts import Round
from models.snapshot import Snapshot
from models.words import PRINCIPAL
from views import choices
from views.document import Document
from views.entries import read, unstored
from views.fields import LineField
from views.pick_field import PickField
from views.records import reading
from views.sub_list import SubAdder, SubList, SubRow


@dataclass(frozen=True, slots=True)
class Head:
    """Who led the delegation of the party with the code `id`; "" where nobody is named."""

    id: str
    party: str
    name: str


class HeadRow(SubRow[Head]):
    """One head of delegation; an empty line names nobody."""

    def __init__(self, document: Document, sitting: Callable[[], str]) -> None:
        super().__init__()
        self._document, self._sitting = document, sitting
        self.party = QLabel()
        self.name = LineField("Head of delegation", str, self._commit)
        self.party.setFixedWidth(120)
        self.add_line((self.party, 0), (self.name, 1))

    def show_item(self, item: Head) -> None:
        """Show what is stored."""
        super().show_item(item)
        # A label takes an ampersand for a mnemonic.
        self.party.setText(item.party.replace("&", "&&"))
        self.name.line.setAccessibleName(f"Head of delegation of {item.party}")
        self.name.show_stored(item.name)

    def _commit(self, name: str) -> None:
        set_head(self._document.store, self._sitting(), self.item.id, name, seen=self.item.name)


class HeadAdder(SubAdder):
    """The row for the head of another party's delegation."""

    def __init__(self, document: Document, sitting: Callable[[], str]) -> None:
        super().__init__(self._add)
        self._document, self._sitting = document, sitting
        self.party = PickField(
            "Another party", "party", lambda: choices.parties(document.snapshot), unstored, "Name the party."
        )
        self.name = LineField("Its head of delegation", reading.name("Name the head of its delegation"), unstored)
        self.party.line.setPlaceholderText("another party")
        self.add_line((self.party, 1), (self.name, 1), (self.button, 0))

    def _add(self) -> None:
        parties = self._document.snapshot.parties
        code = next(one.code for one in parties if one.id == self.party.chosen_id)
        set_head(self._document.store, self._sitting(), code, read(self.name))


def head_list(document: Document, sitting: Callable[[], Round]) -> SubList[Head]:
    """The heads of delegation of a round."""

    def row_id() -> str:
        return sitting().id

    return SubList(
        lambda: _heads(document.snapshot, sitting()),
        lambda: HeadRow(document, row_id),
        HeadAdder(document, row_id),
        "Heads of delegation",
    )


def _heads(snapshot: Snapshot, sitting: Round) -> list[Head]:
    names = {party.code: party.name for party in snapshot.parties}
    codes = [party.code for party in snapshot.parties if party.role == PRINCIPAL or party.code in sitting.heads]
    return [
        Head(code, names.get(code, code), sitting.heads.get(code, ""))
        for code in dict.fromkeys([*codes, *sitting.heads])
    ]
