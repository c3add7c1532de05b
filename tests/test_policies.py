"""Who may do what: every role at every address and of every service; what has no row fails the test.

`own` is what A alone may know of: a document under review, a draft of a plan; `shared` both sides see; X sees nothing.
"""

import importlib
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.databases import ON_SQLITE, kept_for_a_file, undone
from tests.factories import policies as asked
from tests.factories.policies import World

from kunak.config import urls
from kunak.core.errors import KunakError
from kunak.journal.models import Entry
from kunak.people import middleware
from kunak.people.models import Person, Role
from kunak.people.once import TOKEN

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
COORDINATOR = f"A.{Role.COORDINATOR}"


class Asked(World):
    """The world, in which everybody has signed in once; every question is undone."""

    def __init__(self) -> None:
        super().__init__()
        self.clients = {role: self._signed_in(person) for role, person in self.people.items()}

    def _signed_in(self, person: Person | None) -> tuple[Client, dict[str, str]]:
        client = Client()
        if person is not None:
            client.force_login(person, BACKEND)
        return client, {name: one.value for name, one in client.cookies.items()}

    def client(self, role: str) -> Client:
        """Return the browser of a person in a role, as it was after the signing in."""
        client, cookies = self.clients[role]
        client.cookies = SimpleCookie(cookies)
        return client


@pytest.fixture(scope="module")
def made(
    files_of_all: Path, django_db_setup: None, django_db_blocker: Any, in_haste: None
) -> Iterator[tuple[Asked, Path]]:
    """Return a world for all tests of the file, and where its files are."""
    own, others = files_of_all / "policies", settings.MEDIA_ROOT
    with kept_for_a_file(own, django_db_blocker):
        world, settings.MEDIA_ROOT = Asked(), others
        yield world, own


@pytest.fixture
def world(made: tuple[Asked, Path], files: None) -> Asked:
    """Return the world, with its files at hand."""
    world, settings.MEDIA_ROOT = made
    return world


