from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.edits import parties, statements
from models.edits.coding import delete_statement
from models.history import steps as history
from models.history.steps import Page, PastStep, Sought, all_steps, count_records, newer_steps, page_of_steps, step_of
from models.store import Store
from models.tables import Party
from tests.authors import new_author
from tests.talks import Talks, add_talks


@pytest.fixture
def colleague(store: Store) -> Iterator[Store]:
    with closing(Store.open(store.path, new_author("MB", "Mykola Bondar"))) as opened:
        yield opened


@pytest.fixture
def talks(store: Store) -> Talks:
    """Two analysts at work: five steps beside those of founding."""
    return add_talks(store)


@pytest.fixture
def worked(store: Store, talks: Talks, colleague: Store) -> Talks:
    statements.set_range(store, talks.first, (50, 58))
    with colleague.write("Correct firmness", reason="Heard on the tape"):
        statements.set_firmness(colleague, talks.first, 3)
    parties.set_name(store, talks.ru, "Russian Federation")
    delete_statement(colleague, talks.second)
    store.undo()
    return talks


def labels(page: Page) -> list[str]:
    return [step.title for step in page.steps]


EVERYTHING = [
    "Undo: Set party name", "Delete statement", "Set party name", "Correct firmness", "Mykola Bondar joins",
    "Set range", "Begin talks", "Olena Koval joins",
]  # fmt: skip


def test_steps_come_newest_first_with_who_when_and_why(store: Store, worked: Talks):
    page = page_of_steps(store, Sought())
    assert (labels(page), page.more) == (EVERYTHING, None)
    assert page.steps == tuple(all_steps(store, Sought()))
    correct = page.steps[3]
    assert (correct.analyst, correct.reason, correct.records) == ("Mykola Bondar", "Heard on the tape", 1)
    assert correct.about == "statement ST001"
    assert page.steps[1].about == "statement ST002"
    assert page.steps[0].undoes == page.steps[2].transaction
    assert (page.steps[6].records, page.steps[6].about) == (10, "")
    assert [step.clock for step in page.steps] == sorted((step.clock for step in page.steps), reverse=True)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(table="party"), ["Undo: Set party name", "Set party name", "Begin talks"]),
        (Sought(table="excerpt"), []),
        (Sought(deleted=True), ["Delete statement"]),
        (Sought(deleted=True, table="party"), []),
        (Sought(words="RANGE"), ["Set range"]),
        (Sought(words="tape heard"), ["Correct firmness"]),
        (Sought(words="bondar"), ["Delete statement", "Correct firmness", "Mykola Bondar joins"]),
        (Sought(words="st001"), ["Correct firmness", "Set range", "Begin talks"]),
        (Sought(words="russia"), ["Undo: Set party name", "Set party name", "Begin talks"]),
        (Sought(words="nothing of the sort"), []),
    ],
)
def test_only_what_is_sought_is_found(store: Store, worked: Talks, sought: Sought, found: list[str]):
    assert labels(page_of_steps(store, sought)) == found


def test_steps_of_one_analyst_in_a_period(store: Store, worked: Talks, colleague: Store):
    everything = page_of_steps(store, Sought()).steps
    mine = page_of_steps(store, Sought(analyst_id=store.author.analyst_id))
    assert labels(mine) == ["Undo: Set party name", "Set party name", "Set range", "Begin talks", "Olena Koval joins"]
    within = Sought(since=everything[5].clock, until=everything[1].clock)
    assert labels(page_of_steps(store, within)) == EVERYTHING[2:6]


def test_steps_of_one_record(store: Store, worked: Talks):
    page = page_of_steps(store, Sought(record=("statement", worked.first)), most=2)
    assert labels(page) == ["Correct firmness", "Set range"]
    assert page.more is not None
    rest = page_of_steps(store, Sought(record=("statement", worked.first)), page.more)
    assert (labels(rest), rest.more) == (["Begin talks"], None)


def test_what_was_brought_back_is_not_sought_among_what_is_gone(store: Store, worked: Talks, colleague: Store):
    colleague.undo()
    assert page_of_steps(store, Sought(deleted=True)).steps == ()


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=st.integers(1, 9), slices=st.integers(1, 9), words=st.sampled_from(["", "set", "bondar", "st002", "zzz"]))
def test_pages_of_any_size_come_to_the_same(
    store: Store, size: int, slices: int, words: str, monkeypatch: pytest.MonkeyPatch
):
    if not store.columns("SELECT 1 FROM statement"):
        talks = add_talks(store)
        for number in range(7):
            statements.set_range(store, (talks.first, talks.second)[number % 2], (number, 50))
    whole = page_of_steps(store, Sought(words=words)).steps
    found: list[PastStep] = []
    with monkeypatch.context() as patch:
        patch.setattr(history, "_SLICE", slices)
        page = page_of_steps(store, Sought(words=words), most=size)
        for _ in range(40):
            assert len(page.steps) <= size
            found += page.steps
            if page.more is None:
                break
            page = page_of_steps(store, Sought(words=words), page.more, size)
    assert (tuple(found), page.more) == (whole, None)


def test_what_came_since_is_told_alone(store: Store, talks: Talks, colleague: Store):
    known = page_of_steps(store, Sought()).steps[0]
    assert newer_steps(store, Sought(), known.place) == ()
    statements.set_range(colleague, talks.first, (1, 2))
    statements.set_text(colleague, talks.second, "Other words")
    everything = page_of_steps(store, Sought()).steps
    assert newer_steps(store, Sought(), known.place) == everything[:3]
    assert newer_steps(store, Sought(words="text"), known.place) == everything[:1]
    assert newer_steps(store, Sought(record=("statement", talks.first)), known.place) == everything[1:2]
    assert newer_steps(store, Sought(until=everything[1].clock), known.place) == everything[2:3]


def test_more_than_a_page_of_new_steps_is_not_told_piecemeal(
    store: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch
):
    known = page_of_steps(store, Sought()).steps[0]
    monkeypatch.setattr(history, "PAGE", 2)
    statements.set_text(store, talks.first, "One")
    assert newer_steps(store, Sought(), known.place) is not None
    statements.set_text(store, talks.first, "Two")
    assert newer_steps(store, Sought(), known.place) is None


def test_a_step_is_found_by_its_id(store: Store, worked: Talks):
    first = page_of_steps(store, Sought()).steps[0]
    assert step_of(store, first.transaction) == first
    assert step_of(store, "nowhere") is None


def test_records_are_counted_up_to_many(store: Store, talks: Talks):
    with store.write("Import") as writing:
        writing.add_all(Party, [{"code": f"P{number}", "name": "Somebody"} for number in range(history.MANY + 5)])
    step = page_of_steps(store, Sought()).steps[0]
    assert step.records == history.MANY + 1
    assert count_records(store, step.transaction) == history.MANY + 5
