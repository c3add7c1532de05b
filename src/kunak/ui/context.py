"""What every page knows of itself and its reader."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

THEMES = {"light", "dark"}
STANDS_UNDER = dict.fromkeys(
    ("drafts", "execution", "groups", "programme", "proposals"), "agreements"
)  # rooms whose pages are parts of another room's


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of a menu; `icon` is a name of the sprite."""

    name: str
    url: str
    icon: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Bell:
    """Where the reader is told of what is due, and how much of it is new."""

    url: str
    count: int


BELLS: list[Callable[[HttpRequest], Bell | None]] = []  # the room that reminds puts its own here


def page(request: HttpRequest) -> dict[str, object]:
    """Return the theme, the menus, the bell and who reads; the bell is asked for by whole pages alone. One query."""
    return {
        "theme": theme_of(request),
        "nav": nav(request),
        "account": account(request),
        "bell": SimpleLazyObject(lambda: next(filter(None, (bell(request) for bell in BELLS)), None)),
        "reader_label": reader_label(request),
        **search_urls(request),
    }


def search_urls(request: HttpRequest) -> dict[str, str]:
    """Return where whoever acts for a side searches everything, and where its script asks while a person types."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or getattr(user, "is_administrator", False) or not user.side_label:
        return {}
    try:
        return {"search_url": reverse("desk:search"), "quick_url": reverse("desk:quick")}
    except NoReverseMatch:
        return {}


def theme_of(request: HttpRequest) -> str:
    """Return the theme that the reader chose, empty for that of the system."""
    theme = request.COOKIES.get("theme", "")
    return theme if theme in THEMES else ""


def nav(request: HttpRequest) -> list[NavItem]:
    """Return the main menu: the rooms that the reader may enter, the reader's own first page at its head."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        entries = [(_("Agreements"), "portal:home", "doc")]
    elif getattr(user, "is_administrator", False):
        entries = [
            (_("People"), "people:people", "people"),
            (_("Bodies"), "bodies:list", "grid"),
            (_("Kinds of measures"), "programme:kinds", "list"),
            (_("Letters"), "reminders:outbox", "mail"),
            (_("Public page"), "portal:home", "eye"),
        ]
    else:
        entries = [
            (_("My desk"), "desk:home", "home"),
            (_("Agreements"), "agreements:register", "list"),
            (_("Assignments"), "assignments:list", "flag"),
            (_("Documents"), "documents:list", "file"),
            (_("Public page"), "portal:home", "eye"),
        ]
    return _items(request, entries)


def account(request: HttpRequest) -> list[NavItem]:
    """Return what stands in the reader's own menu between the profile and signing out."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or getattr(user, "is_administrator", False):
        return []
    entries = [(_("Bodies of the side"), "bodies:list", "grid")]
    if getattr(user, "looks_after_people", False):
        entries.append((_("People of the side"), "people:people", "people"))
    return _items(request, entries if user.side_label else [])


def _items(request: HttpRequest, entries: list[tuple[str, str, str]]) -> list[NavItem]:
    return [item for name, view, sign in entries if (item := _item(request, name, view, sign))]


def _item(request: HttpRequest, name: str, view: str, sign: str) -> NavItem | None:
    try:
        url = reverse(view)
    except NoReverseMatch:
        return None
    match = request.resolver_match
    room = STANDS_UNDER.get(match.app_name, match.app_name) if match else ""
    return NavItem(name, url, sign, room == view.split(":", maxsplit=1)[0])


def reader_label(request: HttpRequest) -> str:
    """Return who reads, for the masthead: «координатор, Татарстан»."""
    user = getattr(request, "user", None)
    return str(getattr(user, "side_label", "")) if user is not None and user.is_authenticated else ""
