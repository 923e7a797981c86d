from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief, chosen_rounds
from models.briefing.content import BriefingData, IssueSection, Paragraph
from models.briefing.wording.language import Language
from models.briefing.wording.readings import at_length
from models.briefing.wording.words import words_in
from models.colours import standing_out, stands_out
from models.errors import UserError
from models.facts import Dispute
from models.queries import StatementText
from models.snapshot import Snapshot, to_date, to_day
from models.words import Act, Conditionals, Standing
from tests.models.briefing.conftest import Talks
from tests.snapshots import Revised, Said, said, snapshot

TODAY = date(2022, 4, 20)
ROUNDS = [("2022-03-01", "2022-03-02"), ("2022-03-08", "2022-03-08")]


def briefing(talks: Snapshot, **rest: int) -> BriefingData:
    return brief(talks, {}, ON_RECORD, today=TODAY, **rest)


def words(*paragraphs: Paragraph) -> str:
    return " ".join(sentence.text for one in paragraphs for sentence in one.sentences)


def section(data: BriefingData, title: str) -> IssueSection:
    return next(issue for issue in data.issues if issue.title == title)


def istanbul_round(istanbul: Talks) -> BriefingData:
    return brief(*istanbul, ON_RECORD, earlier=5, later=6, today=TODAY, version="1.0")


def test_the_title_names_both_rounds(istanbul: Talks):
    data = istanbul_round(istanbul)
    assert data.front.title == "Ukraine–Russia talks, February–April 2022"
    assert data.front.subtitle == (
        "Briefing: what moved between round 6 (Video, 21 March 2022) and round 7 (Istanbul, 29 March 2022)"
    )
    assert "Made with Parley 1.0" in data.front.facts


def test_the_summary_counts_who_moved_and_which_gaps_narrowed(istanbul: Talks):
    told = words(istanbul_round(istanbul).front.summary)
    assert "Ukraine changed its position on ten of 13 issues and Russia on four." in told
    assert "Of nine gaps that can be compared, seven narrowed and two widened." in told
    assert "farthest apart on Humanitarian corridors (60), Crimea (45) and Donbas (30)" in told


def test_the_largest_movements_come_first(istanbul: Talks):
    data = istanbul_round(istanbul)
    assert data.front.highlights[0].lead == "Presidents' meeting"
    assert "Russia moved 27.5 points toward Ukraine, from 75–95 to 50–65" in words(data.front.highlights[0])


def test_a_section_says_where_each_party_stands_and_cites_what_made_it_so(istanbul: Talks):
    neutrality = section(istanbul_round(istanbul), "Neutrality")
    ukraine = neutrality.standing[0].sentences[0]
    assert ukraine.text.startswith("Ukraine moved 14 points toward Russia, from 35–45 to 50–58, a definite shift")
    assert [citation.code for citation in ukraine.citations] == ["ST061", "ST106"]
    assert all(citation.source > 0 for citation in ukraine.citations)
    assert words(neutrality.distance) == "The gap between Ukraine and Russia narrowed from 20 to 7 points."


def test_a_section_tells_who_stands_beyond_a_red_line(istanbul: Talks):
    limits = words(section(istanbul_round(istanbul), "Crimea").limits)
    assert "Ukraine’s red line, stated on 28 March 2022: it will not go outside 0–40." in limits
    assert "Russia’s position (100) lies wholly beyond Ukraine’s red line." in limits
    assert "A zone of possible agreement may exist, 0–40 at most, while Russia has no stated red line." in limits


def test_the_table_of_an_issue_holds_what_was_said_since_the_earlier_round(istanbul: Talks):
    rows = section(istanbul_round(istanbul), "Sanctions").recent
    assert [(row.said, row.who, row.act, row.place) for row in rows] == [
        ("27\u00a0Mar\u00a02022", "Volodymyr Zelenskyy (UA)", "demand", "0–5")
    ]


