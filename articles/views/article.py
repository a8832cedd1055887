"""A story's page, what changed between two versions of it, and the notice that stands where a killed story was."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.search.changes import StoryChanges, story_changes
from articles.search.reading import StoryToRead, killed_story, story_to_read, successor_of_killed
from articles.search.versions import NoSuchVersion
from articles.views.conditional import conditional
from articles.views.heads import Head, head_of_story
from articles.views.reading_params import ReadingParams, read_reading
from articles.views.trail import trail_of


@require_safe
@conditional
def story_view(request: HttpRequest, pk: int, slug: str) -> HttpResponse:  # noqa: ARG001 the whole path is compared
    """The story, its permanent address if the slug is not right, 410 for a killed one.

    `version` names the version to read, `compare` another one, and then the page is what changed between the two.
    A story that is embargoed, withheld or unknown is a 404 in the same words: whoever guesses keys learns nothing.
    """
    asked = read_reading(request.GET)
    version, other = asked.version, asked.compare
    story: StoryToRead | StoryChanges
    try:
        story = story_changes(pk, version, other) if other else story_to_read(pk, version)
    except (Article.DoesNotExist, NoSuchVersion):
        return _notice(request, pk, asked)
    address = story.article.get_absolute_url()
    if request.path != address:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    if isinstance(story, StoryChanges):
        return render(request, "articles/changes.html", {"story": story, "head": Head(is_indexed=False)})
    context = {
        "head": head_of_story(story, request.build_absolute_uri),
        "story": story,
        "trail": trail_of(asked, pk),
        "marks": asked.marks,
        "other_marks": asked.with_marks(not asked.marks),
    }
    return render(request, "articles/article.html", context)


def _notice(request: HttpRequest, pk: int, asked: ReadingParams) -> HttpResponse:
    """At every slug, for a headline made from the text is text, in an address too, and is not completed for anyone."""
    try:
        article = killed_story(pk)
    except Article.DoesNotExist:
        raise Http404 from None
    tells = article.headline and not article.headline_is_derived
    context = {
        "article": article,
        "trail": trail_of(asked, pk),
        "successor": successor_of_killed(article),
        "spoken": article.language if tells else "",
        "headline": article.headline if tells else _("Story without a headline"),
        "address": article.get_absolute_url() if tells else reverse("articles:story_short", args=[pk]),
    }
    return render(request, "articles/withdrawn.html", context, status=410)
