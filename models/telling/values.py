"""Values of units in plain words, as the screen says them."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from models.checking.findings import Columns
from models.dates.columns import from_text
from models.dates.words import day_words, from_to_words, words
from models.entry import number, range_text
from models.errors import UserError
from models.heads import heads_of
from models.references import target_of
from models.telling.names import Names
from models.words import AUTHORITIES, CREDIBILITIES, FIRMNESSES, RELIABILITIES

NOTHING = "nothing"
"""Said where a field is empty and has no words of its own for that."""

_EMPTY = {
    "range": "not stated", "value": "not stated", "probability": "not stated", "firmness": "not graded",
    "credibility": "not graded", "condition": "unconditional", "said_on": "not known", "published_on": "not known",
    "published": "not known", "date": "not known", "retrieved": "not known", "mapping": "not comparable",
    "standing": "not known", "came_true": "not known", "recorded_on": "not known", "review": "any",
}  # fmt: skip
_GRADES: Mapping[str, Mapping[Any, str]] = {
    "firmness": FIRMNESSES, "credibility": CREDIBILITIES, "authority": AUTHORITIES, "reliability": RELIABILITIES,
}  # fmt: skip
_DATES = {"said_on": "said_edtf", "published_on": "published_edtf", "published": "published_edtf", "date": "date_edtf"}
_VOCABULARY = frozenset({("statement", "act"), ("coding", "act"), ("link", "kind"), ("assessment", "kind")})
"""Fields whose words are stored with underscores for blanks."""


class Wording:
    """Says values; make another one when the dossier has changed, because it remembers names."""

    def __init__(self, columns: Columns) -> None:
        self.names = Names(columns)
        self._columns = columns
        self._ways: dict[str, Callable[[str, Mapping[str, Any]], str]] = {
            "range": self._range, "value": self._range, "probability": _percents, "days": _days,
            "anchor": self._passage, "standing": _standing, "came_true": _came_true,
            **dict.fromkeys(_DATES, _known_date),
        }  # fmt: skip

    def value(self, table: str, unit: str, value: Any) -> str:
        """A unit's value (storage form; a mapping where the unit has several fields) in words, empty ones too."""
        return self._said(table, unit, value) or _EMPTY.get(unit, NOTHING)

    def _said(self, table: str, unit: str, value: Any) -> str:
        way = self._ways.get(unit)
        if way is not None and isinstance(value, dict):
            return way(table, value)
        if way is not None and unit in _DATES:
            # As it was before the precision of a date was kept with it.
            return _known_date(table, {unit: value})
        if value in (None, ""):
            return ""
        target = target_of(table, unit)
        if isinstance(value, str) and target is not None:
            return self.names.mention(target, value)
        if unit == "owner_id":
            return self._owner(str(value))
        return _plain(table, unit, value)

    def _owner(self, row_id: str) -> str:
        party = self.names.of("party", row_id)
        return party.words if party.words != row_id else self.names.mention("speaker", row_id)

    def _range(self, _table: str, fields: Mapping[str, Any]) -> str:
        low, high = (fields.get(name, fields.get(f"value_{name}")) for name in ("low", "high"))
        stated = _range_words(low, high)
        scale = fields.get("scale_id")
        return f"{stated} ({self._scale(scale)})" if stated and scale else stated

    def _scale(self, scale_id: str) -> str:
        """Which version of its issue's scale: the first one is the issue's own."""
        found = self._columns(
            """SELECT count(*) FROM scale one JOIN scale other ON one.issue_id = other.issue_id
            WHERE one.id = ? AND (other.sequence, other.id) <= (one.sequence, one.id)""",
            scale_id,
        )
        return f"scale {found[0][0] + 1}" if found[0][0] else "a scale that is deleted"

    def _passage(self, _table: str, fields: Mapping[str, Any]) -> str:
        quote, text = fields.get("quote"), fields.get("text_id")
        if not quote:
            return ""
        return f"“{quote}”" + (f", {self.names.title('source_text', str(text))}" if text else "")


def _plain(table: str, unit: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if unit in _GRADES and isinstance(value, int | str) and value in _GRADES[unit]:
        return f"{value} {_GRADES[unit][value]}"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, dict):
        # Of a unit that only a newer Parley knows.
        return ", ".join(f"{name}: {_plain(table, name, one)}" for name, one in value.items())
    text = str(value)
    if (table, unit) in _VOCABULARY:
        return text.replace("_", " ")
    return _TEXTS.get(unit, str)(text)


def _range_words(low: Any, high: Any) -> str:
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return ""
    return range_text(low, high)


def _percents(_table: str, fields: Mapping[str, Any]) -> str:
    stated = _range_words(fields.get("probability_low"), fields.get("probability_high"))
    return f"{stated} %" if stated else ""


def _known_date(_table: str, fields: Mapping[str, Any]) -> str:
    day = next((_day(value) for name, value in fields.items() if name in _DATES), None)
    edtf = next((value for name, value in fields.items() if name in _DATES.values()), "")
    if day is None:
        return ""
    try:
        return words(from_text(str(edtf or ""), day))
    except UserError:
        return f"{edtf} ({day_words(day)})"


def _days(_table: str, fields: Mapping[str, Any]) -> str:
    start, end = _day(fields.get("start")), _day(fields.get("end"))
    if start is not None and end is not None:
        return from_to_words(start, end)
    if start is not None:
        return f"from {day_words(start)}"
    return "always" if end is None else f"until {day_words(end)}"


def _standing(_table: str, fields: Mapping[str, Any]) -> str:
    state, since = fields.get("state"), _day(fields.get("since"))
    if not state:
        return ""
    return f"{state} since {day_words(since)}" if since is not None else str(state)


def _came_true(_table: str, fields: Mapping[str, Any]) -> str:
    known, since = fields.get("came_true"), _day(fields.get("resolved_on"))
    if known is None:
        return ""
    words = "yes" if known else "no"
    return f"{words}, known since {day_words(since)}" if since is not None else words


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _day_or_text(text: str) -> str:
    day = _day(text)
    return text if day is None else day_words(day)


def _mapping(text: str) -> str:
    return ", ".join(f"{_number(old)} → {_number(new)}" for old, new in _pairs(text)) or text


def _pairs(text: str) -> Iterable[tuple[Any, Any]]:
    try:
        found = json.loads(text)
    except ValueError:
        return []
    whole = isinstance(found, list) and all(isinstance(one, list) and len(one) == 2 for one in found)
    return [(old, new) for old, new in found] if whole else []


def _number(value: Any) -> str:
    return number(value) if isinstance(value, int | float) else str(value)


def _heads(text: str) -> str:
    return ", ".join(f"{code}: {name}" for code, name in sorted(heads_of(text).items())) or NOTHING


def _conditionals(word: str) -> str:
    return "only when met" if word == "met" else word


_TEXTS: Mapping[str, Callable[[str], str]] = {
    "retrieved": _day_or_text, "added_on": _day_or_text, "recorded_on": _day_or_text, "since": _day_or_text,
    "mapping": _mapping,
    "conditionals": _conditionals, "heads": _heads, "handling": "TLP:{}".format,
}  # fmt: skip
