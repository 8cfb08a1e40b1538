"""Where pages send what is typed, and where a worker finds what was never saved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from alongside.pages.drafts.keeping import CALLED, OPENING, keep
from alongside.pages.drafts.models import Draft


@require_POST
def keep_typed(request: HttpRequest) -> HttpResponse:
    """Keep what is typed so far. 204 when kept, 409 when that form is saved already, 400 for no form of ours."""
    where, key = request.GET.get("where", ""), request.POST.get(OPENING, "")
    if not _is_ours(where) or len(key) != 36:
        return HttpResponse(status=400)
    return HttpResponse(status=204 if keep(request, where, key) else 409)


def mine(request: HttpRequest) -> HttpResponse:
    """The worker's drafts, newest first."""
    drafts = Draft.objects.filter(sent=False).order_by("-saved_at")
    rows = [(draft, "".join(draft.fields.get(CALLED, ["A form"]))) for draft in drafts]
    return render(request, "drafts/mine.html", {"rows": rows})


@require_POST
def discard(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Throw a draft away, and show its form empty. Raises Http404 when it is not the worker's."""
    draft = get_object_or_404(Draft, pk=draft_id)
    draft.delete()
    return redirect(f"{draft.where}?afresh" if "back" in request.POST else "drafts:mine")


def _is_ours(where: str) -> bool:
    try:
        resolve(where)
    except Resolver404:
        return False
    return len(where) <= 200
