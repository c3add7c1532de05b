"""The invented people of the sample, with passwords made at random and told once."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from kunak.config.sample.files import rows
from kunak.people.models import Person, Role, Territory
from kunak.people.services import add_person, first_password, give_role, side_for


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody of the sample and how they sign in; `code` is their side's territory, empty for the administrator."""

    person: Person
    code: str
    role: str
    password: str


def add_people() -> list[SamplePerson]:
    """Add the people with their sides and roles; to be called inside the sample's transaction."""
    return [_add(row) for row in rows("people")]


def _add(row: dict[str, str]) -> SamplePerson:
    password = first_password()
    is_administrator = not row["code"]
    person = add_person(
        email=row["email"], name=row["name"], password=password, is_administrator=is_administrator, by=None
    )
    if not is_administrator:
        side = side_for(name=Territory.objects.get(code=row["code"]).name, code=row["code"])
        sectors = tuple(filter(None, row["sectors"].split(";")))
        give_role(person=person, side=side, role=Role(row["role"]), sectors=sectors, by=None)
    return SamplePerson(person, row["code"], row["role"], password)


def how_to_sign_in(people: Sequence[SamplePerson]) -> str:
    """Return each person's address and password as a table for the terminal."""
    told = _("The sample is loaded. Sign in as (the passwords are shown this once):")
    return _table(told, [(one.person.name, one.person.email, one.password) for one in people])


def how_to_get_in_again(command: str) -> str:
    """Return who can sign in to a sample that was loaded before, and the command that gives a new password."""
    told = _("The sample was loaded before and its passwords were shown then; %(command)s EMAIL gives a new one to:")
    return _table(told % {"command": command}, [(row["name"], row["email"]) for row in rows("people")])


def _table(title: str, lines: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = ("  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "\n".join([title, *(f"  {line}".rstrip() for line in padded)])
