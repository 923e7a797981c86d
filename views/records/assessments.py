"""Assessments: their list, their form, and how a new one is asked for."""

from datetime import date
from functools import partial

from models.dates.columns import to_columns
from models.dates.exact import read_day_or_open
from models.edits import assessments as edits
from models.edits.assessments import NEEDS_ASSESSOR
from models.entry import range_text, read_range
from models.errors import UserError
from models.facts import NONE, Assessment
from models.snapshot import to_date
from models.words import ON_THE_SCALE, Judgement
from views import choices
from views.date_field import DateField
from views.document import Document
from views.entries import chooser, read, unstored
from views.fields import ChoiceField, LineField
from views.labels import NOT_COMPARABLE, issue_title, long_day, party_name
from views.records import reading
from views.records.adding import Adder
from views.records.events import source_id
from views.records.form import RecordForm, wording
from views.records.kind import Cell, Column, Kind, Record
from views.records.moments import add_moment, moment_words
from views.theme import Theme

_CAME_TRUE = (("not known", None), ("yes", True), ("no", False))

KINDS = tuple((kind.value, kind) for kind in Judgement)

_UNITS = {
    Judgement.LIKELIHOOD: "per cent, such as 10–30",
    Judgement.SALIENCE: "0 to 100, 100 matters most",
    Judgement.CAPABILITY: "0 to 100, 100 can do most",
    Judgement.RESERVATION: "on the issue’s scale: no further than this",
    Judgement.ASPIRATION: "on the issue’s scale: what it would like best",
}
"""What the figures of each kind mean."""


class AssessmentForm(RecordForm):
    """Edits an assessment."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        words = partial(wording, edits.set_words)
        read_code = reading.code("assessment", lambda: document.snapshot.assessments, lambda: self.record_id)
        self.assessor = self.add_line("Assess&or", "assessor", edits.set_assessor, reading.name(NEEDS_ASSESSOR))
        self.kind = self.add_choice("&Kind", "kind", edits.set_kind, list(KINDS))
        self.date = add_moment(self, "&Date", edits.set_date)
        self.party = self.add_pick(
            "&Party", "party_id", edits.set_party, lambda: choices.parties(document.snapshot), self._party_id
        )
        self.issue = self.add_pick(
            "&Issue", "issue_id", edits.set_issue, lambda: choices.issues(document.snapshot), self._issue_id
        )
        self.about = self.add_line("A&bout", "about", words("about"), hint="what exactly is judged")
        self.figures = LineField("Figures", self._read_figures, self._set_figures)
        self.add("Fi&gures", self.figures, self._show_figures)
        self.wording = self.add_line("&Wording", "wording", words("wording"), hint="as it was given")
        self.came_true = ChoiceField("Came true", list(_CAME_TRUE), self._set_came_true)
        self.add("Came tr&ue", self.came_true, lambda fact: self.came_true.show_stored(fact.came_true))
        self.resolved = LineField("Known since", read_day_or_open, self._set_resolved)
        self.resolved.line.setPlaceholderText("since when that is known, if anybody says")
        self.add("Known &since", self.resolved, self._show_resolved)
        self.source = self.add_source("Sou&rce", "source_id", edits.set_source, self._source_id)
        self.credibility = self.add_credibility(edits.set_credibility)
        self.code = self.add_line("&Code", "code", edits.set_code, read_code)
        self.note = self.add_text("No&te", "note", words("note"))

    def _party_id(self, fact: Assessment) -> str | None:
        return None if fact.party == NONE else self.document.snapshot.parties[fact.party].id

    def _issue_id(self, fact: Assessment) -> str | None:
        return None if fact.issue == NONE else self.document.snapshot.issues[fact.issue].id

    def _source_id(self, fact: Assessment) -> str | None:
        return source_id(self.document.snapshot, fact.source)

    def show_fact(self, row_id: str, fact: Assessment) -> None:
        """Ask whether it came true of likelihoods alone, which can."""
        super().show_fact(row_id, fact)
        likely = fact.kind == Judgement.LIKELIHOOD or fact.came_true is not None
        self.show_field(self.came_true, shown=likely)
        self.show_field(self.resolved, shown=likely and fact.came_true is not None)

    def _show_resolved(self, fact: Assessment) -> None:
        self.resolved.show_stored("" if fact.resolved is None else long_day(fact.resolved))

    def _set_came_true(self, came_true: bool | None) -> None:
        self._resolve(came_true, None if came_true is None else _day(self.fact))

    def _set_resolved(self, day: date | None) -> None:
        self._resolve(self.fact.came_true, day)

    def _resolve(self, came_true: bool | None, day: date | None) -> None:
        seen = {"came_true": self.fact.came_true, "resolved_on": _day(self.fact)}
        edits.set_came_true(self.document.store, self.record_id, came_true, day, seen=seen)

    def _read_figures(self, text: str) -> tuple[float, float] | None:
        figures = read_range(text)
        if figures is not None and self.fact.kind in ON_THE_SCALE and self.fact.issue == NONE:
            raise UserError(f"Choose the issue first: the {self.fact.kind} is a range on its scale.")
        return figures

    def _show_figures(self, fact: Assessment) -> None:
        broken = fact.own is not None and fact.value_low is None
        self.figures.line.setPlaceholderText(f"{NOT_COMPARABLE}, {_own_text(fact)}" if broken else _UNITS[fact.kind])
        self.figures.line.setToolTip(_UNITS[fact.kind])
        self.figures.show_stored(_figures_text(fact))

    def _set_figures(self, figures: tuple[float, float] | None) -> None:
        likely = self.fact.kind == Judgement.LIKELIHOOD
        unit = "probability" if likely else "value"
        given = _figures(self.fact) if self.fact.own is None else self.fact.own
        seen: dict[str, object] = dict(zip((f"{unit}_low", f"{unit}_high"), given, strict=True))
        scale = None
        if self.fact.kind in ON_THE_SCALE and self.fact.issue != NONE:
            seen["issue_id"] = self._issue_id(self.fact)
            scale = self.document.snapshot.issues[self.fact.issue].scales[-1].id
        edits.set_figures(self.document.store, self.record_id, figures, scale_id=scale, seen=seen)


class AssessmentAdder(Adder):
    """Asks for what is judged, by whom and when."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__("New assessment", self._make, theme)
        self._document = document
        self.kind = self.entry("&Kind", chooser("Kind", list(KINDS)))
        self.assessor = self.entry("Assess&or", LineField("Assessor", reading.name(NEEDS_ASSESSOR), unstored))
        self.date = self.entry("&Date", DateField("Date", reading.moment(document), unstored))
        self.assessor.line.setPlaceholderText("who judges")

    def _make(self) -> str:
        day, edtf = to_columns(read(self.date))
        return edits.add_assessment(self._document.store, self.kind.value, read(self.assessor), day, edtf=edtf)


