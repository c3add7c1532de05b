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
