"""The part of the agreement view that shows where the compared parties stand on each issue."""

from functools import partial

from views.agreement.asked import Asked
from views.agreement.issues_chart import IssuesChart
from views.agreement.rows import issue_rows
from views.agreement.section import Section
from views.agreement.words import headline
from views.document import Document
from views.selection import Selection
from views.theme import Theme

_LEGEND = (
    "Band: the range held, dashed where it is held on a condition; dot: its centre. Red bar: the party’s own red line, "
    "hatched beyond it. Green line: zone of possible agreement, dashed while a red line is missing. Triangle: what "
    "stands if nothing is agreed."
)


class IssuesSection(Section):
    """A card for each issue."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        self._document = document
        super().__init__("Where they stand", selection, theme)

    def show_asked(self, asked: Asked) -> None:
        """A card for each issue."""
        rows = issue_rows(asked)
        colours = tuple(partial(self._document.party_colour, party=party) for party in asked.compared)
        self._show(IssuesChart(asked, rows, colours), headline(asked, rows), (_LEGEND,))
