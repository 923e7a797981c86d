"""What is looked for: words, and values that facets have to have. Not a language: nothing typed can be wrong."""

import json
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from models.errors import UserError
from models.find.letters import Letters

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_TYPED = re.compile(r'(-?)(?:"([^"]*)("?)|(\S+))')


class Facet(StrEnum):
    """A side of a statement by which what was found can be narrowed down."""

    PARTY = "party"
    ISSUE = "issue"
    ACT = "act"
    SPEAKER = "speaker"
    MONTH = "month"
    GRADE = "grade"
    ANALYST = "analyst"
    REVIEW = "review"

    @property
    def heading(self) -> str:
        """The facet in words."""
        return _HEADINGS.get(self, self.value.capitalize())


_HEADINGS = {Facet.MONTH: "Month said", Facet.ANALYST: "Coded by"}


@dataclass(frozen=True, slots=True)
class Query:
    """Words of which all must occur, and for each facet the values of which one must apply.

    `"words in quotes"` stand together, `-word` must not occur. `chosen` holds pairs of a facet and a value: the id of
    a party, issue, speaker or analyst, the word of an act or review, a month as 2022-03, a grade as A1. A facet
    without a pair restricts nothing.
    """

    words: str = ""
    chosen: frozenset[tuple[Facet, str]] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether everything is wanted."""
        return not self.words.strip() and not self.chosen

    def values(self, facet: Facet) -> frozenset[str]:
        """The values chosen in a facet."""
        return frozenset(value for one, value in self.chosen if one is facet)

    def toggled(self, facet: Facet, value: str) -> "Query":
        """The same with a value chosen that was not, or the other way round."""
        return replace(self, chosen=self.chosen ^ {(facet, value)})

    def with_words(self, words: str) -> "Query":
        """The same facets for other words."""
        return replace(self, words=words)

    def as_json(self) -> str:
        """The query as it is kept in a dossier; `read_query` reads it."""
        chosen = {str(facet): sorted(self.values(facet)) for facet in Facet if self.values(facet)}
        found = {"chosen": chosen, "words": self.words}
        return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_query(text: str) -> Query:
    """A query from its JSON; raises `UserError` unless all of it is understood."""
    try:
        found = json.loads(text)
        (words,) = _strings([found["words"]])
        chosen = [(Facet(name), value) for name, values in found["chosen"].items() for value in _strings(values)]
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise UserError("This saved search cannot be read; it may come from a newer Parley.") from None
    return Query(words, frozenset(chosen))


def _strings(values: Any) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError
    return values


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together as `Letters` writes them; the last may go on when `is_beginning`."""

    words: str
    is_beginning: bool

    @property
    def match(self) -> str:
        """The term for FTS5. Words hold letters and figures only, so that nothing of its syntax can be among them."""
        return f'"{self.words}"{"*" if self.is_beginning else ""}'

    @property
    def needle(self) -> str:
        """What stands in a line of `Letters.words` that has the term."""
        return f" {self.words}{'' if self.is_beginning else ' '}"


@dataclass(frozen=True, slots=True)
class Terms:
    """What was typed, as terms: all of `wanted` must occur and none of `unwanted`."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was typed that can be looked for."""
        return bool(self.wanted or self.unwanted)

    def holds(self, line: str) -> bool:
        """Whether a line of `Letters.words` has what is wanted and nothing that is unwanted."""
        return all(term.needle in line for term in self.wanted) and not any(
            term.needle in line for term in self.unwanted
        )


def read_terms(typed: str, letters: Letters) -> Terms:
    """The terms of what was typed; what has neither letter nor figure is left out."""
    found: dict[bool, dict[Term, None]] = {False: {}, True: {}}
    for minus, quoted, closing, word in _TYPED.findall(typed.translate(_QUOTES)):
        plain = (quoted or word).translate(letters)
        words = " ".join(plain.split())
        if words:
            # What ends with a mark, a quote or a character that stands apart does not go on.
            found[bool(minus)][Term(words, not (closing or plain.endswith(" ")))] = None
    return Terms(tuple(found[False]), tuple(found[True]))
