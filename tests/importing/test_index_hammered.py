"""Import, corrections, settling and reading at once, each in processes of their own: the index is right at the end."""

import json
import random
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.importing.scratch import PATIENCE, Scratch
from tests.importing.telegrams import telegram, write_folder

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SECONDS = 20
STORIES = 400

CORRECT = """
import random, time
from articles.models import Article, Entity, Mention
from articles.models.again import atomically
chance, end = random.Random({seed}), time.monotonic() + {seconds}

def correct():
    pks = list(Article.objects.values_list("pk", flat=True))
    some = Article.objects.filter(pk__in=chance.sample(pks, min(len(pks), 9)))
    deed = chance.randrange(4)
    if deed == 0:
        some.update(headline=f"Rettet {{chance.random()}}")
    elif deed == 1:
        some.update(status=chance.choice(["usable", "usable", "usable", "canceled"]))
    elif deed == 2 and (one := some.first()):
        one.mentions.all().delete()
    elif (names := list(Entity.objects.values_list("pk", flat=True)[:50])):
        Mention.objects.filter(entity=chance.choice(names)).update(entity=chance.choice(names))

while time.monotonic() < end:
    atomically(correct)  # two that change the same stories in another order wait in a ring: one begins again
    time.sleep(0.02)
"""
SETTLE = """
import time
from articles.index.settle import reindex, settle
end, rounds = time.monotonic() + {seconds}, 0
while time.monotonic() < end:
    rounds += 1
    reindex() if rounds % 40 == 0 else settle(waiting=5)
    time.sleep(0.01)
"""
SEARCH = """
import time
from articles.query import read_query
from articles.search import SearchRequest, search
asked = [SearchRequest(tree=read_query(text).tree) for text in ("", "rettet", "*en", "havn ELLER rettet", '"og en"')]
end, rounds = time.monotonic() + {seconds}, 0
while time.monotonic() < end:
    for request in asked:
        page = search(request)
        assert len(page.hits) == min(page.count, 20), (request, page.count, len(page.hits))
        assert sum(month.count for month in page.histogram) + page.without_month == page.count
        rounds += 1
print(rounds)
"""
CHECK = """
from articles.index.check import check
from articles.models import Article
from articles.search import SearchRequest, search
import json
found = list(check())
print(json.dumps([found, search(SearchRequest()).count, Article.objects.listed().count()]))
"""


def shell(scratch: Scratch, code: str, **values: Any) -> "subprocess.Popen[str]":
    return scratch.start("shell", "-v", "0", "-c", code.format(seconds=SECONDS, **values))


def ended(process: "subprocess.Popen[str]") -> str:
    """Its output, once it is over and all went well."""
    out, err = process.communicate(timeout=PATIENCE + SECONDS)
    assert process.returncode == 0, err
    return out


def versions(chance: random.Random) -> list[dict]:
    """Telegrams, of which every fifth is corrected later and every tenth killed."""
    first = [telegram(number) for number in range(STORIES)]
    later = [telegram(n, 2, headline=f"Rettet {n}") for n in range(0, STORIES, 5)]
    killed = [telegram(n, 3, pubstatus="canceled") for n in range(0, STORIES, 10)]
    chance.shuffle(later)
    return [*first, *later, *killed]


def test_whatever_goes_on_at_once_the_index_says_what_the_stories_say(scratch: Scratch, tmp_path: Path):
    folder = write_folder(tmp_path, versions(random.Random(1)))
    importing = scratch.start_import("--workers", "2", folder)
    beside = [
        shell(scratch, CORRECT, seed=1),
        shell(scratch, SETTLE),
        shell(scratch, SETTLE),
    ]
    reading = [shell(scratch, SEARCH) for _ in range(2)]
    ended(importing)
    for process in beside:
        ended(process)
    assert all(int(ended(process)) > 10 for process in reading)
    time.sleep(0.1)
    found, counted, listed = json.loads(ended(shell(scratch, CHECK)))
    assert (found, counted) == ([], listed)
    ended(shell(scratch, "from articles.index.settle import settle; settle(waiting=1)"))
    found, counted, listed = json.loads(ended(shell(scratch, CHECK)))
    assert (found, counted) == ([], listed)
    assert listed > STORIES // 2
