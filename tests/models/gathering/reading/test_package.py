import pytest

from models.errors import UserError
from models.gathering.reading import package
from tests.foreign import part, repacked, word

RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind: str, target: str) -> bytes:
    """A document with one more relation that leads out of it."""
    made = word("Text")
    relation = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return repacked(made, {RELATIONS: part(made, RELATIONS).replace("</Relationships>", f"{relation}</Relationships>")})


def test_an_ordinary_document_passes_in_silence() -> None:
    assert package.check(word("Text"), "draft.docx") == ()


def test_a_bomb_is_refused_by_its_table_of_contents() -> None:
    bomb = repacked(word("Text"), {"word/document.xml": b"<w:document>" + b" " * 60_000_000})
    assert len(bomb) < 1_000_000
    with pytest.raises(UserError, match=r"draft.docx would take 61 MB when unpacked, so it was left alone"):
        package.check(bomb, "draft.docx")


def test_a_part_that_is_too_large_for_a_tree_is_refused() -> None:
    noise = bytes(range(1, 250)) * 280_000
    with pytest.raises(UserError, match="when unpacked, so it was left alone"):
        package.check(repacked(word("Text"), {"word/document.xml": noise}), "draft.docx")


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(UserError, match="so it was left alone"):
        package.check(repacked(word("Text"), {f"word/{number}.bin": b"" for number in range(10_001)}), "draft.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'
    ).encode(encoding)
    with pytest.raises(UserError, match=r"draft.docx declares entities of its own"):
        package.check(repacked(word("Text"), {"word/document.xml": bomb}), "draft.docx")


def test_links_are_no_text_from_outside() -> None:
    assert package.check(related("hyperlink", "https://example.org"), "draft.docx") == ()


@pytest.mark.parametrize(
    ("kind", "target"), [("image", "http://127.0.0.1:9/a.png"), ("attachedTemplate", "file:///t.dotx")]
)
def test_pictures_and_templates_outside_are_told_and_not_loaded(kind: str, target: str) -> None:
    notes = package.check(related(kind, target), "draft.docx")
    assert notes == ("The document refers to pictures or a template outside itself; they were not loaded.",)


@pytest.mark.parametrize("kind", ["subDocument", "aFChunk", "frame", "oleObject"])
def test_text_from_outside_is_refused(kind: str) -> None:
    with pytest.raises(UserError, match=r"draft.docx takes part of its text from outside itself"):
        package.check(related(kind, "http://127.0.0.1:9/part.docx"), "draft.docx")


def test_a_damaged_package_is_refused() -> None:
    made = word("Text")
    with pytest.raises(UserError, match=r"draft.docx is damaged"):
        package.check(made[: len(made) // 2], "draft.docx")
    with pytest.raises(UserError, match=r"draft.docx is damaged"):
        package.check(made.replace(b"word/document.xml", b"word/dokument.xml", 1), "draft.docx")
