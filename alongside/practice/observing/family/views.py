"""A family's three questions: the worker's link and papers, and the page that the family answers."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from alongside.pages.asking import Request, ask, draw
from alongside.practice.observing import visits
from alongside.practice.observing.family import actions, forms
from alongside.practice.observing.family.languages import ENGLISH, languages
from alongside.practice.weeks.models import Visit


def link(request: Request, visit: int) -> HttpResponse:
    """Make the family's link. It is shown once, on the page that answers: only its digest is kept."""
    hosted = _hosted(request, visit)
    form = forms.LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (word := _made(request, hosted, form)):
        address = request.build_absolute_uri(reverse("observing:answers", args=[word]))
        chosen = languages()[form.cleaned_data["language"]]
        return draw(request, "observing/link_made.html", address=address, language=chosen)
    status = 422 if form.errors else 200
    return draw(request, "observing/link.html", status=status, form=form, languages=languages().values())


def _made(request: Request, visit: Visit, form: forms.LinkForm) -> str:
    """The link's secret word; blank when it is refused, with the reason on the form."""
    answers = form.cleaned_data
    try:
        return actions.make_link(
            visit=visit,
            language=answers["language"],
            for_young=answers["who"] == "young",
            told_unchecked=answers["told_unchecked"],
            at=timezone.now(),
            by=request.user,
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return ""


def paper(request: Request, language: str) -> HttpResponse:
    """A sheet of paper with the three questions, in one language; with faces for young children."""
    chosen = languages()[language]
    return draw(request, "observing/paper.html", language=chosen, wording=chosen.wording, young="young" in request.GET)


def typed_in(request: Request, visit: int) -> HttpResponse:
    """Type in what a family answered on paper."""
    hosted = _hosted(request, visit)

    def kept(who: str, **answers: Any) -> Any:
        return actions.type_in(visit=hosted, at=timezone.now(), by=request.user, by_child=who == "young", **answers)

    return ask(
        request,
        forms.PaperForm(request.POST or None),
        kept,
        then=reverse("observing:with_me"),
        said="The family’s answers are kept.",
        heading="What the family answered on paper",
        button="Save the family’s answers",
        cancel_url=reverse("observing:with_me"),
    )


def _hosted(request: Request, visit: int) -> Visit:
    """A visit to this worker that has begun. Raises Http404 for anybody else's."""
    return get_object_or_404(visits.as_host(request.user).filter(on__lte=timezone.localdate()), pk=visit)


@login_not_required
def answers(request: HttpRequest, word: str) -> HttpResponse:
    """The three questions, for whoever has the link: no sign-in, and once."""
    now = timezone.now()
    try:
        found = actions.open_link(word=word, at=now)
    except actions.LinkGone:
        return _page(request, "observing/family_said.html", ENGLISH, said="gone", status=404)
    wording = languages()[found.language].wording
    form = forms.AnswersForm(request.POST or None, wording=wording, young=found.for_young)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_by_link(word=word, at=now, **form.cleaned_data)
        except actions.LinkGone:
            return _page(request, "observing/family_said.html", found.language, said="gone", status=404)
        return _page(request, "observing/family_said.html", found.language, said="thanks")
    status = 422 if form.errors else 200
    return _page(request, "observing/family.html", found.language, form=form, young=found.for_young, status=status)


def _page(request: HttpRequest, template: str, language: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page in a family's language: with its `lang` and `dir`, and without the staff's menu."""
    chosen = languages()[language]
    context |= {"language": chosen, "wording": chosen.wording, "english": languages()[ENGLISH].wording}
    return render(request, template, context, status=status)
