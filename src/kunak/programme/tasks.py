"""Work for the worker: long tables are looked at after the page has answered, words for the search kept every night."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task

AT = time(3)  # in the night, in the time of the house


@task()
def import_plan(import_id: int) -> None:
    """Check a table of measures and take it. Safe to run twice."""
    from kunak.programme.search import make_ready
    from kunak.programme.tables.coming_in import run_plan_import

    run_plan_import(import_id)
    make_ready()


@task()
def keep_words() -> None:
    """Keep the words of what was written by day, and come again tomorrow. Safe to run twice."""
    from kunak.programme.search import make_ready

    keep_words_by_night()
    make_ready()


def keep_words_by_night() -> None:
    """Let the worker keep words in the coming night, unless it is to anyway; asked at every start."""
    from django_tasks_db.models import DBTaskResult

    if not DBTaskResult.objects.filter(task_path=keep_words.module_path, status="READY").exists():
        tomorrow = timezone.localdate() + timedelta(1)
        keep_words.using(run_after=datetime.combine(tomorrow, AT, tzinfo=timezone.get_current_timezone())).enqueue()


def look_soon(*, import_id: int, **_told: object) -> None:
    """Let the worker look at a table."""
    import_plan.enqueue(import_id)


def keep_watch() -> None:
    """Let the worker look at tables that one who is gone has left; asked at every start."""
    from kunak.agreements.table_import import IS_UNDER_WAY
    from kunak.programme.models import PlanImport

    for left in PlanImport.objects.filter(IS_UNDER_WAY).values_list("pk", flat=True):
        import_plan.enqueue(left)
