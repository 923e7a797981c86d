from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from models.briefing.charts.calendar import MOST_TICKS, ticks
from models.briefing.charts.legend import legend
from models.briefing.charts.lettering import apart, fitted, told_apart, width, wrapped
from models.briefing.charts.marks import party_colour
from models.briefing.charts.movement_chart import movement_chart, pages
from models.briefing.charts.timeline_chart import timeline_chart
from models.briefing.figures import (
    Bound,
    Mark,
    MovementFigure,
    Point,
    Shift,
    ShiftRow,
    Sitting,
    Step,
    Timeline,
    Track,
)
from models.briefing.wording.language import Language
from models.briefing.wording.words import words_in
from models.words import ACTS, MARKS, PLACING, Act

ENGLISH = words_in(Language.ENGLISH)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>&\"'</svg> *x*"


def parsed(svg: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


def words(svg: bytes) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter(f"{SVG}text")]


def timeline(*tracks: Track, label: str = "Middle") -> Timeline:
    sittings = (Sitting(1, label, 19010, 19012),)
    return Timeline(19000, 19060, label, label, 40.0, (Point(50.0, label),), sittings, tracks, 19060)


def track(code: str = "UA", *, conditional: bool = False) -> Track:
    steps = (Step(19000, 19030, (10, 20), conditional=False), Step(19030, 19060, (40, 40), conditional))
    marks = tuple(Mark(19000, (10, 20), act, counts=True) for act in PLACING)
    return Track(code, "#0063a6", steps, marks, (Bound(19000, 19060, (0, 60)),))


def row(shifts: int = 2, issue: str = "Neutrality") -> ShiftRow:
    lanes = tuple(
        Shift(f"P{place}", "#0063a6", (10, 20), (30, 40), (0, 60), conditional=True, words="20 up the scale")
        for place in range(shifts)
    )
    return ShiftRow(issue, lanes, "20 → 7", narrower=True)


def test_a_timeline_says_its_poles_points_parties_and_rounds():
    said = words(timeline_chart(ENGLISH, timeline(track())))
    assert "Middle" in said
    assert "UA" in said
    assert "1" in said


def test_a_timeline_without_positions_says_so():
    assert "No position stated" in words(timeline_chart(ENGLISH, timeline()))


def test_a_conditional_position_is_dashed():
    plain = timeline_chart(ENGLISH, timeline(track())).count(b"stroke-dasharray")
    assert timeline_chart(ENGLISH, timeline(track(conditional=True))).count(b"stroke-dasharray") > plain


def test_every_act_that_places_has_a_mark_of_its_own():
    assert len(set(MARKS.values())) == len(ACTS)
    assert {act.label for act in PLACING} <= set(words(legend(ENGLISH, [("UA", "Ukraine", "#0063a6")])))


def test_a_restatement_is_drawn_and_told_of_where_the_reading_lets_it_place_a_party():
    assert Act.RESTATEMENT.label not in words(legend(ENGLISH, [("UA", "Ukraine", "#0063a6")]))
    assert Act.RESTATEMENT.label in words(legend(ENGLISH, [("UA", "Ukraine", "#0063a6")], [Act.RESTATEMENT]))
    restated = replace(track(), marks=(Mark(19000, (10, 20), Act.RESTATEMENT, counts=True),))
    assert timeline_chart(ENGLISH, timeline(restated)).count(b"<circle") == 1


def test_hostile_labels_stay_labels():
    for svg in (
        timeline_chart(ENGLISH, timeline(track(HOSTILE), label=HOSTILE)),
        movement_chart(ENGLISH, MovementFigure((row(issue=HOSTILE),), ((HOSTILE, HOSTILE, "#0063a6"),))),
        legend(ENGLISH, [(HOSTILE, HOSTILE, "#0063a6")]),
    ):
        parsed(svg)
        assert b"<script>" not in svg


def test_the_movement_figure_has_issue_gap_and_what_happened():
    said = words(movement_chart(ENGLISH, MovementFigure((row(),), (("P0", "A", "#0063a6"), ("P1", "B", "#c8440b")))))
    assert {"Neutrality", "20 → 7", "P0", "P1", "20 up the scale"} <= set(said)


def test_a_movement_figure_is_cut_into_pages_that_keep_every_row():
    figure = MovementFigure(tuple(row(3, f"Issue {number}") for number in range(60)), ())
    parts = pages(figure)
    assert len(parts) > 1
    assert [one.issue for part in parts for one in part.rows] == [one.issue for one in figure.rows]


def test_issues_whose_titles_begin_alike_are_told_apart_in_the_figure():
    beginning = "Return of persons displaced before the second armistice to their homes"
    figure = MovementFigure((row(2, "Neutrality"), *(row(2, f"{beginning}, part {n} of 3") for n in (1, 2, 3))), ())
    (part,) = pages(figure)
    drawn = " ".join(words(movement_chart(ENGLISH, part)))
    assert "Neutrality" in drawn
    for number in (1, 2, 3):
        assert f"Return of … part {number}" in drawn


def test_titles_that_differ_where_it_is_seen_stay_as_they_are():
    assert told_apart(["one", "two", "two"], 100, 7) == ["one", "two", "two"]
    long = "x" * 60
    assert told_apart([f"{long} a", f"{long} b"], 50, 7) == [f"{long} a", f"{long} b"]


def test_colours_repeat_rather_than_run_out():
    assert party_colour(0) == party_colour(8) != party_colour(1)


def test_a_red_line_at_the_end_of_the_scale_bounds_nothing():
    free = Track("UA", "#0063a6", (), (), (Bound(19000, 19060, (0, 100)),))
    assert b"#a3161c" not in timeline_chart(ENGLISH, timeline(free))


@given(st.text(max_size=80), st.floats(20, 200))
def test_labels_fit_the_space_they_are_given(label: str, space: float):
    assert width(fitted(label, space, 7), 7) <= space
    rows = wrapped(label, space, 7)
    assert len(rows) <= 2
    assert all(width(one, 7) <= space for one in rows)


@given(st.lists(st.floats(0, 100), max_size=9).map(sorted))
def test_labels_are_moved_apart_within_their_space(wanted: list[float]):
    places = apart(wanted, [10.0] * len(wanted), 0, 100)
    assert all(later - earlier >= 10 - 1e-9 for earlier, later in pairwise(places))
    assert all(5 - 1e-9 <= place <= 95 + 1e-9 for place in places)


@given(st.integers(0, 60000), st.integers(0, 200000))
def test_ticks_are_few_and_within_the_days(first: int, length: int):
    marks = ticks(ENGLISH, first, first + length)
    assert 1 <= len(marks) <= MOST_TICKS
    assert all(first <= day <= first + length for day, _ in marks)
    assert any(character.isdigit() for character in marks[0][1])


def test_acts_that_place_nobody_have_no_mark():
    assert Act.THREAT not in PLACING


def test_a_position_that_is_not_comparable_is_dotted_and_named_not_left_out():
    broken = Track("UA", "#0063a6", (), (), (), ((19000, 19060),))
    drawn = words(timeline_chart(ENGLISH, timeline(broken)))
    assert "UA not comparable" in drawn
    assert "No position stated" not in drawn
    short = Track("RU", "#c8440b", (), (), (), ((19057, 19060),))
    assert "RU not comparable" in words(timeline_chart(ENGLISH, timeline(broken, short)))
