"""The room for Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kunak.ui"
    label = "ui"
