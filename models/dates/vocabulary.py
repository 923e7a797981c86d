"""The words that dates are typed with, in English, Ukrainian and Russian, as they are compared: folded.

Phrases are given as people write them; `models.folding.folded` takes their case and accents (й, ї, ё) away.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from models.dates.spans import Third
from models.folding import folded

_SOFT_UK = ("ень", "ня", "ню", "нем", "ні")
_SOFT_RU = ("ь", "я", "ю", "ем", "е")
_HARD_RU = ("", "а", "у", "ом", "е")

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "jan", *(f"січ{end}" for end in _SOFT_UK), "січ", *(f"январ{end}" for end in _SOFT_RU), "янв"),
    ("february", "feb", *(f"лют{end}" for end in ("ий", "ого", "ому", "им")), "лют",
     *(f"феврал{end}" for end in _SOFT_RU), "февр", "фев"),
    ("march", "mar", *(f"берез{end}" for end in _SOFT_UK), "бер", *(f"март{end}" for end in _HARD_RU), "мар"),
    ("april", "apr", *(f"квіт{end}" for end in _SOFT_UK), "квіт", *(f"апрел{end}" for end in _SOFT_RU), "апр"),
    ("may", *(f"трав{end}" for end in _SOFT_UK), "трав", *(f"ма{end}" for end in ("й", "я", "ю", "ем", "е"))),
    ("june", "jun", *(f"черв{end}" for end in _SOFT_UK), "черв", *(f"июн{end}" for end in _SOFT_RU), "июн"),
    ("july", "jul", *(f"лип{end}" for end in _SOFT_UK), "лип", *(f"июл{end}" for end in _SOFT_RU), "июл"),
    ("august", "aug", *(f"серп{end}" for end in _SOFT_UK), "серп", *(f"август{end}" for end in _HARD_RU), "авг"),
    ("september", "sept", "sep", *(f"верес{end}" for end in _SOFT_UK), "вер",
     *(f"сентябр{end}" for end in _SOFT_RU), "сент", "сен"),
    ("october", "oct", *(f"жовт{end}" for end in _SOFT_UK), "жовт", *(f"октябр{end}" for end in _SOFT_RU), "окт"),
    ("november", "nov", *(f"листопад{end}" for end in ("", "а", "у", "ові", "ом", "і")), "лист",
     *(f"ноябр{end}" for end in _SOFT_RU), "нояб"),
    ("december", "dec", *(f"груд{end}" for end in _SOFT_UK), "груд", *(f"декабр{end}" for end in _SOFT_RU), "дек"),
)  # fmt: skip

MONTHS: Mapping[str, int] = MappingProxyType(
    {folded(name): number for number, names in enumerate(_MONTHS, 1) for name in names}
)
"""Names of months in every case, and short forms without their dot, to 1–12."""

DAYS_AGO: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(map(folded, ("today", "сьогодні", "сегодня")), 0),
        **dict.fromkeys(map(folded, ("yesterday", "вчора", "учора", "вчера")), 1),
    }
)
"""Days named from the one on which one types."""

FILLERS = frozenset(map(folded, ("the", "of", "року", "рік", "році", "р", "года", "год", "году", "г")))
"""Words within a date that say nothing."""

Phrases: TypeAlias = tuple[str, ...]
"""Ways to say one thing, longest first, so that none is taken for the start of another."""


def _phrases(*found: str) -> Phrases:
    return tuple(sorted(map(folded, found), key=len, reverse=True))


PERHAPS = _phrases("perhaps", "possibly", "probably", "maybe", "можливо", "ймовірно", "возможно", "вероятно")
ABOUT = _phrases(
    "about", "on or about", "around", "roughly", "approximately", "approx.", "approx", "circa", "ca.", "c.", "~",
    "близько", "приблизно", "орієнтовно", "около", "примерно", "приблизительно",
)  # fmt: skip
BEFORE = _phrases("before", "prior to", "earlier than", "перед", "раніше ніж", "ранее чем", "раньше чем")
AFTER = _phrases("after", "later than", "після", "после")
BY = _phrases("by")
NO_LATER = _phrases("no later than", "not later than", "on or before", "не пізніше", "не позже", "не позднее")
FROM = _phrases(
    "from", "since", "on or after", "not before", "no earlier than", "not earlier than", "не раніше", "не ранее",
    "не раньше", "з", "із", "від", "с", "со", "от",
)  # fmt: skip
UNTIL = _phrases("until", "till", "up to", "до")
BETWEEN = _phrases("between", "між", "между")
ON = _phrases("on", "in", "at", "during", "у", "в", "во", "під час", "протягом", "впродовж", "во время", "в течение")

STRETCHES: Mapping[Third, Phrases] = MappingProxyType(
    {
        "early": _phrases(
            "the beginning of", "beginning of", "the start of", "start of", "початок", "на початку", "начало", "начале"
        ),
        "mid": _phrases("the middle of", "middle of", "середина", "середині", "середине"),
        "late": _phrases("the end of", "end of", "кінець", "кінці", "наприкінці", "конец", "конце"),
    }
)
"""Ways to name a part of a month that mean a point after “before” or “after”, and so stand only at the start."""


def after(phrases: Iterable[str], text: str) -> str | None:
    """What follows one of the phrases where the text begins with it; None where it does not."""
    for phrase in phrases:
        rest = text.removeprefix(phrase)
        if rest != text and (rest.startswith(" ") or phrase[-1] in ".~"):
            return rest.strip()
    return None
