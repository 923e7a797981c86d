from collections.abc import Callable

import pytest

from models.edits import issues as edits
from models.edits.scales import add_option, revise_scale
from models.errors import UserError
from models.facts import Scale
from models.store import Store
from tests.talks import add_talks, all_tables, rows_of, value_of


def test_an_issue_gets_its_place_and_a_code_from_its_title(store: Store):
    add_talks(store)
    first = edits.add_issue(store, "The Crimea question", question="Whose is it?", poles=("returned", "recognised"))
    second = edits.add_issue(store, "Crimea bridge")
    rows = rows_of(store, "issue")
    assert [rows[one]["code"] for one in (first, second)] == ["crimea", "bridge"]
    assert (rows[first]["low_pole"], rows[first]["high_pole"], rows[first]["question"]) == (
        "returned", "recognised", "Whose is it?",
    )  # fmt: skip
    assert rows[first]["sequence"] < rows[second]["sequence"]


def test_every_edit_is_one_step_with_a_name_that_people_know(store: Store):
    talks = add_talks(store)
    issue = talks.neutrality
    acts: list[tuple[str, Callable[[], None], str, str]] = [
        ("Set issue title", lambda: edits.set_title(store, issue, " Alliance "), "title", "Alliance"),
        ("Set issue code", lambda: edits.set_code(store, issue, "nato"), "code", "nato"),
        ("Set question", lambda: edits.set_words(store, issue, "question", "In or out?"), "question", "In or out?"),
        (
            "Set note on reference point",
            lambda: edits.set_words(store, issue, "reference_note", "as it is"), "reference_note", "as it is",
        ),
    ]  # fmt: skip
    for step, act, field, value in acts:
        before = all_tables(store)
        act()
        assert store.steps().undo.label == step
        assert value_of(store, "issue", issue, field) == value
        store.undo()
        assert all_tables(store) == before
        store.redo()


def test_issues_change_places(store: Store):
    add_talks(store)
    for title in ("Crimea", "Donbas"):
        edits.add_issue(store, title)

    def order() -> list[str]:
        return [code for (code,) in store.columns("SELECT code FROM issue ORDER BY sequence, id")]

    donbas = store.columns("SELECT id FROM issue WHERE code = 'donbas'")[0][0]
    edits.move_issue(store, donbas, 0)
    assert order() == ["donbas", "neutrality", "crimea"]
    edits.move_issue(store, donbas, 2)
    assert order() == ["neutrality", "crimea", "donbas"]


def test_an_issue_in_use_is_not_deleted(store: Store):
    talks = add_talks(store)
    with pytest.raises(UserError, match="Neutrality has 2 statements; move or delete them first"):
        edits.delete_issue(store, talks.neutrality)


def test_an_unused_issue_is_deleted_with_all_its_scales(store: Store):
    add_talks(store)
    before = all_tables(store)
    made = edits.add_issue(store, "Crimea")
    add_option(store, made, 40, "later")
    revise_scale(store, made, Scale("", 0, "a", "b", None, (), mapping=None, reason="anew"))
    edits.delete_issue(store, made)
    assert all_tables(store) == before


@pytest.mark.parametrize("title", ["", "  "])
def test_an_issue_needs_a_title(store: Store, title: str):
    with pytest.raises(UserError, match="needs a title"):
        edits.add_issue(store, title)


def test_no_two_issues_have_one_code(store: Store):
    talks = add_talks(store)
    other = edits.add_issue(store, "Crimea")
    with pytest.raises(UserError, match="neutrality is the code of Neutrality"):
        edits.set_code(store, other, "Neutrality")
    edits.set_code(store, talks.neutrality, "Neutrality")


def test_a_title_that_somebody_changed_meanwhile_is_not_won_over(store: Store):
    talks = add_talks(store)
    edits.set_title(store, talks.neutrality, "Theirs")
    with pytest.raises(UserError, match="have set it to Theirs"):
        edits.set_title(store, talks.neutrality, "Mine", seen={"title": "Neutrality"})
