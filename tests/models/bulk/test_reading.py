from datetime import date

import pytest

from models.bulk.fields import Field
from models.bulk.names import Names
from models.bulk.reading import Grade, Near, Reader
from models.dates.moment import Moment
from models.errors import UserError
from models.loading import load_snapshot
from models.picking import Choice
from models.store import Store
from models.words import Act, Review
from tests.models.bulk.reading_tables import TODAY, named
from tests.talks import add_talks


@pytest.fixture
def reader(store: Store) -> Reader:
    add_talks(store)
    snapshot = load_snapshot(store)
    return Reader(snapshot, named(snapshot), TODAY, whole_names=True)


@pytest.mark.parametrize(
    ("field", "text", "value", "back"),
    [
        (Field.ACT, "Red line", Act.RED_LINE, "red line"),
        (Field.ACT, "red_line", Act.RED_LINE, "red line"),
        (Field.RANGE, "40–55", (40.0, 55.0), "40–55"),
        (Field.RANGE, "", None, ""),
        (Field.LOW, "37,5", 37.5, "37.5"),
        (Field.FIRMNESS, "2", 2, "2 stated"),
        (Field.FIRMNESS, "stated", 2, "2 stated"),
        (Field.FIRMNESS, "", None, ""),
        (Field.GRADE, "b2", Grade("B", 2), "B2 probably true"),
        (Field.GRADE, "?6", Grade("", 6), "6 cannot be judged"),
        (Field.REVIEW, "Reviewed", Review.REVIEWED, "reviewed"),
        (Field.SAID, "29.03.2022", Moment(date(2022, 3, 29), date(2022, 3, 29)), "29 March 2022"),
        (Field.CONDITION, " if … ", "if …", "if …"),
        (Field.TEXT, " =1+1 ", " =1+1 ", " =1+1 "),
    ],
)
def test_cells_are_read_and_said_back(reader: Reader, field: Field, text: str, value: object, back: str) -> None:
    assert reader.read(field, text) == value
    assert reader.said_back(field, reader.read(field, text)) == back


@pytest.mark.parametrize(
    ("field", "text"), [(Field.PARTY, "ua"), (Field.SPEAKER, "LAVROV"), (Field.ISSUE, "neutrality")]
)
def test_what_is_named_is_found_by_name_code_or_part_of_the_name(reader: Reader, field: Field, text: str) -> None:
    assert reader.said_back(field, reader.read(field, text)) in {"Ukraine", "Sergey Lavrov", "Neutrality"}


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (Field.PARTY, "UK", "No party is called “UK”. Do you mean Ukraine?"),
        (Field.PARTY, "", "Choose the party that it speaks for."),
        (Field.ACT, "proposal", "No act is called “proposal”."),
        (Field.GRADE, "G7", "Type a grade such as B2, or its figure alone, from 1 to 6."),
        (Field.GRADE, "٢", "Type a grade such as B2, or its figure alone, from 1 to 6."),
        (Field.SAID, "03/04/22", "Write the year with four figures"),
        (Field.SAID, "soon", "Type a date"),
        (Field.LOW, "40–55", "This is one end of the range"),
        (Field.RANGE, "55–40", "The range runs backwards"),
        (Field.CODE, "ST\x001", "A code is one line"),
        (Field.FIRMNESS, "5", "No firmness is called “5”."),
    ],
)
def test_what_cannot_be_read_is_a_sentence(reader: Reader, field: Field, text: str, sentence: str) -> None:
    with pytest.raises(UserError) as refusal:
        reader.read(field, text)
    assert sentence in str(refusal.value)


def test_dates_and_ranges_are_read_by_what_stands_beside_them(reader: Reader) -> None:
    assert reader.said_back(Field.SAID, reader.read(Field.SAID, "29 March", Near(year=2021))) == "29 March 2021"
    assert reader.read(Field.RANGE, "neutral", Near(issue=0)) == (100.0, 100.0)


def test_typed_by_hand_a_beginning_is_enough(store: Store) -> None:
    talks = add_talks(store)
    snapshot = load_snapshot(store)
    assert Reader(snapshot, named(snapshot), TODAY).read(Field.PARTY, "uk") == talks.ua


def test_a_name_that_several_have_is_refused_with_all_of_them() -> None:
    names = Names([Choice("1", "Ivanov (IVA)", ("Ivanov",)), Choice("2", "Ivanov (IVN)", ("ivanov",))], "speaker")
    with pytest.raises(UserError, match=r"More than one speaker is called “IVANOV”: Ivanov \(IVA\) or Ivanov \(IVN\)"):
        names.meant("IVANOV")


def test_no_more_than_some_names_are_suggested() -> None:
    names = Names([Choice(str(at), f"Party {at}") for at in range(9)], "party")
    with pytest.raises(UserError, match=r"Do you mean Party 0 or Party 1 or Party 2 or Party 3 …\?"):
        names.meant("par")
