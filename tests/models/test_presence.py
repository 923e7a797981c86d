import os
import threading
import time
from pathlib import Path

import pytest

from models.presence import Presence
from tests.authors import new_author


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "talks [1].parley"
    path.touch()
    return path


def test_two_who_have_it_open_see_each_other_and_not_themselves(dossier: Path) -> None:
    olena, ivan = Presence(dossier, new_author(), "1"), Presence(dossier, new_author(name="Ivan"), "1")
    olena.renew("movement")
    ivan.renew("timeline")
    assert [(one.name, one.view) for one in ivan.others()] == [("Olena Koval", "movement")]
    assert [one.name for one in olena.others()] == ["Ivan"]
    olena.leave()
    assert ivan.others() == []
    ivan.leave()
    assert list(dossier.parent.iterdir()) == [dossier]


def test_who_does_not_renew_is_gone_after_a_minute(dossier: Path) -> None:
    olena, ivan = Presence(dossier, new_author(), "1"), Presence(dossier, new_author(name="Ivan"), "1")
    olena.renew("movement")
    (left,) = [path for path in dossier.parent.iterdir() if path != dossier]
    long_ago = time.time() - 61
    os.utime(left, (long_ago, long_ago))
    ivan.renew("timeline")
    assert ivan.others() == []


def test_what_is_left_for_long_is_taken_away_by_who_leaves(dossier: Path) -> None:
    olena, ivan = Presence(dossier, new_author(), "1"), Presence(dossier, new_author(name="Ivan"), "1")
    olena.renew("movement")
    (left,) = [path for path in dossier.parent.iterdir() if path != dossier]
    os.utime(left, (1, 1))
    ivan.renew("timeline")
    ivan.leave()
    assert list(dossier.parent.iterdir()) == [dossier]


def test_strange_files_are_nobody(dossier: Path) -> None:
    for number, text in enumerate(("", "{", "[]", '{"name": 1}', '{"name": "x", "view": "y", "since": "never"}')):
        dossier.with_name(f".{dossier.name}.open-{number}").write_text(text)
    dossier.with_name(f".{dossier.name}.open-long").write_text("x" * 5000)
    ivan = Presence(dossier, new_author(name="Ivan"), "1")
    ivan.renew("timeline")
    assert ivan.others() == []


@pytest.mark.parametrize(
    "text",
    ["[" * 4000, '{"name": "x", "view": "y", "since": "0001-01-01T00:00:00+23:00"}'],
    ids=["too deep", "before all days"],
)
def test_what_no_reader_bears_is_nobody(dossier: Path, text: str) -> None:
    dossier.with_name(f".{dossier.name}.open-1").write_text(text)
    ivan = Presence(dossier, new_author(name="Ivan"), "1")
    ivan.renew("timeline")
    assert ivan.others() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files here")
def test_nobody_is_waited_for_at_a_pipe(dossier: Path) -> None:
    os.mkfifo(dossier.with_name(f".{dossier.name}.open-1"))
    ivan = Presence(dossier, new_author(name="Ivan"), "1")
    ivan.renew("timeline")
    found: list[object] = []
    looking = threading.Thread(target=lambda: found.append(ivan.others()), daemon=True)
    looking.start()
    looking.join(10)
    assert found == [[]]


def test_who_leaves_is_gone_although_others_left_what_cannot_be_taken_away(dossier: Path) -> None:
    for number in range(5):
        left = dossier.with_name(f".{dossier.name}.open-{number}")
        left.mkdir()
        os.utime(left, (1, 1))
    others = set(dossier.parent.iterdir())
    for window in ("1", "2", "3"):
        one = Presence(dossier, new_author(), window)
        one.renew("timeline")
        one.leave()
    assert set(dossier.parent.iterdir()) == others


def test_a_folder_that_cannot_be_written_makes_nobody_fail(tmp_path: Path) -> None:
    nowhere = Presence(tmp_path / "no" / "talks.parley", new_author(), "1")
    nowhere.renew("timeline")
    assert nowhere.others() == []
    nowhere.leave()


def test_who_is_gone_is_not_counted_on_where_ones_own_file_cannot_be_renewed_any_more(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    olena, ivan = Presence(dossier, new_author(), "1"), Presence(dossier, new_author(name="Ivan"), "1")
    olena.renew("movement")
    ivan.renew("timeline")
    assert [one.name for one in ivan.others()] == ["Olena Koval"]
    start = time.monotonic()
    monkeypatch.setattr("models.presence.monotonic", lambda: start + 65)
    assert ivan.others() == []
