"""Codings as columns of numbers, one for each field, with ranges on scales on which they can be compared."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

import numpy as np

from models.agreement.alpha import Level
from models.agreement.codings import Coded
from models.facts import Issue
from models.scales.maps import onto_present_scales, scale_versions
from models.snapshot import Floats, Ints
from models.words import ACTS


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

Columns: TypeAlias = Mapping[Field, Floats]
"""The fields of codings as numbers, acts by their position in `models.words.ACTS`; NaN where nothing was given."""


def on_present_scales(issues: Sequence[Issue], issue: Ints, coded: Sequence[Coded]) -> Columns:
    """Codings of statements on these issues; ranges are NaN where the present scale has no place for them."""
    return _taken_over(issues, issue, coded, _as_coded(coded))


def side_by_side(
    issues: Sequence[Issue], issue: Ints, firsts: Sequence[Coded], seconds: Sequence[Coded]
) -> tuple[Columns, Columns]:
    """Codings of the same statements, with ranges on one scale: the present one, else the one that both are on.

    Where both have a range, and there is no such scale, both are NaN.
    """
    own, others = _as_coded(firsts), _as_coded(seconds)
    first, second = _taken_over(issues, issue, firsts, own), _taken_over(issues, issue, seconds, others)
    apart = np.array([one.scale_id != other.scale_id for one, other in zip(firsts, seconds, strict=True)], np.bool_)
    for end in RANGE:
        placeless = (np.isnan(first[end]) & ~np.isnan(own[end])) | (np.isnan(second[end]) & ~np.isnan(others[end]))
        untold = placeless & apart & ~np.isnan(own[end]) & ~np.isnan(others[end])
        first[end] = np.where(untold, np.nan, np.where(placeless, own[end], first[end]))
        second[end] = np.where(untold, np.nan, np.where(placeless, others[end], second[end]))
    return first, second


def _taken_over(issues: Sequence[Issue], issue: Ints, coded: Sequence[Coded], own: Columns) -> dict[Field, Floats]:
    columns = {**own, **{end: own[end].copy() for end in RANGE}}
    versions = scale_versions(issues, issue, [one.scale_id for one in coded])
    onto_present_scales(issues, issue, versions, columns[Field.LOW], columns[Field.HIGH])
    return columns


def _as_coded(coded: Sequence[Coded]) -> Columns:
    places = {act: float(at) for at, act in enumerate(ACTS)}
    return {
        Field.ACT: _numbers([places[one.act] for one in coded]),
        Field.LOW: _numbers([one.low for one in coded]),
        Field.HIGH: _numbers([one.high for one in coded]),
        Field.FIRMNESS: _numbers([one.firmness for one in coded]),
        Field.CREDIBILITY: _numbers([one.credibility for one in coded]),
    }


def _numbers(values: Sequence[float | None]) -> Floats:
    # NumPy takes None for NaN.
    return np.array(values, dtype=np.float64)
