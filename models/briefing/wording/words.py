"""How days, numbers, ranges, lists and sentences are written in the language of a briefing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from models.briefing.figures import Day, Span
from models.briefing.scripts import END, isolated
from models.briefing.wording.catalogue import catalogue
from models.briefing.wording.language import Language
from models.briefing.wording.plurals import form
from models.entry import rounded
from models.facts import Round
from models.phrases import possessive
from models.snapshot import to_date

MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"
PARTIAL = "partial."
"""Keys of sentences that take the place of others where something is left out begin so."""

_STRAIGHT = re.compile(r'(?<![^\s(\[])"')
"""A straight quotation mark that opens."""
_STOP_TWICE = re.compile(r"(?<=\u00a0[рг]\.)\.")
"""The stop of a sentence after that of a year: one is enough."""


class Words:
    """Writes one language; `words_in` gives it. Never changes once built.

    Where something is left out of what is told (`is_partial`), nothing is said not to have been: only not to be told.
    """

    def __init__(self, language: Language, *, is_partial: bool) -> None:
        self.language = language
        self._entries = catalogue(language)
        self._is_partial = is_partial

    def say(self, key: str, **values: str | int) -> str:
        """The sentence of that key with the values in their places."""
        return _STOP_TWICE.sub("", self._entries.phrases[self._entry(key)].format(**_apart(values)))

    def some(self, key: str, number: float, **values: str | int) -> str:
        """The sentence in the form that a number asks for; one that has no forms is the same for all."""
        forms = self._entries.plurals.get(self._entry(key))
        if forms is None:
            return self.say(key, **values)
        return _STOP_TWICE.sub("", forms[form(self.language, number)].format(**_apart(values)))

    def count(self, key: str, number: int, **values: str | int) -> str:
        """The same with the number, `n` in the sentence, in words where the language writes it so."""
        return self.some(key, number, n=self.how_many(number), **values)

    def under(self, section: str) -> Mapping[str, str]:
        """All sentences of a section of the catalogue by the rest of their keys."""
        start = f"{section}."
        return {key.removeprefix(start): words for key, words in self._entries.phrases.items() if key.startswith(start)}

    def listing(self, key: str) -> tuple[str, ...]:
        """The entries of a list."""
        return self._entries.lists[key]

    def day(self, day: int) -> str:
        """A day in full: "29 March 2022"."""
        return self._written("date.day", "date.months", day)

    def dated(self, day: Day) -> str:
        """A day as it is known: "29 March 2022", or "29 March 2022 at the latest"."""
        words = self.day(day.last)
        return words if day.is_exact else self.say("date.at_latest", day=words)

    def short_dated(self, day: Day) -> str:
        """The same in a narrow column: "29 Mar 2022", or "by 29 Mar 2022"."""
        words = self._written("date.short", "date.months_short", day.last)
        return words if day.is_exact else self.say("date.by", day=words)

    def tick(self, day: int, *, with_year: bool) -> str:
        """A day on the axis of a chart: "29 Mar", "29 Mar 2022"."""
        return self._written("date.tick_year" if with_year else "date.tick", "date.months_tick", day)

    def days(self, first: int, last: int) -> str:
        """Days from first to last, not repeating what they share: "14–17 March 2022"."""
        start, end = to_date(first), to_date(last)
        if first == last:
            return self.day(last)
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day}{DASH}{self.day(last)}"
        same_year = start.year == end.year
        shared = self._written("date.day_month", "date.months", first) if same_year else self.day(first)
        return f"{shared} {DASH} {self.day(last)}"

    def number(self, value: float) -> str:
        """A number on the scale with at most one decimal and a proper minus."""
        shown = rounded(value)
        figures = f"{abs(shown):.1f}".removesuffix(".0").replace(".", self._entries.phrases["number.point"])
        return f"{MINUS if shown < 0 else ''}{figures}"

    def span(self, value: Span) -> str:
        """A range: "35–45", or "100" where both ends are one."""
        low, high = self.number(value[0]), self.number(value[1])
        return low if low == high else f"{low}{DASH}{high}"

    def points(self, value: float) -> str:
        """A distance without its sign: "1 point", "13.5 points"."""
        return self.some("number.points", abs(rounded(value)), n=self.number(abs(value)))

    def how_many(self, value: int) -> str:
        """A number of things, in English in words up to twelve, then in figures: "no", "twelve", "1,300"."""
        named = self.listing("number.named")
        return named[value] if value < len(named) else self.grouped(value)

    def grouped(self, value: int) -> str:
        """A whole number in figures: "1,300"."""
        return f"{value:,}".replace(",", self._entries.phrases["number.groups"])

    def quoted(self, words: str) -> str:
        """The words between quotation marks; marks of their own within become those for inner ones."""
        opening, closing, inner, inner_end, straight = self.listing("list.quotes")
        held = words.strip()
        if inner not in held:
            held = held.translate(str.maketrans("“”", inner + inner_end))
        held = _STRAIGHT.sub(straight, held)
        for mark, own in ((opening, inner), (closing, inner_end), ('"', inner_end)):
            held = held.replace(mark, own)
        return f"{opening}{isolated(held)}{closing}"

    def listed(self, words: Iterable[str]) -> str:
        """A list: “a”, “a and b”, “a, b and c”; where one of them has an “and” of its own, “a and b, and c”."""
        items, last = list(words), self._entries.phrases["list.last"]
        if any(last in item and not item.startswith(self.listing("list.quotes")[0]) for item in items):
            last = self._entries.phrases["list.last_of_many_words"]
        return self._joined(items, last)

    def series(self, words: Iterable[str]) -> str:
        """A list of parts of a sentence, which not every language ends with a word for and."""
        return self._joined(words, self._entries.phrases["list.series_last"])

    def shortened_list(self, words: Sequence[str], most: int) -> str:
        """A list of at most `most` items, the rest as a number; one alone takes no more room than to say so."""
        if len(words) <= most + 1:
            return self.listed(words)
        return self.listed([*words[:most], self.say("list.more", n=self.how_many(len(words) - most))])

    def on_issues(self, titles: Sequence[str], most: int) -> str:
        """What something is said on, the first `most` by name: “on a”, “on a, b and 3 more”."""
        key = "list.on_issue" if len(titles) == 1 else "list.on_issues"
        return self.say(key, issues=self.shortened_list(titles, most))

    def whose(self, name: str) -> str:
        """A name as owner: “Ukraine’s”; unchanged where that would ask for a case of somebody's name."""
        if self.language is not Language.ENGLISH:
            return name
        return f"{isolated(name)}{possessive(name).removeprefix(name)}"

    def titled(self, title: str) -> str:
        """An issue's title within a sentence: between quotation marks where it would otherwise ask for a case."""
        return title if self.language is Language.ENGLISH else self.quoted(title)

    def round(self, sitting: Round, key: str = "round.named") -> str:
        """A round in running text: "round 7 (Istanbul, 29 March 2022)"; days that its label has too are said once."""
        days = self.days(sitting.start, sitting.end)
        seen = days.replace("\N{NO-BREAK SPACE}", " ")
        label = [part for part in sitting.label.split(", ") if part and part not in seen]
        return self.say(key, number=sitting.number, told=", ".join([*map(isolated, label), days]))

    def _entry(self, key: str) -> str:
        """The key under which a sentence stands that holds of what is told here."""
        partial = f"{PARTIAL}{key}"
        entries = self._entries
        return partial if self._is_partial and (partial in entries.phrases or partial in entries.plurals) else key

    def _joined(self, words: Iterable[str], last: str) -> str:
        items = [isolated(one) for one in words]
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])}{last}{items[-1]}"

    def _written(self, key: str, months: str, day: int) -> str:
        value = to_date(day)
        return self.say(key, day=value.day, month=self.listing(months)[value.month - 1], year=value.year)


def _apart(values: Mapping[str, str | int]) -> Mapping[str, str | int]:
    """What is put into a sentence, so that what runs from right to left turns nothing around it."""
    return {name: isolated(value) if isinstance(value, str) else value for name, value in values.items()}


@cache
def words_in(language: Language, *, is_partial: bool = False) -> Words:
    """How that language is written; `is_partial` where something is left out of what is told."""
    return Words(language, is_partial=is_partial)


def capital(words: str) -> str:
    """The words with a capital first letter, as a sentence begins."""
    return words[:1].upper() + words[1:]


def closed(words: str) -> str:
    """The words as a sentence that ends, empty where there are none."""
    text = words.strip()
    return text if not text or text.rstrip(f'”"’»“{END}')[-1:] in (".", "!", "?", "…") else f"{text}."
