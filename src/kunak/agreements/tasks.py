"""Work for the worker: tables are looked at after the page has answered."""

from django_tasks import task


@task()
def import_table(import_id: int) -> None:
    """Check a table and take it. Safe to run twice."""
    from kunak.agreements.services.imports import run_import

    run_import(import_id=import_id)


def keep_watch() -> None:
    """Let the worker look at tables that one who is gone has left; asked at every start."""
    from kunak.agreements.models import RegisterImport
    from kunak.agreements.table_import import IS_UNDER_WAY

    for left in RegisterImport.objects.filter(IS_UNDER_WAY).values_list("pk", flat=True):
        import_table.enqueue(left)
