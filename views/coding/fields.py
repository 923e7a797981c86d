"""The fields of a draft, filled in and read; nothing is stored from here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from models.dates.columns import from_text, to_columns
from models.dates.moment import Moment
from models.drafting import nearness
from models.drafting.draft import Draft
from models.entry import Refused
from models.errors import UserError
from models.facts import NONE
from models.picking import Choice
from models.snapshot import to_date, to_day
from models.words import CREDIBILITIES, FIRMNESSES, Act
from views import choices
from views.coding.act_keys import ActKeys
from views.coding.near_bar import NearBar
from views.date_field import DateField
from views.date_reading import read_date, read_said
from views.document import Document
from views.fields import ChoiceField, LineField, TextField
from views.inspector.properties import colour_text, plain_label
from views.pick_field import PickField
from views.scale_entry import ScaleEntry
from views.theme import Theme

_UNCHOSEN = "not graded"
_PAUSE_MS = 300


class CodingFields(QWidget):
    """All fields of a draft in the order in which they are most quickly filled in."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self._origins: dict[str, str] = {}
        self._scale_id: str | None = None
        self._grades: dict[str, int | None] = {"firmness": None, "credibility": None}
        self._labels = {name: plain_label(size=0.88) for name in ("act", "credibility")}
        self.act, self.scale = ActKeys(theme), ScaleEntry(theme)
        self.text, self.near = TextField("Text", _nothing), NearBar(document)
        self.condition, self.record = LineField("Condition", str, _nothing), LineField("On record", str, _nothing)
        self.locator, self.note = LineField("Locator", str, _nothing), LineField("Note", str, _nothing)
        self._lines = {"condition": self.condition, "record": self.record, "locator": self.locator, "note": self.note}
        self._make_picks()
        self._make_dates_and_grades()
        self._entries: dict[str, LineField[Any]] = {**self._picks, **self._dates}
        self._dress()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _make_picks(self) -> None:
        document = self._document

        def issues() -> list[Choice]:
            return choices.issues(document.snapshot)

        self.issue = PickField("Issue", "issue", issues, self._show_scale)
        self.depends_on = PickField("Depends on", "issue", issues, _nothing)
        self.party = PickField("Party", "party", lambda: choices.parties(document.snapshot), self._show_scale)
        self.speaker = PickField("Speaker", "speaker", self._speakers, self._take_speaker)
        self.source = PickField("Source", "source", lambda: choices.sources(document.snapshot), _nothing)
        self._picks = {
            "issue_id": self.issue, "party_id": self.party, "speaker_id": self.speaker, "source_id": self.source,
            "depends_on_id": self.depends_on,
        }  # fmt: skip

    def _make_dates_and_grades(self) -> None:
        self.said_on = DateField("Said on", self._read_said, _nothing)
        self.published_on = DateField("Published on", self._read_published, _nothing)
        self._dates = {"said_on": self.said_on, "published_on": self.published_on}
        self.firmness = ChoiceField("Firmness", _graded(FIRMNESSES), self._take_firmness)
        self.credibility = ChoiceField("Credibility", _graded(CREDIBILITIES), self._take_credibility)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look_for_near)
        for line in (self.issue.line, self.party.line, self.said_on.line):
            line.textChanged.connect(self._pause.start)
        self.text.textChanged.connect(self._pause.start)
        self.near.ticked.connect(self._restated)
        self.act.taken.connect(self._act_taken)

    def show_draft(self, draft: Draft, origins: dict[str, str]) -> None:
        """Fill all fields in; `origins` says where a value is from, which is said beside the field."""
        self._origins = origins
        self.act.show_act(draft.act)
        for name, pick in self._picks.items():
            pick.show_id(getattr(draft, name))
        for name, line in self._lines.items():
            line.show_stored(getattr(draft, name))
            line.drop()
        self.said_on.show_moment(_moment(draft.said_on, draft.said_edtf))
        self.published_on.show_moment(_moment(draft.published_on, draft.published_edtf))
        for field in self._entries.values():
            field.drop()
            field.line.setCursorPosition(0)
        self._take_firmness(draft.firmness)
        self._take_credibility(draft.credibility)
        self.text.show_stored(draft.text)
        self.text.drop()
        self._show_scale()
        self.scale.set_stance(draft.stance)
        self._show_origins()

    def draft(self) -> Draft:
        """What the fields say; raises `UserError` for the first that cannot be read, which then has the focus."""
        for field in self._entries.values():
            reading = field.reading
            if isinstance(reading, Refused):
                field.line.setFocus()
                raise UserError(reading.sentence)
        published = self.published_on.reading
        published_on, published_edtf = _columns(published)
        said_on, said_edtf = _columns(self.said_on.reading, published_on)
        return Draft(
            act=self.act.act, stance=self._stance(), scale_id=self._scale_id, firmness=self._grades["firmness"],
            credibility=self._grades["credibility"], said_on=said_on, said_edtf=said_edtf, published_on=published_on,
            published_edtf=published_edtf, text=self.text.toPlainText(),
            **{name: pick.chosen_id for name, pick in self._picks.items()},
            **{name: line.line.text().strip() for name, line in self._lines.items()},
        )  # fmt: skip

    @property
    def typed(self) -> tuple[object, ...]:
        """All that stands in the fields, readable or not, to be compared with what stood there at another time."""
        lines = tuple(field.line.text() for field in (*self._entries.values(), *self._lines.values()))
        return (self.act.act, self.scale.line.text(), *lines, *self._grades.values(), self.text.toPlainText())

    @property
    def texts(self) -> list[tuple[str, str]]:
        """What stands in lines and in the text, by the names of these; those that are empty are left out."""
        lines = [field.line for field in (*self._entries.values(), *self._lines.values())]
        named = [(line.accessibleName(), line.text()) for line in (self.scale.line, *lines)]
        found = [*named, (self.text.accessibleName(), self.text.toPlainText())]
        return [(name, text) for name, text in found if text.strip()]

    def complain(self, missing: dict[str, str]) -> None:
        """Say beside each field what it lacks, and go to the first of them."""
        places: dict[str, QWidget] = {"act": self.act, **{name: field.line for name, field in self._entries.items()}}
        places["credibility"] = self.credibility
        for name, field in self._entries.items():
            if name in missing:
                field.complain(missing[name])
        for name, label in self._labels.items():
            label.setText(missing.get(name, ""))
            label.setVisible(name in missing)
        for name, place in places.items():
            if name in missing:
                place.setFocus()
                return

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        self.act.set_theme(theme)
        self.scale.set_theme(theme)
        for field in (*self._entries.values(), *self._lines.values()):
            field.set_theme(theme)
        self.text.set_theme(theme)
        for label in self._labels.values():
            colour_text(label, theme.apart)
        self._show_origins()

    def stop_looking(self) -> None:
        """Look for nothing any more that was typed before: the dossier is about to be closed."""
        self._pause.stop()

    def look_for_near(self) -> None:
        """Offer what the draft may restate, as it stands."""
        self._pause.stop()
        snapshot, said = self._document.snapshot, self.said_on.reading
        latest = said.latest if isinstance(said, Moment) else None
        draft = nearness.Draft(
            _place(snapshot.parties, self.party.chosen_id), _place(snapshot.issues, self.issue.chosen_id),
            None if latest is None else to_day(latest), self.text.toPlainText(),
        )  # fmt: skip
        self.near.offer(nearness.near_statements(self._document.store, snapshot, draft))

    def _restated(self) -> None:
        if self.act.act is None:
            self.act.show_act(Act.RESTATEMENT)

    def _dress(self) -> None:
        self.condition.line.setPlaceholderText("unconditional")
        self.depends_on.line.setPlaceholderText("an issue, if it hangs on one")
        self.record.line.setPlaceholderText("interview, readout, document …")
        self.locator.line.setPlaceholderText("page, paragraph, minute")
        self.text.setFixedHeight(78)
        for label in self._labels.values():
            label.hide()

    def _lay_out(self) -> None:
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(7)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        layout.addRow(_over(self.act, self._labels["act"]))
        rows: tuple[tuple[str, QWidget], ...] = (
            ("&Issue", self.issue), ("&Range", self.scale), ("&Party", self.party), ("Spea&ker", self.speaker),
            ("Said &on", self.said_on), ("Fir&mness", self.firmness), ("&Condition", self.condition),
            ("Depend&s on", self.depends_on), ("&Text", _over(self.text, self.near)),
            ("Credibilit&y", _over(self.credibility, self._labels["credibility"])),
            ("Pu&blished on", self.published_on), ("So&urce", self.source), ("On recor&d", self.record),
            ("&Locator", self.locator), ("&Note", self.note),
        )  # fmt: skip
        for words, field in rows:
            label = QLabel(words)
            label.setBuddy(field)
            layout.addRow(label, field)

    def _act_taken(self) -> None:
        self._labels["act"].hide()
        self.issue.line.setFocus()
        self.issue.line.selectAll()

    def _speakers(self) -> list[Choice]:
        return choices.speakers(self._document.snapshot, self.party.chosen_id)

    def _take_speaker(self, chosen: Choice | None) -> None:
        snapshot = self._document.snapshot
        speaker = next((one for one in snapshot.speakers if chosen is not None and one.id == chosen.id), None)
        if speaker is not None and not self.party.line.text().strip():
            said = self.said_on.reading
            latest = said.latest if isinstance(said, Moment) else None
            at = speaker.party_on(None if latest is None else to_day(latest))
            self.party.show_id("" if at == NONE else snapshot.parties[at].id)
        self._show_scale()

    def _take_firmness(self, grade: int | None) -> None:
        self._grades["firmness"] = grade
        self.firmness.show_stored(grade)

    def _take_credibility(self, grade: int | None) -> None:
        self._grades["credibility"] = grade
        self.credibility.show_stored(grade)

    def _show_scale(self, _chosen: Choice | None = None) -> None:
        snapshot = self._document.snapshot
        issue = next((one for one in snapshot.issues if one.id == self.issue.chosen_id), None)
        places = [at for at, one in enumerate(snapshot.parties) if one.id == self.party.chosen_id]
        colour = self._document.party_colour(self._theme, places[0]) if places else self._theme.accent
        self._scale_id = issue.scales[-1].id if issue is not None and issue.scales else None
        self.scale.show_issue(issue, colour)

    def _stance(self) -> tuple[float, float] | None:
        if self.scale.cannot_be_read:
            self.scale.line.setFocus()
            raise UserError("The range cannot be read; the field says why.")
        return self.scale.stance

    def _read_said(self, text: str) -> Moment | None:
        published = self.published_on.reading
        latest = published.latest if isinstance(published, Moment) else None
        return read_said(self._document, text, latest or self._source_day())

    def _read_published(self, text: str) -> Moment | None:
        return read_date(self._document, text, self._source_day())

    def _source_day(self) -> date | None:
        source = next((one for one in self._document.snapshot.sources if one.id == self.source.chosen_id), None)
        return None if source is None or source.published is None else to_date(source.published)

    def _show_origins(self) -> None:
        for name, field in self._entries.items():
            field.hint(self._origins.get(name, ""))


def _graded(words: Mapping[int, str]) -> list[tuple[str, int | None]]:
    return [(_UNCHOSEN, None), *((f"{grade}  {meaning}", grade) for grade, meaning in words.items())]


def _place(rows: Sequence[Any], row_id: str) -> int:
    return next((at for at, one in enumerate(rows) if one.id == row_id), NONE)


def _moment(day: date | None, edtf: str) -> Moment | None:
    return None if day is None else from_text(edtf, day)


def _columns(reading: Moment | Refused | None, published: date | None = None) -> tuple[date | None, str]:
    return to_columns(reading, published) if isinstance(reading, Moment) else (None, "")


def _over(field: QWidget, below: QWidget) -> QWidget:
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(field)
    layout.addWidget(below)
    both.setFocusProxy(field)
    return both


def _nothing(_value: object) -> None:
    """What a field of a draft stores when it is left: nothing; all of them are read when the draft is saved."""
