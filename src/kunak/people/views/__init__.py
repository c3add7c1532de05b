"""Pages of the room: signing in and out, one's own password, the people of a side."""

from kunak.people.views.people import give_password, give_role, people, person, switch
from kunak.people.views.profile import profile
from kunak.people.views.sign_in import locked_out, sign_in, sign_out

__all__ = [
    "give_password",
    "give_role",
    "locked_out",
    "people",
    "person",
    "profile",
    "sign_in",
    "sign_out",
    "switch",
]
