"""First events proposed for the sectors of an agreement; they become measures when somebody takes them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.core.programme.first_events import first_events as events_of
from kunak.core.programme.term import term_words
from kunak.people.errors import NotAllowed
from kunak.programme import policies, services
from kunak.programme.models import Version
from kunak.programme.views.asking import version_for
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def first_events(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the events for the agreement's sectors, and take those chosen into the draft."""
    version, refusal = version_for(request, pk), ""
    policies.check_can_edit(request.user, version)
    codes, today = request.POST.getlist("event"), timezone.localdate()
    if request.method == "POST":
        try:
            made = services.take_first_events(version=version, codes=codes, on=today, by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
        else:
            told = ngettext("%(n)d measure is added.", "%(n)d measures are added.", len(made)) % {"n": len(made)}
            messages.success(request, told)
            return redirect(version)
    agreement = version.programme.agreement
    context = {"version": version, "agreement": agreement, "short": short_title(agreement), "refusal": refusal}
    context |= {"rows": _rows(request, version), "chosen": codes}
    return render(request, "programme/first_events.html", context, status=422 if refusal else 200)


def _rows(request: PersonRequest, version: Version) -> list[dict[str, object]]:
    """Return the events that the reader may take, with their windows in words, and whether the draft has one."""
    programme, today = version.programme, timezone.localdate()
    sectors = set(programme.agreement.commitments.values_list("sector", flat=True))
    present = set(version.measures.values_list("text", flat=True))
    return [
        {
            "event": one,
            "term": term_words(one.term(today, programme.starts_on, programme.ends_on), get_language() or "ru"),
            "is_taken": one.text in present,
        }
        for one in events_of(sectors)
        if policies.can_edit(request.user, version, one.sector)
    ]
