"""Reads all statements of a dossier into columns."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from models.authorities import authorities
from models.columns.codes import codes_in, codes_of, in_order
from models.columns.ids import Halves, Ids, ids_of
from models.columns.packed import narrow, near, packed
from models.dates.edtf import read_edtf
from models.facts import EVER, NONE
from models.loading_cells import References, read_days, read_ids, read_words
from models.loading_facts import Facts, positions
from models.loading_slices import NO_FIRMNESS, RARE, Slice, slices
from models.records import Records
from models.scales.maps import onto_present_scales, scale_versions
from models.snapshot import Floats, Ints, Statements, ints, nothing_stated, to_day
from models.words import ACTS

Columns: TypeAlias = dict[str, NDArray[Any]]

Rare: TypeAlias = Mapping[str, tuple[Ints, list[str]]]
"""By field, the rows that have it, ascending, and what they have."""

_Reader: TypeAlias = Callable[[Slice], NDArray[Any]]


def load_statements(store: Records, facts: Facts) -> Statements:
    """The statements in the dossier's order; to be used within one state of the file."""
    pieces: dict[str, list[NDArray[Any]]] = defaultdict(list)
    ids: list[Halves | list[str]] = []
    codes: list[tuple[bytes, int]] = []
    rare: list[tuple[int, tuple[str | None, ...]]] = []
    count, readers = 0, _readers(facts)
    for part in slices(store):
        for name, read in readers.items():
            pieces[name].append(read(part))
        ids.append(read_ids(part))
        codes.append((part.texts["code"], part.count))
        rare.extend((count + at, row) for at, row in part.rare)
        count += part.count
    if not count:
        return nothing_stated()
    columns: Columns = {name: np.concatenate(pieces.pop(name)) for name in readers}
    order = _order(columns.pop("sequence"), ids)
    if order is not None:
        columns = {name: column[order] for name, column in columns.items()}
    # What has been taken over is let go of at once, since a dossier is largest in memory while it is loaded.
    kept_ids = _ids(ids, order)
    ids.clear()
    kept_codes = _codes(store, codes, order)
    codes.clear()
    by_field = _rare(rare, order)
    rare.clear()
    return _statements(columns, kept_ids, kept_codes, by_field, facts)


def _readers(facts: Facts) -> dict[str, _Reader]:
    kinds = {"party": facts.parties, "speaker": facts.speakers, "issue": facts.issues, "source": facts.sources}
    known = {name: References(positions(rows)) for name, rows in kinds.items()}
    return {
        "sequence": lambda part: part.sequence,
        "party": lambda part: known["party"].read(part, "party_id"),
        "speaker": lambda part: known["speaker"].read(part, "speaker_id"),
        "issue": lambda part: known["issue"].read(part, "issue_id"),
        "source": lambda part: known["source"].read(part, "source_id"),
        "said": lambda part: read_days(part, "said_on"),
        "published": lambda part: read_days(part, "published_on"),
        "recorded": lambda part: read_days(part, "recorded_on"),
        "act": lambda part: read_words(part, "act", ACTS).astype(np.int8),
        "review": lambda part: part.grade("review").astype(np.int8),
        "credibility": lambda part: part.grade("credibility").astype(np.int8),
        "firmness": lambda part: _given(part.grade("firmness"), NO_FIRMNESS).astype(np.int8),
        "conditional": lambda part: part.grade("conditional") == 1,
        "low": lambda part: _stated(part.ranges[:, 0]),
        "high": lambda part: _stated(part.ranges[:, 1]),
    }


def _given(grades: Ints, none: int) -> Ints:
    return np.where(grades == none, ints(NONE), grades)


def _stated(ends: Floats) -> Floats:
    return np.where(ends < 0, np.nan, ends)


def _order(sequence: NDArray[np.int64], ids: Sequence[Halves | list[str]]) -> Ints | None:
    """The dossier's order, by sequence and id; None where the rows are in it already."""
    if (sequence[1:] > sequence[:-1]).all():
        return None
    if any(isinstance(part, list) for part in ids):
        texts = [text for part in ids for text in _texts(part)]
        return ints(sorted(range(len(texts)), key=lambda row: (sequence[row], texts[row])))
    halves = np.concatenate(ids)
    return ints(np.lexsort((halves[:, 1], halves[:, 0], sequence)))


def _texts(part: Halves | list[str]) -> list[str]:
    return part if isinstance(part, list) else list(Ids(part))


