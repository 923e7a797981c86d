"""Keeps what is marked more narrowly than a briefing out of it: refused, or left out of every figure and said to be."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from models.briefing.wording.words import Words
from models.conditions import met_since
from models.errors import UserError
from models.facts import NONE, Link, Source
from models.handling import mark_words, told_within
from models.phrases import counted, listed
from models.snapshot import Ints, Mask, Snapshot, Statements, ints
from models.words import LinkKind

MOST_NAMED = 8


class WithheldError(UserError):
    """A briefing would tell of sources that it may not tell of: `what` says of which, the sentence also what to do.

    `is_unmarked` where these are sources of which nobody has said who may read them.
    """

    def __init__(self, what: str, todo: str, *, is_unmarked: bool) -> None:
        super().__init__(f"{what} {todo}")
        self.what, self.is_unmarked = what, is_unmarked


def refuse_above(snapshot: Snapshot, mark: str, *, unmarked: bool) -> None:
    """Raises `WithheldError` with the sources that may not be told in a briefing with a mark."""
    above = _above(snapshot, mark, unmarked=unmarked)
    bare = sorted(place for place in above if not snapshot.sources[place].handling)
    marked = sorted(above.difference(bare))
    if marked:
        borne = f"is marked {mark_words(mark)}" if mark else "bears no mark"
        raise WithheldError(
            f"{_named(snapshot, marked)} may not be read as widely as this briefing, which {borne}.",
            "Mark it more narrowly, or let what comes from there be left out.",
            is_unmarked=False,
        )
    if bare:
        bears, them = ("bears", "it") if len(bare) == 1 else ("bear", "them")
        raise WithheldError(
            f"{_named(snapshot, bare)} {bears} no handling mark, so nobody has said that a briefing for "
            f"{mark_words(mark)} may tell of {them}.",
            "Take sources without a mark along, or let what comes from there be left out.",
            is_unmarked=True,
        )


def _named(snapshot: Snapshot, places: Sequence[int]) -> str:
    codes = [snapshot.sources[place].code for place in places]
    shown = listed(codes[:MOST_NAMED] + (["others"] if len(codes) > MOST_NAMED else []))
    return f"{counted(len(places), 'source')} ({shown})"


def without_above(words: Words, snapshot: Snapshot, mark: str, *, unmarked: bool = False) -> tuple[Snapshot, str]:
    """The dossier as if what may not be told were not in it, and a sentence on what is missing, "" if nothing.

    Positions of sources stay, so that their numbers do; what they are called is replaced.
    """
    above = _above(snapshot, mark, unmarked=unmarked)
    if not above:
        return snapshot, ""
    keep: Mask = ~np.isin(snapshot.statements.source, ints(sorted(above)))
    places = _places(keep)
    ties = _between(snapshot, places, above)
    kept = replace(
        snapshot,
        sources=tuple(_nameless(words, one) if place in above else one for place, one in enumerate(snapshot.sources)),
        disputes=tuple(one for one in snapshot.disputes if not above & {one.source_claim, one.source_counter}),
        assessments=tuple(one for one in snapshot.assessments if one.source not in above),
        events=tuple(one for one in snapshot.events if one.source not in above),
        outcomes=tuple(one for one in snapshot.outcomes if one.source not in above),
        **ties,
        statements=_taken(snapshot.statements, keep, places, ties["links"]),
    )
    missing, shown = int((~keep).sum()), mark_words(mark) or words.say("front.no_mark")
    sentence = words.say("front.withheld_none", mark=shown)
    if missing:
        sentence = words.count("front.withheld", missing, mark=shown)
    if any(not snapshot.sources[place].handling for place in above):
        sentence = " ".join((sentence, words.say("front.withheld_unmarked")))
    return kept, sentence


def _above(snapshot: Snapshot, mark: str, *, unmarked: bool) -> frozenset[int]:
    allowed = told_within(mark, unmarked=unmarked)
    return frozenset(place for place in _told_from(snapshot) if snapshot.sources[place].handling not in allowed)


def _told_from(snapshot: Snapshot) -> set[int]:
    """The sources from which there is anything to tell."""
    return {
        *map(int, np.unique(snapshot.statements.source)),
        *(place for one in snapshot.disputes for place in (one.source_claim, one.source_counter)),
        *(one.source for one in snapshot.assessments),
        *(one.source for one in snapshot.events),
        *(one.source for one in snapshot.outcomes),
        *(one.source for one in snapshot.corroborations),
    } - {NONE}


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
    links = (_tied(one, places) for one in snapshot.links)
    borne = (one for one in snapshot.corroborations if one.source not in above)
    corroborations = (replace(one, statement=int(places[one.statement])) for one in borne)
    return {
        "links": tuple(one for one in links if one is not None),
        "corroborations": tuple(one for one in corroborations if one.statement != NONE),
    }


def _tied(link: Link, places: Ints) -> Link | None:
    """A link where its statements come to stand, None for one of which nothing is left to tell.

    What was said on a condition stays so: only on which, and whether that is met, is not told.
    """
    statement, other = (int(places[one]) for one in (link.statement, link.other))
    moved = replace(link, statement=statement, other=other)
    if statement == NONE:
        return None
    if other != NONE or link.other == NONE:
        return moved
    return replace(moved, state=None, since=None, note="") if link.kind == LinkKind.CONDITIONAL_ON else None


def _taken(statements: Statements, keep: Mask, places: Ints, links: Sequence[Link]) -> Statements:
    """The columns of some statements, with the links between them; what pointed to others points nowhere."""
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
        met=met_since(links),
        **taken,
    )
