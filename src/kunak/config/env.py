"""Settings from the environment, read with their types; a bad one stops the start by name.

The reasons are sentences of the `kunak` command: who sets the environment reads them in the terminal.
"""

import os
from collections.abc import Collection
from gettext import gettext as _
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

from kunak.core.errors import BadInput

WAIT_SECONDS = 20
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
    raise BadInput(field=name, value=value, reason=_("say 1 or 0"))


def number(name: str, default: int, *, least: int = 0) -> int:
    """Return a whole number not below `least`.

    Raises:
        BadInput: the value is not such a number.
    """
    value = os.environ.get(name)
    if value is None:
        return default
    if not value.isdecimal() or int(value) < least:
        raise BadInput(field=name, value=value, reason=_("a whole number from %(least)d is needed") % {"least": least})
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Return the comma-separated parts, blanks stripped, empty ones left out."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def choice(name: str, default: str, known: Collection[str]) -> str:
    """Return one of the known words, whatever its case.

    Raises:
        BadInput: it is another one.
    """
    value = os.environ.get(name) or default
    if value.upper() not in known:
        raise BadInput(field=name, value=value, reason=_("one of %(known)s is needed") % {"known": ", ".join(known)})
    return value.upper()


def time_zone(name: str, default: str) -> str:
    """Return the name of a time zone.

    Raises:
        BadInput: there is none of this name.
    """
    value = os.environ.get(name) or default
    try:
        ZoneInfo(value)
    except (ValueError, LookupError, OSError):  # a bad name, an unknown one, a folder of zones
        raise BadInput(field=name, value=value, reason=_("a time zone like Europe/Moscow is needed")) from None
    return value


def folder(name: str, default: Path) -> Path:
    """Return an absolute path; the folder need not exist yet."""
    return Path(os.environ.get(name) or default).expanduser().resolve()


def database(name: str, sqlite_file: Path) -> dict[str, object]:
    """Return Django's settings of the database: SQLite by default, PostgreSQL by its address.

    The address is ``postgres://person:password@host:port/name?sslmode=require``; an empty host means a local socket,
    which may also be given as ``?host=/folder``. For SQLite it is ``sqlite:////folder/file?timeout=20``.

    Raises:
        BadInput: the address is of another kind.
    """
    address = os.environ.get(name, "")
    if not address:
        return sqlite(sqlite_file)
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        wait = dict(parse_qsl(parts.query)).get("timeout", "")
        return sqlite(Path(unquote(parts.path)), wait=int(wait) if wait.isdecimal() else WAIT_SECONDS)
    port = _port(parts)
    if parts.scheme not in {"postgres", "postgresql"} or port is None:
        raise BadInput(field=name, value=parts.scheme, reason=_("an address postgres://… or sqlite:///… is needed"))
    options: dict[str, object] = dict(parse_qsl(parts.query))
    host = str(options.pop("host", parts.hostname or ""))
    return {
        "ENGINE": "kunak.config.databases.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def mail(name: str) -> dict[str, object]:
    """Return Django's settings of the mail server, none at all where the variable is empty.

    The address is ``smtp://person:password@host:587``, with TLS begun in the open where the server offers it as
    ``?tls=1``; ``smtps://host:465`` is TLS from the beginning.

    Raises:
        BadInput: the address is of another kind.
    """
    address = os.environ.get(name, "")
    if not address:
        return {}
    parts = urlsplit(address)
    port, is_safe = _port(parts), parts.scheme == "smtps"
    if parts.scheme not in {"smtp", "smtps"} or port is None or not parts.hostname:
        raise BadInput(field=name, value=parts.scheme, reason=_("an address smtp://host:25 or smtps://host is needed"))
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": int(port or (465 if is_safe else 25)),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_safe,
        "EMAIL_USE_TLS": not is_safe and dict(parse_qsl(parts.query)).get("tls", "") in YES,
    }


def _port(parts: SplitResult) -> str | None:
    """Return the port, empty where the address has none, None where it is no number."""
    try:
        return str(parts.port or "")
    except ValueError:
        return None


def sqlite(file: Path, *, wait: int = WAIT_SECONDS) -> dict[str, object]:
    """Return SQLite's settings: one writer at a time that waits, and nothing acknowledged is lost at power loss.

    Args:
        wait: seconds for which a writer waits for another one.
    """
    return {
        "ENGINE": "kunak.config.databases.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": wait,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
            "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;",
        },
        "TEST": {"NAME": file.parent / "test.sqlite3"},
    }
