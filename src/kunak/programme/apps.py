"""The room for Django."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "kunak.programme"
    label = "programme"

    def ready(self) -> None:
        """Teach the room's sentences and add its parts to the page of an agreement."""
        from kunak.agreements.contributions import CONTRIBUTORS, INNER_VERBS
        from kunak.programme import sentences, signals, tasks
        from kunak.programme.contributor import ProgrammeContributor
        from kunak.programme.kinds import own_kind_name
        from kunak.ui.templatetags.kunak_ui import OWN_KIND_NAMES

        signals.table_given.connect(tasks.look_soon, dispatch_uid="long tables go to the worker")
        OWN_KIND_NAMES.append(own_kind_name)
        CONTRIBUTORS.append(ProgrammeContributor())
        INNER_VERBS.update(sentences.INNER)
