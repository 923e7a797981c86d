"""`parley movement` on the sample against the definitions, read from the CSV without any of our own reading."""

import csv
from datetime import date
from pathlib import Path

import pytest

import resources
from desktop.identity import author
from desktop.sample import build_sample
from models.analysis.reading import READINGS, Reading
from models.words import Act
from tests.desktop.movement_cells import Cells, cells_of, printed
from tests.models.analysis import slow
from tests.snapshots import Said, day_of

FOLDER = resources.path("sample/istanbul-2022")


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows() -> list[Said]:
    authority = {row["code"]: int(row["authority"]) for row in table("speakers")}
    return [
        Said(
            day=row["said_on"], party=row["party"], issue=row["issue"], act=Act(row["act"]),
            low=float(row["stance_low"]) if row["stance_low"] else None,
            high=float(row["stance_high"]) if row["stance_high"] else None,
            authority=authority[row["speaker"]], credibility=int(row["credibility"]),
            conditional=bool(row["condition"]), speaker=row["speaker"], published=row["published_on"], code=row["id"],
        )
        for row in table("statements")
    ]  # fmt: skip


def expected(reading: Reading, party_codes: list[str]) -> Cells:
    sittings = [slow.Sitting(int(row["number"]), day_of(row["start"]), day_of(row["end"])) for row in table("rounds")]
    talks = slow.Talks(rows(), reading, sittings, by_round=True)
    return cells_of(talks, [row["code"] for row in table("issues")], party_codes)


@pytest.fixture
def sample(tmp_path: Path) -> str:
    return str(build_sample(tmp_path / "talks.parley", author(tmp_path)))


@pytest.mark.parametrize("name", READINGS)
@pytest.mark.parametrize("known", [None, "2022-03-28", "2022-05-01"])
def test_all_208_cells_are_what_the_definitions_say(
    sample: str, capsys: pytest.CaptureFixture[str], name: str, known: str | None
) -> None:
    reading = READINGS[name].as_known(None if known is None else date.fromisoformat(known))
    found = printed(capsys, sample, "--reading", name, *(["--known", known] if known else []))
    wanted = expected(reading, ["UA", "RU"])
    assert len(found) == 13 * 2 * 8
    assert found == wanted


def test_all_parties_are_printed_when_asked_for(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    parties = [row["code"] for row in table("parties")]
    found = printed(capsys, sample, "--parties", "all")
    assert len(found) == 13 * len(parties) * 8
    assert found == expected(READINGS["on record"], parties)
