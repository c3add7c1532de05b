"""Addresses of the room."""

from django.urls import path

from kunak.assignments import views

app_name = "assignments"
urlpatterns = [
    path("", views.assignments, name="list"),
    path("table/", views.table, name="table"),
    path("discipline/", views.discipline, name="discipline"),
    path("discipline/table/", views.discipline_table, name="discipline-table"),
    path("rule/", views.rule, name="rule"),
    path("agreement/<int:pk>/", views.agreement, name="agreement"),
    path("agreement/<int:pk>/give/", views.give, name="give"),
    path("measure/<int:pk>/give/", views.give_for_measure, name="give-for-measure"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/ask/", views.ask, name="ask"),
    path("requests/<int:pk>/decide/", views.decide, name="decide"),
    path("parts/<int:pk>/report/", views.report, name="report"),
    path("reports/<int:pk>/answer/", views.answer, name="answer"),
    path("reports/<int:pk>/proofs/<int:proof>/", views.proof, name="proof"),
]
