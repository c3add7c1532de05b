"""The room for Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "kunak.desk"
    label = "desk"
