"""The first fetch of a dossier from a server: whole, or not at all."""

from contextlib import closing
from pathlib import Path

from models.checking.check import check
from models.edits.statements import set_text
from models.progress import ended
from models.record.author import Author
from models.server.address import Address
from models.server.fetching import fetch
from models.server.opening import open_served, working_copy
from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, all_tables


def fetched(address: Address, author: Author, folder: Path) -> Store:
    ended(fetch(address, author, folder))
    return open_served(address, author, folder)


def test_what_is_fetched_is_the_whole_dossier_and_can_be_worked_on(
    ours: Store, talks: Talks, address: Address, tmp_path: Path
) -> None:
    with closing(fetched(address, new_author("MB", "Mykola Bondar"), tmp_path / "theirs")) as theirs:
        assert all_tables(theirs) == all_tables(ours)
        assert theirs.waiting is None
        set_text(theirs, talks.first, "Theirs")
        ours.look()
        assert all_tables(theirs) == all_tables(ours)
        assert check(theirs) == []


def test_a_fetch_that_is_cancelled_leaves_nothing_and_is_taken_up_again(
    ours: Store, talks: Talks, address: Address, tmp_path: Path
) -> None:
    folder, other = tmp_path / "theirs", new_author()
    for steps in (1, 2):
        work = fetch(address, other, folder)
        for _ in range(steps):
            next(work)
        work.close()
        assert [path for path in folder.rglob("*") if path.is_file()] == []
    with closing(fetched(address, other, folder)) as theirs:
        assert all_tables(theirs) == all_tables(ours)


def test_a_copy_that_was_made_meanwhile_is_not_replaced(
    ours: Store, talks: Talks, address: Address, tmp_path: Path
) -> None:
    folder, other = tmp_path / "theirs", new_author()
    work = fetch(address, other, folder)
    next(work)
    with closing(open_served(address, other, folder)) as theirs:
        made = working_copy(address, folder).stat().st_ino
        set_text(theirs, talks.first, "Meanwhile")
        ended(work)
        assert working_copy(address, folder).stat().st_ino == made
        ours.look()
        assert all_tables(theirs) == all_tables(ours)
