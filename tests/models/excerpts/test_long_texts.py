"""Texts that are too long to be compared word by word, and whose words come again and again."""

from random import Random

from models.excerpts.anchor import excerpt_of
from models.excerpts.carrying import Fate, carry, carry_all

VOCABULARY = [f"{first}{second}{third}" for first in "kmtr" for second in "aeiou" for third in ("n", "st", "va", "po")]
"""Eighty words, so that each of them and many of their pairs occur time and again."""


def prose(random: Random, words: int) -> list[str]:
    return [random.choice(VOCABULARY) + random.choice(("", "", "", "", ".", ",")) for _ in range(words)]


def test_excerpts_of_a_long_text_with_scattered_edits_go_to_their_own_places() -> None:
    random = Random(3)
    old, new, places = prose(random, 6000), list[str](), list[int]()
    for number, word in enumerate(old):
        places.append(len(" ".join([*new, ""])))
        edited = number % 60 == 0
        new += [random.choice(VOCABULARY) + "x"] * random.randint(0, 3) if edited else [word]
    old_text, new_text = " ".join(old), " ".join(new)
    firsts = [number for number in range(10, len(old) - 60, 23) if number % 60 in range(1, 52)]
    spans = [(len(" ".join(old[:first])) + 1, len(" ".join(old[: first + 8]))) for first in firsts]
    found = carry_all([excerpt_of(old_text, *span) for span in spans], old_text, new_text)
    assert [one.new.start for one in found if one.new] == [places[first] for first in firsts]
    assert {one.fate for one in found} == {Fate.CARRIED}


def test_long_texts_that_have_nothing_in_common_lose_everything() -> None:
    old, new = " ".join(prose(Random(1), 3000)), " ".join(prose(Random(2), 3000))
    found = carry_all([excerpt_of(old, start, start + 25) for start in range(0, 9000, 450)], old, new)
    assert {one.fate for one in found} == {Fate.LOST}


def test_a_long_text_without_anything_that_occurs_once_is_carried_past_one_addition() -> None:
    old = "The talks went on. " * 1500
    new = old[: 19 * 900] + "There was a break. " + old[19 * 900 :]
    for repeat, shift in ((0, 0), (899, 0), (900, 19), (1499, 19)):
        start = 19 * repeat + 4
        found = carry(excerpt_of(old, start, start + 10), old, new)
        assert found.new == excerpt_of(new, start + shift, start + shift + 10)


def test_in_a_long_text_of_one_sentence_nobody_knows_which_was_added() -> None:
    old = "The talks went on. " * 1500
    assert carry(excerpt_of(old, 19 * 700, 19 * 700 + 18), old, old + "The talks went on.").fate == Fate.LOST
