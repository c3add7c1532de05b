"""The room for Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "kunak.documents"
    label = "documents"

    def ready(self) -> None:
        """Teach the room's refusals their sentences."""
        from kunak.documents import sentences  # noqa: F401
