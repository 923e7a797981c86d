"""Scales from files are read strictly, and what is wrong in them is named."""

from pathlib import Path

import pytest

from models.errors import UserError
from models.likelihood.scale_files import read_scale

STEP = '[[step]]\nlow = 0\nhigh = 50\nwords = [["rare"], ["seldom"]]\n'


def write(folder: Path, text: str, name: str = "scale.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = 1", "it has no name"),
        ('name = "x"', "no [[step]]"),
        (f'name = "x"\ncolour = "red"\n{STEP}', "“colour” is not known"),
        (f'name = "x"\n{STEP}between = 3', "“between” is not known"),
        ('name = "x"\n[[step]]\nlow = 60\nhigh = 50\nwords = ["a"]', "from 60 to 50"),
        ('name = "x"\n[[step]]\nlow = true\nhigh = 50\nwords = ["a"]', "needs low and high"),
        ('name = "x"\n[[step]]\nlow = nan\nhigh = 50\nwords = ["a"]', "no range"),
        ('name = "x"\n[[step]]\nlow = 1\nhigh = 50\nwords = [[3]]', "no list of text"),
        ('name = "x"\n[[step]]\nlow = 1\nhigh = 50\nwords = ["*"]', "empty"),
        (f'name = "x"\n{STEP}{STEP}', "“rare” stands there twice"),
        ("name = [", "its TOML cannot be read"),
    ],
)
def test_what_is_wrong_in_toml_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UserError) as refused:
        read_scale(write(tmp_path, text))
    assert told in refused.value.sentence
    assert refused.value.sentence.startswith("scale.toml is no scale of likelihood")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "first line"),
        ("low,high\n1,2", "first line"),
        ("low,high,words\n", "no steps"),
        ("low,high,words\n1,2", "2 cells"),
        ("low,high,words\nx,2,rare", "needs low and high"),
        ('low,high,words\n1,2,"rare', "its CSV cannot be read"),
    ],
)
def test_what_is_wrong_in_csv_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UserError) as refused:
        read_scale(write(tmp_path, text, "own.csv"))
    assert told in refused.value.sentence


def test_csv_gives_rows_of_words_and_forms_of_a_word(tmp_path: Path) -> None:
    scale = read_scale(write(tmp_path, "low,high,plain,other\n0,50,rare;rarely,seldom\n50,100,often,\n", "own.csv"))
    assert scale.name == "own"
    assert [(term.low, term.high, term.row, term.words) for term in scale.terms] == [
        (0, 50, 0, ("rare", "rarely")),
        (0, 50, 1, ("seldom",)),
        (50, 100, 0, ("often",)),
    ]


def test_files_that_are_no_text_or_too_large_or_missing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "large.toml").write_text("#" * 300_000)
    for name, told in (("bytes", "UTF-8"), ("large", "larger"), ("missing", "cannot be read")):
        with pytest.raises(UserError, match=told):
            read_scale(tmp_path / f"{name}.toml")
