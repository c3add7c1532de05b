"""One's own page: who one is here, and one's password."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kunak.people import policies, queries, services
from kunak.people.forms import ChangePasswordForm
from kunak.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show who one is here and let the password be changed; other sessions end with the old one."""
    person = cast("Person", request.user)
    form = ChangePasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.change_password(person=person, password=form.cleaned_data["new_password1"], by=person)
        person.refresh_from_db()
        update_session_auth_hash(request, person)
        messages.success(request, _("The password is changed. Other sessions have ended."))
        return redirect("people:profile")
    context = {"form": form, "membership": policies.membership_of(person), "changes": queries.account_changes(person)}
    return render(request, "people/profile.html", context, status=422 if form.errors else 200)
