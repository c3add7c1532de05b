"""Every write of the room: territories, sides, bodies with their names and heads over time, people, roles."""

from kunak.people.services.bodies import (
    NewHead,
    NewName,
    add_body,
    change_head,
    change_name,
    enter_head,
    enter_name,
    set_body_kind,
    take_back_head,
    take_back_name,
)
from kunak.people.services.body_tables import import_bodies
from kunak.people.services.days_off import NewDayOff, enter_day_off, take_back_day_off
from kunak.people.services.municipalities import MunicipalityNames, Told, add_municipality, change_municipality
from kunak.people.services.named import Bodies, organisations_named
from kunak.people.services.people import (
    add_person,
    add_to_side,
    change_password,
    first_password,
    give_role,
    load_territories,
    set_active,
    side_for,
)
from kunak.people.services.spellings import say_same, take_back_spelling

__all__ = [
    "Bodies",
    "MunicipalityNames",
    "NewDayOff",
    "NewHead",
    "NewName",
    "Told",
    "add_body",
    "add_municipality",
    "add_person",
    "add_to_side",
    "change_head",
    "change_municipality",
    "change_name",
    "change_password",
    "enter_day_off",
    "enter_head",
    "enter_name",
    "first_password",
    "give_role",
    "import_bodies",
    "load_territories",
    "organisations_named",
    "say_same",
    "set_active",
    "set_body_kind",
    "side_for",
    "take_back_day_off",
    "take_back_head",
    "take_back_name",
    "take_back_spelling",
]
