"""One queryset method decides who may read what: nothing that serves readers gets to rows by another door."""

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
READERS = ("articles/search", "articles/views", "articles/templatetags", "articles/urls.py")
DOORS = {"public", "listed", "killed", "none"}
"""What may stand right behind `Article.objects` anywhere in these rooms."""
ROWS = {"Article", "Revision", "Mention", "Entity", "Alias", "RawFile", "ImportItem", "ImportBatch", "StagedFile"}
ROWS |= {
    "DateMention",
    "NearDuplicate",
    "SpellingWord",
    "TextPrint",
    "UncomparedPrint",
    "Provider",
    "Section",
    "Subject",
}
RELATED = {"revisions", "mentions", "date_mentions", "aliases", "replaces", "articles", "replaced_by"}
"""Names under which one row leads to others."""
OTHERWISE = {
    "search/alike.py NearDuplicate.objects.filter": "pairs of which both are listed",
    "search/beginnings.py SpellingWord.objects.filter": "of names in listed stories: their own, or public_spellings()",
    "search/counts.py Entity.objects.filter": "those that listed stories mention",
    "search/coverage.py Entity.objects.get": "DoesNotExist when no listed story mentions it",
    "search/facets.py Entity.objects.filter": "those that listed stories mention; of others at most those asked for",
    "search/filing.py Entity.objects.filter": "sort keys, of which people.py takes those that listed stories mention",
    "search/forms.py Mention.objects.filter": "all of one name, from which those outside listed stories are taken off",
    "search/names.py Mention.objects.filter": "of stories that a page shows already",
    "search/people.py Entity.objects.in_bulk": "those that listed stories mention",
    "search/question.py Entity.objects.filter": "a condition on stories, which are taken from the index's listed ones",
    "search/reading.py .date_mentions": "of the public story on the page",
    "search/reading.py .mentions": "of the public story on the page",
    "search/reading.py Article.objects.filter": "what stands in the place of a replaced() story",
    "search/reading.py Article.objects.replaced": "public() and killed() for successors",
    "search/related/choose.py .mentions": "of the public story on the page",
    "search/related/choose.py NearDuplicate.objects.filter": "pairs of that story and of listed ones",
    "search/sitemap.py Entity.objects.filter": "those that listed stories mention",
    "search/spellings.py Alias.objects.filter": "those that listed stories use",
    "search/spellings.py Mention.objects.filter": "within listed stories",
    "search/suggest/known_names.py Alias.objects.filter": "words of names, counted in listed stories",
    "search/suggest/known_names.py SpellingWord.objects.filter": "the same of all names at once",
    "search/suggest/names.py SpellingWord.objects.filter": "of names in listed stories, by public_spellings()",
    "search/versions.py .revisions": "of a public story: this is where its readable versions are chosen",
    "search/versions.py Revision.objects.filter": "the same for several public stories at once",
    "search/versions.py Revision.objects.defer": "the text of versions chosen there",
    "views/service.py Article.objects.exists": "whether there is a table; says nothing of what is in it",
}
"""Every other way to rows in these rooms, and why it shows nobody what is hidden. A new one is to be argued here."""


def _files() -> Iterator[Path]:
    for place in READERS:
        path = PROJECT / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _ways(path: Path) -> Iterator[str]:
    """Each `Model.objects.method` and each `row.related` of a file."""
    name = path.relative_to(PROJECT / "articles")
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Attribute(attr=method, value=ast.Attribute(attr="objects", value=ast.Name(id=model))):
                if model in ROWS and not (model == "Article" and method in DOORS):
                    yield f"{name} {model}.objects.{method}"
            case ast.Attribute(attr=related, value=ast.Name()) if related in RELATED:
                yield f"{name} .{related}"


def test_every_way_to_rows_that_readers_have_is_a_known_one() -> None:
    found = {way for path in _files() for way in _ways(path)}
    assert found == set(OTHERWISE)


def test_managers_are_only_used_where_they_can_be_seen() -> None:
    """`_default_manager`, `_base_manager`, get_model() and raw SQL on our tables would pass the test above unseen."""
    sly = (
        "_default_manager",
        "_base_manager",
        "get_model(",
        ".raw(",
        "FROM articles_",
        "get_object_or_404",
        "objects as",
    )
    assert [f"{path.name}: {word}" for path in _files() for word in sly if word in path.read_text()] == []
    bare = [
        f"{path.name}:{node.lineno}"
        for path in _files()
        for tree in [ast.parse(path.read_text())]
        for chains in [{id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Attribute)}]
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects" and id(node) not in chains
    ]
    assert bare == []
