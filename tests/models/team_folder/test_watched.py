"""In a window nobody ever waits for the team folder."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import untold
from models.changes import Changes
from models.edits.statements import set_text
from models.progress import ended
from models.store import Store
from models.team_folder.opening import attach_shared, bring_up_to_date, leave, shared_of
from models.team_folder.shared import part_after
from models.team_folder.tie import Ties
from tests.models.team_folder.conftest import Joined
from tests.talks import Talks, value_of


@pytest.fixture
def window(shared: Store, ties: Ties) -> Store:
    """Our dossier as it is open in a window."""
    shared.attach(None)
    attach_shared(shared, ties, watched=True)
    return shared


def until(holds: Callable[[], bool], *stores: Store) -> None:
    for _ in range(400):
        for store in stores:
            store.look()
        if holds():
            return
        time.sleep(0.02)
    raise AssertionError("it has not come to that")


def test_what_is_written_goes_there_and_comes_by_itself(window: Store, talks: Talks, joining: Joined) -> None:
    maria = joining("Maria")
    set_text(window, talks.first, "Mine")
    until(lambda: value_of(maria, "statement", talks.first, "text") == "Mine", window, maria)
    set_text(maria, talks.second, "Theirs")
    until(lambda: value_of(window, "statement", talks.second, "text") == "Theirs", window, maria)
    assert window.waiting is None


def test_a_folder_that_does_not_answer_keeps_nobody(
    window: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.team_folder import shared

    answers = threading.Event()
    original = shared.visit

    def slow(*given: object) -> object:
        answers.wait(20)
        return original(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(shared, "visit", slow)
    monkeypatch.setattr(shared, "_SILENT_SECONDS", 0.1)
    set_text(window, talks.first, "Mine")
    until(lambda: window.waiting is not None and window.waiting.why.endswith("does not answer."), window)
    set_text(window, talks.first, "Still mine")
    assert window.waiting is not None
    assert window.waiting.words == "2 changes wait"
    answers.set()
    until(lambda: window.waiting is None, window)


def test_what_was_written_last_is_put_there_when_the_window_closes(
    window: Store, talks: Talks, joining: Joined
) -> None:
    set_text(window, talks.first, "At the last moment")
    window.close()
    assert value_of(joining("Maria"), "statement", talks.first, "text") == "At the last moment"


def test_closing_is_not_kept_by_a_folder_that_is_away(window: Store, talks: Talks, folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    set_text(window, talks.first, "Mine")
    window.close()
    assert list(folder.with_name("elsewhere").glob("changes/*/*.part")) == []


@pytest.fixture
def much(window: Store, talks: Talks, joining: Joined) -> None:
    """A colleague has put many steps into the folder at once."""
    maria = joining("Maria")
    for number in range(60):
        set_text(maria, talks.second, f"Theirs {number}")
    place = shared_of(maria)
    assert place is not None
    ended(bring_up_to_date(maria, place))


@pytest.mark.usefixtures("much")
def test_much_that_comes_in_parts_is_told_of_once(window: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untold, "_SECONDS", 1000.0)
    told: list[Changes] = []
    window.watch(told.append)
    before = value_of(window, "statement", talks.second, "text")
    until(lambda: value_of(window, "statement", talks.second, "text") != before, window)
    assert value_of(window, "statement", talks.second, "text") != "Theirs 59"
    assert told == []
    set_text(window, talks.first, "Mine meanwhile")
    until(lambda: value_of(window, "statement", talks.second, "text") == "Theirs 59", window)
    assert [one.kind for one in told] == ["edit", "elsewhere"]
    assert ("statement", talks.second) in told[-1].rows


@pytest.mark.usefixtures("much")
def test_what_came_before_the_folder_was_left_is_told_of_all_the_same(
    window: Store, talks: Talks, ties: Ties, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Changes] = []
    window.watch(told.append)
    before = value_of(window, "statement", talks.second, "text")
    monkeypatch.setattr(untold, "_SECONDS", 1000.0)
    until(lambda: value_of(window, "statement", talks.second, "text") != before, window)
    leave(window, ties)
    monkeypatch.setattr(untold, "_SECONDS", 0.0)
    window.look()
    assert [("statement", talks.second) in one.rows for one in told] == [True]


@given(st.integers(1, 2_000), st.floats(0, 100))
def test_what_took_longer_is_followed_by_less_and_never_by_nothing(count: int, seconds: float) -> None:
    assert 1 <= part_after(count, seconds + 1) <= part_after(count, seconds)
    assert part_after(count, seconds) <= max(10, 2 * count)
