"""What the search box finds for some words: rounds, issues, people and parties, and statements, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.facts import NONE
from models.find.finder import Finder
from models.find.query import Query
from models.snapshot import Snapshot
from views.document import Document
from views.labels import act_label, issue_title, party_name, plural, said_words, stance_words
from views.plain import one_line
from views.statement_words import StatementWords

AT_MOST = 8
"""How many results of one group are listed; its heading and the last line say how many there are."""


class Kind(StrEnum):
    """What a line of the results is. The last two and headings name nothing in the dossier."""

    ROUND = "round"
    ISSUE = "issue"
    PARTY = "party"
    SPEAKER = "speaker"
    STATEMENT = "statement"
    ALL = "all"
    HEADING = "heading"
    NOTHING = "nothing"

    @property
    def can_be_chosen(self) -> bool:
        """Whether the line leads anywhere."""
        return self not in {Kind.HEADING, Kind.NOTHING}


@dataclass(frozen=True, slots=True)
class Result:
    """One line. Statements also have the position of their party, their day and what they state, in words."""

    kind: Kind
    id: str
    title: str
    detail: str = ""
    party: int = NONE
    party_name: str = ""
    day: str = ""
    stated: str = ""

    @property
    def spoken(self) -> str:
        """The line as one sentence, for those who hear it."""
        return ", ".join(filter(None, (self.day, self.party_name, self.detail, self.stated, self.title)))


_GROUPS = (
    ("Rounds", {Kind.ROUND}),
    ("Issues", {Kind.ISSUE}),
    ("People & parties", {Kind.PARTY, Kind.SPEAKER}),
)


def results(document: Document, words: StatementWords, typed: str) -> list[Result]:
    """The lines for what was typed, none for nothing typed; only statements that are known are found."""
    wanted = typed.strip()
    if not wanted:
        return []
    finder = document.finding.finder()
    lines = [*_names(finder, wanted), *_statements(document, finder, words, wanted)]
    return lines or [Result(Kind.NOTHING, "", f"Nothing found for “{wanted}”")]


def _names(finder: Finder, wanted: str) -> Iterator[Result]:
    hits = finder.names(wanted)
    for heading, kinds in _GROUPS:
        group = [hit for hit in hits if hit.kind in kinds]
        if group:
            yield _heading(heading, len(group))
        for hit in group[:AT_MOST]:
            yield Result(Kind(hit.kind), hit.id, hit.title, hit.detail)


def _heading(title: str, count: int) -> Result:
    return Result(Kind.HEADING, "", title, f"{AT_MOST} of {count}" if count > AT_MOST else "")


def _statements(document: Document, finder: Finder, words: StatementWords, wanted: str) -> Iterator[Result]:
    found = finder.find(Query(wanted), document.standing.known).statements
    if not len(found):
        return
    yield _heading("Statements", len(found))
    for at in found[:AT_MOST].tolist():
        yield _statement(document.snapshot, words, at)
    yield Result(Kind.ALL, "", f"{plural(len(found), 'statement')} – show all in the register")


def _statement(snapshot: Snapshot, words: StatementWords, at: int) -> Result:
    columns = snapshot.statements
    party, statement = int(columns.party[at]), columns.ids[at]
    return Result(
        Kind.STATEMENT,
        statement,
        one_line(words.of(statement).text) or f"{act_label(int(columns.act[at])).capitalize()}, no text",
        issue_title(snapshot, int(columns.issue[at])),
        party,
        party_name(snapshot, party),
        said_words(columns, at),
        stance_words(columns, at),
    )
