"""Backups of three years of work: always the last hours in full, and less and less of what lies behind."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.backups.thinning import kept

NOW = datetime(2026, 3, 29, 17, 30, tzinfo=UTC)


def ages(moments: set[datetime]) -> list[timedelta]:
    return sorted(NOW - one for one in moments)


def test_the_latest_twelve_are_kept_however_old() -> None:
    moments = [NOW - timedelta(days=1000 + day) for day in range(30)]
    assert kept(moments, NOW) == set(moments[:12])


def test_the_last_one_of_each_hour_day_week_and_month_is_kept() -> None:
    every_half_hour = [NOW - timedelta(minutes=30) * step for step in range(2 * 24 * 500)]
    found = kept(every_half_hour, NOW)
    of_last_day = {one for one in found if NOW - one <= timedelta(hours=24)}
    assert len(of_last_day) == 31  # the latest 12, from 12:00 on, and the last one of each of the 19 hours before
    assert {one.date() for one in found} >= {(NOW - timedelta(days=day)).date() for day in range(14)}
    assert {one.isocalendar()[:2] for one in found} >= {
        (NOW - timedelta(weeks=week)).isocalendar()[:2] for week in range(8)
    }
    months = {(one.year, one.month) for one in found}
    assert len(months) == 12
    assert (2025, 4) in months
    assert len(found) < 70


def test_a_moment_that_is_still_to_come_is_kept() -> None:
    ahead = [NOW + timedelta(days=day) for day in range(40)]
    assert kept(ahead, NOW) == set(ahead)


@given(st.lists(st.integers(0, 60 * 24 * 400), max_size=60), st.integers(0, 60 * 24 * 30))
def test_thinning_day_by_day_keeps_what_thinning_at_the_end_would_have_kept_of_it(
    minutes: list[int], later: int
) -> None:
    moments = {NOW - timedelta(minutes=minute) for minute in minutes}
    end = NOW + timedelta(minutes=later)
    assert kept(kept(moments, NOW), end) == kept(moments, end)


@given(st.sets(st.integers(0, 60 * 24 * 400), max_size=60))
def test_thinning_twice_is_thinning_once(minutes: set[int]) -> None:
    moments = {NOW - timedelta(minutes=minute) for minute in minutes}
    assert kept(kept(moments, NOW), NOW) == kept(moments, NOW)
