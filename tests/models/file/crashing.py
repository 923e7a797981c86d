"""Leaves beside a file what a process leaves there that dies while it writes."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

_DYING = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement)
os.kill(os.getpid(), signal.SIGKILL)
"""

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
# Written one page at a time, so that the file is changed on the disk long before the commit.
_SPILL = _NUMBERS + "INSERT INTO conflict SELECT 'spill', i || hex(randomblob(900)), '', '' FROM n"  # noqa: S608 - no input


def die_saving(path: Path, *statements: str) -> Path:
    """Run statements in a transaction and die in it, with pages of it on the disk; the hot journal that is left."""
    die(path, "PRAGMA cache_size = 5", "BEGIN IMMEDIATE", *statements, _SPILL)
    journal = path.with_name(path.name + "-journal")
    assert journal.stat().st_size > 0
    return journal


def die_in_wal_mode(path: Path, *statements: str) -> Path:
    """Commit statements to a write-ahead log and die before they come into the file; the log that is left."""
    die(path, "PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", *statements)
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size > 0
    return log


def die(path: Path, *statements: str) -> None:
    """Run statements in another process that kills itself then."""
    done = subprocess.run([sys.executable, "-c", _DYING, str(path), *statements], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def run(path: Path, *statements: str) -> None:
    """Change a file with plain SQL, as another program does."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
