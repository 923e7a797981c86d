"""The part of the agreement view that shows when red lines were touched, and when that ended."""

from functools import partial

from models.analysis.red_line_episodes import Ending, episodes
from models.phrases import counted
from views.agreement.asked import Asked
from views.agreement.episodes_chart import ENDINGS, EpisodesChart
from views.agreement.section import Section
from views.document import Document
from views.labels import long_day
from views.selection import Selection
from views.theme import Theme

_LEGEND = (
    "Blurred: a party’s own held range lies partly outside its red line; crossed: wholly. Beyond: another’s held range "
    "lies wholly outside it. An arrow: it goes on; a question mark: one of the two was taken back or cannot be "
    "compared, so that nobody knows any more."
)
_NONE = "None of these parties has touched a red line of theirs, as far as both are stated."


class EpisodesSection(Section):
    """A bar for each time that a red line of the compared parties was touched by one of them."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        self._document = document
        super().__init__("When red lines were touched", selection, theme)

    def show_asked(self, asked: Asked) -> None:
        """The bars, or that there is none."""
        every = episodes(asked.snapshot, asked.standing.reading, asked.day, asked.compared, asked.by)
        order = {issue: place for place, issue in enumerate(asked.issues)}
        found = tuple(sorted((one for one in every if one.issue in order), key=lambda one: order[one.issue]))
        if not found:
            self._say_missing(_NONE)
            return
        colours = {party: partial(self._document.party_colour, party=party) for party in asked.compared}
        endings = [one.ending for one in found]
        ended = [f"{endings.count(one):,} {ENDINGS[one]}" for one in Ending if one in endings]
        told = f"Red lines were touched {counted(len(found), 'time')} until {long_day(asked.day)}: {', '.join(ended)}."
        self._show(EpisodesChart(asked, found, colours), told, (_LEGEND,))
