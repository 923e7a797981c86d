"""Taking in: everything offered is read, what cannot be read says why, and the same text is noticed."""

from pathlib import Path

from models.edits.source_texts import NewText
from models.edits.sources import Details, add_source
from models.gathering.gathered import Gathered
from models.progress import ended
from models.sources.intake import Offered, proposed_title, take_in
from models.store import Store

PAGE = """<!doctype html><html lang="en"><head><title>Talks go on</title>
<meta name="author" content="A. Writer"><meta property="article:published_time" content="2022-03-29">
<script>document.title = "never"</script></head><body><article><h1>Talks go on</h1>
<p>Ukraine proposed to adopt a neutral status in exchange for security guarantees, its negotiators said on Tuesday
after talks in Istanbul.</p><p>Russia promised to scale down its operations around Kyiv and northern Ukraine.</p>
</article></body></html>"""


def test_files_pages_and_words_are_read_each_for_itself(store: Store, tmp_path: Path):
    page, note = tmp_path / "talks.html", tmp_path / "note.txt"
    page.write_text(PAGE)
    note.write_text("Їхні слова")
    found = ended(take_in(store, [Offered(page), Offered(note), Offered(words="Pasted words"), Offered(markup=PAGE)]))
    assert [one.offered.name for one in found] == ["talks.html", "note.txt", "Pasted text", "Pasted text"]
    assert [one.refusal for one in found] == ["", "", "", ""]
    assert found[0].gathered.title == found[3].gathered.title == "Talks go on"
    assert found[0].gathered.published is not None
    assert "neutral status" in found[0].gathered.text
    assert [one.gathered.text for one in found[1:3]] == ["Їхні слова", "Pasted words"]


def test_what_cannot_be_read_says_why_and_keeps_nothing_else_out(store: Store, tmp_path: Path):
    picture, note = tmp_path / "picture.png", tmp_path / "note.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    note.write_text("Words")
    found = ended(take_in(store, [Offered(picture), Offered(tmp_path / "gone.txt"), Offered(note)]))
    assert found[0].refusal.startswith("picture.png is a picture.")
    assert found[1].refusal.startswith("gone.txt cannot be read")
    assert [one.gathered.text for one in found] == ["", "", "Words"]


def test_an_address_alone_is_kept_and_never_loaded(store: Store):
    (found,) = ended(take_in(store, [Offered(words="https://example.org/talks")]))
    assert "never loads pages" in found.refusal
    assert found.offered.words == "https://example.org/talks"


def test_the_words_stand_in_for_markup_that_holds_none(store: Store):
    (found,) = ended(take_in(store, [Offered(markup="<script>1</script>", words="Plain words")]))
    assert found.gathered.text == "Plain words"
    assert found.refusal == ""


def test_the_same_text_is_noticed(store: Store):
    source = add_source(store, Details("Report"), NewText("The same words"))
    first, second = ended(take_in(store, [Offered(words="The same words"), Offered(words="Other words")]))
    assert [(one.source_id, one.is_same) for one in first.alike] == [(source, True)]
    assert second.alike == ()


def test_a_text_without_a_title_proposes_its_first_line_where_that_is_short():
    assert proposed_title(Gathered("Talks go on\nLviv, 29 March")) == "Talks go on"
    assert proposed_title(Gathered("Talks go on\nLviv", title="Report")) == "Report"
    assert proposed_title(Gathered("Only one line")) == ""
    assert proposed_title(Gathered("x" * 201 + "\nmore")) == ""
