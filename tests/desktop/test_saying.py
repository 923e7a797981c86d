"""Nothing that a dossier holds steers the terminal in which a command answers."""

import io
import re
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.saying import give
from models.record.shape import columns, tables
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.desktop.conftest import Parley

ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnorw\r\x08Done."
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
TOLD = {
    "analyst": ("name",), "party": ("name",), "speaker": ("name", "office"), "issue": ("title", "low_pole"),
    "round": ("label", "place"), "source": ("title", "publisher"), "statement": ("text", "condition", "note"),
    "event": ("title",), "assessment": ("assessor",), "dispute": ("topic",),
}  # fmt: skip


@pytest.fixture
def steering(dossier: Path) -> Path:
    with closing(Store.open(dossier, new_author("OK", f"Olena {ESCAPE}"))) as store:
        for name, fields in TOLD.items():
            ids = [row[0] for row in store.columns(f'SELECT id FROM "{name}"')]  # noqa: S608 - our own names
            assert set(fields) <= set(columns(tables()[name]))
            if ids:
                with store.write(f"Mark {ESCAPE}", reason=f"why {ESCAPE}") as writing:
                    writing.set_all(tables()[name], dict.fromkeys(ids, dict.fromkeys(fields, f"told {ESCAPE}")))
    return dossier


def test_no_command_lets_a_text_of_the_dossier_steer_the_terminal(parley: Parley, steering: Path) -> None:
    copy = steering.with_name("copy.parley")
    parley("copy", steering, copy)
    with closing(Store.open(copy, new_author("MB", f"Mykola {ESCAPE}"))) as store:
        first = store.columns("SELECT id FROM statement WHERE code = 'ST001'")[0][0]
        with store.write("Edit") as writing:
            writing.set(Statement, first, text=f"theirs {ESCAPE}")
    with closing(Store.open(steering, new_author())) as store, store.write("Edit") as writing:
        writing.set(Statement, first, text=f"ours {ESCAPE}")
    answers = [
        parley("merge", steering, copy), parley("log", steering), parley("log", steering, "ST001"),
        parley("search", steering, "told"), parley("movement", steering), parley("check", steering),
        parley("search", steering, ESCAPE), parley("log", steering, "--by", "nobody"),
        parley("log", steering, "--kind", ESCAPE),
    ]  # fmt: skip
    for _status, out, complaint in answers:
        assert not STEERS.search(out), repr(STEERS.search(out))
        assert not STEERS.search(complaint)
    assert sum("\\u001b" in out + complaint for _, out, complaint in answers) >= 6, "the texts have to be told at all"
    assert "theirs \\u001b]0;owned" in answers[0][1]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_data_reaches_a_file_as_it_stands_and_a_terminal_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    shown, written = Terminal(), io.StringIO()
    for stream in (shown, written):
        monkeypatch.setattr(sys, "stdout", stream)
        give(f"told {ESCAPE}\nnext line\n")
    assert written.getvalue() == f"told {ESCAPE}\nnext line\n"
    assert shown.getvalue() == (
        "told \\u001b]0;owned\\u0007\\u001b[2J\\u009b31m\\u202egnorw\\u000d\\u0008Done.\nnext line\n"
    )
