"""The room for Django."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "kunak.groups"
    label = "groups"

    def ready(self) -> None:
        """Teach the room's sentences; add the groups to the page of an agreement."""
        from kunak.agreements.contributions import CONTRIBUTORS
        from kunak.groups import sentences  # noqa: F401
        from kunak.groups.contributor import GroupsContributor

        CONTRIBUTORS.append(GroupsContributor())
