"""Work for the worker: long tables are looked at after the page has answered."""

from django_tasks import task


@task()
def import_plan(import_id: int) -> None:
    """Check a table of measures and take it. Safe to run twice."""
    from kunak.programme.tables.coming_in import run_plan_import

    run_plan_import(import_id)


def look_soon(*, import_id: int, **_told: object) -> None:
    """Let the worker look at a table."""
    import_plan.enqueue(import_id)


def keep_watch() -> None:
    """Let the worker look at tables that one who is gone has left; asked at every start."""
    from kunak.agreements.table_import import IS_UNDER_WAY
    from kunak.programme.models import PlanImport

    for left in PlanImport.objects.filter(IS_UNDER_WAY).values_list("pk", flat=True):
        import_plan.enqueue(left)
