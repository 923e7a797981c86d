"""What a speaker was from which to which day, for which party, and with which authority."""

from collections.abc import Callable
from typing import Any

from models.actors import Office, Speaker
from models.edits import offices as edits
from models.facts import NONE
from models.picking import Choice
from models.words import AUTHORITIES
from views import choices
from views.day_fields import DayFields, Days
from views.document import Document
from views.entries import chooser, read, unstored
from views.fields import ChoiceField, LineField
from views.pick_field import PickField
from views.sub_list import SubAdder, SubList, SubRow

AUTHORITY_CHOICES = tuple((f"{grade}  {words}", grade) for grade, words in AUTHORITIES.items())
"""The grades of authority with what they mean."""

NEEDS_PARTY = "Name the party that it speaks for."


class OfficeRow(SubRow[Office]):
    """One office, in two lines."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        remove = self.remover("Take this office away", lambda row: edits.delete_office(document.store, row))
        self._document = document
        self.title = LineField("Office", str, self._set_title)
        self.party = _party_field(document, "For the party", self._set_party)
        self.authority: ChoiceField[int] = ChoiceField("Authority in office", AUTHORITY_CHOICES, self._set_authority)
        self.days = DayFields("In office", self._set_days)
        _arrange(self, (self.title, self.party, self.authority, self.days), remove)

    def show_item(self, item: Office) -> None:
        """Show what is stored."""
        super().show_item(item)
        self.title.show_stored(item.title)
        self.party.show_id(self._party_id())
        self.authority.show_stored(item.authority)
        self.days.show(item.start, item.end)

    def _party_id(self) -> str:
        return "" if self.item.party == NONE else self._document.snapshot.parties[self.item.party].id

    def _set_title(self, title: str) -> None:
        edits.set_title(self._document.store, self.item.id, title, seen={"title": self.item.title})

    def _set_party(self, choice: Choice | None) -> None:
        if choice is not None:
            edits.set_party(self._document.store, self.item.id, choice.id, seen={"party_id": self._party_id()})

    def _set_authority(self, authority: int) -> None:
        seen = {"authority": self.item.authority}
        edits.set_authority(self._document.store, self.item.id, authority, seen=seen)

    def _set_days(self, days: Days) -> None:
        seen = dict(zip(("start", "end"), self.days.stored, strict=True))
        edits.set_days(self._document.store, self.item.id, *days, seen=seen)


class OfficeAdder(SubAdder):
    """The row for another office; party and authority are at first those of the speaker."""

    def __init__(self, document: Document, speaker: Callable[[], Speaker]) -> None:
        super().__init__(self._add)
        self._document, self._speaker = document, speaker
        self.title = LineField("New office", str, unstored)
        self.party = _party_field(document, "New office for the party", unstored)
        self.authority = chooser("New authority", list(AUTHORITY_CHOICES))
        self.days = DayFields("New office", unstored)
        self.title.line.setPlaceholderText("another office, such as Foreign Minister")
        _arrange(self, (self.title, self.party, self.authority, self.days), self.button)

    def start_anew(self) -> None:
        """Empty the fields but for the party and the authority that the speaker has otherwise."""
        super().start_anew()
        speaker, parties = self._speaker(), self._document.snapshot.parties
        self.party.show_id("" if speaker.party == NONE else parties[speaker.party].id)
        self.authority.show_stored(speaker.authority)

    def _add(self) -> None:
        edits.add_office(
            self._document.store, self._speaker().id, self.title.line.text(), party_id=self.party.chosen_id,
            authority=self.authority.value, days=(read(self.days.start), read(self.days.end)),
        )  # fmt: skip


def office_list(document: Document, speaker: Callable[[], Speaker]) -> SubList[Office]:
    """The dated offices of a speaker."""
    return SubList(
        lambda: speaker().offices,
        lambda: OfficeRow(document),
        OfficeAdder(document, speaker),
        "Offices with their days",
    )


def _party_field(document: Document, name: str, commit: Callable[[Choice | None], None]) -> PickField:
    return PickField(name, "party", lambda: choices.parties(document.snapshot), commit, NEEDS_PARTY)


def _arrange(row: "SubRow[Any] | SubAdder", fields: tuple[Any, Any, Any, DayFields], button: Any) -> None:
    title, party, authority, days = fields
    row.add_line((title, 3), (party, 2), (button, 0))
    row.add_line((authority, 4), (days.start, 3), (days.end, 3))
