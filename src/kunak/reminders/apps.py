"""The room for Django."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "kunak.reminders"
    label = "reminders"
