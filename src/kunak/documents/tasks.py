"""Work for the worker: long texts are read after the page has answered."""

import logging

from django_tasks import task

log = logging.getLogger(__name__)

TRIES = 3
"""So many workers may end over one document; then it is given up, since it may be what ends them."""

STOPPED = ("builtins.SystemExit", "builtins.KeyboardInterrupt")
"""How a job fails that the operator stopped in its midst."""


@task()
def read_document(document_id: int) -> None:
    """Read a document that waits. Safe to run twice."""
    from kunak.documents.services.reading import finish_reading, give_up

    try:
        finish_reading(document_id=document_id)
    except Exception:  # nobody may wait for ever: whatever it was, the page tells that reading failed
        log.exception("document %d was not read", document_id)
        give_up(document_id=document_id)


@task()
def open_document(document_id: int) -> None:
    """Look for the text of a file that was kept without one. Safe to run twice."""
    from kunak.documents.services.add import find_text

    find_text(document_id=document_id)


def keep_watch() -> None:
    """Let the worker do what one who is gone has left half done; asked whenever one starts.

    A job that another worker is doing at this moment is done twice, which is safe.
    """
    from django_tasks_db.models import DBTaskResult

    ours = DBTaskResult.objects.filter(task_path__in=[read_document.module_path, open_document.module_path])
    again = {"status": "READY", "started_at": None, "finished_at": None}
    ours.failed().filter(exception_class_path__in=STOPPED).update(**again, worker_ids=[])
    for left in ours.running():
        if len(left.worker_ids) < TRIES:
            ours.filter(pk=left.pk).update(**again)
        else:
            _give_up(left)


def _give_up(job) -> None:  # type: ignore[no-untyped-def]
    from kunak.documents.services.add import give_up_text
    from kunak.documents.services.reading import give_up

    [document_id] = job.args_kwargs["args"]
    (give_up if job.task_path == read_document.module_path else give_up_text)(document_id=document_id)
    job.set_failed(ChildProcessError(f"{len(job.worker_ids)} workers ended over it"))
