"""The room for Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kunak.people"
    label = "people"
