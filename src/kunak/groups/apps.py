"""The room for Django."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "kunak.groups"
    label = "groups"

    def ready(self) -> None:
        """Teach the room's sentences; add groups to the page of an agreement; say who sees restricted minutes."""
        from kunak.agreements.contributions import CONTRIBUTORS
        from kunak.assignments.seen import KNOWN
        from kunak.groups import sentences  # noqa: F401
        from kunak.groups.contributor import GroupsContributor
        from kunak.groups.queries import assignments_seen_by

        KNOWN.append(assignments_seen_by)
        CONTRIBUTORS.append(GroupsContributor())
