"""Addresses of the room."""

from django.urls import path

from kunak.portal import views

app_name = "portal"
urlpatterns = [path("", views.home, name="home")]
