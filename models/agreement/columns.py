"""Codings as columns of numbers, one for each field, with ranges on scales on which they can be compared."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

import numpy as np

from models.agreement.alpha import Level
from models.agreement.codings import Coded
from models.scale_maps import onto_present_scales, scale_versions
from models.snapshot import Floats, Ints, Snapshot
from models.words import ACTS, Act


class Field(StrEnum):
    """What is coded of a statement."""

    ACT = "act"
    LOW = "low"
    HIGH = "high"
    FIRMNESS = "firmness"
    CREDIBILITY = "credibility"

    @property
    def level(self) -> Level:
        """What its values mean: acts are names, grades are ranks, ends of a range are distances on its scale."""
        if self in RANGE:
            return Level.INTERVAL
        return Level.NOMINAL if self is Field.ACT else Level.ORDINAL


RANGE = (Field.LOW, Field.HIGH)
"""The fields that are places on the issue's scale."""

Value: TypeAlias = Act | float | int | None
"""What somebody coded in a field; None for no range and for no grade."""

Columns: TypeAlias = Mapping[Field, Floats]
"""The fields of codings as numbers, acts by their position in `models.words.ACTS`; NaN where nothing was given."""


def on_present_scales(snapshot: Snapshot, issue: Ints, coded: Sequence[Coded]) -> Columns:
    """Codings of statements on these issues; ranges are NaN where the present scale has no place for them."""
    columns = _as_coded(coded)
    versions = scale_versions(snapshot.issues, issue, [one.scale_id for one in coded])
    onto_present_scales(snapshot.issues, issue, versions, columns[Field.LOW], columns[Field.HIGH])
    return columns


def side_by_side(
    snapshot: Snapshot, issue: Ints, firsts: Sequence[Coded], seconds: Sequence[Coded]
) -> tuple[Columns, Columns]:
    """Codings of the same statements, with ranges on one scale: the present one, else the one that both are on.

    Where both have a range, and there is no such scale, both are NaN.
    """
    first, second = (dict(on_present_scales(snapshot, issue, coded)) for coded in (firsts, seconds))
    own, others = _as_coded(firsts), _as_coded(seconds)
    apart = np.array([one.scale_id != other.scale_id for one, other in zip(firsts, seconds, strict=True)], np.bool_)
    for end in RANGE:
        placeless = (np.isnan(first[end]) & ~np.isnan(own[end])) | (np.isnan(second[end]) & ~np.isnan(others[end]))
        untold = placeless & apart & ~np.isnan(own[end]) & ~np.isnan(others[end])
        first[end] = np.where(untold, np.nan, np.where(placeless, own[end], first[end]))
        second[end] = np.where(untold, np.nan, np.where(placeless, others[end], second[end]))
    return first, second


def value_of(field: Field, number: float) -> Value:
    """What a number in a field's column stands for."""
    if np.isnan(number):
        return None
    if field is Field.ACT:
        return ACTS[int(number)]
    return float(number) if field in RANGE else int(number)


def _as_coded(coded: Sequence[Coded]) -> dict[Field, Floats]:
    return {
        Field.ACT: _numbers([ACTS.index(one.act) for one in coded]),
        Field.LOW: _numbers([one.low for one in coded]),
        Field.HIGH: _numbers([one.high for one in coded]),
        Field.FIRMNESS: _numbers([one.firmness for one in coded]),
        Field.CREDIBILITY: _numbers([one.credibility for one in coded]),
    }


def _numbers(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
