"""All addresses, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("kunak.portal.urls")),
    path("", include("kunak.ui.urls")),
    path("desk/", include("kunak.desk.urls")),
    path("people/", include("kunak.people.urls")),
    path("bodies/", include("kunak.people.body_urls")),
    path("documents/", include("kunak.documents.urls")),
    path("agreements/", include("kunak.agreements.urls")),
    path("drafts/", include("kunak.drafts.urls")),
    path("programme/", include("kunak.programme.urls")),
    path("execution/", include("kunak.execution.urls")),
    path("proposals/", include("kunak.proposals.urls")),
    path("assignments/", include("kunak.assignments.urls")),
    path("groups/", include("kunak.groups.urls")),
    path("reminders/", include("kunak.reminders.urls")),
    path("papers/", include("kunak.papers.urls")),
]

handler400 = "kunak.ui.views.bad_request"
handler403 = "kunak.ui.views.forbidden"
handler404 = "kunak.ui.views.not_found"
handler500 = "kunak.ui.views.server_error"