def test_the_annex_lists_every_statement_once(istanbul: Talks):
    listed = [row.citation.statement for group in istanbul_round(istanbul).annex for row in group.rows]
    assert sorted(listed) == list(range(140))


def test_every_figure_cites_statements_and_has_words_for_those_who_do_not_see_it(istanbul: Talks):
    data = istanbul_round(istanbul)
    assert data.overview.caption.citations
    assert "Neutrality: UA 35–45 to 50–58 (14 toward RU)" in data.overview.alternative
    for issue in data.issues:
        assert issue.caption.citations
        assert issue.alternative.startswith(f"Timeline of {issue.title}")


def test_disputes_name_both_sides(istanbul: Talks):
    poisoning = next(one for one in istanbul_round(istanbul).doubts if one.lead == "Suspected poisoning")
    assert words(poisoning) == (
        "Claim (People familiar with the matter): “Negotiators had symptoms of poisoning”. "
        "Against it (Ukraine): “Played down”."
    )


def test_a_later_move_is_told_but_not_taken_for_the_rounds(istanbul: Talks):
    sanctions = section(istanbul_round(istanbul), "Sanctions")
    assert words(sanctions.standing[1]) == (
        "Russia held no position. After the round, on 15 April 2022, it stated one: 85–100."
    )


def test_a_position_after_one_that_was_withdrawn_or_another_after_the_round_is_not_called_the_first():
    rows = [
        said("2022-03-01", at=20),
        said("2022-03-05", act=Act.RETRACTION, retracts="ST001"),
        said("2022-03-20", at=40),
        said("2022-03-22", at=50),
    ]
    assert words(section(briefing(snapshot(rows, ROUNDS), earlier=0, later=1), "Neutrality").standing[0]) == (
        "UA no longer holds a position; before, it held 20. On 5 March 2022 it took back what it had stated on "
        "1 March 2022. After the round, on 22 March 2022, it stated one: 50."
    )


def test_what_may_have_been_said_before_the_end_of_the_round_is_not_said_to_have_been_after_it():
    talks = snapshot([said("2022-03-01", at=20), said("2022-03-31", at=40)], ROUNDS)
    month = np.array([talks.statements.said[0], to_day(date(2022, 3, 1))], dtype=np.int32)
    talks = replace(talks, statements=replace(talks.statements, earliest=month))
    told = words(section(briefing(talks, earlier=0, later=1), "Neutrality").standing[0])
    assert told.endswith("Perhaps only after the round, on 31 March 2022 at the latest, it stated 40.")


def test_what_was_first_stated_between_the_rounds_is_not_denied():
    rows = [said("2022-03-05", at=20), said("2022-03-08", at=30)]
    ukraine = section(briefing(snapshot(rows, ROUNDS), earlier=0, later=1), "Neutrality").standing[0]
    assert words(ukraine) == "UA holds 30 (statement of 8 March 2022); when round 1 ended it held no position."


def test_where_no_round_is_compared_the_earlier_ones_are_not_denied():
    rows = [said("2022-03-01", at=20), said("2022-03-08", at=30)]
    data = briefing(snapshot(rows, ROUNDS), earlier=-1, later=1)
    assert words(data.front.summary).startswith("Nothing is compared with an earlier round. UA has stated")
    assert words(section(data, "Neutrality").standing[0]) == "UA holds 30 (statement of 8 March 2022)."


def test_widening_before_the_round_is_not_told_as_one_at_the_table():
    rows = [
        said("2022-03-01", low=40, high=60),
        said("2022-03-05", low=30, high=70),
        said("2022-03-08", low=30, high=90),
    ]
    ukraine = section(briefing(snapshot(rows, ROUNDS)), "Neutrality").standing[0]
    assert words(ukraine) == "UA widened its position from 40–60 to 30–90, on average 10 points up the scale."


