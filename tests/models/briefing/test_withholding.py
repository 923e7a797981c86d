"""What may not be told to those for whom a briefing is: it is in no form of it, and nothing is said in its place."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.analysis.positions import held
from models.analysis.reading import ON_RECORD, Reading
from models.briefing.content import BriefingData
from models.briefing.forms.names import ENDINGS
from models.briefing.forms.writing import write_form
from models.briefing.specification import (
    SECTIONS,
    Kind,
    Specification,
)
from models.briefing.withholding import refuse_above, without_above
from models.briefing.wording.catalogue import catalogue
from models.briefing.wording.language import Language
from models.briefing.wording.words import PARTIAL
from models.errors import UserError
from models.facts import NONE, Dispute, Source
from models.progress import ended
from models.queries import StatementText
from models.snapshot import Snapshot
from models.words import Act
from tests.models.briefing.asked import ENGLISH, made
from tests.models.briefing.conftest import Talks
from tests.models.briefing.forms import read_back
from tests.snapshots import said, snapshot


def two_sources(mark: str) -> Talks:
    """A statement from an open source, and a later one from a source with a mark."""
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-02", at=77)], [("2022-03-01", "2022-03-02")])
    secret = Source("source-X", "XCODE", "XPUBLISHER", "XTITLE", None, "report", "A", handling=mark)
    statements = replace(talks.statements, source=np.array([0, 1], np.int32), codes=("ST001", "XSTATEMENT"))
    texts = [StatementText(text, "", "", "", "") for text in ("Open.", "XWORDS")]
    return replace(talks, sources=(*talks.sources, secret), statements=statements), dict(
        zip(statements.ids, texts, strict=True)
    )


@pytest.mark.parametrize(("mark", "source"), [("", "GREEN"), ("CLEAR", "GREEN"), ("AMBER", "AMBER+STRICT")])
def test_more_than_the_mark_allows_is_refused_by_name(mark: str, source: str):
    with pytest.raises(UserError, match=r"1 source \(XCODE\) may not be read as widely"):
        made(two_sources(source), Specification(mark=mark, unmarked=True))


def test_a_briefing_without_a_mark_is_called_so_where_it_is_refused():
    with pytest.raises(UserError, match=r"as widely as this briefing, which bears no mark\."):
        made(two_sources("GREEN"), Specification())


@pytest.mark.parametrize(("mark", "source"), [("", ""), ("", "CLEAR"), ("AMBER", "GREEN"), ("RED", "RED")])
def test_what_the_mark_allows_is_told(mark: str, source: str):
    assert "XSTATEMENT" in str(made(two_sources(source), Specification(mark=mark, unmarked=True)).annex)


@pytest.mark.parametrize("mark", ["CLEAR", "AMBER", "RED"])
def test_a_marked_briefing_tells_of_sources_without_a_mark_only_where_that_is_asked_for(mark: str):
    talks = two_sources("CLEAR")
    with pytest.raises(UserError, match=rf"1 source \(.+\) bears no handling mark, .+ TLP:{mark}"):
        made(talks, Specification(mark=mark))
    left = made(talks, Specification(mark=mark, leaves_out=True))
    assert "XSTATEMENT" in str(left.annex)
    assert "ST001" not in str(left.annex)
    assert (
        f"marked more narrowly than TLP:{mark}: one statement, and any claims and judgements from there. "
        in left.withheld
    )
    assert left.withheld.endswith("Sources that bear no mark are taken to be among them.")
    assert "ST001" in str(made(talks, Specification(mark=mark, unmarked=True)).annex)


def test_a_briefing_without_a_mark_tells_of_sources_without_one():
    assert "ST001" in str(made(two_sources("CLEAR"), Specification()).annex)


def partly_told() -> Talks:
    """Ukraine spoke openly long ago and in confidence since; Russia and Poland each on another issue, one openly."""
    told = [
        said("2022-01-01", "UA", "neutrality", at=30), said("2022-03-02", "UA", "neutrality", at=40),
        said("2022-03-02", "RU", "crimea", at=80), said("2022-01-01", "PL", "crimea", act=Act.RED_LINE, low=0, high=50),
    ]  # fmt: skip
    days = [("2022-01-01", "2022-01-02"), ("2022-03-01", "2022-03-03")]
    talks = snapshot(told, days, ("UA", "RU", "PL"), ("neutrality", "crimea", "donbas"))
    secret = Source("source-X", "XCODE", "XPUBLISHER", "XTITLE", None, "report", "A", handling="RED")
    statements = replace(talks.statements, source=np.array([0, 1, 1, 0], np.int32))
    return replace(talks, sources=(*talks.sources, secret), statements=statements), {}


def sentences_of(language: Language, *, partial: bool) -> Iterator[re.Pattern[str]]:
    """What is said where something is left out, and what is said in its place where nothing is."""
    told = catalogue(language)
    forms = {key: [words] for key, words in told.phrases.items()}
    forms |= {key: list(one.values()) for key, one in told.plurals.items()}
    for key in (one for one in forms if one.startswith(PARTIAL)):
        for words in forms[key if partial else key.removeprefix(PARTIAL)]:
            yield re.compile(re.sub(r"\\{[a-z]+\\}", ".*?", re.escape(words)))


def denied(data: BriefingData, language: Language) -> set[str]:
    """What a briefing says not to have been."""
    words = "\n".join(re.findall(r"'([^']*)'", str(replace(data, method=(), reading=""))))
    for sentence in sentences_of(language, partial=True):
        words = sentence.sub("", words)
    return {found for one in sentences_of(language, partial=False) for found in one.findall(words)}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", [Kind.FULL, Kind.NOTE, Kind.PARTY, Kind.ISSUE])
def test_what_is_left_out_is_never_denied(language: Language, kind: Kind):
    asked: dict[str, Any] = {"kind": kind, "sections": SECTIONS[kind], "language": language, "unmarked": True}
    wanted = Specification(**asked, party="UA", issue="neutrality", leaves_out=True, mark="GREEN", earlier=1, later=2)
    left, whole = made(partly_told(), wanted), made(partly_told(), replace(wanted, mark="RED"))
    assert left.withheld
    assert not denied(left, language)
    assert denied(whole, language)


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_above_the_mark_is_in_any_form(tmp_path: Path, ending: str):
    talks = two_sources("RED")
    out = tmp_path / f"briefing{ending}"
    ended(write_form(made(talks, Specification(mark="AMBER", unmarked=True, leaves_out=True)), out))
    found = read_back.everything_in(out)
    for secret in (b"XCODE", b"XPUBLISHER", b"XTITLE", b"XSTATEMENT", b"XWORDS"):
        assert secret not in found
    if ending not in (".svg", ".png"):
        assert b"more narrowly than TLP:AMBER" in found
    # The same look finds what may be told.
    ended(write_form(made(talks, Specification(mark="RED", unmarked=True)), out))
    assert b"XSTATEMENT" in read_back.everything_in(out) or ending in (".svg", ".png")


def test_no_figure_rests_on_what_is_left_out():
    talks, _ = two_sources("RED")
    kept, words = without_above(ENGLISH, talks, "AMBER", unmarked=True)
    assert words.startswith(
        "Left out, because they come from sources that are marked more narrowly than TLP:AMBER: one"
    )
    assert _position(kept) == 30
    assert _position(talks) == 77
    assert without_above(ENGLISH, talks, "RED", unmarked=True) == (talks, "")


def test_a_source_from_which_there_is_nothing_to_tell_keeps_nobody_from_telling_the_rest():
    talks, _ = two_sources("RED")
    idle = replace(talks, statements=replace(talks.statements, source=np.array([0, 0], np.int32)))
    refuse_above(idle, "AMBER", unmarked=True)
    assert without_above(ENGLISH, idle, "AMBER", unmarked=True) == (idle, "")


@pytest.mark.parametrize("reading", [ON_RECORD, ON_RECORD.as_known(date(2022, 4, 1))])
def test_the_method_says_that_what_may_not_be_told_is_in_no_figure(reading: Reading):
    talks = two_sources("RED")
    whole = made(talks, Specification(mark="RED", unmarked=True), reading)
    part = made(talks, Specification(mark="AMBER", leaves_out=True, unmarked=True), reading)
    assert "left out of every figure" not in whole.reading
    assert "left out of every figure" in part.reading


def test_claims_alone_are_left_out_without_a_count_of_statements():
    talks, _ = two_sources("RED")
    claim = Dispute("dispute-1", "D1", "Who began", "Claim", "UA", 1, "Counter", "RU", 0)
    talks = replace(talks, statements=replace(talks.statements, source=np.array([0, 0], np.int32)), disputes=(claim,))
    kept, words = without_above(ENGLISH, talks, "AMBER", unmarked=True)
    assert kept.disputes == ()
    assert words.endswith("no statement comes from there.")


def test_what_pointed_to_what_is_left_out_points_nowhere():
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-02", at=77), said("2022-03-03", at=40)])
    secret = Source("source-X", "X", "", "", None, "report", "A", handling="RED")
    retracts = np.array([NONE, NONE, 1], np.int32)
    statements = replace(talks.statements, source=np.array([0, 1, 0], np.int32), retracts=retracts)
    kept, _ = without_above(ENGLISH, replace(talks, sources=(*talks.sources, secret), statements=statements), "")
    assert list(kept.statements.retracts) == [NONE, NONE]
    assert kept.statements.position == {talks.statements.ids[0]: 0, talks.statements.ids[2]: 1}
    moved, _ = without_above(
        ENGLISH,
        replace(
            talks,
            sources=(*talks.sources, secret),
            statements=replace(statements, source=np.array([1, 0, 0], np.int32)),
        ),
        "",
    )
    assert list(moved.statements.retracts) == [NONE, 0]


def _position(talks: Snapshot) -> float:
    row = int(held(talks, ON_RECORD).at(0, 0, 10**6))
    return float(talks.statements.low[row])
