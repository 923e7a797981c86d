from hypothesis import given
from hypothesis import strategies as st

from models.telling.differing import from_where_they_differ, where_they_differ

BEGINNING = "It will keep the status of the region open for the next"


def test_long_texts_are_cut_down_to_the_words_in_which_they_differ() -> None:
    assert where_they_differ(f"{BEGINNING} ten years of talks.", f"{BEGINNING} fifteen years of talks.") == (
        "… next ten years …", "… next fifteen years …",
    )  # fmt: skip


def test_what_was_put_at_the_end_is_seen() -> None:
    assert where_they_differ(BEGINNING, f"{BEGINNING} year") == ("… next", "… next year")


def test_short_texts_stay_whole() -> None:
    assert where_they_differ("not stated", "40–55") == ("not stated", "40–55")


def test_a_text_in_place_of_nothing_begins_as_it_does() -> None:
    assert where_they_differ("nothing", f"{BEGINNING} year")[1] == "It will keep the status of th…"


def test_texts_that_differ_in_blanks_alone_stay_whole() -> None:
    assert where_they_differ(BEGINNING, f"{BEGINNING}\n") == (BEGINNING, f"{BEGINNING}\n")


@given(st.text("ab \n", max_size=200), st.text("ab \n", max_size=200))
def test_different_words_never_look_alike_unless_they_are_cut(one: str, other: str) -> None:
    shown = where_they_differ(one, other)
    if one.split() != other.split() and not any(text.endswith("…") for text in shown):
        assert shown[0] != shown[1]


def test_of_texts_of_millions_of_characters_the_beginning_is_looked_at() -> None:
    book = "word " * 1_000_000
    assert where_they_differ(f"Ten {book}", f"Twelve {book}") == (
        "Ten word word word word word…",
        "Twelve word word word word wo…",
    )
    unseen = where_they_differ(f"{book} ten", f"{book} twelve")
    assert all(len(words) < 50 for words in unseen)


def test_texts_of_millions_of_characters_that_differ_late_are_told_apart() -> None:
    same = "word " * 200_000
    assert where_they_differ(f"{same}x", f"{same}y") == ("… word x", "… word y")
    assert where_they_differ(f"{same}x", same) == ("… word x", "… word")


def test_of_long_texts_so_much_is_shown_from_where_they_differ() -> None:
    same = "word " * 1_000
    one, other = from_where_they_differ([f"{same}one{same}", f"{same}other{same}"], 300)
    assert "one" in one
    assert "other" in other
    assert all(text.startswith("… ") and text.endswith("…") and len(text) < 310 for text in (one, other))


def test_texts_that_are_short_or_alike_to_their_beginning_lose_nothing() -> None:
    assert from_where_they_differ(["one", "two"], 300) == ["one", "two"]
    assert from_where_they_differ([], 300) == []
    assert from_where_they_differ(["word " * 10, ""], 30) == [f"{'word ' * 6}…", ""]
