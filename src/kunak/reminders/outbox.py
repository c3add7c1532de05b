"""Letters that leave the house: what they say, and the mail server they are handed to."""

from collections.abc import Sequence
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.reminders.models import Letter
from kunak.reminders.rows import ReminderRow


def is_configured() -> bool:
    """Return whether there is a mail server to hand letters to."""
    return bool(settings.KUNAK_MAIL)


def connection() -> BaseEmailBackend:
    """Return an open way to the mail server; the caller closes it.

    Raises:
        OSError, SMTPException: it cannot be reached.
    """
    found: BaseEmailBackend = get_connection()
    return found


def subject_of(rows: Sequence[ReminderRow]) -> str:
    """Return the subject of a letter in the language that is active: what it is of, or how much it gathers."""
    if len(rows) == 1:
        [row] = rows
        return f"{row.name}: {row.by}"
    told = ngettext("%(n)d reminder, the nearest: %(by)s", "%(n)d reminders, the nearest: %(by)s", len(rows))
    nearest = next((row.by for row in rows if not row.is_late), rows[0].by)
    return told % {"n": len(rows), "by": nearest}


def body_of(rows: Sequence[ReminderRow], *, name: str, why: str) -> str:
    """Return the text of a letter in the language that is active."""
    context = {"rows": rows, "name": name, "why": why, "site": settings.KUNAK_SITE}
    return render_to_string("reminders/letter.txt", context).strip() + "\n"


def message(letter: Letter, rows: Sequence[ReminderRow], *, why: str, language: str) -> EmailMessage:
    """Return a letter as mail programs take it. No query."""
    with translation.override(language):
        subject = subject_of(rows) if rows else _("A trial letter of Kunak")
        body = body_of(rows, name=letter.to_name, why=why)
    return EmailMessage(
        subject=" ".join(subject.split())[:200],
        body=body,
        to=[formataddr((letter.to_name, letter.to_address))],
        headers={"Message-ID": message_id(letter), "Auto-Submitted": "auto-generated", "Content-Language": language},
    )


def message_id(letter: Letter) -> str:
    """Return the same identifier at every trial, so that a mail program knows a double."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "kunak"
    return f"<{letter.code.hex}@{domain}>"
