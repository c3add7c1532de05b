"""Addresses of the room."""

from django.urls import path

from kunak.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("me/", views.profile, name="profile"),
    path("<int:pk>/", views.person, name="person"),
    path("<int:pk>/role/", views.give_role, name="give-role"),
    path("<int:pk>/password/", views.give_password, name="give-password"),
    path("<int:pk>/switch/", views.switch, name="switch"),
]
