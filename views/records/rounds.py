"""Rounds: their list, their form with the heads of delegation, and how a new one is asked for."""

from datetime import date
from functools import partial

from models.dates.exact import days_text, read_days
from models.edits import rounds as edits
from models.edits.rounds import NEEDS_LABEL
from models.errors import UserError
from models.facts import Round
from models.snapshot import to_date
from views.document import Document
from views.entries import read, unstored
from views.fields import LineField
from views.records import reading
from views.records.adding import Adder
from views.records.form import RecordForm, wording
from views.records.heads import head_list
from views.records.kind import Cell, Column, Kind, Record
from views.theme import Theme

_DAYS_HINT = "14–17 March 2022"


class RoundForm(RecordForm):
    """Edits a round. Heads of delegation are asked of the principals, and of others who had one."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self.number = self.add_line("&Number", "number", edits.set_number, self._read_number)
        self.label = self.add_line("&Label", "label", edits.set_label, reading.name(NEEDS_LABEL))
        self.days = LineField("Days", read_days, self._set_days)
        self.days.line.setPlaceholderText(_DAYS_HINT)
        self.add("Da&ys", self.days, lambda fact: self.days.show_stored(days_text(*_days(fact))))
        words = partial(wording, edits.set_words)
        self.place = self.add_line("&Place", "place", words("place"))
        self.format = self.add_line("Fo&rmat", "format", words("format"), hint="in person, video …")
        self.level = self.add_line("Level", "level", words("level"), hint="leaders, ministers, delegations …")
        self.host = self.add_line("Ho&st", "host", words("host"), hint="code of the party that hosts it")
        self.outcome = self.add_text("&Outcome", "outcome", words("outcome"))
        self.heads = head_list(document, lambda: self.fact)
        self.add_sub_list(self.heads)

    def _read_number(self, text: str) -> int:
        number = reading.whole_number(text)
        taken = [one for one in self.document.snapshot.rounds if one.number == number and one.id != self.record_id]
        if taken:
            raise UserError(f"Number {number} is that of {taken[0].label}. Choose another.")
        return number

    def _set_days(self, days: tuple[date, date]) -> None:
        seen = dict(zip(("start", "end"), _days(self.fact), strict=True))
        edits.set_days(self.document.store, self.record_id, *days, seen=seen)


class RoundAdder(Adder):
    """Asks for a round's label and days; it gets the next number."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__("New round", self._make, theme)
        self._document = document
        self.label = self.entry("&Label", LineField("Label", reading.name(NEEDS_LABEL), unstored))
        self.days = self.entry("Da&ys", LineField("Days", read_days, unstored))
        self.label.line.setPlaceholderText("the place, or “Video”")
        self.days.line.setPlaceholderText(_DAYS_HINT)

    def _make(self) -> str:
        return edits.add_round(self._document.store, read(self.label), *read(self.days))


def records(document: Document) -> list[Record]:
    """All rounds by their days."""
    return [
        Record(one.id, one.label, (
            Cell(str(one.number), one.number), Cell(one.label), Cell(days_text(*_days(one)), one.start),
            Cell(one.place),
        ), one)
        for one in document.snapshot.rounds
    ]  # fmt: skip


def _days(sitting: Round) -> tuple[date, date]:
    return to_date(sitting.start), to_date(sitting.end)


ROUNDS = Kind(
    title="Rounds",
    noun="round",
    belongs="Here belongs every sitting of the talks, from its first to its last day; movement is measured between "
    "them.",
    columns=(
        Column("No.", "No. ", figures=True), Column("Label", "Belovezhskaya Pu"),
        Column("Days", "14–17 March 2022"), Column("Place"),
    ),
    records=records,
    form=RoundForm,
    adder=RoundAdder,
    delete=edits.delete_round,
)  # fmt: skip
