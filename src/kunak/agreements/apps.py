"""The room for Django."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "kunak.agreements"
    label = "agreements"

    def ready(self) -> None:
        """Teach the sentences of the room's refusals and of its journal."""
        from kunak.agreements import refusals, sentences  # noqa: F401
