"""Pages of the room: signing in and out, one's own password, the people of a side, its bodies."""

from kunak.people.views.bodies import bodies, bodies_table, body, body_head, body_name
from kunak.people.views.days_off import days_off
from kunak.people.views.municipalities import municipalities, municipality, new_municipality
from kunak.people.views.people import give_password, give_role, people, person, switch
from kunak.people.views.profile import profile
from kunak.people.views.sign_in import locked_out, sign_in, sign_out

__all__ = [
    "bodies",
    "bodies_table",
    "body",
    "body_head",
    "body_name",
    "days_off",
    "give_password",
    "give_role",
    "locked_out",
    "municipalities",
    "municipality",
    "new_municipality",
    "people",
    "person",
    "profile",
    "sign_in",
    "sign_out",
    "switch",
]
