from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

import resources
from models.briefing.coverage import carried, code_points
from models.briefing.legible import LONGEST, REPLACEMENT, legible, printable
from models.words import Act


@dataclass(frozen=True)
class Note:
    words: str
    more: tuple[str, ...]
    act: Act
    figure: float | None


def test_the_fonts_cover_the_scripts_that_are_promised():
    for letter in "Aéß Привіт Ελλάδα مرحبا שלום ქართული Հայերեն →✓€😀":
        assert ord(letter) in carried().points, letter


def test_a_font_without_a_script_does_not_claim_it():
    hebrew = code_points(resources.path("fonts/NotoSansHebrew-Regular.ttf").read_bytes())
    assert ord("ש") in hebrew
    assert ord("ж") not in hebrew


def test_characters_without_a_picture_are_dropped_and_others_named_as_lost():
    text, lost = printable("a\x00b\ufeff \u202ec\n漢\ud800\ue000\ufffe")
    assert text.replace("\u200b", "") == f"ab c {REPLACEMENT * 4}"
    assert lost == {"漢", "\ud800", "\ue000", "\ufffe"}


def test_a_mark_that_no_font_has_with_its_letter_is_replaced():
    assert printable("e\u0301") == ("e\u0301", frozenset())
    assert printable("\u269c\u1dd9") == (f"\u269c{REPLACEMENT}", {"\u1dd9"})


def test_markup_is_left_as_it_is():
    text = '#panic() $#read("main.typ")$ *x* <l> @y \\'
    assert printable(text) == (text, frozenset())


def test_long_texts_are_shortened_and_say_so():
    text, _ = printable("word " * LONGEST)
    assert text.endswith("… (shortened)")
    assert len(text) < LONGEST + 20


def test_spaces_that_hold_a_date_together_stay_and_longer_ones_may_break():
    assert printable(" 29\u00a0березня 2022\u00a0р.  ") == ("29\u00a0березня 2022\u00a0р.", frozenset())
    held, _ = printable("a\u00a0" * 400)
    assert "\u00a0" not in held
    assert printable("a \u00a0 b")[0] == "a b"


def test_long_words_can_break():
    text, _ = printable("https://example.org/" + "a" * 200)
    assert max(map(len, text.split("\u200b"))) <= 25


def test_dataclasses_are_cleaned_throughout_and_keep_what_is_not_text():
    cleaned, lost = legible(Note("a\x01", ("漢",), Act.DEMAND, None))
    assert cleaned == Note("a", (REPLACEMENT,), Act.DEMAND, None)
    assert cleaned.act is Act.DEMAND
    assert lost == {"漢"}


@given(st.text())
def test_whatever_is_printed_has_a_glyph(text: str):
    cleaned, _ = printable(text)
    assert all(ord(letter) in carried().points for letter in cleaned)
    cleaned.encode("utf-8")
