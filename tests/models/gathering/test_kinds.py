import pytest

from models.errors import UserError
from models.gathering.gathered import Kind
from models.gathering.kinds import kind_of_bytes, kind_of_text
from tests.foreign import pdf, repacked, word


def test_a_signature_counts_more_than_a_name() -> None:
    assert kind_of_bytes(pdf(["Text"]), "notes.txt") is Kind.PDF
    assert kind_of_bytes(b"\r\n\r\n" + pdf(["Text"]), "notes.txt") is Kind.PDF
    assert kind_of_bytes(word("Text"), "page.html") is Kind.WORD
    assert kind_of_bytes(b"Plain words", "report.pdf") is None


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE html><p>Text",
        "\n  <HTML><body>Text",
        '<?xml version="1.0"?>\n<!-- saved -->\n<html xmlns="http://www.w3.org/1999/xhtml">',
        '<meta charset="utf-8"><p>Text',
        "<p>Text</p>",
        "<!-- a > b --><!-- c --> <p>Text",
    ],
)
def test_a_page_shows_itself_by_how_it_begins(markup: str) -> None:
    assert kind_of_text(markup, "saved.txt", "") is Kind.PAGE


@pytest.mark.parametrize(
    "text",
    [
        "Plain words",
        "<rss><item/></rss>",
        "a < b",
        "<paper> is what he said",
        "<<p>>",
        "",
        " " * 16_000,
        "<!---->" * 2000,
    ],
)
def test_other_text_is_plain(text: str) -> None:
    assert kind_of_text(text, "notes.txt", "") is Kind.PLAIN


def test_a_name_or_media_type_helps_where_the_content_could_be_either() -> None:
    fragment = "He said <b>no</b>."
    assert kind_of_text(fragment, "part.HTM", "") is Kind.PAGE
    assert kind_of_text(fragment, "", "text/html; charset=utf-8") is Kind.PAGE
    assert kind_of_text(fragment, "part.txt", "text/plain") is Kind.PLAIN
    assert kind_of_text("He said no.", "part.html", "text/html") is Kind.PLAIN


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"{\\rtf1\\ansi Text}", "x is a Rich Text file"),
        (b"\x89PNG\r\n\x1a\n", "x is a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "x is a picture"),
        (b"SQLite format 3\0", "x is a database"),
        (b"bplist00", "x is a web archive"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "x is a web archive"),
        (b"\x1f\x8b\x08", "x is an archive"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "x is a file of an old Office program"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "x is protected with a password",
        ),
        (repacked(b"PK\5\6" + b"\0" * 18, {"a.txt": "Text"}), "x is an archive"),
        (repacked(b"PK\5\6" + b"\0" * 18, {"[Content_Types].xml": "", "xl/workbook.xml": ""}), "x is a spreadsheet"),
        (repacked(b"PK\5\6" + b"\0" * 18, {"[Content_Types].xml": "", "ppt/slides.xml": ""}), "x is a presentation"),
        (
            b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "x is an OpenDocument file",
        ),
    ],
)
def test_what_is_known_but_not_read_is_called_by_its_name(data: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        kind_of_bytes(data, "x")
    assert refused.value.sentence.startswith(sentence)
    assert refused.value.sentence.endswith(".")
