"""Addresses of the room."""

from django.urls import path

from kunak.execution import views

app_name = "execution"
urlpatterns = [
    path("<int:pk>/", views.agreement, name="agreement"),
    path("measure/<int:pk>/report/", views.report, name="report"),
    path("measure/<int:pk>/forecast/", views.forecast, name="forecast"),
    path("measure/<int:pk>/depart/", views.depart, name="depart"),
    path("reports/<int:pk>/", views.show, name="show"),
    path("reports/<int:pk>/mend/", views.mend, name="mend"),
    path("reports/<int:pk>/public/", views.public, name="public"),
    path("reports/<int:pk>/proofs/<int:proof>/", views.proof, name="proof"),
    path("departures/<int:pk>/", views.departure, name="departure"),
    path("rule/", views.rule, name="rule"),
]
