import io
from datetime import datetime

import docx
import pytest

from models.errors import UserError
from models.gathering.gathered import Gathered
from models.gathering.reading import word as reading
from tests.foreign import ended, part, repacked, word

BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(data: bytes) -> Gathered:
    return ended(reading.read(data, "draft.docx"))


def with_body(elements: str) -> bytes:
    """A document whose body is written as it is stored."""
    return repacked(word(), {BODY: f"<w:document {W}><w:body>{elements}</w:body></w:document>"})


def run(words: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


def lines(elements: str) -> list[str]:
    return read(with_body(elements)).text.split("\n")


def test_paragraphs_and_tables_stand_in_the_order_of_the_document() -> None:
    document = docx.Document()
    document.add_heading("Draft treaty", 1)
    document.add_paragraph("Ukraine is neutral.")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Issue", "Kyiv", "NATO", "no membership"), strict=True):
        cell.text = words
    document.add_paragraph("Signed in Istanbul.\nTwo copies.")
    made = io.BytesIO()
    document.save(made)
    assert read(made.getvalue()).text.split("\n") == [
        "Draft treaty",
        "Ukraine is neutral.",
        "Issue | Kyiv",
        "NATO | no membership",
        "Signed in Istanbul.",
        "Two copies.",
    ]


def test_what_the_document_says_of_itself_is_taken_over_but_no_day_of_publication() -> None:
    document = docx.Document()
    document.add_paragraph("Text")
    about = document.core_properties
    about.title, about.author, about.created = "Draft", "Delegation", datetime(2022, 4, 15, 10)  # noqa: DTZ001 - as the library has it
    made = io.BytesIO()
    document.save(made)
    found = read(made.getvalue())
    assert (found.title, found.author, found.published) == ("Draft", "Delegation", None)
    assert found.notes == ("The file was made on 2022-04-15, which need not be the day of publication.",)


def test_nothing_is_made_up_for_a_document_that_says_nothing_of_itself() -> None:
    made = word("Text")
    bare = repacked(made, {"_rels/.rels": part(made, "_rels/.rels").replace("core-properties", "none-such")})
    found = read(bare)
    assert (found.title, found.author, found.notes) == ("", "", ())


def test_footnotes_come_after_the_text_under_the_number_that_stands_in_it() -> None:
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator' w:id='-1'><w:p>{run('line')}</w:p></w:footnote>"
        f"<w:footnote w:id='7'><w:p>{run(' As amended.')}</w:p></w:footnote>"
        f"<w:footnote w:id='3'><w:p>{run('Not yet agreed.')}</w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    body = (
        f"<w:p>{run('Crimea')}<w:r><w:footnoteReference w:id='3'/></w:r>{run(' is discussed.')}</w:p>"
        f"<w:p>{run('Neutrality')}<w:r><w:footnoteReference w:id='7'/></w:r></w:p>"
    )
    made = with_body(body)
    relation = f'<Relationship Id="rId99" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>'
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    whole = repacked(
        made,
        {
            "word/footnotes.xml": notes,
            RELATIONS: part(made, RELATIONS).replace("</Relationships>", relation),
            TYPES: part(made, TYPES).replace("</Types>", override),
        },
    )
    assert read(whole).text.split("\n") == [
        "Crimea[1] is discussed.",
        "Neutrality[2]",
        "[1] Not yet agreed.",
        "[2] As amended.",
    ]


def test_tracked_changes_read_as_if_accepted_and_are_told() -> None:
    body = (
        f"<w:p>{run('Ukraine ')}<w:del><w:r><w:delText>may</w:delText></w:r></w:del><w:ins>{run('shall')}</w:ins>"
        f"{run(' be neutral.')}</w:p>"
    )
    found = read(with_body(body))
    assert found.text == "Ukraine shall be neutral."
    assert "The document has tracked changes; the text is as if all were accepted." in found.notes


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>open</w:t></w:r>"
    found = read(with_body(f"<w:p>{hidden}{shown}</w:p>"))
    assert found.text == "open"
    assert "Text that the document hides was left out." in found.notes


def test_numbers_that_word_sets_by_itself_are_told() -> None:
    numbered = f"<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>{run('Neutrality')}</w:p>"
    sentence = "Numbers and bullets that Word sets before paragraphs by itself are not in the text."
    assert sentence in read(with_body(numbered)).notes
    document = docx.Document()
    document.add_paragraph("Neutrality", style="List Number")
    made = io.BytesIO()
    document.save(made)
    assert sentence in read(made.getvalue()).notes


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        (f"<w:p>{run('a')}<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", ["a\tb", "c"]),
        (f"<w:p><w:hyperlink>{run('link')}</w:hyperlink></w:p>", ["link"]),
        (f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{run('control')}</w:sdtContent></w:sdt></w:p>", ["control"]),
        (f"<w:sdt><w:sdtContent><w:p>{run('block')}</w:p></w:sdtContent></w:sdt>", ["block"]),
        (f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{run('3')}</w:p>", ["3"]),
        (f"<w:p>{run('well')}<w:r><w:noBreakHyphen/></w:r>{run('known')}</w:p>", ["well\u2011known"]),
        (
            f"<w:p>{run('Text')}<w:r><w:pict><w:txbxContent><w:p>{run('Box')}</w:p></w:txbxContent></w:pict></w:r></w:p>",
            ["Text", "Box"],
        ),
        (
            f"<w:p><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
            f"<mc:Choice>{run('once')}</mc:Choice><mc:Fallback>{run('once')}</mc:Fallback></mc:AlternateContent></w:p>",
            ["once"],
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p><w:p>{run('b')}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            ["a b | "],
        ),
    ],
)
def test_the_pieces_of_a_paragraph_read_as_they_look(elements: str, expected: list[str]) -> None:
    assert lines(elements) == expected


def test_letters_of_all_scripts_stay() -> None:
    assert read(word("Нейтралітет 🕊️", "الحياد \u200f")).text == "Нейтралітет 🕊️\nالحياد \u200f"


def test_an_empty_document_has_no_text() -> None:
    with pytest.raises(UserError, match=r"^draft.docx has no text\.$"):
        read(word("", " "))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("document.main+xml", "template.main+xml"),
        ("wordprocessingml.document.main", "ms-word.document.macroEnabled.main"),
    ],
)
def test_templates_and_macros_are_refused_with_what_to_do(old: str, new: str) -> None:
    made = word("Text")
    with pytest.raises(UserError, match=r"draft.docx is no ordinary Word document\. Save it as DOCX or PDF"):
        read(repacked(made, {TYPES: part(made, TYPES).replace(old, new)}))
