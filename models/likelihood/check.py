"""What is unclear in how an analyst's text tells likelihood. It offers other words and changes none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from models.likelihood.chances import chances, is_beside
from models.likelihood.own_words import Foreign, sentences
from models.likelihood.patterns import Found, Words
from models.likelihood.scales import LikelihoodScale, Term, built_in


class Flag(StrEnum):
    """What a remark is about."""

    OTHER_ROW = "words of two rows"
    OTHER_SCALE = "word of another scale"
    CONFIDENCE = "likelihood and confidence in one sentence"
    ABSOLUTE = "absolute"
    VAGUE = "no likelihood"
    NEGATED = "negated"
    FIGURE = "figure and word disagree"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at again, from `start` up to `end`: a sentence why, and words that may stand there instead."""

    start: int
    end: int
    flag: Flag
    why: str
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a word that was found is: a term of the chosen scale, one of another (`scale`), or none of the two."""

    flag: Flag | None
    term: Term | None = None
    scale: str = ""
    is_ruled_out: bool = False
    is_future: bool = False


@dataclass(frozen=True, slots=True)
class _First:
    """The row of the first term of the scale, to which the others are held, and how that was written."""

    row: int
    word: str


class Checker:
    """Checks texts against a scale. Never changes once built."""

    def __init__(self, scale: LikelihoodScale, others: Sequence[LikelihoodScale]) -> None:
        self._scale = scale
        vocabulary = scale.vocabulary
        self._words = Words(_meanings(scale, others))
        self._saying = Words([(word, True) for word in vocabulary.saying] + [(word, False) for word in vocabulary.own])
        self._negation = Words([(word, True) for word in vocabulary.negation])

    def remarks(self, texts: Sequence[str]) -> list[tuple[Remark, ...]]:
        """The remarks on each of several texts that are read together, each in the order of its text."""
        found = [self._own_words(text) for text in texts]
        first = next(self._chosen(texts, found), _First(0, ""))
        return [
            tuple(sorted(self._of(text, words, first), key=lambda remark: (remark.start, remark.end)))
            for text, words in zip(texts, found, strict=True)
        ]

    def _chosen(self, texts: Sequence[str], found: list[list[Found[_Meaning]]]) -> Iterator["_First"]:
        for text, words in zip(texts, found, strict=True):
            for one in words:
                if one.meaning.flag is None and one.meaning.term is not None:
                    yield _First(one.meaning.term.row, text[one.start : one.end])

    def _own_words(self, text: str) -> list[Found[_Meaning]]:
        foreign = Foreign(text, self._saying)
        found = (one for one in self._words.in_text(text) if one.meaning != _HARMLESS)
        own = (one for one in found if not foreign.quotes(one.start) and not foreign.reports(one.start))
        return [one for one in own if not _is_month(text, one)]

    def _of(self, text: str, found: list[Found[_Meaning]], first: _First) -> Iterator[Remark]:
        for one in found:
            if one.meaning.flag is None and one.meaning.term is not None:
                yield from self._of_term(text, one, one.meaning.term, first)
            elif not (one.meaning.is_future and any(_stands_with(text, one, other) for other in found)):
                yield from self._of_other(text, one, first.row)
        yield from self._mixed_with_confidence(text, found)

    def _of_other(self, text: str, one: Found[_Meaning], row: int) -> Iterator[Remark]:
        told, meaning = text[one.start : one.end], one.meaning
        if meaning.flag is Flag.OTHER_SCALE and meaning.term is not None:
            why = f"“{told}” is a word of the scale {meaning.scale}, not of {self._scale.name}."
            offers = _names(self._scale.said_by((meaning.term.low, meaning.term.high), row))
            yield Remark(one.start, one.end, Flag.OTHER_SCALE, why, offers)
        elif meaning.flag is Flag.ABSOLUTE:
            why = f"“{told}” leaves no doubt. Is that meant?"
            end = self._row(row)[0 if meaning.is_ruled_out else -1]
            yield Remark(one.start, one.end, Flag.ABSOLUTE, why, (end,))
        elif meaning.flag is Flag.VAGUE:
            yield Remark(one.start, one.end, Flag.VAGUE, f"“{told}” does not say how likely it is.", self._row(row))

    def _of_term(self, text: str, one: Found[_Meaning], term: Term, first: _First) -> Iterator[Remark]:
        row = first.row
        if term.row != row:
            told = text[one.start : one.end]
            why = f"“{told}” and “{first.word}” are of two rows of {self._scale.name}, which are not to be mixed."
            same = self._scale.said_by((term.low, term.high), row)
            yield Remark(one.start, one.end, Flag.OTHER_ROW, why, _names(same))
        if (start := self._negated_from(text, one.start)) is not None:
            why = f"“{text[start : one.end]}” has no range on the scale of {self._scale.name}."
            mirrored = self._scale.said_by((100 - term.high, 100 - term.low), row)
            yield Remark(start, one.end, Flag.NEGATED, why, _names(mirrored))
        yield from self._beside_figures(text, one, term, row)

    def _beside_figures(self, text: str, one: Found[_Meaning], term: Term, row: int) -> Iterator[Remark]:
        start, end = next(place for place in sentences(text) if place[0] <= one.start < place[1])
        sentence, word = text[start:end], (one.start - start, one.end - start)
        for figure in chances(sentence):
            low, high = figure.meaning
            if (term.low <= low and high <= term.high) or not is_beside(sentence, figure, word):
                continue
            shown = sentence[figure.start : figure.end]
            why = f"“{text[one.start : one.end]}” stands for {term.range} in {self._scale.name}, not for {shown}."
            yield Remark(one.start, one.end, Flag.FIGURE, why, _names(self._scale.said_by(figure.meaning, row)))

    def _mixed_with_confidence(self, text: str, found: list[Found[_Meaning]]) -> Iterator[Remark]:
        places = sentences(text)

        def sentence_of(one: Found[_Meaning]) -> int:
            return next(number for number, place in enumerate(places) if place[0] <= one.start < place[1])

        for _, group in groupby(found, sentence_of):
            words = list(group)
            likelihood = next((one for one in words if one.meaning.term is not None), None)
            for one in words:
                if likelihood is not None and one.meaning.flag is Flag.CONFIDENCE:
                    said, other = (text[each.start : each.end] for each in (one, likelihood))
                    why = f"“{said}” tells confidence and “{other}” likelihood: two things that one sentence confuses."
                    yield Remark(one.start, one.end, Flag.CONFIDENCE, why)

    def _negated_from(self, text: str, start: int) -> int | None:
        before = text[max(0, start - 20) : start]
        found = [one for one in self._negation.in_text(before) if not before[one.end :].strip()]
        return start - len(before) + found[-1].start if found else None

    def _row(self, row: int) -> tuple[str, ...]:
        return _names(term for term in self._scale.terms if term.row == row) or _names(self._scale.terms)


_HARMLESS = _Meaning(None)


def _meanings(scale: LikelihoodScale, others: Sequence[LikelihoodScale]) -> list[tuple[str, _Meaning]]:
    vocabulary = scale.vocabulary
    listed = (
        ((word, _Meaning(None, term)) for term in scale.terms for word in term.words),
        ((word, _HARMLESS) for word in vocabulary.harmless),
        (
            (word, _Meaning(Flag.OTHER_SCALE, term, other.name))
            for other in others for term in other.terms for word in term.words
        ),
        ((word, _Meaning(Flag.CONFIDENCE)) for word in vocabulary.confidence),
        ((word, _Meaning(Flag.ABSOLUTE)) for word in vocabulary.absolute),
        ((word, _Meaning(Flag.ABSOLUTE, is_ruled_out=True)) for word in vocabulary.ruled_out),
        ((word, _Meaning(Flag.ABSOLUTE, is_future=True)) for word in vocabulary.future),
        ((word, _Meaning(Flag.ABSOLUTE, is_ruled_out=True, is_future=True)) for word in vocabulary.future_ruled_out),
        ((word, _Meaning(Flag.VAGUE)) for word in vocabulary.vague),
    )  # fmt: skip
    meanings: dict[str, _Meaning] = {}
    for word, meaning in (pair for pairs in listed for pair in pairs):
        # What the chosen scale says goes before what any other list says of the same word.
        meanings.setdefault(word, meaning)
    return list(meanings.items())


def _stands_with(text: str, one: Found[_Meaning], other: Found[_Meaning]) -> bool:
    """Whether the other is a word of likelihood in the same part of a sentence, as in “will probably”."""
    if other.meaning.term is None:
        return False
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return not between.strip(" ,") or not _PARTS.search(between)


_PARTS = re.compile(r"[,:;.!?–—\n]")
"""What parts a sentence from another, or two of its parts."""


def _is_month(text: str, one: Found[_Meaning]) -> bool:
    """Whether “May” is the month: with a capital within a sentence, or before figures."""
    if text[one.start : one.end] != "May":
        return False
    start = next(start for start, end in sentences(text) if start <= one.start < end)
    return bool(text[start : one.start].strip()) or text[one.end :].lstrip()[:1].isdigit()


def _names(terms: Sequence[Term] | Iterator[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.name for term in terms))


@lru_cache(maxsize=8)
def checker(scale: LikelihoodScale | None = None) -> Checker:
    """The checker against a scale, without one against that of ICD 203."""
    chosen = scale or built_in()[0]
    return Checker(chosen, [other for other in built_in() if other.name != chosen.name])
