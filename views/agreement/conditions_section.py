"""The part of the agreement view that shows which positions wait for what."""

from functools import partial

from models.analysis.dependencies import cycles, dependencies
from views.agreement.asked import Asked
from views.agreement.conditions_chart import ConditionsChart, conditions_headline
from views.agreement.section import Section
from views.document import Document
from views.selection import Selection
from views.theme import Theme

_LEGEND = (
    "An arrow leads to what has to be settled first, in the colour of the party that says so; dotted once that is met "
    "or has lapsed."
)
_NONE = (
    "Nothing that these parties hold is held on a condition. What a statement is conditional on, and the issue that it "
    "depends on, are fields of the statement."
)


class ConditionsSection(Section):
    """The conditions of what the compared parties hold and of the red lines that they have drawn."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        self._document = document
        super().__init__("What waits for what", selection, theme)

    def show_asked(self, asked: Asked) -> None:
        """An outline of the conditions, or that there are none."""
        found = tuple(
            one
            for one in dependencies(asked.snapshot, asked.standing.reading, asked.day, asked.by).all
            if one.party in asked.compared and one.issue in asked.issues
        )
        if not found:
            self._say_missing(_NONE)
            return
        circles = cycles(found)
        colours = {party: partial(self._document.party_colour, party=party) for party in asked.compared}
        chart = ConditionsChart(asked, found, circles, colours)
        self._show(chart, conditions_headline(asked, found, circles), (_LEGEND,))
