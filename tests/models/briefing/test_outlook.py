"""What to watch next is made from the figures: nothing is said of what nobody stated."""

from collections.abc import Sequence
from datetime import date

from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief
from models.queries import StatementText
from models.words import Act, Standing
from tests.models.briefing.conftest import Talks
from tests.snapshots import Said, said, snapshot

TODAY = date(2022, 4, 20)
ROUNDS = [("2022-03-01", "2022-03-02"), ("2022-03-08", "2022-03-08")]
MET, UNMET = (Standing.MET, "2022-03-02"), (Standing.UNMET, None)


def outlook(statements: Sequence[Said], condition: str = "", parties: Sequence[str] = ("UA", "RU")) -> dict[str, str]:
    issues = tuple(dict.fromkeys(one.issue for one in statements)) or ("neutrality",)
    talks = snapshot(statements, ROUNDS, parties, issues)
    texts = {key: StatementText("", condition, "", "", "") for key in talks.statements.ids}
    data = brief(talks, texts, ON_RECORD, today=TODAY)
    return {one.lead: " ".join(part.text for part in one.sentences) for one in data.front.outlook}


def test_nothing_is_watched_where_nothing_was_stated():
    assert outlook([]) == {}
    assert "Closest" not in outlook([said("2022-03-01", at=30)])


def test_the_closest_come_first_and_those_that_meet_say_so():
    statements = [
        said("2022-03-01", party, issue, at=at)
        for issue, places in (("a", (0, 90)), ("b", (40, 40)), ("c", (20, 31)), ("d", (0, 12)), ("e", (5, None)))
        for party, at in zip(("UA", "RU"), places, strict=True)
        if at is not None
    ]
    assert outlook(statements)["Closest"] == "B (ranges meet), C (11 points) and D (12 points)."


def test_each_pair_of_more_than_two_is_named():
    statements = [said("2022-03-01", party, at=at) for party, at in (("UA", 0), ("RU", 50), ("XX", 51))]
    closest = outlook(statements, parties=("UA", "RU", "XX"))["Closest"]
    assert closest.startswith("Neutrality between RU and XX (1 point), ")


def test_a_condition_is_watched_until_it_is_said_to_be_met():
    lead = "On conditions not said to be met"
    assert outlook([said("2022-03-01", at=30, conditional=True)], "troops leave.")[lead] == (
        "UA on Neutrality: troops leave."
    )
    assert outlook([said("2022-03-01", at=30, conditional=True)])[lead] == (
        "UA on Neutrality: a condition that is not named."
    )
    assert lead in outlook([said("2022-03-01", at=30, conditions=(UNMET,))])
    assert lead not in outlook([said("2022-03-01", at=30, conditions=(MET,))])
    assert lead not in outlook([said("2022-03-01", at=30)])


def test_of_many_conditions_the_latest_are_named_and_the_others_counted():
    statements = [said(f"2022-03-0{day}", issue=f"i{day}", at=30, conditional=True) for day in range(3, 9)]
    told = outlook(statements)["On conditions not said to be met"]
    assert told.startswith("UA on I8: ")
    assert told.endswith("Two more positions are held on conditions.")


def test_a_red_line_is_watched_where_another_stands_wholly_beyond_it():
    line = said("2022-03-01", act=Act.RED_LINE, low=0, high=25)
    beyond = outlook([line, said("2022-03-01", "RU", low=60, high=70)])
    assert beyond["Red lines"] == "RU’s position lies wholly beyond UA’s red line on Neutrality."
    assert "Red lines" not in outlook([line, said("2022-03-01", "RU", low=20, high=70)])


def test_what_is_contested_or_old_is_named():
    told = outlook([said("2022-01-01", at=30), said("2022-02-01", at=90, authority=5, speaker="source")])
    assert told["Contested"] == "Others have spoken at odds with what UA holds on Neutrality."
    assert told["Perhaps stale"] == "UA had said nothing for more than 30 days on Neutrality."


def test_every_point_cites_its_statements(istanbul: Talks):
    front = brief(*istanbul, ON_RECORD, earlier=6, later=7, today=TODAY).front
    assert [one.lead for one in front.outlook] == ["Closest", "Red lines", "Perhaps stale"]
    assert all(sentence.citations for one in front.outlook for sentence in one.sentences)
