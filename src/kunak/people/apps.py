"""The room for Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kunak.people"
    label = "people"

    def ready(self) -> None:
        """Teach the sentences of the room's refusals."""
        from kunak.people import sentences  # noqa: F401
