from datetime import date
from typing import Any

import pytest

from models.store import Store
from models.tables import Alias, Excerpt, Membership, Office, Option, Party, Scale, Source, SourceText
from models.telling.values import Wording
from tests.talks import Talks, add_talks


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


def span(low: Any, high: Any, scale: Any = None) -> dict[str, Any]:
    return {"low": low, "high": high, "scale_id": scale}


@pytest.mark.parametrize(
    ("table", "unit", "value", "said"),
    [
        ("statement", "range", span(40.0, 55.0), "40–55"),
        ("statement", "range", span(100.0, 100.0), "100"),
        ("statement", "range", span(None, None), "not stated"),
        ("statement", "range", span(0.0, 0.0), "0"),
        ("statement", "act", "red_line", "red line"),
        ("statement", "weather", {"sky": "grey", "wind": 3}, "sky: grey, wind: 3"),
        ("mood", "feel", "tired", "tired"),
        ("statement", "firmness", 0, "0 trial balloon"),
        ("statement", "firmness", None, "not graded"),
        ("statement", "credibility", 2, "2 probably true"),
        ("statement", "condition", "", "unconditional"),
        ("statement", "note", "", "nothing"),
        ("statement", "from_seed", False, "no"),
        ("statement", "said_on", {"said_on": "2022-03-29", "said_edtf": ""}, "29 March 2022"),
        ("statement", "said_on", {"said_on": "2022-03-31", "said_edtf": "2022-03"}, "March 2022"),
        ("statement", "said_on", {"said_on": "2022-03-31", "said_edtf": "nonsense"}, "nonsense (31 March 2022)"),
        ("statement", "said_on", "2022-03-29", "29 March 2022"),
        ("statement", "recorded_on", "2022-03-29", "29 March 2022"),
        ("statement", "recorded_on", None, "not known"),
        ("source", "published", {"published": None, "published_edtf": ""}, "not known"),
        ("source", "reliability", "B", "B usually reliable"),
        ("source", "handling", "AMBER+STRICT", "TLP:AMBER+STRICT"),
        ("source", "kind", "news_agency", "news_agency"),
        ("speaker", "authority", 1, "1 leader"),
        ("round", "days", {"start": "2022-03-29", "end": "2022-03-30"}, "29–30 March 2022"),
        ("office", "days", {"start": "2022-03-29", "end": None}, "from 29 March 2022"),
        ("office", "days", {"start": None, "end": "2022-03-29"}, "until 29 March 2022"),
        ("office", "days", {"start": None, "end": None}, "always"),
        ("round", "heads", '{"RU":"Medinsky","UA":"Arakhamia"}', "RU: Medinsky, UA: Arakhamia"),
        ("round", "heads", "{}", "nothing"),
        ("scale", "mapping", "[[0.0,0.0],[100.0,62.5]]", "0 → 0, 100 → 62.5"),
        ("scale", "mapping", "", "not comparable"),
        ("link", "kind", "responds_to", "responds to"),
        ("reading", "conditionals", "met", "only when met"),
        ("reading", "conditionals", "never", "never"),
        ("reading", "review", None, "any"),
        ("reading", "restatements", True, "yes"),
        ("link", "standing", {"state": "met", "since": "2022-04-01"}, "met since 1 April 2022"),
        ("link", "standing", {"state": None, "since": None}, "not known"),
        ("assessment", "probability", {"probability_low": 40.0, "probability_high": 55.0}, "40–55 %"),
        ("assessment", "came_true", {"came_true": 1, "resolved_on": "2022-04-01"}, "yes, known since 1 April 2022"),
        ("assessment", "came_true", {"came_true": False, "resolved_on": None}, "no"),
        ("assessment", "came_true", {"came_true": None, "resolved_on": None}, "not known"),
        ("outcome", "value", {"value_low": 40.0, "value_high": 55.0, "scale_id": None}, "40–55"),
        ("assessment", "value", {"value_low": 40.0, "value_high": 55.0, "scale_id": None}, "40–55"),
        ("statement", "party_id", "nobody", "nobody (deleted)"),
        ("statement", "round_id", None, "nothing"),
        ("treaty", "article", 7, "7"),
    ],
)
def test_values_are_said_as_the_screen_says_them(store: Store, table: str, unit: str, value: Any, said: str):
    assert Wording(store.columns).value(table, unit, value) == said