def test_of_a_round_that_goes_on_it_is_told_where_the_parties_stand_so_far():
    rows = [said("2022-03-10", at=20), said("2022-04-02", "RU", at=60)]
    data = brief(
        snapshot(rows, [ROUNDS[0], ("2022-04-01", "2022-04-15")]),
        {},
        replace(ON_RECORD, known=date(2022, 4, 5)),
        earlier=0,
        later=1,
        today=TODAY,
    )
    assert "Filled: where it stood on 5 April 2022." in data.overview.caption.text
    assert data.overview.standings_title.startswith("Where each party stood on 5 April 2022")
    assert "stale" not in words(*data.issues[0].standing)
    assert all(one.lead != "Perhaps stale" for one in data.front.outlook)


def test_without_rounds_a_briefing_as_known_on_a_day_never_calls_that_day_today():
    data = brief(snapshot([said("2022-03-01", at=20)]), {}, replace(ON_RECORD, known=TODAY), today=date(2026, 1, 1))
    assert "where each party stood on 20 April 2022" in data.overview.caption.text
    assert data.overview.standings_title.startswith("Where each party stood on 20 April 2022")


def test_rounds_default_to_the_last_two_with_statements():
    talks = snapshot([said("2022-03-01", at=1), said("2022-03-08", at=2)], [*ROUNDS, ("2022-03-20", "2022-03-20")])
    assert chosen_rounds(talks, None, None) == (0, 1)
    assert chosen_rounds(talks, None, 2) == (1, 2)
    assert chosen_rounds(talks, 1, None) == (1, 2)


def test_rounds_out_of_order_are_refused():
    with pytest.raises(UserError, match="earlier round"):
        briefing(snapshot(rounds=ROUNDS), earlier=1, later=1)


def test_an_empty_dossier_has_a_briefing_that_says_so():
    data = briefing(snapshot(parties=(), issues=()))
    assert data.front.subtitle == "Briefing: where the parties stand"
    assert words(data.front.summary) == "The dossier has no issues yet, so there is nothing to compare."


def test_without_statements_nothing_is_placed():
    data = briefing(snapshot(rounds=ROUNDS))
    assert words(*data.issues[0].standing) == "UA held no position. RU held no position."
    assert data.overview.movement.rows[0].gap == "—"
    assert [shift.after for shift in data.overview.movement.rows[0].shifts] == [None, None]


def test_one_round_has_nothing_to_compare_with():
    data = briefing(snapshot([said("2022-03-01", at=30)], ROUNDS[:1]))
    assert data.front.heading == "Where the parties stand"
    assert "Nothing is compared with an earlier round." in words(data.front.summary)


def test_three_principals_have_a_gap_for_each_pair():
    talks = snapshot(
        [
            said("2022-03-01", "A", at=30),
            said("2022-03-01", "B", at=80),
            said("2022-03-01", "C", low=40, high=60),
            said("2022-03-08", "A", low=35, high=50),
            said("2022-03-08", "C", at=70),
        ],
        ROUNDS,
        parties=("A", "B", "C"),
    )
    data = briefing(talks)
    assert words(data.issues[0].distance) == (
        "The gap between A and B narrowed from 50 to 30 points. The gap between A and C widened from 10 to 20 points. "
        "The gap between B and C narrowed from 20 to 10 points."
    )
    assert "C moved 20 points toward B and away from A" in words(*data.issues[0].standing)
    assert data.overview.movement.rows[0].gap == "50 → 30"


def test_while_one_of_three_principals_has_stated_nothing_there_is_no_gap_between_them_all():
    rows = [said("2022-03-01", "A", at=30), said("2022-03-01", "B", at=80), said("2022-03-08", "A", at=40)]
    data = briefing(snapshot(rows, ROUNDS, parties=("A", "B", "C")))
    assert data.overview.movement.rows[0].gap == "—"
    assert data.overview.standings[0].gap == "—"


def test_without_principals_the_parties_that_took_positions_are_compared():
    talks = snapshot([said("2022-03-01", "TR", at=30)], ROUNDS, parties=("UN:mediator", "TR:host"))
    assert briefing(talks).overview.parties == ("TR",)


