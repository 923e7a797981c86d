from datetime import date

from lxml.etree import tostring

from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief
from models.briefing.forms.chart_form import chart_of
from models.briefing.forms.docx_xml import text_run
from models.briefing.forms.outline import document_of
from models.briefing.legible import printable, readable
from models.briefing.scripts import END, ISOLATE, by_direction, isolated, without_isolates
from models.briefing.wording.language import Language
from models.briefing.wording.words import words_in
from tests.snapshots import said, snapshot

HEBREW = "המועצה"
APART = f"{ISOLATE}{HEBREW}{END}"


def test_only_what_runs_from_right_to_left_is_set_apart_and_only_once():
    assert isolated("Ukraine, 5") == "Ukraine, 5"
    assert isolated(HEBREW) == APART
    assert isolated(f"{APART} (5)") == f"{APART} (5)"


def test_marks_that_open_and_never_close_do_not_reach_into_what_follows():
    assert isolated(f"{END}{HEBREW}{ISOLATE}") == APART
    for shown in (readable, lambda text: printable(text)[0]):
        assert shown(f"{ISOLATE}a") == "a"
        assert shown(f"{APART} 5") == f"{APART} 5"


def test_names_in_sentences_lists_and_as_owners_are_set_apart():
    words = words_in(Language.ENGLISH)
    assert words.listed([HEBREW, "A"]) == f"{APART} and A"
    assert words.whose(HEBREW) == f"{APART}’s"
    assert words.say("summary.measured", title=HEBREW, told="5") == f"{APART} (5)"


def test_a_part_that_is_set_apart_ends_there():
    """In Word, which may know no such marks, a figure after a name would else be turned with it."""
    assert ISOLATE not in tostring(text_run(f"0: {APART}"), encoding="unicode")
    assert list(by_direction(f"0: {APART}, 100: {APART}.")) == [
        ("0: ", False), (HEBREW, True), (", 100: ", False), (HEBREW, True), (".", False),
    ]  # fmt: skip


def test_a_title_from_right_to_left_is_set_apart_in_the_contents_and_found_by_its_name():
    """Else the number of its page is printed at the other end of its line."""
    talks = snapshot([said("2022-03-01", issue=HEBREW, at=3)], [("2022-03-01", "2022-03-02")], issues=[HEBREW])
    data = brief(talks, {}, ON_RECORD, today=date(2022, 4, 20))
    assert data.issues[0].title == APART
    assert chart_of(data, document_of(data), HEBREW)


def test_the_marks_can_be_taken_away():
    assert without_isolates(f"{APART} 5") == f"{HEBREW} 5"
