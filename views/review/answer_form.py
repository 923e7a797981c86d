"""The fields of a second coding: act, range, firmness, credibility and note, filled in and read."""

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from models.agreement.answer import Answer
from models.errors import UserError
from models.facts import Issue
from models.words import CREDIBILITIES, FIRMNESSES
from views.coding.act_keys import ActKeys
from views.fields import ChoiceField, LineField
from views.inspector.properties import colour_text, plain_label
from views.review.words import NOT_GRADED
from views.scale_entry import ScaleEntry
from views.theme import Theme


class AnswerForm(QWidget):
    """One answer, as it is typed; nothing is stored from here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        firmnesses: list[tuple[str, int | None]] = [(f"{grade}  {words}", grade) for grade, words in FIRMNESSES.items()]
        grades: list[tuple[str, int | None]] = [(f"{grade}  {words}", grade) for grade, words in CREDIBILITIES.items()]
        self.act, self.scale = ActKeys(theme), ScaleEntry(theme)
        self.firmness = ChoiceField("Firmness", [(NOT_GRADED, None), *firmnesses], self._take_firmness)
        self.credibility = ChoiceField("Credibility", [(NOT_GRADED, None), *grades], self._take_credibility)
        self.note: LineField[str] = LineField("Note", str, lambda _words: None)
        self._issue: Issue | None = None
        self._firmness: int | None = None
        self._credibility: int | None = None
        self._complaint = plain_label(size=0.88)
        self._lay_out()
        self.act.taken.connect(self._act_taken)
        self.setFocusProxy(self.act)
        self.set_theme(theme)

    def show_answer(self, issue: Issue | None, answer: Answer) -> None:
        """Fill in an answer on the present scale of an issue."""
        self.show_scale(issue)
        self.act.show_act(answer.act)
        self.scale.set_stance(answer.stance)
        self._take_firmness(answer.firmness)
        self._take_credibility(answer.credibility)
        self.note.show_stored(answer.note)
        self.note.drop()
        self._complaint.hide()

    def show_scale(self, issue: Issue | None) -> None:
        """Show the present scale of an issue, in one colour for all parties; what is filled in stays if it fits it."""
        self._issue = issue
        self.scale.show_issue(issue, self._theme.accent)

    def answer(self) -> Answer:
        """What is filled in; raises `UserError` where the range cannot be read, which then has the focus."""
        if self.scale.cannot_be_read:
            self.scale.line.setFocus()
            raise UserError("The range cannot be read; the field says why.")
        return Answer(self.act.act, self.scale.stance, self._firmness, self._credibility, self.note.line.text().strip())

    def complain(self, sentence: str) -> None:
        """Say beside the act that it is missing, and go there."""
        self._complaint.setText(sentence)
        self._complaint.show()
        self.act.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        for part in (self.act, self.scale, self.note):
            part.set_theme(theme)
        self.show_scale(self._issue)
        colour_text(self._complaint, theme.apart)

    def _act_taken(self) -> None:
        self._complaint.hide()
        self.scale.line.setFocus()
        self.scale.line.selectAll()

    def _take_firmness(self, grade: int | None) -> None:
        self._firmness = grade
        self.firmness.show_stored(grade)

    def _take_credibility(self, grade: int | None) -> None:
        self._credibility = grade
        self.credibility.show_stored(grade)

    def _lay_out(self) -> None:
        self._complaint.hide()
        fields = QFormLayout()
        fields.setVerticalSpacing(7)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("&Range", self.scale), ("F&irmness", self.firmness), ("&Credibility", self.credibility),
            ("&Note", self.note),
        )  # fmt: skip
        for words, field in rows:
            label = QLabel(words)
            label.setBuddy(field)
            fields.addRow(label, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        layout.addWidget(self.act)
        layout.addWidget(self._complaint)
        layout.addLayout(fields)
