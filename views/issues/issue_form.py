"""The words of an issue as fields: title, code, question, poles, and what stands if nothing is agreed."""

from functools import partial

from models.edits import issues as edits
from models.edits import scales
from models.edits.issues import NEEDS_TITLE
from models.entry import number
from models.facts import Issue
from models.scales.points import named_points, read_point
from views.document import Document
from views.fields import LineField
from views.records import reading
from views.records.form import RecordForm, wording
from views.theme import Theme


class IssueForm(RecordForm):
    """Edits an issue; what is on its scale is edited on the ruler."""

    fact: Issue | None

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        words, pole = partial(wording, edits.set_words), partial(wording, scales.set_pole)
        own = reading.code("issue", lambda: document.snapshot.issues, lambda: self.record_id)
        self.title = self.add_line("&Title", "title", edits.set_title, reading.name(NEEDS_TITLE))
        self.code = self.add_line("C&ode", "code", edits.set_code, own)
        self.question = self.add_text("&Question", "question", words("question"), height=54)
        self.high_pole = self.add_line("&100 is", "high_pole", pole("high_pole"))
        self.low_pole = self.add_line("&0 is", "low_pole", pole("low_pole"))
        self.reference = LineField("Reference point", self._read_point, self._set_reference)
        self.reference.line.setPlaceholderText("where things stand if nothing is agreed")
        self.add("&Reference", self.reference, lambda fact: self.reference.show_stored(_point(fact)))
        self.note = self.add_line("&Note on it", "reference_note", words("reference_note"))

    def _read_point(self, text: str) -> float | None:
        return read_point(text, () if self.fact is None else named_points(self.fact))

    def _set_reference(self, point: float | None) -> None:
        self.commit(scales.set_reference_point, "reference_point", point)


def _point(issue: Issue) -> str:
    return "" if issue.reference_point is None else number(issue.reference_point)
