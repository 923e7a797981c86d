"""The forms of a briefing: they say the same, keep what is there, and give the same bytes again."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief
from models.briefing.content import BriefingData
from models.briefing.forms.html_form import html_of
from models.briefing.forms.names import ENDINGS
from models.briefing.forms.outline import document_of
from models.briefing.forms.writing import write_form
from models.briefing.legible import readable, written
from models.errors import UserError
from models.progress import ended
from models.queries import StatementText
from tests.models.briefing.conftest import Talks
from tests.models.briefing.forms import read_back
from tests.pages import text_of
from tests.snapshots import said, snapshot

TODAY = date(2022, 4, 20)
ROUNDS = [("2022-03-01", "2022-03-02"), ("2022-03-08", "2022-03-08")]
HOSTILE = (
    """</style></title><script>alert(1)</script>" onload='x' &amp; ]]> =cmd|' /C calc'!A0 %s {0} #panic() \u202eabc"""
)


def small(text: str = "Says so.") -> BriefingData:
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-08", low=35, high=50)], ROUNDS)
    texts = {key: StatementText(text, "", "", "", "") for key in talks.statements.ids}
    return brief(talks, texts, ON_RECORD, today=TODAY, version="1.0")


def everywhere(value: Any, text: str) -> Any:
    """The same with every text replaced, but for colours, which nobody types."""
    if isinstance(value, Enum) or (isinstance(value, str) and re.fullmatch("#[0-9a-f]{6}", value)):
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(everywhere(part, text) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: everywhere(getattr(value, one.name), text) for one in fields(value)})
    return value


def made(data: BriefingData, folder: Path, ending: str) -> Path:
    out = folder / f"briefing{ending}"
    ended(write_form(data, out))
    return out


