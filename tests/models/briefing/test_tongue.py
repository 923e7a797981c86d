"""A quotation is tagged with its own language, and with none where nobody can tell."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest
from lxml import html

from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief
from models.briefing.content import BriefingData
from models.briefing.forms.writing import write_form
from models.briefing.tongue import tongue
from models.briefing.wording.language import Language
from models.progress import ended
from models.queries import StatementText
from tests.snapshots import said, snapshot

EN, UK, RU = Language.ENGLISH, Language.UKRAINIAN, Language.RUSSIAN
RUSSIAN = "Мы готовы обсуждать эти вопросы, но выводить войска не будем."
UKRAINIAN = "Ми готові обговорювати ці питання, але територій не віддамо."
FRENCH = "Nous sommes prêts à discuter de la neutralité du pays, mais pas de ses frontières."
ENGLISH = "Says that the borders of the country are not open to any discussion at all."


@pytest.mark.parametrize(
    ("text", "of_source", "page", "code"),
    [
        (ENGLISH, "", EN, ""),
        (ENGLISH, "ru", EN, ""),
        (ENGLISH, "fr", EN, ""),
        (ENGLISH, "fr", UK, "en"),
        (ENGLISH, "", RU, "en"),
        (RUSSIAN, "", EN, "ru"),
        (RUSSIAN, "uk", EN, "ru"),
        (RUSSIAN, "uk", UK, "ru"),
        (RUSSIAN, "ru", RU, ""),
        (UKRAINIAN, "ru", EN, "uk"),
        (UKRAINIAN, "", UK, ""),
        ("Не.", "uk", EN, "uk"),
        ("Не.", "", EN, ""),
        ("Не.", "bg", EN, "bg"),
        (FRENCH, "fr", EN, "fr"),
        (FRENCH, "fr", RU, "fr"),
        ("سلام", "fa", EN, "fa"),
        ("سلام", "ru", EN, "ar"),
        ("שלום", "", EN, "he"),
        ("Ειρήνη", "", EN, "el"),
        ("100–200", "ru", EN, ""),
        ("", "ru", EN, ""),
        (FRENCH, "no such language", RU, "en"),
    ],
)
def test_the_letters_tell_and_then_the_source(text: str, of_source: str, page: Language, code: str) -> None:
    assert tongue(text, of_source, page) == code


@pytest.fixture
def data() -> BriefingData:
    talks = snapshot(
        [said("2022-03-01", at=30), said("2022-03-08", low=35, high=50)],
        [("2022-03-01", "2022-03-02"), ("2022-03-08", "2022-03-08")],
    )
    words = dict(zip(talks.statements.ids, (RUSSIAN, ENGLISH), strict=True))
    texts = {key: StatementText(text, "no troops stay", "", "", "") for key, text in words.items()}
    return brief(talks, texts, ON_RECORD, today=date(2022, 4, 20), version="1.0")


def test_the_pages_say_which_language_each_quotation_is_in(data: BriefingData, tmp_path: Path) -> None:
    ended(write_form(data, tmp_path / "b.pdf"))
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        tagged = [str(one.Lang) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one]
    assert set(tagged) == {"ru", "en-GB"}
    assert tagged.count("ru") == 1


def test_so_do_the_other_forms_and_the_condition_stays_in_that_of_the_page(data: BriefingData, tmp_path: Path) -> None:
    for ending in (".html", ".docx"):
        ended(write_form(data, tmp_path / f"b{ending}"))
    page = html.fromstring((tmp_path / "b.html").read_bytes())
    assert {one.text_content() for one in page.xpath("//*[@lang='ru']")} == {RUSSIAN}
    assert "Condition: no troops stay." in page.text_content()
    word = docx.Document(str(tmp_path / "b.docx"))
    tagged = word.element.xpath("//w:r[w:rPr/w:lang[@w:val='ru']]/w:t/text()")
    assert set(tagged) == {RUSSIAN}


def test_a_source_is_named_in_its_own_language(data: BriefingData, tmp_path: Path) -> None:
    (first, *rest) = data.sources
    ended(write_form(replace(data, sources=(replace(first, title=RUSSIAN, language="ru"), *rest)), tmp_path / "b.html"))
    page = html.fromstring((tmp_path / "b.html").read_bytes())
    assert page.xpath("//p[@id='source-1']/span[@lang='ru']/text()") == [RUSSIAN]
