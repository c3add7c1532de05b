"""A form that comes twice, by a double click, by reloading or from memory, is answered as it was the first time."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from time import sleep
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRefresh

from kunak.journal import sending
from kunak.journal.errors import SentBefore
from kunak.journal.models import SentForm
from kunak.journal.sending import Sending
from kunak.ui.errors import message_for

TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # drawn anew for each page: it tells the forms of one page from another's
WAIT, TURN = timedelta(seconds=1), 0.02
REFUSED = 400


class Once:
    """Names each form that comes, and leads whoever sends it again to where the first time led (decision 20)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; keep where its form has led, and see whether what is refused was done before."""
        with sending.one_request():
            response = self.get_response(request)
            form = sending.under_way()
        if form is None:
            return response
        if isinstance(response, HttpResponseRedirect):
            sending.keep_place(form, response.url)
        return (response.status_code >= REFUSED and _led(request, form)) or response

    def process_view(self, request: HttpRequest, *_asked: Any) -> HttpResponse | None:
        """Name a form, or answer it where it was carried out; its token has been checked by now."""
        if request.method != "POST" or TOKEN not in request.POST:
            return None
        form = Sending(_name_of(request))
        sending.begin(form)
        return _led(request, form)


def _name_of(request: HttpRequest) -> str:
    """Return the hash of who sends what to where, the content of files included."""
    said = (request.user.pk, request.get_full_path(), sorted(request.POST.lists()))
    digest = sha256(repr(said).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.name)).encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()


def _led(request: HttpRequest, form: Sending) -> HttpResponse | None:
    """Return the answer to a form that was carried out when it came before; None where it was not."""
    before = SentForm.objects.filter(form=form.form).exclude(arrival=form.arrival)
    found = before.first()
    if found is None:
        return None
    while not found.led_to and timezone.now() - found.at < WAIT:  # it has committed and is being answered
        sleep(TURN)
        found = before.get()
    messages.info(request, message_for(SentBefore()))
    if getattr(request, "htmx", False):
        return HttpResponseClientRefresh()
    return redirect(found.led_to or _page_before(request))


def _page_before(request: HttpRequest) -> str:
    """Return the page from which a form was sent, if it is ours; else the first one."""
    page = request.headers.get("Referer", "")
    known = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if known else "/"
