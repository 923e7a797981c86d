"""Moments of every sort, made at random, and rounds to tell dates by."""

from datetime import date, timedelta

from hypothesis import strategies as st

from models.dates.moment import Moment
from models.dates.spans import THIRDS, Span, month, third_of_month
from models.facts import Round
from models.snapshot import to_day

DAYS = st.dates()
MONTHS = st.builds(lambda day: month(day.year, day.month), DAYS)
PARTS_OF_MONTHS = st.builds(
    lambda day, third: third_of_month(day.year, day.month, third), DAYS, st.sampled_from(THIRDS)
)
YEARS = st.builds(lambda day: Span(date(day.year, 1, 1), date(day.year, 12, 31)), DAYS)
SHORT = st.builds(
    lambda day, days: Span(day, day + timedelta(min(days, (date.max - day).days))), DAYS, st.integers(0, 70)
)
SPANS = st.one_of(SHORT, MONTHS, PARTS_OF_MONTHS, YEARS)
LONG = st.builds(
    lambda one, other: Span(min(one.first, other.first), max(one.last, other.last)),
    *[st.one_of(MONTHS, YEARS, SHORT)] * 2,
)
BOOLS = st.booleans()
CLOSED = st.builds(
    lambda span, about, perhaps: Moment(span.first, span.last, about, perhaps), st.one_of(SPANS, LONG), BOOLS, BOOLS
)
ENDS = st.one_of(DAYS, st.sampled_from([date.min, date.max, date(2024, 2, 29), date(2021, 12, 31), date(2022, 1, 1)]))
OPEN = st.one_of(st.builds(Moment, ENDS, st.none(), BOOLS, BOOLS), st.builds(Moment, st.none(), ENDS, BOOLS, BOOLS))
MOMENTS = st.one_of(CLOSED, OPEN)


def sitting(number: int, label: str, first: date, last: date | None = None, place: str = "") -> Round:
    """A round of one day, or of several."""
    return Round(f"round {number}", number, label, to_day(first), to_day(last or first), place, "")


ROUNDS = (
    sitting(2, "Belovezhskaya Pushcha", date(2022, 3, 3), place="Brest region, Belarus"),
    sitting(3, "Belovezhskaya Pushcha", date(2022, 3, 7), place="Brest region, Belarus"),
    sitting(4, "Antalya", date(2022, 3, 10), place="Antalya, Türkiye"),
    sitting(5, "Video, mid-March", date(2022, 3, 14), date(2022, 3, 17), "online"),
    sitting(6, "Video, 21 March", date(2022, 3, 21), place="online"),
    sitting(7, "Istanbul", date(2022, 3, 29), place="Dolmabahçe Palace, Istanbul, Türkiye"),
    sitting(8, "Video, early April", date(2022, 4, 1), date(2022, 4, 15), "online"),
)
"""The rounds of the sample dossier, but the first."""
