from collections.abc import Callable
from datetime import date

import pytest

from models.edits import sources as edits
from models.edits.source_texts import NewText
from models.errors import UserError
from models.store import Store
from models.tables import Corroboration, Dispute, Event
from models.words import Stance
from tests.talks import add_talks, all_tables, rows_of


def label_of(store: Store) -> str:
    step = store.steps().undo
    return "" if step is None else step.label


def test_a_source_is_added_with_its_text_as_one_step(store: Store):
    details = edits.Details(
        " Report ", publisher="Reuters", author="A. Writer", published=date(2022, 3, 29), retrieved=date(2024, 1, 2),
        address="https://example.org/report", language="en", kind="news report", reliability="B", handling="AMBER",
    )  # fmt: skip
    source = edits.add_source(store, details, NewText("Їхні слова", "text/html", "report.html"))
    assert rows_of(store, "source")[source] == {
        "id": source, "sequence": 1, "code": "REUTERS-0329", "publisher": "Reuters", "title": "Report",
        "author": "A. Writer", "published": "2022-03-29", "published_edtf": "", "retrieved": "2024-01-02",
        "address": "https://example.org/report", "language": "en", "kind": "news report", "reliability": "B",
        "handling": "AMBER", "reprints_id": None, "from_seed": 0,
    }  # fmt: skip
    (text,) = rows_of(store, "source_text").values()
    assert text.items() >= {
        "source_id": source, "text": "Їхні слова", "media_type": "text/html", "file_name": "report.html",
        "text_hash": "9511f9977446d742da403df89e17af983972a791cc3566b7acb83b2cb3b5b857",
    }.items()  # fmt: skip
    assert label_of(store) == "Add source"
    store.undo()
    assert rows_of(store, "source") == rows_of(store, "source_text") == {}


def test_a_source_can_be_added_without_a_text_and_comes_last(store: Store):
    add_talks(store)
    source = edits.add_source(store, edits.Details("Speech", code="SPEECH"))
    assert rows_of(store, "source")[source].items() >= {"code": "SPEECH", "reliability": "F", "sequence": 1}.items()
    assert rows_of(store, "source_text") == {}


@pytest.mark.parametrize(
    ("details", "text", "sentence"),
    [
        (edits.Details("  "), None, "Give the source a title."),
        (edits.Details("Report", code="S1"), None, "S1 is the code of another source"),
        (edits.Details("Report", reliability="G"), None, "Reliability runs from A to F."),
        (edits.Details("Report", handling="WHITE"), None, "The Traffic Light Protocol has no mark WHITE."),
        (edits.Details("Report", language="English"), None, "Type the code of a language"),
        (edits.Details("Report"), NewText(" \n"), "There is no text to keep."),
        (edits.Details("Report"), NewText("NUL \x00"), "NUL"),
    ],
)
def test_what_makes_no_source_is_refused_and_changes_nothing(
    store: Store, details: edits.Details, text: NewText | None, sentence: str
):
    add_talks(store)
    before = all_tables(store)
    with pytest.raises(UserError, match=sentence):
        edits.add_source(store, details, text)
    assert all_tables(store) == before
    assert label_of(store) == ""


def test_every_field_is_set_as_one_step_with_a_name_that_people_know(store: Store):
    talks = add_talks(store)
    other = edits.add_source(store, edits.Details("Wire story"))
    acts: list[tuple[str, Callable[..., None], tuple[object, ...], dict[str, object]]] = [
        ("Set code of source", edits.set_code, (" S2 ",), {"code": "S2"}),
        ("Set title of source", edits.set_title, (" Talks go on ",), {"title": "Talks go on"}),
        ("Set publisher", edits.set_publisher, ("Reuters",), {"publisher": "Reuters"}),
        ("Set author", edits.set_author, ("A. Writer",), {"author": "A. Writer"}),
        (
            "Set day of source",
            edits.set_published,
            (date(2022, 3, 31), "2022-03"),
            {"published": "2022-03-31", "published_edtf": "2022-03"},
        ),
        ("Set day of source", edits.set_published, (None,), {"published": None, "published_edtf": ""}),
        ("Set day retrieved", edits.set_retrieved, (date(2022, 4, 1),), {"retrieved": "2022-04-01"}),
        ("Set address", edits.set_address, (" https://example.org ",), {"address": "https://example.org"}),
        ("Set language", edits.set_language, ("UK",), {"language": "uk"}),
        ("Set kind of source", edits.set_kind, ("interview",), {"kind": "interview"}),
        ("Grade source", edits.set_reliability, ("C",), {"reliability": "C"}),
        ("Set handling mark", edits.set_handling, ("AMBER+STRICT",), {"handling": "AMBER+STRICT"}),
        ("Set handling mark", edits.set_handling, ("",), {"handling": ""}),
        ("Set whose story it repeats", edits.set_reprints, (other,), {"reprints_id": other}),
        ("Set whose story it repeats", edits.set_reprints, (None,), {"reprints_id": None}),
    ]
    for label, act, values, expected in acts:
        act(store, talks.source, *values)
        assert label_of(store) == label
        assert rows_of(store, "source")[talks.source].items() >= expected.items()


def test_a_code_stands_for_one_source_but_its_own_is_no_obstacle(store: Store):
    talks = add_talks(store)
    other = edits.add_source(store, edits.Details("Speech", code="SPEECH"))
    with pytest.raises(UserError, match="S1 is the code of another source"):
        edits.set_code(store, other, "S1")
    with pytest.raises(UserError, match="needs a code"):
        edits.set_code(store, other, " ")
    edits.set_code(store, talks.source, "S1")


def test_stories_that_repeat_each_other_in_a_circle_are_refused(store: Store):
    first, second, third = (edits.add_source(store, edits.Details(title)) for title in ("One", "Two", "Three"))
    edits.set_reprints(store, second, first)
    edits.set_reprints(store, third, second)
    for repeated in (first, third):
        with pytest.raises(UserError, match="cannot repeat its own story"):
            edits.set_reprints(store, first, repeated)


def test_an_edit_made_on_an_older_value_is_refused_with_what_stands_now(store: Store):
    talks = add_talks(store)
    edits.set_publisher(store, talks.source, "Reuters")
    with pytest.raises(UserError, match="have set it to Reuters in the meantime"):
        edits.set_publisher(store, talks.source, "TASS", seen={"publisher": "Agency"})


def test_a_source_that_nothing_needs_is_deleted_with_its_texts_and_comes_back_by_undo(store: Store):
    add_talks(store)
    source = edits.add_source(store, edits.Details("Report"), NewText("Words"))
    before = all_tables(store)
    edits.delete_source(store, source)
    assert source not in rows_of(store, "source")
    assert rows_of(store, "source_text") == {}
    store.undo()
    assert all_tables(store) == before


def test_a_source_that_is_needed_is_not_deleted_and_says_by_what(store: Store):
    talks = add_talks(store)
    with pytest.raises(UserError, match="S1 has 2 statements; move or delete them first"):
        edits.delete_source(store, talks.source)
    with store.write("Refer to it") as writing:
        writing.add(Event(code="E1", date=date(2022, 3, 1), source_id=talks.source))
        writing.add(Dispute(code="D1", source_claim_id=talks.source, source_counter_id=talks.source))
        writing.add(Corroboration(statement_id=talks.first, source_id=talks.source, stance=Stance.CORROBORATES))
    edits.set_reprints(store, edits.add_source(store, edits.Details("Reprint")), talks.source)
    with pytest.raises(UserError, match="2 statements, 1 reprint, 1 corroboration, 1 event and 1 dispute"):
        edits.delete_source(store, talks.source)
