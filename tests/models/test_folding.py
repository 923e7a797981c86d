import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.folding import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("УКРАЇНА", "україна"), ("ЇЖАК", "їжак"), ("Ґедзь", "ґедзь"), ("Зеленський", "ЗЕЛЕНСЬКИЙ"),
        ("Türkiye", "turkiye"),
        ("Çavuşoğlu", "CAVUSOGLU"), ("STRASSE", "straße"), ("Café", "cafe\u0301"), ("ﬁnal", "FINAL"), ("№5", "no5"),
        ("℡", "tel"), ("Ёлка", "елка"), ("Kılıç", "kilic"), ("Wałęsa", "walesa"), ("Støre", "store"),
        ("Æther", "aether"), ("سـلام", "سلام"),
    ],
)  # fmt: skip
def test_case_accents_and_ligatures_do_not_matter(one: str, other: str):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("кит", "кот"), ("и", "ы"), ("а", "a")])
def test_different_letters_stay_different(one: str, other: str):
    assert folded(one) != folded(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str):
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters(codec="utf-8", categories=["L"])))
def test_capitals_fold_as_small_letters_do(text: str):
    assert folded(text.lower()) == folded(text)