# The columns are those of World.people: nobody; a person without a side; coordinator, sector lead and observer of A,
# then of B, then of X; an administrator. An address answers 200, to a POST where the answer itself shows a password;
# go: it is done and leads on; in: sign in first; 403: this role may not; 404: for this person there is no such thing;
# 422: may, but not this (the key is turned, the sector is another's). After the slash, of which record; without POST it
# is asked by GET.
ADDRESSES = """
portal:home                                   200 200 200 200 200 200 200 200 200 200 200 200
portal:agreement/shared                       404 404 404 404 404 404 404 404 404 404 404 404
portal:agreement/public                       200 200 200 200 200 200 200 200 200 200 200 200
portal:agreement-json/shared                  404 404 404 404 404 404 404 404 404 404 404 404
portal:agreement-json/public                  200 200 200 200 200 200 200 200 200 200 200 200
portal:schema                                 200 200 200 200 200 200 200 200 200 200 200 200
POST ui:theme                                 go  go  go  go  go  go  go  go  go  go  go  go
POST ui:language                              go  go  go  go  go  go  go  go  go  go  go  go
desk:home                                     in  200 200 200 200 200 200 200 200 200 200 go
desk:search                                   in  404 200 200 200 200 200 200 200 200 200 404
desk:quick                                    in  404 200 200 200 200 200 200 200 200 200 404
desk:board                                    in  404 200 200 200 200 200 200 200 200 200 404
desk:board-export                             in  404 200 200 200 200 200 200 200 200 200 404
desk:head                                     in  404 200 200 200 200 200 200 200 200 200 404
desk:who                                      in  404 200 200 200 200 200 200 200 200 200 404
desk:who-export                               in  404 200 200 200 200 200 200 200 200 200 404
desk:body/of A                                in  404 200 200 200 404 404 404 404 404 404 404
desk:body-paper/of A                          in  404 200 200 200 404 404 404 404 404 404 404
desk:measures                                 in  404 200 200 200 200 200 200 200 200 200 404
desk:measures-export                          in  404 200 200 200 200 200 200 200 200 200 404
people:sign-in                                200 go  go  go  go  go  go  go  go  go  go  go
POST people:sign-out                          go  go  go  go  go  go  go  go  go  go  go  go
people:profile                                in  200 200 200 200 200 200 200 200 200 200 200
POST people:profile                           in  422 422 422 422 422 422 422 422 422 422 422
people:people                                 in  403 200 403 403 200 403 403 200 403 403 200
POST people:people                            in  403 200 403 403 200 403 403 200 403 403 200
people:person/of A                            in  403 200 403 403 404 403 403 404 403 403 200
people:person/administrator                   in  403 404 403 403 404 403 403 404 403 403 200
POST people:give-role/of A                    in  403 go  403 403 404 403 403 404 403 403 go
POST people:give-role/administrator           in  403 404 403 403 404 403 403 404 403 403 404
POST people:give-password/of A                in  403 200 403 403 404 403 403 404 403 403 200
POST people:give-password/administrator       in  403 404 403 403 404 403 403 404 403 403 200
POST people:switch/of A                       in  403 go  403 403 404 403 403 404 403 403 go
POST people:switch/administrator              in  403 404 403 403 404 403 403 404 403 403 go
bodies:list                                   in  404 200 200 200 200 200 200 200 200 200 200
POST bodies:list                              in  404 go  403 403 go  403 403 go  403 403 go
bodies:table                                  in  404 200 200 200 200 200 200 200 200 200 200
POST bodies:table                             in  404 422 403 403 422 403 403 422 403 403 422
bodies:days-off                               in  404 200 200 200 200 200 200 200 200 200 200
POST bodies:days-off                          in  404 go  403 403 go  403 403 go  403 403 go
bodies:municipalities                         in  404 200 200 200 200 200 200 200 200 200 200
bodies:new-municipality                       in  404 200 403 403 200 403 403 200 403 403 200
POST bodies:new-municipality                  in  404 go  403 403 go  403 403 go  403 403 go
bodies:municipality/Kazan                     in  404 200 403 403 200 403 403 200 403 403 200
POST bodies:municipality/Kazan                in  404 go  403 403 go  403 403 go  403 403 go
bodies:body/of A                              in  404 200 200 200 404 404 404 404 404 404 200
POST bodies:body/of A                         in  404 go  403 403 404 404 404 404 404 404 go
bodies:name/of A                              in  404 200 403 403 404 404 404 404 404 404 200
POST bodies:name/of A                         in  404 go  403 403 404 404 404 404 404 404 go
bodies:head/of A                              in  404 200 403 403 404 404 404 404 404 404 200
POST bodies:head/of A                         in  404 go  403 403 404 404 404 404 404 404 go
documents:list                                in  200 200 200 200 200 200 200 200 200 200 200
documents:add                                 in  404 200 200 403 200 200 403 200 200 403 404
POST documents:add                            in  404 go  go  403 go  go  403 go  go  403 404
documents:upload/own                          in  404 200 200 200 404 404 404 404 404 404 404
documents:reading/own                         in  404 200 200 200 404 404 404 404 404 404 404
documents:reading/shared                      in  404 200 200 200 200 200 200 404 404 404 404
documents:texts/own                           in  404 200 200 200 404 404 404 404 404 404 404
documents:texts/shared                        in  404 200 200 200 200 200 200 404 404 404 404
documents:file/own                            in  404 200 200 200 404 404 404 404 404 404 404
documents:file/shared                         in  404 200 200 200 200 200 200 404 404 404 404
POST documents:read-again/failed              in  404 go  go  403 404 404 404 404 404 404 404
POST documents:by-hand/failed                 in  404 go  go  403 404 404 404 404 404 404 404
POST documents:confirm/own                    in  404 go  go  403 404 404 404 404 404 404 404
documents:correct/own                         in  404 200 200 403 404 404 404 404 404 404 404
POST documents:correct/own                    in  404 go  go  403 404 404 404 404 404 404 404
POST documents:refuse/own                     in  404 go  go  403 404 404 404 404 404 404 404
documents:enter/own                           in  404 200 200 403 404 404 404 404 404 404 404
POST documents:enter/own                      in  404 go  go  403 404 404 404 404 404 404 404
POST documents:confirm-all/own                in  404 go  go  403 404 404 404 404 404 404 404
POST documents:postpone/own                   in  404 go  go  403 404 404 404 404 404 404 404
POST documents:resume/postponed               in  404 go  go  403 404 404 404 404 404 404 404
POST documents:refuse-candidate/own           in  404 go  go  403 404 404 404 404 404 404 404
documents:together/own                        in  404 200 200 200 404 404 404 404 404 404 404
POST documents:read-together/own              in  404 go  go  403 404 404 404 404 404 404 404
POST documents:say-apart/own                  in  404 go  go  403 404 404 404 404 404 404 404
POST documents:read-apart/own                 in  404 go  go  403 404 404 404 404 404 404 404
POST documents:choose/own                     in  404 go  go  403 404 404 404 404 404 404 404
POST documents:confirm-agreed/own             in  404 go  go  403 404 404 404 404 404 404 404
agreements:beside/of two documents            in  404 200 200 200 200 200 200 404 404 404 404
POST agreements:attach/own                    in  404 go  403 403 404 404 404 404 404 404 404
POST agreements:accept/own                    in  404 go  403 403 404 404 404 404 404 404 404
agreements:register                           in  404 200 200 200 200 200 200 200 200 200 404
agreements:calendar                           in  404 200 200 200 200 200 200 200 200 200 404
agreements:statistics                         in  404 200 200 200 200 200 200 200 200 200 404
agreements:export                             in  404 200 200 200 200 200 200 200 200 200 404
agreements:imports                            in  404 200 200 200 200 200 200 200 200 200 404
POST agreements:imports                       in  404 422 403 403 422 403 403 422 403 403 404
agreements:import/of A                        in  404 200 200 200 404 404 404 404 404 404 404
POST agreements:stop-import/of A              in  404 go  403 403 404 404 404 404 404 404 404
POST agreements:save-view                     in  404 go  go  go  go  go  go  go  go  go  404
agreements:view/of A's coordinator            in  404 go  404 404 404 404 404 404 404 404 404
agreements:view/shared on A                   in  404 go  go  go  404 404 404 404 404 404 404
POST agreements:delete-view/shared on A       in  404 go  403 403 404 404 404 404 404 404 404
agreements:agreement/shared                   in  404 200 200 200 200 200 200 404 404 404 404
agreements:history/shared                     in  404 200 200 200 200 200 200 404 404 404 404
agreements:card-keys/shared                   in  404 200 200 200 200 200 200 404 404 404 404
POST agreements:card-keys/shared              in  404 go  403 403 go  403 403 404 404 404 404
agreements:choose-act/shared                  in  404 200 403 403 200 403 403 404 404 404 404
agreements:new-act/shared                     in  404 200 403 403 200 403 403 404 404 404 404
POST agreements:new-act/shared                in  404 200 403 403 200 403 403 404 404 404 404
agreements:act/waiting                        in  404 200 200 200 200 200 200 404 404 404 404
POST agreements:act/waiting                   in  404 422 403 403 go  403 403 404 404 404 404
agreements:term/shared                        in  404 200 403 403 200 403 403 404 404 404 404
POST agreements:term/shared                   in  404 go  403 403 go  403 403 404 404 404 404
agreements:compare/shared                     in  404 200 200 200 200 200 200 404 404 404 404
agreements:chain/shared                       in  404 200 200 200 200 200 200 404 404 404 404
POST agreements:chain/shared                  in  404 go  403 403 go  403 403 404 404 404 404
POST agreements:unlink/linked by A            in  404 go  403 403 go  403 403 404 404 404 404
agreements:registration/shared                in  404 200 403 403 200 403 403 404 404 404 404
POST agreements:registration/shared           in  404 go  403 403 go  403 403 404 404 404 404
agreements:book                               in  404 200 200 200 200 200 200 200 200 200 404
POST agreements:book                          in  404 go  403 403 go  403 403 go  403 403 404
drafts:list                                   in  404 200 200 200 200 200 200 200 200 200 404
drafts:propose                                in  404 200 403 403 200 403 403 200 403 403 404
POST drafts:propose                           in  404 go  403 403 go  403 403 go  403 403 404
drafts:rule                                   in  404 200 403 403 200 403 403 200 403 403 404
POST drafts:rule                              in  404 go  403 403 go  403 403 go  403 403 404
drafts:draft/shared                           in  404 200 200 200 200 200 200 404 404 404 404
drafts:add-edition/shared                     in  404 200 200 403 200 200 403 404 404 404 404
POST drafts:add-edition/shared                in  404 go  go  403 go  go  403 404 404 404 404
drafts:edition/own                            in  404 200 200 200 404 404 404 404 404 404 404
POST drafts:edition/own                       in  404 go  403 403 404 404 404 404 404 404 404
drafts:edition/sent                           in  404 200 200 200 200 200 200 404 404 404 404
POST drafts:edition/sent                      in  404 go  403 403 go  403 403 404 404 404 404
drafts:file/own                               in  404 200 200 200 404 404 404 404 404 404 404
drafts:file/sent                              in  404 200 200 200 200 200 200 404 404 404 404
drafts:compare/shared                         in  404 200 200 200 200 200 200 404 404 404 404
drafts:ask-visa/shared                        in  404 200 200 403 200 200 403 404 404 404 404
POST drafts:ask-visa/shared                   in  404 go  go  403 go  go  403 404 404 404 404
drafts:give-visa/of A                         in  404 200 200 403 404 404 404 404 404 404 404
POST drafts:give-visa/of A                    in  404 go  go  403 404 404 404 404 404 404 404
drafts:open-row/shared                        in  404 200 200 403 200 200 403 404 404 404 404
POST drafts:open-row/shared                   in  404 go  go  403 go  go  403 404 404 404 404
drafts:row/of A                               in  404 200 200 200 200 200 200 404 404 404 404
POST drafts:row/of A                          in  404 go  go  403 go  go  403 404 404 404 404
drafts:signing/agreed                         in  404 200 403 403 200 403 403 404 404 404 404
POST drafts:signing/agreed                    in  404 go  403 403 go  403 403 404 404 404 404
drafts:give-up/shared                         in  404 200 403 403 200 403 403 404 404 404 404
POST drafts:give-up/shared                    in  404 go  403 403 go  403 403 404 404 404 404
programme:programme/shared                    in  404 200 200 200 200 200 200 404 404 404 404
POST programme:programme/shared               in  404 go  403 403 go  403 403 404 404 404 404
POST programme:new-version/in force           in  404 go  403 403 go  403 403 404 404 404 404
programme:version/own                         in  404 200 200 200 404 404 404 404 404 404 404
programme:version/sent                        in  404 200 200 200 200 200 200 404 404 404 404
programme:version/returned                    in  404 200 200 200 404 404 404 404 404 404 404
programme:version/in force                    in  404 200 200 200 200 200 200 404 404 404 404
programme:changes/own                         in  404 200 200 200 404 404 404 404 404 404 404
programme:changes/in force                    in  404 200 200 200 200 200 200 404 404 404 404
programme:dropped/own                         in  404 200 200 200 404 404 404 404 404 404 404
programme:dropped/in force                    in  404 200 200 200 200 200 200 404 404 404 404
programme:board/own                           in  404 200 200 200 404 404 404 404 404 404 404
programme:board/in force                      in  404 200 200 200 200 200 200 404 404 404 404
programme:map/own                             in  404 200 200 200 404 404 404 404 404 404 404
programme:map/in force                        in  404 200 200 200 200 200 200 404 404 404 404
programme:timeline/own                        in  404 200 200 200 404 404 404 404 404 404 404
programme:timeline/in force                   in  404 200 200 200 200 200 200 404 404 404 404
programme:calendar/own                        in  404 200 200 200 404 404 404 404 404 404 404
programme:calendar/in force                   in  404 200 200 200 200 200 200 404 404 404 404
programme:coverage/own                        in  404 200 200 200 404 404 404 404 404 404 404
programme:coverage/in force                   in  404 200 200 200 200 200 200 404 404 404 404
programme:change-many/own                     in  404 200 200 403 404 404 404 404 404 404 404
POST programme:change-many/own                in  404 go  go  403 404 404 404 404 404 404 404
programme:table/own                           in  404 200 200 200 404 404 404 404 404 404 404
POST programme:table/own                      in  404 422 422 403 404 404 404 404 404 404 404
programme:import/own                          in  404 200 200 200 404 404 404 404 404 404 404
POST programme:stop-import/own                in  404 go  go  403 404 404 404 404 404 404 404
programme:read-plan/own                       in  404 200 200 403 404 404 404 404 404 404 404
POST programme:read-plan/own                  in  404 422 422 403 404 404 404 404 404 404 404
programme:export/own                          in  404 200 200 200 404 404 404 404 404 404 404
programme:export/in force                     in  404 200 200 200 200 200 200 404 404 404 404
programme:change-many/sent                    in  404 403 403 403 404 404 404 404 404 404 404
POST programme:save-view/in force             in  404 go  go  go  go  go  go  404 404 404 404
POST programme:save-view/own                  in  404 go  go  go  404 404 404 404 404 404 404
programme:view/of A's coordinator             in  404 go  404 404 404 404 404 404 404 404 404
programme:view/shared on A                    in  404 go  go  go  404 404 404 404 404 404 404
POST programme:delete-view/shared on A        in  404 go  403 403 404 404 404 404 404 404 404
POST programme:send/own                       in  404 go  403 403 404 404 404 404 404 404 404
POST programme:recall/sent                    in  404 go  403 403 404 404 404 404 404 404 404
POST programme:return/sent                    in  404 404 404 404 go  403 403 404 404 404 404
POST programme:turn-key/sent                  in  404 422 403 403 go  403 403 404 404 404 404
POST programme:plan-keys/in force             in  404 go  403 403 go  403 403 404 404 404 404
programme:period/own                          in  404 200 403 403 404 404 404 404 404 404 404
POST programme:period/own                     in  404 go  403 403 404 404 404 404 404 404 404
programme:drop-version/own                    in  404 200 403 403 404 404 404 404 404 404 404
POST programme:drop-version/own               in  404 go  403 403 404 404 404 404 404 404 404
programme:executors/own                       in  404 200 200 403 404 404 404 404 404 404 404
POST programme:executors/own                  in  404 go  go  403 404 404 404 404 404 404 404
programme:add-measure/own                     in  404 200 200 403 404 404 404 404 404 404 404
POST programme:add-measure/own                in  404 go  go  403 404 404 404 404 404 404 404
programme:add-measure/sent                    in  404 403 403 403 404 404 404 404 404 404 404
POST programme:add-measure/sent               in  404 422 422 403 404 404 404 404 404 404 404
programme:measure/own                         in  404 200 200 200 404 404 404 404 404 404 404
programme:measure/sent                        in  404 200 200 200 200 200 200 404 404 404 404
programme:measure/in force                    in  404 200 200 200 200 200 200 404 404 404 404
programme:change-measure/own                  in  404 200 200 403 404 404 404 404 404 404 404
POST programme:change-measure/own             in  404 go  go  403 404 404 404 404 404 404 404
programme:order/own                           in  404 200 200 403 404 404 404 404 404 404 404
POST programme:order/own                      in  404 go  go  403 404 404 404 404 404 404 404
POST programme:tell-problem/own               in  404 go  go  403 404 404 404 404 404 404 404
POST programme:close-problem/own              in  404 go  go  403 404 404 404 404 404 404 404
programme:kinds                               in  403 200 403 403 200 403 403 200 403 403 200
POST programme:kinds                          in  403 go  403 403 go  403 403 go  403 403 go
programme:kind                                in  403 200 403 403 403 403 403 403 403 403 200
POST programme:kind                           in  403 go  403 403 403 403 403 403 403 403 go
POST programme:add-field                      in  403 go  403 403 403 403 403 403 403 403 go
POST programme:switch-kind                    in  403 go  403 403 403 403 403 403 403 403 go
programme:change-measure/another sector       in  404 200 403 403 404 404 404 404 404 404 404
POST programme:change-measure/another sector  in  404 go  422 403 404 404 404 404 404 404 404
programme:drop-measure/own                    in  404 200 200 403 404 404 404 404 404 404 404
POST programme:drop-measure/own               in  404 go  go  403 404 404 404 404 404 404 404
POST programme:restore-measure/own            in  404 go  go  403 404 404 404 404 404 404 404
programme:editions/own                        in  404 200 200 200 404 404 404 404 404 404 404
programme:first-events/own                    in  404 200 200 403 404 404 404 404 404 404 404
POST programme:first-events/own               in  404 go  go  403 404 404 404 404 404 404 404
proposals:collections/shared                  in  404 200 200 200 200 200 200 404 404 404 404
POST proposals:collections/shared             in  404 200 403 403 200 403 403 404 404 404 404
proposals:collection/of A                     in  404 200 200 200 404 404 404 404 404 404 404
POST proposals:collection/of A                in  404 go  403 403 404 404 404 404 404 404 404
POST proposals:invitation/of A                in  404 go  403 403 404 404 404 404 404 404 404
POST proposals:proposal/of A                  in  404 go  403 403 404 404 404 404 404 404 404
proposals:by-link/of a body                   200 200 200 200 200 200 200 200 200 200 200 200
POST proposals:by-link/of a body              go  go  go  go  go  go  go  go  go  go  go  go
programme:next-plan/in force                  in  404 200 403 403 200 403 403 404 404 404 404
POST programme:next-plan/in force             in  404 go  403 403 go  403 403 404 404 404 404
programme:inner-rule                          in  404 200 403 403 200 403 403 200 403 403 404
POST programme:inner-rule                     in  404 go  403 403 go  403 403 go  403 403 404
POST programme:approve/own                    in  404 403 go  403 404 404 404 404 404 404 404
programme:problems/shared                     in  404 200 200 200 200 200 200 404 404 404 404
programme:comments/shared                     in  404 200 200 200 200 200 200 404 404 404 404
POST programme:write-comment/own              in  404 go  go  403 404 404 404 404 404 404 404
POST programme:write-comment/sent             in  404 go  go  403 go  go  403 404 404 404 404
POST programme:comment/of A                   in  404 go  go  403 404 404 404 404 404 404 404
POST programme:comment/within B               in  404 404 404 404 go  go  403 404 404 404 404
assignments:list                              in  404 200 200 200 200 200 200 200 200 200 404
assignments:table                             in  404 200 200 200 200 200 200 200 200 200 404
assignments:discipline                        in  404 200 200 200 200 200 200 200 200 200 404
assignments:discipline-table                  in  404 200 200 200 200 200 200 200 200 200 404
assignments:rule                              in  404 200 403 403 200 403 403 200 403 403 404
POST assignments:rule                         in  404 go  403 403 go  403 403 go  403 403 404
assignments:agreement                         in  404 200 200 200 200 200 200 404 404 404 404
assignments:give                              in  404 200 403 403 200 403 403 404 404 404 404
POST assignments:give                         in  404 go  403 403 go  403 403 404 404 404 404
assignments:give-for-measure                  in  404 200 403 403 200 403 403 404 404 404 404
POST assignments:give-for-measure             in  404 go  403 403 go  403 403 404 404 404 404
assignments:show/own of A                     in  404 200 200 200 404 404 404 404 404 404 404
assignments:show/joint                        in  404 200 200 200 200 200 200 404 404 404 404
assignments:show/restricted                   in  404 200 404 404 200 404 404 404 404 404 404
assignments:report/restricted, of A           in  404 200 404 404 404 404 404 404 404 404 404
assignments:ask/own of A                      in  404 200 200 403 404 404 404 404 404 404 404
POST assignments:ask/own of A                 in  404 go  go  403 404 404 404 404 404 404 404
assignments:ask/joint                         in  404 200 200 403 200 200 403 404 404 404 404
POST assignments:ask/joint                    in  404 go  go  403 go  go  403 404 404 404 404
POST assignments:decide/own of A              in  404 422 403 403 404 404 404 404 404 404 404
POST assignments:decide/joint, of A           in  404 422 403 403 go  403 403 404 404 404 404
assignments:report/own of A                   in  404 200 200 403 404 404 404 404 404 404 404
POST assignments:report/own of A              in  404 go  go  403 404 404 404 404 404 404 404
assignments:report/joint, of A                in  404 200 200 403 404 404 404 404 404 404 404
POST assignments:report/joint, of A           in  404 go  go  403 404 404 404 404 404 404 404
POST assignments:answer/own of A              in  404 422 403 403 404 404 404 404 404 404 404
POST assignments:answer/joint, of A           in  404 422 403 403 go  403 403 404 404 404 404
assignments:proof/joint                       in  404 200 200 200 200 200 200 404 404 404 404
execution:agreement/in force                  in  404 200 200 200 200 200 200 404 404 404 404
execution:report/in force                     in  404 200 200 403 200 200 403 404 404 404 404
POST execution:report/in force                in  404 go  go  403 go  go  403 404 404 404 404
execution:report/another sector               in  404 200 403 403 200 403 403 404 404 404 404
POST execution:report/another sector          in  404 go  403 403 go  403 403 404 404 404 404
execution:forecast/in force                   in  404 200 200 403 200 200 403 404 404 404 404
POST execution:forecast/in force              in  404 go  go  403 go  go  403 404 404 404 404
execution:depart/in force                     in  404 200 403 403 200 403 403 404 404 404 404
POST execution:depart/in force                in  404 go  403 403 go  403 403 404 404 404 404
execution:show/of A                           in  404 200 200 200 200 200 200 404 404 404 404
POST execution:show/of A                      in  404 422 422 403 go  go  403 404 404 404 404
execution:mend/of A                           in  404 200 200 403 404 404 404 404 404 404 404
POST execution:mend/of A                      in  404 go  go  403 404 404 404 404 404 404 404
execution:proof/of A                          in  404 200 200 200 200 200 200 404 404 404 404
POST execution:public/confirmed               in  404 go  403 403 go  403 403 404 404 404 404
execution:departure/of A                      in  404 200 200 200 200 200 200 404 404 404 404
POST execution:departure/of A                 in  404 422 403 403 go  403 403 404 404 404 404
execution:rule                                in  404 200 403 403 200 403 403 200 403 403 404
POST execution:rule                           in  404 go  403 403 go  403 403 go  403 403 404
groups:agreement/shared                       in  404 200 200 200 200 200 200 404 404 404 404
groups:new/shared                             in  404 200 403 403 200 403 403 404 404 404 404
POST groups:new/shared                        in  404 go  403 403 go  403 403 404 404 404 404
groups:group/of A                             in  404 200 200 200 200 200 200 404 404 404 404
groups:change/of A                            in  404 200 403 403 403 403 403 404 404 404 404
POST groups:change/of A                       in  404 go  403 403 403 403 403 404 404 404 404
groups:document/of A                          in  404 200 200 200 200 200 200 404 404 404 404
groups:add-member/to A                        in  404 200 403 403 200 403 403 404 404 404 404
POST groups:add-member/to A                   in  404 go  403 403 422 403 403 404 404 404 404
groups:replace-member/of A                    in  404 200 403 403 403 403 403 404 404 404 404
POST groups:replace-member/of A               in  404 go  403 403 403 403 403 404 404 404 404
groups:end-place/of A                         in  404 200 403 403 403 403 403 404 404 404 404
POST groups:end-place/of A                    in  404 go  403 403 403 403 403 404 404 404 404
groups:plan/shared                            in  404 200 403 403 200 403 403 404 404 404 404
POST groups:plan/shared                       in  404 go  403 403 go  403 403 404 404 404 404
POST groups:backlog/shared                    in  404 go  403 403 go  403 403 404 404 404 404
groups:meeting/shared                         in  404 200 200 200 200 200 200 404 404 404 404
groups:meeting/restricted                     in  404 200 404 404 200 404 404 404 404 404 404
groups:change-meeting/planned                 in  404 200 403 403 200 403 403 404 404 404 404
POST groups:change-meeting/planned            in  404 go  403 403 go  403 403 404 404 404 404
groups:cancel/planned                         in  404 200 403 403 200 403 403 404 404 404 404
POST groups:cancel/planned                    in  404 go  403 403 go  403 403 404 404 404 404
POST groups:meeting-deed/planned              in  404 go  403 403 go  403 403 404 404 404 404
groups:calendar/shared                        in  404 200 200 200 200 200 200 404 404 404 404
groups:calendar/restricted                    in  404 200 404 404 200 404 404 404 404 404 404
POST groups:reply/of A                        in  404 go  403 403 403 403 403 404 404 404 404
POST groups:add-item/shared                   in  404 go  403 403 go  403 403 404 404 404 404
groups:item/shared                            in  404 200 403 403 200 403 403 404 404 404 404
POST groups:item/shared                       in  404 go  403 403 go  403 403 404 404 404 404
POST groups:item-deed/shared                  in  404 go  403 403 go  403 403 404 404 404 404
POST groups:give-material/shared              in  404 422 422 403 422 422 403 404 404 404 404
groups:material/shared                        in  404 200 200 200 200 200 200 404 404 404 404
groups:conduct/under way                      in  404 200 200 200 200 200 200 404 404 404 404
POST groups:attendance/under way              in  404 go  403 403 go  403 403 404 404 404 404
POST groups:remark/of A                       in  404 go  403 403 go  403 403 404 404 404 404
POST groups:heard/under way                   in  404 go  403 403 go  403 403 404 404 404 404
POST groups:decide/under way                  in  404 go  403 403 go  403 403 404 404 404 404
POST groups:decision/under way                in  404 go  403 403 go  403 403 404 404 404 404
groups:minutes/circulated                     in  404 200 200 200 200 200 200 404 404 404 404
POST groups:minutes-deed/circulated           in  404 go  403 403 go  403 403 404 404 404 404
POST groups:enter-paper/of a side without people in  404 go  403 403 404 404 404 404 404 404 404
groups:minutes-paper/of a side without people in  404 200 200 200 404 404 404 404 404 404 404
POST groups:minutes-deed/closed               in  404 go  403 403 go  403 403 404 404 404 404
POST groups:correct/of A                      in  404 go  403 403 go  403 403 404 404 404 404
POST groups:correction/of A                   in  404 go  403 403 go  403 403 404 404 404 404
groups:rule                                   in  404 200 403 403 200 403 403 200 403 403 404
POST groups:rule                              in  404 go  403 403 go  403 403 go  403 403 404
reminders:mine                                in  404 200 200 200 200 200 200 200 200 200 404
POST reminders:mine                           in  404 go  go  go  go  go  go  go  go  go  404
reminders:choices                             in  404 200 200 200 200 200 200 200 200 200 404
POST reminders:choices                        in  404 go  go  go  go  go  go  go  go  go  404
reminders:letter/of A's coordinator           in  404 200 404 404 404 404 404 404 404 404 404
reminders:ladders                             in  404 200 200 200 200 200 200 200 200 200 404
reminders:ladder                              in  404 200 403 403 200 403 403 200 403 403 404
POST reminders:ladder                         in  404 go  403 403 go  403 403 go  403 403 404
reminders:feeds                               in  404 200 200 200 200 200 200 200 200 200 404
POST reminders:feeds                          in  404 200 200 200 200 200 200 200 200 200 404
POST reminders:end-feed/of A's coordinator    in  404 go  404 404 404 404 404 404 404 404 404
reminders:feed/of A's coordinator             200 200 200 200 200 200 200 200 200 200 200 200
reminders:outbox                              in  403 403 403 403 403 403 403 403 403 403 200
POST reminders:outbox                         in  403 403 403 403 403 403 403 403 403 403 422
POST reminders:hand-over/of A's coordinator   in  403 403 403 403 403 403 403 403 403 403 200
POST reminders:again/failed                   in  403 403 403 403 403 403 403 403 403 403 go
papers:minutes/circulated                     in  404 200 200 200 200 200 200 404 404 404 404
papers:extract/circulated                     in  404 200 200 200 200 200 200 404 404 404 404
papers:invitation/of A                        in  404 200 200 200 200 200 200 404 404 404 404
papers:invitation/restricted                  in  404 200 404 404 200 404 404 404 404 404 404
papers:order/of A                             in  404 200 200 200 200 200 200 404 404 404 404
papers:disagreements/shared                   in  404 200 200 200 200 200 200 404 404 404 404
papers:approval/shared                        in  404 200 200 200 200 200 200 404 404 404 404
POST papers:asking/of A                       in  404 200 403 403 404 404 404 404 404 404 404
papers:plan/own                               in  404 200 200 200 404 404 404 404 404 404 404
papers:plan/sent                              in  404 200 200 200 200 200 200 404 404 404 404
papers:calendar/own                           in  404 200 200 200 404 404 404 404 404 404 404
papers:calendar/sent                          in  404 200 200 200 200 200 200 404 404 404 404
"""

