import socket
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import pytest

from models.errors import UserError
from models.gathering import apart
from models.gathering.gathered import Gathered, from_bytes, packed, to_bytes, unpacked
from models.gathering.limits import Limits, UnreadableError
from tests.foreign import ended, page, pdf

ROOT = Path(__file__).parent.parent.parent.parent

MARKUP = page("<p>They met.</p>").encode()
LONG = b"<p>They met." * 400_000


def read(reads: str, data: bytes, limits: Limits | None = None) -> Gathered:
    return ended(apart.read(reads, data, "dropped", limits or Limits()))


def test_what_is_read_apart_comes_back_whole() -> None:
    found = read("visible", page("<p>Зустріч 🕊️ \u200f</p>", "<title>Talks</title>", "uk").encode())
    assert found == Gathered("Зустріч 🕊️ \u200f", title="Talks", language="uk", media_type="text/html")


def test_a_refusal_comes_back_as_the_readers_sentence() -> None:
    with pytest.raises(UserError, match=r"^dropped has no text\.$"):
        read("pdf", pdf([""]))


@pytest.mark.parametrize("limits", [Limits(step_seconds=0), Limits(seconds=0)])
def test_what_takes_too_long_is_stopped(limits: Limits) -> None:
    with pytest.raises(UnreadableError, match="dropped takes too long to read, so reading it was stopped"):
        read("visible", MARKUP, limits)


def test_what_takes_too_much_memory_is_stopped() -> None:
    with pytest.raises(UnreadableError, match="dropped takes too much memory to read, so reading it was stopped"):
        read("visible", b"<p>" + b"a " * 25_000_000, Limits(memory=200_000_000))


def test_a_process_that_dies_is_a_sentence() -> None:
    reading = apart.read("visible", LONG, "dropped", Limits())
    next(reading)
    active_children()[0].kill()
    with pytest.raises(UnreadableError, match="dropped is damaged"):
        ended(reading)


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\nand nothing else", pdf(["Text"])[:300], pdf(["Text"]).replace(b"/Pages", b"/Pigs ")],
)
def test_a_damaged_file_is_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match=r"^dropped "):
        read("pdf", data)


def test_cancelling_ends_the_process() -> None:
    reading = apart.read("visible", LONG, "dropped", Limits())
    next(reading)
    assert len(active_children()) == 1
    reading.close()
    assert active_children() == []


def test_whoever_reads_foreign_files_opens_no_connection_and_no_program() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        script = (
            "import os, socket, subprocess, urllib.request\n"
            "from models.apart import confine\n"
            "confine(2**31)\n"
            f"address = ('127.0.0.1', {server.getsockname()[1]})\n"
            "tries = [lambda: socket.create_connection(address), lambda: socket.getaddrinfo('localhost', 80),\n"
            "         lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b'', address), lambda: os.system('true'),\n"
            "         lambda: subprocess.run(['true']), os.fork,\n"
            "         lambda: urllib.request.urlopen(f'http://127.0.0.1:{address[1]}/')]\n"
            "for attempt in tries:\n"
            "    try:\n"
            "        attempt()\n"
            "    except OSError as error:\n"
            "        print(error)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
        )
        assert done.stdout.count("is not for whoever reads foreign files") == 7
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_messages_between_processes_carry_what_foreign_files_bring() -> None:
    found = Gathered("half \ud83d of a pair", notes=("One.", "Two."))
    assert unpacked(from_bytes(to_bytes(packed(found)))) == found
