"""Where dialogs that ask for a file begin to look: where somebody would look themselves."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.places import data_folder
from tests.windows import FILE_DIALOGS, Opener


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where dialogs began; each is cancelled."""
    found: list[Path] = []

    def cancel(_parent: object, _title: str, start: str, *_rest: object, **_options: object) -> tuple[str, str]:
        found.append(Path(start))
        return "", ""

    for name in FILE_DIALOGS:
        monkeypatch.setattr(QFileDialog, name, staticmethod(cancel))
    return found


def test_at_first_they_begin_beside_the_dossier_that_is_open(
    open_window: Opener, dossier: Path, begun: list[Path]
) -> None:
    window = open_window(dossier)
    window.actions_by_id["open"].trigger()
    window.actions_by_id["copy"].trigger()
    assert begun == [dossier.parent, dossier.parent / f"{dossier.stem} copy.parley"]


def test_nobody_is_led_to_where_the_sample_is_kept(open_window: Opener, begun: list[Path]) -> None:
    window = open_window(None)
    window.actions_by_id["open"].trigger()
    assert begun == [Path.home()]
    assert not begun[0].is_relative_to(data_folder())


def test_what_is_salvaged_is_looked_for_a_place_beside_what_is_damaged(
    open_window: Opener, dossier: Path, tmp_path: Path, begun: list[Path], press: list[str], said_in_boxes: list[str]
) -> None:
    damaged = tmp_path / "elsewhere" / "damaged.parley"
    damaged.parent.mkdir()
    damaged.write_bytes(dossier.read_bytes()[:200_000])
    press.append("Salvage into a new dossier…")
    open_window(damaged)
    said_in_boxes.clear()
    assert begun == [damaged.with_name("damaged (salvaged).parley")]