# ok, or the refusal; a person who has not signed in has no account to act with.
REFUSALS = {
    "P": "NotOfTheParties",
    "R": "NotAllowed",
    "S": "NotOfThisSector",
    "F": "VersionFrozen",
    "M": "ForbiddenMove",
    "K": "KeyAlreadyTurned",
    "O": "OwnAccount",
    "A": "AdministratorHasNoSide",
    "E": "NotOurEntry",
    "U": "NotEnteredByUs",
    "V": "NotOwnView",
    "N": "NothingToChoose",
    "D": "DraftClosed",
    "C": "NotYourComment",
    "W": "OwnReport",
    "G": "KeyNotTurned",
    "H": "OwnWords",
    "J": "NotWhoGave",
    "X": "AssignmentUnusable",
}
SERVICES = """
people.add_to_side/to A                   -  R  ok R  R  R  R  R  R  R  R  ok
people.give_role/of A                     -  R  ok R  R  R  R  R  R  R  R  ok
people.give_role/administrator            -  R  A  R  R  R  R  R  R  R  R  A
people.give_role/own                      -  R  O  R  R  R  R  R  R  R  R  A
people.change_password/of A               -  R  ok R  R  R  R  R  R  R  R  ok
people.change_password/administrator      -  R  R  R  R  R  R  R  R  R  R  ok
people.change_password/own                -  ok ok ok ok ok ok ok ok ok ok ok
people.set_active/of A                    -  R  ok R  R  R  R  R  R  R  R  ok
people.set_active/own                     -  O  O  O  O  O  O  O  O  O  O  O
people.add_body/to A                      -  P  ok R  R  P  P  P  P  P  P  ok
people.set_body_kind/of A                 -  P  ok R  R  P  P  P  P  P  P  ok
people.say_same/of A                      -  P  ok R  R  P  P  P  P  P  P  ok
people.take_back_spelling/of A            -  P  ok R  R  P  P  P  P  P  P  ok
people.enter_name/of A                    -  P  ok R  R  P  P  P  P  P  P  ok
people.change_name/of A                   -  P  ok R  R  P  P  P  P  P  P  ok
people.take_back_name/of A                -  P  ok R  R  P  P  P  P  P  P  ok
people.enter_head/of A                    -  P  ok R  R  P  P  P  P  P  P  ok
people.change_head/of A                   -  P  ok R  R  P  P  P  P  P  P  ok
people.take_back_head/of A                -  P  ok R  R  P  P  P  P  P  P  ok
people.add_municipality                   -  P  ok R  R  ok R  R  ok R  R  ok
people.change_municipality/Kazan          -  P  ok R  R  ok R  R  ok R  R  ok
people.enter_day_off/to A                 -  P  ok R  R  P  P  P  P  P  P  ok
people.take_back_day_off/of A             -  P  ok R  R  P  P  P  P  P  P  ok
people.import_bodies/to A                 -  P  ok R  R  P  P  P  P  P  P  ok
documents.add_document                    -  P  ok ok R  ok ok R  ok ok R  P
documents.add_documents                   -  P  ok ok R  ok ok R  ok ok R  P
documents.confirm_fact/own                -  P  ok ok R  P  P  P  P  P  P  P
documents.correct_fact/own                -  P  ok ok R  P  P  P  P  P  P  P
documents.refuse_fact/own                 -  P  ok ok R  P  P  P  P  P  P  P
documents.enter_fact/own                  -  P  ok ok R  P  P  P  P  P  P  P
documents.confirm_all/own                 -  P  ok ok R  P  P  P  P  P  P  P
documents.postpone/own                    -  P  ok ok R  P  P  P  P  P  P  P
documents.resume/postponed                -  P  ok ok R  P  P  P  P  P  P  P
documents.refuse_candidate/own            -  P  ok ok R  P  P  P  P  P  P  P
documents.read_together/own               -  P  ok ok R  P  P  P  P  P  P  P
documents.read_apart/own                  -  P  ok ok R  P  P  P  P  P  P  P
documents.say_apart/own                   -  P  ok ok R  P  P  P  P  P  P  P
documents.take_back_apart/own             -  P  ok ok R  P  P  P  P  P  P  P
documents.choose/own                      -  P  ok ok R  P  P  P  P  P  P  P
documents.take_back_choice/nothing chosen -  P  N  N  R  P  P  P  P  P  P  P
documents.confirm_agreed/own              -  P  ok ok R  P  P  P  P  P  P  P
documents.take_together/own               -  P  ok ok R  P  P  P  P  P  P  P
documents.join_candidate/own              -  P  ok ok R  P  P  P  P  P  P  P
documents.take_candidate/own              -  P  ok ok R  P  P  P  P  P  P  P
documents.read_again/failed               -  P  ok ok R  P  P  P  P  P  P  P
documents.enter_by_hand/failed            -  P  ok ok R  P  P  P  P  P  P  P
agreements.accept/own                     -  P  ok R  R  P  P  P  P  P  P  P
agreements.attach/own                     -  P  ok R  R  P  P  P  P  P  P  P
agreements.enter_term/shared              -  P  ok R  R  ok R  R  P  P  P  P
agreements.take_back_term/entered by A    -  P  ok R  R  E  R  R  P  P  P  P
agreements.record_act/shared              -  P  ok R  R  ok R  R  P  P  P  P
agreements.enter_act_paper/of a side without people -  P  ok R  R  P  P  P  P  P  P  P
agreements.turn_act_key/waiting           -  P  K  R  R  ok R  R  P  P  P  P
agreements.return_act/waiting             -  P  ok R  R  ok R  R  P  P  P  P
agreements.void_act/notice of A           -  P  ok R  R  R  R  R  P  P  P  P
agreements.link_former/shared             -  P  ok R  R  ok R  R  P  P  P  P
agreements.set_book                       -  P  ok R  R  ok R  R  ok R  R  P
agreements.register_in_book/shared        -  P  ok R  R  ok R  R  P  P  P  P
agreements.annul_registration/of A        -  P  ok R  R  U  R  R  P  P  P  P
agreements.enter_filing/shared            -  P  ok R  R  ok R  R  P  P  P  P
agreements.add_formality/shared           -  P  ok R  R  ok R  R  P  P  P  P
agreements.remove_formality/of A          -  P  ok R  R  U  R  R  P  P  P  P
agreements.unlink_former/linked by A      -  P  ok R  R  E  R  R  P  P  P  P
agreements.turn_card_key/shared           -  P  ok R  R  ok R  R  P  P  P  P
agreements.withdraw_card_key/public       -  P  ok R  R  ok R  R  P  P  P  P
agreements.begin_import                   -  P  ok R  R  ok R  R  ok R  R  P
agreements.stop_import/of A               -  P  ok R  R  P  P  P  P  P  P  P
agreements.save_view                      -  P  ok ok ok ok ok ok ok ok ok P
agreements.delete_view/shared on A        -  P  ok V  V  P  P  P  P  P  P  P
programme.change_many/own                 -  P  ok ok R  P  P  P  P  P  P  P
programme.change_many/sent                -  P  F  F  R  P  P  P  P  P  P  P
programme.take_table/own                  -  P  ok ok R  P  P  P  P  P  P  P
programme.take_table/sent                 -  P  F  F  R  P  P  P  P  P  P  P
programme.begin_plan_import/own           -  P  ok ok R  P  P  P  P  P  P  P
programme.begin_plan_import/sent          -  P  F  F  R  P  P  P  P  P  P  P
programme.begin_read_import/own           -  P  ok ok R  P  P  P  P  P  P  P
programme.stop_plan_import/own            -  P  ok ok R  P  P  P  P  P  P  P
programme.save_view/in force              -  P  ok ok ok ok ok ok P  P  P  P
programme.delete_view/shared on A         -  P  ok V  V  P  P  P  P  P  P  P
drafts.propose                            -  P  ok R  R  ok R  R  ok R  R  P
drafts.give_up/shared                     -  P  ok R  R  ok R  R  P  P  P  P
drafts.set_rule                           -  P  ok R  R  ok R  R  ok R  R  P
drafts.add_edition/shared                 -  P  ok ok R  ok ok R  P  P  P  P
drafts.add_edition/signed                 -  P  D  D  R  D  D  R  P  P  P  P
drafts.send_edition/own                   -  P  ok R  R  P  P  P  P  P  P  P
drafts.turn_edition_key/sent              -  P  ok R  R  ok R  R  P  P  P  P
drafts.return_edition/sent                -  P  ok R  R  ok R  R  P  P  P  P
drafts.ask_visa/sent                      -  P  ok ok R  ok ok R  P  P  P  P
drafts.ask_visa/own                       -  P  ok ok R  P  P  R  P  P  P  P
drafts.give_visa/of A                     -  P  ok ok R  P  P  P  P  P  P  P
drafts.open_row/sent                      -  P  ok ok R  ok ok R  P  P  P  P
drafts.write_row/own words                -  P  ok ok R  ok ok R  P  P  P  P
drafts.write_row/settled                  -  P  ok R  R  ok R  R  P  P  P  P
drafts.agree_to_wording/of A              -  P  K  R  R  ok R  R  P  P  P  P
drafts.withdraw_row/of A                  -  P  ok R  R  P  P  P  P  P  P  P
drafts.plan_signing/shared                -  P  ok R  R  ok R  R  P  P  P  P
drafts.confirm_signing/agreed             -  P  ok R  R  ok R  R  P  P  P  P
programme.propose_programme/shared        -  P  ok R  R  ok R  R  P  P  P  P
programme.start_new_version/in force      -  P  ok R  R  ok R  R  P  P  P  P
programme.change_period/own               -  P  ok R  R  P  P  P  P  P  P  P
programme.drop_version/own                -  P  ok R  R  P  P  P  P  P  P  P
programme.add_measure/own                 -  P  ok ok R  P  P  P  P  P  P  P
programme.add_measure/another sector      -  P  ok S  R  P  P  P  P  P  P  P
programme.add_measure/sent                -  P  F  F  R  P  P  P  P  P  P  P
programme.change_measure/own              -  P  ok ok R  P  P  P  P  P  P  P
programme.change_measure/another sector   -  P  ok S  R  P  P  P  P  P  P  P
programme.set_predecessors/own            -  P  ok ok R  P  P  P  P  P  P  P
programme.open_problem/own                -  P  ok ok R  P  P  P  P  P  P  P
programme.close_problem/own               -  P  ok ok R  P  P  P  P  P  P  P
programme.add_kind                        -  R  ok R  R  ok R  R  ok R  R  ok
programme.change_kind                     -  R  ok R  R  R  R  R  R  R  R  ok
programme.add_field                       -  R  ok R  R  R  R  R  R  R  R  ok
programme.switch_kind                     -  R  ok R  R  R  R  R  R  R  R  ok
programme.drop_measure/own                -  P  ok ok R  P  P  P  P  P  P  P
programme.restore_measure/own             -  P  ok ok R  P  P  P  P  P  P  P
programme.name_executors/own              -  P  ok ok R  P  P  P  P  P  P  P
programme.send/own                        -  P  ok R  R  P  P  P  P  P  P  P
programme.recall/sent                     -  P  ok R  R  P  P  P  P  P  P  P
programme.return_version/sent             -  P  P  P  P  ok R  R  P  P  P  P
programme.turn_key/sent                   -  P  K  R  R  ok R  R  P  P  P  P
programme.turn_key/own                    -  P  M  R  R  M  R  R  P  P  P  P
programme.turn_plan_key/in force          -  P  K  R  R  K  R  R  P  P  P  P
programme.withdraw_plan_key/in force      -  P  ok R  R  ok R  R  P  P  P  P
programme.take_first_events/own           -  P  ok ok R  P  P  P  P  P  P  P
proposals.open_collection/shared          -  P  ok R  R  ok R  R  P  P  P  P
proposals.close_collection/of A           -  P  ok R  R  P  P  P  P  P  P  P
proposals.renew_link/of A                 -  P  ok R  R  P  P  P  P  P  P  P
proposals.revoke_link/of A                -  P  ok R  R  P  P  P  P  P  P  P
proposals.remind/of A                     -  P  ok R  R  P  P  P  P  P  P  P
proposals.take_proposal/of A              -  P  ok R  R  P  P  P  P  P  P  P
proposals.merge_proposal/of A             -  P  ok R  R  P  P  P  P  P  P  P
proposals.decline_proposal/of A           -  P  ok R  R  P  P  P  P  P  P  P
programme.open_next_plan/in force         -  P  ok R  R  ok R  R  P  P  P  P
programme.set_inner_rule                  -  P  ok R  R  ok R  R  ok R  R  P
programme.approve/own                     -  P  R  ok R  P  P  P  P  P  P  P
programme.approve/sent                    -  P  F  F  F  R  ok R  P  P  P  P
programme.approve_places/sent             -  P  F  F  F  R  ok R  P  P  P  P
programme.return_inside/sent              -  P  F  F  F  R  ok R  P  P  P  P
programme.write_comment/own               -  P  ok ok R  P  P  P  P  P  P  P
programme.write_comment/sent              -  P  ok ok R  ok ok R  P  P  P  P
programme.settle_comment/of A             -  P  ok ok R  P  P  P  P  P  P  P
programme.settle_comment/within B         -  P  P  P  P  ok ok R  P  P  P  P
programme.reopen_comment/of A             -  P  ok ok R  P  P  P  P  P  P  P
programme.withdraw_comment/of A's coordinator -  P  ok C  C  C  C  C  P  P  P  P
groups.set_up_group/shared                -  P  ok R  R  ok R  R  P  P  P  P
groups.change_group/of A                  -  P  ok R  R  R  R  R  P  P  P  P
groups.plan_meeting/shared                -  P  ok R  R  ok R  R  P  P  P  P
groups.plan_series/shared                 -  P  ok R  R  ok R  R  P  P  P  P
groups.change_meeting/planned             -  P  ok R  R  ok R  R  P  P  P  P
groups.change_meeting/restricted          -  P  ok P  P  ok P  P  P  P  P  P
groups.call_meeting/planned               -  P  ok R  R  ok R  R  P  P  P  P
groups.cancel_meeting/planned             -  P  ok R  R  ok R  R  P  P  P  P
groups.reply/of A                         -  P  ok R  R  R  R  R  P  P  P  P
groups.add_item/shared                    -  P  ok R  R  ok R  R  P  P  P  P
groups.change_item/shared                 -  P  ok R  R  ok R  R  P  P  P  P
groups.raise_item/shared                  -  P  ok R  R  ok R  R  P  P  P  P
groups.put_off/shared                     -  P  ok R  R  ok R  R  P  P  P  P
groups.take_on/shared                     -  P  ok R  R  ok R  R  P  P  P  P
groups.drop_item/shared                   -  P  ok R  R  ok R  R  P  P  P  P
groups.give_material/shared               -  P  ok ok R  ok ok R  P  P  P  P
groups.open_meeting/called                -  P  ok R  R  ok R  R  P  P  P  P
groups.close_meeting/under way            -  P  ok R  R  ok R  R  P  P  P  P
groups.continue_meeting/closed            -  P  ok R  R  ok R  R  P  P  P  P
groups.note_attendance/under way          -  P  ok R  R  ok R  R  P  P  P  P
groups.note_guest/under way               -  P  ok R  R  ok R  R  P  P  P  P
groups.write_item/under way               -  P  ok R  R  ok R  R  P  P  P  P
groups.give_remark/of A                   -  P  ok R  R  ok R  R  P  P  P  P
groups.write_decision/under way           -  P  ok R  R  ok R  R  P  P  P  P
groups.change_decision/under way          -  P  ok R  R  ok R  R  P  P  P  P
groups.remove_decision/under way          -  P  ok R  R  ok R  R  P  P  P  P
groups.circulate/closed                   -  P  ok R  R  ok R  R  P  P  P  P
groups.take_back/circulated               -  P  ok R  R  ok R  R  P  P  P  P
groups.ask_correction/of A                -  P  ok R  R  ok R  R  P  P  P  P
groups.answer_correction/of A             -  P  ok R  R  ok R  R  P  P  P  P
groups.turn_minutes_key/circulated        -  P  ok R  R  ok R  R  P  P  P  P
groups.enter_minutes_paper/of a side without people -  P  ok R  R  P  P  P  P  P  P  P
groups.return_minutes/circulated          -  P  ok R  R  ok R  R  P  P  P  P
groups.set_group_rule                     -  P  ok R  R  ok R  R  ok R  R  P
groups.add_member/to A                    -  P  ok R  R  R  R  R  P  P  P  P
groups.end_place/of A                     -  P  ok R  R  R  R  R  P  P  P  P
groups.replace_member/of A                -  P  ok R  R  R  R  R  P  P  P  P
assignments.give/to A                     -  P  ok R  R  X  R  R  P  P  P  P
assignments.give/by minutes               -  P  ok ok ok ok ok ok P  P  P  P
assignments.report/own of A               -  P  ok ok R  P  P  P  P  P  P  P
assignments.report/restricted, of A       -  P  ok P  P  P  P  P  P  P  P  P
assignments.report/joint, of A            -  P  ok ok R  P  P  P  P  P  P  P
assignments.answer_report/own of A        -  P  H  R  R  P  P  P  P  P  P  P
assignments.answer_report/joint, of A     -  P  J  R  R  ok R  R  P  P  P  P
assignments.ask/own of A                  -  P  ok ok R  P  P  P  P  P  P  P
assignments.ask/joint                     -  P  ok ok R  ok ok R  P  P  P  P
assignments.ask/restricted                -  P  ok P  P  ok P  P  P  P  P  P
assignments.decide/own of A               -  P  H  R  R  P  P  P  P  P  P  P
assignments.decide/joint, of A            -  P  J  R  R  ok R  R  P  P  P  P
assignments.set_rule                      -  P  ok R  R  ok R  R  ok R  R  P
execution.report/in force                 -  P  ok ok R  ok ok R  P  P  P  P
execution.report/another sector           -  P  ok S  R  ok S  R  P  P  P  P
execution.mend_report/of A                -  P  ok ok R  P  P  P  P  P  P  P
execution.answer_report/of A              -  P  W  W  R  ok ok R  P  P  P  P
execution.forecast/in force               -  P  ok ok R  ok ok R  P  P  P  P
execution.forecast_all/in force           -  P  ok ok R  ok ok R  P  P  P  P
execution.propose_departure/in force      -  P  ok R  R  ok R  R  P  P  P  P
execution.answer_departure/of A           -  P  W  R  R  ok R  R  P  P  P  P
execution.turn_public_key/confirmed       -  P  ok R  R  ok R  R  P  P  P  P
execution.withdraw_public_key/agreed by A -  P  ok R  R  G  R  R  P  P  P  P
reminders.choose_delivery                 -  P  ok ok ok ok ok ok ok ok ok P
reminders.mark_read                       -  P  ok ok ok ok ok ok ok ok ok P
reminders.set_ladder                      -  P  ok R  R  ok R  R  ok R  R  P
reminders.make_feed                       -  P  ok ok ok ok ok ok ok ok ok P
reminders.make_feed/shared                -  P  ok ok ok ok ok ok P  P  P  P
reminders.revoke_feed/of A's coordinator  -  P  ok P  P  P  P  P  P  P  P  P
reminders.send_trial                      -  R  R  R  R  R  R  R  R  R  R  ok
reminders.open_to_hand_over               -  R  R  R  R  R  R  R  R  R  R  ok
reminders.send_again/failed               -  R  R  R  R  R  R  R  R  R  R  ok
execution.set_answer_days                 -  P  ok R  R  ok R  R  ok R  R  P
"""

