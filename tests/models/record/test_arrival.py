"""When a step came is told with a sum of its own, by which damage is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.record.arrival import arrival, is_arrival

STEP, TIME = "01a21612-37de-7c39-87a2-7ff0942773f6", "2022-03-29T10:00:00.000000Z"


def test_what_was_written_of_a_step_is_believed_of_that_step_alone() -> None:
    said = arrival(STEP, TIME)
    assert said.startswith(f"{TIME} ")
    assert is_arrival(STEP, said)
    assert not is_arrival(STEP.replace("f6", "f7"), said)


@given(st.integers(0, 35), st.integers(0, 255))
def test_one_byte_that_is_otherwise_is_noticed(place: int, byte: int) -> None:
    was = arrival(STEP, TIME).encode()
    assert len(was) == 36
    damaged = was[:place] + bytes([byte]) + was[place + 1 :]
    assert is_arrival(STEP, damaged.decode("utf-8", "surrogateescape")) == (damaged == was)


def test_one_bit_or_a_lost_end_is_noticed_everywhere() -> None:
    was = arrival(STEP, TIME)
    for place in range(len(was)):
        flipped = was[:place] + chr(ord(was[place]) ^ 1) + was[place + 1 :]
        assert not is_arrival(STEP, flipped)
        # A time alone is what earlier files have.
        assert is_arrival(STEP, was[:place]) == (place == len(TIME))


@pytest.mark.parametrize("said", ["", "x", None, 7, b"2022", f" {TIME}", f"{TIME} "])
def test_what_is_no_time_is_not_believed(said: object) -> None:
    assert not is_arrival(STEP, said)


def test_of_a_file_from_before_there_was_a_sum_a_time_alone_is_believed() -> None:
    assert is_arrival(STEP, TIME)
