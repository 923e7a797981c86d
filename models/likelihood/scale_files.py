"""Reads scales of likelihood from TOML or CSV, strictly: what is not understood is refused by name."""

import csv
import io
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import resources
from models.errors import UserError
from models.likelihood.scales import FOLDER, LikelihoodScale, Term, Vocabulary
from models.strictly import WrongError, refuse_unknown, text_of, toml

LARGEST = 200_000
"""Bytes of a file that are read; the scales in use have less than a hundredth."""

_LISTS = {
    "confidence": "confidence", "absolute": "absolute", "ruled_out": "ruled_out", "vague": "vague",
    "future": "future", "future_ruled_out": "future_ruled_out",
    "harmless": "harmless", "saying": "saying", "own": "own", "not": "negation",
}  # fmt: skip
"""The lists of words that a file may give, and what they are called here."""

_KEYS = {"name", "source", "step", *_LISTS}
_STEP_KEYS = {"low", "high", "words"}


def read_scale(path: Path) -> LikelihoodScale:
    """The scale that a TOML or CSV file gives; raises `UserError` with what in it is wrong.

    TOML: `name`, and for each `[[step]]` `low` and `high` in per cent and `words`, one list (or word) for each row of
    words. It may add lists of words to the English ones. CSV: the columns `low` and `high`, then one column for each
    row of words; forms of a word are parted by semicolons.
    """
    try:
        text = text_of(path, LARGEST)
        return _from_csv(path.stem, text) if path.suffix.lower() == ".csv" else _from_toml(text)
    except WrongError as wrong:
        raise UserError(f"{path.name} is no scale of likelihood: {wrong}.") from wrong


def _from_toml(text: str) -> LikelihoodScale:
    table = toml(text)
    refuse_unknown(table, _KEYS)
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        raise WrongError("it has no name")
    steps = table.get("step")
    if not isinstance(steps, list) or not steps:
        raise WrongError("it has no [[step]]")
    terms = [term for number, step in enumerate(steps, start=1) for term in _terms(number, step)]
    return LikelihoodScale(name.strip(), _sound(terms), _with_english(table))


def _terms(number: int, step: Any) -> Iterable[Term]:
    if not isinstance(step, dict):
        raise WrongError(f"step {number} is not a table")
    refuse_unknown(step, _STEP_KEYS)
    rows = step.get("words")
    if not isinstance(rows, list) or not rows:
        raise WrongError(f"step {number} has no words")
    for row, words in enumerate(rows):
        yield Term(*_range(number, step.get("low"), step.get("high")), row, _words(f"step {number}", words))


def _range(number: int, low: Any, high: Any) -> tuple[float, float]:
    if not all(isinstance(end, int | float) and not isinstance(end, bool) for end in (low, high)):
        raise WrongError(f"step {number} needs low and high in per cent")
    if not 0 <= low < high <= 100:
        raise WrongError(f"step {number} goes from {low} to {high}, which is no range between 0 and 100")
    return float(low), float(high)


def _words(where: str, words: Any) -> tuple[str, ...]:
    if isinstance(words, str):
        words = [words]
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise WrongError(f"{where} has words that are no list of text")
    tidy = tuple(" ".join(word.casefold().split()) for word in words)
    if any(not word.strip("*") or "*" in word[:-1] for word in tidy):
        raise WrongError(f"{where} has a word that is empty or has a star elsewhere than at its end")
    return tidy


def _sound(terms: list[Term]) -> tuple[Term, ...]:
    seen: set[str] = set()
    for word in (word for term in terms for word in term.words):
        if word in seen:
            raise WrongError(f"“{word}” stands there twice")
        seen.add(word)
    return tuple(sorted(terms, key=lambda term: (term.low + term.high, term.row)))


def _with_english(table: Mapping[str, Any]) -> Vocabulary:
    english = _english()
    return Vocabulary(**{name: getattr(english, name) + _list(table, key) for key, name in _LISTS.items()})


@cache
def _english() -> Vocabulary:
    table = toml((resources.path(FOLDER) / "english.toml").read_text(encoding="utf-8"))
    return Vocabulary(**{name: _list(table, key) for key, name in _LISTS.items()})


def _list(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return _words(f"“{key}”", table[key]) if key in table else ()


def _from_csv(name: str, text: str) -> LikelihoodScale:
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if any(map(str.strip, row))]
    except csv.Error as error:
        raise WrongError(f"its CSV cannot be read ({error})") from error
    head = [cell.strip() for cell in rows[0]] if rows else []
    if head[:2] != ["low", "high"] or len(head) < 3:
        raise WrongError("its first line is not low, high and then one column for each row of words")
    terms = [term for number, cells in enumerate(rows[1:], start=1) for term in _csv_terms(number, cells, len(head))]
    if not terms:
        raise WrongError("it has no steps")
    return LikelihoodScale(name, _sound(terms), _english())


def _csv_terms(number: int, cells: list[str], wide: int) -> Iterable[Term]:
    if len(cells) != wide:
        raise WrongError(f"step {number} has {len(cells)} cells in place of {wide}")
    ends = _range(number, _number(cells[0]), _number(cells[1]))
    for row, cell in enumerate(cells[2:]):
        if words := [word for word in cell.split(";") if word.strip()]:
            yield Term(*ends, row, _words(f"step {number}", words))


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
