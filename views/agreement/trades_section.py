"""The part of the agreement view that ranks what two parties could trade."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from models.analysis.packages import Item
from models.analysis.trades import Trade, Trades, trades
from models.entry import number, rounded
from models.phrases import counted, listed
from views.agreement.asked import Asked
from views.agreement.section import Section
from views.charts.bar_chart import BarChart, Bars
from views.document import Document
from views.labels import issue_title, long_day
from views.selection import Selection
from views.theme import Theme

_MOST = 30
_LEGEND = (
    "The first issue is the one on which {party} would get its way, the second the one on which {other} would. Bars: "
    "how many points of salience it matters more to it. Trades are ranked by the smaller of the two, what the trade is "
    "worth to the party that gains less. Salience is somebody’s judgement; a trade that is ranked was not offered by "
    "that."
)
_TWO = "Trades are between two parties. Choose a pair above."
_ENTERED = "Salience is entered as an assessment, in the dossier."


class TradesSection(Section):
    """Bars for each trade, the best first."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        self._document = document
        super().__init__("What they could trade", selection, theme)

    def show_asked(self, asked: Asked) -> None:
        """The ranking, or why nothing can be ranked."""
        if len(asked.compared) != 2:
            self._say_missing(_TWO)
            return
        party, other = asked.compared
        found = trades(asked.snapshot, asked.standing.reading, asked.day, party, other, asked.by)
        shown = [one for one in found.ranked if {*one.gets.issues, *one.gives.issues} <= set(asked.issues)]
        if not shown:
            self._say_missing(_nothing(asked, found))
            return
        left_out = f"The {_MOST} best of {len(shown)} are shown." if len(shown) > _MOST else ""
        legend = _LEGEND.format(party=asked.name(party), other=asked.name(other))
        small_print = left_out, legend, _judged(asked, shown), _unknown(asked, found)
        self._show(self._chart(asked, shown[:_MOST]), _headline(asked, shown[0]), small_print)

    def _chart(self, asked: Asked, shown: Sequence[Trade]) -> BarChart:
        party, other = asked.compared
        first = [(one.more, one.gets) for one in shown]
        second = [(one.other_more, one.gives) for one in shown]
        bars = (
            self._bars(asked, f"first issue, more to {asked.name(party)}", party, first),
            self._bars(asked, f"second issue, more to {asked.name(other)}", other, second),
        )
        rows = tuple(f"{item_words(asked, one.gets)} ⇄ {item_words(asked, one.gives)}" for one in shown)
        return BarChart("Matters more", f"{asked.name(party)}’s way on ⇄ {asked.name(other)}’s way on", rows, bars)

    def _bars(self, asked: Asked, name: str, party: int, found: Sequence[tuple[float, Item]]) -> Bars:
        points = np.array([more for more, _ in found])
        evidence = tuple(_evidence(asked, item) for _, item in found)
        return Bars(name, partial(self._document.party_colour, party=party), points, evidence)


def item_words(asked: Asked, item: Item) -> str:
    """An issue, or the issues of a package."""
    return " + ".join(issue_title(asked.snapshot, issue) for issue in item.issues)


def _evidence(asked: Asked, item: Item) -> tuple[str, ...]:
    """What the two parties hold on the issues; how much these matter is no statement."""
    holding = asked.held.at(np.array(asked.compared), np.array(item.issues)[:, None], asked.day)
    return asked.ids(tuple(holding.ravel().tolist()))


def _headline(asked: Asked, best: Trade) -> str:
    party, other = asked.name(best.party), asked.name(best.other)
    return (
        f"The most opposite: {item_words(asked, best.gets)} matters {_points(best.more)} more to {party}, "
        f"{item_words(asked, best.gives)} {_points(best.other_more)} more to {other}."
    )


def _points(value: float) -> str:
    shown = rounded(value)
    return f"{number(shown)} {'point' if shown == 1 else 'points'}"


def _judged(asked: Asked, shown: Sequence[Trade]) -> str:
    """Whose judgements the saliences are, and from when."""
    places = dict.fromkeys(at for one in shown for at in one.assessments)
    found = [asked.snapshot.assessments[at] for at in places]
    days = sorted({one.day for one in found})
    when = f"on {long_day(days[0])}" if len(days) == 1 else f"from {long_day(days[0])} to {long_day(days[-1])}"
    by = listed(dict.fromkeys(one.assessor for one in found if one.assessor)) or "somebody not named"
    return f"Salience as judged by {by} {when}."


def _nothing(asked: Asked, found: Trades) -> str:
    if found.unknown:
        return f"No trade can be ranked. {_unknown(asked, found)}"
    return "No two issues matter to these parties in opposite ways."


def _unknown(asked: Asked, found: Trades) -> str:
    """For whom and on what nobody has said how much it matters."""
    if not found.unknown:
        return ""
    missing: dict[tuple[int, ...], list[str]] = {}
    for party in asked.compared:
        issues = tuple(one.issue for one in found.unknown if one.party == party)
        if issues:
            missing.setdefault(issues, []).append(asked.name(party))
    told = [f"{_issues_words(asked, issues)} matters to {' or '.join(names)}" for issues, names in missing.items()]
    pairs = f"{counted(found.unranked, 'pair is', 'pairs are')} not ranked. " if found.unranked else ""
    return f"Nobody has said how much {', or how much '.join(told)}. {pairs}{_ENTERED}"


def _issues_words(asked: Asked, issues: Sequence[int]) -> str:
    every = len(issues) == len(asked.snapshot.issues)
    return "any issue" if every else " or ".join(issue_title(asked.snapshot, one) for one in issues)
