import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.gathering.reading.look import Look


def test_all_that_is_shown_stands_in_lines_as_it_is_parted() -> None:
    markup = "<h1>Talks</h1><p>First <b>bold</b>\n  words.<p>Second<br>line<ul><li>One<li>Two</ul>End"
    assert Look(markup).lines == ["Talks", "First bold words.", "Second", "line", "- One", "- Two", "End"]


def test_cells_of_a_row_stand_side_by_side() -> None:
    markup = "<table><tr><th>Issue<th>Kyiv</tr><tr><td>NATO</td><td>no <i>membership</i></td></tr></table>"
    assert Look(markup).lines == ["Issue | Kyiv", "NATO | no membership"]


def test_what_is_preformatted_keeps_its_lines() -> None:
    assert Look("<p>Draft<pre>Article 1\n  (a) one\n</pre>and on").lines == [
        "Draft",
        "Article 1",
        "  (a) one",
        "and on",
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert('no')</script>",
        "<style>p {color: red}</style>",
        "<template><p>no</p></template>",
        "<noscript>no</noscript>",
        "<svg><text>no</text><svg>no</svg>no</svg>",
        "<div hidden>no<div>no</div>no</div>",
        "<div style='color: red; display: none'>no</div>",
        "<!-- no -->",
        "<![if IE]><![endif]>",
        "<?php no ?>",
        "<img alt='no' src='no'>",
    ],
)
def test_what_is_not_shown_is_not_text(markup: str) -> None:
    assert Look(f"<p>Before</p>{markup}<p>After</p>").lines == ["Before", "After"]


def test_entities_are_the_characters_they_stand_for_and_spaces_that_do_not_break_stay() -> None:
    assert Look("<p>A&amp;B&nbsp;&#8211;&#x1F54A; &lt;b&gt;").text == "A&B\xa0–🕊 <b>"


def test_no_depth_of_nesting_loses_the_rest() -> None:
    markup = "<div>" * 50_000 + "Inside" + "</div>" * 50_000 + "<p>After</p>"
    assert Look(markup).lines == ["Inside", "After"]


def test_the_head_is_read_for_what_it_states() -> None:
    look = Look(
        "<!-- saved from url=(0020)https://a.example/b --><html lang=uk><head><title>A &amp; B</title>"
        "<link rel='canonical' href='https://a.example/c'><META property='og:locale' content='uk_UA'>"
        "<script type='application/ld+json'>{}</script></head><body><p itemprop=datePublished content=2022-03-29>Text"
        "<time pubdate datetime=2022-03-30>30 March</time>"
    )
    assert (look.title, look.language) == ("A & B", "uk")
    assert (look.canonical, look.saved_from) == ("https://a.example/c", "https://a.example/b")
    assert look.metas == [("og:locale", "uk_UA"), ("datepublished", "2022-03-29"), ("pubdate", "2022-03-30")]
    assert look.linked_data == ["{}"]
    assert look.text == "Text30 March"


@given(st.text(st.sampled_from("<>!-[]/&;#\"'= \napdivscrtle") | st.characters(), max_size=80))
def test_no_markup_breaks_the_look(markup: str) -> None:
    assert "\n\n" not in Look(markup).text
