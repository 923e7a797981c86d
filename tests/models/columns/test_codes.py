import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.columns.codes import Codes, codes_of, in_order
from models.snapshot import ints

NUMBERED = st.tuples(st.sampled_from(["ST", "ST0", "S9-", "Є", ""]), st.sampled_from([1, 3, 20])).flatmap(
    lambda kind: st.tuples(st.integers(0, 1200), st.integers(1, 30)).map(
        lambda run: [f"{kind[0]}{number:0{kind[1]}}" for number in range(run[0], sum(run))]
    )
)
ANY = st.lists(st.text(max_size=6), max_size=4)


@given(st.lists(NUMBERED | ANY, max_size=4).map(lambda parts: [code for part in parts for code in part]))
def test_codes_come_back_as_they_were(codes: list[str]):
    kept = codes_of(codes)
    assert list(kept) == codes
    assert [kept[row] for row in range(len(codes))] == codes
    assert len(kept) == len(codes)
    if codes:
        assert (kept[-1], kept[1:4]) == (codes[-1], tuple(codes[1:4]))


@given(NUMBERED, NUMBERED | ANY)
def test_further_codes_come_after_those_that_are_there(codes: list[str], more: list[str]):
    kept = codes_of(codes)
    if isinstance(kept, Codes):
        assert list(kept.followed_by(more)) == [*codes, *more]


def test_a_thousand_codes_that_are_counted_on_are_two_runs():
    codes = [f"ST{number:03}" for number in [*range(1, 400), *range(500, 1101)]]
    kept = codes_of(codes)
    assert isinstance(kept, Codes)
    assert (kept._firsts, kept._starts.tolist()) == (("ST001", "ST500"), [0, 399])
    assert (kept[398], kept[399], kept[-1]) == ("ST399", "ST500", "ST1100")


def test_what_looks_alike_is_not_counted_on():
    for codes in (["ST9", "ST010"], ["ST09", "ST10", "ST011"], ["ST1", "SU2"], ["A1", "AB2"], ["1", "02"]):
        assert list(codes_of(codes * 20)) == codes * 20


def test_codes_are_put_in_another_order_as_bytes():
    text = "ST1\nдва\n\nST22".encode()
    assert in_order(text, ints([3, 1, 0, 2])).decode() == "ST22\nдва\nST1\n"
    assert np.array_equal(in_order(text, ints([0, 1, 2, 3])), text)


@given(
    st.lists(NUMBERED, min_size=1, max_size=4).map(lambda parts: [code for part in parts for code in part]), st.data()
)
def test_some_of_the_codes_are_what_they_were(codes: list[str], data: st.DataObject) -> None:
    kept = codes_of(codes)
    rows = sorted(data.draw(st.sets(st.integers(0, len(codes) - 1)))) if codes else []
    if isinstance(kept, Codes):
        assert list(kept.taken(np.array(rows, np.int32))) == [codes[row] for row in rows]


def test_codes_with_few_gaps_stay_as_small() -> None:
    kept = codes_of([f"ST{number:03}" for number in range(1, 101)])
    assert isinstance(kept, Codes)
    taken = kept.taken(np.array([*range(40), *range(50, 100)], np.int32))
    assert isinstance(taken, Codes)
    assert (taken[39], taken[40], len(taken)) == ("ST040", "ST051", 90)
