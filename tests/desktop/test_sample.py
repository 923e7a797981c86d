import os
from contextlib import closing
from pathlib import Path

import pytest

from desktop.dossiers import Dossiers
from desktop.identity import author
from desktop.jobs import Jobs
from desktop.places import free_name
from desktop.sample import NAME, build_sample
from desktop.settings import Settings
from models.errors import UserError
from models.loading import load_snapshot
from models.store import Store


def test_the_sample_is_the_istanbul_talks_with_nothing_to_undo(tmp_path: Path) -> None:
    with closing(Store.open(build_sample(tmp_path / NAME, author()), author())) as store:
        assert len(load_snapshot(store).statements) == 140
        assert store.steps().undo is None
    assert [path.name for path in tmp_path.glob("*.parley*")] == [NAME]


def test_what_a_start_left_unfinished_is_no_hindrance(tmp_path: Path) -> None:
    room = tmp_path / f".{NAME}.x.making"
    room.mkdir()
    for end in ("", "-journal"):
        (room / f"{NAME}{end}").write_bytes(b"cut off by a power failure")
    os.utime(room, (1, 1))
    assert list(build_sample(tmp_path / NAME, author()).parent.glob("*parley*")) == [tmp_path / NAME]


def test_the_copy_is_made_once_and_never_overwritten(settings: Settings, own_folders: Path) -> None:
    opened: list[Path] = []

    def show(store: Store) -> bool:
        opened.append(store.path)
        store.close()
        return True

    dossiers = Dossiers(settings, author(), show, Jobs().run)
    dossiers.open_sample()
    first = own_folders / NAME
    before = first.stat().st_mtime_ns, first.read_bytes()
    dossiers.open_fresh_sample()
    dossiers.open_sample()
    dossiers.open_fresh_sample()
    assert (first.stat().st_mtime_ns, first.read_bytes()) == before
    names = [NAME, "istanbul-2022 2.parley", NAME, "istanbul-2022 3.parley"]
    assert opened == [own_folders / name for name in names]
    assert settings.recent == [str(own_folders / names[at]) for at in (3, 2, 1)]


def test_the_first_start_opens_the_sample_and_later_ones_the_last_dossier(
    settings: Settings, dossier: Path, own_folders: Path
) -> None:
    opened: list[Path] = []

    def show(store: Store) -> bool:
        opened.append(store.path)
        store.close()
        return True

    Dossiers(settings, author(), show, Jobs().run).open_first(None)
    Dossiers(settings, author(), show, Jobs().run).open_first(dossier)
    Dossiers(settings, author(), show, Jobs().run).open_first(None)
    dossier.unlink()
    with pytest.raises(UserError, match=r"not there any more, so the sample was opened instead\.$"):
        Dossiers(settings, author(), show, Jobs().run).open_first(None)
    assert opened == [own_folders / NAME, dossier, dossier, own_folders / NAME]


def test_a_dossier_that_is_asked_for_and_not_there_is_not_replaced_by_the_sample(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="is not there"):
        Dossiers(settings, author(), lambda _store: True, Jobs().run).open_first(tmp_path / "no.parley")
    assert settings.recent == []


def test_a_free_name_counts_on(tmp_path: Path) -> None:
    path = tmp_path / "a.parley"
    assert free_name(path) == path
    path.touch()
    assert free_name(path) == tmp_path / "a 2.parley"
    (tmp_path / "a 2.parley").touch()
    assert free_name(path) == tmp_path / "a 3.parley"
