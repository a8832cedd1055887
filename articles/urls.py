"""Addresses of the reading room."""

from django.urls import path, register_converter

from articles.models import EntityType
from articles.views import about, article, corrections, dates, front, names, search, search_json, service, suggest


class YearConverter:
    """A year of four digits, so that a date has one address; any number is read, and judged by the view."""

    regex = "[0-9]+"

    def to_python(self, value: str) -> int:
        """ValueError, so no match, for more digits than Python reads."""
        return int(value)

    def to_url(self, value: int) -> str:
        """2020, 0866."""
        return f"{value:04}"


class TwoDigitConverter(YearConverter):
    """A month or a day of two digits."""

    def to_url(self, value: int) -> str:
        """08, 16."""
        return f"{value:02}"


register_converter(YearConverter, "year")
register_converter(TwoDigitConverter, "two")

app_name = "articles"
urlpatterns = [
    path("", front.front_view, name="front"),
    path("search/", search.search_view, name="search"),
    path("opensearch.xml", service.opensearch_view, name="opensearch"),
    path("search.json", search_json.search_json_view, name="search_json"),
    path("suggest/", suggest.suggest_view, name="suggest"),
    path("stories/<int:pk>/", article.story_view, {"slug": ""}, name="story_short"),
    path("stories/<int:pk>/<slug:slug>/", article.story_view, name="story"),
    path("people/", names.names_view, {"entity_type": EntityType.PERSON}, name="people"),
    path("organisations/", names.names_view, {"entity_type": EntityType.ORG}, name="organisations"),
    path("places/", names.names_view, {"entity_type": EntityType.PLACE}, name="places"),
    path("names/<int:pk>/", names.name_view, {"slug": ""}, name="name_short"),
    path("names/<int:pk>/<slug:slug>/", names.name_view, name="name"),
    path("dates/", dates.dates_view, name="dates"),
    path("dates/<year:year>/", dates.year_view, name="year"),
    path("dates/<year:year>/<two:month>/", dates.month_view, name="month"),
    path("dates/<year:year>/<two:month>/<two:day>/", dates.day_view, name="day"),
    path("corrections/", corrections.corrections_view, name="corrections"),
    path("help/search/", about.help_view, name="search_help"),
    path("about/", about.about_view, name="about"),
]
