"""Events: their list, their form, and how a new one is asked for."""

from functools import partial

from models.dates.columns import to_columns
from models.edits import events as edits
from models.edits.events import NEEDS_TITLE
from models.facts import NONE, Event
from models.snapshot import Snapshot
from views.date_field import DateField
from views.document import Document
from views.entries import read, unstored
from views.fields import LineField
from views.records import reading
from views.records.adding import Adder
from views.records.form import RecordForm, wording
from views.records.kind import Cell, Column, Kind, Record
from views.records.moments import add_moment, moment_words
from views.theme import LIGHT, Theme

KINDS = tuple(LIGHT.events)
"""Kinds of events that have a colour of their own on the timeline; any other words will do."""


class EventForm(RecordForm):
    """Edits an event."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        words = partial(wording, edits.set_words)
        read_code = reading.code("event", lambda: document.snapshot.events, lambda: self.record_id)
        self.title = self.add_line("&Title", "title", edits.set_title, reading.name(NEEDS_TITLE))
        self.date = add_moment(self, "&Date", edits.set_date)
        self.kind = self.add_line("&Kind", "kind", words("kind"), hint=", ".join(KINDS[:4]) + " …")
        self.kind.suggest(KINDS)
        self.place = self.add_line("&Place", "place", words("place"))
        self.text = self.add_text("Te&xt", "text", words("text"))
        self.source = self.add_source("Sou&rce", "source_id", edits.set_source, self._source_id)
        self.credibility = self.add_credibility(edits.set_credibility)
        self.code = self.add_line("&Code", "code", edits.set_code, read_code)
        self.note = self.add_text("N&ote", "note", words("note"))

    def _source_id(self, event: Event) -> str | None:
        return source_id(self.document.snapshot, event.source)


class EventAdder(Adder):
    """Asks for what happened, when, and of which kind it was."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__("New event", self._make, theme)
        self._document = document
        self.title = self.entry("&Title", LineField("Title", reading.name(NEEDS_TITLE), unstored))
        self.date = self.entry("&Date", DateField("Date", reading.moment(document), unstored))
        self.kind = self.entry("&Kind", LineField("Kind", str, unstored))
        self.kind.line.setPlaceholderText(", ".join(KINDS[:4]) + " …")
        self.kind.suggest(KINDS)

    def _make(self) -> str:
        day, edtf = to_columns(read(self.date))
        return edits.add_event(self._document.store, read(self.title), day, edtf=edtf, kind=self.kind.line.text())


def source_id(snapshot: Snapshot, place: int) -> str | None:
    """The id of the source at a place; None where there is none."""
    return None if place == NONE else snapshot.sources[place].id


def records(document: Document) -> list[Record]:
    """All events by day."""
    return [
        Record(one.id, one.title, (
            Cell(moment_words(one), one.day), Cell(one.title), Cell(one.kind), Cell(one.place),
        ), one)
        for one in document.snapshot.events
    ]  # fmt: skip


EVENTS = Kind(
    title="Events",
    noun="event",
    belongs="Here belongs what happened around the talks, such as battles, votes and visits; it is drawn under the "
    "timeline.",
    columns=(
        Column("Date", "mid-March 2022"), Column("Title"), Column("Kind", "humanitarian"),
        Column("Place", "New York"),
    ),
    records=records,
    form=EventForm,
    adder=EventAdder,
    delete=edits.delete_event,
)  # fmt: skip
