from hypothesis import given
from hypothesis import strategies as st

from models.circles import circles


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_circles_are_the_sets_whose_members_lead_to_each_other(edges: list[tuple[str, str]]):
    def leads(start: str, end: str) -> bool:
        reached = {end for begin, end in edges if begin == start}
        for _ in range(6):
            reached |= {end for begin, end in edges if begin in reached}
        return end in reached

    expected = {frozenset(two for two in "abcdef" if leads(one, two) and leads(two, one)) for one in "abcdef"}
    found = circles(edges)
    assert set(found) == expected - {frozenset()}
    assert len(found) == len(set(found))


def test_a_chain_longer_than_any_stack_is_walked():
    chain = [(number, number + 1) for number in range(50_000)]
    assert circles(chain) == []
    assert circles([*chain, (50_000, 0)]) == [frozenset(range(50_001))]
