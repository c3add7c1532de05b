"""What commands share: Django on the configured database, and a sentence wherever that cannot be had."""

import argparse
import atexit
import gc
import os
from collections.abc import Callable
from functools import wraps
from gettext import gettext as _

from kunak.config.cli import BAD_INPUT, FAILED, complain, language
from kunak.config.commands.refusals import database_trouble, system_trouble
from kunak.core.errors import BadInput

Command = Callable[[argparse.Namespace], int]


def django() -> bool:
    """Start Django with the settings of the environment; say why in a sentence where that cannot be done."""
    import django as framework
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kunak.config.settings")
    gc.disable()  # what is loaded stays as long as the process does: there is nothing to collect, now or later
    try:
        framework.setup()
    except BadInput as error:
        complain(f"{error.field}: {error.reason}")
        return False
    except OSError as error:
        where = error.filename or os.environ.get("KUNAK_DATA", "data")
        told = _("The data folder cannot be used: %(where)s: %(why)s. Name another one in KUNAK_DATA.")
        complain(told % {"where": where, "why": system_trouble(error)})
        return False
    finally:
        gc.freeze()
        gc.enable()
    from django.db import connections

    atexit.register(connections.close_all)  # or SQLite's journal would stay beside the file that somebody copies
    translation.activate(language())
    return True


def needs_database(do: Command) -> Command:
    """Let a command run only on a prepared database, and tell in a sentence where the database fails it midway."""

    @wraps(do)
    def done(asked: argparse.Namespace) -> int:
        if not django() or not is_prepared():
            return BAD_INPUT
        from django.db import DatabaseError

        try:
            return do(asked)
        except DatabaseError as error:
            complain(database_trouble(error))
            return FAILED

    return done


def is_prepared() -> bool:
    """Return whether the database has the tables of this Kunak; say what to do where it has not."""
    from django.db import DatabaseError, connection

    try:
        where = connection.settings_dict["NAME"]
        if connection.vendor == "sqlite" and not os.path.exists(where):  # noqa: PTH110  # opening it would make it
            tables = []
        else:
            tables = connection.introspection.table_names()
    except DatabaseError as error:
        complain(database_trouble(error))
        return False
    if "journal_head" not in tables:
        told = _("There is no database of Kunak at %(where)s yet. Start it once: kunak run. Is KUNAK_DATA right?")
        complain(told % {"where": where})
        return False
    if _is_older():
        complain(_("The database is of an earlier Kunak. Start this one once, it brings it up to date: kunak run"))
        return False
    return True


def _is_older() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