# These ask nobody, since no person calls them.
NOT_BY_A_PERSON = {
    "journal.lock": "a step of services",
    "journal.record": "a step of services",
    "journal.record_all": "a step of services",
    "people.first_password": "makes a random text",
    "people.load_territories": "reference data, at the start",
    "people.side_for": "a step of accepting",
    "people.organisations_named": "a step of naming executors and coordinators",
    "people.add_person": "a step of adding to a side; alone only from the terminal",
    "documents.finish_reading": "the worker",
    "documents.sweep_files": "the start, after a power cut",
    "agreements.mark_as_example": "the loader of the sample",
    "agreements.run_import": "the worker",
    "agreements.begin_agreement": "a step of proposing",
    "agreements.enter_signing": "a step of the last side's confirming a signing",
    "documents.begin_reading": "a step of the signing",
    "documents.keep_unread": "a step of adding an edition or a proof",
    "documents.as_it_came": "a step of adding a proof",
    "execution.record_silence": "the worker",
    "programme.was_seen": "a question",
    "programme.refuse_plan_import": "the worker",
    "programme.take_plan_import": "the worker, for who gave the table",
    "reminders.give_reminders": "the worker",
    "reminders.pending_reminders": "a question",
    "reminders.gather_letters": "a step of a round",
    "reminders.invite": "the worker",
    "reminders.send_letters": "the worker",
    "reminders.note_reading": "whoever has a feed's address",
    "proposals.propose_measure": "whoever has the body's link",
    "proposals.withdraw_proposal": "whoever has the body's link",
    "proposals.finish_answer": "whoever has the body's link",
    "programme.last_in_force": "a question",
}


