"""What `parley brief` can be told, what it writes, and what it refuses."""

import io
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from models.briefing.specification import Kind, Section, Specification, as_json, read_specification
from models.briefing.wording.language import Language
from models.edits.briefings import mark_given_out
from models.edits.sources import set_handling
from models.edits.views import save_view
from models.store import Store
from tests.authors import new_author
from tests.desktop.conftest import Parley, refusal
from tests.pages import text_of


def test_the_briefing_is_written_and_said_to_be(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    status, out, _ = parley("brief", dossier, "-o", "talks.pdf", "--from", "6", "--to", "7")
    assert (status, out) == (0, "talks.pdf written.\n")
    text = text_of(tmp_path / "talks.pdf")
    assert "Ukraine" in text
    assert "Neutrality UA 14 toward RU" in text


def test_a_chart_of_one_issue_is_written_as_a_picture(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    assert parley("brief", dossier, "-o", "crimea.svg", "--chart", "crimea")[:2] == (0, "crimea.svg written.\n")
    assert "Recognised as Russian" in (tmp_path / "crimea.svg").read_text(encoding="utf-8")


def test_a_briefing_takes_the_look_and_the_mark_of_its_house(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('organisation = "Institute of Peace"\nmark = "GREEN"\n')
    asked = "brief", dossier, "-o", tmp_path / "ours.html", "--style", tmp_path / "house.toml"
    assert "bear no handling mark" in refusal(parley(*asked))
    assert parley(*asked, "--with-unmarked")[0] == 0
    page = (tmp_path / "ours.html").read_text(encoding="utf-8")
    assert "Institute of Peace" in page
    assert page.count("<span>TLP:GREEN</span>") == 2
    assert "none.toml is not there" in refusal(parley(*asked[:-1], "none.toml"))


@pytest.mark.parametrize(
    ("typed", "is_written"), [("y\n", True), ("Yes\n", True), ("\n", False), ("n\n", False), ("", False)]
)
def test_who_sits_at_a_terminal_is_asked_before_a_briefing_is_replaced(
    parley: Parley, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, *, is_written: bool
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = tmp_path / "note.html"
    out.write_text("<!doctype html> older")
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    status, _, asked = parley("brief", dossier, "-o", out, "--kind", "note")
    assert asked.startswith(f"{out} is there already. Replace it?")
    assert status == (0 if is_written else 1)
    assert ("older" not in out.read_text(encoding="utf-8")) is is_written


def test_a_briefing_that_cannot_be_written_is_refused(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    assert refusal(parley("brief", dossier, "-o", "no/talks.pdf")).startswith("no/talks.pdf cannot be written")
    assert "is of no form" in refusal(parley("brief", dossier, "-o", tmp_path))
    assert "Rounds in this dossier: 1, 2" in refusal(parley("brief", dossier, "-o", "talks.pdf", "--to", "99"))
    assert not (tmp_path / "talks.pdf").exists()


def test_a_briefing_on_one_issue_or_party_wants_it_named_and_no_other_does(parley: Parley, dossier: Path) -> None:
    for name, code in (("issue", "crimea"), ("party", "UA")):
        assert f"Say which {name}" in refusal(parley("brief", dossier, "-o", "a.html", "--kind", name))
        said = refusal(parley("brief", dossier, "-o", "a.html", f"--{name}", code))
        assert said == f"--{name} is for a briefing on one {name}. Add --kind {name}, or leave --{name} out."


def test_a_briefing_is_specified_by_words_and_its_judgements_are_looked_over(
    parley: Parley, dossier: Path, tmp_path: Path
) -> None:
    judged = "It will hold; the gap is {gap neutrality} points."
    status, out, _ = parley(
        "brief", dossier, "-o", "note.html", "--kind", "note", "--mark", "AMBER", "--with-unmarked",
        "--author", "A. Analyst",
        "--from", "6", "--to", "7", "--judgement", judged,
    )  # fmt: skip
    assert status == 0
    assert out.splitlines() == [
        "note.html written.",
        "Key judgement 1, letter 4: “will” leaves no doubt. Is that meant? Perhaps: almost certain.",
    ]
    written = (tmp_path / "note.html").read_text(encoding="utf-8")
    assert "TLP:AMBER" in written
    assert "the gap is 7 points." in written
    assert "Movement by issue" not in written


def test_a_marked_briefing_asks_for_sources_without_a_mark(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    refused = refusal(parley("brief", dossier, "-o", "a.pdf", "--mark", "AMBER"))
    assert refused.startswith("20 sources (")
    assert "bear no handling mark, so nobody has said that a briefing for TLP:AMBER may tell of them" in refused
    assert refused.endswith(
        "Add --with-unmarked to tell of what bears no mark, or --leave-out to leave out what comes from there."
    )
    assert not (tmp_path / "a.pdf").exists()


def test_a_briefing_for_more_than_its_sources_are_for_says_how_to_go_on(
    parley: Parley, dossier: Path, tmp_path: Path
) -> None:
    with closing(Store.open(dossier, new_author())) as store:
        set_handling(store, store.columns("SELECT id FROM source ORDER BY code")[0][0], "RED")
    asked = "brief", dossier, "-o", "a.html", "--mark", "AMBER", "--with-unmarked"
    refused = refusal(parley(*asked))
    assert "may not be read as widely as this briefing, which is marked TLP:AMBER" in refused
    assert refused.endswith("Add a narrower --mark, or --leave-out to leave out what comes from there.")
    assert parley(*asked, "--leave-out")[0] == 0


def test_a_likelihood_scale_that_is_not_there_is_refused_before_anything_is_written(
    parley: Parley, dossier: Path, tmp_path: Path
) -> None:
    assert "There are: ICD 203" in refusal(parley("brief", dossier, "-o", "a.pdf", "--scale", "Moon"))
    assert "cannot be read" in refusal(parley("brief", dossier, "-o", "a.pdf", "--scale", "moon.toml"))
    assert not (tmp_path / "a.pdf").exists()


def test_a_briefing_is_written_in_the_language_that_is_asked_for(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    told = parley("brief", dossier, "-o", out, "--kind", "note", "--lang", "uk", "--judgement", "Мабуть, буде мир.")
    assert told[0] == 0
    assert "The briefing is in Ukrainian: words of likelihood are checked in English only." in told[1]
    assert "Що змінилося" in out.read_text(encoding="utf-8")
    kept = as_json(Specification(kind=Kind.NOTE, language=Language.RUSSIAN))
    assert read_specification(kept).language is Language.RUSSIAN


def test_a_briefing_that_the_dossier_keeps_is_written_again_and_changed_by_what_else_is_said(
    parley: Parley, dossier: Path, tmp_path: Path
) -> None:
    kept = Specification(
        kind=Kind.NOTE, sections=frozenset({Section.STANDINGS}), mark="GREEN", unmarked=True, authors=("A. Analyst",)
    )
    with closing(Store.open(dossier, new_author())) as store:
        save_view(store, "Weekly note", "briefing", as_json(kept))
    assert parley("brief", dossier, "-o", "note.html", "--like", "weekly note", "--mark", "RED")[0] == 0
    written = (tmp_path / "note.html").read_text(encoding="utf-8")
    assert "TLP:RED" in written
    assert "By A. Analyst" in written
    assert "Issue by issue" not in written
    assert "Kept: “Weekly note”." in refusal(parley("brief", dossier, "-o", "a.pdf", "--like", "Moon"))


def test_a_briefing_that_the_dossier_does_not_keep_is_refused_with_those_it_keeps(
    parley: Parley, dossier: Path
) -> None:
    assert "Kept: none." in refusal(parley("brief", dossier, "-o", "a.pdf", "--like", "Moon"))


def test_a_briefing_since_the_last_that_was_given_out_compares_from_its_last_day(
    parley: Parley, dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "since.html"
    assert "No briefing is marked as given out yet: do so in the menu File, or name the first day" in refusal(
        parley("brief", dossier, "-o", out, "--kind", "since")
    )
    with closing(Store.open(dossier, new_author())) as store:
        mark_given_out(store, "First", date(2022, 3, 20), (None, None), "on record")
    assert parley("brief", dossier, "-o", out, "--kind", "since")[0] == 0
    assert "what moved between 20 March 2022 and" in " ".join(out.read_text(encoding="utf-8").split())
    assert parley("brief", dossier, "-o", out, "--kind", "party", "--party", "UA", "--language", "uk")[0] == 0
    assert "Аналітична довідка" in out.read_text(encoding="utf-8")
