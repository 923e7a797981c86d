from pathlib import Path

from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings

from desktop.settings import Settings


def again(tmp_path: Path) -> Settings:
    """The settings as the next start finds them."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def test_nothing_is_remembered_at_first(settings: Settings) -> None:
    assert (settings.last, settings.recent, settings.folder("open")) == ("", [], "")
    assert (settings.appearance, settings.view) == ("system", "timeline")
    assert settings.state("window").isEmpty()


def test_what_is_set_is_there_at_the_next_start(settings: Settings, tmp_path: Path) -> None:
    settings.appearance, settings.view = "dark", "movement"
    settings.set_folder("briefing", Path("/a b/c,d"))
    settings.set_state("window", QByteArray(b"\x00\xff,;"))
    settings._store.sync()
    found = again(tmp_path)
    assert (found.appearance, found.view, found.folder("briefing")) == ("dark", "movement", str(Path("/a b/c,d")))
    assert found.state("window") == QByteArray(b"\x00\xff,;")


def test_the_layout_alone_can_be_forgotten(settings: Settings) -> None:
    settings.view = "movement"
    settings.set_state("window", QByteArray(b"x"))
    settings.forget_layout()
    assert settings.state("window").isEmpty()
    assert settings.view == "movement"


def test_a_state_of_another_sort_counts_as_none(settings: Settings) -> None:
    settings._store.setValue("layout/window", "not bytes")
    assert settings.state("window").isEmpty()


NAMES = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="/\\"), min_size=1, max_size=8)


@settings_of_hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(names=st.lists(NAMES, max_size=14))
def test_recent_files_are_the_last_ten_without_repetition_newest_first(names: list[str], settings: Settings) -> None:
    settings._store.clear()
    opened = [f"/talks/{name}.parley" for name in names]
    for where in opened:
        settings.opened(where)
    assert settings.recent == list(dict.fromkeys(reversed(opened)))[:10]
    assert settings.last == (opened[-1] if opened else "")
