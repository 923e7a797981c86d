"""Keeps what is marked more narrowly than a briefing out of it: refused, or left out of every figure and said to be."""

from dataclasses import fields, replace
from typing import Any

import numpy as np

from models.briefing.wording.words import Words
from models.errors import UserError
from models.facts import NONE, Source
from models.phrases import counted, listed
from models.snapshot import Ints, Mask, Snapshot, Statements, ints
from models.words import HANDLINGS

MOST_NAMED = 8


def refuse_above(snapshot: Snapshot, mark: str) -> None:
    """Raises `UserError` with the sources that are marked more narrowly than the briefing."""
    above = _above(snapshot, mark)
    if not above:
        return
    named = [snapshot.sources[place].code for place in sorted(above)]
    shown = listed(named[:MOST_NAMED]) + (" and others" if len(named) > MOST_NAMED else "")
    raise UserError(
        f"{counted(len(above), 'source')} ({shown}) may not be read as widely as this briefing, which is marked "
        f"{told(mark)}. Mark it more narrowly, or let what comes from there be left out."
    )


def told(mark: str) -> str:
    """A mark in words."""
    return f"TLP:{mark}" if mark else "with nothing"


def without_above(words: Words, snapshot: Snapshot, mark: str) -> tuple[Snapshot, str]:
    """The dossier as if what is marked more narrowly were not in it, and a sentence on what is missing, "" if nothing.

    Positions of sources stay, so that their numbers do; what they are called is replaced.
    """
    above = _above(snapshot, mark)
    if not above:
        return snapshot, ""
    keep: Mask = ~np.isin(snapshot.statements.source, ints(sorted(above)))
    places = _places(keep)
    kept = replace(
        snapshot,
        sources=tuple(_nameless(words, one) if place in above else one for place, one in enumerate(snapshot.sources)),
        disputes=tuple(one for one in snapshot.disputes if not above & {one.source_claim, one.source_counter}),
        assessments=tuple(one for one in snapshot.assessments if one.source not in above),
        events=tuple(one for one in snapshot.events if one.source not in above),
        **_between(snapshot, places, above),
        statements=_taken(snapshot.statements, keep, places),
    )
    missing, shown = int((~keep).sum()), told(mark) if mark else words.say("front.no_mark")
    return kept, words.some("front.withheld", missing, n=words.grouped(missing), mark=shown)


def _above(snapshot: Snapshot, mark: str) -> frozenset[int]:
    widest = HANDLINGS.index(mark) if mark else 0
    return frozenset(
        place for place, one in enumerate(snapshot.sources) if one.handling and HANDLINGS.index(one.handling) > widest
    )


def _nameless(words: Words, source: Source) -> Source:
    code, title = words.say("front.withheld_code"), words.say("front.withheld_title")
    return replace(
        source, code=code, publisher="", title=title, published=None, author="", address="", language="",
        reliability="", published_edtf="",
    )  # fmt: skip


def _places(keep: Mask) -> Ints:
    """Where each statement comes to stand, NONE for one that is left out and, at the end, for none."""
    places = np.full(len(keep) + 1, NONE, np.int32)
    places[:-1][keep] = np.arange(int(keep.sum()), dtype=np.int32)
    return places


def _between(snapshot: Snapshot, places: Ints, above: frozenset[int]) -> dict[str, Any]:
    """What ties statements to each other and to further sources, where both ends are kept."""
    links = (replace(one, statement=int(places[one.statement]), other=int(places[one.other])) for one in snapshot.links)
    borne = (one for one in snapshot.corroborations if one.source not in above)
    corroborations = (replace(one, statement=int(places[one.statement])) for one in borne)
    return {
        "links": tuple(one for one in links if NONE not in (one.statement, one.other)),
        "corroborations": tuple(one for one in corroborations if one.statement != NONE),
    }


def _taken(statements: Statements, keep: Mask, places: Ints) -> Statements:
    """The columns of some statements; what pointed to others points nowhere."""
    rows = np.flatnonzero(keep).astype(np.int32)
    taken = {
        one.name: getattr(statements, one.name)[rows]
        for one in fields(statements)
        if one.name not in ("ids", "codes", "own", "met")
    }
    for name in ("retracts", "retracted_by"):
        # NONE, the last place of all, stays what it is.
        taken[name] = places[taken[name]]
    own = statements.own
    return Statements(
        ids=[statements.ids[row] for row in rows.tolist()],
        codes=[statements.codes[row] for row in rows.tolist()],
        own=own.taken(rows),
        met={int(places[row]): since for row, since in statements.met.items() if keep[row]},
        **taken,
    )
