"""Speakers: their list, their form with their dated offices, and how a new one is asked for."""

import numpy as np

from models.actors import Speaker
from models.codes import speaker_code
from models.edits import speakers as edits
from models.edits.speakers import NEEDS_NAME
from models.facts import NONE
from models.snapshot import Snapshot
from views import choices
from views.document import Document
from views.entries import chooser, read, unstored
from views.fields import LineField
from views.pick_field import PickField
from views.records import reading
from views.records.adding import Adder
from views.records.aliases import alias_list
from views.records.form import RecordForm
from views.records.kind import Cell, Column, Kind, Record
from views.records.offices import AUTHORITY_CHOICES, NEEDS_PARTY, office_list
from views.theme import Theme


class SpeakerForm(RecordForm):
    """Edits a speaker. Office and authority of the day come before those for all other days."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        read_code = reading.code("speaker", lambda: document.snapshot.speakers, lambda: self.record_id)
        self.name = self.add_line("&Name", "name", edits.set_name, reading.name(NEEDS_NAME))
        self.code = self.add_line("&Code", "code", edits.set_code, read_code)
        self.party = self.add_pick(
            "&Party", "party_id", edits.set_party, lambda: choices.parties(document.snapshot), self._party_id,
            NEEDS_PARTY,
        )  # fmt: skip
        self.office = self.add_line("&Office", "office", edits.set_office, hint="on days that no dated one covers")
        self.authority = self.add_choice("Authorit&y", "authority", edits.set_authority, list(AUTHORITY_CHOICES))
        self.offices = office_list(document, lambda: self.fact)
        self.aliases = alias_list(document, lambda: self.record_id, lambda: self.fact.name)
        self.add_sub_list(self.offices)
        self.add_sub_list(self.aliases)

    def _party_id(self, speaker: Speaker) -> str | None:
        return None if speaker.party == NONE else self.document.snapshot.parties[speaker.party].id


class SpeakerAdder(Adder):
    """Asks for a speaker's name, code, party and authority."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__("New speaker", self._make, theme)
        self._document = document
        self.name = self.entry("&Name", LineField("Name", reading.name(NEEDS_NAME), unstored))
        self.code = self.entry(
            "&Code", LineField("Code", reading.code_or_proposed("speaker", self._speakers), unstored)
        )
        self.party = self.entry(
            "&Party",
            PickField("Party", "party", lambda: choices.parties(document.snapshot), unstored, NEEDS_PARTY),
        )
        self.office = self.entry("&Office", LineField("Office", str, unstored))
        self.authority = self.entry("Authorit&y", chooser("Authority", [("", None), *AUTHORITY_CHOICES]))
        self.name.line.textChanged.connect(self._propose)
        self._propose("")

    def start_anew(self) -> None:
        """Empty the fields; no authority is taken for granted."""
        self.authority.show_stored(None)
        super().start_anew()

    def _speakers(self) -> tuple[Speaker, ...]:
        return self._document.snapshot.speakers

    def _propose(self, name: str) -> None:
        taken = [speaker.code for speaker in self._speakers()]
        self.code.line.setPlaceholderText(speaker_code(name, taken) if name.strip() else "from the name")

    def _make(self) -> str:
        return edits.add_speaker(
            self._document.store, read(self.name), self.party.chosen_id, self.authority.value,
            code=read(self.code), office=self.office.line.text(),
        )  # fmt: skip


def records(document: Document) -> list[Record]:
    """All speakers in the dossier's order."""
    snapshot = document.snapshot
    said = np.bincount(snapshot.statements.speaker + 1, minlength=len(snapshot.speakers) + 1)[1:]
    return [
        Record(one.id, one.name, (
            Cell(one.name), Cell(_party_code(snapshot, one.party), party=one.party), Cell(_offices(one)),
            Cell(str(one.authority), one.authority),
            Cell(f"{said[place]:,}", int(said[place])),
        ), one)
        for place, one in enumerate(snapshot.speakers)
    ]  # fmt: skip


def _party_code(snapshot: Snapshot, party: int) -> str:
    return "deleted party" if party == NONE else snapshot.parties[party].code


def _offices(speaker: Speaker) -> str:
    titles = dict.fromkeys([speaker.office, *(office.title for office in speaker.offices)])
    return "; ".join(filter(None, titles))


SPEAKERS = Kind(
    title="Speakers",
    noun="speaker",
    belongs="Here belongs everybody who speaks for a party: persons, delegations and tabled texts, with the authority "
    "that their words have.",
    columns=(
        Column("Name"), Column("Party", "■ LPR"), Column("Office"), Column("Authority", "5", figures=True),
        Column("Said", "100", figures=True),
    ),
    records=records,
    form=SpeakerForm,
    adder=SpeakerAdder,
    delete=edits.delete_speaker,
)  # fmt: skip
