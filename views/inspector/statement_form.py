"""The fields of a statement. Each commits by itself, as one step of undo."""

from dataclasses import dataclass
from datetime import date
from math import isnan

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from models.edits import statements as edits
from models.entry import range_text, read_day, read_range
from models.errors import UserError
from models.facts import NONE
from models.queries import StatementText
from models.snapshot import Statements, to_date
from models.words import ACTS, CREDIBILITIES, FIRMNESSES, Act
from views.document import Document
from views.fields import ChoiceField, LineField, TextField
from views.theme import Theme


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the fields show as stored, by the names that edits use."""

    act: Act
    low: float | None
    high: float | None
    firmness: int | None
    credibility: int
    said_on: date
    published_on: date
    condition: str
    text: str


class StatementForm(QWidget):
    """Edits the statement that was shown last. Fields that are being typed in are never overwritten."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._statement_id = self._text_seen = ""
        self._shown: _Stored | None = None
        firmnesses: list[tuple[str, int | None]] = [(f"{grade}  {words}", grade) for grade, words in FIRMNESSES.items()]
        credibilities = [(f"{grade}  {words}", grade) for grade, words in CREDIBILITIES.items()]
        self.act = ChoiceField("Act", [(act.label, act) for act in ACTS], self._set_act)
        self.stance = LineField("Range", read_range, self._set_range)
        self.firmness = ChoiceField("Firmness", [("not graded", None), *firmnesses], self._set_firmness)
        self.credibility = ChoiceField("Credibility", credibilities, self._set_credibility)
        self.said_on = LineField("Said on", read_day, self._set_said_on)
        self.published_on = LineField("Published on", read_day, self._set_published_on)
        self.condition = LineField("Condition", str, self._set_condition)
        self.text = TextField("Text", self._set_text)
        self.stance.line.setPlaceholderText("not stated")
        self.condition.line.setPlaceholderText("unconditional")
        self.text.setFixedHeight(96)
        self._typed = (self.stance, self.said_on, self.published_on, self.condition, self.text)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(7)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("&Act", self.act),
            ("&Range", self.stance),
            ("F&irmness", self.firmness),
            ("Said &on", self.said_on),
            ("&Published on", self.published_on),
            ("Co&ndition", self.condition),
            ("Credibilit&y", self.credibility),
            ("&Text", self.text),
        )
        for words, field in rows:
            label = QLabel(words)
            label.setBuddy(field)
            layout.addRow(label, field)

    def show_statement(self, position: int, words: StatementText) -> None:
        """Show the stored values of a statement; before another one comes, `finish` what is half typed."""
        statements = self._document.snapshot.statements
        if statements.ids[position] != self._statement_id:
            self._statement_id = statements.ids[position]
            self._drop_half_typed()
        self._shown = shown = _stored(statements, position, words)
        low, high = shown.low, shown.high
        self.act.show_stored(shown.act)
        self.stance.show_stored("" if low is None or high is None else range_text(low, high))
        self.firmness.show_stored(shown.firmness)
        self.credibility.show_stored(shown.credibility)
        self.said_on.show_stored(shown.said_on.isoformat())
        self.published_on.show_stored(shown.published_on.isoformat())
        self.condition.show_stored(shown.condition)
        self.text.show_stored(shown.text)
        if not self.text.is_half_typed:
            self._text_seen = shown.text

    def finish(self) -> None:
        """Commit what was typed but not yet left; raises `UserError` when something cannot be read or saved."""
        if self._statement_id not in self._document.snapshot.statements.position:
            return
        for field in self._typed:
            field.finish()
        if any(field.cannot_be_read for field in self._typed):
            raise UserError("What you typed cannot be read; the field says why. Mend it, or press Escape there.")

    @property
    def statement_id(self) -> str:
        """The statement that is edited."""
        return self._statement_id

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages beside the fields."""
        for field in (self.stance, self.said_on, self.published_on, self.condition):
            field.set_theme(theme)

    def _drop_half_typed(self) -> None:
        for field in self._typed:
            field.drop()

    def _set_act(self, act: Act) -> None:
        edits.set_act(self._document.store, self._statement_id, act, seen=self._seen("act"))

    def _set_range(self, stance: tuple[float, float] | None) -> None:
        edits.set_range(self._document.store, self._statement_id, stance, seen=self._seen("low", "high"))

    def _set_firmness(self, firmness: int | None) -> None:
        edits.set_firmness(self._document.store, self._statement_id, firmness, seen=self._seen("firmness"))

    def _set_credibility(self, credibility: int) -> None:
        edits.set_credibility(self._document.store, self._statement_id, credibility, seen=self._seen("credibility"))

    def _set_said_on(self, day: date) -> None:
        edits.set_said_on(self._document.store, self._statement_id, day, seen=self._seen("said_on"))

    def _set_published_on(self, day: date) -> None:
        edits.set_published_on(self._document.store, self._statement_id, day, seen=self._seen("published_on"))

    def _set_condition(self, condition: str) -> None:
        edits.set_condition(self._document.store, self._statement_id, condition, seen=self._seen("condition"))

    def _set_text(self, text: str) -> None:
        # What stood here when the typing began: a text has no room beside it to say that it was changed meanwhile. The
        # refusal says so, and whoever then leaves the field again has seen both.
        seen, self._text_seen = self._text_seen, "" if self._shown is None else self._shown.text
        edits.set_text(self._document.store, self._statement_id, text, seen={"text": seen})

    def _seen(self, *fields: str) -> dict[str, object]:
        return {name: getattr(self._shown, name) for name in fields}


def _stored(statements: Statements, position: int, words: StatementText) -> _Stored:
    low, high = float(statements.low[position]), float(statements.high[position])
    firmness = int(statements.firmness[position])
    return _Stored(
        act=ACTS[statements.act[position]],
        low=None if isnan(low) else low,
        high=None if isnan(high) else high,
        firmness=None if firmness == NONE else firmness,
        credibility=int(statements.credibility[position]),
        said_on=to_date(int(statements.said[position])),
        published_on=to_date(int(statements.published[position])),
        condition=words.condition,
        text=words.text,
    )
