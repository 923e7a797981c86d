from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.corroboration import Backing, backing, origin
from models.facts import NONE, Corroboration, Source
from models.snapshot import Snapshot, ints
from models.words import Stance
from tests.snapshots import said, snapshot


def source(place: int, reprints: int = NONE) -> Source:
    return Source(f"s{place}", f"S{place}", "", "", None, "", "B", reprints=reprints)


def dossier(reprints: list[int], further: list[tuple[int, Stance]], own: int = 0) -> Snapshot:
    """One statement from a source, with further sources; each source repeats another one or NONE."""
    talks = snapshot([said("2022-03-01", at=50)])
    return replace(
        talks,
        sources=tuple(source(place, one) for place, one in enumerate(reprints)),
        statements=replace(talks.statements, source=ints([own])),
        corroborations=tuple(
            Corroboration(f"c{place}", 0, one, stance, "", "") for place, (one, stance) in enumerate(further)
        ),
    )


def slowly(reprints: list[int], sources: set[int]) -> int:
    """How many stories sources tell: those from which one can come to a common source tell one."""

    def reached(one: int) -> set[int]:
        found: set[int] = set()
        while one != NONE and one not in found:
            found.add(one)
            one = reprints[one]
        return found

    stories: list[set[int]] = []
    for one in sources:
        mine = reached(one)
        joined = [story for story in stories if story & mine]
        stories = [story for story in stories if not story & mine] + [mine.union(*joined)]
    return len(stories)


@pytest.mark.parametrize(
    ("reprints", "further", "expected"),
    [
        ([NONE], [], Backing((0,), ())),
        ([NONE, NONE, NONE], [(1, Stance.CORROBORATES), (2, Stance.CONTRADICTS)], Backing((0, 1), (2,))),
        ([NONE, 0, 1], [(1, Stance.CORROBORATES), (2, Stance.CORROBORATES)], Backing((0,), ())),
        ([3, 3, 3, NONE], [(1, Stance.CORROBORATES), (2, Stance.CORROBORATES)], Backing((3,), ())),
        ([NONE, NONE, 1], [(1, Stance.CONTRADICTS), (2, Stance.CORROBORATES)], Backing((0, 1), (1,))),
        ([1, 0, 1], [(2, Stance.CORROBORATES)], Backing((0,), ())),
        ([0], [], Backing((0,), ())),
        ([NONE], [(NONE, Stance.CORROBORATES)], Backing((0,), ())),
    ],
    ids=["own", "both ways", "a chain", "one wire", "the wire on both sides", "a circle", "itself", "deleted"],
)
def test_one_story_counts_once(reprints: list[int], further: list[tuple[int, Stance]], expected: Backing):
    assert backing(dossier(reprints, further), 0) == expected


def test_a_deleted_source_stands_behind_nothing():
    assert backing(dossier([NONE], [], own=NONE), 0) == Backing((), ())


def test_what_corroborates_another_statement_does_not_count():
    talks = dossier([NONE, NONE], [(1, Stance.CORROBORATES)])
    other = replace(talks.corroborations[0], statement=1)
    assert backing(replace(talks, corroborations=(other,)), 0) == Backing((0,), ())


@given(st.data())
def test_as_many_sources_stand_behind_it_as_tell_stories_of_their_own(data: st.DataObject):
    total = data.draw(st.integers(1, 7))
    places = st.integers(0, total - 1)
    reprints = data.draw(st.lists(places | st.just(NONE), min_size=total, max_size=total))
    further = data.draw(st.lists(st.tuples(places, st.sampled_from(Stance)), max_size=6))
    own = data.draw(places)
    found = backing(dossier(reprints, further, own), 0)
    behind = {own, *(one for one, stance in further if stance == Stance.CORROBORATES)}
    against = {one for one, stance in further if stance == Stance.CONTRADICTS}
    assert len(found.behind) == slowly(reprints, behind)
    assert len(found.against) == slowly(reprints, against)
    sources = dossier(reprints, []).sources
    assert all(origin(sources, one) == one for one in (*found.behind, *found.against))
