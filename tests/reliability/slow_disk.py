"""A disk that is slow to say that something is safe: each sync takes 4 ms more, as on a hard disk or a small server.

Run as `python -m tests.reliability.slow_disk FOLDER COUNT SECONDS` under `slowed`, it lets so many analysts save once a
second and prints how long each save took.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

SYNC_MS = 4

_SHIM = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
#define SLOW(name) int name(int fd) { \\
    struct timespec pause = {0, MS * 1000000L}; \\
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, #name); \\
    nanosleep(&pause, 0); \\
    return real(fd); }
SLOW(fsync)
SLOW(fdatasync)
"""


def can_slow() -> bool:
    """Whether calls of the system can be slowed down here: on Linux, with a C compiler."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def slowed(folder: Path) -> dict[str, str]:
    """An environment for processes whose disk is slow."""
    source, library = folder / "slow.c", folder / "slow.so"
    source.write_text(_SHIM)
    words = ["cc", "-shared", "-fPIC", "-O1", f"-DMS={SYNC_MS}", "-o", str(library), str(source), "-ldl"]
    subprocess.run(words, check=True, capture_output=True)
    return {**os.environ, "LD_PRELOAD": str(library)}


def saves(folder: Path, count: int, seconds: float, environment: dict[str, str]) -> list[float]:
    """How long each save took, in seconds and from short to long, where processes run in that environment."""
    words = [sys.executable, "-m", "tests.reliability.slow_disk", str(folder), str(count), str(seconds)]
    root = Path(__file__).parents[2]
    told = subprocess.run(words, cwd=root, env=environment, check=True, capture_output=True, text=True, timeout=300)
    return sorted(json.loads(told.stdout))


def main() -> None:
    """Let analysts save and print how long they waited."""
    from tests.authors import new_author
    from tests.reliability.test_contention import dossier, save_each_second, together

    folder, count, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    path, talks = dossier(folder, new_author())
    told = together(save_each_second, count, path, talks, seconds)
    sys.stdout.write(json.dumps([one for each in told for _, one in each]))


if __name__ == "__main__":
    main()
