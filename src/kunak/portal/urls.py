"""Addresses of the room."""

from django.urls import path

from kunak.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("public/<int:pk>/", views.agreement, name="agreement"),
    path("public/<int:pk>.json", views.agreement_json, name="agreement-json"),
    path("public/schema/card-1.json", views.schema, name="schema"),
]
