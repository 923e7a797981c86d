from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from models.record.clock import after_day, tick

FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def test_a_first_tick_is_the_time_of_day():
    before = datetime.now(UTC).strftime(FORM)
    assert before <= tick("") <= datetime.now(UTC).strftime(FORM)


@given(st.datetimes(datetime(2000, 1, 1), datetime(9990, 1, 1)))  # noqa: DTZ001 - read as UTC below
def test_a_tick_is_later_than_what_was_seen_even_when_the_wall_clock_is_behind(seen: datetime):
    text = seen.strftime(FORM)
    assert tick(text) > text


def test_ticks_go_up_by_the_smallest_step_while_the_wall_clock_is_behind():
    assert tick("2999-12-31T23:59:59.999999Z") == "3000-01-01T00:00:00.000000Z"


def test_ticks_always_go_up():
    ticks = [""]
    for _ in range(1000):
        ticks.append(tick(ticks[-1]))
    assert ticks == sorted(set(ticks))


def test_a_day_is_over_after_its_last_time_and_before_the_first_of_the_next():
    assert "2022-04-12T23:59:59.999999Z" < after_day(date(2022, 4, 12)) < "2022-04-13T00:00:00.000000Z"
    assert after_day(date.max) > "9999-12-31T23:59:59.999999Z"
