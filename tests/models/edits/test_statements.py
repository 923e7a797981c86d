from collections.abc import Callable
from datetime import date

import pytest

from models.checking.check import check
from models.edits import statements as edits
from models.errors import UserError
from models.store import Store
from models.tables import Scale
from models.words import Act
from tests.talks import Talks, add_talks, all_tables, rows_of, value_of


def test_every_edit_is_one_step_with_a_name_that_people_know(store: Store):
    talks = add_talks(store)
    acts: list[tuple[str, Callable[[], None], dict[str, object]]] = [
        ("Set act", lambda: edits.set_act(store, talks.first, Act.RED_LINE), {"act": "red_line"}),
        ("Set range", lambda: edits.set_range(store, talks.first, (0, 100)), {"low": 0.0, "high": 100.0}),
        ("Set range", lambda: edits.set_range(store, talks.first, None), {"low": None, "high": None}),
        ("Set firmness", lambda: edits.set_firmness(store, talks.first, 0), {"firmness": 0}),
        ("Grade statement", lambda: edits.set_credibility(store, talks.first, 6), {"credibility": 6}),
        ("Set day said", lambda: edits.set_said_on(store, talks.first, date(2022, 3, 20)), {"said_on": "2022-03-20"}),
        (
            "Set day published",
            lambda: edits.set_published_on(store, talks.first, date(2024, 6, 15)),
            {"published_on": "2024-06-15"},
        ),
        ("Set condition", lambda: edits.set_condition(store, talks.first, " if … "), {"condition": "if …"}),
        ("Edit text", lambda: edits.set_text(store, talks.first, "Їхні слова"), {"text": "Їхні слова"}),
    ]
    for label, act, expected in acts:
        act()
        step = store.steps().undo
        assert step is not None
        assert step.label == label
        assert rows_of(store, "statement")[talks.first].items() >= expected.items()


@pytest.mark.parametrize(
    "edit",
    [
        lambda store, row: edits.set_range(store, row, (55, 40)),
        lambda store, row: edits.set_range(store, row, (-1, 40)),
        lambda store, row: edits.set_range(store, row, (float("nan"), float("nan"))),
        lambda store, row: edits.set_firmness(store, row, 5),
        lambda store, row: edits.set_credibility(store, row, 0),
        lambda store, row: edits.set_text(store, row, "\x00"),
        lambda store, row: edits.set_condition(store, row, "\ud83d"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence_and_changes_nothing(
    store: Store, edit: Callable[[Store, str], None]
):
    talks = add_talks(store)
    before = all_tables(store)
    with pytest.raises(UserError, match=r"\.$"):
        edit(store, talks.first)
    assert all_tables(store) == before
    assert store.steps().undo is None


def test_an_edit_made_on_an_older_value_is_refused_with_what_stands_now(store: Store):
    talks = add_talks(store)
    edits.set_range(store, talks.first, (60, 65))
    with pytest.raises(UserError, match="have set it to 60–65 in the meantime"):
        edits.set_range(store, talks.first, (75, 85), seen={"low": 70.0, "high": 80.0})
    edits.set_range(store, talks.first, (75, 85), seen={"low": 60.0, "high": 65.0})
    assert rows_of(store, "statement")[talks.first].items() >= {"low": 75.0, "high": 85.0}.items()


def test_who_wants_what_somebody_else_has_set_already_is_not_refused(store: Store):
    talks = add_talks(store)
    edits.set_firmness(store, talks.first, 4)
    edits.set_firmness(store, talks.first, 4, seen={"firmness": 2})
    assert rows_of(store, "statement")[talks.first]["firmness"] == 4


def test_another_field_of_the_same_statement_is_nobodys_business(store: Store):
    talks = add_talks(store)
    edits.set_text(store, talks.first, "Somebody else's words")
    edits.set_firmness(store, talks.first, 1, seen={"firmness": rows_of(store, "statement")[talks.first]["firmness"]})
    assert rows_of(store, "statement")[talks.first]["text"] == "Somebody else's words"


def revise(store: Store, talks: Talks) -> str:
    with store.write("Revise") as writing:
        return writing.add(Scale(issue_id=talks.neutrality, mapping=""))


def test_a_range_is_on_the_present_scale_of_its_issue_unless_another_one_was_seen(store: Store):
    talks = add_talks(store)
    edits.set_range(store, talks.first, (10, 20))
    assert value_of(store, "statement", talks.first, "scale_id") is None
    scale = revise(store, talks)
    edits.set_range(store, talks.first, (10, 20))
    assert value_of(store, "statement", talks.first, "scale_id") == scale
    edits.set_range(store, talks.first, (15, 20), scale_id="")
    assert value_of(store, "statement", talks.first, "scale_id") is None
    edits.set_range(store, talks.second, None, scale_id=scale, seen={"low": 60.0, "high": 80.0})
    assert value_of(store, "statement", talks.second, "low") is None


def test_two_who_each_set_one_end_of_a_range_did_not_set_the_same_range(store: Store):
    talks = add_talks(store)
    edits.set_range(store, talks.first, (40, 65))
    with pytest.raises(UserError, match="have set it to 40–65 in the meantime"):
        edits.set_range(store, talks.first, (35, 65), seen={"low": 40.0, "high": 55.0})
    edits.set_range(store, talks.first, (40, 65), seen={"low": 40.0, "high": 55.0})
    assert rows_of(store, "statement")[talks.first].items() >= {"low": 40.0, "high": 65.0}.items()


def test_a_range_overtaken_by_one_on_another_scale_is_told_without_that_scales_id(store: Store):
    talks = add_talks(store)
    revise(store, talks)
    edits.set_range(store, talks.first, (70, 80))
    with pytest.raises(UserError, match=r"have set it to 70–80 \(scale 2\) in the meantime"):
        edits.set_range(store, talks.first, (10, 20), seen={"low": 40.0, "high": 55.0})


def test_a_later_publication_lets_a_vague_day_be_later_too(store: Store):
    talks = add_talks(store)
    edits.set_said_on(store, talks.first, date(2022, 3, 22), "2022-03")
    edits.set_published_on(store, talks.first, date(2022, 4, 2))
    assert value_of(store, "statement", talks.first, "said_on") == "2022-03-31"
    edits.set_published_on(store, talks.first, date(2022, 3, 25))
    assert value_of(store, "statement", talks.first, "said_on") == "2022-03-25"
    assert check(store) == []
    store.undo()
    assert value_of(store, "statement", talks.first, "said_on") == "2022-03-31"


def test_nothing_is_published_before_it_was_said(store: Store, talks: Talks) -> None:
    before = all_tables(store)
    with pytest.raises(UserError, match="published on 2022-03-22, before it was said on 2022-03-23"):
        edits.set_said_on(store, talks.first, date(2022, 3, 23))
    with pytest.raises(UserError, match="published on 2022-03-20, before it was said on 2022-03-21"):
        edits.set_published_on(store, talks.first, date(2022, 3, 20))
    assert all_tables(store) == before
    edits.set_published_on(store, talks.first, date(2022, 3, 24))
    edits.set_said_on(store, talks.first, date(2022, 3, 23))
    assert value_of(store, "statement", talks.first, "said_on") == "2022-03-23"
