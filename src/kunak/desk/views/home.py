"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kunak.desk.queries import desk
from kunak.documents.policies import can_add
from kunak.people.models import Person
from kunak.people.policies import membership_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person; an administrator looks after people instead."""
    membership = membership_of(request.user)
    if membership is None:
        if isinstance(request.user, Person) and request.user.is_administrator:
            return redirect("people:people")
        return render(request, "desk/no_side.html")
    today = timezone.localdate()
    context = {
        "desk": desk(request.user, membership.side, today),
        "membership": membership,
        "can_add": can_add(request.user),
        "today": today,
    }
    return render(request, "desk/home.html", context)
