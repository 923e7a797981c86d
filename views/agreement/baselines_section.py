"""The part of the agreement view that holds plain sums against what parties state."""

from collections import Counter
from functools import partial

from models.analysis.baselines import PUBLISHED, IssueBaselines, PublishedError, baselines
from models.entry import number, rounded
from models.phrases import counted
from views.agreement.asked import Asked
from views.agreement.baselines_chart import BaselinesChart
from views.agreement.section import Section
from views.document import Document
from views.labels import issue_title
from views.selection import Selection
from views.theme import Theme

_WHAT = (
    "A baseline is a plain sum over the centres of held ranges, weighted by salience; it says nothing of what will "
    "come about. All parties with a held position and a judged salience are summed up, if no principal lacks either."
)
_WHERE = "Published mean absolute errors in points, on European Union legislation, none on peace talks: "
_NONE = "There is no baseline on any issue. It needs, of every principal, a held position and a judged salience."


class BaselinesSection(Section):
    """A card for each issue that has baselines."""

    asks_whom = False

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        self._document = document
        super().__init__("Baselines", selection, theme)

    def show_asked(self, asked: Asked) -> None:
        """A card for each issue that has baselines, or what is missing for any."""
        found = {one.issue: one for one in baselines(asked.snapshot, asked.standing.reading, asked.day, asked.by)}
        rows = tuple(found[issue] for issue in asked.issues)
        if not any(one.values for one in rows):
            self._say_missing(" ".join((_NONE, *_lacks(asked, rows))))
            return
        parties = range(len(asked.snapshot.parties))
        colours = {party: partial(self._document.party_colour, party=party) for party in parties}
        self._show(BaselinesChart(asked, rows, colours), _headline(asked, rows), (_WHAT, _WHERE + published_words()))


def published_words() -> str:
    """What others found how far each baseline missed what was decided, their sources numbered at the end."""
    sources = list(dict.fromkeys(one.source for errors in PUBLISHED.values() for one in errors))
    told = []
    for baseline, errors in PUBLISHED.items():
        each = (f"{number(rounded(one.points))} ({_cases(one)}) [{sources.index(one.source) + 1}]" for one in errors)
        told.append(f"{baseline} {', '.join(each) or 'no figure found'}")
    listed_sources = (f"[{place}] {source}" for place, source in enumerate(sources, 1))
    return f"{'; '.join(told)}. {'; '.join(listed_sources)}."


def _cases(one: PublishedError) -> str:
    return ", ".join(filter(None, ("n not known" if one.cases is None else f"n {one.cases}", one.note)))


def _headline(asked: Asked, rows: tuple[IssueBaselines, ...]) -> str:
    with_values = [one for one in rows if one.values]
    spread = max(with_values, key=lambda one: max(one.values.values()) - min(one.values.values()))
    points = number(rounded(max(spread.values.values()) - min(spread.values.values())))
    first = f"Baselines on {len(with_values)} of {counted(len(rows), 'issue')}"
    wide = f"; the three differ most on {issue_title(asked.snapshot, spread.issue)}, by {points}"
    return " ".join((f"{first}{wide}.", *_lacks(asked, rows)))


def _lacks(asked: Asked, rows: tuple[IssueBaselines, ...]) -> list[str]:
    """Of which principal what is missing on how many issues."""
    times = Counter((one.party, str(one.lack)) for row in rows for one in row.missing)
    return [
        f"{asked.name(party)}: {lack} on {counted(count, 'issue')}." for (party, lack), count in sorted(times.items())
    ]
