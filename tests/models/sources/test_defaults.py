from datetime import date

import pytest

from models.facts import Source
from models.sources.defaults import proposed_code, usual_reliability


def graded(*grades: tuple[str, str]) -> list[Source]:
    return [Source(str(at), str(at), publisher, "", None, "", grade) for at, (publisher, grade) in enumerate(grades)]


def test_a_publisher_is_graded_as_most_of_its_sources_are():
    usual = usual_reliability(graded(("Reuters", "B"), ("Reuters", "A"), ("Reuters", "B"), ("TASS", "D")), "Reuters")
    assert usual is not None
    assert (usual.reliability, usual.times, usual.of) == ("B", 2, 3)


def test_of_grades_given_equally_often_the_last_one_holds():
    usual = usual_reliability(graded(("Reuters", "B"), ("Reuters", "C")), "Reuters")
    assert usual is not None
    assert usual.reliability == "C"


@pytest.mark.parametrize("written", ["hurriyet", "HÜRRIYET", "  Hürriyet "])
def test_case_accents_and_spaces_make_no_other_publisher(written: str):
    usual = usual_reliability(graded(("Hürriyet", "C")), written)
    assert usual is not None
    assert usual.reliability == "C"


def test_a_publisher_that_nobody_graded_has_no_usual_grade():
    assert usual_reliability(graded(("Reuters", "B"), ("", "A")), "Le Monde") is None
    assert usual_reliability(graded(("", "A")), "") is None


@pytest.mark.parametrize(
    ("publisher", "code"),
    [
        ("Reuters", "REUTERS-0329"),
        ("ABC News", "ABC-0329"),
        ("Financial Times", "FT-0329"),
        ("The New York Times", "NYT-0329"),
        ("Hürriyet", "HURRIYET-0329"),
        ("Українська правда", "УП-0329"),
        ("Ministry of Foreign Affairs of Russia", "MFAR-0329"),
        ("L'Équipe", "LEQUIPE-0329"),
        ("", "SOURCE-0329"),
        ("…", "SOURCE-0329"),
    ],
)
def test_a_code_is_the_publisher_in_short_and_the_day(publisher: str, code: str):
    assert proposed_code(publisher, date(2022, 3, 29), ()) == code


def test_a_code_that_is_taken_gets_a_number_and_one_without_a_day_is_shorter():
    taken = {"REUTERS-0329", "reuters-0329-2"}
    assert proposed_code("Reuters", date(2022, 3, 29), taken) == "REUTERS-0329-3"
    assert proposed_code("Reuters", None, taken) == "REUTERS"
