"""A house style is read strictly: what is wrong in it is named, and nothing outside its folder is taken in."""

import shutil
import struct
import zlib
from functools import cache
from pathlib import Path

import pytest

import resources
from models.briefing.house.house import PLAIN
from models.briefing.house.reading import read_house
from models.errors import UserError

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="8"><rect width="24" height="8" fill="#7a1f3d"/></svg>'
)
SCALE = """
name = "Ours"
[[step]]
low = 0
high = 50
words = ["unlikely"]
[[step]]
low = 50
high = 100
words = ["likely"]
"""


@cache
def bomb() -> bytes:
    """A picture of few bytes that takes gigabytes to be drawn."""
    wide = 30_000

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress(bytes(1 + wide // 8) * wide)
    head = struct.pack(">IIBBBBB", wide, wide, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "house"
    place.mkdir()
    (tmp_path / "outside.svg").write_text(LOGO)
    (place / "logo.svg").write_text(LOGO)
    (place / "empty.svg").write_text("")
    (place / "text.png").write_text("no picture")
    (place / "vast.svg").write_text(LOGO.replace('width="24" height="8"', 'width="9000000" height="3000000"', 1))
    (place / "bomb.png").write_bytes(bomb())
    (place / "links.svg").write_text(
        LOGO.replace("<rect", '<image href="file:///etc/passwd" width="9" height="9"/><rect')
    )
    (place / "scale.toml").write_text(SCALE)
    (place / "broken.ttf").write_bytes(b"\x00\x01\x00\x00" + bytes(200))
    for name in ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        shutil.copy(resources.path("fonts") / name, place)
    restricted = bytearray((place / "DejaVuSans.ttf").read_bytes())
    at = restricted.index(b"OS/2") + 8
    table = int.from_bytes(restricted[at : at + 4])
    restricted[table + 8 : table + 10] = b"\x00\x02"
    (place / "restricted.ttf").write_bytes(restricted)
    return place


def style(folder: Path, text: str) -> Path:
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_style_changes_nothing(folder: Path) -> None:
    assert read_house(style(folder, "")) == PLAIN


def test_everything_it_says_is_taken_up(folder: Path) -> None:
    house = read_house(
        style(
            folder,
            """
            organisation = "Institute  for Mediation"
            mark = "tlp:amber"
            logo = "logo.svg"
            fonts = ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"]
            scale = "scale.toml"
            [colours]
            accent = "#7A1F3D"
            """,
        )
    )
    assert (house.organisation, house.mark, house.family) == ("Institute for Mediation", "AMBER", "Noto Sans")
    assert house.logo is not None
    assert (house.logo.ending, house.logo.words) == ("svg", "Institute for Mediation")
    assert (house.palette.accent, house.palette.ink) == ("#7a1f3d", PLAIN.palette.ink)
    assert house.scale is not None
    assert house.scale.name == "Ours"


def test_a_logo_is_drawn_as_large_as_on_the_pages_however_large_it_says_it_is(folder: Path) -> None:
    house = read_house(style(folder, 'logo = "vast.svg"\nlogo_words = "x"'))
    assert house.logo is not None
    assert struct.unpack(">II", house.logo.drawn[16:24]) == (416, 139)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("logo = ", "its TOML cannot be read"),
        ('motto = "x"', "“motto” is not known there. Known: colours, fonts"),
        ("organisation = 3", "“organisation” is no text"),
        (f'organisation = "{"x" * 121}"', "“organisation” is longer than 120 letters"),
        ('mark = "SECRET"', "“SECRET” is no handling mark. There are: CLEAR, GREEN"),
        ('logo = "logo.svg"', "the logo has no “logo_words”"),
        ('logo = "none.svg"\nlogo_words = "x"', "none.svg is not there"),
        ('logo = "empty.svg"\nlogo_words = "x"', "empty.svg cannot be drawn as a picture"),
        ('logo = "text.png"\nlogo_words = "x"', "text.png cannot be drawn as a picture"),
        ('logo = "bomb.png"\nlogo_words = "x"', "bomb.png cannot be drawn as a picture"),
        ('logo = "links.svg"\nlogo_words = "x"', "links.svg cannot be drawn as a picture"),
        ('logo = "house.toml"\nlogo_words = "x"', "house.toml is no SVG, PNG or JPEG"),
        ('logo = "../outside.svg"\nlogo_words = "x"', "“../outside.svg” does not lie in its folder"),
        ('logo = "/etc/passwd"\nlogo_words = "x"', "“/etc/passwd” does not lie in its folder"),
        ('logo = "a\\u0000b.svg"\nlogo_words = "x"', "is no name of a file"),
        ('fonts = "DejaVuSans.ttf"', "“fonts” is no list of files"),
        ('fonts = ["broken.ttf"]', "broken.ttf cannot be read as a font"),
        ('fonts = ["logo.svg"]', "logo.svg is no font in a file of its own"),
        ('fonts = ["restricted.ttf"]', "the licence of restricted.ttf does not let it be put into files"),
        ('fonts = ["DejaVuSans.ttf", "NotoSans-Bold.ttf"]', "not of one face, but of DejaVu Sans, Noto Sans"),
        ('fonts = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]', "it has more than 8 fonts"),
        ("colours = 3", "“colours” is no table"),
        ('[colours]\naccent = "red"', "“accent” is no colour such as #0063a8"),
        ('[colours]\naccent = ""', "“accent” is empty"),
        ('[colours]\nmuted = "#aaaaaa"', "“muted” is too pale to be read on white"),
        ('[colours]\npaper = "#fff"', "“paper” is not known there"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(folder: Path, text: str, why: str) -> None:
    with pytest.raises(UserError, match=r"house\.toml is no house style: ") as refused:
        read_house(style(folder, text))
    assert why in refused.value.sentence


def test_a_scale_that_is_wrong_is_named(folder: Path) -> None:
    (folder / "scale.toml").write_text("name = 3")
    with pytest.raises(UserError, match=r"scale\.toml is no scale of likelihood"):
        read_house(style(folder, 'scale = "scale.toml"'))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a = [" * 5000, bytes(200_001)])
def test_a_file_that_is_no_style_is_refused(folder: Path, content: bytes) -> None:
    (folder / "house.toml").write_bytes(content)
    with pytest.raises(UserError, match=r"house\.toml is no house style"):
        read_house(folder / "house.toml")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"house\.toml is not there"):
        read_house(tmp_path / "house.toml")
