import csv
import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import date
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief
from models.briefing.content import BriefingData, Paragraph, Sentence
from models.briefing.typesetting import write_briefing
from models.briefing.wording.language import Language
from models.briefing.wording.words import words_in
from models.errors import UserError
from models.progress import Progress
from models.queries import StatementText
from models.snapshot import Snapshot
from tests.models.briefing.conftest import Talks
from tests.pages import left_edges, overprinted, page_texts, text_of
from tests.snapshots import said, snapshot

TODAY = date(2022, 4, 20)
ROUNDS = [("2022-03-01", "2022-03-02"), ("2022-03-08", "2022-03-08")]
HOSTILE = '#panic("x") $#read("data.json")$ *bold* _it_ @ref <label> \\ // /* ``` #let'


def data_of(talks: Snapshot, text: str = "Says so.") -> BriefingData:
    texts = {key: StatementText(text, "", "", "", "") for key in talks.statements.ids}
    return brief(talks, texts, ON_RECORD, today=TODAY, version="1.0")


def small(text: str = "Says so.") -> BriefingData:
    return data_of(snapshot([said("2022-03-01", at=30), said("2022-03-08", low=35, high=50)], ROUNDS), text)


def written(data: BriefingData, folder: Path) -> Path:
    out = folder / "briefing.pdf"
    list(write_briefing(data, out))
    return out


