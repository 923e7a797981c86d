from hypothesis import given
from hypothesis import strategies as st

from views.review.round import Round

IDS = ("a", "b", "c")


def coded(going: Round, *statements: str) -> None:
    for one in statements:
        going.go_on_from(one)


def test_it_goes_from_one_to_the_next_and_is_through_after_the_last() -> None:
    going = Round(IDS)
    assert (going.current, going.place, going.is_first, going.is_open) == ("a", 1, True, True)
    coded(going, "a", "b")
    assert (going.current, going.left) == ("c", 1)
    coded(going, "c")
    assert (going.current, going.left, going.is_open) == ("", 0, False)


def test_what_was_passed_over_comes_at_the_end() -> None:
    going = Round(IDS)
    going.skip()
    coded(going, "b")
    going.go_back()
    assert going.current == "b"
    coded(going, "b", "c")
    assert (going.current, going.skipped) == ("", {"a"})
    going.take_up()
    assert (going.current, going.skipped) == ("a", set())


def test_asking_to_compare_opens_it() -> None:
    going = Round(IDS)
    going.compared = True
    assert not going.is_open


def test_what_was_taken_back_is_to_be_coded_again() -> None:
    going = Round(IDS)
    coded(going, *IDS)
    going.take_stock({"a", "c"}, IDS)
    assert (going.done, going.left) == ({"a", "c"}, 1)
    going.take_up()
    assert going.current == "b"


@given(st.lists(st.sampled_from("csb"), max_size=12), st.sets(st.sampled_from("abcdefg")))
def test_statements_that_are_gone_leave_the_round_where_it_was(steps: list[str], gone: set[str]) -> None:
    going = Round(tuple("abcdefg"))
    for step in steps:
        if not going.current:
            break
        if step == "c":
            going.go_on_from(going.current)
        elif step == "s":
            going.skip()
        else:
            going.go_back()
    before, done = going.current, set(going.done)
    there = set("abcdefg") - gone
    going.take_stock(done, there)
    assert set(going.statements) == there
    assert going.done == done & there
    assert going.current == before if before in there else going.current in there | {""}
    assert bool(going.current) or not going.left or not gone or before == ""
