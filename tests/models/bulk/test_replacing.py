import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.bulk.replacing import Replacing, occurrences, replaced

TEXTS = st.text(st.sampled_from(list("abAB ._-é\u0301\\g1")), max_size=20)
FINDS = st.text(st.sampled_from(list("abA .\\")), min_size=1, max_size=3)


def after(text: str, *args: str, **how: bool) -> str | None:
    change = replaced(text, Replacing(*args, **how))
    return None if change is None else change.after


def test_what_is_typed_is_no_pattern() -> None:
    assert after("1.5 or 105", "1.5", r"\g<0>\n") == r"\g<0>\n or 105"
    assert after("a+b (c)", "(c)", "") == "a+b "


def test_case_matters_only_where_it_is_asked_for() -> None:
    assert after("NATO, nato", "nato", "the Alliance") == "the Alliance, the Alliance"
    assert after("NATO, nato", "nato", "the Alliance", same_case=True) == "NATO, the Alliance"
    assert after("НАТО", "нато", "Альянс") == "Альянс"


@pytest.mark.parametrize(
    ("text", "find", "found"),
    [
        ("art article art", "art", [(0, 3), (12, 15)]),
        ("art_1 art-1", "art", [(6, 9)]),
        ("мир миру", "мир", [(0, 3)]),
        ("(x) a(x)b", "(x)", [(0, 3), (5, 8)]),
        ("cafe\u0301 cafe", "cafe", [(6, 10)]),
    ],
)
def test_whole_words_stand_alone_in_any_script(text: str, find: str, found: list[tuple[int, int]]) -> None:
    assert list(occurrences(text, Replacing(find, whole_words=True))) == found


def test_a_letter_is_not_taken_apart_from_its_accent() -> None:
    assert after("e\u0301 e", "e", "a") == "e\u0301 a"


def test_what_changes_nothing_is_no_change() -> None:
    assert replaced("abc", Replacing("x", "y")) is None
    assert replaced("abc", Replacing("b", "b")) is None
    assert replaced("abc", Replacing("", "y")) is None


def test_places_are_those_of_what_was_found_and_put() -> None:
    change = replaced("a-b-c", Replacing("-", " – "))
    assert change is not None
    assert [change.before[start:stop] for start, stop in change.found] == ["-", "-"]
    assert [change.after[start:stop] for start, stop in change.put] == [" – ", " – "]


@given(TEXTS, FINDS, TEXTS)
@settings(max_examples=100)
def test_replacing_and_replacing_back_gives_the_text_again(before: str, find: str, behind: str) -> None:
    # What is put in stands in none of the texts.
    text = f"{before}{find}x{behind}"
    change = replaced(text, Replacing(find, "\N{SNOWMAN}", same_case=True))
    assert change is not None
    assert {text[start:stop] for start, stop in change.found} == {find}
    assert {change.after[start:stop] for start, stop in change.put} == {"\N{SNOWMAN}"}
    assert after(change.after, "\N{SNOWMAN}", find) == text
