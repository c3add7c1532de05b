"""The room for Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "kunak.documents"
    label = "documents"
