import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.excerpts.offsets import Offsets

# Surrogates too: what was pasted from elsewhere may hold halves of characters.
texts = st.text(st.characters(), max_size=40) | st.text("a🕊️🇺🇦שלום\udc00\ud83d", max_size=40)


def units_before(text: str, point: int) -> int:
    """How many UTF-16 units stand before a code point, by writing them down."""
    return len(text[:point].encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("text", "point", "unit"),
    [("neutral", 3, 3), ("a🕊b", 1, 1), ("a🕊b", 2, 3), ("🇺🇦!", 2, 4), ("مفاوضات 🕊 سلام", 9, 10), ("", 0, 0)],
)
def test_what_takes_two_units_moves_what_follows_by_one(text: str, point: int, unit: int) -> None:
    assert int(Offsets(text).units(point)) == unit
    assert int(Offsets(text).points(unit)) == point


def test_the_middle_of_a_character_is_its_beginning() -> None:
    assert Offsets("a🕊b").points([1, 2, 3]).tolist() == [1, 1, 2]


def test_many_places_are_answered_in_the_shape_they_are_asked() -> None:
    spans = np.array([[0, 1], [1, 2], [2, 3]])
    assert Offsets("🕊🕊x").units(spans).tolist() == [[0, 2], [2, 4], [4, 5]]


@given(texts)
@settings(max_examples=100)
def test_every_place_of_any_text_is_found_again(text: str) -> None:
    offsets, places = Offsets(text), np.arange(len(text) + 1)
    units = offsets.units(places)
    assert units.tolist() == [units_before(text, point) for point in places]
    assert offsets.points(units).tolist() == places.tolist()
