"""A command that takes long says at a terminal how far it is, and leaves no trace of that when it is done."""

import io
from collections.abc import Generator

import pytest

from desktop.following import followed
from models.errors import UserError
from models.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> list[str]:
        """What stood in the last line, one after the other."""
        return [words.rstrip(" ") for words in self.getvalue().split("\r")]


def sit_at_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setattr("desktop.following._PAUSE", 0.0)
    return made


def work(*labels: str, error: Exception | None = None) -> Generator[Progress, None, int]:
    for number, label in enumerate(labels):
        yield Progress(number, len(labels), label)
    if error is not None:
        raise error
    return len(labels)


def test_how_far_it_is_stands_in_one_line_which_is_empty_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_at_terminal(monkeypatch)
    assert followed(work("Fetching changes", "Fetching changes"), late=0) == 2
    assert terminal.shown == ["", "Fetching changes: 0 %", "Fetching changes: 50 %", "", ""]
    assert "\n" not in terminal.getvalue()


def test_the_line_is_empty_before_a_refusal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_at_terminal(monkeypatch)
    with pytest.raises(UserError):
        followed(work("Reading", error=UserError("It cannot be read.")), late=0)
    assert terminal.shown[-2:] == ["", ""]


def test_what_is_done_soon_is_not_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_at_terminal(monkeypatch)
    assert followed(work("Reading"), late=1000) == 1
    assert terminal.getvalue() == ""


def test_nothing_is_told_where_no_end_is_known_but_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_at_terminal(monkeypatch)

    def endless() -> Generator[Progress, None, None]:
        yield Progress(0, 0, "Salvaging")

    followed(endless(), late=0)
    assert terminal.shown[1] == "Salvaging"


def test_a_long_or_steering_label_stays_in_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_at_terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "30")
    followed(work("Reading \x1b]0;owned\x07\n" * 5), late=0)
    assert "\x1b" not in terminal.getvalue()
    assert "\n" not in terminal.getvalue()
    assert max(map(len, terminal.shown)) == 29


def test_a_script_gets_nothing_but_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert followed(work("Fetching changes"), late=0) == 1
    assert capsys.readouterr() == ("", "")
