"""A new dossier has its name when it is whole, and one whose making was killed leaves nothing for long."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from models.errors import UserError
from models.file.aside import aside, put_in_place
from models.record.author import Author
from models.store import Store

KILLED = """
import os, sys
from pathlib import Path
from models.file.aside import aside
with aside(Path(sys.argv[1])) as unfinished:
    unfinished.write_text("half")
    unfinished.with_name(unfinished.name + "-journal").write_text("half")
    os._exit(9)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks [1].parley"


def make(path: Path, author: Author) -> None:
    with aside(path) as unfinished:
        Store.create(unfinished, author).close()
        assert not path.exists()
        put_in_place(unfinished, path)


def make_old(folder: Path) -> None:
    for room in folder.iterdir():
        os.utime(room, (1, 1))


def test_what_is_made_aside_takes_its_name_and_nothing_else_stays(path: Path, author: Author) -> None:
    make(path, author)
    assert list(path.parent.iterdir()) == [path]
    with closing(Store.open(path, author)) as store:
        assert store.path == path


def test_what_fails_leaves_nothing(path: Path, author: Author) -> None:
    def fail() -> None:
        with aside(path) as unfinished:
            Store.create(unfinished, author).close()
            raise UserError("Something is wrong.")

    with pytest.raises(UserError, match="wrong"):
        fail()
    assert list(path.parent.iterdir()) == []


def test_what_was_left_by_somebody_killed_goes_with_the_next_one(path: Path, author: Author) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED, path], check=False).returncode == 9
    assert len(list(path.parent.iterdir())) == 1
    make_old(path.parent)
    make(path, author)
    assert list(path.parent.iterdir()) == [path]


def test_what_somebody_makes_just_now_or_under_another_name_is_left_alone(path: Path, author: Author) -> None:
    other = path.with_name("others.parley")
    with aside(path) as unfinished, aside(other) as unfinished_other:
        unfinished.touch()
        unfinished_other.touch()
        make_old(path.parent)
        make(path, author)
        assert unfinished.exists()
        assert unfinished_other.exists()


def test_what_somebody_else_put_there_meanwhile_is_not_replaced(path: Path, author: Author) -> None:
    with aside(path) as unfinished:
        Store.create(unfinished, author).close()
        path.write_text("theirs")
        with pytest.raises(UserError, match="is there already"):
            put_in_place(unfinished, path)
    assert path.read_text() == "theirs"
    assert list(path.parent.iterdir()) == [path]


def test_a_name_with_the_journal_of_another_file_beside_it_is_refused(path: Path, author: Author) -> None:
    path.with_name(f"{path.name}-journal").write_text("of another")
    with pytest.raises(UserError, match="holds unfinished work"):
        make(path, author)
    assert [one.name for one in path.parent.iterdir()] == [f"{path.name}-journal"]


def test_a_place_where_nothing_can_be_made_is_a_sentence(tmp_path: Path, author: Author) -> None:
    (tmp_path / "file").touch()
    for folder in ("nowhere", "file"):
        with pytest.raises(UserError, match="There is no folder"):
            make(tmp_path / folder / "talks.parley", author)


def test_what_is_to_be_replaced_is_replaced_whole(path: Path, author: Author) -> None:
    path.write_text("before")
    with aside(path) as unfinished:
        Store.create(unfinished, author).close()
        assert path.read_text() == "before"
        put_in_place(unfinished, path, replacing=True)
    Store.open(path, author).close()
    assert list(path.parent.iterdir()) == [path]
