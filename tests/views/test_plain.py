"""Text of a dossier in a line that it shares with others."""

from views.plain import in_order, one_line, tooltip


def test_a_text_has_no_line_breaks_where_there_is_one_line() -> None:
    assert one_line("no\nbases,\u2028no  troops\r\n") == "no bases, no troops"


def test_a_text_does_not_turn_what_follows_in_its_line() -> None:
    assert one_line("safe\u202egnorw\u2067 · statement") == "safegnorw · statement"
    assert (
        one_line("\u05e9\u05dc\u05d5\u05dd \u0633\u0644\u0627\u0645 \u200fx")
        == "\u05e9\u05dc\u05d5\u05dd \u0633\u0644\u0627\u0645 \u200fx"
    )


def test_a_tooltip_shows_markup_as_it_stands() -> None:
    assert tooltip("<b>&amp;") == '<p style="white-space: pre-wrap">&lt;b&gt;&amp;amp;</p>'


def test_what_was_stands_before_what_became_of_it_in_whatever_direction_both_are_written() -> None:
    assert in_order("→", ["20–35", "40"]) == "20–35 → 40"
    before, after = "\u05e9\u05dc\u05d5\u05dd", "\u0633\u0644\u0627\u0645"
    # A sign between marks of that direction stands from left to right, and parts the words at both its sides.
    assert in_order("→", [before, after]) == f"{before}\u200e → \u200e{after}"