def test_a_contested_and_a_stale_position_are_flagged():
    talks = snapshot(
        [said("2022-01-01", at=30), said("2022-02-01", at=90, authority=5, speaker="source")],
        [("2022-03-07", "2022-03-08")],
    )
    told = words(*briefing(talks).issues[0].standing)
    assert "It is contested: source (UA) spoke of 90, which does not meet it." in told
    assert "This may be stale: UA had then said nothing on the issue for more than 30 days." in told


def test_a_withdrawn_position_is_counted_and_named():
    taken_back = said("2022-03-08", act=Act.RETRACTION, retracts="A")
    talks = snapshot([said("2022-03-01", at=30, code="A"), taken_back, said("2022-03-01", "RU", at=40)], ROUNDS)
    told = words(briefing(talks).front.summary)
    assert "UA changed its position on no issue and RU on none. One position was withdrawn: UA on Neutrality." in told


def test_who_holds_no_position_is_not_said_to_have_left_it_as_it_was():
    rows = [said("2022-02-28", at=30), said("2022-02-28", at=30, issue="donbas"), said("2022-02-27", "RU", at=60)]
    told = words(briefing(snapshot(rows, ROUNDS, issues=("neutrality", "donbas", "gas"))).front.summary)
    assert "UA changed its position on none of three issues and RU on none." in told
    assert "No position was held by UA on one of three issues and RU on two." in told
    alone = words(briefing(snapshot(rows[:2], ROUNDS, issues=("neutrality", "donbas"))).front.summary)
    assert "UA changed its position on none of two issues. No position was held by RU on two of two issues." in alone
    nobody = words(briefing(snapshot([], ROUNDS)).front.summary)
    assert nobody.startswith("No position was held by UA on one issue and RU on one.")


def test_nothing_is_said_of_before_where_there_is_no_earlier_round():
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-05", "RU", low=30, high=60)], [])
    assert words(briefing(talks).issues[0].distance) == "The ranges of UA and RU meet at 30."
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-05", "RU", low=50, high=60)], [])
    assert words(briefing(talks).issues[0].distance) == "The gap between UA and RU is 20 points."


def test_one_gap_is_told_of_as_one():
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-08", at=31), said("2022-03-01", "RU", at=32)], ROUNDS)
    assert "One gap can be compared: it narrowed." in words(briefing(talks).front.summary)


def test_a_condition_is_told_in_its_own_words():
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-08", at=50, conditional=True)], ROUNDS)
    text = StatementText("Offers it.", "if troops leave", "document", "", "")
    data = brief(talks, {talks.statements.ids[1]: text}, ON_RECORD, today=TODAY)
    assert "This holds on a condition: if troops leave." in words(data.issues[0].standing[0])
    row = data.issues[0].recent[0]
    assert (row.text, row.condition) == ("Offers it.", "Condition: if troops leave.")


def test_what_the_reading_leaves_out_is_marked_so_in_tables():
    talks = snapshot([said("2022-03-08", at=30, authority=5)], ROUNDS)
    assert briefing(talks).issues[0].recent[0].remark == "Left out by the reading."


def test_a_retracted_position_is_told_with_its_day():
    taken = said("2022-03-08", at=60, code="ST1")
    back = said("2022-03-12", act=Act.RETRACTION, retracts="ST1")
    data = briefing(snapshot([said("2022-03-01", at=30), taken, back], ROUNDS))
    told = words(data.issues[0].standing[0])
    assert "On 12 March 2022, after the round, it took back what it had stated on 8 March 2022." in told
    assert data.issues[0].recent[0].remark == "Taken back on 12 March 2022."


def test_a_retraction_names_the_statement_that_made_it():
    taken = said("2022-03-08", at=60, code="ST1")
    back = said("2022-03-12", act=Act.RETRACTION, retracts="ST1", code="ST2")
    sentences = briefing(snapshot([said("2022-03-01", at=30), taken, back], ROUNDS)).issues[0].standing[0].sentences
    told = next(sentence for sentence in sentences if "took back" in sentence.text)
    assert [one.code for one in told.citations] == ["ST2"]


