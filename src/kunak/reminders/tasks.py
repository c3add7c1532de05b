"""Work for the worker: once a day a round, and after it letters are handed to the mail server."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task

AT = time(6)  # in the morning, in the time of the house: letters come before work


@task()
def remind() -> None:
    """Give what is due up to today and come again tomorrow. Safe to run twice."""
    from kunak.reminders.services import give_reminders

    today = timezone.localdate()
    _enqueue(remind, datetime.combine(today + timedelta(1), AT, tzinfo=timezone.get_current_timezone()))
    give_reminders(on=today, today=today)
    send_soon()


@task()
def send() -> None:
    """Hand to the mail server what waits; come again for what could not be handed over."""
    from kunak.reminders.services import send_letters

    again_at = send_letters(now=timezone.now()).again_at
    if again_at is not None:
        _enqueue(send, again_at)


@task()
def send_invitations() -> None:
    """Write the letters of meetings that were called, changed or cancelled, and send them. Safe to run twice."""
    from kunak.reminders.services import invite

    if invite(on=timezone.localdate()):
        send_soon()


def invite_soon(**_told: object) -> None:
    """Let the worker invite; what it misses the round of the day makes up for."""
    send_invitations.enqueue()


def keep_watch() -> None:
    """Let the worker make today's round where it has not ended, and send what waits; asked at every start."""
    from kunak.reminders.models import Round

    if not Round.objects.filter(on=timezone.localdate(), ended_at__isnull=False).exists():
        remind.enqueue()
    else:
        tomorrow = timezone.localdate() + timedelta(1)
        _enqueue(remind, datetime.combine(tomorrow, AT, tzinfo=timezone.get_current_timezone()))
    send_soon()


def send_soon() -> None:
    """Let the worker send what waits; where there is no mail server nothing does."""
    from kunak.reminders import outbox

    if outbox.is_configured():
        send.enqueue()


def _enqueue(what, run_after: datetime) -> None:  # type: ignore[no-untyped-def]
    """Let the worker come at a moment, unless it comes anyway."""
    from django_tasks_db.models import DBTaskResult

    if not DBTaskResult.objects.filter(task_path=what.module_path, status="READY").exists():
        what.using(run_after=run_after).enqueue()
