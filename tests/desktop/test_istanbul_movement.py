"""`parley movement` on the sample against the definitions, read from the CSV without any of our own reading."""

import csv
from datetime import date
from pathlib import Path

import pytest

import resources
from desktop.app import main
from desktop.identity import author
from desktop.sample import build_sample
from models.analysis.reading import READINGS, Reading
from models.words import Act
from tests.models.analysis import slow
from tests.snapshots import Said, day_of

FOLDER = resources.path("sample/istanbul-2022")
Cells = dict[tuple[str, str, str], list[str]]


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
    found: Cells = {}
    for issue in [row["code"] for row in table("issues")]:
        for party in party_codes:
            before, since = None, None
            for sitting in sittings:
                enter = talks.span(talks.held(party, issue, sitting.start - 1))
                leave = talks.span(talks.held(party, issue, sitting.end))
                kind = slow.change(before, leave, spoke=talks.spoke(party, issue, since, sitting.end))
                found[issue, party, str(sitting.number)] = [
                    *ends(enter), *ends(leave), shown(slow.shift(before, leave)), kind,
                ]  # fmt: skip
                before, since = leave, sitting.end
    return found


def ends(span: slow.Span) -> list[str]:
    return [shown(span[0]), shown(span[1])] if isinstance(span, tuple) else ["", ""]


def shown(value: float | None) -> str:
    return "" if value is None else str(int(value)) if value == int(value) else str(value)


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> Cells:
    capsys.readouterr()
    assert main(["movement", *words, "--format", "csv"]) == 0
    header, *lines = csv.reader(capsys.readouterr().out.splitlines())
    assert ",".join(header) == "issue,party,round,enter_low,enter_high,leave_low,leave_high,shift,change"
    return {(line[0], line[1], line[2]): line[3:] for line in lines}


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