def test_a_restored_position_holds_again_and_says_so():
    taken = said("2022-03-08", at=60, code="ST1")
    back = said("2022-03-12", act=Act.RETRACTION, retracts="ST1", code="ST2")
    again = said("2022-03-14", act=Act.RETRACTION, retracts="ST2")
    data = briefing(snapshot([said("2022-03-01", at=30), taken, back, again], ROUNDS))
    assert "took back" not in words(data.issues[0].standing[0])
    assert data.issues[0].recent[0].remark == "Taken back on 12 March 2022, restored on 14 March 2022."
    assert data.issues[0].recent[1].remark == "Taken back on 14 March 2022."


def test_what_was_restored_but_is_left_out_says_both():
    taken = said("2022-03-08", at=60, code="ST1", authority=5)
    back = said("2022-03-12", act=Act.RETRACTION, retracts="ST1", code="ST2")
    again = said("2022-03-14", act=Act.RETRACTION, retracts="ST2")
    remark = briefing(snapshot([taken, back, again], ROUNDS)).issues[0].recent[0].remark
    assert remark == "Taken back on 12 March 2022, restored on 14 March 2022. Left out by the reading."


def test_what_was_not_known_then_is_not_in_a_briefing_as_known_then():
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-08", at=50, published="2024-06-15")], ROUNDS)
    data = brief(talks, {}, ON_RECORD.as_known(date(2022, 5, 1)), today=TODAY)
    assert data.as_of == date(2022, 5, 1)
    assert data.front.facts[:2] == ("As known on 1 May 2022", "Reading: on record")
    assert [row.place for group in data.annex for row in group.rows] == ["30"]
    assert "by 1 May 2022 is taken as known" in data.reading


def test_a_reading_is_told_in_words():
    told = at_length(words_in(Language.ENGLISH), replace(ON_RECORD, conditionals=Conditionals.NEVER))
    assert "an authority of 3 (delegate or official spokesperson) or better" in told
    assert "Conditional statements do not count." in told


def test_the_rules_of_a_reading_of_ones_own_stand_on_the_first_page():
    data = brief(snapshot(), {}, replace(ON_RECORD, name="Ours", restatements=True), today=TODAY)
    assert data.front.facts[1] == (
        "Reading: Ours (authority up to 3, credibility up to 4, conditional ones count, "
        "restatements with a range count)"
    )
    assert "A restatement that carries a range places its party too." in data.reading


def test_a_dispute_without_an_answer_is_only_a_claim():
    dispute = Dispute("id", "D1", "Irpin", "Retaken", "", -1, "", "", -1)
    data = briefing(replace(snapshot(), disputes=(dispute,)))
    assert words(*data.doubts) == "Claim (an unnamed source): “Retaken”."


BROKEN = {"neutrality": [Revised(1, None)]}
EARLIER = "an earlier scale of the issue, which is not comparable with the present one"


def half_recoded() -> Snapshot:
    """Both spoke on a scale that was then revised beyond comparison; only UA has spoken on the new one since."""
    rows = [
        said("2022-03-01", at=20), said("2022-03-01", "RU", at=60), said("2022-03-08", at=40, scale=2),
        said("2022-03-01", "RU", act=Act.RED_LINE, low=50, high=100),
    ]  # fmt: skip
    return snapshot(rows, ROUNDS, revised=BROKEN)


def test_a_briefing_never_takes_what_is_not_comparable_for_not_stated():
    data = briefing(half_recoded())
    told = words(data.front.summary)
    assert "Two positions were not comparable, because the scale was revised." in told
    assert "One gap cannot be given, because a position is not comparable with the present scale." in told
    neutrality = section(data, "Neutrality")
    assert neutrality.scale.text.endswith("what was coded on an earlier one is not comparable with it.")
    assert words(*neutrality.standing) == (
        f"UA holds 40 (statement of 8 March 2022); before, it held a position on {EARLIER}. "
        f"RU’s position is on {EARLIER} (statement of 1 March 2022)."
    )
    assert words(neutrality.distance) == (
        f"No gap between UA and RU can be given while at least one of them holds a position on {EARLIER}."
    )
    assert words(neutrality.limits).startswith(f"RU’s red line, stated on 1 March 2022, is on {EARLIER}.")
    assert "UA has no stated red line and the red line of RU is not comparable" in words(neutrality.limits)
    assert "RU held a position that is not comparable from 1 March 2022" in neutrality.alternative


