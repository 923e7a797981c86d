"""Texts of sources: first ones, corrected ones, and what becomes of the excerpts that stand on them."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checking.check import check
from models.edits.source_texts import NewText, add_text, reanchor_excerpt
from models.edits.sources import Details, add_source
from models.errors import UserError
from models.excerpts.anchor import Anchor, excerpt_of
from models.excerpts.carrying import Fate
from models.passages import passages_in, text_of
from models.sources.texts import lost_excerpts, preview, versions
from models.store import Store
from models.tables import Excerpt
from tests.authors import new_author
from tests.talks import Talks, add_talks, all_tables, rows_of

TEXT = (
    "The delegation said that Ukraine would adopt a neutral status in exchange for guarantees. "
    "On Crimea there would be consultations for fifteen years. "
    "A complete ceasefire has to come first, the negotiators told reporters."
)
NEUTRAL, CRIMEA, CEASEFIRE = "adopt a neutral status", "consultations for fifteen years", "A complete ceasefire"


def add_excerpts(store: Store, talks: Talks, text_id: str, places: Sequence[tuple[int, int]]) -> list[str]:
    text = text_of(store, text_id)
    with store.write("Code") as writing:
        return [
            writing.add(Excerpt(statement_id=talks.first, text_id=text_id, **asdict(excerpt_of(text, start, end))))
            for start, end in places
        ]


def add_coded(store: Store, talks: Talks, *quotes: str) -> tuple[str, list[str]]:
    """A source with the text above, and excerpts of it."""
    source = add_source(store, Details("Report"), NewText(TEXT))
    places = [(TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in quotes]
    return source, add_excerpts(store, talks, current(store, source), places)


def current(store: Store, source: str) -> str:
    return versions(store, source)[-1].id


def standing_on(store: Store, text_id: str) -> dict[str, str]:
    return {one.excerpt_id: one.quote for one in passages_in(store, text_id)}


def anchors_on(store: Store, text_id: str) -> dict[str, Anchor]:
    rows = {key: row for key, row in rows_of(store, "excerpt").items() if row["text_id"] == text_id}
    return {key: Anchor(*(row[name] for name in ("start", "quote", "before", "after"))) for key, row in rows.items()}


def test_a_corrected_text_is_another_version_and_the_former_one_stays(store: Store, talks: Talks):
    source = add_source(store, Details("Report"), NewText(TEXT, "text/html", "report.html"))
    add_text(store, source, NewText(TEXT.upper(), note=" Capitals put right "))
    first, second = versions(store, source)
    assert (first.number, first.file_name, first.media_type, first.length) == (1, "report.html", "text/html", len(TEXT))
    assert (second.number, second.note, second.analyst) == (2, "Capitals put right", "Olena Koval")
    assert second.clock > first.clock
    assert text_of(store, first.id) == TEXT
    assert text_of(store, second.id) == TEXT.upper()


def test_excerpts_are_carried_over_reworded_or_listed_as_lost(store: Store, talks: Talks):
    source, (neutral, crimea, ceasefire) = add_coded(store, talks, NEUTRAL, CRIMEA, CEASEFIRE)
    before = rows_of(store, "excerpt")[ceasefire]
    corrected = "Istanbul. " + TEXT.replace("fifteen years", "15 years").replace(
        CEASEFIRE + " has", "Something else has"
    )
    foretold = {one.excerpt.id: one.carried.fate for one in preview(store, source, corrected)}
    counts = add_text(store, source, NewText(corrected))
    assert counts == {Fate.CARRIED: 1, Fate.REWORDED: 1, Fate.LOST: 1}
    assert foretold == {neutral: Fate.CARRIED, crimea: Fate.REWORDED, ceasefire: Fate.LOST}
    assert standing_on(store, current(store, source)) == {neutral: NEUTRAL, crimea: "consultations for 15 years"}
    assert [one.id for one in lost_excerpts(store, source)] == [ceasefire]
    assert rows_of(store, "excerpt")[ceasefire] == before


def test_all_of_it_is_one_step(store: Store, talks: Talks):
    source, _ = add_coded(store, talks, NEUTRAL, CRIMEA)
    before = all_tables(store)
    add_text(store, source, NewText("Istanbul. " + TEXT))
    after = all_tables(store)
    store.undo()
    assert all_tables(store) == before
    store.redo()
    assert all_tables(store) == after


def test_what_was_lost_is_found_again_once_a_text_has_its_words(store: Store, talks: Talks):
    source, (neutral,) = add_coded(store, talks, NEUTRAL)
    add_text(store, source, NewText("Quite another text was pasted by mistake, of nothing that was said."))
    assert [one.id for one in lost_excerpts(store, source)] == [neutral]
    assert add_text(store, source, NewText(TEXT)) == {Fate.CARRIED: 1}
    assert lost_excerpts(store, source) == []
    assert standing_on(store, current(store, source)) == {neutral: NEUTRAL}


def test_a_lost_excerpt_is_put_back_on_words_that_somebody_selects(store: Store, talks: Talks):
    source, (neutral,) = add_coded(store, talks, NEUTRAL)
    corrected = "🕊️ Їхня делегація: Ukraine would stay neutral, they said."
    add_text(store, source, NewText(corrected))
    start = corrected.index("stay neutral")
    reanchor_excerpt(store, neutral, current(store, source), start, start + len("stay neutral"))
    ((held, anchor),) = anchors_on(store, current(store, source)).items()
    assert (held, anchor.start, anchor.quote) == (neutral, start, "stay neutral")
    assert anchor.before.endswith("Ukraine would ")
    assert lost_excerpts(store, source) == []
    assert store.steps().undo is not None
    store.undo()
    assert [one.id for one in lost_excerpts(store, source)] == [neutral]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (10_000, 10_005)])
def test_nothing_selected_puts_nothing_back(store: Store, talks: Talks, start: int, end: int):
    source, (neutral,) = add_coded(store, talks, NEUTRAL)
    with pytest.raises(UserError, match="Select the words"):
        reanchor_excerpt(store, neutral, current(store, source), start, end)


def test_words_of_a_former_text_are_refused(store: Store, talks: Talks):
    source, (neutral,) = add_coded(store, talks, NEUTRAL)
    former = current(store, source)
    add_text(store, source, NewText("Another text."))
    with pytest.raises(UserError, match="This text has been corrected since"):
        reanchor_excerpt(store, neutral, former, 0, 5)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "There is no text to keep"), (TEXT, "This is the text that the source has already"), ("\x00", "NUL")],
)
def test_what_is_no_other_text_is_refused(store: Store, talks: Talks, text: str, sentence: str):
    source, _ = add_coded(store, talks, NEUTRAL)
    before = all_tables(store)
    with pytest.raises(UserError, match=sentence):
        add_text(store, source, NewText(text))
    assert all_tables(store) == before


def test_a_text_that_somebody_else_corrected_meanwhile_is_not_corrected_unseen(
    store: Store, talks: Talks, colleague: Store
):
    source, _ = add_coded(store, talks, NEUTRAL)
    seen = current(store, source)
    add_text(colleague, source, NewText("Their text."), seen=seen)
    with pytest.raises(UserError, match="was given another text in the meantime"):
        add_text(store, source, NewText("My text."), seen=seen)


WORDS = st.sampled_from(
    ["peace", "мир", "נייטרליות", "troops", "🕊️", "e\u0301", "Krim", "the", "of", "no", "15", ".", "\n"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@st.composite
def altered(draw: st.DrawFn, text: str) -> str:
    """A text after a few edits as people make them: words put in, taken out, written otherwise, parts moved."""
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        end = min(end, start + draw(st.integers(0, 30)))
        match draw(st.sampled_from(["in", "out", "otherwise", "move"])):
            case "in":
                text = text[:start] + draw(TEXTS) + text[start:]
            case "out":
                text = text[:start] + text[end:]
            case "otherwise":
                text = text[:start] + text[start:end].upper() + text[end:]
            case _:
                text = text[end:] + text[start:end] + text[:start]
    return text


@settings(max_examples=30)
@given(st.data())
def test_excerpts_survive_whatever_is_done_to_the_text_or_are_listed(data: st.DataObject):
    folder = Path(tempfile.mkdtemp())
    store = Store.create(folder / "talks.parley", new_author())
    try:
        talks, text = add_talks(store), "Peace " + data.draw(TEXTS)
        source = add_source(store, Details("Report"), NewText(text))
        places = st.integers(0, len(text) - 1).flatmap(
            lambda start: st.tuples(st.just(start), st.integers(start + 1, min(start + 60, len(text))))
        )
        ids = set(add_excerpts(store, talks, current(store, source), data.draw(st.lists(places, max_size=4))))
        states = [all_tables(store)]
        for _ in range(2):
            text = data.draw(altered(text))
            if text.strip() and text != text_of(store, current(store, source)):
                foretold = {one.excerpt.id: one.carried for one in preview(store, source, text)}
                former = rows_of(store, "excerpt")
                counts = add_text(store, source, NewText(text))
                states.append(all_tables(store))
                assert counts.total() == len(foretold) == len(ids)
            placed = anchors_on(store, current(store, source))
            lost = {one.id for one in lost_excerpts(store, source)}
            assert placed.keys() | lost == ids
            assert not placed.keys() & lost
            for one in placed.values():
                assert one == excerpt_of(text_of(store, current(store, source)), one.start, one.end)
            if len(states) > 1:
                assert {key for key, one in foretold.items() if one.new is None} == lost
                assert all(foretold[key].new == one for key, one in placed.items())
                assert all(rows_of(store, "excerpt")[key] == former[key] for key in lost)
        assert check(store) == []
        for state in reversed(states[:-1]):
            store.undo()
            assert all_tables(store) == state
    finally:
        store.close()
        shutil.rmtree(folder)
