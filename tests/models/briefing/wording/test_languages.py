"""Whole briefings in each language: nothing English is left, forms name their language, text reads back."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest

from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT, Reading
from models.briefing.charts.lettering import width
from models.briefing.composing import composed
from models.briefing.content import BriefingData
from models.briefing.forms.writing import write_form
from models.briefing.specification import BEFORE_ALL, SECTIONS, Kind, Paper, Specification
from models.briefing.wording.language import Language
from models.briefing.wording.words import words_in
from models.progress import ended
from models.queries import StatementText
from models.snapshot import Snapshot
from models.words import Act
from tests.models.briefing.conftest import Talks
from tests.models.briefing.forms import read_back
from tests.pages import page_texts, text_of
from tests.snapshots import said, snapshot

TODAY = date(2022, 4, 20)
OTHERS = (Language.UKRAINIAN, Language.RUSSIAN)
FACTS = frozenset(
    {
        "title", "name", "label", "question", "low_pole", "high_pole", "reference_note", "publisher", "topic", "claim",
        "claimed_by", "counter_claim", "countered_by", "assessor", "about", "wording", "text", "condition",
    }
)  # fmt: skip
"""Fields that hold the analyst's own words."""
LATIN = re.compile(r"[A-Za-z]*[a-z][A-Za-z]*")
CYRILLIC = str.maketrans({chr(ord("a") + place): chr(ord("а") + place) for place in range(26)})


def in_cyrillic(value: Any) -> Any:
    """The same facts with their words in letters that no English word has."""
    if isinstance(value, tuple):
        return tuple(in_cyrillic(one) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    told = {}
    for one in fields(value):
        held = getattr(value, one.name)
        told[one.name] = held.lower().translate(CYRILLIC) if one.name in FACTS and isinstance(held, str) else held
        if not isinstance(held, str):
            told[one.name] = in_cyrillic(held)
    return replace(value, **told)


@pytest.fixture(scope="module")
def talks(istanbul: Talks) -> Talks:
    """The sample dossier as if its analyst wrote in Cyrillic letters."""
    snapshot, texts = istanbul
    names = ("title", "parties", "speakers", "issues", "rounds", "sources", "disputes", "assessments", "events")
    told = {name: getattr(snapshot, name) for name in names}
    changed: dict[str, Any] = {
        name: held.lower().translate(CYRILLIC) if isinstance(held, str) else in_cyrillic(held)
        for name, held in told.items()
    }
    return replace(snapshot, **changed), {key: in_cyrillic(one) for key, one in texts.items()}


def made(
    talks: tuple[Snapshot, Mapping[str, StatementText]], reading: Reading = ON_RECORD, **wanted: Any
) -> BriefingData:
    kind = wanted.pop("kind", Kind.FULL)
    asked = Specification(kind=kind, sections=SECTIONS[kind], **wanted)
    return composed(*talks, reading, asked, today=TODAY, version="1.0").data


def cells(book: Path) -> Iterator[str]:
    for name, rows in read_back.sheets(book).items():
        yield name
        yield from (cell for row in rows for cell in row)


def written(data: BriefingData, file: Path) -> Path:
    ended(write_form(data, file))
    return file


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    ("reading", "wanted"),
    [
        (ON_RECORD, {"earlier": 6, "later": 7}),
        (STRICT, {"earlier": 2, "later": 3}),
        (EVERYTHING, {"earlier": BEFORE_ALL, "later": 8, "mark": "CLEAR", "unmarked": True, "authors": ("Коваль",)}),
        (ON_RECORD, {"mark": "CLEAR", "leaves_out": True}),
        (ON_RECORD, {"since": date(2022, 3, 10), "until": date(2022, 3, 30)}),
        (replace(ON_RECORD, name="Наші", restatements=True).as_known(date(2022, 3, 20)), {"kind": Kind.ANNEX}),
    ],
)
def test_no_english_word_is_left(
    talks: Talks, tmp_path: Path, language: Language, reading: Reading, wanted: dict[str, Any]
):
    data = made(talks, reading, language=language, **wanted)
    told = "\n".join(
        (
            text_of(written(data, tmp_path / "b.pdf")),
            read_back.html_text(written(data, tmp_path / "b.html")),
            read_back.docx_text(written(data, tmp_path / "b.docx")),
            *cells(written(data, tmp_path / "b.xlsx")),
            data.overview.alternative,
            *(issue.alternative for issue in data.issues),
        )
    )
    codes = {code.casefold() for code in (*talks[0].statements.codes, *(one.code for one in talks[0].issues))}
    sources = {part.casefold() for one in talks[0].sources for part in re.findall("[A-Za-z]+", one.code)}
    told = re.sub(r"\b[0-9a-f]{16}\b", "", told)
    left = {word for word in LATIN.findall(told) if word.casefold() not in codes | sources}
    assert left <= {"Parley"}


