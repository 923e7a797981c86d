"""Reads some statements by id, for the next snapshot after an edit of a few."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from models.authorities import authorities
from models.columns.own_ranges import OwnRanges
from models.facts import NONE
from models.loading_facts import Facts, earliest_day, positions
from models.records import Records
from models.scales.maps import onto_present_scales, scale_versions
from models.snapshot import ALWAYS, Column, Ints, ints, to_day
from models.words import ACTS, REVIEWS

_FIELDS = (
    "id", "sequence", "code", "said_on", "said_edtf", "published_on", "recorded_on", "party_id", "speaker_id",
    "issue_id", "act", "low", "high", "scale_id", "firmness", "credibility", "condition <> ''", "depends_on_id",
    "source_id", "round_id", "retracts_id", "retracted_by_id", "review", "package_id",
)  # fmt: skip

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Rows:
    """Statements in the order of their ids: by name the columns of `Statements`, and what was coded on other scales."""

    ids: tuple[str, ...]
    codes: tuple[str, ...]
    columns: Mapping[str, Column]
    own: OwnRanges
    leads_nowhere: bool
    """Whether any of them names a row that is not there."""


def read_rows(store: Records, facts: Facts, places: Mapping[str, int], ids: Sequence[str]) -> Rows:
    """Those of some statements that are there; `places` are those of all statements."""
    sql = f"SELECT {', '.join(_FIELDS)} FROM statement WHERE id IN ({{}})"  # noqa: S608 - our own names
    read = [row for at in range(0, len(ids), _AT_ONCE) for row in _read(store, sql, ids[at : at + _AT_ONCE])]
    read.sort(key=lambda row: row[0])
    given: dict[str, Sequence[Any]] = dict(zip(_FIELDS, zip(*read, strict=True) if read else ((),) * 24, strict=True))
    named = _references(given, facts, places)
    columns: dict[str, Column] = {name: _placed(*column) for name, column in named.items()}
    columns |= _plain(given)
    columns["authority"] = authorities(facts.speakers, *(ints(columns[name]) for name in ("speaker", "party", "said")))
    issue = ints(columns["issue"])
    columns["scale"] = scale = scale_versions(facts.issues, issue, given["scale_id"])
    columns["low"], columns["high"] = low, high = tuple(np.array(given[end], np.float64) for end in ("low", "high"))
    own = onto_present_scales(facts.issues, issue, scale, low, high)
    lost = any(key is not None and key not in known for keys, known in named.values() for key in keys)
    return Rows(tuple(given["id"]), tuple(given["code"]), columns, own, lost)


def _read(store: Records, sql: str, ids: Sequence[str]) -> list[tuple[Any, ...]]:
    return store.columns(sql.format(", ".join("?" * len(ids))), *ids)


def _references(
    given: Mapping[str, Sequence[Any]], facts: Facts, places: Mapping[str, int]
) -> dict[str, tuple[Sequence[str | None], Mapping[str, int]]]:
    issues = positions(facts.issues)
    return {
        "party": (given["party_id"], positions(facts.parties)),
        "speaker": (given["speaker_id"], positions(facts.speakers)),
        "issue": (given["issue_id"], issues),
        "depends_on": (given["depends_on_id"], issues),
        "source": (given["source_id"], positions(facts.sources)),
        "round": (given["round_id"], positions(facts.rounds)),
        "package": (given["package_id"], positions(facts.packages)),
        "retracts": (given["retracts_id"], places),
        "retracted_by": (given["retracted_by_id"], places),
    }


def _placed(keys: Sequence[str | None], places: Mapping[str, int]) -> Ints:
    return ints([NONE if key is None else places.get(key, NONE) for key in keys])


def _plain(given: Mapping[str, Sequence[Any]]) -> dict[str, Column]:
    days = zip(given["said_edtf"], given["said_on"], strict=True)
    return {
        "said": ints([_day(day) for day in given["said_on"]]),
        "earliest": ints([earliest_day(*known) for known in days]),
        "published": ints([_day(day) for day in given["published_on"]]),
        "recorded": ints([ALWAYS if day is None else _day(day) for day in given["recorded_on"]]),
        "act": ints([ACTS.index(act) for act in given["act"]]),
        "review": ints([REVIEWS.index(review) for review in given["review"]]),
        "firmness": ints([NONE if grade is None else grade for grade in given["firmness"]]),
        "credibility": ints(given["credibility"]),
        "conditional": np.array(given["condition <> ''"], np.bool_),
    }


def _day(text: str) -> int:
    return to_day(date.fromisoformat(text))
