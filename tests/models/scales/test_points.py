import pytest

from models.errors import UserError
from models.facts import Issue, Option
from models.scales.points import named_points, read_place

POINTS = (
    (0.0, "NATO goal kept"),
    (40.0, "Neutrality for guarantees"),
    (55.0, "Neutralité permanente"),
    (100.0, "None"),
)


def issue(*options: tuple[float, str]) -> Issue:
    listed = tuple(Option(f"option-{value}", value, label, "") for value, label in options)
    return Issue("issue", "neutrality", "Neutrality", "", "NATO", "neutral", None, "", listed)


def test_poles_are_named_points_where_no_option_stands_at_their_end() -> None:
    assert named_points(issue((40, "guarantees"))) == ((0, "NATO"), (40, "guarantees"), (100, "neutral"))
    assert named_points(issue((0, "goal kept"), (40, "guarantees"))) == (
        (0, "goal kept"), (40, "guarantees"), (100, "neutral"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("40–55", (40, 55)),
        ("62", (62, 62)),
        ("", None),
        ("nato", (0, 0)),
        ("neutralite", (55, 55)),
        ("Neutrality for", (40, 40)),
        (" none ", (100, 100)),
    ],
)
def test_a_place_is_typed_as_figures_or_as_the_beginning_of_a_name(
    typed: str, place: tuple[float, float] | None
) -> None:
    assert read_place(typed, POINTS) == place


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("neutral", "Neutrality for guarantees, Neutralité permanente"),
        ("austrian", "beginning of a named point"),
        ("55-40", "backwards"),
        ("140", "from 0 to 100"),
    ],
)
def test_what_names_no_one_place_is_refused(typed: str, part: str) -> None:
    with pytest.raises(UserError, match=part):
        read_place(typed, POINTS)


def test_a_whole_name_is_meant_even_when_another_one_begins_with_it() -> None:
    assert read_place("ceiling", ((10.0, "Ceiling"), (20.0, "Ceiling, verified"))) == (10, 10)
