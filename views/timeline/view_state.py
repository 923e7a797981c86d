"""How a timeline is set up, as JSON: what is kept as a saved view, and how the lanes stood when the window was closed.

Rows are named by id and days by ISO date. What is not as it was written by us is refused as a whole, so that nothing is
taken up by half.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.analysis.reading import Reading
from models.errors import UserError
from models.record.canonical import canonical
from models.words import Conditionals, Review
from views.filters import LaneOrder
from views.timeline.lane_order import HIGHEST, LOWEST, LaneKey, LaneKind

_VERSION = 1
_MOST = 10_000
"""Of lanes in a list; a file that names more was not written by us."""


@dataclass(frozen=True)
class LaneState:
    """What lanes are grouped by, and the heights, order, pinned and hidden ones of them."""

    kind: LaneKind = LaneKind.ISSUE
    heights: Mapping[LaneKey, int] = field(default_factory=dict)
    pinned: tuple[LaneKey, ...] = ()
    own_order: tuple[LaneKey, ...] = ()
    hidden: frozenset[LaneKey] = frozenset()


@dataclass(frozen=True)
class ViewState:
    """All that a saved view brings back. `days` and `period` are first and last day, `rounds` ids as in `Selection`."""

    days: tuple[date, date]
    lanes: LaneState
    parties: frozenset[str] | None
    hidden_issues: frozenset[str]
    order: LaneOrder
    own_order: tuple[str, ...]
    reading: Reading
    rounds: tuple[str | None, str | None]
    period: tuple[date, date] | None


def lanes_as_json(lanes: LaneState) -> str:
    """The lanes alone, as canonical JSON."""
    return canonical({"version": _VERSION, "lanes": _lanes(lanes)})


def read_lanes(text: str) -> LaneState:
    """The lanes alone; raises `UserError` for what cannot be read."""
    return _Reader(text).lanes()


def as_json(state: ViewState) -> str:
    """A view as canonical JSON."""
    return canonical(
        {
            "version": _VERSION,
            "days": _days(state.days),
            "lanes": _lanes(state.lanes),
            "parties": None if state.parties is None else sorted(state.parties),
            "issues": {
                "hidden": sorted(state.hidden_issues), "order": state.order.name, "own_order": list(state.own_order),
            },
            "reading": _reading(state.reading),
            "rounds": list(state.rounds),
            "period": None if state.period is None else _days(state.period),
        }
    )  # fmt: skip


def read_state(text: str) -> ViewState:
    """A view from its JSON; raises `UserError` for what cannot be read."""
    return _Reader(text).state()


def _days(days: tuple[date, date]) -> list[str]:
    return [day.isoformat() for day in days]


def _keys(keys: Iterable[LaneKey]) -> list[list[str]]:
    return [[key.kind.value, key.id] for key in keys]


def _lanes(lanes: LaneState) -> dict[str, Any]:
    return {
        "kind": lanes.kind.value,
        "heights": sorted([key.kind.value, key.id, height] for key, height in lanes.heights.items()),
        "pinned": _keys(lanes.pinned),
        "order": _keys(lanes.own_order),
        "hidden": sorted(_keys(lanes.hidden)),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "name": reading.name,
        "authority": reading.authority,
        "credibility": reading.credibility,
        "conditionals": reading.conditionals.value,
        "restatements": reading.restatements,
        "review": None if reading.review is None else reading.review.value,
        "known": None if reading.known is None else reading.known.isoformat(),
    }


class _Reader:
    """Reads one JSON text part by part; whatever is not as expected raises `UserError`."""

    def __init__(self, text: str) -> None:
        try:
            found = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _unreadable("it is damaged") from error
        if not isinstance(found, dict):
            raise _unreadable("it is damaged")
        if found.get("version") != _VERSION:
            raise _unreadable("it was saved by another version of Parley")
        self._found: dict[str, Any] = found

    def state(self) -> ViewState:
        try:
            return self._state(self._found)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise _unreadable("it is damaged") from error

    def lanes(self) -> LaneState:
        try:
            return _read_lanes(self._found["lanes"])
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise _unreadable("it is damaged") from error

    @staticmethod
    def _state(found: dict[str, Any]) -> ViewState:
        issues, parties, period = found["issues"], found["parties"], found["period"]
        earlier, later = found["rounds"]
        return ViewState(
            days=_read_days(found["days"]),
            lanes=_read_lanes(found["lanes"]),
            parties=None if parties is None else frozenset(map(_text, _list(parties))),
            hidden_issues=frozenset(map(_text, _list(issues["hidden"]))),
            order=LaneOrder[_text(issues["order"])],
            own_order=tuple(map(_text, _list(issues["own_order"]))),
            reading=_read_reading(found["reading"]),
            rounds=(None if earlier is None else _text(earlier), None if later is None else _text(later)),
            period=None if period is None else _read_days(period),
        )


def _read_lanes(found: dict[str, Any]) -> LaneState:
    heights = {}
    for kind, row_id, height in _list(found["heights"]):
        heights[LaneKey(LaneKind(kind), _text(row_id))] = _whole(height, LOWEST, HIGHEST)
    return LaneState(
        LaneKind(found["kind"]),
        heights,
        _read_keys(found["pinned"]),
        _read_keys(found["order"]),
        frozenset(_read_keys(found["hidden"])),
    )


def _read_keys(found: object) -> tuple[LaneKey, ...]:
    return tuple(LaneKey(LaneKind(kind), _text(row_id)) for kind, row_id in _list(found))


def _read_reading(found: dict[str, Any]) -> Reading:
    restatements, review, known = found["restatements"], found["review"], found["known"]
    if not isinstance(restatements, bool):
        raise TypeError
    return Reading(
        _text(found["name"]),
        _whole(found["authority"], 1, 5),
        _whole(found["credibility"], 1, 6),
        Conditionals(found["conditionals"]),
        restatements,
        None if review is None else Review(review),
        None if known is None else date.fromisoformat(_text(known)),
    )


def _read_days(found: object) -> tuple[date, date]:
    first, last = (date.fromisoformat(_text(day)) for day in _list(found))
    if first > last:
        raise ValueError
    return first, last


def _list(found: object) -> list[Any]:
    if not isinstance(found, list) or len(found) > _MOST:
        raise TypeError
    return found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found


def _whole(found: object, least: int, most: int) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
        raise ValueError
    return found


def _unreadable(why: str) -> UserError:
    return UserError(f"This view cannot be taken up: {why}. It stays in the dossier as it is.")
