"""Work for the worker: long texts are read after the page has answered."""

from django_tasks import task


@task()
def read_document(document_id: int) -> None:
    """Read a document that waits. Safe to run twice."""
    from kunak.documents.services.reading import finish_reading

    finish_reading(document_id=document_id)


@task()
def open_document(document_id: int) -> None:
    """Look for the text of a file that was kept without one. Safe to run twice."""
    from kunak.documents.services.add import find_text

    find_text(document_id=document_id)


def keep_watch() -> None:
    """Let the worker do what one who is gone has left half done; asked at every start.

    A job that another worker is doing at this moment is done twice, which is safe.
    """
    from django_tasks_db.models import DBTaskResult

    ours = [read_document.module_path, open_document.module_path]
    DBTaskResult.objects.running().filter(task_path__in=ours).update(status="READY", started_at=None, worker_ids=[])
