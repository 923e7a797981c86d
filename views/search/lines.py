"""The lines of each group of results, made from what was found."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from models.dates.reading import read_moment
from models.dates.words import said
from models.entry import Refused, tried
from models.find.finder import Finder
from models.find.names import Match, Named
from models.find.quoting import Quote
from models.handling import mark_words
from models.queries import SavedSearch
from models.snapshot import Snapshot, to_date, to_day
from views.document import Document
from views.labels import act_label, issue_title, party_name, published_words, said_words, stance_words, vague_day
from views.plain import one_line
from views.search.results import BoxCommand, Kind, Result
from views.statement_words import StatementWords

FEW = 5
"""How many lines a group of names or sources has."""


def group(title: str, lines: Sequence[Result], count: int) -> list[Result]:
    """Lines under their heading, which says of how many they are the first; nothing where there are none."""
    heading = Result(Kind.HEADING, "", title, f"{len(lines)} of {count:,}" if count > len(lines) else "")
    return [heading, *lines] if lines else []


def date_lines(snapshot: Snapshot, words: str) -> list[Result]:
    """Where to go to, if the words are a date; one without a year is of the year of the last statement."""
    days = snapshot.statements.said
    year = to_date(int(days.max())).year if len(days) else None
    today = date.today()  # noqa: DTZ011 - the day where the reader sits
    moment = tried(lambda text: read_moment(text, today=today, year=year), words)
    if isinstance(moment, Refused):
        return []
    ends = [to_day(day) for day in (moment.earliest, moment.latest) if day is not None]
    return [Result(Kind.DATE, "", f"Go to {said(moment)}", "on the timeline", days=(ends[0], ends[-1]))]


def name_line(snapshot: Snapshot, match: Match) -> Result:
    """A line for something with a name; events also have their day."""
    named = match.named
    day = next((vague_day(event.earliest, event.day) for event in snapshot.events if event.id == named.id), "")
    detail = ", ".join(filter(None, (day, one_line(named.detail))))
    return Result(Kind(named.kind), named.id, one_line(named.title), detail)


def command_lines(finder: Finder, commands: Sequence[BoxCommand], words: str) -> tuple[list[Result], list[Match]]:
    """Lines for the commands that are called so, and how well each of them is."""
    by_id = {command.id: command for command in commands}
    matches = finder.among((Named("command", one.id, one.words, one.tip) for one in commands), words)
    return [command_line(by_id[match.named.id]) for match in matches], matches


def command_line(command: BoxCommand) -> Result:
    """A line for a command with its keys; for one that cannot be used, with the reason."""
    detail = command.why_not or command.tip
    return Result(Kind.COMMAND, command.id, command.words, detail, keys=command.keys, why_not=command.why_not)


def search_lines(kept: Iterable[SavedSearch]) -> list[Result]:
    """Lines for saved searches."""
    return [Result(Kind.SEARCH, one.id, one_line(one.title)) for one in kept]


def source_lines(document: Document, finder: Finder, sources: Sequence[int], words: str) -> Iterator[Result]:
    """Lines for the first few sources, with a quote where the words stand in the text."""
    for at in sources[:FEW]:
        source, quote = document.snapshot.sources[at], finder.quote(at, words)
        named = (
            one_line(source.title) or source.code,
            one_line(source.publisher),
            published_words(source),
            mark_words(source.handling),
        )
        title = " · ".join(filter(None, named))
        if quote is None:
            yield Result(Kind.SOURCE, source.id, title)
        else:
            shown, shift = _quoted(quote)
            marks = tuple((start + shift, end + shift) for start, end in quote.marks)
            yield Result(Kind.SOURCE, source.id, title, shown, marks, place=quote.start + quote.marks[0][0])


def statement_lines(document: Document, words: StatementWords, found: Sequence[int]) -> Iterator[Result]:
    """Lines for statements by their positions."""
    snapshot, columns = document.snapshot, document.snapshot.statements
    ids = [columns.ids[at] for at in found]
    for at in found:
        party = int(columns.party[at])
        text = one_line(words.of(columns.ids[at], ids).text)
        yield Result(
            Kind.STATEMENT,
            columns.ids[at],
            text or f"{act_label(int(columns.act[at])).capitalize()}, no text",
            issue_title(snapshot, int(columns.issue[at])),
            party=party,
            party_name=party_name(snapshot, party),
            day=said_words(columns, at),
            stated=stance_words(columns, at),
        )


def _quoted(quote: Quote) -> tuple[str, int]:
    """A quote as one line with dots where it is cut, and by how much that moves its marks."""
    # One for one, so that the marks stay where they are.
    line = "".join(char if char.isprintable() else " " for char in quote.text)
    before, after = ("… " if cut else "" for cut in quote.is_cut)
    return f"{before}{line.rstrip()}{after and ' …'}", len(before)
