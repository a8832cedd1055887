"""Stories stored by the thousands leave the very rows that importing their files one by one does."""

import hashlib
import json
from collections.abc import Iterable, Sequence

import pytest
from django.db import IntegrityError, connection, transaction

from articles.entities.decisions import Wanted, decide
from articles.entities.link import Found, found_in
from articles.importing import Item, import_files
from articles.importing.bulk import NotNew, store
from articles.index.settle import TOGETHER, WAITING
from articles.management.measure.search.corpus import Corpus
from articles.models import (
    Article,
    DateMention,
    Entity,
    ImportBatch,
    Mention,
    NameDecisionKind,
    NamePair,
    NearDuplicate,
    Origin,
    RawFile,
    SearchChange,
    SearchSegment,
    Subject,
)
from articles.query.tree import Named
from articles.search import SearchRequest, search
from articles.wire import WireFile, read_file
from tests.importing.bulk.rows import all_rows
from tests.importing.telegrams import telegram

pytestmark = pytest.mark.django_db
ODD = {"headline": 'Han sagde: "Læs C:\\mappe\\n" {og, så}', "description_text": "Tab\u00ad og \\N NULL null"}


def files(telegrams: Iterable[dict]) -> list[WireFile]:
    made = [json.dumps(one, ensure_ascii=False).encode() for one in telegrams]
    return [WireFile(name=f"{number:03}.json", data=data) for number, data in enumerate(made)]


def varied() -> list[dict]:
    """Telegrams that use what a telegram may have."""
    plain = [telegram(number) for number in range(1, 8)]
    return [
        *plain,
        telegram(20, headline="", section="Kultur", byline="Asta Lundby", keywords=["havn", "dige, og mole"]),
        telegram(21, embargoed="2099-01-01T00:00:00+01:00", slugline="HAVN", ednote='Ring til "Palle"'),
        telegram(22, versioncreated="2014-03", language="en", headline="The minister visits Copenhagen on May 3, 2014"),
        telegram(23, versioncreated="2098-03-02T10:00:00Z"),
        telegram(24, versioncreated="i går", urgency="høj"),
        telegram(25, language="", subject=[{"code": "20000523", "scheme": "medtop", "name": "labour market"}] * 2),
        telegram(26, **ODD),
        # The text of another but for a word, and of the same days: near-duplicates of each other and of one here.
        telegram(40, body_html=LONG),
        telegram(41, body_html=LONG.replace("kutteren", "båden"), versioncreated=telegram(40)["versioncreated"]),
        telegram(42, body_html="<p>Kort.</p>", description_text=""),
    ]


LONG = (
    "<p>"
    + " ".join(f"Fiskeren siger for {n}. gang at kutteren lå stille ved kajen i havnen." for n in range(12))
    + "</p>"
)


def before() -> None:
    """Stories, names and a decision that are in the archive already."""
    here = [telegram(60), telegram(61, body_html=LONG, versioncreated=telegram(40)["versioncreated"]), telegram(62)]
    list(import_files(files(here), batch=new_batch("before")))
    asta, sofus = (Entity.objects.get(name=name) for name in ("Asta Lundby", "Sofus Refshauge"))
    decide(None, Wanted(kind=NameDecisionKind.MERGE, entity=asta, target=sofus))
    decide(None, Wanted(kind=NameDecisionKind.BLOCK, entity=Entity.objects.get(name="København")))


def new_batch(label: str = "new") -> ImportBatch:
    return ImportBatch.objects.create(origin=Origin.COMMAND, label=label)


def items_of(made: Sequence[WireFile]) -> list[Item]:
    return [
        Item(
            file=file.name,
            number=taken.item,
            story=taken.story,
            data=file.data,
            sha256=hashlib.sha256(file.data).hexdigest(),
        )
        for file in made
        for taken in read_file(file).taken
    ]


def imported(made: list[WireFile]) -> tuple[dict[str, list[tuple]], list[Found]]:
    """The rows of an archive that imports these files, and what it read in their texts; nothing of it stays."""
    with transaction.atomic():
        results = list(import_files(made, batch=new_batch()))
        assert {result.outcome for result in results} == {"created"}
        articles = Article.objects.select_related("provider").in_bulk([result.article for result in results])
        found = [found_in(articles[result.article]) for result in results]
        rows = all_rows()
        transaction.set_rollback(True)
    return rows, found


def stored(made: list[WireFile], found: list[Found], *, portion: int, **options: int) -> dict[str, list[tuple]]:
    assert store(zip(items_of(made), found, strict=True), new_batch(), portion=portion, **options) == len(made)
    return all_rows()


def assert_same(ours: dict[str, list[tuple]], theirs: dict[str, list[tuple]]) -> None:
    assert ours.keys() == theirs.keys()
    for table, rows in ours.items():
        for mine, other in zip(rows, theirs[table], strict=True):
            assert mine == other, table


def corpus_files(stories: int) -> list[WireFile]:
    return [WireFile(name=item.file, data=item.data) for item, _found in Corpus(stories).items()]


def test_the_rows_are_those_of_the_import():
    before()
    made = files(varied())
    rows, found = imported(made)
    assert_same(stored(made, found, portion=5), rows)
    for model in (Mention, DateMention, Subject, NearDuplicate):
        assert model.objects.exists()
    assert Mention.everything.filter(entity=None).exists()


