"""A specification decides what a briefing holds, and its mark what it may not."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from pypdf import PdfReader

from models.analysis.reading import ON_RECORD
from models.analysis.rules import RULES
from models.briefing.composing import composed
from models.briefing.content import BriefingData
from models.briefing.forms.names import ENDINGS
from models.briefing.forms.writing import write_form
from models.briefing.specification import (
    BEFORE_ALL,
    SECTIONS,
    Kind,
    Paper,
    Section,
    Specification,
    as_json,
    read_specification,
)
from models.errors import UserError
from models.facts import NONE, Assessment, Dispute
from models.progress import ended
from models.snapshot import to_day
from models.words import Act
from tests.models.briefing.asked import TODAY, made, of_kind
from tests.models.briefing.conftest import Talks
from tests.models.briefing.forms import read_back
from tests.pages import page_texts
from tests.snapshots import said, snapshot


def pages(data: BriefingData, folder: Path) -> list[str]:
    out = folder / "briefing.pdf"
    ended(write_form(data, out))
    return page_texts(out)


@pytest.mark.parametrize("paper", Paper)
def test_a_note_is_one_page_and_cites_statements_alone(istanbul: Talks, tmp_path: Path, paper: Paper):
    wanted = of_kind(
        Kind.NOTE, paper=paper, mark="AMBER", unmarked=True, judgements=("The gap is {gap neutrality} points.",)
    )
    told = pages(made(istanbul, wanted), tmp_path)
    assert len(told) == 1
    assert "The gap is 7 points. [ST106; ST057]" in " ".join(told[0].split())
    with pikepdf.open(tmp_path / "briefing.pdf") as pdf:
        width, height = (float(side) for side in pdf.pages[0].MediaBox[2:])
    assert (round(width), round(height)) == ((595, 842) if paper is Paper.A4 else (612, 792))


def test_a_zone_of_agreement_is_that_of_the_principals_whichever_party_a_briefing_is_on():
    lines = [
        said("2022-03-01", "UA", act=Act.RED_LINE, low=0, high=40),
        said("2022-03-01", "RU", act=Act.RED_LINE, low=30, high=100),
        said("2022-03-01", "TR", act=Act.APPEAL),
        said("2022-03-01", "TR", act=Act.RED_LINE, low=60, high=80),
    ]
    for told in (lines[:3], lines):
        talks = snapshot(told, [("2022-03-01", "2022-03-02")], parties=("UA", "RU", "TR:mediator"))
        wanted = Specification(kind=Kind.PARTY, party="TR", sections=SECTIONS[Kind.PARTY])
        limits = made((talks, {}), wanted).issues[0].limits.sentences
        assert limits[-1].text == "The red lines leave a zone of possible agreement, 30–40."
        assert [one.code for one in limits[-1].citations] == ["ST001", "ST002"]


def test_a_briefing_on_one_issue_holds_no_other(istanbul: Talks):
    data = made(istanbul, of_kind(Kind.ISSUE, issue="Crimea"))
    assert [one.title for one in data.issues] == ["Crimea"]
    assert [one.title for one in data.annex] == ["Crimea"]
    assert [one.issue for one in data.overview.standings] == ["Crimea"]
    with pytest.raises(UserError, match="There is no issue “Moon”"):
        made(istanbul, of_kind(Kind.ISSUE, issue="Moon"))


@pytest.mark.parametrize("section", Section)
@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html"])
def test_every_part_can_be_left_out_alone(istanbul: Talks, tmp_path: Path, section: Section, ending: str):
    wanted = Specification(sections=frozenset({section}), earlier=6, later=7)
    ended(write_form(made(istanbul, wanted), tmp_path / f"only{ending}"))
    assert (tmp_path / f"only{ending}").stat().st_size > 1_000


def test_rounds_are_asked_for_by_number_and_before_all_of_them(istanbul: Talks):
    assert "between round 6" in made(istanbul, Specification(earlier=6, later=7)).front.subtitle
    assert "after round 7" in made(istanbul, Specification(earlier=BEFORE_ALL, later=7)).front.subtitle
    with pytest.raises(UserError, match="There is no round 99"):
        made(istanbul, Specification(later=99))


def test_figures_in_judgements_follow_the_data(istanbul: Talks):
    judgement = "Kyiv stands at {position neutrality UA}, from {before neutrality UA}: {shift neutrality UA}. {Other}."
    data = made(istanbul, Specification(earlier=6, later=7, judgements=(judgement,)))
    assert data.front.judgements[0].text == "Kyiv stands at 50–58, from 35–45: 14 points. {Other}."
    assert [one.code for one in data.front.judgements[0].citations] == ["ST106", "ST061"]
    with pytest.raises(UserError, match=r"There is no figure \{gap moon\}"):
        made(istanbul, Specification(judgements=("{gap moon}",)))


def test_the_mark_stands_at_head_and_foot_of_every_page_in_twelve_points(istanbul: Talks, tmp_path: Path):
    out = tmp_path / "marked.pdf"
    ended(write_form(made(istanbul, Specification(mark="AMBER+STRICT", unmarked=True)), out))
    for page in PdfReader(out).pages:
        sizes: list[float] = []
        page.extract_text(
            visitor_text=lambda text, _cm, _tm, _font, size, sizes=sizes: (
                sizes.append(size) if "TLP:AMBER+STRICT" in text else None
            )
        )
        assert len(sizes) == 2
        assert min(sizes) >= 12


def test_the_mark_stands_at_head_and_foot_of_every_page_of_the_word_document(istanbul: Talks, tmp_path: Path):
    out = tmp_path / "marked.docx"
    ended(write_form(made(istanbul, Specification(mark="AMBER", unmarked=True)), out))
    word = docx.Document(str(out))
    (section,) = word.sections
    for place in (section.first_page_header, section.header, section.first_page_footer, section.footer):
        (mark,) = [one for one in place.paragraphs if "TLP:AMBER" in one.text]
        assert mark.style.font.size.pt >= 12
        assert mark.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_the_mark_stands_on_every_sheet_of_the_workbook_and_on_paper(istanbul: Talks, tmp_path: Path):
    out = tmp_path / "marked.xlsx"
    ended(write_form(made(istanbul, Specification(mark="AMBER", unmarked=True)), out))
    sheets = read_back.sheets(out)
    assert all("TLP:AMBER" in rows[0] for rows in sheets.values())
    with zipfile.ZipFile(out) as book:
        for number in range(1, len(sheets) + 1):
            written = book.read(f"xl/worksheets/sheet{number}.xml").decode()
            assert len(re.findall(r"<odd(?:Header|Footer)>[^<]*&amp;R&amp;12&amp;B TLP:AMBER</odd", written)) == 2


def test_the_properties_of_every_document_name_its_authors(istanbul: Talks, tmp_path: Path):
    data = made(istanbul, of_kind(Kind.NOTE, authors=("A. Analyst", "B. Analyst")))
    for ending in (".docx", ".html", ".xlsx"):
        ended(write_form(data, tmp_path / f"note{ending}"))
        assert b"A. Analyst; B. Analyst" in read_back.everything_in(tmp_path / f"note{ending}")


def test_a_briefing_on_one_party_tells_of_no_other_but_where_distances_are(istanbul: Talks, tmp_path: Path):
    data = made(istanbul, of_kind(Kind.PARTY, party="ru"))
    assert data.front.subtitle.endswith(": Russia")
    assert data.overview.parties == ("Russia",)
    assert [code for code, _, _ in data.overview.movement.parties] == ["RU"]
    assert all([track.code for track in issue.timeline.tracks] == ["RU"] for issue in data.issues)
    rows = [
        row for group in (*data.annex, *data.issues) for row in getattr(group, "rows", getattr(group, "recent", ()))
    ]
    assert rows
    assert all(row.who.endswith("(RU)") for row in rows)
    assert any(
        "The gap between Ukraine and Russia" in one.text for issue in data.issues for one in issue.distance.sentences
    )
    for ending in ENDINGS:
        ended(write_form(data, tmp_path / f"party{ending}"))
    with pytest.raises(UserError, match=r"There is no party “XX”\. Parties in this dossier: UA, RU"):
        made(istanbul, of_kind(Kind.PARTY, party="XX"))


def test_a_briefing_on_one_party_denies_nothing_that_another_said(istanbul: Talks):
    asked = replace(of_kind(Kind.PARTY, party="UA"), earlier=7, later=8)
    silent = {one.title: one for one in made(istanbul, asked).issues if not one.recent}
    # That the party is silent is told once, with what it is taken to hold.
    assert silent["Donbas"].nothing_said == ""
    assert silent["Donbas"].standing[0].sentences[0].text.startswith("Ukraine said nothing on the issue")
    full = made(istanbul, replace(of_kind(Kind.FULL), earlier=7, later=8)).issues
    quiet = {one.title: one.nothing_said for one in full if not one.recent}
    assert "Donbas" not in quiet
    assert quiet["Referendum"] == "Nothing was said on this issue in the time compared."


@pytest.mark.parametrize(("party", "head"), [("UA", "Gap"), ("TR", "Widest gap")])
def test_the_gap_of_a_party_that_is_compared_with_several_is_called_the_widest(
    istanbul: Talks, tmp_path: Path, party: str, head: str
):
    ended(write_form(made(istanbul, of_kind(Kind.PARTY, party=party)), tmp_path / "c.svg"))
    heads = re.findall(r"<text[^>]*>([^<]*)<", (tmp_path / "c.svg").read_text(encoding="utf-8"))
    assert [one for one in heads if one in ("Gap", "Widest gap")] == [head]


def test_no_time_is_said_to_be_compared_where_none_is(istanbul: Talks):
    asked = replace(of_kind(Kind.FULL), earlier=BEFORE_ALL, later=1)
    quiet = {one.title: one.nothing_said for one in made(istanbul, asked).issues if not one.recent}
    assert quiet["Sanctions"] == "Nothing had been said on this issue yet."
    asked = replace(of_kind(Kind.PARTY, party="RU"), earlier=BEFORE_ALL, later=1)
    quiet = {one.title: one.nothing_said for one in made(istanbul, asked).issues if not one.recent}
    assert quiet["Presidents' meeting"] == "Russia had said nothing on this issue yet."


def test_days_are_compared_instead_of_rounds(istanbul: Talks, tmp_path: Path):
    wanted = of_kind(Kind.SINCE, since=date(2022, 3, 10), until=date(2022, 3, 30))
    data = made(istanbul, wanted)
    assert data.front.subtitle == "Briefing: what moved between 10 March 2022 and 30 March 2022"
    assert "from 0–45 to 50–58" in data.front.highlights[0].sentences[0].text
    assert data.issues[0].recent_title == "Statements after 10 March 2022 and up to 30 March 2022"
    assert "on 30 March 2022" in data.overview.standings_title
    said = [row.day for issue in data.issues for row in issue.recent if row.day is not None]
    assert to_day(date(2022, 3, 10)) < min(said) <= max(said) <= to_day(date(2022, 3, 30))
    assert "10 March 2022" in " ".join(pages(data, tmp_path)[0].split())
    assert read_specification(as_json(wanted)) == wanted


@pytest.mark.parametrize(
    ("since", "until", "sentence"),
    [
        (date(2022, 3, 30), date(2022, 3, 30), "30 March 2022 is not before 30 March 2022"),
        (date(2030, 1, 1), None, "so there is nothing to compare"),
        (None, date(2022, 3, 30), "Say from which day on, too"),
    ],
)
def test_days_between_which_nothing_lies_are_refused(istanbul: Talks, since: date | None, until: date, sentence: str):
    with pytest.raises(UserError, match=sentence):
        made(istanbul, Specification(since=since, until=until))


def test_the_sum_in_the_title_block_is_of_all_that_is_told(istanbul: Talks):
    def total(wanted: Specification) -> str:
        (line,) = (fact for fact in made(istanbul, wanted).front.facts if fact.startswith("Data "))
        return line

    assert total(Specification()) == total(Specification())
    others = [Specification(mark="RED", unmarked=True), Specification(judgements=("So.",)), of_kind(Kind.ANNEX)]
    assert len({total(one) for one in (Specification(), *others)}) == 4
    assert total(Specification()).endswith(f"rules {RULES}")


def test_two_issues_of_one_title_are_kept_apart(istanbul: Talks):
    talks, texts = istanbul
    alike = replace(talks, issues=tuple(replace(one, title="Status") for one in talks.issues))
    data = composed(alike, texts, ON_RECORD, of_kind(Kind.ISSUE, issue="crimea"), today=TODAY).data
    assert len(data.annex) == len(data.issues) == 1
    own = made(istanbul, of_kind(Kind.ISSUE, issue="crimea"))
    assert [row.citation.code for row in data.annex[0].rows] == [row.citation.code for row in own.annex[0].rows]
    assert len(data.front.highlights) == len(own.front.highlights)


def test_only_sources_that_are_cited_are_listed_and_their_numbers_have_no_gaps(istanbul: Talks, tmp_path: Path):
    data = made(istanbul, of_kind(Kind.ISSUE, issue="guarantees"))
    assert [one.number for one in data.sources] == list(range(1, len(data.sources) + 1))
    assert len(data.sources) < len(istanbul[0].sources)
    codes = {one.number: one.code for one in data.sources}
    sources, statements = istanbul[0].sources, istanbul[0].statements
    rows = [row for group in data.annex for row in group.rows]
    assert {codes[row.citation.source] for row in rows} == set(codes.values())
    for row in rows:
        assert codes[row.citation.source] == sources[statements.source[row.citation.statement]].code


def test_a_briefing_on_one_issue_begins_with_it_whatever_moved_elsewhere(istanbul: Talks):
    front = made(istanbul, of_kind(Kind.ISSUE, issue="crimea")).front
    begun = (front.summary, *front.highlights)
    told = " ".join(sentence.text for one in begun for sentence in one.sentences)
    assert front.summary.sentences[0].text.startswith("Ukraine")
    assert "Ukraine’s red line" in told
    assert "of 13 issues" not in told


def test_a_briefing_on_one_issue_says_nothing_twice(istanbul: Talks, tmp_path: Path):
    data = made(istanbul, of_kind(Kind.ISSUE, issue="donbas"))
    told = " ".join(" ".join(pages(data, tmp_path)).split())
    for line in ("Ukraine moved 17.5 points", "The gap between Ukraine and Russia", "Ukraine’s red line, stated"):
        assert told.count(line) == 1, line
    assert "The issue in detail" in told
    assert "Issue by issue" not in told


def test_a_briefing_on_a_party_denies_nothing_that_others_said(istanbul: Talks):
    data = composed(*istanbul, ON_RECORD, Specification(kind=Kind.PARTY, party="UA"), today=TODAY).data
    sections = {one.title: one for one in data.issues}
    assert sections["Sanctions"].nothing_said == ""
    assert "Ukraine said nothing on the issue" in sections["Sanctions"].standing[0].sentences[0].text
    assert sections["Neutrality"].recent_title == "Statements by Ukraine since round 7"
    host = composed(*istanbul, ON_RECORD, Specification(kind=Kind.PARTY, party="TR"), today=TODAY).data
    assert {one.title: one.nothing_said for one in host.issues} == {
        "Neutrality": "Türkiye said nothing on this issue in the time compared.",
        "Cease-fire and withdrawal": "",
    }
    assert "On eleven issues no statement by Türkiye is known; they are left out below." in [
        one.text for one in host.front.summary.sentences
    ]


def test_the_method_tells_between_which_moments_movement_is_measured(istanbul: Talks):
    wanted = of_kind(Kind.FULL, since=date(2022, 3, 10))
    assert "from the end of the first day named to the end of the last" in " ".join(made(istanbul, wanted).method)
    assert "from the end of the earlier round" in " ".join(made(istanbul, of_kind(Kind.FULL)).method)


def test_what_a_figure_rests_on_is_not_said_to_be_in_an_annex_that_is_not_there(istanbul: Talks, tmp_path: Path):
    since = made(istanbul, of_kind(Kind.SINCE, since=date(2022, 3, 10)))
    crowded = replace(since.overview.caption, citations=since.overview.caption.citations * 2)
    data = replace(since, overview=replace(since.overview, caption=crowded))
    told = " ".join(" ".join(pages(data, tmp_path)).split())
    assert "more in the annex" not in told
    assert "more in the dossier" in told


def test_the_first_page_counts_the_sources_that_are_listed(istanbul: Talks):
    data = made(istanbul, of_kind(Kind.FULL))
    assert len(data.sources) == 20
    assert data.front.facts[2] == "Dossier: 140 statements, 13 issues, eight rounds, 20 sources"


def test_what_is_counted_is_said_to_be_the_dossier_where_the_briefing_lists_less(istanbul: Talks):
    data = made(istanbul, of_kind(Kind.PARTY, party="RU"))
    assert len(data.sources) < 20
    assert data.front.facts[2] == "Dossier: 140 statements, 13 issues, eight rounds, 20 sources"


def test_what_is_counted_is_said_to_be_what_is_told_where_something_may_not_be(istanbul: Talks):
    data = made(istanbul, Specification(mark="CLEAR", leaves_out=True))
    assert data.front.facts[2].startswith("Told of here: ")


@pytest.mark.parametrize(
    ("ending", "tag"), [(".html", '<span lang="ru">Это конец.</span>'), (".docx", '<w:lang w:val="ru"/>'), (".pdf", "")]
)
def test_what_is_quoted_of_others_is_tagged_with_its_language(tmp_path: Path, ending: str, tag: str):
    talks = snapshot([said("2022-03-01", at=30)], [("2022-03-01", "2022-03-02")])
    russian = replace(talks.sources[0], language="ru")
    claims = Dispute("d", "D1", "End", "Это конец.", "Kremlin", 0, "It is not.", "Kyiv", 0)
    judged = Assessment("a", "A1", to_day(date(2022, 3, 1)), "Adviser", NONE, "success", None, None, "вряд ли", 0)
    data = made((replace(talks, sources=(russian,), disputes=(claims,), assessments=(judged,)), {}), Specification())
    claim, counter = data.doubts[0].sentences
    assert claim.parts() == (("Claim (Kremlin): “", ""), ("Это конец.", "ru"), ("”", ""))
    assert counter.parts() == (("Against it (Kyiv): “It is not.”", ""),)
    assert ("вряд ли", "ru") in data.judgements[0].parts()
    out = tmp_path / f"briefing{ending}"
    ended(write_form(data, out))
    if ending == ".pdf":
        with pikepdf.open(out) as pdf:
            drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
        assert drawn.count(b"/Lang(ru)") > 1
    else:
        assert tag.encode() in read_back.everything_in(out)
