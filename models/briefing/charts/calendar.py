"""Days on a figure's axis: where ticks go and what they say."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.briefing.wording.words import Words
from models.snapshot import to_date, to_day

MOST_TICKS = 9


def ticks(words: Words, first: int, last: int) -> list[tuple[int, str]]:
    """Days with labels at even steps of weeks, months or years; the first label and each new year carry the year."""
    days = next(
        found
        for step in (1, 2, 7, 14, 31, 92, 184, 366, 732, 1830, 3660, 36600, 366000)
        if len(found := _days(first, last, step)) <= MOST_TICKS or step == 366000
    )
    labels = []
    year = 0
    for day in days:
        labels.append((to_day(day), words.tick(to_day(day), with_year=day.year != year)))
        year = day.year
    return labels


def _days(first: int, last: int, step: int) -> list[date]:
    start, end = to_date(first), to_date(last)
    if step < 31:
        anchor = start if step < 7 else start + timedelta(days=-start.weekday() % 7)
        return list(_every(anchor, end, step))
    months = {31: 1, 92: 3, 184: 6}.get(step, 12 * (step // 366))
    return [day for day in _months(start, end, months) if start <= day <= end] or [start]


def _every(start: date, end: date, step: int) -> Iterator[date]:
    for day in range(to_day(start), to_day(end) + 1, step):
        yield to_date(day)


def _months(start: date, end: date, step: int) -> Iterator[date]:
    begin = start.year * 12 + start.month - 1
    for month in range(begin + -begin % step, end.year * 12 + end.month, step):
        yield date(month // 12, month % 12 + 1, 1)