def elements(node: Any) -> Iterator[Any]:
    """All elements of a PDF's structure tree."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


@pytest.fixture(scope="module")
def istanbul_pdf(istanbul: Talks, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = brief(*istanbul, ON_RECORD, earlier=5, later=6, today=TODAY, version="1.0")
    return written(data, tmp_path_factory.mktemp("pdf"))


def test_the_file_declares_archival_and_accessible_form(istanbul_pdf: Path):
    with pikepdf.open(istanbul_pdf) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.Root.OutputIntents) == 1
        assert "Ukraine–Russia talks" in str(pdf.docinfo.Title)


def test_all_fonts_are_embedded_and_map_to_text(istanbul_pdf: Path):
    with pikepdf.open(istanbul_pdf) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        composite = [font for font in fonts if font.Subtype == "/Type0"]
        assert composite
        for font in composite:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/ToUnicode" in font
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_figures_have_words_and_tables_have_headers(istanbul_pdf: Path):
    with pikepdf.open(istanbul_pdf) as pdf:
        tree = list(elements(pdf.Root.StructTreeRoot.K))
        figures = [one for one in tree if one.S == "/Figure"]
        assert len(figures) >= 15
        assert all(str(figure.get("/Alt", "")) for figure in figures)
        headers = [one for one in tree if one.S == "/TH"]
        assert headers
        assert all("/A" in header for header in headers)
        assert {"/H1", "/H2", "/H3"} <= {str(one.S) for one in tree}


def test_the_tables_are_attached_with_numbers_as_numbers(istanbul_pdf: Path):
    with pikepdf.open(istanbul_pdf) as pdf:
        assert set(pdf.attachments) == {"Movement.csv", "Where each stood.csv", "Statements.csv", "Sources.csv"}
        assert len(pdf.Root.AF) == 4
        assert {str(one.AFRelationship) for one in pdf.Root.AF} == {"/Data"}
        assert all(str(one.EF.F.Subtype) == "/text/csv" and one.EF.F.Params.ModDate for one in pdf.Root.AF)
        moved = list(csv.DictReader(io.StringIO(pdf.attachments["Movement.csv"].get_file().read_bytes().decode())))
        said = pdf.attachments["Statements.csv"].get_file().read_bytes().decode()
    first = next(row for row in moved if (row["Issue"], row["Party"]) == ("Neutrality", "RU"))
    assert (float(first["After, low"]), float(first["After, high"])) == (65.0, 85.0)
    assert "2022-03-29" in said


def test_an_attached_table_has_each_letter_and_no_formula(tmp_path: Path):
    with pikepdf.open(written(small('=HYPERLINK("x"), "two"\nlines, 𓂀'), tmp_path)) as pdf:
        rows = csv.DictReader(
            io.StringIO(pdf.attachments["Statements.csv"].get_file().read_bytes().decode(), newline="")
        )
        assert {row["What was said"] for row in rows} == {'\'=HYPERLINK("x"), "two"\nlines, 𓂀'}


def test_citations_lead_somewhere_within_the_file(istanbul_pdf: Path):
    with pikepdf.open(istanbul_pdf) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        assert len(links) > 200
        assert all("/Dest" in link or link.A.S == "/GoTo" for link in links)


def test_the_text_reads_as_a_briefing(istanbul_pdf: Path):
    text = text_of(istanbul_pdf)
    assert "Ukraine changed its position on ten of 13 issues and Russia on four." in text
    assert "from 35–45 to 50–58, a definite shift" in text
    assert "How positions are computed" in text
    assert "Page 1 of" in text


def test_the_same_data_gives_the_same_bytes(tmp_path: Path):
    first = written(small(), tmp_path).read_bytes()
    assert written(small(), tmp_path).read_bytes() == first


def test_markup_in_a_dossier_is_printed_as_it_stands(tmp_path: Path):
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-08", at=50)], ROUNDS)
    talks = replace(
        talks,
        title=HOSTILE,
        issues=(replace(talks.issues[0], title=HOSTILE, question=HOSTILE, low_pole=HOSTILE, reference_note=HOSTILE),),
        parties=tuple(replace(party, name=HOSTILE, code=HOSTILE) for party in talks.parties),
        sources=(replace(talks.sources[0], title=HOSTILE),),
    )
    text = text_of(written(data_of(talks, HOSTILE), tmp_path))
    assert text.count('$#read("data.json")$') > 8


def test_other_scripts_are_printed_and_can_be_copied(tmp_path: Path):
    text = text_of(written(small("Україна готова. Россия против. Ελλάδα 😀"), tmp_path))
    assert "Україна готова. Россия против. Ελλάδα" in text
    assert "مرحبا" in text_of(written(small("مرحبا"), tmp_path))


def test_letters_that_are_joined_into_one_are_told_in_the_order_in_which_they_are_read(tmp_path: Path):
    """PDFium and Poppler turn the two letters of such a sign around, whoever wrote it; what the file tells is right."""
    told = " ".join(page.extract_text() for page in PdfReader(written(small("سلام"), tmp_path)).pages)
    assert "سلام" in told or "سلام"[::-1] in told


def test_characters_without_a_glyph_are_replaced_and_reported(tmp_path: Path):
    text = text_of(written(small("a\x00b \ufffe 漢字 \ud800"), tmp_path))
    assert "4 characters of the dossier could not be shown" in text
    assert "U+5B57, U+6F22, U+D800, U+FFFE" in text


@pytest.mark.parametrize(
    "talks",
    [
        snapshot(parties=(), issues=()),
        snapshot(),
        snapshot(rounds=ROUNDS),
        snapshot([said("2022-03-01", at=30)], ROUNDS[:1]),
        snapshot(
            [said("2022-03-01", code, at=place) for place, code in enumerate("ABCDEFGHIJ")], ROUNDS, [*"ABCDEFGHIJ"]
        ),
        snapshot([said("2022-03-01", at=3)], ROUNDS, issues=["neutrality", *(f"issue {n}" for n in range(40))]),
    ],
    ids=["empty", "no statements", "rounds only", "one round", "ten principals", "many issues"],
)
def test_any_dossier_can_be_typeset(talks: Snapshot, tmp_path: Path):
    assert page_texts(written(data_of(talks), tmp_path))


LONG_TITLE = "Return of persons displaced before and after the second armistice to where they lived, with compensation"


@pytest.mark.parametrize(
    "titles",
    [
        [f"{LONG_TITLE * 2}, number {n}" for n in range(30)],
        ["水资源分配：上游与下游各方的权利和义务", "neutrality", "三", "四"],
    ],
    ids=["many long titles", "titles without spaces that cannot be shown"],
)
def test_no_line_is_printed_over_another(tmp_path: Path, titles: list[str]):
    talks = snapshot([said("2022-03-01", issue=titles[0], at=3)], ROUNDS, ["UA", "RU", "TR", "BY"], issues=titles)
    assert overprinted(written(data_of(talks), tmp_path)) == []


def test_no_row_of_the_standings_is_torn(tmp_path: Path):
    titles = [f"{LONG_TITLE * 2}, number {n}" for n in range(30)]
    talks = snapshot([said("2022-03-01", issue=titles[0], at=3)], ROUNDS, issues=titles)
    pages = page_texts(written(data_of(talks), tmp_path))
    begun = [re.search(r"\nIssue UA RU Gap\n(\w+)", page) for page in pages]
    assert {found.group(1) for found in begun if found} == {"Return"}
    assert sum(found is not None for found in begun) > 2


def test_figures_beside_names_from_right_to_left_stay_where_they_are_read(tmp_path: Path):
    """Else what 0 stands for is printed beside 100, and the figure of one party beside the name of another."""
    words = words_in(Language.RUSSIAN)
    scale = words.say("issue.scale", low=words.quoted("خط 1967"), high=words.quoted("خط 1973"), revised="")
    data = small()
    front = replace(data.front, summary=Paragraph((Sentence(scale),)))
    places = left_edges(written(replace(data, front=front), tmp_path), "1967", "100", "1973")
    assert places == sorted(places)


def test_a_day_that_is_not_known_and_a_range_with_decimals_stay_on_their_lines(tmp_path: Path):
    talks = snapshot([said("2022-03-08", low=12.5, high=37.2)], ROUNDS)
    early = talks.statements.earliest - 3
    unsure = replace(talks, statements=replace(talks.statements, earliest=early))
    pages = "\n".join(page_texts(written(data_of(unsure), tmp_path))).replace("\N{NO-BREAK SPACE}", " ")
    rows = [line for line in pages.split("\n") if "offer" in line and "(UA)" in line]
    assert rows
    assert all(line.startswith("by 8 Mar 2022") and "12.5–37.2" in line for line in rows)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=20, max_size=60))
def test_no_text_is_refused(texts: list[str]):
    with tempfile.TemporaryDirectory() as folder:
        assert written(small(" ".join(texts)), Path(folder)).exists()


def test_a_text_longer_than_a_page_does_not_run_off_it(tmp_path: Path):
    out = written(small("word " * 5000), tmp_path)
    assert "(shortened)" in text_of(out)


def test_a_target_that_cannot_be_written_is_named(tmp_path: Path):
    with pytest.raises(UserError, match="missing"):
        list(write_briefing(small(), tmp_path / "missing" / "out.pdf"))
    with pytest.raises(UserError, match="cannot be written"):
        list(write_briefing(small(), tmp_path))
    assert not list(tmp_path.iterdir())


def test_closing_midway_leaves_what_was_there(tmp_path: Path):
    out = tmp_path / "briefing.pdf"
    out.write_bytes(b"%PDF-old")
    work = write_briefing(small(), out)
    next(work)
    next(work)
    work.close()
    assert out.read_bytes() == b"%PDF-old"
    assert list(tmp_path.iterdir()) == [out]


def setting(talks: Talks, out: Path) -> tuple[Generator[Progress, None, None], BaseProcess]:
    """A briefing whose pages are just being set, and the process that sets them."""
    work = write_briefing(brief(*talks, ON_RECORD, earlier=5, later=6, today=TODAY, version="1.0"), out)
    for _ in range(3):
        assert next(work).label in ("Drawing figures", "Setting pages")
    (process,) = active_children()
    return work, process


def test_setting_pages_can_be_given_up_at_any_time(istanbul: Talks, tmp_path: Path):
    work, _ = setting(istanbul, tmp_path / "briefing.pdf")
    work.close()
    assert active_children() == []
    assert list(tmp_path.iterdir()) == []


def test_what_takes_more_memory_than_there_is_ends_with_a_sentence_and_leaves_nothing(istanbul: Talks, tmp_path: Path):
    work, process = setting(istanbul, tmp_path / "briefing.pdf")
    process.kill()
    with pytest.raises(UserError, match="there is not memory enough"):
        list(work)
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_a_pdf_is_ever_replaced(tmp_path: Path):
    out = tmp_path / "talks.parley"
    out.write_bytes(b"SQLite format 3\x00")
    with pytest.raises(UserError, match="is no PDF, so it was not replaced"):
        list(write_briefing(small(), out))
    assert out.read_bytes() == b"SQLite format 3\x00"


def test_a_briefing_needs_no_qt():
    code = (
        "import sys, models.briefing.brief, models.briefing.typesetting;"
        "sys.exit(any('PySide6' in name or 'typst' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
