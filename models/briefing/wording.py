"""How days, numbers, ranges and lists are written in a briefing's English."""

from calendar import month_abbr, month_name
from collections.abc import Sequence

from models.briefing.figures import Day, Span
from models.entry import rounded
from models.facts import Round
from models.phrases import listed
from models.snapshot import to_date

MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def day_words(day: int) -> str:
    """A day in full: "29 March 2022"."""
    value = to_date(day)
    return f"{value.day} {month_name[value.month]} {value.year}"


def dated(day: Day) -> str:
    """A day as it is known: "29 March 2022", or "29 March 2022 at the latest"."""
    return day_words(day.last) + ("" if day.is_exact else " at the latest")


def short_dated(day: Day) -> str:
    """The same in a narrow column: "29 Mar 2022", or "by 29 Mar 2022"."""
    return ("" if day.is_exact else "by ") + short_day(day.last)


def short_day(day: int) -> str:
    """A day in a narrow column: "29 Mar 2022"."""
    value = to_date(day)
    return f"{value.day} {month_abbr[value.month]} {value.year}"


def number(value: float) -> str:
    """A number on the scale with at most one decimal and a proper minus."""
    shown = rounded(value)
    return f"{MINUS if shown < 0 else ''}{abs(shown):.1f}".removesuffix(".0")


def span(value: Span) -> str:
    """A range: "35–45", or "100" where both ends are one."""
    low, high = number(value[0]), number(value[1])
    return low if low == high else f"{low}{DASH}{high}"


def points(value: float) -> str:
    """A distance without its sign: "1 point", "13.5 points"."""
    words = number(abs(value))
    return f"{words} point" if words == "1" else f"{words} points"


def count(value: int, one: str, many: str = "") -> str:
    """A number of things, in words up to twelve: "no issues", "one issue", "13 issues"."""
    return f"{how_many(value)} {one if value == 1 else many or one + 's'}"


def how_many(value: int) -> str:
    """A number of things in words up to twelve, then in figures: "no", "twelve", "1,300"."""
    return NUMBERS[value] if value < len(NUMBERS) else f"{value:,}"


def capital(words: str) -> str:
    """The words with a capital first letter, as a sentence begins."""
    return words[:1].upper() + words[1:]


def closed(words: str) -> str:
    """The words as a sentence that ends, empty where there are none."""
    text = words.strip()
    return text if not text or text.rstrip('”"’')[-1:] in (".", "!", "?", "…") else f"{text}."


def quoted(words: str) -> str:
    """The words between English quotation marks; marks of their own within become single ones."""
    return "“" + words.strip().replace("“", "‘").replace("”", "’").replace('"', "’") + "”"


def round_words(sitting: Round) -> str:
    """A round in running text: "round 7 (Istanbul, 29 March 2022)"; days that its label has too are said once."""
    days = days_words(sitting.start, sitting.end)
    label = [part for part in sitting.label.split(", ") if part and part not in days]
    return f"round {sitting.number} ({', '.join([*label, days])})"


def days_words(first: int, last: int) -> str:
    """Days from first to last, not repeating what they share: "14–17 March 2022"."""
    start, end = to_date(first), to_date(last)
    if first == last:
        return day_words(last)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{DASH}{day_words(last)}"
    shared = f"{start.day} {month_name[start.month]}" if start.year == end.year else day_words(first)
    return f"{shared} {DASH} {day_words(last)}"


def shortened_list(words: Sequence[str], most: int) -> str:
    """A list of at most `most` items, the rest as a number."""
    if len(words) <= most:
        return listed(words)
    return f"{', '.join(words[:most])} and {len(words) - most} more"
