"""Settings from the environment, read with their types; a bad one stops the start by name."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from kunak.core.errors import BadInput

YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """Return the variable as it stands, or the default."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes or no.

    Raises:
        BadInput: the value is neither of 1, true, yes, on nor of 0, false, no, off.
    """
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise BadInput(field=name, value=value, reason="say 1 or 0")


def number(name: str, default: int, *, least: int = 0) -> int:
    """Return a whole number not below `least`.

    Raises:
        BadInput: the value is not such a number.
    """
    value = os.environ.get(name)
    if value is None:
        return default
    if not value.isdecimal() or int(value) < least:
        raise BadInput(field=name, value=value, reason=f"a whole number from {least} is needed")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Return the comma-separated parts, blanks stripped, empty ones left out."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """Return an absolute path; the folder need not exist yet."""
    return Path(os.environ.get(name) or default).expanduser().resolve()


def database(name: str, sqlite_file: Path) -> dict[str, object]:
    """Return Django's settings of the database: SQLite by default, PostgreSQL by its address.

    The address is ``postgres://person:password@host:port/name?sslmode=require``; an empty host means a local socket,
    which may also be given as ``?host=/folder``.

    Raises:
        BadInput: the address is of another kind.
    """
    address = os.environ.get(name, "")
    if not address:
        return sqlite(sqlite_file)
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise BadInput(field=name, value=parts.scheme, reason="an address postgres://… or sqlite:///… is needed")
    options: dict[str, object] = dict(parse_qsl(parts.query))
    host = str(options.pop("host", parts.hostname or ""))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def sqlite(file: Path) -> dict[str, object]:
    """Return SQLite's settings: one writer at a time that waits, and nothing acknowledged is lost at power loss."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
            "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;",
        },
        "TEST": {"NAME": file.parent / "test.sqlite3"},
    }
