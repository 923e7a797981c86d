"""What stands in the cells of a table of statements, read strictly, with a sentence for what cannot be read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias

from models.bulk.fields import ENDS, KEPT, WORDS, Field
from models.bulk.names import Names
from models.dates.moment import Moment
from models.dates.reading import read_moment
from models.dates.words import words
from models.drafting.draft import Draft
from models.edits.coding import missing
from models.entry import Refused, number, range_text, read_range, tried
from models.errors import UserError
from models.facts import NONE
from models.picking import Choice, pick
from models.scales.points import Range, named_points, read_place
from models.snapshot import Snapshot
from models.words import ACTS, CREDIBILITIES, FIRMNESSES, REVIEWS, Act, Review

_GRADE = re.compile(r"([A-Fa-f?])? ?([1-6])", re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LACKING = missing(Draft())
_DRAFTED = {
    Field.SAID: "said_on", Field.PUBLISHED: "published_on", Field.PARTY: "party_id", Field.SPEAKER: "speaker_id",
    Field.ISSUE: "issue_id", Field.ACT: "act", Field.GRADE: "credibility", Field.SOURCE: "source_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade as people write it: the reliability of the source, "" where it was left out, and the credibility."""

    reliability: str
    credibility: int


Value: TypeAlias = Moment | Act | Review | Grade | Range | str | int | float | None
"""What a cell says: of what is named its id; of words the words; None is not stated."""


@dataclass(frozen=True, slots=True)
class Named:
    """Everything that a cell can name, with every name that means it."""

    parties: Sequence[Choice] = ()
    speakers: Sequence[Choice] = ()
    issues: Sequence[Choice] = ()
    sources: Sequence[Choice] = ()
    rounds: Sequence[Choice] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """What the reading of a cell depends on: the year of dates that name none, and whose scale a range is on."""

    year: int | None = None
    issue: int = NONE


def lacking(field: Field) -> str:
    """What to say where a field that every statement has is empty."""
    return _LACKING[_DRAFTED[field]]


def meaning(field: Field, chosen: Choice | None) -> Value:
    """What a field says where something was chosen for it."""
    if chosen is None:
        return None
    if field is Field.FIRMNESS:
        return int(chosen.id)
    return Act(chosen.id) if field is Field.ACT else Review(chosen.id) if field is Field.REVIEW else chosen.id


class Reader:
    """Reads cells against one snapshot. With `whole_names` names are not guessed from their beginnings."""

    def __init__(self, snapshot: Snapshot, named: Named, today: date, *, whole_names: bool = False) -> None:
        self._snapshot, self._today = snapshot, today
        self._choices: dict[Field, tuple[Sequence[Choice], str]] = {
            Field.PARTY: (named.parties, "party"),
            Field.SPEAKER: (named.speakers, "speaker"),
            Field.ISSUE: (named.issues, "issue"),
            Field.DEPENDS_ON: (named.issues, "issue"),
            Field.SOURCE: (named.sources, "source"),
            Field.ROUND: (named.rounds, "round"),
            Field.ACT: (_ACTS, "act"),
            Field.FIRMNESS: (_FIRMNESSES, "firmness"),
            Field.REVIEW: (_REVIEWS, "review state"),
        }
        self._meant = {
            field: Names(listed, noun).meant if whole_names else partial(pick, listed, noun=noun)
            for field, (listed, noun) in self._choices.items()
        }
        self._readers: dict[Field, Callable[[str, Near], Value]] = {
            Field.CODE: _code,
            Field.SAID: self._moment,
            Field.PUBLISHED: self._moment,
            Field.RANGE: self._range,
            Field.GRADE: _grade,
            **{field: partial(self._picked, field) for field in self._choices},
            **dict.fromkeys(ENDS, _end),
            **dict.fromkeys(WORDS, _stripped),
            Field.TEXT: lambda text, _near: text,
        }
        self._remembered: dict[tuple[Field, str, Near], Value | Refused] = {}

    def choices(self, field: Field) -> tuple[Sequence[Choice], str]:
        """What a field can be, and what one of these is called; nothing for a field that is read otherwise."""
        return self._choices.get(field, ((), ""))

    def read(self, field: Field, text: str, near: Near = Near()) -> Value:
        """What a cell says; raises `UserError` where that cannot be made out, or nothing is said that is needed."""
        if field in KEPT and not text.strip():
            raise UserError(lacking(field))
        return self._readers[field](text, near)

    def tried(self, field: Field, text: str, near: Near) -> Value | Refused:
        """What a cell says, or why it cannot be read. Cells repeat, so that what was read once is remembered."""
        key = (field, text, near)
        if key not in self._remembered:
            self._remembered[key] = tried(lambda cell: self.read(field, cell, near), text)
        return self._remembered[key]

    def said_back(self, field: Field, value: Value) -> str:
        """How a value was understood, in words; "" for what is not stated."""
        listed, _ = self.choices(field)
        if listed:
            wanted = "" if value is None else str(value)
            return next((one.name for one in listed if one.id == wanted), "")
        if isinstance(value, Moment):
            return words(value)
        if isinstance(value, Grade):
            return f"{value.reliability}{value.credibility} {CREDIBILITIES[value.credibility]}"
        if isinstance(value, tuple):
            return range_text(*value)
        return number(value) if isinstance(value, float) else str(value or "")

    def _moment(self, text: str, near: Near) -> Moment:
        return read_moment(text, rounds=self._snapshot.rounds, today=self._today, year=near.year)

    def _range(self, text: str, near: Near) -> Range | None:
        if near.issue == NONE:
            return read_range(text)
        return read_place(text, named_points(self._snapshot.issues[near.issue]))

    def _picked(self, field: Field, text: str, _near: Near) -> Value:
        return meaning(field, self._meant[field](text))


def _grade(text: str, _near: Near) -> Grade:
    match = _GRADE.fullmatch(text.strip())
    if match is None:
        raise UserError("Type a grade such as B2, or its figure alone, from 1 to 6.")
    return Grade((match[1] or "").upper().replace("?", ""), int(match[2]))


def _end(text: str, _near: Near) -> float | None:
    stance = read_range(text)
    if stance is None:
        return None
    if stance[0] != stance[1]:
        raise UserError("This is one end of the range: type one figure from 0 to 100, or leave it empty.")
    return stance[0]


def _code(text: str, _near: Near) -> str:
    if _CONTROL.search(text.strip()):
        raise UserError("A code is one line without control characters.")
    return text.strip()


def _stripped(text: str, _near: Near) -> str:
    return text.strip()


_ACTS = tuple(Choice(str(act), act.label, (str(act), act.label.replace(" ", "-"))) for act in ACTS)
_FIRMNESSES = tuple(Choice(str(grade), f"{grade} {said}", (str(grade), said)) for grade, said in FIRMNESSES.items())
_REVIEWS = tuple(Choice(str(one), str(one)) for one in REVIEWS)
