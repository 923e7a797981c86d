"""Whatever is typed into a specification is printed as text, in the pages too."""

from datetime import date
from pathlib import Path

import pikepdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.analysis.reading import ON_RECORD
from models.briefing.composing import composed
from models.briefing.forms.writing import write_form
from models.briefing.specification import SECTIONS, Kind, Specification
from models.progress import ended
from models.queries import StatementText
from tests.pages import text_of
from tests.snapshots import said, snapshot

HOSTILE = '#panic("x") $#read("data.json")$ *bold* @ref <label> \\ // /* ``` #let =cmd|x! <script>'


def written(judgement: str, author: str, out: Path) -> None:
    talks = snapshot([said("2022-03-01", at=30), said("2022-03-08", low=35, high=50)], [("2022-03-01", "2022-03-02")])
    texts = {key: StatementText("Says so.", "", "", "", "") for key in talks.statements.ids}
    wanted = Specification(Kind.NOTE, SECTIONS[Kind.NOTE], authors=(author,), judgements=(judgement,))
    ended(write_form(composed(talks, texts, ON_RECORD, wanted, today=date(2022, 4, 20)).data, out))


def test_markup_in_judgements_and_authors_is_printed_as_it_is(tmp_path: Path):
    written(HOSTILE, HOSTILE, tmp_path / "note.pdf")
    assert text_of(tmp_path / "note.pdf").count(HOSTILE) == 2
    with pikepdf.open(tmp_path / "note.pdf") as pdf:
        assert str(pdf.docinfo["/Author"]) == HOSTILE


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=40),
    st.one_of(st.text(max_size=20), st.sampled_from(["", "\x00", "\ud800", "\u202e", "漢", "{gap"])),
)
def test_any_judgement_and_author_can_be_printed_in_every_form(tmp_path: Path, judgement: str, author: str):
    for ending in (".pdf", ".docx", ".html", ".xlsx"):
        written(judgement, author, tmp_path / f"note{ending}")
