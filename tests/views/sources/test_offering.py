from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from models.sources.intake import Offered
from views.sources.offering import offered_by, offers_anything


def test_every_file_is_offered_for_itself(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.html", "б & в.pdf")])
    assert offered_by(data) == [Offered(tmp_path / "a.html"), Offered(tmp_path / "б & в.pdf")]


def test_markup_comes_with_its_words() -> None:
    data = QMimeData()
    data.setHtml("<p>Words</p>")
    data.setText("Words")
    assert offered_by(data) == [Offered(markup="<p>Words</p>", words="Words")]


def test_an_address_that_was_dragged_is_an_address_and_not_the_markup_of_its_link() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/talks")])
    data.setHtml('<a href="https://example.org/talks">Talks</a>')
    data.setText("https://example.org/talks")
    assert offered_by(data) == [Offered(words="https://example.org/talks")]


def test_nothing_and_blanks_offer_nothing() -> None:
    assert not offers_anything(QMimeData())
    assert offered_by(QMimeData()) == []
    data = QMimeData()
    data.setText(" \n")
    assert offered_by(data) == []
