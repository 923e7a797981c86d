import os
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from models.errors import UserError
from models.gathering.cleaning import text_hash
from models.gathering.gather import gather_bytes, gather_file, gather_html, gather_text, gathering_bytes
from models.gathering.gathered import Gathered
from models.gathering.limits import LARGEST_FILE, Limits
from tests.foreign import NEWS_PAGE, ended, page, part, pdf, repacked, word

ROOT = Path(__file__).parent.parent.parent.parent

UKRAINIAN = "Україна запропонувала відмовитися від вступу до НАТО в обмін на гарантії безпеки, сказали переговорники."
ENGLISH = "Ukraine proposed to renounce membership in exchange for guarantees of its security."


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_text_file_gives_its_text_and_language(tmp_path: Path) -> None:
    found = gather_file(file(tmp_path, "notes.txt", UKRAINIAN.encode()))
    assert found == Gathered(UKRAINIAN, language="uk")


def test_an_encoding_that_was_assumed_is_told(tmp_path: Path) -> None:
    found = gather_file(file(tmp_path, "notes.txt", UKRAINIAN.encode("cp1251")))
    assert (found.text, found.language) == (UKRAINIAN, "uk")
    assert found.notes == (
        "The file does not say how its characters are encoded; it was read as Windows-1251 (Cyrillic).",
    )


def test_nul_and_controls_are_removed_and_counted_and_the_rest_stays() -> None:
    found = gather_bytes(f"{ENGLISH}\0\x07\r\n🕊️ \u2067שלום\u2069".encode(), "notes.txt", "text/plain")
    assert found.text == f"{ENGLISH}\n🕊️ \u2067שלום\u2069"
    assert found.notes == ("2 control characters were removed from the text.",)


def test_a_saved_page_gives_its_article(tmp_path: Path) -> None:
    found = gather_file(file(tmp_path, "page.html", NEWS_PAGE.encode()))
    assert found.text.startswith("Kyiv offers neutrality in Istanbul\nUkraine on Tuesday")
    assert "cookies" not in found.text
    assert (found.title, found.author) == ("Kyiv offers neutrality in Istanbul", "Leyla Demir")
    assert (found.published, found.publisher) == (date(2022, 3, 29), "The Strait Times")
    assert (found.address, found.language) == ("https://news.example.org/world/istanbul-talks", "en")


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    declared = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    found = gather_file(file(tmp_path, "page.html", page(f"<p>{UKRAINIAN}</p>", declared).encode("cp1251")))
    assert (found.text, found.notes) == (UKRAINIAN, ())


def test_control_characters_in_markup_end_no_page() -> None:
    found = gather_bytes(page(f"<p>{ENGLISH}\0 And on.</p>").encode(), "page.html", "")
    assert found.text == f"{ENGLISH} And on."
    assert found.notes == ("1 control character was removed from the text.",)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (pdf([ENGLISH]), "application/pdf"),
        (word(ENGLISH), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (page(f"<p>{ENGLISH}</p>").encode(), "text/html"),
        (ENGLISH.encode(), "text/plain"),
    ],
)
def test_the_content_decides_what_a_file_is(data: bytes, media_type: str, tmp_path: Path) -> None:
    found = gather_file(file(tmp_path, "whatever.txt", data))
    assert (found.text, found.media_type, found.language) == (ENGLISH, media_type, "en")


def test_the_same_bytes_give_the_same_text(tmp_path: Path) -> None:
    path = file(tmp_path, "page.html", NEWS_PAGE.encode())
    assert text_hash(gather_file(path).text) == text_hash(gather_file(path).text)


def test_a_page_too_tangled_for_its_article_is_read_as_all_it_shows() -> None:
    # Too little memory for the libraries that look for the article, enough to look at the page.
    markup = page(f"<p>{ENGLISH}</p>").encode()
    found = ended(gathering_bytes(markup, "page.html", "", Limits(memory=100_000_000)))
    assert found.text == ENGLISH
    assert found.notes == ("The page is too tangled to find its article, so the text is all that the page shows.",)


def test_pasted_text_is_taken_as_it_is() -> None:
    assert gather_text(f"\n{ENGLISH}\r\n— 🕊️\n").text == f"{ENGLISH}\n— 🕊️"


