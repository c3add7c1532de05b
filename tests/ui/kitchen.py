"""Every component on one page, for the tests alone; `pages` leads to pages that fail on purpose."""

import re
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from tests.ui.fields import EveryField

from kunak.config.urls import handler400, handler403, handler404, handler500
from kunak.config.urls import urlpatterns as product
from kunak.core.reference import sectors
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import STANDINGS

SPRITE = Path(__file__).parents[2] / "src/kunak/ui/static/ui/icons.svg"
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@login_not_required
def kitchen(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    form = EveryField(request.POST if request.method == "POST" else None)
    context = {
        "form": form,
        "sectors": list(sectors()),
        "states": [*STANDINGS, "unknown"],
        "kinds": ["", "success", "warning", "error"],
        "icons": re.findall(r'id="i-([a-z-]+)"', SPRITE.read_text(encoding="utf-8")),
        "page": page_of(request, range(400)),
    }
    template = engines["django"].from_string((Path(__file__).parent / "kitchen.html").read_text(encoding="utf-8"))
    return HttpResponse(template.render(context, request), status=422 if form.errors else 200)


@login_not_required
def fail(request: HttpRequest, how: str) -> HttpResponse:
    """Fail in one of the ways."""
    ways = {"403": PermissionDenied, "400": SuspiciousOperation, "much": RequestDataTooBig}
    raise ways.get(how, RuntimeError)(how)


urlpatterns = [*product, path("kitchen/", kitchen), path("kitchen/<how>/", fail)]
