"""What a briefing is asked to hold and how it is to look, kept in the dossier as canonical JSON."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from models.analysis.compared import BEFORE_ALL_ROUNDS
from models.briefing.wording.language import Language
from models.errors import UserError
from models.record.canonical import canonical
from models.words import HANDLINGS


class Kind(StrEnum):
    """What a briefing is for."""

    FULL = "full"
    NOTE = "note"
    ISSUE = "issue"
    PARTY = "party"
    SINCE = "since"
    ANNEX = "annex"


class Section(StrEnum):
    """A part of a briefing that can be left out; the key judgements and what moved always stand at its head."""

    OUTLOOK = "outlook"
    STANDINGS = "standings"
    MOVEMENT = "movement"
    ISSUES = "issues"
    DOUBTS = "doubts"
    JUDGEMENTS = "judgements"
    METHOD = "method"
    SOURCES = "sources"
    ANNEX = "annex"


class Paper(StrEnum):
    """A sheet, by the name under which Typst knows it."""

    A4 = "a4"
    LETTER = "us-letter"


SECTIONS: Mapping[Kind, frozenset[Section]] = {
    Kind.FULL: frozenset(Section),
    Kind.NOTE: frozenset({Section.OUTLOOK, Section.STANDINGS}),
    Kind.ISSUE: frozenset(Section) - {Section.OUTLOOK, Section.MOVEMENT, Section.JUDGEMENTS, Section.DOUBTS},
    Kind.PARTY: frozenset(Section) - {Section.JUDGEMENTS, Section.DOUBTS},
    Kind.SINCE: frozenset(Section) - {Section.JUDGEMENTS, Section.METHOD, Section.ANNEX},
    Kind.ANNEX: frozenset({Section.SOURCES, Section.ANNEX}),
}
"""The sections that a briefing of each kind begins with."""

BEFORE_ALL = BEFORE_ALL_ROUNDS
"""As the number of the earlier round: the time before all of them, when nothing had been stated."""

MOST_TEXT = 20_000
"""Letters of all key judgements together; more is no page that anybody reads."""


@dataclass(frozen=True, slots=True)
class Specification:
    """One briefing: rounds by number (None for the last two, and `BEFORE_ALL`), the reading by name, an issue by code.

    A party by code is what a briefing of that kind is on. With `since`, days are compared instead of rounds: that one
    with `until`, or with the last there is; a briefing of kind “since” takes the day of the last that was given out.

    `mark` is one of `HANDLINGS`, "" for none. What comes from sources above it, or from those that bear none unless
    `unmarked`, is left out where `leaves_out` says so, and else refused. `scale` is the name of the likelihood scale
    that the judgements keep to.
    """

    kind: Kind = Kind.FULL
    sections: frozenset[Section] = frozenset(Section)
    earlier: int | None = None
    later: int | None = None
    reading: str = "on record"
    known: date | None = None
    issue: str = ""
    party: str = ""
    since: date | None = None
    until: date | None = None
    paper: Paper = Paper.A4
    mark: str = ""
    unmarked: bool = False
    leaves_out: bool = False
    authors: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    scale: str = "ICD 203"
    language: Language = Language.ENGLISH

    def has(self, section: Section) -> bool:
        """Whether a section is asked for."""
        return section in self.sections


def as_json(specification: Specification) -> str:
    """The specification as it is kept."""
    told: dict[str, Any] = {one.name: getattr(specification, one.name) for one in fields(specification)}
    told["sections"] = sorted(specification.sections)
    for name in ("known", "since", "until"):
        told[name] = told[name].isoformat() if told[name] else None
    return canonical({**told, "authors": list(specification.authors), "judgements": list(specification.judgements)})


def read_specification(text: str) -> Specification:
    """What was kept; raises `UserError` where it cannot be read, as when a newer Parley kept it."""
    try:
        # Those kept before the question was asked told of sources without a mark, and are written again as they were.
        told = {"unmarked": True, **dict(json.loads(text))}
        return Specification(**{key: _READ[key](value) for key, value in told.items()})
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise UserError("This specification of a briefing cannot be read. It may be of a newer Parley.") from error


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        raise ValueError("no text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or sum(len(_text(one)) for one in value) > MOST_TEXT:
        raise ValueError("no texts")
    return tuple(value)


def _round(value: Any) -> int | None:
    if value is not None and type(value) is not int:
        raise ValueError("no round")
    number: int | None = value
    return number


def _mark(value: Any) -> str:
    if value not in ("", *HANDLINGS):
        raise ValueError("no mark")
    return _text(value)


def _sections(value: Any) -> frozenset[Section]:
    return frozenset(Section(one) for one in _texts(value))


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("no truth")
    return value


_READ: Mapping[str, Callable[[Any], Any]] = {
    "kind": Kind, "sections": _sections, "earlier": _round, "later": _round, "reading": _text, "known": _day,
    "issue": _text, "party": _text, "since": _day, "until": _day, "paper": Paper, "mark": _mark, "unmarked": _truth,
    "leaves_out": _truth, "authors": _texts, "judgements": _texts, "scale": _text, "language": Language,
}  # fmt: skip
