"""Addresses of the room."""

from django.urls import path

from kunak.drafts import views

app_name = "drafts"
urlpatterns = [
    path("", views.drafts, name="list"),
    path("new/", views.propose, name="propose"),
    path("rule/", views.rule, name="rule"),
    path("<int:pk>/", views.draft, name="draft"),
    path("<int:pk>/editions/new/", views.add_edition, name="add-edition"),
    path("<int:pk>/editions/<int:number>/", views.edition, name="edition"),
    path("<int:pk>/editions/<int:number>/file/", views.file, name="file"),
    path("<int:pk>/compare/", views.compare, name="compare"),
    path("<int:pk>/visas/new/", views.ask_visa, name="ask-visa"),
    path("<int:pk>/visas/<int:visa_pk>/", views.give_visa, name="give-visa"),
    path("<int:pk>/disagreements/new/", views.open_row, name="open-row"),
    path("<int:pk>/disagreements/<int:row_pk>/", views.row, name="row"),
    path("<int:pk>/signing/", views.signing, name="signing"),
    path("<int:pk>/give-up/", views.give_up, name="give-up"),
]
