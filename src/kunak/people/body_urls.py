"""Addresses of bodies, which every member of a side may open."""

from django.urls import path

from kunak.people import views

app_name = "bodies"
urlpatterns = [
    path("", views.bodies, name="list"),
    path("table/", views.bodies_table, name="table"),
    path("days-off/", views.days_off, name="days-off"),
    path("municipalities/", views.municipalities, name="municipalities"),
    path("municipalities/new/", views.new_municipality, name="new-municipality"),
    path("municipalities/<int:pk>/", views.municipality, name="municipality"),
    path("<int:pk>/", views.body, name="body"),
    path("<int:pk>/name/<int:entry_pk>/", views.body_name, name="name"),
    path("<int:pk>/head/<int:entry_pk>/", views.body_head, name="head"),
]