def test_references_are_said_by_name(store: Store, talks: Talks):
    wording = Wording(store.columns)
    told = {
        unit: wording.value("statement", unit, row_id)
        for unit, row_id in (
            ("party_id", talks.ua), ("speaker_id", talks.lavrov), ("issue_id", talks.neutrality),
            ("source_id", talks.source), ("round_id", talks.round), ("retracts_id", talks.second),
        )
    }  # fmt: skip
    assert list(told.values()) == ["Ukraine", "Sergey Lavrov", "Neutrality", "S1", "1 · Istanbul", "ST002"]
    assert wording.value("alias", "owner_id", talks.ru) == "Russia"
    assert wording.value("alias", "owner_id", talks.lavrov) == "Sergey Lavrov"


def test_what_is_deleted_is_still_known_by_the_name_that_it_had_last(store: Store, talks: Talks):
    with store.write("Rename") as writing:
        writing.set(Party, talks.ru, name="Russian Federation")
    with store.write("Delete") as writing:
        writing.delete(Party, talks.ru)
        writing.delete(Source, talks.source)
    wording = Wording(store.columns)
    assert wording.value("statement", "party_id", talks.ru) == "Russian Federation (deleted)"
    assert wording.names.title("source", talks.source) == "source S1"
    assert not wording.names.of("source", talks.source).alive


def test_a_range_on_a_revised_scale_says_so(store: Store, talks: Talks):
    with store.write("Revise") as writing:
        second = writing.add(Scale(issue_id=talks.neutrality, sequence=1))
        third = writing.add(Scale(issue_id=talks.neutrality, sequence=2))
    wording = Wording(store.columns)
    assert wording.value("statement", "range", span(1.0, 2.0, second)) == "1–2 (scale 2)"
    assert wording.value("statement", "range", span(1.0, 2.0, third)) == "1–2 (scale 3)"
    assert wording.value("statement", "range", span(1.0, 2.0, "gone")) == "1–2 (a scale that is deleted)"
    assert wording.value("statement", "range", span(None, None, third)) == "not stated"


def test_parts_are_named_by_what_they_are_part_of(store: Store, talks: Talks):
    with store.write("Add parts") as writing:
        alias = writing.add(Alias(owner_id=talks.ru, name="the Kremlin"))
        office = writing.add(Office(speaker_id=talks.lavrov, party_id=talks.ru, title="minister", authority=2))
        bloc = writing.add(Membership(party_id=talks.ua, group_id=talks.ru))
        option = writing.add(Option(issue_id=talks.neutrality, value=50, label="Austrian model"))
        text = writing.add(SourceText(source_id=talks.source, text="x", text_hash="0" * 64, added_on=date(2022, 4, 1)))
        excerpt = writing.add(Excerpt(statement_id=talks.first, text_id=text, start=0, quote="neutral"))
    names = Wording(store.columns).names
    assert [
        names.title(*key)
        for key in (
            ("alias", alias), ("office", office), ("membership", bloc), ("option", option), ("source_text", text),
            ("excerpt", excerpt), ("statement", talks.first), ("round", talks.round),
        )
    ] == [
        "other name the Kremlin", "office minister of Sergey Lavrov", "membership of Ukraine in Russia",
        "option Austrian model", "text of S1", "excerpt of ST001", "statement ST001", "round 1 · Istanbul",
    ]  # fmt: skip
    anchor = {"text_id": text, "start": 0, "quote": "neutral", "before": "", "after": ""}
    assert Wording(store.columns).value("excerpt", "anchor", anchor) == "“neutral”, text of S1"
