"""What is said at a measure: written, answered, settled, taken back; and all that is said at the measures of a plan."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest, visible
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.programme import policies, queries, services
from kunak.programme.models import Comment, Measure, Version
from kunak.programme.views.asking import measure_for
from kunak.programme.views.measures import show_measure
from kunak.programme.views.ways import head_of
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for

PANEL = "programme/_comments.html"
DEEDS = {
    "settle": services.settle_comment,
    "reopen": services.reopen_comment,
    "withdraw": services.withdraw_comment,
}


@require_POST
def write_comment(request: PersonRequest, pk: int) -> HttpResponse:
    """Say something at a measure, or answer there; what was typed stays where it is refused."""
    measure, version = measure_for(request, pk)
    answers = _comment(request, request.POST.get("answers", ""))
    text, is_shared = request.POST.get("text", ""), request.POST.get("is_shared") == "1"
    try:
        services.write_comment(measure=measure, text=text, is_shared=is_shared, answers=answers, by=request.user)
    except NotAllowed:
        raise
    except KunakError as error:
        typed = {"text": text, "is_shared": is_shared}
        more = {"comment_refusal": message_for(error), "answering": answers.pk if answers else 0, "typed": typed}
        return _show(request, measure, version, more)
    return _done(request, measure, version)


@require_POST
def comment(request: PersonRequest, pk: int) -> HttpResponse:
    """Settle a talk, open it again, or take one's own comment back."""
    found = _comment(request, str(pk))
    deed = DEEDS.get(request.POST.get("what", ""))
    measure, version = measure_for(request, number_in(request.POST.get("measure", "")))
    if deed is None or found is None or found.line != measure.line:
        raise Http404
    try:
        deed(comment=found, by=request.user)
    except (NotAllowed, NotOfTheParties):
        raise
    except KunakError as error:
        messages.error(request, message_for(error))
    return _done(request, measure, version)


@require_safe
def comments(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what is said at all measures of the agreement's plans."""
    agreement = visible(request, pk)
    found = queries.talked_over(agreement, request.user)
    return render(request, "programme/comments.html", {**head_of(request, agreement), "found": found})


def _comment(request: PersonRequest, pk: str) -> Comment | None:
    """Return a comment that the reader may see; none where none is asked for."""
    if not pk:
        return None
    found = Comment.objects.select_related("version__programme__agreement", "answers", "side")
    one = found.filter(pk=number_in(pk)).first()
    try:
        if one is None:
            raise Http404
        policies.check_can_see_comment(request.user, one)
    except NotOfTheParties:
        raise Http404 from None
    return one


def _done(request: PersonRequest, measure: Measure, version: Version) -> HttpResponse:
    if request.htmx:
        return _show(request, measure, version)
    return redirect(f"{measure.get_absolute_url()}#comments")


def _show(
    request: PersonRequest, measure: Measure, version: Version, more: dict[str, object] | None = None
) -> HttpResponse:
    """Show the measure; to htmx the talks alone, and what was refused as 422."""
    template = PANEL if request.htmx else "programme/measure.html"
    return show_measure(request, measure, version, template=template, status=422 if more else 200, more=more)
