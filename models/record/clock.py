"""A hybrid logical clock: close to wall time, and always later than what its file has seen (Kulkarni et al. 2014)."""

from datetime import UTC, date, datetime, timedelta

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def after_day(day: date) -> str:
    """A time after every other of a day, and before all those of later days."""
    return (day + timedelta(days=1)).isoformat() if day < date.max else "~"


def tick(seen: str) -> str:
    """The next time after `seen` ("" for none) as ISO text in UTC with microseconds; such texts sort by time."""
    now = datetime.now(UTC).strftime(_FORM)
    if now > seen:
        return now
    later = datetime.strptime(seen, _FORM).replace(tzinfo=UTC) + timedelta(microseconds=1)
    return later.strftime(_FORM)


def is_time(text: str) -> bool:
    """Whether a clock can be read, and times can still come after it."""
    try:
        return datetime.strptime(text, _FORM).replace(tzinfo=UTC).year < date.max.year and text.isascii()
    except ValueError:
        return False
