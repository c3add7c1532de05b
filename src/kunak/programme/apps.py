"""The room for Django."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "kunak.programme"
    label = "programme"

    def ready(self) -> None:
        """Teach the room's sentences and add its parts to the page of an agreement."""
        from kunak.agreements.contributions import CONTRIBUTORS, INNER_VERBS
        from kunak.programme import sentences
        from kunak.programme.contributor import ProgrammeContributor
        from kunak.programme.kinds import own_kind_name
        from kunak.ui.templatetags.kunak_ui import OWN_KIND_NAMES

        OWN_KIND_NAMES.append(own_kind_name)
        CONTRIBUTORS.append(ProgrammeContributor())
        INNER_VERBS.update(sentences.INNER)
