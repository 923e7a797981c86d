from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models.excerpts.best_pairs import certain_pairs

RUN = 2

Pairs = tuple[tuple[int, int], ...]

sentences = st.lists(st.integers(0, 3), max_size=6)


def pairs_of(old: str, new: str) -> dict[str, str]:
    """The certain pairs of two texts of words, each word with its number in its text."""
    olds, news = old.split(), new.split()
    numbers = {word: number for number, word in enumerate(dict.fromkeys(olds + news))}
    found = certain_pairs(
        np.array([numbers[word] for word in olds], dtype=np.int64),
        np.array([numbers[word] for word in news], dtype=np.int64),
        np.array([2 + len(word) for word in olds], dtype=np.int64),
    )
    return {f"{olds[at]} {at}": f"{news[to]} {to}" for at, to in enumerate(found.tolist()) if to >= 0}


def alignments(old: list[int], new: list[int]) -> Iterator[Pairs]:
    """All ways to pair equal words in order."""
    for count in range(min(len(old), len(new)) + 1):
        for olds in combinations(range(len(old)), count):
            for news in combinations(range(len(new)), count):
                if all(old[one] == new[other] for one, other in zip(olds, news, strict=True)):
                    yield tuple(zip(olds, news, strict=True))


def worth(pairs: Pairs, old: list[int], new: list[int]) -> int:
    around = ((-1, -1), *pairs, (len(old), len(new)))
    runs = sum((b[0] - a[0], b[1] - a[1]) == (1, 1) for a, b in pairwise(around))
    return sum(weight(old[one]) for one, _ in pairs) + RUN * runs


def weight(word: int) -> int:
    return 1 + 2 * word


def slow(old: list[int], new: list[int]) -> list[int]:
    """The definition: a pair is certain if every alignment without it is worse by more than one break."""
    judged = [(set(pairs), worth(pairs, old, new)) for pairs in alignments(old, new)]
    best = max(value for _, value in judged)
    sure = [-1] * len(old)
    for one, other in {pair for pairs, _ in judged for pair in pairs}:
        if max(value for pairs, value in judged if (one, other) not in pairs) < best - RUN:
            sure[one] = other
    return sure


def test_words_that_stay_are_paired_and_words_that_change_are_not() -> None:
    assert pairs_of("we reject the draft", "we accept the draft") == {
        "we 0": "we 0",
        "the 2": "the 2",
        "draft 3": "draft 3",
    }


def test_which_of_two_equal_words_was_taken_out_is_in_doubt() -> None:
    assert pairs_of("never never again", "never again") == {"again 2": "again 1"}


def test_words_that_stay_together_tell_which_one_it_was() -> None:
    found = pairs_of("we want peace soon and we want land", "we want land")
    assert found["land 7"] == "land 2"
    assert "peace 2" not in found


@given(sentences, sentences)
@settings(max_examples=100)
def test_pairs_are_those_of_every_good_alignment(old: list[int], new: list[int]) -> None:
    weights = np.array([weight(word) for word in old], dtype=np.int64)
    found = certain_pairs(np.array(old, dtype=np.int64), np.array(new, dtype=np.int64), weights)
    assert found.tolist() == slow(old, new)
