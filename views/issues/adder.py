"""What is asked of a new issue."""

from models.edits import issues as edits
from models.edits.issues import NEEDS_TITLE
from views.document import Document
from views.entries import read, unstored
from views.fields import LineField
from views.records import reading
from views.records.adding import Adder
from views.theme import Theme


class IssueAdder(Adder):
    """Asks for an issue's title, code and poles."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__("New issue", self._make, theme)
        self._document = document
        code = reading.code_or_proposed("issue", lambda: document.snapshot.issues)
        self.title = self.entry("&Title", LineField("Title", reading.name(NEEDS_TITLE), unstored))
        self.code = self.entry("C&ode", LineField("Code", code, unstored))
        self.high_pole = self.entry("&100 is", LineField("What 100 is", str, unstored))
        self.low_pole = self.entry("&0 is", LineField("What 0 is", str, unstored))
        self.code.line.setPlaceholderText("from the title")
        self.high_pole.line.setPlaceholderText("the one end of what can be agreed")
        self.low_pole.line.setPlaceholderText("the other end")

    def _make(self) -> str:
        poles = read(self.low_pole), read(self.high_pole)
        return edits.add_issue(self._document.store, read(self.title), code=read(self.code), poles=poles)
