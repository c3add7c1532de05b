"""The room for Django."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "kunak.papers"
    label = "papers"
