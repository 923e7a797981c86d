"""Days that edits check: those from which to which something holds."""

from datetime import date

from models.errors import UserError


def check_days(start: date | None, end: date | None) -> None:
    """Refuse days that run backwards; None is open."""
    if start is not None and end is not None and start > end:
        raise UserError(f"The days run backwards: {start.isoformat()} is after {end.isoformat()}.")


def days_meet(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Whether two stretches of days, open where they are None, have a day in common."""
    starts = [day for day in (one[0], other[0]) if day is not None]
    ends = [day for day in (one[1], other[1]) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)
