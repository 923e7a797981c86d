"""Briefings in the look of a house say what all others say."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest
from lxml import html

import resources
from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief
from models.briefing.charts.raster import as_png
from models.briefing.content import BriefingData
from models.briefing.forms.writing import write_form
from models.briefing.house.house import PLAIN, House, Logo, Palette
from models.briefing.preview import Preview
from models.progress import ended
from models.queries import StatementText
from tests.models.briefing.forms import read_back
from tests.pages import text_of
from tests.snapshots import said, snapshot

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="8"><rect width="24" height="8" fill="#7a1f3d"/></svg>'
)
HOUSE = House(
    organisation="Institute & <Mediation>",
    palette=Palette(accent="#7a1f3d"),
    logo=Logo(LOGO, "svg", "A red field", as_png([LOGO])[0]),
    family="DejaVu Sans",
    fonts=((resources.path("fonts") / "DejaVuSans.ttf").read_bytes(),),
)


def data(house: House = HOUSE, text: str = "Says so.") -> BriefingData:
    talks = snapshot(
        [said("2022-03-01", at=30), said("2022-03-08", low=35, high=50)],
        [("2022-03-01", "2022-03-02"), ("2022-03-08", "2022-03-08")],
    )
    texts = {key: StatementText(text, "", "", "", "") for key in talks.statements.ids}
    return replace(brief(talks, texts, ON_RECORD, today=date(2022, 4, 20), version="1.0"), house=house)


def made(folder: Path, ending: str, house: House = HOUSE, text: str = "Says so.") -> Path:
    out = folder / f"briefing{ending}"
    ended(write_form(data(house, text), out))
    return out


def test_the_pages_have_its_name_its_logo_and_its_face(tmp_path: Path) -> None:
    out = made(tmp_path, ".pdf")
    text = text_of(out)
    assert text.count("Institute & <Mediation>") == 1 + len(pikepdf.open(out).pages)
    with pikepdf.open(out) as pdf:
        told = b" ".join(bytes(one.get("/Alt", b"")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
        assert b"A red field" in told
        assert pdf.open_metadata()["pdfaid:conformance"] == "A"
        fonts = {str(one.FontName) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one}
        first = pdf.pages[0].Resources.Font
        names = [str(font.BaseFont) for font in first.values()]
    assert any(name.endswith("DejaVuSans") for name in fonts)
    assert "DejaVuSans" in names[0]


def test_what_it_says_is_what_every_other_look_says(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    ours, plain = made(tmp_path, ".html"), made(tmp_path / "plain", ".html", PLAIN)
    assert (
        read_back.html_text(ours).replace("Institute & <Mediation>", "").split() == read_back.html_text(plain).split()
    )


def test_its_colours_are_those_of_the_text_in_every_form(tmp_path: Path) -> None:
    page = made(tmp_path, ".html").read_text(encoding="utf-8")
    assert "--accent: #7a1f3d;" in page
    with zipfile.ZipFile(made(tmp_path, ".docx")) as word:
        styles = word.read("word/styles.xml").decode()
    assert '"7A1F3D"' in styles
    assert "1F4E79" not in styles
    assert '"DejaVu Sans"' in styles


def test_a_web_page_carries_its_logo_and_may_still_fetch_nothing(tmp_path: Path) -> None:
    page = html.fromstring(made(tmp_path, ".html").read_bytes())
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; img-src data:; ")
    (logo,) = page.xpath("//header/img")
    assert logo.get("src").startswith("data:image/svg+xml;base64,")
    assert logo.get("alt") == "A red field"
    assert page.xpath("//header/p[@class='organisation']/text()") == ["Institute & <Mediation>"]


def test_a_word_document_has_its_logo_with_words(tmp_path: Path) -> None:
    word = docx.Document(str(made(tmp_path, ".docx")))
    first = word.inline_shapes[0]
    assert first._inline.docPr.get("descr") == "A red field"
    assert round(first.height.mm) == 16
    assert [one.text for one in word.paragraphs[:3]] == ["", "Institute & <Mediation>", word.paragraphs[2].text]


def test_a_wide_logo_is_made_to_fit(tmp_path: Path) -> None:
    band = LOGO.replace(b'width="24" height="8">', b'width="400" height="8">')
    wide = Logo(band, "svg", "A band", as_png([band])[0])
    word = docx.Document(str(made(tmp_path, ".docx", replace(HOUSE, logo=wide))))
    assert round(word.inline_shapes[0].width.mm) == 50
    assert len(word.inline_shapes) == len(docx.Document(str(made(tmp_path, ".docx"))).inline_shapes)
    made(tmp_path, ".pdf", replace(HOUSE, logo=wide))


def test_letters_that_its_face_lacks_come_from_the_carried_ones(tmp_path: Path) -> None:
    face = (resources.path("fonts") / "NotoSansHebrew-Regular.ttf").read_bytes()
    house = replace(HOUSE, family="Noto Sans Hebrew", fonts=(face,))
    text = "Ві́йна, говорить. \u05e9\u05dc\u05d5\u05dd Ωμέγα"
    shown = text_of(made(tmp_path, ".pdf", house, text))
    for word in ("говорить", "Ωμέγα"):
        assert word in shown


def test_the_same_house_gives_the_same_bytes(tmp_path: Path) -> None:
    for ending in (".pdf", ".docx", ".html", ".xlsx"):
        assert made(tmp_path, ending).read_bytes() == made(tmp_path, ending).read_bytes()


@pytest.mark.parametrize("family", ['x"; } body { display: flex', "A" * 200, "Ünï cødé"])
def test_no_name_of_a_face_is_ever_a_rule(tmp_path: Path, family: str) -> None:
    page = made(tmp_path, ".html", replace(HOUSE, family=family)).read_text(encoding="utf-8")
    assert "display: flex" not in page


def test_the_preview_follows_the_house() -> None:
    preview = Preview()
    try:
        keys = [ended(preview.pages(data(house)))[0].key for house in (PLAIN, HOUSE, PLAIN)]
    finally:
        preview.close()
    assert keys[0] == keys[2] != keys[1]
