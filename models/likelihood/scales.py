"""Scales of likelihood: which words stand for which per cent range."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import resources
from models.errors import UserError

FOLDER = "likelihood"
BUILT_IN = ("icd-203", "phia-yardstick", "ipcc")
"""Files of the scales that are carried; the first is the one meant where none is named."""


@dataclass(frozen=True, slots=True)
class Term:
    """A step of a scale as one row of words tells it; the first word names it, the others are forms of it."""

    low: float
    high: float
    row: int
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The word as it is offered."""
        return self.words[0]

    @property
    def range(self) -> str:
        """The range in words: “55–80 per cent”."""
        return f"{self.low:g}–{self.high:g} per cent"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What else a check looks for in a language; each word in lower case, a star at its end for any letters."""

    confidence: tuple[str, ...] = ()
    absolute: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    future_ruled_out: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LikelihoodScale:
    """Terms from the least to the most likely. Words of different rows mean the same and are not to be mixed."""

    name: str
    terms: tuple[Term, ...]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def steps(self) -> list[tuple[float, float]]:
        """The per cent ranges, each once, from the least likely."""
        return list(dict.fromkeys((term.low, term.high) for term in self.terms))

    def said_by(self, chance: tuple[float, float], row: int) -> tuple[Term, ...]:
        """The terms of a row that hold a chance in per cent; where none holds all of it, the nearest one."""
        own = [term for term in self.terms if term.row == row] or list(self.terms)
        holding = tuple(term for term in own if term.low <= chance[0] and chance[1] <= term.high)
        middle = sum(chance) / 2
        return holding or (min(own, key=lambda term: (_away(term, middle), abs(term.low + term.high - 2 * middle))),)


def _away(term: Term, chance: float) -> float:
    return max(term.low - chance, chance - term.high, 0.0)


def scale_named(name: str) -> LikelihoodScale:
    """A carried scale by its name, or one from a file; raises `UserError` where it is neither."""
    from models.likelihood.scale_files import read_scale

    found = next((one for one in built_in() if one.name.casefold() == name.strip().casefold()), None)
    if found is None and Path(name).suffix.lower() not in (".toml", ".csv"):
        names = ", ".join(one.name for one in built_in())
        raise UserError(f"There is no likelihood scale “{name}”. There are: {names}, and those of TOML and CSV files.")
    return found or read_scale(Path(name))


@cache
def built_in() -> tuple[LikelihoodScale, ...]:
    """The scales that are carried, that of ICD 203 first."""
    from models.likelihood.scale_files import read_scale

    return tuple(read_scale(resources.path(FOLDER) / f"{name}.toml") for name in BUILT_IN)
