"""Commands as processes of their own: what they print where, and with which status they end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def in_a_process(*words: object, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, words)],
        capture_output=True, text=True, cwd=cwd, env=environment, timeout=100, check=False,
    )  # fmt: skip


def test_a_process_answers_as_the_commands_do(dossier: Path, tmp_path: Path) -> None:
    done = in_a_process("movement", dossier, "--format", "csv", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "neutrality,UA,7,38,45,50,58,14,moved up\n" in done.stdout
    refused = in_a_process("movement", tmp_path / "no.parley", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == f"{tmp_path / 'no.parley'} is not there.\n"
    assert in_a_process("movement", cwd=tmp_path).returncode == 2


def test_a_reader_that_has_had_enough_is_no_error(dossier: Path, tmp_path: Path) -> None:
    """As in `parley log talks.parley ID | head -1`, with more to say than a pipe holds."""
    words = [sys.executable, "-m", "desktop", "movement", str(dossier), "--parties", "all", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
        assert (process.wait(timeout=60), complaint) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_under_the_output_is_one_sentence(dossier: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "movement", str(dossier)],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=100, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "The output cannot be used: No space left on device.\n")


def test_who_has_no_home_can_still_read(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    done = in_a_process("check", dossier, cwd=tmp_path, XDG_DATA_HOME=str(tmp_path / "a file"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_bug_is_one_sentence_and_the_log_has_the_rest(dossier: Path, tmp_path: Path, own_folders: Path) -> None:
    script = (
        "import sys; from desktop import commands\n"
        "def run_check(arguments): raise KeyError('what only the log is to hold')\n"
        "commands.run_check = run_check\n"
        "from desktop.app import main; sys.exit(main(sys.argv[1:]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script, "check", str(dossier)],
        capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=100, check=False,
    )  # fmt: skip
    log = own_folders / "parley.log"
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Parley met a mistake of its own (KeyError); the log has the details: {log}\n"
    assert "what only the log is to hold" in log.read_text("utf-8")
