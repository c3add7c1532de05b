"""What every page knows of itself and its reader."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

THEMES = {"light", "dark"}


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main menu."""

    name: str
    url: str
    icon: str
    is_current: bool


def page(request: HttpRequest) -> dict[str, object]:
    """Return the theme and the menu of a page."""
    theme = request.COOKIES.get("theme", "")
    return {"theme": theme if theme in THEMES else "", "nav": nav(request), "reader_label": reader_label(request)}


def nav(request: HttpRequest) -> list[NavItem]:
    """Return the main menu: the rooms that the reader may enter."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        entries = [(_("Agreements"), "portal:home", "doc")]
    elif getattr(user, "is_administrator", False):
        entries = [(_("People"), "people:people", "users"), (_("Public page"), "portal:home", "pin")]
    else:
        entries = [
            (_("My desk"), "desk:home", "home"),
            (_("Agreements"), "agreements:register", "list"),
            (_("Documents"), "documents:list", "file"),
            (_("Public page"), "portal:home", "pin"),
        ]
    return [item for name, view, sign in entries if (item := _item(request, name, view, sign))]


def _item(request: HttpRequest, name: str, view: str, sign: str) -> NavItem | None:
    try:
        url = reverse(view)
    except NoReverseMatch:
        return None
    match = request.resolver_match
    return NavItem(name, url, sign, bool(match and match.app_name == view.split(":")[0]))


def reader_label(request: HttpRequest) -> str:
    """Return who reads, for the masthead: «координатор, Татарстан»."""
    user = getattr(request, "user", None)
    return str(getattr(user, "side_label", "")) if user is not None and user.is_authenticated else ""