def _ids(parts: list[Halves | list[str]], order: Ints | None) -> Sequence[str]:
    if any(isinstance(part, list) for part in parts):
        texts = [text for part in parts for text in _texts(part)]
        return ids_of(texts if order is None else [texts[row] for row in order.tolist()])
    halves = np.concatenate(parts)
    return Ids(halves if order is None else halves[order])


def _codes(store: Records, parts: Sequence[tuple[bytes, int]], order: Ints | None) -> Sequence[str]:
    try:
        if order is None:
            found = codes_in(parts)
        else:
            text, count = b"\n".join(part for part, _ in parts), len(order)
            found = codes_in([(in_order(text, order), count)]) if text.count(b"\n") == count - 1 else None
    except UnicodeDecodeError:
        # Reading cell by cell complains of it as of any other text.
        found = None
    if found is not None:
        return found
    return codes_of([row[0] for row in store.columns("SELECT code FROM statement ORDER BY sequence, id")])


def _rare(rows: Sequence[tuple[int, tuple[str | None, ...]]], order: Ints | None) -> Rare:
    at = ints([place for place, _ in rows])
    if order is not None:
        moved = np.empty_like(order)
        moved[order] = np.arange(len(order), dtype=np.int32)
        at = moved[at]
    arranged = np.argsort(at, kind="stable")
    listed = [rows[one][1] for one in arranged.tolist()]
    fields = zip(RARE, zip(*listed, strict=True) if listed else ((),) * len(RARE), strict=True)
    return {name: _those_given(at[arranged], values) for name, values in fields}


def _those_given(rows: Ints, values: Sequence[str | None]) -> tuple[Ints, list[str]]:
    given = np.fromiter((value is not None and value != "" for value in values), np.bool_, len(values))
    return rows[given], [value for value in values if value is not None and value != ""]


def _statements(columns: Columns, ids: Sequence[str], codes: Sequence[str], rare: Rare, facts: Facts) -> Statements:
    count, issue, said = len(ids), columns.pop("issue"), columns.pop("said")
    own = ids.places() if isinstance(ids, Ids) else {key: row for row, key in enumerate(ids)}
    places = {
        "depends_on_id": positions(facts.issues), "round_id": positions(facts.rounds),
        "package_id": positions(facts.packages), "retracts_id": own, "retracted_by_id": own,
    }  # fmt: skip
    named = {name: _sparse(count, rare[name], known) for name, known in places.items()}
    scale = _scales(issue, rare["scale_id"], facts)
    coded = onto_present_scales(facts.issues, issue, scale, columns["low"], columns["high"])
    grades = authorities(facts.speakers, columns["speaker"], columns["party"], said)
    return Statements(
        ids=ids,
        codes=codes,
        said=said,
        published=near(columns.pop("published"), said),
        recorded=near(columns.pop("recorded"), said),
        party=narrow(columns.pop("party")),
        speaker=narrow(columns.pop("speaker")),
        issue=narrow(issue),
        act=narrow(columns.pop("act")),
        low=columns["low"],
        high=columns["high"],
        firmness=narrow(columns.pop("firmness")),
        authority=narrow(grades),
        credibility=narrow(columns.pop("credibility")),
        conditional=columns["conditional"],
        depends_on=named["depends_on_id"],
        source=narrow(columns.pop("source")),
        round=named["round_id"],
        retracts=named["retracts_id"],
        retracted_by=named["retracted_by_id"],
        earliest=_earliest(said, rare),
        review=narrow(columns.pop("review")),
        scale=packed(scale, 1),
        package=named["package_id"],
        own=coded,
    )


def _sparse(count: int, given: tuple[Ints, list[str]], places: Mapping[str, int]) -> Ints:
    rows, keys = given
    found = np.full(count, NONE, np.int32)
    found[rows] = [places.get(key, NONE) for key in keys]
    return packed(found, NONE)


def _scales(issue: Ints, given: tuple[Ints, list[str]], facts: Facts) -> Ints:
    """The first version where none is named, which every issue has."""
    rows, keys = given
    found = np.where(issue == NONE, NONE, 1).astype(np.int32)
    found[rows] = scale_versions(facts.issues, issue[rows], keys)
    return found


def _earliest(said: Ints, rare: Rare) -> Ints:
    (rows, vague), first = rare["said_edtf"], {}
    for edtf in set(vague):
        day = read_edtf(edtf).earliest
        first[edtf] = EVER if day is None else to_day(day)
    found = said.copy()
    # An edit from outside may have left a day that its own text excludes.
    found[rows] = np.minimum(ints([first[edtf] for edtf in vague]), said[rows])
    return packed(found, said)
