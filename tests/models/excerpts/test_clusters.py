import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.excerpts.clusters import REACH, may_cut, widened

WHOLE = {
    "a letter with its accent": "e\u0301",
    "a letter with many marks": "o\u0308\u0323\u0302",
    "a family": "👩\u200d👩\u200d👧",
    "a skin tone": "👍🏽",
    "a heart that is shown in colour": "❤\ufe0f",
    "a keycap": "1\ufe0f\u20e3",
    "a flag": "🇺🇦",
    "a flag made of tags": "🏴\U000e0067\U000e0062\U000e007f",
    "a line end": "\r\n",
    "a Hangul syllable in parts": "\u1112\u1161\u11ab",
    "a Hindi vowel": "नि",
    "a Thai vowel": "กำ",
    "a Hebrew letter with its points": "שׁ\u05b8",
}


@pytest.mark.parametrize("character", WHOLE.values(), ids=WHOLE.keys())
def test_what_readers_see_as_one_character_is_not_cut(character: str) -> None:
    text = f"a{character}b"
    assert [place for place in range(len(text) + 1) if may_cut(text, place)] == [0, 1, len(text) - 1, len(text)]


@pytest.mark.parametrize("text", ["ab", "🇺🇦🇷🇺", "👍👍", "한국", "a\n", "\n\u0301", "нi", "\u200da", "नम"])
def test_neighbours_may_be_parted(text: str) -> None:
    assert may_cut(text, len(text) // 2)


def test_flags_are_counted_off_in_twos() -> None:
    flags = "🇺🇦🇷🇺🇹🇷"
    assert [may_cut(flags, place) for place in range(7)] == [True, False] * 3 + [True]


def test_a_selection_grows_to_whole_characters() -> None:
    assert widened("x👩\u200d👧y", 2, 3) == (1, 4)
    assert widened("cafe\u0301 is", 0, 4) == (0, 5)
    assert widened("plain", 1, 3) == (1, 3)


def test_what_never_ends_is_cut_where_it_was_asked() -> None:
    endless = "a" + "\u0301" * (3 * REACH)
    assert widened(endless, REACH + 5, REACH + 6) == (REACH + 5, REACH + 6)


@given(st.text("aé\u0301\u200d👩🏽🇺🇦\r\n한ᄒ", min_size=1, max_size=12), st.data())
@settings(max_examples=60)
def test_a_selection_never_shrinks_and_grows_but_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = widened(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert widened(text, first, last) == (first, last)
