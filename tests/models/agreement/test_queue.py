from hypothesis import given
from hypothesis import strategies as st

from models.agreement.queue import Wanted, queue_of
from tests.snapshots import said, snapshot

TALKS = snapshot(
    [said(f"2022-03-{day:02}", issue="neutrality" if day % 3 else "crimea") for day in range(1, 28)],
    issues=("neutrality", "crimea"),
)
IDS = TALKS.statements.ids


def test_what_oneself_coded_is_not_offered_and_what_one_coded_again_is_done() -> None:
    found = queue_of(TALKS, Wanted(), {IDS[0]}, {IDS[1]})
    assert (found.among, found.drawn, found.left) == (26, IDS[1:], IDS[2:])


def test_it_can_be_narrowed_to_an_issue_or_a_source() -> None:
    on_crimea = queue_of(TALKS, Wanted(issue_id="issue-crimea"), (), ())
    assert on_crimea.drawn == IDS[2::3]
    assert queue_of(TALKS, Wanted(source_id="source-S"), (), ()).drawn == IDS
    assert queue_of(TALKS, Wanted(source_id="gone"), (), ()).drawn == ()


@given(st.integers(0, 30), st.integers(0, 99), st.sets(st.sampled_from(IDS)))
def test_a_sample_is_the_same_whenever_it_is_taken_up_again(size: int, seed: int, done: set[str]) -> None:
    wanted = Wanted(sample=size, seed=seed)
    begun, taken_up = queue_of(TALKS, wanted, (), ()), queue_of(TALKS, wanted, (), done)
    assert begun.drawn == taken_up.drawn
    assert len(begun.drawn) == min(size, len(IDS))
    assert set(taken_up.left) == set(begun.drawn) - done
    assert list(begun.drawn) == sorted(begun.drawn, key=IDS.index)


@given(st.integers(1, 20), st.integers(0, 99), st.sampled_from(IDS))
def test_a_statement_less_changes_one_place_of_the_sample_at_most(size: int, seed: int, gone: str) -> None:
    before = set(queue_of(TALKS, Wanted(sample=size, seed=seed), (), ()).drawn)
    after = set(queue_of(TALKS, Wanted(sample=size, seed=seed), {gone}, ()).drawn)
    assert before - after == before & {gone}
    assert len(after - before) == len(before & {gone})


def test_other_seeds_draw_other_samples() -> None:
    assert len({queue_of(TALKS, Wanted(sample=9, seed=seed), (), ()).drawn for seed in range(8)}) == 8