@pytest.mark.parametrize("language", Language)
def test_charts_are_lettered_in_the_language(talks: Talks, tmp_path: Path, language: Language):
    drawn = written(made(talks, language=language), tmp_path / "c.svg").read_text(encoding="utf-8")
    assert words_in(language).say("chart.happened") in drawn
    left = {word for told in re.findall(r"<text[^>]*>([^<]*)<", drawn) for word in LATIN.findall(told)}
    assert language is Language.ENGLISH or not left


@pytest.mark.parametrize("language", Language)
def test_no_change_of_the_sample_is_cut_short_in_its_chart(istanbul: Talks, tmp_path: Path, language: Language):
    for earlier, later in pairwise(one.number for one in istanbul[0].rounds):
        data = made(istanbul, earlier=earlier, later=later, language=language)
        drawn = written(data, tmp_path / "c.svg").read_text(encoding="utf-8")
        assert not re.findall(r"<text[^>]*>([^<]*…)<", drawn)


@pytest.mark.parametrize("language", Language)
def test_every_form_names_its_language(talks: Talks, tmp_path: Path, language: Language):
    data = made(talks, kind=Kind.NOTE, language=language)
    with pikepdf.open(written(data, tmp_path / "b.pdf")) as pdf:
        assert str(pdf.Root.Lang) == language.tag
        # Other letters become unreadable in programs that look only at the older of a file's two names.
        assert "Where each stood.csv" in pdf.attachments
        assert all(name.isascii() for name in pdf.attachments)
    page = written(data, tmp_path / "b.html").read_text(encoding="utf-8")
    assert f'<html lang="{language.tag}"' in page
    with zipfile.ZipFile(written(data, tmp_path / "b.docx")) as word:
        assert f'w:val="{language.tag}"' in word.read("word/styles.xml").decode()


@pytest.mark.parametrize(("language", "paper"), [*product(Language, Paper)])
def test_text_is_taken_out_of_the_pages_as_it_was_written(
    talks: Talks, tmp_path: Path, language: Language, paper: Paper
):
    data = made(talks, earlier=6, later=7, language=language, paper=paper)
    pages = page_texts(written(data, tmp_path / "b.pdf"))
    text = " ".join(" ".join(pages).split())
    for sentence in data.front.summary.sentences:
        assert " ".join(sentence.text.split()) in text
    words = words_in(language)
    assert words.say("page.of", page=2, pages=len(pages)) in pages[1]
    for key in ("page.movement", "page.issues", "page.doubts", "page.method", "page.sources", "page.annex"):
        assert words.say(key) in text


