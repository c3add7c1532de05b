"""The room for Django."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "kunak.programme"
    label = "programme"
