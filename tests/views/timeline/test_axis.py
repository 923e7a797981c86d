from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from models.snapshot import to_date, to_day
from views.timeline.axis import Axis, whole_days

FEBRUARY, APRIL = to_day(date(2022, 2, 22)), to_day(date(2022, 4, 16))

firsts = st.floats(to_day(date(1000, 1, 1)), to_day(date(3000, 1, 1)))
spans = st.floats(1, 366 * 500)
widths = st.floats(200, 4000)


def axis(first: float, span: float, width: float = 1000) -> Axis:
    made = Axis()
    made.place(320, width)
    made.show(first, first + span)
    return made


def istanbul(width: float = 1000) -> Axis:
    first, last = whole_days(FEBRUARY, APRIL)
    return axis(first, last - first, width)


def test_whole_days_leave_room_at_both_ends() -> None:
    first, last = whole_days(FEBRUARY, APRIL)
    assert first <= FEBRUARY - 1
    assert last >= APRIL + 2


def test_a_day_is_drawn_between_its_beginning_and_the_next() -> None:
    shown = istanbul()
    assert shown.x(FEBRUARY) < shown.middle(FEBRUARY) < shown.x(FEBRUARY + 1)


def test_weeks_are_marked_and_the_year_stands_beside_them() -> None:
    labels = [tick.label for tick in istanbul().ticks()]
    assert istanbul().year_words() == "2022"
    assert labels == ["22 Feb", "1 Mar", "8 Mar", "15 Mar", "22 Mar", "29 Mar", "5 Apr", "12 Apr"]


def test_months_are_marked_where_days_have_no_room() -> None:
    labels = [tick.label for tick in axis(to_day(date(2021, 11, 20)), 150, 500).ticks()]
    assert labels == ["Dec", "2022", "Feb", "Mar", "Apr"]


def test_each_new_year_is_named() -> None:
    shown = axis(to_day(date(2021, 12, 26)), 14, 1000)
    labels = [tick.label for tick in shown.ticks()]
    assert [label for label in labels if "20" in label.split()[-1] and len(label) > 6] == [
        next(label for label in labels if label.endswith("2022"))
    ]
    assert shown.year_words() == "2021"


@given(first=firsts, span=spans, width=widths)
def test_every_mark_tells_its_year_or_stands_in_one_that_is_told_before_it(
    first: float, span: float, width: float
) -> None:
    shown = axis(first, span, width)
    ticks = shown.ticks()
    assume(ticks)
    assert [tick.day for tick in ticks] == sorted({tick.day for tick in ticks})
    told = shown.year_words()
    for tick in ticks:
        year = str(to_date(tick.day).year)
        told = year if tick.label == year or tick.label.endswith(f" {year}") else told
        assert told == year


@given(first=firsts, span=spans, width=widths, share=st.floats(-1, 1))
def test_marks_stay_where_they_are_while_days_are_panned(first: float, span: float, width: float, share: float) -> None:
    before = axis(first, span, width)
    after = axis(first + share * before.span, before.span, width)
    both = (max(before.first, after.first), min(before.first, after.first) + before.span)
    inside = [[tick for tick in one.ticks() if both[0] + 1 < tick.day < both[1] - 1] for one in (before, after)]
    assert inside[0] == inside[1]


@given(first=firsts, span=spans, width=widths)
def test_labels_never_overlap(first: float, span: float, width: float) -> None:
    shown = axis(first, span, width)
    font = QGuiApplication.font()
    font.setPointSizeF(font.pointSizeF() * 0.92)
    metrics = QFontMetricsF(font)
    end = float("-inf")
    for tick in shown.ticks():
        half = metrics.horizontalAdvance(tick.label) / 2
        assert shown.middle(tick.day) - half > end
        end = shown.middle(tick.day) + half


@given(first=firsts, span=spans, width=widths, factor=st.floats(0.1, 10), share=st.floats(0, 1))
def test_zooming_keeps_the_day_under_the_pointer(
    first: float, span: float, width: float, factor: float, share: float
) -> None:
    shown = axis(first, span, width)
    pointer = shown.left + share * shown.width
    under = shown.day(pointer)
    shown.zoom(factor, pointer)
    assert shown.day(pointer) == pytest.approx(under, abs=shown.span * 1e-6)


@given(first=firsts, span=spans, days=st.floats(-5000, 5000))
def test_panning_there_and_back_is_no_move(first: float, span: float, days: float) -> None:
    shown = axis(first, span)
    shown.pan(days)
    assert shown.first == pytest.approx(first + days)
    shown.pan(-days)
    assert shown.first == pytest.approx(first)


@given(first=firsts, span=spans, x=st.floats(-1000, 5000))
def test_pixels_and_days_are_each_others_reverse(first: float, span: float, x: float) -> None:
    shown = axis(first, span)
    assert shown.x(shown.day(x)) == pytest.approx(x, abs=1e-3)


@given(moves=st.lists(st.one_of(st.floats(0.01, 100), st.floats(-1e7, 1e7)), max_size=20))
def test_no_move_leads_out_of_the_calendar(moves: list[float]) -> None:
    shown = istanbul()
    for move in moves:
        if 0.01 <= move <= 100:
            shown.zoom(move)
        else:
            shown.pan(move)
        assert to_date(round(shown.first)).year >= 1
        assert to_date(round(shown.first + shown.span)).year <= 9999
        shown.ticks()


def test_dossiers_of_one_day_and_of_all_times_can_be_shown() -> None:
    one = axis(FEBRUARY, 0)
    assert one.span == 3
    assert one.ticks()
    everything = axis(to_day(date.min), to_day(date.max) - to_day(date.min))
    assert everything.ticks()
