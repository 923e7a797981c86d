import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from models.gathering.cleaning import clean, one_line, text_hash

TEXTS = st.text(st.characters() | st.sampled_from("\x00\r\n\v\f\x85\ufeff\ud800\udfff\u200f\u2066\t"))


def test_what_no_reader_sees_is_removed_and_counted() -> None:
    cleaned = clean("Neu\x00tral\x07ity\x9b")
    assert cleaned.text == "Neutrality"
    assert cleaned.notes == ("3 control characters were removed from the text.",)


def test_one_is_counted_in_the_singular() -> None:
    assert clean("a\x00b").notes == ("1 control character was removed from the text.",)


def test_line_breaks_of_every_system_become_one_and_join_no_words() -> None:
    cleaned = clean("one\r\ntwo\rthree\vfour\ffive\x85six\nseven\teight")
    assert cleaned.text == "one\ntwo\nthree\nfour\nfive\nsix\nseven\teight"
    assert cleaned.notes == ()


def test_a_mark_of_byte_order_at_the_beginning_is_no_part_of_the_text() -> None:
    assert clean("\ufeffText").text == "Text"
    assert clean("\ufeffText").notes == ()
    assert clean("Te\ufeffxt").notes == ("1 control character was removed from the text.",)


def test_half_a_character_is_replaced_where_it_stands() -> None:
    cleaned = clean("a\ud83db")
    assert cleaned.text == "a\ufffdb"
    assert cleaned.notes == ("1 broken character was replaced by � in the text.",)


def test_code_points_stay_as_they_are() -> None:
    kept = "Cafe\u0301 \u2067שלום\u2069 \u200fمرحبا\u200f 🕊️👩‍⚖️ 1\u00a0000 \u2028"
    assert clean(kept).text == kept


@given(TEXTS)
def test_cleaning_leaves_nothing_to_clean(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
    assert clean(once).notes == ()
    assert all(letter in "\t\n" or unicodedata.category(letter) not in {"Cc", "Cs"} for letter in once)
    assert len(text_hash(once)) == 64


@given(TEXTS)
def test_short_fields_are_one_line(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split())
    assert len(line) <= 500


def test_the_hash_is_the_one_that_other_programs_compute_of_the_file() -> None:
    # printf 'Київ' | sha256sum
    assert text_hash("Київ") == "4ec43ff9c42014b883eeed7003b53f9e0193e9f633846ad05d8ccf4e51468c7e"
