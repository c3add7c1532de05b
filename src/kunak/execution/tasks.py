"""Work for the worker: once a day it looks who has not answered in time."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task

AT = time(4)  # in the night, in the time of the house


@task()
def record_silences() -> None:
    """Record silence up to today and come again tomorrow. Safe to run twice."""
    from kunak.execution.services import record_silence

    come_again()
    record_silence(on=timezone.localdate())


def come_again() -> None:
    """Let the worker look tomorrow, unless it is to look anyway."""
    tomorrow = datetime.combine(timezone.localdate() + timedelta(1), AT, tzinfo=timezone.get_current_timezone())
    _enqueue(run_after=tomorrow)


def keep_watch() -> None:
    """Let the worker look now, unless it is to look anyway; asked at every start, so that no day is lost for good."""
    _enqueue(run_after=None)


def _enqueue(*, run_after: datetime | None) -> None:
    from django_tasks_db.models import DBTaskResult

    if not DBTaskResult.objects.filter(task_path=record_silences.module_path, status="READY").exists():
        record_silences.using(run_after=run_after).enqueue()
