"""The shape of input about people and bodies."""

from kunak.people.forms.bodies import BodyForm, HeadForm, KindForm, NameForm, SameForm
from kunak.people.forms.days_off import DayOffForm
from kunak.people.forms.municipalities import MunicipalityForm, MunicipalityNamesForm
from kunak.people.forms.people import (
    ChangePasswordForm,
    NewPersonAnywhereForm,
    NewPersonForm,
    PersonRoleForm,
    SignInForm,
)

__all__ = [
    "BodyForm",
    "ChangePasswordForm",
    "DayOffForm",
    "HeadForm",
    "KindForm",
    "MunicipalityForm",
    "MunicipalityNamesForm",
    "NameForm",
    "NewPersonAnywhereForm",
    "NewPersonForm",
    "PersonRoleForm",
    "SameForm",
    "SignInForm",
]
