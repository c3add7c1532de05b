"""Who of a side is told of what: read once for a round, so that who lost access a minute ago is not in it."""

from collections import defaultdict
from functools import lru_cache

from kunak.people.models import Membership, Role
from kunak.reminders.sources import Thing


class Audience:
    """The people of all sides, active ones alone. One query."""

    def __init__(self) -> None:
        self._members: dict[int, list[tuple[int, str, list[str]]]] = defaultdict(list)
        found = Membership.objects.filter(person__is_active=True, person__is_administrator=False).order_by("person")
        for side, person, role, sectors in found.values_list("side", "person", "role", "sectors").iterator():
            self._members[side].append((person, role, sectors))
        self._told = lru_cache(maxsize=10_000)(self._found)

    def of(self, thing: Thing) -> tuple[int, ...]:
        """Return the people who are told of a thing. No query."""
        if thing.people:
            return tuple(person for person, _role, _sectors in self._members[thing.side] if person in thing.people)
        told = self._told(thing.side, thing.roles, thing.sector)
        besides = [one for one in thing.also if one not in told]
        return (*told, *(one for one, _role, _sectors in self._members[thing.side] if one in besides))

    def _found(self, side: int, roles: tuple[Role, ...], sector: str) -> tuple[int, ...]:
        return tuple(
            person
            for person, role, sectors in self._members[side]
            if role in roles and (role != Role.SECTOR_LEAD or sector in sectors)
        )
