"""What holds for excerpts whatever is edited: random texts, random passages, random corrections."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.excerpts.anchor import excerpt_of
from models.excerpts.carrying import Carried, Fate, carry, carry_all

SYLLABLES = ("ka", "ro", "mi", "tel", "us", "пе", "га", "שלו", "سلا", "é", "ñu", "og")
FEW = ("the", "we", "agree", "not", "talks", ",", ".", "🕊️", "Kyiv")


@dataclass(frozen=True)
class Edit:
    """So many words at a place give way to others."""

    at: int
    taken: int
    put: list[str]


def word(number: int) -> str:
    """A word of its own for each number."""
    first, second = divmod(number, len(SYLLABLES))
    third, fourth = divmod(first, len(SYLLABLES))
    return SYLLABLES[third % len(SYLLABLES)] + SYLLABLES[fourth] + SYLLABLES[second] + str(number)


def joined(words: list[str], breaks: list[str]) -> str:
    return "".join(one + breaks[index % len(breaks)] for index, one in enumerate(words))


breaks = st.lists(st.sampled_from((" ", " ", " ", "\n", ", ", ". ", " – ")), min_size=1, max_size=7)
few_words = st.lists(st.sampled_from(FEW), min_size=1, max_size=40)


@st.composite
def edits(draw: st.DrawFn, first: int, last: int) -> list[Edit]:
    """Edits of the words from one up to another that do not meet, in order; all words put in are new to the text."""
    ends = sorted(set(draw(st.lists(st.integers(first, last), max_size=6))))
    made = []
    for place, (at, end) in enumerate(pairwise(ends)):
        put = [word(1000 + 20 * at + number) for number in range(draw(st.integers(0, 4)))]
        if place % 2 == 0:
            made.append(Edit(at, draw(st.integers(0, end - at)), put))
    return made


def edited(words: list[str], changes: list[Edit]) -> list[str]:
    left = list(words)
    for edit in reversed(changes):
        left[edit.at : edit.at + edit.taken] = edit.put
    return left


@st.composite
def passages(draw: st.DrawFn, shortest: int) -> tuple[list[str], int, int]:
    """A text of words that are all different, and the first and the last of a passage."""
    words = [word(number) for number in range(draw(st.integers(shortest, 60)))]
    first = draw(st.integers(0, len(words) - shortest))
    return words, first, draw(st.integers(first + shortest, min(first + 20, len(words))))


def sound(found: Carried, new: str) -> None:
    """The excerpt stands where it is said to, and whether its words changed is told truly."""
    if found.new is None:
        assert found.fate == Fate.LOST
    else:
        assert new[found.new.start : found.new.end] == found.new.quote
        assert found.fate == (Fate.CARRIED if found.new.quote == found.old.quote else Fate.REWORDED)


@given(passages(shortest=5), breaks, st.data())
@settings(max_examples=100)
def test_excerpts_survive_all_edits_around_them(
    passage: tuple[list[str], int, int], between: list[str], data: st.DataObject
) -> None:
    words, first, last = passage
    earlier = edited(words[:first], data.draw(edits(0, first)))
    later = edited(words[last:], data.draw(edits(0, len(words) - last)))
    quote = joined(words[first:last], between).strip()
    old = joined(words[:first], between) + quote + "\n" + joined(words[last:], between)
    new_start = len(joined(earlier, between[::-1]))
    new = joined(earlier, between[::-1]) + quote + "\n" + joined(later, between[::-1])
    start = len(joined(words[:first], between))
    found = carry(excerpt_of(old, start, start + len(quote)), old, new)
    sound(found, new)
    assert (found.fate, found.new) == (Fate.CARRIED, excerpt_of(new, new_start, new_start + len(quote)))


@given(passages(shortest=1), breaks, st.data())
@settings(max_examples=100)
def test_short_excerpts_survive_edits_on_one_side(
    passage: tuple[list[str], int, int], between: list[str], data: st.DataObject
) -> None:
    words, first, last = passage
    words += [word(number) for number in range(500, 510)]
    start = len(joined(words[:first], between))
    quote = joined(words[first:last], [" "]).strip()
    rest = " " + joined(words[last:], between)
    old = joined(words[:first], between) + quote + rest
    earlier = joined(edited(words[:first], data.draw(edits(0, first))), between)
    found = carry(excerpt_of(old, start, start + len(quote)), old, earlier + quote + rest)
    assert (found.fate, found.new) == (
        Fate.CARRIED,
        excerpt_of(earlier + quote + rest, len(earlier), len(earlier) + len(quote)),
    )


@given(passages(shortest=1), breaks, st.data())
@settings(max_examples=100)
def test_excerpts_that_are_taken_out_are_lost(
    passage: tuple[list[str], int, int], between: list[str], data: st.DataObject
) -> None:
    words, first, last = passage
    earlier = edited(words[:first], data.draw(edits(0, first)))
    later = edited(words[last:], data.draw(edits(0, len(words) - last)))
    put = [word(number) for number in range(900, 900 + data.draw(st.integers(0, 6)))]
    old = joined(words, [" "])
    start = len(joined(words[:first], [" "]))
    anchor = excerpt_of(old, start, start + len(joined(words[first:last], [" "])) - 1)
    assert carry(anchor, old, joined(earlier + put + later, between)).fate == Fate.LOST


@given(few_words, few_words, st.data())
@settings(max_examples=100)
def test_whatever_is_edited_no_excerpt_goes_to_other_words_unsaid(
    words: list[str], others: list[str], data: st.DataObject
) -> None:
    cut, end = sorted((data.draw(st.integers(0, len(words))), data.draw(st.integers(0, len(words)))))
    old, new = " ".join(words), " ".join(words[:cut] + others + words[end:])
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(old)), st.integers(0, len(old))), max_size=6))
    anchors = [excerpt_of(old, min(span), max(span)) for span in spans if span[0] != span[1]]
    found = carry_all(anchors, old, new)
    assert [one.old for one in found] == anchors
    for one in found:
        sound(one, new)


@given(st.text(min_size=1, max_size=60), st.data())
@settings(max_examples=100)
def test_in_an_unchanged_text_every_excerpt_with_a_letter_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = excerpt_of(text, start, data.draw(st.integers(start + 1, len(text))))
    assume(any(letter.isalnum() for letter in anchor.quote))
    assert carry(anchor, text, text) == Carried(Fate.CARRIED, anchor, anchor)


@given(few_words, st.text(max_size=40), st.data())
@settings(max_examples=100)
def test_any_texts_can_be_compared(words: list[str], new: str, data: st.DataObject) -> None:
    old = "".join(words)
    start = data.draw(st.integers(0, len(old) - 1))
    sound(carry(excerpt_of(old, start, len(old)), old, new), new)
