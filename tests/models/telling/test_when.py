from datetime import UTC, datetime, timedelta

from models.dates.words import day_words
from models.telling.when import local, time_words, when_words


def clock(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def test_today_the_time_is_enough():
    now = datetime.now(UTC).astimezone()
    assert when_words(clock(now)) == f"{now:%H:%M}" == time_words(clock(now))


def test_another_day_is_named():
    before = (datetime.now(UTC) - timedelta(days=400)).astimezone()
    assert when_words(clock(before)) == f"{day_words(before.date())}, {before:%H:%M}"


def test_a_clock_that_cannot_be_read_is_shown_as_it_is():
    assert local("tomorrow") is None
    assert when_words("tomorrow") == "tomorrow"
