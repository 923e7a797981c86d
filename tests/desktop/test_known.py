"""What a dossier knew on a day, asked on the command line after it has been changed."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

import resources
from desktop.app import main
from models.analysis.reading import Reading
from models.edits import disputes, rounds, sources, statements
from models.edits.coding import delete_statement
from models.edits.readings import save_reading
from models.loading import load_snapshot
from models.store import Store
from models.words import Conditionals
from tests.authors import new_author
from tests.days import on_day
from tests.revising import revise

SAMPLE = str(resources.path("sample/istanbul-2022"))
LATER = date.today() + timedelta(days=400)  # noqa: DTZ011


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    assert main(["import", SAMPLE, "--into", str(path)]) == 0
    return path


@pytest.fixture
def asked(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command answers."""

    def run(*words: object) -> str:
        capsys.readouterr()
        assert main([str(word) for word in words]) == 0
        return capsys.readouterr().out

    return run


def briefed(dossier: Path, known: str) -> bytes:
    out = dossier.with_suffix(".pdf")
    assert main(["brief", str(dossier), "--known", known, "-o", str(out)]) == 0
    return out.read_bytes()


def go_on_working(dossier: Path) -> None:
    """Change what the dossier says in all sorts of ways, on later days."""
    with closing(Store.open(dossier, new_author())) as store, on_day(LATER):
        snapshot = load_snapshot(store)
        first, second, third, fourth = snapshot.statements.ids[:4]
        statements.set_range(store, first, (1, 2))
        statements.set_text(store, second, "Other words")
        delete_statement(store, third)
        disputes.add_dispute(store, "Bucha")
        disputes.set_topic(store, snapshot.disputes[0].id, "Another")
        sources.set_title(store, snapshot.sources[0].id, "Another title")
        rounds.set_label(store, snapshot.rounds[-1].id, "Another label")
        revise(store, "neutrality")
        statements.set_range(store, fourth, (3, 4))
        store.undo()


def test_an_old_briefing_is_reproduced_to_the_byte(dossier: Path) -> None:
    today = date.today().isoformat()  # noqa: DTZ011
    then, now = briefed(dossier, "2022-05-01"), briefed(dossier, today)
    go_on_working(dossier)
    assert briefed(dossier, "2022-05-01") == then
    assert briefed(dossier, today) == now
    assert briefed(dossier, LATER.isoformat()) != now


def test_movement_as_known_does_not_change_any_more(dossier: Path, asked: Callable[..., str]) -> None:
    question = ("movement", dossier, "--known", "2022-05-01", "--format", "csv", "--parties", "all")
    then, now = asked(*question), asked("movement", dossier, "--format", "csv")
    go_on_working(dossier)
    assert asked(*question) == then
    assert asked("movement", dossier, "--format", "csv") != now


def test_a_reading_of_the_dossiers_own_is_asked_for_by_name(dossier: Path, asked: Callable[..., str]) -> None:
    with closing(Store.open(dossier, new_author())) as store:
        save_reading(store, "Unconditional", Reading("", conditionals=Conditionals.NEVER))
    table = asked("movement", dossier, "--reading", "unconditional", "--known", "2022-05-01")
    assert table.splitlines()[0] == (
        "Reading: Unconditional (authority up to 3, credibility up to 4, conditional ones left out); "
        "as known on 1 May 2022"
    )
