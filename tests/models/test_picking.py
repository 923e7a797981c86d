"""A few letters mean one thing, or are refused with what they could mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.entry import Refused, tried
from models.errors import UserError
from models.picking import Choice, matching, pick

PEOPLE = (
    Choice("1", "Volodymyr Zelenskyy", ("ZEL", "Зеленський")),
    Choice("2", "Vladimir Putin", ("PUT",)),
    Choice("3", "Vladimir Medinsky", ("MED",)),
    Choice("4", "Put", ()),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [("volod", "1"), ("zel", "1"), ("ЗЕЛ", "1"), ("medinsky", "3"), ("MED", "3"), ("put", "2"), (" Medi ", "3")],
)
def test_the_beginning_of_a_name_or_code_is_enough(text: str, found: str) -> None:
    chosen = pick(PEOPLE[:3], text, "speaker")
    assert chosen is not None
    assert chosen.id == found


def test_a_whole_name_wins_over_the_beginning_of_another() -> None:
    assert pick((Choice("5", "Putin"), PEOPLE[3]), "put", "speaker") == PEOPLE[3]


def test_nothing_typed_is_nothing_chosen() -> None:
    assert pick(PEOPLE, "  ", "speaker") is None


def test_what_can_mean_several_says_which() -> None:
    with pytest.raises(UserError, match="Vladimir Putin, Vladimir Medinsky"):
        pick(PEOPLE, "vlad", "speaker")


def test_what_means_nothing_says_so() -> None:
    with pytest.raises(UserError, match="no speaker that begins with “xyz”"):
        pick(PEOPLE, "xyz", "speaker")


@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_or_refused_with_a_sentence(text: str) -> None:
    found = tried(lambda typed: pick(PEOPLE, typed, "speaker"), text)
    assert found is None or isinstance(found, Refused) or found in matching(PEOPLE, text)
