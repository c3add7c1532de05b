"""Addresses of the room."""

from django.urls import path

from kunak.groups import views

app_name = "groups"
urlpatterns = [
    path("agreement/<int:pk>/", views.agreement, name="agreement"),
    path("agreement/<int:pk>/new/", views.new, name="new"),
    path("<int:pk>/", views.group, name="group"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/document/<slug:which>/", views.document, name="document"),
    path("<int:pk>/members/add/", views.add_member, name="add-member"),
    path("members/<int:pk>/replace/", views.replace_member, name="replace-member"),
    path("members/<int:pk>/end/", views.end_place, name="end-place"),
    path("rule/", views.rule, name="rule"),
]
