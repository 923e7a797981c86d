"""Texts in words of the sample and in Ukrainian, made quickly: phrases are put together."""

import csv
import re

import numpy as np

import resources

_STEMS = (
    "нейтралітет", "гарантія", "безпека", "перемовини", "делегація", "україна", "росія", "стамбул", "припинення",
    "вогонь", "військо", "кордон", "домовленість", "президент", "міністр", "заява", "пропозиція", "умова", "вимога",
    "відмова", "підтвердження", "рада", "посередник", "санкція", "коридор", "гуманітарний", "обстріл", "місто",
    "область", "територія", "суверенітет", "членство", "союз", "альянс", "зустріч", "пункт", "проєкт", "документ",
)  # fmt: skip
_ENDINGS = ("", "а", "у", "ом", "ів", "ам", "ами", "ою", "і", "ний", "ного", "ському", "ські")
_SYLLABLES = ("ka", "to", "mi", "re", "lo", "sta", "ven", "dor", "qui", "bra", "shen", "po", "li", "zu")

_PHRASES = 6_000
_WORDS = 4


class Prose:
    """Phrases of four words, of which texts are made."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        words = np.array(_vocabulary(rng), dtype=object)
        frequency = 1 / np.arange(1, len(words) + 1)
        chosen = rng.choice(len(words), _PHRASES * _WORDS, p=frequency / frequency.sum())
        # Each word stands somewhere, so that the rare ones can be looked for.
        chosen[: len(words)] = np.arange(len(words))[: len(chosen)]
        parts = words[rng.permutation(chosen)].reshape(_PHRASES, _WORDS).tolist()
        self._phrases = [" ".join(part) for part in parts]

    def text(self, phrases: int) -> str:
        """One text of so many phrases."""
        return self.texts(1, phrases)[0]

    def texts(self, count: int, phrases: int) -> list[str]:
        """So many texts of so many phrases each."""
        listed = self._phrases
        if phrases == 1:
            return [listed[at] for at in self._rng.integers(0, _PHRASES, count).tolist()]
        picked = self._rng.integers(0, _PHRASES, (count, phrases)).tolist()
        return [" ".join([listed[at] for at in row]) for row in picked]


def _vocabulary(rng: np.random.Generator) -> list[str]:
    with resources.path("sample/istanbul-2022/statements.csv").open(encoding="utf-8") as file:
        english = {word.lower() for row in csv.DictReader(file) for word in re.findall(r"[^\W\d]+", row["text"])}
    made_up = {"".join(rng.choice(_SYLLABLES, count)) for count in rng.integers(2, 6, 15_000)}
    words = sorted(english) + [stem + ending for stem in _STEMS for ending in _ENDINGS]
    # The real words are the frequent ones.
    rare = sorted(made_up - english)
    return [words[at] for at in rng.permutation(len(words))] + [rare[at] for at in rng.permutation(len(rare))]
