"""Outcomes: their list, their form, and how a new one is asked for."""

from functools import partial

from models.dates.columns import to_columns
from models.edits import outcomes as edits
from models.edits.outcomes import NEEDS_ISSUE
from models.entry import range_text, read_range
from models.facts import NONE, Outcome
from models.snapshot import Snapshot
from views import choices
from views.date_field import DateField
from views.document import Document
from views.entries import read, unstored
from views.fields import LineField
from views.labels import NOT_COMPARABLE, issue_title
from views.pick_field import PickField
from views.plain import one_line
from views.records import reading
from views.records.adding import Adder
from views.records.events import source_id
from views.records.form import RecordForm, wording
from views.records.kind import Cell, Column, Kind, Record
from views.records.moments import add_moment, moment_words
from views.theme import Theme

_HINT = "on the issue’s scale, such as 40–55; empty where only words say it"


class OutcomeForm(RecordForm):
    """Edits an outcome."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        words = partial(wording, edits.set_words)
        read_code = reading.code("outcome", lambda: document.snapshot.outcomes, lambda: self.record_id)
        self.issue = self.add_pick(
            "&Issue", "issue_id", edits.set_issue, lambda: choices.issues(document.snapshot), self._issue_id,
            NEEDS_ISSUE,
        )  # fmt: skip
        self.date = add_moment(self, "&Date", edits.set_date)
        self.range = LineField("Range", read_range, self._set_range)
        self.range.line.setToolTip(_HINT)
        self.add("Ran&ge", self.range, self._show_range)
        self.text = self.add_text("Te&xt", "text", words("text"))
        self.source = self.add_source("Sou&rce", "source_id", edits.set_source, self._source_id)
        self.code = self.add_line("&Code", "code", edits.set_code, read_code)
        self.note = self.add_text("No&te", "note", words("note"))

    def _issue_id(self, outcome: Outcome) -> str | None:
        return None if outcome.issue == NONE else self.document.snapshot.issues[outcome.issue].id

    def _source_id(self, outcome: Outcome) -> str | None:
        return source_id(self.document.snapshot, outcome.source)

    def _show_range(self, outcome: Outcome) -> None:
        own = "" if outcome.own is None else f"{NOT_COMPARABLE}, {range_text(*outcome.own)} on an earlier scale"
        self.range.line.setPlaceholderText(own if outcome.low is None and own else _HINT)
        self.range.show_stored(_range_text(outcome))

    def _set_range(self, agreed: tuple[float, float] | None) -> None:
        outcome: Outcome = self.fact
        given = (outcome.low, outcome.high) if outcome.own is None else outcome.own
        seen: dict[str, object] = dict(zip(("value_low", "value_high"), given, strict=True))
        scale = None
        if outcome.issue != NONE:
            seen["issue_id"] = self._issue_id(outcome)
            scale = self.document.snapshot.issues[outcome.issue].scales[-1].id
        edits.set_range(self.document.store, self.record_id, agreed, scale_id=scale, seen=seen)


class OutcomeAdder(Adder):
    """Asks for the issue and the day on which something was agreed on it."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__("New outcome", self._make, theme)
        self._document = document
        self.issue = self.entry(
            "&Issue", PickField("Issue", "issue", lambda: choices.issues(document.snapshot), unstored, NEEDS_ISSUE)
        )
        self.date = self.entry("&Date", DateField("Date", reading.moment(document), unstored))
        self.text = self.entry("Te&xt", LineField("Text", str, unstored))
        self.text.line.setPlaceholderText("what was agreed")

    def _make(self) -> str:
        day, edtf = to_columns(read(self.date))
        read(self.issue)
        words = self.text.line.text()
        return edits.add_outcome(self._document.store, self.issue.chosen_id, day, edtf=edtf, text=words)


def records(document: Document) -> list[Record]:
    """All outcomes in the dossier's order."""
    return [
        Record(one.id, _name(document.snapshot, one), (
            Cell(moment_words(one), one.day), Cell(issue_title(document.snapshot, one.issue)),
            Cell(_listed(one), one.low), Cell(one_line(one.text)),
        ), one)
        for one in document.snapshot.outcomes
    ]  # fmt: skip


def _name(snapshot: Snapshot, one: Outcome) -> str:
    return f"The outcome on {issue_title(snapshot, one.issue)}"


def _range_text(one: Outcome) -> str:
    return "" if one.low is None or one.high is None else range_text(one.low, one.high)


def _listed(one: Outcome) -> str:
    """The range in the list, or why there is none."""
    return _range_text(one) or (NOT_COMPARABLE if one.own is not None else "in words only")


OUTCOMES = Kind(
    title="Outcomes",
    noun="outcome",
    belongs="Here belongs what was agreed on an issue in the end, as a range on its scale where it has one; how far "
    "baselines and judgements missed is looked back at from it.",
    columns=(
        Column("Date", "29 Mar 2022"), Column("Issue", "Security guarantees"), Column("Range", "not comparable"),
        Column("Text"),
    ),
    records=records,
    form=OutcomeForm,
    adder=OutcomeAdder,
    delete=edits.delete_outcome,
)  # fmt: skip
