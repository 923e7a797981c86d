"""A dossier may have a name as long as the disk takes; one that is too long is refused in plain words."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.backups.keeping import back_up
from models.edits.statements import set_text
from models.errors import UserError
from models.file.names import LONGEST, shortened
from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.presence import Presence
from models.progress import ended
from models.record.author import Author
from models.sending.choices import Choices
from models.sending.sending import send_copy
from models.store import Store
from tests.authors import new_author
from tests.talks import add_talks, value_of

OLD = Path(__file__).parents[2] / "data" / "istanbul-version-2.parley"


def named(size: int) -> str:
    """A Cyrillic name of so many bytes."""
    name = f"{'я' * ((size - 7) // 2)}.parley"
    return f"{'a' * (size - len(name.encode()))}{name}"


@pytest.fixture
def longest(tmp_path: Path) -> Path:
    """Where a dossier lies whose name leaves just enough for a journal beside it."""
    return tmp_path / named(247)


def test_a_dossier_with_the_longest_name_is_made_edited_copied_and_backed_up(
    longest: Path, tmp_path: Path, author: Author
) -> None:
    with closing(Store.create(longest, author)) as store:
        talks = add_talks(store)
        (tmp_path / "copies").mkdir()
        for choices in (Choices(), Choices(notes=False)):
            ended(send_copy(store, tmp_path / "copies" / longest.name, choices))
        assert [one.name for one in (tmp_path / "copies").iterdir()] == [longest.name]
        assert back_up(store, tmp_path / "backups", "test") is not None
        set_text(store, talks.first, "Mine")
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


def test_edits_of_the_longest_name_wait_in_the_outbox_and_go_into_the_file(
    longest: Path, tmp_path: Path, author: Author
) -> None:
    with closing(Store.create(longest, author)) as store:
        talks = add_talks(store)
    opened = open_with_outbox(longest, author, Outboxes(tmp_path / "outbox", tmp_path / "backups"))
    with closing(sqlite3.connect(longest, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")
        set_text(opened, talks.first, "Mine")
        assert opened.waiting is not None
    opened.close()
    with closing(Store.open(longest, author)) as store:
        assert value_of(store, "statement", talks.first, "text") == "Mine"


def test_who_has_a_dossier_with_the_longest_name_open_is_seen(longest: Path, author: Author) -> None:
    ours, theirs = Presence(longest, author, "1"), Presence(longest, new_author("MB", "Mykola Bondar"), "2")
    ours.renew("Timeline")
    theirs.renew("Movement")
    assert [one.name for one in ours.others()] == ["Mykola Bondar"]


def test_an_older_dossier_with_the_longest_name_is_copied_aside_and_brought_up_to_date(
    longest: Path, author: Author
) -> None:
    shutil.copy(OLD, longest)
    Store.open(longest, author).close()
    (aside,) = (one for one in longest.parent.iterdir() if one != longest)
    assert aside.name.startswith("яяя") or aside.name.startswith("aяяя")
    assert aside.name.endswith(" (version 2).parley")


@pytest.mark.skipif(os.name == "nt", reason="other limits")
@pytest.mark.parametrize("size", [248, 255])
def test_a_longer_name_is_refused_and_nothing_is_made(tmp_path: Path, store: Store, size: int) -> None:
    path = tmp_path / "here" / named(size)
    path.parent.mkdir()
    with pytest.raises(UserError, match=r"is too long for a dossier\. Choose a shorter one\."):
        ended(send_copy(store, path, Choices()))
    with pytest.raises(UserError, match=r"is too long for a dossier\. Choose a shorter one\."):
        Store.create(path, store.author)
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="other limits")
def test_a_file_that_is_there_under_a_longer_name_is_not_opened_and_it_is_said_why(
    tmp_path: Path, store: Store
) -> None:
    path = Path(shutil.copy(store.path, tmp_path / named(250)))
    with pytest.raises(UserError, match="is too long for a dossier"), closing(Store.open(path, store.author)) as opened:
        add_talks(opened)


@pytest.mark.skipif(os.name == "nt", reason="other limits")
def test_a_dossier_too_deep_in_folders_is_refused_and_it_is_said_why(tmp_path: Path, author: Author) -> None:
    deep = tmp_path / ("я" * 110) / ("я" * 110)
    deep.mkdir(parents=True)
    with pytest.raises(UserError, match="lies too deep in folders"):
        Store.create(deep / named(120), author)
    assert list(deep.iterdir()) == []


@given(st.text(min_size=1), st.text(min_size=1))
def test_names_that_are_shortened_stay_apart_and_within_the_limit(one: str, other: str) -> None:
    for name in (one, one * 40):
        assert len(os.fsencode(shortened(name))) <= LONGEST
    assert (shortened(one * 40) == shortened(other * 40)) == (one * 40 == other * 40)


def test_a_name_that_is_short_enough_stays_as_it_is() -> None:
    assert shortened("talks.parley") == "talks.parley"
