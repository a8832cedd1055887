"""Addresses of the reading room."""

from django.urls import path

from articles.models import EntityType
from articles.views import about, article, dates, front, names, search

app_name = "articles"
urlpatterns = [
    path("", front.front_view, name="front"),
    path("search/", search.search_view, name="search"),
    path("search.json", search.search_json_view, name="search_json"),
    path("stories/<int:pk>/", article.story_view, {"slug": ""}, name="story_short"),
    path("stories/<int:pk>/<slug:slug>/", article.story_view, name="story"),
    path("people/", names.names_view, {"entity_type": EntityType.PERSON}, name="people"),
    path("organisations/", names.names_view, {"entity_type": EntityType.ORG}, name="organisations"),
    path("places/", names.names_view, {"entity_type": EntityType.PLACE}, name="places"),
    path("names/<int:pk>/", names.name_view, {"slug": ""}, name="name_short"),
    path("names/<int:pk>/<slug:slug>/", names.name_view, name="name"),
    path("dates/", dates.dates_view, name="dates"),
    path("dates/<int:year>/", dates.year_view, name="year"),
    path("dates/<int:year>/<int:month>/", dates.month_view, name="month"),
    path("dates/<int:year>/<int:month>/<int:day>/", dates.day_view, name="day"),
    path("help/search/", about.help_view, name="search_help"),
    path("about/", about.about_view, name="about"),
]
