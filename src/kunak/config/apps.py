"""The room for Django."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "kunak.config"
    label = "config"