@pytest.mark.parametrize(("language", "paper"), [*product(Language, Paper)])
def test_a_note_is_one_page(istanbul: Talks, tmp_path: Path, language: Language, paper: Paper):
    wanted = {
        "mark": "AMBER",
        "unmarked": True,
        "judgements": ("{gap neutrality}",),
        "language": language,
        "paper": paper,
    }
    data = made(istanbul, kind=Kind.NOTE, earlier=6, later=7, **wanted)
    assert len(page_texts(written(data, tmp_path / "b.pdf"))) == 1


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".xlsx"])
def test_the_same_briefing_gives_the_same_bytes(talks: Talks, tmp_path: Path, language: Language, ending: str):
    one, other = (
        written(made(talks, kind=Kind.NOTE, language=language), tmp_path / f"{name}{ending}") for name in "ab"
    )
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("language", OTHERS)
def test_acts_fit_their_column(language: Language):
    room = 24 * 72 / 25.4 - 6
    for act in Act:
        for word in words_in(language).say(f"acts.{act}").split():
            assert width(word, 7.8) <= room


@pytest.mark.parametrize("language", Language)
def test_what_stands_in_place_of_a_range_fits_its_column(language: Language):
    room = (13 if language is Language.ENGLISH else 16) * 72 / 25.4 - 6
    assert all(width(word, 7.8) <= room for word in words_in(language).say("rows.other_scale").split())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("paper", Paper)
def test_no_day_no_act_and_no_head_is_broken_in_the_columns_of_word(
    istanbul: Talks, tmp_path: Path, language: Language, paper: Paper
):
    file = written(made(istanbul, kind=Kind.ANNEX, language=language, paper=paper), tmp_path / "b.docx")
    table = docx.Document(str(file)).tables[0]
    head = [cell.text.split() for cell in table.rows[0].cells]
    acts = [word for act in Act for word in words_in(language).say(f"acts.{act}").split()]
    places = [*head[3], *words_in(language).say("rows.other_scale").split()]
    for column, words in zip(table.columns, (head[0], head[1], [*head[2], *acts], places, *head[4:]), strict=True):
        assert max(width(word, 9.2) for word in words) <= column.width.pt - 5.7
    for cell in table.columns[0].cells[1:]:
        held_together = [words.replace("\N{NO-BREAK SPACE}", " ") for words in cell.text.split(" ")]
        assert max(width(words, 8.5) for words in held_together) <= table.columns[0].width.pt - 5.7


@pytest.mark.parametrize(
    ("language", "silent"),
    [
        (Language.UKRAINIAN, "(Russia): на той час сторона не висловлювалася з цього питання понад 30 днів."),
        (Language.RUSSIAN, "(Russia): к тому времени сторона более 30 дней не высказывалась по этому вопросу."),
    ],
)
def test_who_was_silent_is_told_of_without_denying_what_others_said(istanbul: Talks, language: Language, silent: str):
    data = made(istanbul, earlier=7, later=8, language=language)
    corridors = next(one for one in data.issues if one.title == "Humanitarian corridors")
    told = " ".join(one.text for part in corridors.standing for one in part.sentences).replace("\u00a0", " ")
    assert silent in told


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_stops_twice(talks: Talks, language: Language):
    data = made(talks, reading=EVERYTHING, earlier=6, later=7, language=language)
    assert ".." not in re.sub(r"\s", "", str(data))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "rounds", [[], [("2022-03-01", "2022-03-02")], [("2022-03-01", "2022-03-02"), ("2022-03-08", "2022-03-08")]]
)
@pytest.mark.parametrize("stated", [False, True])
def test_a_dossier_of_next_to_nothing_is_told(
    tmp_path: Path, language: Language, rounds: list[tuple[str, str]], *, stated: bool
):
    rows = [said("2022-03-01", low=10, high=20), said("2022-03-08", low=35, high=50)] if stated else []
    data = made((snapshot(rows, rounds), {}), language=language)
    assert text_of(written(data, tmp_path / "b.pdf"))
    assert "{" not in str(data)


def test_a_period_between_days_takes_in_both_in_russian(talks: Talks):
    wanted = {"kind": Kind.SINCE, "since": date(2022, 3, 20), "until": date(2022, 4, 2)}
    told = made(talks, language=Language.RUSSIAN, **wanted).front.subtitle.replace("\u00a0", " ")
    assert told.endswith("что изменилось за период с 20 марта 2022 г. по 2 апреля 2022 г.")
