"""The front matter: title block, and the words around the movement figure."""

from models.analysis.reading import READINGS, Reading
from models.briefing.citing import cite
from models.briefing.content import FrontPage, Overview, Sentence
from models.briefing.standing import Standing
from models.briefing.summary import Summary
from models.briefing.wording import capital, count, day_words, round_words
from models.snapshot import Snapshot
from models.telling.readings import rules_in_short


def front_page(standing: Standing, summary: Summary, version: str) -> FrontPage:
    """The first page; `version` is that of the program."""
    return FrontPage(
        title=standing.snapshot.title,
        subtitle=_subtitle(standing.snapshot, standing.earlier, standing.later),
        facts=_facts(standing, version),
        heading="Where the parties stand" if standing.earlier is None else "What moved",
        summary=summary.paragraph(),
        highlights=summary.highlights(),
    )


def overview(standing: Standing, summary: Summary) -> Overview:
    """All issues at a glance."""
    snapshot, later = standing.snapshot, standing.later
    return Overview(
        movement=summary.figure(),
        alternative=summary.alternative(),
        caption=Sentence(_caption(snapshot, standing.earlier, later), cite(snapshot, summary.evidence())),
        parties=tuple(snapshot.parties[party].name for party in standing.parties),
        standings_title=f"Where each party stood {_then(snapshot, later)}, by the statement of which day, and the gap",
        standings=summary.standings(),
    )


def _subtitle(snapshot: Snapshot, earlier: int | None, later: int | None) -> str:
    if later is None:
        return "Briefing: where the parties stand"
    if earlier is None:
        return f"Briefing: where the parties stand after {round_words(snapshot.rounds[later])}"
    before, after = (round_words(snapshot.rounds[place]) for place in (earlier, later))
    return f"Briefing: what moved between {before} and {after}"


def _caption(snapshot: Snapshot, earlier: int | None, later: int | None) -> str:
    now = _then(snapshot, later)
    if earlier is None:
        return f"Filled: where each party stood {now}. Band: the range of what it said."
    before = f"when round {snapshot.rounds[earlier].number} ended"
    return (
        f"Hollow: the centre of where each party stood {before}. Filled: where it stood {now}. "
        "Band: the range of what it said then. Red: its own red line, hatched beyond."
    )


def _then(snapshot: Snapshot, later: int | None) -> str:
    return "today" if later is None else f"when round {snapshot.rounds[later].number} ended"


def _facts(standing: Standing, version: str) -> tuple[str, ...]:
    snapshot = standing.snapshot
    parts = [
        count(int(standing.known.sum()), "statement"),
        count(len(snapshot.issues), "issue"),
        count(sum(one.start <= standing.today for one in snapshot.rounds), "round"),
        count(len(snapshot.sources), "source"),
    ]
    as_of = f"As {'of' if standing.reading.known is None else 'known on'} {day_words(standing.today)}"
    program = f"Made with Parley {version}".rstrip()
    return as_of, _reading(standing.reading), capital(", ".join(parts)), program


def _reading(reading: Reading) -> str:
    """The reading by name; the rules of one that not every dossier has stand beside it."""
    usual = READINGS.get(reading.name)
    is_usual = usual is not None and usual.has_rules_of(reading)
    return f"Reading: {reading.name}" + ("" if is_usual else f" ({rules_in_short(reading)})")
