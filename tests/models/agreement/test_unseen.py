import pytest

from models.agreement.unseen import AROUND, Span, unseen, windows
from models.dates.moment import exactly
from models.edits.statements import set_condition, set_note
from models.loading import load_snapshot
from models.store import Store
from models.tables import Excerpt, SourceText
from tests.talks import Talks

SENTENCE = "We are ready for neutrality, the president said."
LONG = ("Before. " * 400) + SENTENCE + (" After." * 400)


def read_from(store: Store, talks: Talks, text: str, *quotes: str) -> None:
    with store.write("Add text") as writing:
        text_id = writing.add(SourceText(source_id=talks.source, text=text, text_hash="0" * 64))
        for quote in quotes:
            excerpt = Excerpt(statement_id=talks.first, text_id=text_id, start=text.index(quote), quote=quote)
            writing.add(excerpt)


def marked(store: Store, talks: Talks) -> tuple[str, list[str]]:
    found = unseen(store, load_snapshot(store), talks.first)
    return found.text, [found.text[start:end] for start, end in found.marks]


def test_who_said_what_and_when_is_shown(store: Store, talks: Talks) -> None:
    snapshot = load_snapshot(store)
    found = unseen(store, snapshot, talks.first)
    assert snapshot.parties[found.party].name == "Ukraine"
    assert snapshot.speakers[found.speaker].name == "Volodymyr Zelenskyy"
    assert snapshot.issues[found.issue].code == "neutrality"
    assert snapshot.sources[found.source].code == "S1"
    assert found.said == exactly(found.said.last)
    assert (found.text, found.marks) == ("Neutrality for guarantees", ())


def test_nothing_of_how_it_was_coded_is_in_it(store: Store, talks: Talks) -> None:
    set_condition(store, talks.first, "secret condition")
    set_note(store, talks.first, "secret note")
    found = repr(unseen(store, load_snapshot(store), talks.first))
    assert not any(told in found for told in ("offer", "40.0", "55.0", "secret", "draft"))
    assert set(type(unseen(store, load_snapshot(store), talks.first)).__dataclass_fields__) == {
        "statement_id", "said", "party", "speaker", "issue", "source", "locator", "text", "marks",
    }  # fmt: skip


def test_the_passage_stands_in_its_text_with_what_is_around_it(store: Store, talks: Talks) -> None:
    read_from(store, talks, LONG, SENTENCE)
    text, marks = marked(store, talks)
    assert marks == [SENTENCE]
    assert text.startswith("… Before.")
    assert text.endswith("After. …")
    assert len(text) < 2 * AROUND + len(SENTENCE) + 10


def test_a_short_text_is_shown_whole(store: Store, talks: Talks) -> None:
    read_from(store, talks, f"😀 {SENTENCE} Nothing else.", SENTENCE)
    assert marked(store, talks) == (f"😀 {SENTENCE} Nothing else.", [SENTENCE])


def test_passages_far_apart_are_shown_one_under_the_other(store: Store, talks: Talks) -> None:
    read_from(store, talks, f"First words. {LONG} Last words.", "First words.", SENTENCE, "Last words.")
    text, marks = marked(store, talks)
    assert marks == ["First words.", SENTENCE, "Last words."]
    assert text.count("\n\n… ") == 2


@pytest.mark.parametrize("spans", [[(5, 9), (7, 12)], [(5, 9), (30, 31)]])
def test_passages_near_each_other_share_one_window(spans: list[Span]) -> None:
    assert windows("x" * 50, spans) == [(0, 50, spans)]
