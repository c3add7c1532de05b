"""Addresses of the room."""

from django.urls import path

from kunak.proposals import views

app_name = "proposals"
urlpatterns = [
    path("agreement/<int:pk>/", views.collections, name="collections"),
    path("collection/<int:pk>/", views.collection, name="collection"),
    path("invitation/<int:pk>/", views.invitation, name="invitation"),
    path("proposal/<int:pk>/", views.proposal, name="proposal"),
    path("by-link/<str:code>/", views.by_link, name="by-link"),
]
