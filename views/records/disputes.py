"""Disputes: their list, their form, and how a new one is asked for."""

from functools import partial
from typing import Any

from models.edits import disputes as edits
from models.edits.disputes import NEEDS_TOPIC, DisputeSource
from models.facts import Dispute
from models.store import Store
from views.document import Document
from views.entries import read, unstored
from views.fields import LineField
from views.records import reading
from views.records.adding import Adder
from views.records.events import source_id
from views.records.form import Edit, RecordForm, wording
from views.records.kind import Cell, Column, Kind, Record
from views.theme import Theme


class DisputeForm(RecordForm):
    """Edits a claim and what contradicts it."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        words = partial(wording, edits.set_words)
        read_code = reading.code("dispute", lambda: document.snapshot.disputes, lambda: self.record_id)
        self.topic = self.add_line("&Topic", "topic", edits.set_topic, reading.name(NEEDS_TOPIC))
        self.claim = self.add_text("&Claim", "claim", words("claim"), height=58)
        self.claimed_by = self.add_line("Claimed &by", "claimed_by", words("claimed_by"))
        self.source_claim = self.add_source("&Known from", "source_claim_id", _source("source_claim_id"), self._claim)
        self.counter_claim = self.add_text("Counte&r-claim", "counter_claim", words("counter_claim"), height=58)
        self.countered_by = self.add_line("Countere&d by", "countered_by", words("countered_by"))
        self.source_counter = self.add_source(
            "Kno&wn from", "source_counter_id", _source("source_counter_id"), self._counter
        )
        self.code = self.add_line("C&ode", "code", edits.set_code, read_code)

    def _claim(self, dispute: Dispute) -> str | None:
        return source_id(self.document.snapshot, dispute.source_claim)

    def _counter(self, dispute: Dispute) -> str | None:
        return source_id(self.document.snapshot, dispute.source_counter)


class DisputeAdder(Adder):
    """Asks for what is disputed, and the claim."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__("New dispute", self._make, theme)
        self._document = document
        self.topic = self.entry("&Topic", LineField("Topic", reading.name(NEEDS_TOPIC), unstored))
        self.claim = self.entry("&Claim", LineField("Claim", str, unstored))

    def _make(self) -> str:
        return edits.add_dispute(self._document.store, read(self.topic), claim=self.claim.line.text())


def records(document: Document) -> list[Record]:
    """All disputes in the dossier's order."""
    return [
        Record(one.id, one.topic or one.code, (
            Cell(one.topic), Cell(one.claim), Cell(one.counter_claim),
        ), one)
        for one in document.snapshot.disputes
    ]  # fmt: skip


def _source(field: DisputeSource) -> Edit:
    def write(store: Store, row_id: str, source: Any, /, *, seen: dict[str, object]) -> None:
        edits.set_source(store, row_id, field, source, seen=seen)

    return write


DISPUTES = Kind(
    title="Disputes",
    noun="dispute",
    belongs="Here belongs a claim that somebody contradicts, with both sides and where each is known from.",
    columns=(
        Column("Topic", "Suspected poisoning"), Column("Claim"), Column("Counter-claim"),
    ),
    records=records,
    form=DisputeForm,
    adder=DisputeAdder,
    delete=edits.delete_dispute,
)  # fmt: skip
