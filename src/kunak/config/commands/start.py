"""What commands share: Django for those that need the database, sentences for those that do not."""

import os
import sqlite3
from pathlib import Path

from kunak.config.cli import complain, language
from kunak.core.errors import BadInput, KunakError


def django() -> bool:
    """Start Django on the configured database; say why in a sentence where that cannot be done."""
    import django as framework
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kunak.config.settings")
    try:
        framework.setup()
    except BadInput as error:
        complain(f"{error.field}: {error.reason}")
        return False
    except PermissionError as error:
        complain(_no_permission(error))
        return False
    translation.activate(language())
    return True


def _no_permission(error: OSError) -> str:
    from gettext import gettext as _

    where = error.filename or os.environ.get("KUNAK_DATA", "data")
    return _("No permission to write to %(where)s. Name another folder in KUNAK_DATA.") % {"where": where}


def sentence(error: KunakError) -> str:
    """Return what a person reads of a refusal, without a database or settings of ours."""
    from django.conf import settings

    if not settings.configured:
        import django as framework
        from django.utils import translation

        settings.configure(
            USE_I18N=True, LANGUAGE_CODE=language(), INSTALLED_APPS=["kunak.ui"], LOGGING_CONFIG=None, USE_TZ=True
        )
        framework.setup()
        translation.activate(language())
    from kunak.ui.errors import message_for

    return message_for(error)


def is_prepared() -> bool:
    """Return whether the database has its tables; say what to do where it has not."""
    from gettext import gettext as _

    from django.db import DatabaseError, connection

    try:
        tables = connection.introspection.table_names()
    except (DatabaseError, sqlite3.Error, OSError) as error:
        complain(_("The database cannot be opened: %(error)s") % {"error": error})
        return False
    if "journal_head" in tables:
        return True
    where = connection.settings_dict["NAME"]
    complain(
        _("There is no database of Kunak at %(where)s yet. Start it once: kunak run; or name its folder in KUNAK_DATA.")
        % {"where": where}
    )
    _remove_if_empty(where)
    return False


def _remove_if_empty(where: object) -> None:
    """Take away the empty file that opening an SQLite database leaves."""
    from django.db import connection

    connection.close()
    if isinstance(where, Path) and where.exists() and where.stat().st_size == 0:
        where.unlink()