@pytest.mark.parametrize(("waiting", "left"), [(1, 0), (16, 4), (WAITING, 20)])
def test_a_corpus_is_stored_as_its_files_are_imported_and_found(waiting, left):
    made = corpus_files(20)
    rows, found = imported(made)
    assert_same(stored(made, found, portion=8, waiting=waiting), rows)
    assert SearchChange.objects.filter(kind="s").count() == left
    assert search(SearchRequest()).count == 20
    name = Mention.objects.exclude(entity=None).first().entity
    told = Article.objects.filter(mentions__entity=name).distinct()
    page = search(SearchRequest(tree=Named(name.type, name.name)))
    assert {hit.article.pk for hit in page.hits} == set(told.values_list("pk", flat=True))


@pytest.mark.slow
def test_two_hundred_of_a_corpus_are_stored_as_their_files_are_imported():
    made = corpus_files(200)
    rows, found = imported(made)
    assert_same(stored(made, found, portion=64), rows)
    assert NamePair.objects.exists()


def test_what_the_corpus_says_of_its_names_and_dates_is_stored():
    corpus = Corpus(12)
    told = list(corpus.items())
    store(told, new_batch())
    names = {
        (item.story.guid, field, name.start, name.name)
        for item, found in told
        for field, of in found.names.items()
        for name in of
    }
    assert set(Mention.objects.values_list("article__guid", "field", "start", "entity__name")) == names


@pytest.mark.parametrize(
    "fields",
    [{"pubstatus": "canceled"}, {"pubstatus": "withheld"}, {"replacing": ["urn:newsml:kystbureauet.example:1"]}],
)
def test_what_is_not_simply_new_is_refused_and_nothing_of_its_portion_stored(fields):
    made = items_of(files([telegram(1), telegram(2, **fields), telegram(3)]))
    with pytest.raises(NotNew, match="example:2"):
        store([(item, Found(names={}, dates={})) for item in made], new_batch(), portion=1)
    assert list(Article.objects.values_list("guid", flat=True)) == ["urn:newsml:kystbureauet.example:1"]


def test_what_is_here_already_is_refused():
    made = files([telegram(1)])
    list(import_files(made, batch=new_batch()))
    with pytest.raises(IntegrityError), transaction.atomic():
        store([(items_of(made)[0], Found(names={}, dates={}))], new_batch())
    assert Article.objects.count() == 1


def test_the_planner_looks_again_when_its_picture_has_changed():
    told = list(Corpus(160).items())
    store(told[:60], new_batch())
    assert stories_known() == 60
    with connection.cursor() as cursor:
        # As if the planner had last looked at an archive of ten thousand.
        cursor.execute("UPDATE pg_class SET reltuples = 10000 WHERE oid = 'articles_article'::regclass")
    store(told[60:120], new_batch())
    assert stories_known() == 10_000
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_class SET reltuples = 1000 WHERE oid = 'articles_article'::regclass")
    store(told[120:], new_batch())
    assert stories_known() == 1_000  # forty are more than a fiftieth, and yet few


def stories_known() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'articles_article'::regclass")
        return cursor.fetchone()[0]


def test_files_of_several_stories_and_known_files_are_kept_once():
    data = json.dumps({"item": [telegram(1), telegram(2)]}).encode()
    RawFile.objects.keep(data)
    made = items_of([WireFile(name="two.json", data=data)])
    store([(item, Found(names={}, dates={})) for item in made], new_batch())
    assert RawFile.objects.get().data == data
    assert sorted(Article.objects.values_list("shown__item", flat=True)) == [1, 2]


def test_what_is_stored_is_gathered_until_another_portion_might_not_fit():
    made = items_of(files(telegram(number) for number in range(1, 8)))
    store([(item, Found(names={}, dates={})) for item in made], new_batch(), portion=2, waiting=4)
    assert list(SearchSegment.objects.values_list("size", flat=True)) == [4]
    assert SearchChange.objects.count() == 3


def test_a_portion_that_is_enough_for_a_segment_is_never_seen_unindexed_and_segments_are_joined():
    made = items_of(files(telegram(number) for number in range(1, 2 * TOGETHER + 1)))
    noted = []

    def looking(execute, sql, params, many, context):
        if sql.startswith("RELEASE SAVEPOINT"):  # what stands for COMMIT inside a test
            noted.append(SearchChange.objects.count())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(looking):
        store([(item, Found(names={}, dates={})) for item in made], new_batch(), portion=2, waiting=2)
    assert set(noted) == {0}
    assert list(SearchSegment.objects.values_list("size", flat=True)) == [2 * TOGETHER]


def test_a_story_under_embargo_stays_in_the_journal():
    made = items_of(files([telegram(1), telegram(2, embargoed="2099-01-01T00:00:00+01:00")]))
    store([(item, Found(names={}, dates={})) for item in made], new_batch(), waiting=1)
    held = Article.objects.get(guid__endswith=":2")
    assert SearchSegment.objects.get().size == 1
    assert list(SearchChange.objects.values_list("kind", "key")) == [("s", held.pk)]


def test_afterwards_the_triggers_note_changes_again():
    made = items_of(files([telegram(1), telegram(2)]))
    with transaction.atomic():
        store([(item, Found(names={}, dates={})) for item in made], new_batch(), waiting=1)
        Article.objects.filter(guid__endswith=":2").update(headline="Et andet")
    assert SearchChange.objects.get().key == Article.objects.get(headline="Et andet").pk
