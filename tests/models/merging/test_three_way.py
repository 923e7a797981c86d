from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from models.merging.three_way import Agreed, Clash, changed_parts, merged_text, three_way

TEXTS = st.lists(
    st.sampled_from(["no", "alliances", "bases", "troops", ",", " ", "\n", "без", "військ"]), max_size=12
).map("".join)


def test_changes_in_different_places_are_put_together() -> None:
    base = "No alliances, no bases, and no troops."
    ours = "No military alliances, no bases, and no troops."
    theirs = "No alliances, no bases, and no foreign troops."
    assert merged_text(three_way(base, ours, theirs)) == "No military alliances, no bases, and no foreign troops."


def test_a_place_that_both_changed_is_shown_with_both_words() -> None:
    pieces = three_way("Within ten days", "Within five days", "Within twenty days")
    assert pieces == (Agreed("Within "), Clash("ten", "five", "twenty"), Agreed(" days"))
    assert merged_text(pieces) is None


def test_one_side_deleting_what_the_other_changed_clashes() -> None:
    pieces = three_way("within ten days", "within days", "within twenty days")
    assert [one for one in pieces if isinstance(one, Clash)] == [Clash("ten ", "", "twenty ")]


def test_words_that_are_changed_next_to_each_other_clash_as_one_phrase() -> None:
    pieces = three_way(
        "consult within three days of it", "consult within two days of it", "consult without delay of it"
    )
    assert pieces == (
        Agreed("consult "), Clash("within three days", "within two days", "without delay"), Agreed(" of it"),
    )  # fmt: skip


def test_a_text_as_long_as_a_page_of_notes_is_put_together_at_once() -> None:
    base = " ".join(f"the word {number} of the text" for number in range(3000))
    ours, theirs = base.replace("word 7 ", "sign 7 "), base.replace("word 2900 ", "sign 2900 ")
    assert merged_text(three_way(base, ours, theirs)) == ours.replace("word 2900 ", "sign 2900 ")


def test_in_a_text_that_repeats_itself_only_what_was_changed_is_changed() -> None:
    base = "The guarantor states would consult within three days of an attack. " * 25
    ours = base.replace("three days", "five days", 1)
    theirs = f"{base}One more."
    assert [text for text, is_new in changed_parts(base, ours) if is_new] == ["five "]
    assert merged_text(three_way(base, ours, theirs)) == f"{ours}One more."


@given(TEXTS, TEXTS)
def test_the_parts_of_a_changed_text_make_it_up(base: str, changed: str) -> None:
    parts = changed_parts(base, changed)
    assert "".join(text for text, _ in parts) == changed
    assert all(one[1] != other[1] for one, other in pairwise(parts))
    assert not any(is_new for _, is_new in changed_parts(base, base))


@given(TEXTS, TEXTS)
def test_what_only_one_changed_is_taken(base: str, changed: str) -> None:
    assert merged_text(three_way(base, changed, base)) == changed
    assert merged_text(three_way(base, base, changed)) == changed
    assert merged_text(three_way(base, changed, changed)) == changed


@given(TEXTS, TEXTS, TEXTS)
def test_whose_text_is_ours_does_not_matter(base: str, ours: str, theirs: str) -> None:
    turned = three_way(base, theirs, ours)
    assert three_way(base, ours, theirs) == tuple(
        Clash(one.base, one.theirs, one.ours) if isinstance(one, Clash) else one for one in turned
    )


@given(TEXTS, TEXTS, TEXTS)
def test_agreed_text_never_follows_agreed_text(base: str, ours: str, theirs: str) -> None:
    pieces = three_way(base, ours, theirs)
    assert not any(isinstance(one, Agreed) and isinstance(other, Agreed) for one, other in pairwise(pieces))