def test_the_figures_and_tables_of_a_briefing_say_not_comparable():
    data = briefing(half_recoded())
    assert data.overview.standings[0].places == ("40, 8\u00a0Mar\u00a02022", "not comparable, 1\u00a0Mar\u00a02022")
    assert "UA not comparable to 40 (not comparable)" in data.overview.alternative
    rows = {(row.who, row.act): row for group in data.annex for row in group.rows}
    demand = rows["RU2 (RU)", "offer"]
    assert (demand.place, demand.remark) == ("other scale", "Coded as 60 on an earlier scale.")
    tracks = section(data, "Neutrality").timeline.tracks
    assert [(track.code, len(track.steps), len(track.broken)) for track in tracks] == [("UA", 1, 1), ("RU", 0, 1)]


def test_a_position_on_the_new_scale_after_the_round_is_not_called_the_first():
    rows = [said("2022-03-01", at=20), said("2022-03-20", at=40, scale=2)]
    ukraine = section(briefing(snapshot(rows, ROUNDS, revised=BROKEN)), "Neutrality").standing[0]
    assert words(ukraine).endswith("After the round, on 20 March 2022, it took a position on the present scale: 40.")


def test_a_mapped_revision_is_told_with_the_scale_and_in_the_annex():
    talks = snapshot([said("2022-03-01", at=20)], ROUNDS, revised={"neutrality": [Revised(1, ((0, 100), (100, 0)))]})
    data = briefing(talks)
    assert section(data, "Neutrality").scale.text.endswith("is taken over to it as the revision says.")
    (row,) = (row for group in data.annex for row in group.rows)
    assert (row.place, row.remark) == ("80", "Coded as 20 on an earlier scale.")


def test_a_party_keeps_its_own_colour_dark_enough_to_be_read():
    talks = snapshot([said("2022-03-01", "UA", at=30), said("2022-03-01", "RU", at=70)], ROUNDS)
    own = replace(talks.parties[0], colour="#ffd500")
    data = briefing(replace(talks, parties=(own, talks.parties[1])))
    drawn = {code: colour for code, _, colour in data.overview.movement.parties}
    assert stands_out(drawn["UA"], ("#ffffff",))
    assert drawn["UA"] == standing_out("#ffd500", ("#ffffff",)) != drawn["RU"]
    for issue in data.issues:
        assert [track.colour for track in issue.timeline.tracks] == list(drawn.values())
    assert data.overview.movement.rows[0].shifts[0].colour == drawn["UA"]


def test_what_is_held_on_a_condition_is_marked_in_the_table_of_standings():
    rows = [said("2022-03-01", at=30, conditional=True), said("2022-03-01", "RU", at=60)]
    overview = briefing(snapshot(rows, ROUNDS)).overview
    assert overview.standings_title.endswith("and the gap (* on a condition)")
    assert overview.standings[0].marked == ("30, 1\u00a0Mar\u00a02022*", "60, 1\u00a0Mar\u00a02022")
    assert "*" not in briefing(snapshot(rows[1:], ROUNDS)).overview.standings_title


def test_the_gap_of_more_than_two_parties_is_called_the_widest():
    rows = [said("2022-03-01", party, at=at) for party, at in (("UA", 30), ("RU", 60), ("TX", 40))]
    assert briefing(snapshot(rows[:2], ROUNDS)).overview.gap_title == "Gap"
    assert briefing(snapshot(rows, ROUNDS, parties=("UA", "RU", "TX"))).overview.gap_title == "Widest gap"