def rows(table: str) -> dict[str, list[str]]:
    """Return the rows of a table: what is asked, and the answer to each role in the order of `World.people`."""
    found = {}
    for line in table.strip().splitlines():
        parts = line.split()
        found[" ".join(parts[:-12])] = parts[-12:]
    return found


def address_of(row: str) -> str:
    """Return the name of a row's address, without its method and record."""
    return row.removeprefix("POST ").partition("/")[0]


def asker_at(row: str, world: Asked, method: str = "get") -> Callable[[str], str]:
    """Return what the address of a row answers to a person in a role; what it is asked with is made once for all."""
    takes, sent = asked.ADDRESSES[row.removeprefix("POST ")](world)
    address = reverse(address_of(row), kwargs=takes)

    def answer_to(role: str) -> str:
        send = getattr(world.client(role), "post" if row.startswith("POST ") else method)
        for file in (one for one in sent.values() if hasattr(one, "seek")):
            file.seek(0)
        with undone():
            answer = send(address, sent)
            close_files(answer)
        if answer.status_code in {302, 303}:
            return "in" if answer["Location"].startswith("/people/sign-in/") else "go"
        return str(answer.status_code)

    return answer_to


def close_files(answer: HttpResponse) -> None:
    """Close the files that an answer holds; closing the answer would close the database too."""
    for close in answer._resource_closers:
        close()


