"""Which backups are kept as they age: many of the last hours, few of the last months."""

from collections.abc import Iterable
from datetime import datetime, timedelta

_LATEST = 12
_HOURLY = timedelta(hours=24)
_DAILY = timedelta(days=14)
_WEEKLY = timedelta(weeks=8)
_MONTHS = 12


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of the backups made at these moments are kept.

    The latest 12; of the last 24 hours the last one of each hour; of the last 14 days that of each day; of the last 8
    weeks that of each week, from Monday; of the last 12 months that of each month. What lies in the future, where a
    clock was wrong, is kept.
    """
    newest_first = sorted(moments, reverse=True)
    keep = set(newest_first[:_LATEST]) | {one for one in newest_first if one > now}
    seen: set[tuple[str, object]] = set()
    for one in newest_first:
        for period in _periods(one, now):
            if period not in seen:
                seen.add(period)
                keep.add(one)
    return keep


def _periods(one: datetime, now: datetime) -> Iterable[tuple[str, object]]:
    age = now - one
    if age <= _HOURLY:
        yield "hour", (one.date(), one.hour)
    if age <= _DAILY:
        yield "day", one.date()
    if age <= _WEEKLY:
        yield "week", one.isocalendar()[:2]
    if (now.year - one.year) * 12 + now.month - one.month < _MONTHS:
        yield "month", (one.year, one.month)
