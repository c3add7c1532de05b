"""Addresses of the room."""

from django.urls import path

from kunak.reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("choices/", views.choices, name="choices"),
    path("letters/<int:pk>/", views.letter, name="letter"),
    path("ladders/", views.ladders, name="ladders"),
    path("ladders/<slug:source>/", views.ladder, name="ladder"),
    path("feeds/", views.feeds, name="feeds"),
    path("feeds/<int:pk>/end/", views.end_feed, name="end-feed"),
    path("calendar/<str:secret>.ics", views.feed, name="feed"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<int:pk>/hand-over/", views.hand_over, name="hand-over"),
    path("outbox/<int:pk>/again/", views.again, name="again"),
]
