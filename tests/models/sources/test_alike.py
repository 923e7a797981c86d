import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.edits.source_texts import NewText, add_text
from models.edits.sources import Details, add_source
from models.sources.alike import NEAR, Compared, alike, common
from models.store import Store

STORY = (
    "Ukraine proposed to adopt a neutral status in exchange for security guarantees at the latest round of talks with "
    "Russia, meaning that it would not join military alliances or host military bases, its negotiators said on "
    "Tuesday. The proposals would include a consultation period of fifteen years on the status of Crimea and could "
    "come into force only in the event of a complete ceasefire, they told reporters in Istanbul. "
)
OTHER = (
    "Russia promised to scale down military operations around Kyiv and northern Ukraine, its deputy defence minister "
    "said after the talks, to increase mutual trust for future negotiations on a treaty. Western officials remained "
    "sceptical of the announcement and said that they would judge Moscow by what it did and not by what it said. "
)


def test_the_same_text_is_found_exactly(store: Store):
    source = add_source(store, Details("Report"), NewText(STORY))
    (found,) = alike(store, STORY)
    assert (found.source_id, found.is_same, found.share, found.is_current) == (source, True, 1.0, True)


@pytest.mark.parametrize(
    "told",
    [
        STORY.upper(),
        STORY.replace(" ", "\n"),
        STORY.replace("Tuesday", "29 March").replace("reporters", "journalists"),
        f"ISTANBUL (Agency) - {STORY}{OTHER}",
        STORY[: len(STORY) // 2],
    ],
)
def test_what_says_nearly_the_same_is_found_as_such(store: Store, told: str):
    source = add_source(store, Details("Report"), NewText(STORY))
    (found,) = alike(store, told)
    assert found.source_id == source
    assert not found.is_same
    assert NEAR <= found.share <= 1


@pytest.mark.parametrize("told", [OTHER, "", "  \n", "Peace.", STORY[:30]])
def test_what_says_something_else_or_next_to_nothing_is_not(store: Store, told: str):
    add_source(store, Details("Report"), NewText(STORY))
    assert alike(store, told) == []


def test_a_former_text_is_found_too_and_each_source_only_once(store: Store):
    source = add_source(store, Details("Report"), NewText(STORY))
    add_text(store, source, NewText(STORY.replace("Tuesday", "Wednesday")))
    (found,) = alike(store, STORY)
    assert found.is_same
    assert not found.is_current


def test_the_same_comes_before_what_is_nearly_the_same(store: Store):
    near = add_source(store, Details("Shorter report"), NewText(STORY[:-100]))
    same = add_source(store, Details("Report"), NewText(STORY))
    assert [one.source_id for one in alike(store, STORY)] == [same, near]


@settings(max_examples=50)
@given(st.text(max_size=300), st.text(max_size=300))
def test_it_is_a_share_and_the_same_from_both_sides(one: str, other: str):
    first, second = Compared(one), Compared(other)
    assert 0 <= common(first, second) == common(second, first) <= 1
    assert common(first, Compared(one)) == 1


def test_long_texts_are_compared_by_a_sample_that_tells_the_same():
    long = "".join(f"Delegate {number} said that point {number * number} was agreed. " for number in range(2000))
    altered = long.replace("Delegate 1", "Speaker 1")
    assert common(Compared(long), Compared(long[: len(long) // 2])) > 0.9
    assert 0.5 < common(Compared(long), Compared(altered)) < 0.95
    assert common(Compared(long), Compared(OTHER * 30)) < 0.1
