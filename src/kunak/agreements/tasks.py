"""Work for the worker: tables are looked at after the page has answered."""

from django_tasks import task


@task()
def import_table(import_id: int) -> None:
    """Check a table and take it. Safe to run twice."""
    from kunak.agreements.services.imports import run_import

    run_import(import_id=import_id)
