"""Waiting for others who write: fairly, and without keeping a processor busy."""

import random
import sqlite3
from collections import Counter
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.file.connection import patiently, pause_after

SECONDS = st.floats(0, 60)


@given(SECONDS, SECONDS)
def test_who_has_waited_longer_pauses_no_longer_than_who_came_later(one: float, other: float) -> None:
    earlier, later = pause_after(max(one, other)), pause_after(min(one, other))
    assert earlier[0] <= later[0]
    assert earlier[1] <= later[1]


@given(SECONDS)
def test_nobody_asks_so_often_that_a_processor_has_no_rest(waited: float) -> None:
    shortest, longest = pause_after(waited)
    assert 0.0004 <= shortest < longest <= 0.020


def test_of_two_who_wait_for_a_lock_that_comes_free_the_one_who_waited_a_second_mostly_gets_it() -> None:
    chance = random.Random(1)
    first = Counter(chance.uniform(*pause_after(1.0)) < chance.uniform(*pause_after(0.0)) for _ in range(1_000))
    assert first[True] > 950


def test_an_error_that_is_no_lock_is_not_waited_for() -> None:
    tried = []

    with closing(sqlite3.connect(":memory:")) as connection:

        def fails() -> None:
            tried.append(1)
            connection.execute("SELECT * FROM absent")

        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            patiently(fails)
    assert len(tried) == 1
