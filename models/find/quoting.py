"""Where in a long text the words stand that were looked for: a short quote with their places in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.find.letters import Letters
from models.find.query import Term, Terms

_CHUNK = 700
_STEP = 500
_RUN = re.compile(r"\S+")
_BEFORE = 40
_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of a text as it stands there, from `start`; `marks` are the ends of the words found, counted in it.

    All in code points. `is_cut` says of either end whether the text goes on beyond it.
    """

    text: str
    start: int
    marks: tuple[tuple[int, int], ...]
    is_cut: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


def quote(text: str, terms: Terms, letters: Letters) -> Quote | None:
    """The first place where most of the terms stand near each other; None where none stands."""
    best, start = 0, 0
    for offset in range(0, len(text), _STEP):
        line = letters.words(text[offset : offset + _CHUNK])
        count = sum(term.needle in line for term in terms.wanted)
        if count > best:
            best, start = count, offset
        if best == len(terms.wanted):
            break
    return _around(text, start, terms.wanted, letters) if best else None


def _around(text: str, offset: int, wanted: Sequence[Term], letters: Letters) -> Quote | None:
    words = list(_words(text[offset : offset + _CHUNK], letters))
    marks = sorted((start + offset, end + offset, term) for term in wanted for start, end in _places(words, term))
    if not marks:
        return None
    first = max(marks, key=lambda mark: (_near(marks, mark[0]), -mark[0]))[0]
    start, end = _at_blank(text, first - _BEFORE, first), _at_blank(text, first + _LENGTH, first + _LENGTH + _BEFORE)
    inside = sorted({(left - start, right - start) for left, right, _ in marks if start <= left and right <= end})
    return Quote(text[start:end], start, tuple(inside), (start > 0, end < len(text)))


def _near(marks: Sequence[tuple[int, int, Term]], start: int) -> int:
    """How many different terms stand within one quote from a place on."""
    return len({term for left, right, term in marks if start <= left and right <= start + _LENGTH})


def _at_blank(text: str, at: int, at_most: int) -> int:
    """The first place from `at` on where a word begins, `at_most` where none does."""
    if at <= 0:
        return 0
    blank = next((place for place in range(at, min(at_most, len(text))) if text[place].isspace()), None)
    return min(at_most, len(text)) if blank is None else blank + 1


def _places(words: Sequence[_Word], term: Term) -> Iterator[tuple[int, int]]:
    wanted = term.words.split()
    for at in range(len(words) - len(wanted) + 1):
        run = words[at : at + len(wanted)]
        last = run[-1].folded
        whole = last.startswith(wanted[-1]) if term.is_beginning else last == wanted[-1]
        if whole and [word.folded for word in run[:-1]] == wanted[:-1]:
            yield run[0].start, run[-1].end


def _words(text: str, letters: Letters) -> Iterator[_Word]:
    """The words of a text as `Letters.words` has them, each with its place."""
    for run in _RUN.finditer(text):
        if run[0].isascii() and run[0].isalnum():
            yield _Word(run[0].translate(letters), *run.span())
        else:
            yield from _letter_by_letter(run[0], run.start(), letters)


def _letter_by_letter(text: str, offset: int, letters: Letters) -> Iterator[_Word]:
    folded, start, end = "", 0, 0
    for at, char in enumerate(text, offset):
        for part in letters[ord(char)]:
            if part != " ":
                start = start if folded else at
                folded, end = folded + part, at + 1
            elif folded:
                yield _Word(folded, start, end)
                folded = ""
    if folded:
        yield _Word(folded, start, end)