@pytest.mark.parametrize("pasted", ["https://news.example.org/a?b=c", " www.example.org \n"])
def test_an_address_alone_is_refused_because_nothing_is_fetched(pasted: str) -> None:
    with pytest.raises(UserError, match="This is only an address, and Parley never loads pages"):
        gather_text(pasted)


@pytest.mark.parametrize("pasted", ["", " \n\t", "\0\0", "\ufeff"])
def test_nothing_pasted_is_no_text(pasted: str) -> None:
    with pytest.raises(UserError, match=r"^What was pasted has no text\.$"):
        gather_text(pasted)


def test_a_pasted_part_of_a_page_is_taken_whole() -> None:
    found = gather_html("<meta charset='utf-8'><p>He said <b>no</b>.</p><script>alert(1)</script><p>Then he left.</p>")
    assert (found.text, found.notes) == ("He said no.\nThen he left.", ())


def test_a_part_copied_on_windows_brings_its_address() -> None:
    found = gather_html(
        "Version:0.9\r\nStartHTML:0000000105\r\nSourceURL:https://news.example.org/a\r\n<html><body>"
        "<!--StartFragment--><p>He said no.</p><!--EndFragment--></body></html>"
    )
    assert (found.text, found.address) == ("He said no.", "https://news.example.org/a")


def test_the_pasted_source_of_a_page_gives_its_article() -> None:
    assert gather_html(NEWS_PAGE).text == gather_bytes(NEWS_PAGE.encode(), "", "").text


def test_fifty_megabytes_of_text_get_a_sentence(tmp_path: Path) -> None:
    path = file(tmp_path, "huge.txt", (ENGLISH.encode() + b"\n") * (LARGEST_FILE // (len(ENGLISH) + 1)))
    with pytest.raises(UserError, match=r"huge.txt has 49,999,\d{3} characters of text\. Parley keeps up to 5,000,000"):
        gather_file(path)


def test_a_larger_file_is_not_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "film.pdf"
    with path.open("wb") as made:
        made.truncate(LARGEST_FILE * 1000)
    with pytest.raises(UserError, match=r"film.pdf is 50,000 MB large\. Parley reads sources of up to 50 MB"):
        gather_file(path)


def test_what_is_no_file_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder or a device, not a file"):
        gather_file(tmp_path)
    with pytest.raises(UserError, match=r"^gone.txt cannot be read: No such file or directory\.$"):
        gather_file(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf(["Secret"], password="secret"), "is protected with a password"),  # noqa: S106 - of a file made here
        (pdf([None]), "has no text, only pictures of it"),
        (repacked(word("Text"), {"word/document.xml": b" " * 60_000_000}), "when unpacked, so it was left alone"),
        (bytes(range(256)) * 40, "is no text, web page"),
        (b"<html><body></body></html>", "has no text"),
        (b"", "has no text"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(data: bytes, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        gather_file(file(tmp_path, "dropped", data))
    assert refused.value.sentence.startswith("dropped ")
    assert sentence in refused.value.sentence


def test_nothing_that_a_file_points_at_is_ever_asked_for(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        made = word(ENGLISH)
        outside = (
            '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
            f'Target="http://127.0.0.1:{port}/a.png" TargetMode="External"/></Relationships>'
        )
        relations = "word/_rels/document.xml.rels"
        pointing = repacked(made, {relations: part(made, relations).replace("</Relationships>", outside)})
        page_file = file(tmp_path, "page.html", NEWS_PAGE.replace("PORT", port).encode())
        word_file = file(tmp_path, "draft.docx", pointing)
        script = (
            "import sys\n"
            "from pathlib import Path\n"
            "from models.gathering.gather import gather_file\n"
            "def refuse(event, arguments):\n"
            "    if event.startswith(('socket.connect', 'socket.getaddrinfo', 'urllib.')):\n"
            "        sys.exit(f'{event} {arguments}')\n"
            "if __name__ == '__main__':\n"
            "    sys.addaudithook(refuse)\n"
            "    print([bool(gather_file(Path(path)).text) for path in sys.argv[1:]])\n"
        )
        program = file(tmp_path, "program.py", script.encode())
        done = subprocess.run(
            [sys.executable, program, page_file, word_file],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert (done.stdout, done.stderr) == ("[True, True]\n", "")
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_gathering_is_imported_without_what_reads_foreign_files() -> None:
    script = "import sys, models.gathering.gather; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint({"trafilatura", "pypdf", "docx", "lxml", "py3langid", "charset_normalizer", "numpy"})
