"""What each choice of each rule of a reading leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.analysis.counting import counting
from models.analysis.reading import Reading
from models.snapshot import Statements
from models.words import Conditionals, Review

RULES: Mapping[str, Sequence[Any]] = {
    "authority": (5, 4, 3, 2, 1),
    "credibility": (6, 5, 4, 3, 2, 1),
    "conditionals": (Conditionals.COUNTED, Conditionals.MET, Conditionals.NEVER),
    "restatements": (True, False),
    "review": (None, Review.REVIEWED),
}
"""The rules of a reading by field, with what can be chosen, the widest choice first."""


def left_out(statements: Statements, reading: Reading, rule: str) -> dict[Any, int]:
    """For each choice of a rule how many statements it leaves out that its widest choice lets count.

    All other rules are as the reading has them. What the reading has is counted even where nobody would choose it.
    """
    choices = dict.fromkeys((*RULES[rule], getattr(reading, rule)))
    counted = {one: _counted(statements, replace(reading, **{rule: one})) for one in choices}
    return {one: counted[RULES[rule][0]] - count for one, count in counted.items()}


def counted_of_all(statements: Statements, reading: Reading) -> tuple[int, int]:
    """How many statements count under a reading, and how many would under the widest that is as known on its day."""
    widest = replace(reading, **{rule: choices[0] for rule, choices in RULES.items()})
    return _counted(statements, reading), _counted(statements, widest)


def _counted(statements: Statements, reading: Reading) -> int:
    return int(counting(statements, reading).sum())
