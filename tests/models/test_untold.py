"""What was brought in by parts is told of together, and does not wait for long."""

import pytest

from models import untold
from models.untold import Untold

ROW, OTHER = ("party", "a"), ("party", "b")


def test_all_that_waits_is_told_of_once() -> None:
    waiting = Untold()
    waiting.add([ROW])
    waiting.add([OTHER, ROW])
    assert waiting.taken() == {ROW, OTHER}
    assert waiting.taken() == frozenset()


def test_what_has_just_come_waits_for_more_of_it() -> None:
    waiting = Untold()
    waiting.add([ROW])
    assert not waiting.is_due


def test_what_has_waited_long_enough_is_due_whatever_came_since(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = Untold()
    waiting.add([ROW])
    monkeypatch.setattr(untold, "_SECONDS", 0.0)
    waiting.add([OTHER])
    assert waiting.is_due


def test_where_nothing_waits_nothing_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untold, "_SECONDS", 0.0)
    assert not Untold().is_due
