"""What went wrong outside of Kunak, in sentences: files, ports, databases, terms given as JSON."""

import gettext
import os
from gettext import gettext as _

from kunak.core.errors import BadInput, KunakError

SHOWN = 60  # characters of a wrong value
_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120  see `kunak.config.cli`
WORDS_OF_DOCUMENTS = os.path.join(_PACKAGE, "documents", "locale")  # noqa: PTH118


def system_trouble(error: OSError) -> str:
    """Return what the system says, in the person's language where we know the words."""
    return gettext.gettext(error.strerror) if error.strerror else str(error)


def database_trouble(error: Exception) -> str:
    """Return a sentence for a database that cannot be used; what the driver says comes in only where we know no better.

    Args:
        error: of Django's family ``DatabaseError``.
    """
    said = " ".join(str(error).split())
    for words, told in _known_troubles():
        if words in said:
            return told
    return _("The database cannot be used: %(said)s") % {"said": said}


def _known_troubles() -> list[tuple[str, str]]:
    return [
        ("database is locked", _("Another program holds the database. Wait until it is done, or stop it.")),
        ("not a database", _("The file of the database is damaged or is none. Put a backup in its place.")),
        ("malformed", _("The file of the database is damaged. Put a backup in its place.")),
        ("unable to open", _("The file of the database cannot be opened: check the rights of its folder.")),
        ("readonly database", _("No permission to write to the file of the database.")),
        ("disk is full", _("The disk is full.")),
    ]


def sentence(error: KunakError) -> str:
    """Return what a person reads of a refusal; works without a database and without settings of ours."""
    from django.utils import translation

    from kunak.config.cli import language

    _learn_to_speak()
    from kunak.ui.errors import message_for

    with translation.override(language()):
        return message_for(error)


def doubt(code: str, message: str) -> str:
    """Return what a person reads of a doubt of the reader, with the files that its message names.

    Args:
        code, message: of a warning of the record, whose message is plain English for developers.
    """
    from kunak.config.cli import language
    from kunak.documents.doubts import OTHER_WARNING, WARNINGS

    room = gettext.translation("django", WORDS_OF_DOCUMENTS, languages=[language()], fallback=True)
    told = room.gettext(WARNINGS.get(code, OTHER_WARNING))
    names = message.partition(": ")[2] if code == "not_read" else ""
    return f"{told} ({names})" if names else told


def _learn_to_speak() -> None:
    from django.conf import settings

    if not settings.configured:
        import django as framework

        settings.configure(
            USE_I18N=True,
            INSTALLED_APPS=["kunak.ui"],
            LOCALE_PATHS=[WORDS_OF_DOCUMENTS],
            LOGGING_CONFIG=None,
            USE_TZ=True,
        )
        framework.setup()


def bad_terms(error: BadInput) -> str:
    """Return what is wrong with terms that a program gave as JSON: the field, why, and the value."""
    start, _, known = error.reason.partition("is none of ")
    reason = gettext.gettext(start) if start else gettext.gettext("is none of %(known)s") % {"known": known}
    if error.value is None:
        return f"{error.field}: {reason}"
    value = repr(error.value)
    return f"{error.field}: {reason} ({value if len(value) < SHOWN else value[:SHOWN] + '…'})"
