"""`manage.py reindex`: the index anew, in parts, and whether it is right; also while the archive changes."""

import signal
import threading
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.entities.fold import fold_words
from articles.entities.rows import entity_row
from articles.index.check import check
from articles.index.settle import reindex, settle
from articles.models import Alias, Article, Mention, SearchChange, SearchSegment, SearchWord
from articles.models.lock import lock_key
from articles.query.tree import Named, Node, Suffix, Word
from articles.search import SearchRequest, search
from tests.factories import ArticleFactory
from tests.importing.conftest import scratch, server
from tests.importing.scratch import PATIENCE, Scratch

__all__ = ["scratch", "server"]


def run(capsys: Any, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output without the time it took, standard error."""
    try:
        call_command("reindex", *arguments)
        code = 0
    except SystemExit as leaving:
        code = leaving.code
    said = capsys.readouterr()
    return code, "\n".join(line.rpartition(" (")[0] or line for line in said.out.splitlines()), said.err


def headlines(tree: Node) -> set[str]:
    return {hit.article.headline for hit in search(SearchRequest(tree=tree)).hits}


def sizes() -> list[int]:
    return list(SearchSegment.objects.order_by("pk").values_list("size", flat=True))


def story(headline: str, **fields: Any) -> Article:
    made: Article = ArticleFactory(headline=headline, lead="", body="", **fields)
    return made


def settled(*told: str) -> None:
    """Each in a segment of its own."""
    for headline in told:
        story(headline)
        settle(waiting=1, merge=False)


@pytest.fixture
def behind_the_back(db: None) -> Any:
    """Do something that the triggers do not notice."""

    def do(deed: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL newsarchive.bulk = 'on'")
            deed()
            cursor.execute("SET LOCAL newsarchive.bulk = 'off'")

    return do


@pytest.mark.django_db
def test_the_whole_index_is_made_anew(capsys):
    settled("Valg i maj", "Valg i juni", "Valg i juli")
    Article.objects.filter(headline="Valg i juli").update(headline="Valget er aflyst")
    story("Et valg til")
    story("Et valg senere", embargo_until=datetime(2099, 1, 1, tzinfo=UTC))
    assert (sizes(), SearchChange.objects.count()) == ([1, 1, 1], 3)
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    assert out == (
        "4 stories indexed anew: 1 segments, 1 changes in the journal.\n0 words added to the vocabulary or corrected."
    )
    assert headlines(Word("valg")) == {"Valg i maj", "Valg i juni", "Valget er aflyst", "Et valg til"}
    assert list(check()) == []


@pytest.mark.django_db
def test_what_is_nowhere_is_found_by_the_check_and_mended(capsys, behind_the_back):
    settled("Valg i maj")
    behind_the_back(lambda: Article.objects.update(headline="Valg i august"))
    assert headlines(Word("august")) == set()
    code, out, err = run(capsys, "--check")
    assert code == 1
    assert "Segment " in out
    assert err == "The index differs from the stories. `manage.py reindex` makes it anew.\n"
    assert run(capsys, "--only", "segments")[0] == 0
    assert headlines(Word("august")) == {"Valg i august"}
    assert run(capsys, "--check") == (
        0,
        "The index says what the stories say: 1 segments, 0 changes in the journal.",
        "",
    )


@pytest.mark.django_db
def test_small_segments_are_joined(capsys):
    settled(*(f"Valg {number}" for number in range(9)))
    assert run(capsys, "--only", "merge")[1] == "9 small segments joined: 1 segments, 0 changes in the journal."
    assert (sizes(), len(headlines(Word("valg"))), list(check())) == ([9], 9, [])


@pytest.mark.django_db
def test_changes_are_indexed_however_few(capsys):
    story("Valg")
    assert run(capsys, "--only", "changes")[1] == "1 changes indexed: 1 segments, 0 changes in the journal."
    assert (headlines(Word("valg")), list(check())) == ({"Valg"}, [])


@pytest.mark.django_db
def test_the_vocabulary_gets_what_it_has_not(capsys):
    settled("Folketingsvalg i maj")
    SearchWord.objects.filter(form="folketingsvalg").delete()
    SearchWord.objects.filter(form="maj").update(stem="mai")
    assert headlines(Suffix("valg")) == set()
    assert run(capsys, "--only", "words")[1] == "2 words added to the vocabulary or corrected."
    assert (headlines(Suffix("valg")), list(check())) == ({"Folketingsvalg i maj"}, [])


@pytest.mark.django_db
def test_names_are_taken_from_the_tables_again(capsys, behind_the_back):
    story("Valg", persons=["Anna Holm"])
    story("Fisk", persons=["Viggo Krog"])
    settle(waiting=1)
    other = entity_row("person", "Asta Lundby", "")
    Alias.objects.create(entity=other, text="Asta Lundby", words=fold_words("Asta Lundby"))
    behind_the_back(lambda: Mention.objects.filter(entity__name="Anna Holm").update(entity=other))
    SearchChange.objects.create(kind="n", key=10**9, stamp=1)
    assert headlines(Named("person", "Asta Lundby")) == set()
    assert run(capsys, "--only", "names")[1] == "1 stories had other names in the index."
    assert headlines(Named("person", "Asta Lundby")) == {"Valg"}
    assert (list(check()), SearchChange.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_parts_that_are_none_are_refused(capsys):
    with pytest.raises(CommandError, match="invalid choice: 'all'"):
        call_command("reindex", "--only", "all")


def in_another_thread(deed: Any) -> None:
    """Do it on a connection of its own, while this one is in a transaction."""

    def run_there() -> None:
        deed()
        connection.close()

    other = threading.Thread(target=run_there)
    other.start()
    other.join(PATIENCE)
    assert not other.is_alive(), "it waits for the index"


@pytest.mark.django_db(transaction=True)
def test_stories_that_change_while_the_index_is_made_are_right_afterwards(capsys):
    settled("Valg i maj", "Valg i juni", "Valg i juli")
    story("Valg i november")
    seen = []

    def change(_stories: int) -> None:
        def deed() -> None:
            Article.objects.filter(headline="Valg i maj").update(headline="Valg i august")
            Article.objects.filter(headline="Valg i juni").update(status="canceled")
            Article.objects.filter(headline="Valg i november").update(headline="Valg i december")
            story("Valg i oktober")
            seen.append(headlines(Word("valg")))

        in_another_thread(deed)

    now = {"Valg i august", "Valg i juli", "Valg i oktober", "Valg i december"}
    reindex(change)
    assert seen == [now]
    assert (headlines(Word("valg")), list(check())) == (now, [])


@pytest.mark.django_db(transaction=True)
def test_stopped_it_leaves_the_old_index():
    settled("Valg i maj", "Valg i juni")

    def stop(_stories: int) -> None:
        raise KeyboardInterrupt

    before = list(SearchSegment.objects.values_list("pk", "stamp"))
    with pytest.raises(KeyboardInterrupt):
        reindex(stop)
    assert list(SearchSegment.objects.values_list("pk", "stamp")) == before
    assert (headlines(Word("valg")), list(check())) == ({"Valg i maj", "Valg i juni"}, [])


@pytest.mark.slow
@pytest.mark.django_db
def test_ctrl_c_ends_it_with_a_sentence(scratch: Scratch):
    with scratch.connected() as other:
        other.execute("SELECT pg_advisory_lock(%s)", [lock_key("search index")])
        process = scratch.start("reindex")
        waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()"
        give_up = time.monotonic() + PATIENCE
        while not other.execute(waits).fetchone()[0] and time.monotonic() < give_up:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert err.endswith("Stopped. The index answers as before; run the command again.\n")
