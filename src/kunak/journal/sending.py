"""A form that comes twice is carried out once: the first entry of its change claims it, in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.utils import timezone

from kunak.journal.errors import SentBefore
from kunak.journal.models import SentForm


@dataclass(slots=True)
class Sending:
    """A form that came.

    Args:
        form: hash of who sent which form with which content; whatever else is sent from the same page has another one.
        arrival: tells it apart when it comes again.
        is_claimed: something was written because of it.
    """

    form: str
    arrival: UUID = field(default_factory=uuid4)
    is_claimed: bool = False


_under_way: ContextVar[Sending | None] = ContextVar("sending", default=None)


@contextmanager
def one_request() -> Iterator[None]:
    """Let what `begin` says hold inside, and no longer."""
    token = _under_way.set(None)
    try:
        yield
    finally:
        _under_way.reset(token)


def begin(sending: Sending) -> None:
    """Say which form is carried out from here on."""
    _under_way.set(sending)


def under_way() -> Sending | None:
    """Return the form that is carried out; None where none is: in commands, in the worker, in what only shows."""
    return _under_way.get()


def claim() -> None:
    """Claim the form that is carried out; to be called inside the transaction of its change, behind the journal's lock.

    Raises:
        SentBefore: it came before, and that time was carried out.
    """
    sending = under_way()
    if sending is None:
        return
    found = SentForm.objects.filter(pk=sending.form).first()
    if found is None:
        SentForm.objects.create(form=sending.form, arrival=sending.arrival, at=timezone.now())
        sending.is_claimed = True
    elif found.arrival != sending.arrival:
        raise SentBefore


def keep_place(sending: Sending, led_to: str) -> None:
    """Keep where a form led that was carried out."""
    if sending.is_claimed:
        SentForm.objects.filter(form=sending.form, arrival=sending.arrival).update(led_to=led_to)
