"""A file is written as a whole or not at all."""

import os
from pathlib import Path

import pytest

from models.errors import UserError
from models.whole_files import write_whole


def test_a_file_is_written_in_place_of_the_one_that_was_there(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        write_whole(tmp_path / "gap.svg", content)
    assert [path.name for path in tmp_path.iterdir()] == ["gap.svg"]
    assert (tmp_path / "gap.svg").read_bytes() == b"second"


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "missing" / "gap.svg", tmp_path / "folder"):
        with pytest.raises(UserError, match="cannot be written"):
            write_whole(place, b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_file_that_another_program_holds_open_is_kept_and_the_way_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gap.pdf").write_bytes(b"open elsewhere")

    def held(_source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(UserError, match=r"gap\.pdf cannot be written: Permission denied\. Perhaps another program has"):
        write_whole(tmp_path / "gap.pdf", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["gap.pdf"]
    assert (tmp_path / "gap.pdf").read_bytes() == b"open elsewhere"