@pytest.fixture(scope="module")
def istanbul_forms(istanbul: Talks, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    data = brief(*istanbul, ON_RECORD, earlier=5, later=6, today=TODAY, version="1.0")
    folder = tmp_path_factory.mktemp("forms")
    return {ending: made(data, folder, ending) for ending in ENDINGS}


READERS: Mapping[str, Callable[[Path], str]] = {
    ".pdf": text_of,
    ".docx": read_back.docx_text,
    ".html": read_back.html_text,
}


def test_every_form_tells_the_same_ranges_as_often(istanbul_forms: Mapping[str, Path]):
    pages, word, page = (read_back.ranges(read(istanbul_forms[ending])) for ending, read in READERS.items())
    assert word.total() > 200
    assert word == page
    # The pages have their charts' numbers as text too.
    assert not word - pages


def test_one_changed_figure_would_be_seen(istanbul_forms: Mapping[str, Path]):
    text = read_back.html_text(istanbul_forms[".html"])
    changed = text.replace("35–45", "35–46", 1)
    assert read_back.ranges(changed) - read_back.ranges(text)


def test_the_workbook_has_the_figures_of_the_tables_as_numbers(istanbul_forms: Mapping[str, Path]):
    sheets = read_back.sheets(istanbul_forms[".xlsx"])
    assert list(sheets) == ["Briefing", "Movement", "Where each stood", "Statements", "Sources"]
    statements = sheets["Statements"][1:]
    page = html.fromstring(istanbul_forms[".html"].read_bytes().decode())
    printed = {row.get("id"): row for row in page.iter("tr") if row.get("id")}
    shown = {"".join(row[5].itertext()).split()[0]: "".join(row[3].itertext()) for row in printed.values()}
    told = {row[0]: row[5] if row[5] == row[6] else f"{row[5]}–{row[6]}" for row in statements}
    assert len(told) == len(statements) == 140
    assert told == shown


def test_what_leads_to_a_chart_stays_on_its_page_in_word(istanbul_forms: Mapping[str, Path]):
    paragraphs = docx.Document(str(istanbul_forms[".docx"])).paragraphs
    charts = [place for place, one in enumerate(paragraphs) if one._p.xpath(".//w:drawing")]
    assert len(charts) > 10
    assert all(
        one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next
        for one in (paragraphs[place - 1] for place in charts)
    )


def test_the_workbook_has_days_of_publication_as_days(istanbul_forms: Mapping[str, Path]):
    communique = next(row for row in read_back.sheets(istanbul_forms[".xlsx"])["Sources"] if row[1] == "COMMUNIQUE")
    assert date(1899, 12, 30) + timedelta(days=int(communique[4])) == date(2022, 3, 29)


def test_the_workbook_leaves_what_was_not_stated_empty(istanbul_forms: Mapping[str, Path]):
    rows = {(row[0], row[1]): row for row in read_back.sheets(istanbul_forms[".xlsx"])["Movement"]}
    assert rows["Sanctions", "RU"][2:7] == ["", "", "", "", "not stated"]
    assert rows["Crimea", "UA"][2:] == ["10", "50", "45", "55", "20 toward RU", "50", "45"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_data_gives_the_same_bytes(tmp_path: Path, ending: str):
    first = made(small(), tmp_path, ending).read_bytes()
    assert made(small(), tmp_path, ending).read_bytes() == first
    if first.startswith(b"PK"):
        with zipfile.ZipFile(tmp_path / f"briefing{ending}") as archive:
            assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_of_another_kind_is_never_replaced(tmp_path: Path, ending: str):
    out = tmp_path / f"briefing{ending}"
    out.write_bytes(b"SQLite format 3\x00")
    with pytest.raises(UserError, match="not replaced"):
        ended(write_form(small(), out))
    assert out.read_bytes() == b"SQLite format 3\x00"
    assert list(tmp_path.iterdir()) == [out]


def test_an_ending_of_no_form_is_refused_with_those_there_are(tmp_path: Path):
    with pytest.raises(UserError, match=r"\.pdf, \.docx, \.html, \.xlsx, \.svg, \.png"):
        ended(write_form(small(), tmp_path / "briefing.doc"))


def test_a_chart_is_asked_for_by_its_issue(tmp_path: Path):
    data = small()
    title = data.issues[0].title
    ended(write_form(data, tmp_path / "chart.svg", chart=title.upper()))
    drawn = etree.fromstring((tmp_path / "chart.svg").read_bytes())
    assert title in "".join(drawn.itertext())
    with pytest.raises(UserError, match=r"There is no chart “Moon” in this briefing\. Charts: “movement”"):
        ended(write_form(data, tmp_path / "chart.svg", chart="Moon"))


def test_hostile_text_in_every_field_stays_text(tmp_path: Path):
    data = everywhere(small(), HOSTILE)
    shown = readable(HOSTILE)
    page = html.fromstring(made(data, tmp_path, ".html").read_bytes().decode())
    assert not list(page.iter("script"))
    assert not [one for one in page.iter() for key in one.attrib if key.startswith("on") or key == "style"]
    assert page.findtext(".//h1") == shown
    assert shown in read_back.docx_text(made(data, tmp_path, ".docx"))
    cells = [cell for rows in read_back.sheets(made(data, tmp_path, ".xlsx")).values() for row in rows for cell in row]
    assert shown in cells
    etree.fromstring(made(data, tmp_path, ".svg").read_bytes())
    assert made(data, tmp_path, ".png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "'=", "http://", "mailto:"])
def test_no_text_becomes_a_formula_or_a_link(tmp_path: Path, start: str):
    text = f"{start}cmd|' /C calc'!A0"
    book = made(everywhere(small(), text), tmp_path, ".xlsx")
    cells = [cell for rows in read_back.sheets(book).values() for row in rows for cell in row]
    assert text.strip() in cells
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, content in parts.items() if b"<f>" in content or b"<hyperlink" in content]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60))
def test_any_text_is_read_back_as_it_was(text: str):
    data = written(everywhere(small(), text))
    page = html.fromstring(html_of(document_of(data)).decode())
    assert readable(page.findtext(".//h1") or "") == readable(text)
    assert not list(page.iter("script"))