def records(document: Document) -> list[Record]:
    """All assessments in the dossier's order."""
    return [
        Record(one.id, f"The {one.kind} by {one.assessor}", (
            Cell(moment_words(one), one.day), Cell(one.assessor), Cell(one.kind.value),
            Cell(_about(document, one), party=one.party), Cell(_listed(one), _figures(one)[0]),
        ), one)
        for one in document.snapshot.assessments
    ]  # fmt: skip


def _day(one: Assessment) -> date | None:
    return None if one.resolved is None else to_date(one.resolved)


def _about(document: Document, one: Assessment) -> str:
    snapshot = document.snapshot
    named = [party_name(snapshot, one.party) if one.party != NONE else ""]
    named += [issue_title(snapshot, one.issue) if one.issue != NONE else "", one.about]
    return ", ".join(filter(None, named))


def _figures(one: Assessment) -> tuple[float | None, float | None]:
    return (one.low, one.high) if one.kind == Judgement.LIKELIHOOD else (one.value_low, one.value_high)


def _figures_text(one: Assessment) -> str:
    low, high = _figures(one)
    return "" if low is None or high is None else range_text(low, high)


def _own_text(one: Assessment) -> str:
    return "" if one.own is None else f"{range_text(*one.own)} on an earlier scale"


def _listed(one: Assessment) -> str:
    """The figures in the list, or that they are not comparable, or the words."""
    stated = _figures_text(one)
    return NOT_COMPARABLE if one.own is not None and not stated else stated or one.wording


ASSESSMENTS = Kind(
    title="Assessments",
    noun="assessment",
    belongs="Here belongs what somebody judges: how likely something is, how much an issue matters to a party, what it "
    "can do, how far it would go at most, and what it would like best.",
    columns=(
        Column("Date", "29 Mar 2022"), Column("Assessor"), Column("Kind", "likelihood"),
        Column("About"), Column("Figures", "doubts"),
    ),
    records=records,
    form=AssessmentForm,
    adder=AssessmentAdder,
    delete=edits.delete_assessment,
)  # fmt: skip
