"""A place beside the file, as a server is one: another store here, which gets every step and gives what is new."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from models.changes import Changes
from models.edits.statements import set_text
from models.errors import UserError
from models.place import Waiting
from models.record.taking_in import take_in
from models.record.writing import Writing
from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, all_tables, value_of

pytestmark = pytest.mark.in_file


class Elsewhere:
    """Keeps all in another dossier, while it can be reached."""

    def __init__(self, here: Store, there: Store) -> None:
        self.here, self.there = here, there
        self.is_away = self.is_closed = self.refuses = False

    @property
    def where(self) -> str:
        return "elsewhere"

    @contextmanager
    def turn(self) -> Iterator[None]:
        if not self.is_away:
            self._bring_in()
        yield

    def send(self, writing: Writing) -> None:
        if self.refuses:
            raise UserError("The place wants none of it.")
        if not self.is_away:
            with self.there.write("Sent", kind="merge") as taking:
                list(take_in(taking, writing.columns))

    def look(self) -> None:
        if not self.is_away:
            self._bring_in()

    @property
    def company(self) -> None:
        return None

    @property
    def has_arrived(self) -> bool:
        return False

    def waiting(self) -> Waiting | None:
        return Waiting(("a",), "The place is away.", self.here.path) if self.is_away else None

    def close(self) -> None:
        self.is_closed = True

    def _bring_in(self) -> None:
        sql = "SELECT value FROM meta WHERE key = 'record_digest'"
        ours, theirs = self.here.columns(sql), self.there.columns(sql)
        if ours != theirs:
            with self.here.bringing_in() as writing:
                list(take_in(writing, self.there.columns))


@pytest.fixture
def there(store: Store, talks: Talks, tmp_path: Path) -> Iterator[Store]:
    store.copy_to(tmp_path / "there.parley")
    with closing(Store.open(tmp_path / "there.parley", new_author("MB", "Mykola Bondar"))) as other:
        yield other


@pytest.fixture
def place(store: Store, there: Store) -> Elsewhere:
    place = Elsewhere(store, there)
    store.attach(place)
    return place


def test_every_step_is_sent_before_it_is_committed_and_undo_is_one(
    store: Store, talks: Talks, there: Store, place: Elsewhere
) -> None:
    set_text(store, talks.first, "Mine")
    assert value_of(there, "statement", talks.first, "text") == "Mine"
    store.undo()
    assert value_of(there, "statement", talks.first, "text") == "Neutrality for guarantees"
    assert store.waiting is None


def test_what_is_new_there_comes_in_before_a_step_and_at_a_look_and_is_told_of_once(
    store: Store, talks: Talks, there: Store, place: Elsewhere
) -> None:
    told: list[Changes] = []
    store.watch(told.append)
    set_text(there, talks.second, "Theirs")
    store.look()
    assert value_of(store, "statement", talks.second, "text") == "Theirs"
    assert [(one.kind, ("statement", talks.second) in one.rows) for one in told] == [("elsewhere", True)]
    store.look()
    assert len(told) == 1
    set_text(there, talks.second, "Theirs again")
    set_text(store, talks.first, "Mine")
    assert [one.kind for one in told] == ["elsewhere", "elsewhere", "edit"]
    assert all_tables(store) == all_tables(there)


def test_what_the_place_refuses_is_not_written_here_either(store: Store, talks: Talks, place: Elsewhere) -> None:
    place.refuses = True
    with pytest.raises(UserError, match="wants none of it"):
        set_text(store, talks.first, "Mine")
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"


def test_while_the_place_is_away_steps_stay_in_the_file(
    store: Store, talks: Talks, there: Store, place: Elsewhere
) -> None:
    place.is_away = True
    set_text(store, talks.first, "Mine")
    assert store.waiting is not None
    assert value_of(there, "statement", talks.first, "text") == "Neutrality for guarantees"


def test_the_place_is_let_go_with_the_store_and_nobody_else_brings_anything_in(
    store: Store, talks: Talks, place: Elsewhere
) -> None:
    with pytest.raises(RuntimeError), store.bringing_in():
        pass
    store.close()
    assert place.is_closed


def test_a_session_may_be_opened_first_in_the_middle_of_one_state(store: Store, talks: Talks) -> None:
    with closing(Store(store.path, store.author)) as other, other.one_state():
        before = other.columns("SELECT count(*) FROM statement")
        with other.read() as session:
            assert session.connection().exec_driver_sql("SELECT count(*) FROM statement").fetchall() == before
        assert other.columns("SELECT count(*) FROM statement") == before
