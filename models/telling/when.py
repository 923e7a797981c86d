"""When something was written, in the time of where the reader sits."""

from datetime import UTC, date, datetime, time

from models.dates.words import day_words


def local(clock: str) -> datetime | None:
    """A clock of the record (ISO text in UTC) as the reader's own time; None for one that cannot be read."""
    try:
        return datetime.fromisoformat(clock).astimezone()
    except (ValueError, OverflowError):
        return None


def time_words(clock: str) -> str:
    """The time of day: 14:02."""
    moment = local(clock)
    return clock if moment is None else f"{moment:%H:%M}"


def when_words(clock: str) -> str:
    """Day and time: 3 March 2026, 14:02; for today the time alone."""
    moment = local(clock)
    if moment is None or moment.date() == date.today():  # noqa: DTZ011 - the day where the reader sits
        return time_words(clock)
    return f"{day_words(moment.date())}, {moment:%H:%M}"


def clock_at(day: date) -> str:
    """The clock of the record at which a day begins where the reader sits."""
    try:
        moment = datetime.combine(day, time.min).astimezone(UTC)
    except (OverflowError, ValueError):
        # The first and last days of the calendar begin outside it elsewhere.
        moment = datetime.combine(day, time.min, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)
