"""The room for Django."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "kunak.proposals"
    label = "proposals"

    def ready(self) -> None:
        """Teach the room's sentences; what a side collects is its own in the history too."""
        from kunak.agreements.contributions import INNER_VERBS
        from kunak.programme.panels import PANELS
        from kunak.proposals import sentences
        from kunak.proposals.queries import source_panel

        INNER_VERBS.update(sentences.INNER)
        PANELS.append(source_panel)
