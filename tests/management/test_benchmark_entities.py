"""The benchmark of the pages of names, on a small archive."""

import json

import pytest
from django.core.management import CommandError, call_command

from articles.management.measure.database import drop, name_beside
from articles.management.measure.entities.corpus import WELL_KNOWN, CorpusOnOne
from articles.management.measure.search.corpus import Corpus, number_of
from articles.wire import WireFile, read_file


@pytest.mark.parametrize(("stories", "mentions"), [(30, 15), (30, 30), (30, 7), (7, 1), (5, 0)])
def test_so_many_stories_mention_the_name_and_the_others_are_those_of_the_search(stories, mentions):
    plain, named = list(Corpus(stories).items()), list(CorpusOnOne(stories, mentions).items())
    on = [item for item, found in named if any(name.name == WELL_KNOWN for name in found.names["body"])]
    assert len(on) == mentions
    for (before, of_before), (item, found) in zip(plain, named, strict=True):
        assert item.story.guid == before.story.guid
        if item not in on:
            assert (item, found) == (before, of_before)
            continue
        body = "\n\n".join(item.story.paragraphs)
        added = [name for name in found.names["body"] if name.name == WELL_KNOWN]
        assert [body[name.start : name.end] for name in added] == [name.text for name in added]
        assert len(added) == 2
        assert read_file(WireFile(name="made", data=item.data)).taken[0].story.paragraphs == item.story.paragraphs


def test_part_of_it_is_the_same_as_in_the_whole():
    whole, part = list(CorpusOnOne(20, 9).items()), list(CorpusOnOne(20, 9).items(5, 12))
    assert part == whole[4:11]
    assert [number_of(item.story.guid) for item, _found in part] == list(range(5, 12))


def test_more_mentions_than_stories_are_refused():
    with pytest.raises(CommandError, match="--mentions 11 is more than the archive has stories"):
        call_command("benchmark", "entities", "--stories", "10", "--mentions", "11")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_page_is_measured_and_says_what_grouped_counts_say(tmp_path, capsys):
    file = tmp_path / "found.json"
    try:
        options = ("--stories", "60", "--mentions", "45", "--rounds", "1", "--json", str(file))
        call_command("benchmark", "entities", *options)
    finally:
        drop(name_beside("benchmark_entities_60_45"))
    found = json.loads(file.read_text())
    assert found["differences"] == []
    assert [(one["page"], one["queries"]) for one in found["pages"][:2]] == [
        ("the name in 45 stories", 9),
        ("its page 3", 9),
    ]
    assert [one["page"].split(" in ")[0] for one in found["pages"][2:6]] == ["a person", "a org", "a place", "a person"]
    assert all(one[kind]["median"] > 0 for one in found["pages"] for kind in ("database", "wall", "cpu"))
    said = capsys.readouterr().out
    assert "60 stories, of which 45 mention one name" in said
    assert "All numbers of the name are the same as plain Django's." in said