def test_what_was_taken_back_is_neither_first_nor_never_stated_nor_unexplained():
    rows = [
        said("2022-02-20", at=10, code="A"),
        said("2022-02-22", act=Act.RETRACTION, retracts="A", code="B"),
        said("2022-03-01", "RU", at=60, code="C"),
        said("2022-03-05", "RU", act=Act.RETRACTION, retracts="C", code="D"),
        said("2022-03-06", at=20, code="E"),
    ]
    data = briefing(snapshot(rows, ROUNDS), earlier=0, later=1)
    assert "One position was taken where none was held before." in words(data.front.summary)
    assert "One gap cannot be given, because at least one of the two holds no position." in words(data.front.summary)
    gone = section(data, "Neutrality").standing[1].sentences[0]
    assert gone.text == "RU no longer holds a position; before, it held 60."
    assert [one.code for one in gone.citations] == ["C", "D"]
    assert words(section(data, "Neutrality").distance) == (
        "No gap between UA and RU can be given while at least one of them holds no position."
    )
    assert data.overview.standings[0].places[1] == "withdrawn"


def test_a_party_that_falls_back_on_what_it_held_before_is_said_to_have_taken_something_back():
    """Else a movement would seem to have been stated, and with the day of an old statement."""
    rows = [
        said("2022-02-20", at=10, code="A"),
        said("2022-02-22", at=40, code="B"),
        said("2022-03-05", act=Act.RETRACTION, retracts="B", code="C"),
    ]
    data = briefing(snapshot(rows, ROUNDS), earlier=0, later=1)
    for part in (data.front.highlights[0], section(data, "Neutrality").standing[0]):
        moved, why, *_ = part.sentences
        assert moved.text.startswith("UA moved 30 points")
        assert why.text == "On 5 March 2022 it took back what it had stated on 22 February 2022."
        assert [one.code for one in why.citations] == ["C"]
    anew = briefing(snapshot([*rows, said("2022-03-06", at=50)], ROUNDS), earlier=0, later=1)
    assert "took back" not in words(section(anew, "Neutrality").standing[0])


def test_what_holds_again_is_said_to_have_been_restored():
    rows = [
        said("2022-02-20", at=10, code="A"),
        said("2022-02-22", act=Act.RETRACTION, retracts="A", code="B"),
        said("2022-03-05", act=Act.RETRACTION, retracts="B", code="C"),
    ]
    told = words(section(briefing(snapshot(rows, ROUNDS), earlier=0, later=1), "Neutrality").standing[0])
    assert "What it had stated on 20 February 2022 had been taken back; it was restored on 5 March 2022." in told


def test_what_may_have_been_said_before_the_earlier_round_ended_is_no_certain_change():
    talks = snapshot([said("2022-02-20", at=10), said("2022-03-05", at=40, code="B")], ROUNDS)
    early = talks.statements.earliest.copy()
    early[1] = to_day(date(2022, 3, 1))
    unsure = replace(talks, statements=replace(talks.statements, earliest=early))
    note = (
        "Perhaps 40 had already been stated when round 1 ended: it counts from the last day on which it can have been "
        "said, 5 March 2022."
    )
    for made, is_said in ((talks, False), (unsure, True)):
        data = briefing(made, earlier=0, later=1)
        assert (note in words(data.front.highlights[0])) is is_said
        assert (note in words(section(data, "Neutrality").standing[0])) is is_said


def test_nothing_is_held_on_days_that_are_still_to_come():
    """A round that is planned is shown, but what a party will hold then is not known."""
    rows = [said("2022-03-01", at=30), said("2022-03-01", act=Act.RED_LINE, low=0, high=40)]
    planned = [*ROUNDS, ("2022-06-01", "2022-06-02")]
    found = section(briefing(snapshot(rows, planned)), "Neutrality")
    (track, _) = found.timeline.tracks
    assert found.timeline.last == to_day(date(2022, 6, 2))
    assert [step.end for step in track.steps] == [bound.end for bound in track.bounds] == [to_day(TODAY)]
    assert "UA held 30 from 1 March 2022. UA drew a red line at 0–40." in found.alternative