def test_html_fetches_nothing_and_says_so(istanbul_forms: Mapping[str, Path]):
    text = istanbul_forms[".html"].read_text(encoding="utf-8")
    page = html.fromstring(text)
    policy = page.find(".//meta[@http-equiv]").get("content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not list(page.iter("script", "link", "img", "iframe", "object", "form"))
    assert not re.search(r"url\(|@import|src=", text)
    targets = {one.get("href", "").removeprefix("#") for one in page.iter("a")}
    assert len(targets) > 100
    assert targets <= {one.get("id") for one in page.iter() if one.get("id")}
    charts = list(page.iter("svg"))
    assert len(charts) == 15
    assert all(chart.get("role") == "img" and chart.get("aria-label") for chart in charts)
    assert all(head.get("scope") == "col" for head in page.iter("th"))


def test_word_has_real_headings_repeated_heads_and_links_that_lead_somewhere(istanbul_forms: Mapping[str, Path]):
    word = docx.Document(str(istanbul_forms[".docx"]))
    styles = [one.style.name for one in word.paragraphs]
    assert styles[:3] == ["Title", "Subtitle", "Caption"]
    assert {"Heading 1", "Heading 2", "Heading 3", "toc 1", "toc 2", "Briefing Source"} <= set(styles)
    body = word.element.body
    assert len(word.tables) > 20
    for table in word.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
        assert table._tbl.xpath("./w:tblPr/w:tblCaption/@w:val")
    links, marks = set(body.xpath(".//w:hyperlink/@w:anchor")), set(body.xpath(".//w:bookmarkStart/@w:name"))
    assert len(links) > 100
    assert links <= marks
    pictures = body.xpath(".//wp:docPr/@descr")
    assert len(pictures) == 15
    assert all(pictures)
    assert word.core_properties.title == "Ukraine–Russia talks, February–April 2022"
    assert word.styles.element.xpath(".//w:docDefaults//w:lang/@w:val") == ["en-GB"]


def test_ranges_days_and_citations_stay_on_one_line_in_a_word_document(istanbul_forms: Mapping[str, Path]):
    document = docx.Document(str(istanbul_forms[".docx"]))
    told = "".join(one.text for one in document.paragraphs)
    assert "from 35\u2060–\u206045 to 50\u2060–\u206058" in told
    assert "\u00a0[" in told
    assert " [" not in told
    cells = [cell.text for cell in document.tables[-1].rows[1].cells]
    assert re.fullmatch(r"\d+\u00a0[A-Z][a-z]{2}\u00a02022", cells[0])
    assert re.fullmatch(r"ST\d+\u00a0\[\d+\]", cells[-1])


def test_what_a_list_of_sources_begins_with_stays_with_it_in_a_word_document(istanbul_forms: Mapping[str, Path]):
    paragraphs = docx.Document(str(istanbul_forms[".docx"])).paragraphs
    (place,) = (at for at, one in enumerate(paragraphs) if one.text.startswith("The letter is the reliability"))
    kept = [one.paragraph_format.keep_with_next for one in paragraphs[place : place + 3]]
    assert kept == [True, None, None]


def test_ranges_and_codes_stay_on_one_line_of_a_page(istanbul_forms: Mapping[str, Path]):
    page = html.fromstring(istanbul_forms[".html"].read_bytes().decode())
    held = {one.text for one in page.find_class("range")}
    assert {"35–45", "RU-AGENCIES", "REUTERS-0307"} <= held


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html"])
def test_where_each_party_stands_on_a_single_issue_is_told_in_sentences_alone(ending: str, tmp_path: Path):
    words = READERS[ending](made(small(), tmp_path, ending))
    assert "Where each party stood" not in words
    several = snapshot(
        [said("2022-03-01", at=30), said("2022-03-01", issue="donbas", at=40)], ROUNDS, issues=("neutrality", "donbas")
    )
    texts = {key: StatementText("Says so.", "", "", "", "") for key in several.statements.ids}
    data = brief(several, texts, ON_RECORD, today=TODAY, version="1.0")
    assert "Where each party stood" in READERS[ending](made(data, tmp_path, ending))
