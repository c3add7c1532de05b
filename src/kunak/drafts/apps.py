"""The room for Django."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "kunak.drafts"
    label = "drafts"

    def ready(self) -> None:
        """Teach the room's sentences and add its parts to the page of an agreement."""
        from kunak.agreements.contributions import CONTRIBUTORS, INNER_VERBS
        from kunak.drafts import sentences
        from kunak.drafts.contributor import DraftsContributor

        CONTRIBUTORS.append(DraftsContributor())
        INNER_VERBS.update(sentences.INNER)
