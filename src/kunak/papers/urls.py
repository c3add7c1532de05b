"""Addresses of the room."""

from django.urls import path

from kunak.papers import views

app_name = "papers"
urlpatterns = [
    path("version/<int:pk>/plan-<int:side>.docx", views.plan, name="plan"),
    path("version/<int:pk>/terms.ics", views.calendar, name="calendar"),
    path("draft/<int:pk>/disagreements.docx", views.disagreements, name="disagreements"),
    path("draft/<int:pk>/approval.docx", views.approval, name="approval"),
    path("meeting/<int:pk>/minutes.docx", views.minutes, name="minutes"),
    path("meeting/<int:pk>/extract.docx", views.extract, name="extract"),
    path("meeting/<int:pk>/invitation-<int:member>.docx", views.invitation, name="invitation"),
    path("proposals/<int:pk>/letter.docx", views.asking, name="asking"),
    path("group/<int:pk>/order.docx", views.order, name="order"),
]
