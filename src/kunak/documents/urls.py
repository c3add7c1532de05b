"""Addresses of the room."""

from django.urls import path

from kunak.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.list_documents, name="list"),
    path("add/", views.add, name="add"),
    path("uploads/<int:pk>/", views.upload, name="upload"),
    path("<int:pk>/", views.reading, name="reading"),
    path("<int:pk>/against/<int:former_pk>/", views.texts, name="texts"),
    path("<int:pk>/file/", views.file, name="file"),
    path("<int:pk>/read-again/", views.read_again, name="read-again"),
    path("<int:pk>/by-hand/", views.by_hand, name="by-hand"),
    path("facts/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("facts/<int:pk>/correct/", views.correct, name="correct"),
    path("facts/<int:pk>/refuse/", views.refuse, name="refuse"),
    path("candidates/<int:pk>/enter/", views.enter, name="enter"),
    path("candidates/<int:pk>/confirm-all/", views.confirm_all, name="confirm-all"),
    path("candidates/<int:pk>/postpone/", views.postpone, name="postpone"),
    path("candidates/<int:pk>/resume/", views.resume, name="resume"),
    path("candidates/<int:pk>/refuse/", views.refuse_candidate, name="refuse-candidate"),
    path("candidates/<int:pk>/together/<int:other>/", views.read_together, name="read-together"),
    path("candidates/<int:pk>/apart/<int:other>/", views.say_apart, name="say-apart"),
    path("candidates/<int:pk>/alone/", views.read_apart, name="read-apart"),
    path("together/<int:pk>/", views.together, name="together"),
    path("together/<int:pk>/choose/<int:fact>/", views.choose, name="choose"),
    path("together/<int:pk>/confirm/", views.confirm_agreed, name="confirm-agreed"),
]
