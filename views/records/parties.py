"""Parties: their list, their form, and how a new one is asked for."""

import numpy as np

from models.actors import Party
from models.codes import party_code
from models.edits import parties as edits
from models.edits.parties import NEEDS_NAME
from models.words import PARTY_MARKERS, PRINCIPAL
from views.document import Document
from views.entries import read, unstored
from views.fields import LineField
from views.records import reading
from views.records.adding import Adder
from views.records.aliases import alias_list
from views.records.colour_field import ColourField
from views.records.form import RecordForm, wording
from views.records.kind import Cell, Column, Kind, Record
from views.records.memberships import membership_list
from views.theme import Theme

ROLES = (PRINCIPAL, "mediator", "host", "third party")
"""Roles that are offered; any other words will do, but only principals have their positions compared."""


class PartyForm(RecordForm):
    """Edits a party, with its other names and memberships."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        read_code = reading.code("party", lambda: document.snapshot.parties, lambda: self.record_id)
        self.name = self.add_line("&Name", "name", edits.set_name, reading.name(NEEDS_NAME))
        self.code = self.add_line("&Code", "code", edits.set_code, read_code)
        self.role = self.add_line("&Role", "role", wording(edits.set_words, "role"), hint=", ".join(ROLES))
        self.role.suggest(ROLES)
        self.colour = ColourField("Colour", self._set_colour, self._who_has_it_too, theme)
        self.add("Co&lour", self.colour, self._show_colour, self.colour.text)
        markers = [("plain square", ""), *((word, word) for word in PARTY_MARKERS)]
        self.marker = self.add_choice("Mar&ker", "marker", edits.set_marker, markers)
        self.note = self.add_text("N&ote", "note", wording(edits.set_words, "note"))
        self.aliases = alias_list(document, lambda: self.record_id, lambda: self.fact.name)
        self.memberships = membership_list(document, lambda: self.record_id)
        self.add_sub_list(self.aliases)
        self.add_sub_list(self.memberships)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew, the swatch too."""
        super().set_theme(theme)
        self.colour.swatch.theme = theme
        if self.fact is not None:
            self._show_colour(self.fact)

    def _set_colour(self, colour: str) -> None:
        self.commit(edits.set_colour, "colour", colour)

    def _show_colour(self, party: Party) -> None:
        place = self.document.snapshot.parties.index(party)
        self.colour.text.show_stored(party.colour)
        self.colour.swatch.show_party(self.document.party_colour(self.theme, place), party.marker)

    def _who_has_it_too(self, colour: str) -> str:
        parties = self.document.snapshot.parties
        return next((one.name for one in parties if one.colour == colour and one.id != self.record_id), "")


class PartyAdder(Adder):
    """Asks for the name of a party, its code and its role."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__("New party", self._make, theme)
        self._document = document
        self.name = self.entry("&Name", LineField("Name", reading.name(NEEDS_NAME), unstored))
        self.code = self.entry("&Code", LineField("Code", reading.code_or_proposed("party", self._parties), unstored))
        self.role = self.entry("&Role", LineField("Role", str, unstored))
        self.role.line.setPlaceholderText(", ".join(ROLES))
        self.role.suggest(ROLES)
        self.name.line.textChanged.connect(self._propose)
        self._propose("")

    def _parties(self) -> tuple[Party, ...]:
        return self._document.snapshot.parties

    def _propose(self, name: str) -> None:
        taken = [party.code for party in self._parties()]
        self.code.line.setPlaceholderText(party_code(name, taken) if name.strip() else "from the name")

    def _make(self) -> str:
        return edits.add_party(self._document.store, read(self.name), code=read(self.code), role=self.role.line.text())


def records(document: Document) -> list[Record]:
    """All parties in the dossier's order."""
    snapshot = document.snapshot
    said = np.bincount(snapshot.statements.party + 1, minlength=len(snapshot.parties) + 1)[1:]
    return [
        Record(one.id, one.name, (
            Cell(one.name, party=place), Cell(one.code), Cell(one.role), Cell(f"{said[place]:,}", int(said[place])),
        ), one)
        for place, one in enumerate(snapshot.parties)
    ]  # fmt: skip


PARTIES = Kind(
    title="Parties",
    noun="party",
    belongs="Here belongs everybody who takes positions in the talks: the principals whose agreement they are about, "
    "mediators, hosts and others.",
    columns=(
        Column("Name"), Column("Code", "UKRA"), Column("Role", "aligned with"),
        Column("Said", "100", figures=True),
    ),
    records=records,
    form=PartyForm,
    adder=PartyAdder,
    delete=edits.delete_party,
)  # fmt: skip
