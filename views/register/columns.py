"""The columns of the statements register: what each cell says, in short and in full."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from models.facts import NONE
from models.handling import mark_words
from models.phrases import counted
from models.queries import StatementText
from models.snapshot import Snapshot
from models.words import AUTHORITIES, CREDIBILITIES, FIRMNESSES, RELIABILITIES, REVIEWS, Review
from views.labels import (
    act_label,
    coded_words,
    grade,
    issue_title,
    long_day,
    party_name,
    said_words,
    speaker_name,
    stance_words,
)


class Column(IntEnum):
    """The columns from left to right, as they stand before anybody moves them."""

    CODE = 0
    SAID = 1
    PUBLISHED = 2
    PARTY = 3
    SPEAKER = 4
    ISSUE = 5
    ACT = 6
    RANGE = 7
    FIRMNESS = 8
    GRADE = 9
    SOURCE = 10
    REVIEW = 11
    CONDITION = 12
    TEXT = 13

    @property
    def title(self) -> str:
        """The heading of the column."""
        return self.name.capitalize()


FIGURES = frozenset({Column.RANGE, Column.FIRMNESS})
"""Columns that are read as figures and stand at the right."""

WRITTEN = frozenset({Column.CONDITION, Column.TEXT})
"""Columns whose words stay in the file until they are shown."""

Cell = Callable[[Snapshot, int], str]
"""What a statement, by its position in the columns, has in a cell; "" is not stated."""


def _published(snapshot: Snapshot, at: int) -> str:
    columns = snapshot.statements
    days = int(columns.published[at] - columns.said[at])
    later = f", {counted(days, 'day')} after it was said" if days > 0 else ""
    return f"Published {long_day(int(columns.published[at]))}{later}"


def _speaker(snapshot: Snapshot, at: int) -> str:
    position = int(snapshot.statements.speaker[at])
    if position == NONE:
        return speaker_name(snapshot, position)
    speaker = snapshot.speakers[position]
    office = f", {speaker.office}" if speaker.office else ""
    return f"{speaker.name}{office}\nAuthority {speaker.authority}: {AUTHORITIES[speaker.authority]}"


def _issue(snapshot: Snapshot, at: int) -> str:
    position = int(snapshot.statements.issue[at])
    question = snapshot.issues[position].question if position != NONE else ""
    return "\n".join(filter(None, (issue_title(snapshot, position), question)))


def _range(snapshot: Snapshot, at: int) -> str:
    columns = snapshot.statements
    words = "\n".join(filter(None, (stance_words(columns, at), coded_words(snapshot, at))))
    position = int(columns.issue[at])
    if position == NONE:
        return words
    issue = snapshot.issues[position]
    condition = "\nOn a condition" if columns.on_condition[at] else ""
    return f"{words}\n0: {issue.low_pole}\n100: {issue.high_pole}{condition}"


def _short_range(snapshot: Snapshot, at: int) -> str:
    return stance_words(snapshot.statements, at) if snapshot.statements.ranged[at] else ""


def _short_firmness(snapshot: Snapshot, at: int) -> str:
    firmness = int(snapshot.statements.firmness[at])
    return "" if firmness == NONE else str(firmness)


def _firmness(snapshot: Snapshot, at: int) -> str:
    firmness = int(snapshot.statements.firmness[at])
    return "" if firmness == NONE else f"{firmness} {FIRMNESSES[firmness]}"


def _short_grade(snapshot: Snapshot, at: int) -> str:
    return grade(snapshot, int(snapshot.statements.source[at]), int(snapshot.statements.credibility[at]))


def _grade(snapshot: Snapshot, at: int) -> str:
    columns = snapshot.statements
    source, credibility = int(columns.source[at]), int(columns.credibility[at])
    letter = snapshot.sources[source].reliability if source != NONE else ""
    return "\n".join((
        f"Source {letter}: {RELIABILITIES[letter]}" if letter else "deleted source",
        f"Credibility {credibility}: {CREDIBILITIES[credibility]}",
    ))  # fmt: skip


def _short_source(snapshot: Snapshot, at: int) -> str:
    source = int(snapshot.statements.source[at])
    return snapshot.sources[source].code if source != NONE else "deleted source"


def _source(snapshot: Snapshot, at: int) -> str:
    position = int(snapshot.statements.source[at])
    if position == NONE:
        return "deleted source"
    source = snapshot.sources[position]
    return "\n".join(filter(None, (source.code, source.publisher, source.title, mark_words(source.handling))))


def _code(snapshot: Snapshot, at: int) -> str:
    draft = REVIEWS[snapshot.statements.review[at]] == Review.DRAFT
    return f"{snapshot.statements.codes[at]}{', a draft' if draft else ''}"


def _review(snapshot: Snapshot, at: int) -> str:
    return _REVIEWED[REVIEWS[snapshot.statements.review[at]]]


_REVIEWED = {
    Review.DRAFT: "draft: nobody has said that they looked at the coding",
    Review.REVIEWED: "reviewed: somebody has looked at the coding",
    Review.DISPUTED: "disputed: somebody says that the coding is in doubt",
}


@dataclass(frozen=True, slots=True)
class _Cells:
    short: Cell
    full: Cell


def _same(cell: Cell) -> _Cells:
    return _Cells(cell, cell)


_CELLS = {
    Column.CODE: _Cells(lambda snapshot, at: snapshot.statements.codes[at], _code),
    Column.SAID: _same(lambda snapshot, at: said_words(snapshot.statements, at)),
    Column.PUBLISHED: _Cells(lambda snapshot, at: long_day(int(snapshot.statements.published[at])), _published),
    Column.PARTY: _same(lambda snapshot, at: party_name(snapshot, int(snapshot.statements.party[at]))),
    Column.SPEAKER: _Cells(lambda snapshot, at: speaker_name(snapshot, int(snapshot.statements.speaker[at])), _speaker),
    Column.ISSUE: _Cells(lambda snapshot, at: issue_title(snapshot, int(snapshot.statements.issue[at])), _issue),
    Column.ACT: _same(lambda snapshot, at: act_label(int(snapshot.statements.act[at]))),
    Column.RANGE: _Cells(_short_range, _range),
    Column.FIRMNESS: _Cells(_short_firmness, _firmness),
    Column.GRADE: _Cells(_short_grade, _grade),
    Column.SOURCE: _Cells(_short_source, _source),
    Column.REVIEW: _Cells(lambda snapshot, at: str(REVIEWS[snapshot.statements.review[at]]), _review),
}


def written(column: Column, words: StatementText) -> str:
    """What a statement has in one of the columns whose words stay in the file; "" is not stated."""
    return words.condition if column is Column.CONDITION else words.text


def cell(snapshot: Snapshot, at: int, column: Column) -> str:
    """What stands in a cell of a column that is not `WRITTEN`; "" is not stated."""
    return _CELLS[column].short(snapshot, at)


def full(snapshot: Snapshot, at: int, column: Column) -> str:
    """All there is to say about such a cell, for a tooltip."""
    return _CELLS[column].full(snapshot, at)