def test_a_pole_without_words_is_called_that():
    talks = snapshot([said("2022-03-01", at=30)], ROUNDS)
    bare = replace(talks, issues=(replace(talks.issues[0], low_pole=" "),))
    assert "On the scale, 0 is not named and 100 is “high”." in section(briefing(bare), "Neutrality").scale.text


def test_the_words_for_a_timeline_tell_until_when_a_position_and_a_red_line_stood():
    rows = [
        said("2022-02-20", at=10, code="A"),
        said("2022-02-20", act=Act.RED_LINE, low=0, high=40, code="B"),
        said("2022-02-22", act=Act.RETRACTION, retracts="A"),
        said("2022-03-05", act=Act.RETRACTION, retracts="B"),
        said("2022-03-06", at=20),
    ]
    told = section(briefing(snapshot(rows, ROUNDS), earlier=0, later=1), "Neutrality").alternative
    assert (
        "UA held 10 from 20 February 2022, no position from 22 February 2022, 20 from 6 March 2022. "
        "UA drew a red line at 0–40, which stood until 5 March 2022."
    ) in told


def linked_talks(*statements: Said) -> IssueSection:
    """After the second round, some days later, but linked to it by hand; both parties had spoken before."""
    before = (said("2022-03-01", at=30), said("2022-03-01", "RU", act=Act.RED_LINE, low=50, high=100))
    return briefing(snapshot([*before, *statements], ROUNDS, issues=("neutrality",)), earlier=0, later=1).issues[0]


def test_a_red_line_linked_to_the_round_by_hand_is_one_of_the_round_whatever_its_day():
    line = said("2022-03-10", "RU", act=Act.RED_LINE, low=20, high=100, round=2)
    limits = words(linked_talks(line).limits)
    assert "it will not go outside 20–100" in limits
    assert "beyond" not in limits


def test_what_is_said_in_the_round_by_a_link_is_not_stale_and_is_contested_by_what_is_linked_too():
    later = ("2022-06-10", "2022-06-10")
    offer, other = said(*later[:1], at=40, round=2), said(*later[1:], at=90, round=2, authority=3)
    told = words(linked_talks(offer, other).standing[0])
    assert "It is contested" in told
    assert "may be stale" not in told


def test_what_took_a_position_back_is_cited_where_it_is_linked_to_the_round_by_hand():
    retraction = said("2022-03-10", act=Act.RETRACTION, retracts="ST001", round=2)
    told = linked_talks(retraction).standing[0].sentences[0]
    assert told.text == "UA no longer holds a position; before, it held 30."
    assert [one.code for one in told.citations] == ["ST001", "ST003"]


PLANNED = ("2022-06-01", "2022-06-02")


@pytest.mark.parametrize(
    ("since", "planned", "drawn"),
    [("2022-03-20", [], [("2022-03-01", "2022-03-20", 20), ("2022-03-20", "2022-03-20", 60)]),
     ("2022-05-20", [], [("2022-03-01", "2022-03-08", 20)]),
     ("2022-05-20", [PLANNED], [("2022-03-01", "2022-04-20", 20)])],
)  # fmt: skip
def test_a_timeline_reaches_to_the_day_on_which_a_condition_was_met_if_it_has_come(
    since: str, planned: list[tuple[str, str]], drawn: list[object]
):
    offer = said("2022-03-05", at=60, conditions=((Standing.MET, since),))
    talks = snapshot([said("2022-03-01", at=20), offer], [*ROUNDS, *planned], issues=("neutrality",))
    met = replace(ON_RECORD, conditionals=Conditionals.MET)
    track = brief(talks, {}, met, today=TODAY).issues[0].timeline.tracks[0]
    assert [(str(to_date(one.start)), str(to_date(one.end)), one.held[0]) for one in track.steps] == drawn
