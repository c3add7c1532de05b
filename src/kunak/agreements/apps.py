"""The room for Django."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "kunak.agreements"
    label = "agreements"

    def ready(self) -> None:
        """Teach the sentences of the room's refusals and of its journal; hear of municipalities."""
        from kunak.agreements import refusals, sentences  # noqa: F401
        from kunak.agreements.services.municipalities import know_municipality
        from kunak.people.signals import municipality_told

        municipality_told.connect(know_municipality, dispatch_uid="parties are known as a municipality")