def answer_of(row: str, world: World, role: str) -> str:
    """Return what the service of a row answers to a person in a role: ``ok`` or the name of its refusal."""
    person = world.people[role]
    if person is None:
        return "-"
    with undone():
        try:
            asked.SERVICES[row](world, Person.objects.get(pk=person.pk))
        except KunakError as refusal:
            return type(refusal).__name__
    return "ok"


def told_wrong(
    table: str,
    asker: Callable[[str], Callable[[str], str]],
    world: World,
    chosen: Callable[[str, dict[str, str]], Iterable[str]] = lambda row, answers: answers,
) -> list[str]:
    """Return what is answered otherwise than a table says, to the roles that are chosen of a row; else to all."""
    return [
        f"{row}: {role} gets {got}, not {expected[role]}"
        for row, answers in rows(table).items()
        for ask, expected in [(asker(row), dict(zip(world.people, answers, strict=True)))]
        for role in chosen(row, expected)
        if (got := ask(role)) != REFUSALS.get(expected[role], expected[role])
    ]


@pytest.fixture
def words_unsaid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse without a page: there are two such pages, seen elsewhere, and half of all answers are one of them."""
    for module, name in ((middleware, "not_found"), (urls, "handler404")):
        monkeypatch.setattr(module, name, lambda request, exception: HttpResponse(status=404))
    monkeypatch.setattr(middleware, "render", lambda request, page, told, status: HttpResponse(status=status))


@pytest.mark.answers
@pytest.mark.usefixtures("words_unsaid")
def test_every_role_gets_at_every_address_what_the_table_says(world: Asked) -> None:
    assert not told_wrong(ADDRESSES, partial(asker_at, world=world), world)


MADE_ANEW = """
bodies:list  bodies:days-off  bodies:new-municipality  bodies:municipality/Kazan  bodies:body/of A
documents:add  agreements:save-view  agreements:chain/shared
drafts:propose  drafts:add-edition/shared  drafts:ask-visa/shared  drafts:open-row/shared
programme:new-version/in force  programme:add-measure/own  programme:tell-problem/own  programme:kinds
programme:add-field  programme:first-events/own  programme:next-plan/in force  programme:write-comment/sent
programme:save-view/own  assignments:give  assignments:give-for-measure  assignments:ask/joint
assignments:report/own of A  execution:depart/in force  groups:new/shared  groups:add-member/to A
groups:replace-member/of A  groups:plan/shared  groups:backlog/shared  groups:add-item/shared  groups:item-deed/shared
groups:remark/of A  groups:decide/under way  groups:correct/of A
"""


@pytest.mark.answers
@pytest.mark.parametrize("row", re.split(r"\s{2,}|\n", MADE_ANEW.strip()))
def test_what_is_sent_twice_from_one_page_is_made_once_and_leads_to_one_place(row: str, world: Asked) -> None:
    takes, sent = asked.ADDRESSES[row](world)
    address, client = reverse(address_of(row), kwargs=takes), world.client(COORDINATOR)

    with undone():
        before = Entry.objects.count()
        first = client.post(address, {**sent, TOKEN: "page"})
        made = Entry.objects.count()
        for file in (one for one in sent.values() if hasattr(one, "seek")):
            file.seek(0)
        second = client.post(address, {**sent, TOKEN: "page"})

        assert (before < made) == (made == Entry.objects.count()) == (first["Location"] == second["Location"]) is True


def test_every_page_answers_as_well_to_who_asks_for_its_head_alone(world: Asked) -> None:
    assert not told_wrong(ADDRESSES, partial(asker_at, world=world, method="head"), world, who_looks)


def test_every_role_gets_of_every_service_what_the_table_says(world: Asked) -> None:
    """A refusal is a rule of the core, which no database changes: the other one is asked by who is let, once a row."""
    chosen = [] if ON_SQLITE else [one_that_is_let]

    assert not told_wrong(SERVICES, lambda row: partial(answer_of, row, world), world, *chosen)


def who_looks(row: str, answers: dict[str, str]) -> set[str]:
    """Return who asks for the head of a page; a form has none.

    On PostgreSQL every page is opened by it. On SQLite each was opened before, and whether an address takes the method
    is told as well to somebody for whom it is not there.
    """
    if row.startswith("POST "):
        return set()
    return {next((role for role in answers if ON_SQLITE and answers[role] in {"403", "404"}), COORDINATOR)}


def one_that_is_let(row: str, answers: dict[str, str]) -> set[str]:
    """Return a role that a service serves, or the first one that it refuses for another reason than who asks."""
    return {min(answers, key=lambda role: (answers[role] != "ok", answers[role] in {"-", "P", "R"}))}


def named(patterns: list[URLPattern | URLResolver], room: str = "") -> Iterator[str]:
    """Yield the name of every address below, with its room."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns, f"{pattern.app_name}:" if pattern.app_name else room)
        else:
            yield f"{room}{pattern.name}"


