"""Addresses of the room."""

from django.urls import path

from kunak.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("search/quick/", views.quick, name="quick"),
    path("board/", views.board, name="board"),
    path("board/export/", views.board_export, name="board-export"),
    path("head/", views.head, name="head"),
    path("who/", views.who, name="who"),
    path("who/export/", views.who_export, name="who-export"),
    path("who/<int:pk>/", views.body, name="body"),
    path("who/<int:pk>/paper.docx", views.body_paper, name="body-paper"),
    path("measures/", views.measures, name="measures"),
    path("measures/export/", views.measures_export, name="measures-export"),
]
