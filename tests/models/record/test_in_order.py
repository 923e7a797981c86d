"""Two records side by side: what they have in common is passed over, and what comes after is told whole."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

import pytest

from models.checking.findings import Columns
from models.record.in_order import FIRST, LAST, alike_before, missing, names_from
from models.record.received import as_a_record

MANY = 45_000


def names(count: int, of: str = "a") -> list[str]:
    return [f"{of}{number:031x}" for number in range(count)]


@pytest.fixture
def record() -> Iterator["Records"]:
    with ExitStack() as stack:
        yield Records(stack)


class Records:
    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def __call__(self, hashes: Sequence[str], places: Sequence[int] = ()) -> Columns:
        rows = [
            (place, name, "step", "statement", "row", "text", '"x"')
            for place, name in zip(places or range(1, len(hashes) + 1), hashes, strict=True)
        ]
        return self._stack.enter_context(as_a_record(rows, [], []))


def told_from(columns: Columns, place: int) -> list[str]:
    return [name for some in names_from(columns, place) for name in some]


def place_of(ours: Columns, theirs: Columns) -> int:
    return max(alike_before(ours, theirs), default=FIRST)


def test_copies_that_went_apart_are_alike_up_to_the_stretch_in_which_they_did(record: Records) -> None:
    past = names(MANY)
    ours, theirs = record([*past, *names(3, "b")]), record([*past, *names(700, "c")])

    place = place_of(ours, theirs)

    assert 1 < place <= MANY + 1
    assert told_from(theirs, place)[-700:] == names(700, "c")
    assert missing(ours, told_from(theirs, place)) == names(700, "c")


def test_records_that_are_the_same_have_nothing_apart(record: Records) -> None:
    ours, theirs = record(names(MANY)), record(names(MANY))

    assert told_from(theirs, place_of(ours, theirs)) == []


@pytest.mark.parametrize("lost", [0, 1, 20_000, 44_999])
def test_a_record_that_lacks_one_change_is_not_alike_after_it(record: Records, lost: int) -> None:
    past = names(MANY)
    whole, torn = record(past), record([*past[:lost], *past[lost + 1 :]], [*range(lost), *range(lost + 1, MANY)])

    assert missing(torn, told_from(whole, place_of(torn, whole))) == [past[lost]]
    assert missing(whole, told_from(torn, place_of(whole, torn))) == []


def test_a_record_that_goes_on_after_the_other_is_told_of_from_there(record: Records) -> None:
    ours, theirs = record(names(10)), record(names(MANY))

    assert told_from(theirs, place_of(ours, theirs)) == names(MANY)


def test_changes_at_the_first_and_the_last_place_of_all_are_told_of(record: Records) -> None:
    ours, theirs = record(names(3)), record(names(3, "b"), [FIRST, 0, LAST])

    assert told_from(theirs, place_of(ours, theirs)) == names(3, "b")