def test_every_address_has_a_row() -> None:
    assert set(named(get_resolver().url_patterns)) == {address_of(row) for row in rows(ADDRESSES)}


def services_of(room: str) -> Iterator[str]:
    """Yield the name of every function of a room's services that is not its own matter."""
    try:
        module = importlib.import_module(f"kunak.{room}.services")
    except ModuleNotFoundError:
        return
    for name, thing in vars(module).items():
        if inspect.isfunction(thing) and thing.__module__.startswith(module.__name__) and not name.startswith("_"):
            yield f"{room}.{name}"


def test_every_service_has_a_row_or_a_reason_why_no_person_calls_it() -> None:
    present = {name for room in apps.get_app_configs() for name in services_of(room.label) if "kunak" in room.name}

    assert present == {row.partition("/")[0] for row in rows(SERVICES)} | set(NOT_BY_A_PERSON)


def test_an_administrator_never_turns_a_key_and_never_sees_what_the_sides_have() -> None:
    turning = {row: answers[-1] for row, answers in rows(SERVICES).items() if "key" in row or "accept" in row}
    theirs = {"programme:kinds", "programme:kind", "programme:add-field", "programme:switch-kind"}  # of the whole house
    shown = {
        row: answers[-1]
        for row, answers in rows(ADDRESSES).items()
        if address_of(row).partition(":")[0] in {"agreements", "programme", "papers"} or row.endswith(("own", "shared"))
        if address_of(row) not in theirs
    }

    assert set(turning.values()) == {"P"}
    assert set(shown.values()) == {"404"}


