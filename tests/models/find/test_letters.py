import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.find.letters import Letters
from models.folding import folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Security guarantees, at last!", " security guarantees at last "),
        ("зв'язок зв’язок звʼязок", " зв язок зв язок зв язок "),
        ("co-operation U.S. 40–55 %", " co operation u s 40 55 "),
        ("中立とNATO", " 中 立 と nato "),
        ("ความเป็นกลาง", " ค ว า ม เ ป ็ น ก ล า ง "),
        ("한국", f" {folded('한국')} "),
        ("हिन्दी", " हिनदी "),
        ("co\u00adop\u200bera\u200ftion", " cooperation "),
        ("a\x00b\ud800c_d", " a b c d "),
        ("  \n ", ""), ("—“”!", ""), ("🕊", ""),
    ],
)  # fmt: skip
def test_words_are_folded_and_all_else_is_a_blank(text: str, words: str):
    assert Letters().words(text) == words


@given(st.text())
def test_words_hold_nothing_but_letters_figures_and_vowel_signs(text: str):
    words = Letters().words(text).split()
    assert "".join(words).isprintable()
    assert not set("\"*:^()-+'\\{}") & set("".join(words))
    assert Letters().words(" ".join(words)).split() == words


@given(st.text(st.characters(categories=["L", "N"])))
def test_characters_are_folded_one_by_one_as_texts_are_as_a_whole(text: str):
    letters = Letters()
    whole = (char for char in folded(text) if not char.isspace())
    assert "".join(letters.words(text).split()) == "".join("".join(map(letters.words, whole)).split())
