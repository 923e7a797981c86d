"""Days that edits check: those from which to which something holds, and when something was said and published."""

from datetime import date

from models.errors import UserError


def check_days(start: date | None, end: date | None) -> None:
    """Refuse days that run backwards; None is open."""
    if start is not None and end is not None and start > end:
        raise UserError(f"The days run backwards: {start.isoformat()} is after {end.isoformat()}.")


def check_said_first(said: date, published: date, *, exact: bool) -> None:
    """Refuse a day of publication before the day it was said, where both are known exactly."""
    if exact and published < said:
        raise UserError(f"It cannot have been published on {published}, before it was said on {said}.")


def days_meet(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Whether two stretches of days, open where they are None, have a day in common."""
    starts = [day for day in (one[0], other[0]) if day is not None]
    ends = [day for day in (one[1], other[1]) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)