def test_lists_of_strangers_and_administrators_are_empty(world: Asked) -> None:
    names = [world.document.name, "Татарстан и Ингушетия"]

    for role in ("sideless", "X.coordinator", "X.observer", "admin"):
        client = world.client(role)
        for address in ("/documents/", "/agreements/", "/desk/", "/people/"):
            page = client.get(address, follow=True, headers={"accept-language": "ru"}).content.decode()
            assert not [name for name in names if name in page], (role, address)


@pytest.mark.answers
@pytest.mark.usefixtures("words_unsaid")
def test_a_stranger_is_told_so_before_anything_of_a_record_is_fetched(world: Asked) -> None:
    """Session, person, membership, and at most three queries more, whatever is asked for."""
    stranger = f"X.{Role.COORDINATOR}"
    place = list(world.people).index(stranger)
    hidden = [row for row, answers in rows(ADDRESSES).items() if answers[place] == "404" and "POST" not in row]

    asked_for = {}
    for row in hidden:
        ask = asker_at(row, world)
        with CaptureQueriesContext(connection) as captured:
            ask(stranger)
        asked_for[row] = len([one for one in captured if one["sql"].startswith("SELECT")])

    assert len(hidden) > 100
    assert {row: count for row, count in asked_for.items() if count > 6} == {}
