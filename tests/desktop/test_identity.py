import json
from pathlib import Path

import pytest

from desktop.identity import author


def test_the_analyst_stays_the_same_from_one_start_to_the_next(tmp_path: Path) -> None:
    first, second = author(tmp_path), author(tmp_path)
    assert first == second
    assert [path.name for path in tmp_path.iterdir()] == ["identity.json"]


def test_two_installations_are_two_sites_and_two_analysts(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    one, other = author(here), author(there)
    assert one.site != other.site
    assert one.analyst_id != other.analyst_id
    assert one.name == other.name


@pytest.mark.parametrize("held", ["", "{", "[]", "{}", '{"site": 3}', '{"site": "", "name": "", "code": ""}'])
def test_an_identity_that_cannot_be_read_is_made_anew(held: str, tmp_path: Path) -> None:
    (tmp_path / "identity.json").write_text(held, "utf-8")
    made = author(tmp_path)
    assert made.site
    assert made.name
    assert author(tmp_path) == made


def test_the_name_can_be_set_by_hand(tmp_path: Path) -> None:
    author(tmp_path)
    file = tmp_path / "identity.json"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "name": "Олена Коваль", "code": "ok"}), "utf-8")
    assert (author(tmp_path).name, author(tmp_path).code) == ("Олена Коваль", "ok")


def test_the_identity_is_kept_where_the_platform_keeps_data(own_folders: Path) -> None:
    author()
    assert (own_folders / "identity.json").exists()
