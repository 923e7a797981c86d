import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.colours import READABLE, contrast, read_colour, standing_out, stands_out
from models.errors import UserError

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
GROUNDS = [("#ffffff", "#f5f7f9"), ("#1a2027", "#12161b")]


@pytest.mark.parametrize(
    ("typed", "read"), [("#0063A8", "#0063a8"), (" 0063a8 ", "#0063a8"), ("#06a", "#0066aa"), ("", ""), (" ", "")]
)
def test_a_colour_is_read_in_the_forms_that_people_type(typed: str, read: str):
    assert read_colour(typed) == read


@pytest.mark.parametrize("typed", ["blue", "#12345", "#gggggg", "rgb(0,0,0)", "#0063a8ff"])
def test_anything_else_is_refused_with_an_example(typed: str):
    with pytest.raises(UserError, match="such as #0063a8"):
        read_colour(typed)


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("grounds", GROUNDS)
@given(colour=COLOURS)
def test_what_would_not_show_is_made_lighter_or_darker_until_it_does(grounds: tuple[str, str], colour: str):
    shown = standing_out(colour, grounds)
    assert stands_out(shown, grounds)
    assert standing_out(shown, grounds) == shown
    if stands_out(colour, grounds):
        assert shown == colour


def test_the_hue_is_kept_and_no_more_is_changed_than_has_to_be():
    shown = standing_out("#ffd500", GROUNDS[0])
    red, green, blue = (int(shown[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue
    assert READABLE <= contrast(shown, GROUNDS[0][1]) < READABLE + 0.3
    assert standing_out("#ffd500", GROUNDS[1]) == "#ffd500"
