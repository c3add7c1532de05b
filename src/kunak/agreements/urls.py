"""Addresses of the room."""

from django.urls import path

from kunak.agreements import views

app_name = "agreements"
urlpatterns = [
    path("", views.register, name="register"),
    path("calendar/", views.calendar, name="calendar"),
    path("statistics/", views.statistics, name="statistics"),
    path("export/", views.export, name="export"),
    path("imports/", views.imports, name="imports"),
    path("imports/<int:pk>/", views.import_page, name="import"),
    path("imports/<int:pk>/stop/", views.stop_import, name="stop-import"),
    path("views/", views.save_view, name="save-view"),
    path("views/<int:pk>/", views.view, name="view"),
    path("views/<int:pk>/delete/", views.delete_view, name="delete-view"),
    path("<int:pk>/", views.agreement, name="agreement"),
    path("<int:pk>/history/", views.history, name="history"),
    path("<int:pk>/card-keys/", views.card_keys, name="card-keys"),
    path("<int:pk>/terms/<slug:field>/", views.term, name="term"),
    path("<int:pk>/acts/new/", views.choose_act, name="choose-act"),
    path("<int:pk>/acts/new/<slug:kind>/", views.new_act, name="new-act"),
    path("<int:pk>/acts/<int:act_pk>/", views.act, name="act"),
    path("<int:pk>/compare/<int:former_pk>/", views.compare, name="compare"),
    path("<int:pk>/chain/", views.chain, name="chain"),
    path("<int:pk>/chain/<int:link_pk>/unlink/", views.unlink, name="unlink"),
    path("<int:pk>/registration/", views.registration, name="registration"),
    path("book/", views.book, name="book"),
    path("accept/<int:pk>/", views.accept, name="accept"),
    path("<int:pk>/documents/", views.beside, name="beside"),
    path("attach/<int:pk>/", views.attach, name="attach"),
]
