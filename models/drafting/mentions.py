"""Parties and speakers named in a passage, in any script: suggestions for the form, never saved unseen."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from models.actors import Speaker
from models.folding import folded
from models.snapshot import Snapshot

_ABBREVIATION = 3
"""Letters up to which capitals have to be capitals: US is no “us”."""

_LONG = 5
"""Letters from which on a word may bear another ending; shorter ones are found only as they are."""

_LONGEST_ENDING = 3

_SHORTEST_STEM = 4

_VOWELS = "аеиоуыэюяієь"
"""Letters, folded, in which Cyrillic names end in the nominative and not in other cases: Украина, Зеленський."""

_WITHOUT_BLANKS = ("CJK UNIFIED", "HIRAGANA", "KATAKANA", "KHMER", "LAO", "MYANMAR", "THAI")
"""How Unicode's names of letters begin in scripts that put no blanks between words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A party or a speaker by its id, named from code point `start` up to, not including, `end` of a passage."""

    start: int
    end: int
    owner_id: str
    is_speaker: bool


class Word(NamedTuple):
    """A word of a passage as it stands there, from code point `start` up to, not including, `end`."""

    text: str
    start: int
    end: int


class Names:
    """The names and aliases of a dossier's parties and speakers, to be looked for. Never changes once built.

    They are found as whole words, whatever their case and accents. A long word is found with another ending too, as
    Ukrainian and Russian names have in other cases. A person is also found by the last word of the name, unless
    somebody else bears it.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._beginning: dict[str, list[_Name]] = defaultdict(list)
        for name in _names(snapshot):
            if name.parts:
                self._beginning[name.parts[0].whole[:_ABBREVIATION]].append(name)

    def mentions(self, passage: str) -> tuple[Mention, ...]:
        """Who is named, in the order of the passage; of names that begin at one word the longest.

        A name that several bear is a mention of each of them.
        """
        return tuple(self._found(words_in(passage)))

    def _found(self, words: Sequence[Word]) -> Iterator[Mention]:
        at = 0
        while at < len(words):
            here = [name.fit(words[at : at + len(name.parts)]) for name in self._starting_like(words[at])]
            best = max(here, default=_NO_FIT)
            ends = at + max(best.words, 1)
            if best.words:
                names = (name for name, fit in zip(self._starting_like(words[at]), here, strict=True) if fit == best)
                owners = dict.fromkeys((name.owner_id, name.is_speaker) for name in names)
                yield from (Mention(words[at].start, words[ends - 1].end, *owner) for owner in owners)
            at = ends

    def _starting_like(self, word: Word) -> list["_Name"]:
        return self._beginning.get(folded(word.text)[:_ABBREVIATION], [])


class _Fit(NamedTuple):
    """How well a name fits: by how many words, how many of them whole, and how many letters it names."""

    words: int
    whole: int
    letters: int


_NO_FIT = _Fit(0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a name: as written, folded, and what any case of it begins with."""

    written: str
    whole: str
    stem: str

    def fits(self, word: Word) -> bool:
        if len(self.written) <= _ABBREVIATION and self.written.isupper():
            return word.text == self.written
        text = folded(word.text)
        if text == self.whole or len(self.whole) < _LONG:
            return text == self.whole
        return text.startswith(self.stem) and len(text) - len(self.stem) <= _LONGEST_ENDING


@dataclass(frozen=True, slots=True)
class _Name:
    parts: tuple[_Part, ...]
    owner_id: str
    is_speaker: bool

    def fit(self, words: Sequence[Word]) -> _Fit:
        if len(words) < len(self.parts) or not all(map(_Part.fits, self.parts, words)):
            return _NO_FIT
        whole = sum(folded(word.text) == part.whole for part, word in zip(self.parts, words, strict=True))
        return _Fit(len(self.parts), whole, sum(len(part.whole) for part in self.parts))


def words_in(passage: str) -> list[Word]:
    """The words of a passage; letters of scripts without blanks between words stand alone."""
    runs = groupby(enumerate(passage), key=lambda at: _run(*at))
    found = [list(letters) for run, letters in runs if run is not None]
    return [Word("".join(char for _, char in run), run[0][0], run[-1][0] + 1) for run in found]


def _run(at: int, char: str) -> int | None:
    """The same for all letters of one word, None for what is no letter."""
    if unicodedata.category(char)[0] not in "LMN":
        return None
    alone = not char.isascii() and unicodedata.name(char, "").startswith(_WITHOUT_BLANKS)
    return at if alone else -1


def _names(snapshot: Snapshot) -> Iterator[_Name]:
    for party in snapshot.parties:
        yield from (_Name(_parts(name), party.id, is_speaker=False) for name in (party.name, *party.aliases))
    last_names = {speaker.id: _last_name(speaker) for speaker in snapshot.speakers}
    bearers = Counter(map(folded, last_names.values()))
    for speaker in snapshot.speakers:
        last_name = last_names[speaker.id]
        names = (speaker.name, *speaker.aliases, *([last_name] if bearers[folded(last_name)] == 1 else []))
        yield from (_Name(_parts(name), speaker.id, is_speaker=True) for name in names)


def _last_name(speaker: Speaker) -> str:
    """The last word of a name all of whose words are capitalised, "" where that may not be a person's."""
    words = [word.text for word in words_in(speaker.name)]
    is_person = len(words) > 1 and all(word[0].isupper() for word in words)
    return words[-1] if is_person and len(words[-1]) > _ABBREVIATION else ""


def _parts(name: str) -> tuple[_Part, ...]:
    return tuple(_Part(word.text, folded(word.text), _stem(folded(word.text))) for word in words_in(name))


def _stem(word: str) -> str:
    stem = word.rstrip(_VOWELS)
    return stem if len(stem) >= _SHORTEST_STEM else word[:_SHORTEST_STEM]
