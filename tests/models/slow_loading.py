"""Reads statements row by row and cell by cell: what loading by columns has to give."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from models.facts import NONE
from models.loading_facts import Facts, earliest_day, positions
from models.scales.maps import onto_present_scales, scale_versions
from models.snapshot import ALWAYS, Ints, ints, to_day
from models.store import Store
from models.words import ACTS, REVIEWS

_FIELDS = (
    "id", "code", "said_on", "published_on", "recorded_on", "party_id", "speaker_id", "issue_id", "act", "low", "high",
    "firmness", "credibility", "condition", "depends_on_id", "source_id", "round_id", "retracts_id",
    "retracted_by_id", "said_edtf", "review", "scale_id", "package_id",
)  # fmt: skip


def slow_columns(store: Store) -> Mapping[str, Any]:
    """The columns of `Statements` by name."""
    facts, sql = Facts(store), f"SELECT {', '.join(_FIELDS)} FROM statement ORDER BY sequence, id"  # noqa: S608
    rows = [dict(zip(_FIELDS, row, strict=True)) for row in store.columns(sql)]
    own = {row["id"]: at for at, row in enumerate(rows)}
    said, speaker = [_day(row["said_on"]) for row in rows], _at(rows, "speaker_id", positions(facts.speakers))
    issue, party = (_at(rows, f"{name}_id", positions(named)) for name, named in (
        ("issue", facts.issues), ("party", facts.parties)
    ))  # fmt: skip
    scale = scale_versions(facts.issues, issue, [row["scale_id"] for row in rows])
    low, high = (np.array([row[end] for row in rows], dtype=np.float64) for end in ("low", "high"))
    coded = dict(onto_present_scales(facts.issues, issue, scale, low, high))
    return {
        "ids": [row["id"] for row in rows],
        "codes": [row["code"] for row in rows],
        "said": said,
        "published": [_day(row["published_on"]) for row in rows],
        "recorded": [ALWAYS if row["recorded_on"] is None else _day(row["recorded_on"]) for row in rows],
        "party": party,
        "speaker": speaker,
        "issue": issue,
        "act": [ACTS.index(row["act"]) for row in rows],
        "low": low,
        "high": high,
        "firmness": [NONE if row["firmness"] is None else row["firmness"] for row in rows],
        "authority": [_authority(facts, *one) for one in zip(speaker.tolist(), party.tolist(), said, strict=True)],
        "credibility": [row["credibility"] for row in rows],
        "conditional": [row["condition"] != "" for row in rows],
        "depends_on": _at(rows, "depends_on_id", positions(facts.issues)),
        "source": _at(rows, "source_id", positions(facts.sources)),
        "round": _at(rows, "round_id", positions(facts.rounds)),
        "retracts": _at(rows, "retracts_id", own),
        "retracted_by": _at(rows, "retracted_by_id", own),
        "earliest": [earliest_day(row["said_edtf"], row["said_on"]) for row in rows],
        "review": [REVIEWS.index(row["review"]) for row in rows],
        "scale": scale,
        "package": _at(rows, "package_id", positions(facts.packages)),
        "own": coded,
    }


def _at(rows: list[dict[str, Any]], name: str, places: Mapping[str, int]) -> Ints:
    return ints([places.get(row[name], NONE) for row in rows])


def _day(text: str) -> int:
    return to_day(date.fromisoformat(text))


def _authority(facts: Facts, speaker: int, party: int, day: int) -> int:
    if speaker == NONE:
        return 5
    office = facts.speakers[speaker].office_on(day, party)
    return facts.speakers[speaker].authority if office is None else office.authority
