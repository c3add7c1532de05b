"""What `kunak run` does before it serves: tables, reference data, files, static files; quick where nothing changed."""

import hashlib
import json
from gettext import gettext as _
from pathlib import Path

from kunak.config.cli import complain
from kunak.config.commands.refusals import database_trouble, system_trouble


def prepare() -> bool:
    """Bring everything up to date; say why where that fails."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError, connections

    from kunak.agreements import search
    from kunak.agreements.listing import keeping as lists
    from kunak.documents.services import sweep_files
    from kunak.people.services import load_territories
    from kunak.programme import search as plan_words
    from kunak.programme import tasks as plan_tables

    try:
        call_command("migrate", verbosity=0, interactive=False)
        load_territories()
        sweep_files()
        lists.make_ready()
        search.make_ready()
        plan_words.make_ready()
        plan_tables.keep_words_by_night()
        keep_watch()
        if settings.COLLECTED:
            collect_static_files()
    except DatabaseError as error:
        complain(database_trouble(error))
        return False
    except OSError as error:
        where = {"where": error.filename or "", "why": system_trouble(error)}
        complain(_("The data folder cannot be used: %(where)s: %(why)s. Name another one in KUNAK_DATA.") % where)
        return False
    finally:
        connections.close_all()  # the server's processes are made from this one and must open their own
    return True


def keep_watch() -> None:
    """Let the worker do what one who is gone has left, and what is to be done every day."""
    from kunak.agreements import tasks as register_tables
    from kunak.documents import tasks as readings
    from kunak.execution import tasks as silences
    from kunak.programme import tasks as plan_tables
    from kunak.reminders import tasks as reminders

    for room in (readings, register_tables, plan_tables, silences, reminders):
        room.keep_watch()


def collect_static_files() -> None:
    """Collect, hash and compress the static files, unless they are those of the last time."""
    from django.conf import settings
    from django.core.management import call_command

    now, kept = _fingerprint(), Path(settings.DATA) / "static.fingerprint"
    if kept.exists() and kept.read_text() == now and Path(settings.STATIC_ROOT).is_dir():
        return
    kept.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    kept.write_text(now)


def _fingerprint() -> str:
    """Return what changes when any static file does: its path, size and moment of writing."""
    from django.contrib.staticfiles.finders import get_finders

    found = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            found.append([storage.path(path), status.st_size, status.st_mtime_ns])
    return hashlib.sha256(json.dumps(sorted(found)).encode()).hexdigest()
