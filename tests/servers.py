"""A PostgreSQL server for tests, started where its programs are there, and stopped when the tests are over."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from models.ids import new_id
from models.server.address import Address, read_address
from models.server.connection import connect

_USER = "parley"


class Server:
    """A cluster in a folder of its own, reached by a socket there."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._as = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(folder, "postgres", "postgres")
            folder.chmod(0o755)
        self._run("initdb", "-D", str(folder / "data"), "-U", _USER, "-A", "trust", "-N", "--locale=C", "-E", "UTF8")
        self.start()

    def start(self) -> None:
        """Start it, waiting until it answers."""
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off -c max_connections=60"
        self._run(
            "pg_ctl", "-D", str(self._folder / "data"), "-w", "-o", options, "-l", str(self._folder / "log"), "start"
        )

    def stop(self, how: str = "immediate") -> None:
        """Stop it; `immediate` is as if it had been killed."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", how, "-w", "stop")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let it answer nobody inside, although it still takes what it is sent."""
        first = int((self._folder / "data" / "postmaster.pid").read_text().split()[0])
        children = subprocess.run(["pgrep", "-P", str(first)], check=True, capture_output=True, text=True).stdout
        processes = [first, *map(int, children.split())]
        for one in processes:
            os.kill(one, signal.SIGSTOP)
        try:
            yield
        finally:
            for one in processes:
                os.kill(one, signal.SIGCONT)

    def new_database(self) -> Address:
        """An empty database of a name that nobody else has."""
        name = f"talks_{new_id()[-12:]}"
        with closing(connect(self.address_of("postgres"))) as connection:
            connection.autocommit = True
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
        return self.address_of(name)

    def address_of(self, database: str) -> Address:
        """Where a database is."""
        return read_address(f"postgresql://{_USER}@/{database}?host={self._folder}")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, str(self._programs / program), *arguments]
        # Its output goes to a file, because the server would keep a pipe open.
        with (self._folder.parent / "out").open("w") as out:
            subprocess.run(command, check=True, stdout=out, stderr=subprocess.STDOUT, cwd=self._folder)


def _programs() -> Path | None:
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists()), None)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server that is there for all tests of this process."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed here: what needs one was not tried")
    # Short, because the name of a socket may not be long.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "pg").mkdir()
        running = Server(programs, Path(folder) / "pg")
        yield running
        running.stop()


@pytest.fixture
def address(server: Server) -> Address:
    """An empty database."""
    return server.new_database()
