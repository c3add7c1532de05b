"""The room for Django."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "kunak.agreements"
    label = "agreements"
