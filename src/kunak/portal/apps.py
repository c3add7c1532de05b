"""The room for Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "kunak.portal"
    label = "portal"
