"""The room for Django."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "kunak.journal"
    label = "journal"
