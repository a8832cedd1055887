"""What is measured with: files of every format that is read, the same each time."""

import pytest
from django.core.management import call_command

from articles.management.measure import GENERATORS, names_speeds, speed_of
from articles.management.measure.samples import FEED_ITEMS
from articles.management.measure.text import CHARACTERS, telegram
from articles.wire import FORMATS, WireFile, read_file


def test_there_is_a_generator_for_every_format_that_is_read():
    assert FORMATS.keys() <= GENERATORS.keys()


@pytest.mark.parametrize("code", sorted(GENERATORS.keys() & FORMATS.keys()))
def test_a_made_file_is_read_whole(code):
    reading = read_file(WireFile(name="made", data=GENERATORS[code](7)))
    wanted = [telegram(7)] if code not in ("rss", "atom") else [telegram(7 * FEED_ITEMS + n) for n in range(FEED_ITEMS)]
    assert (reading.skipped, reading.rejected, len(reading.taken)) == ((), (), len(wanted))
    for taken, made in zip(reading.taken, wanted, strict=True):
        assert sum(map(len, taken.story.paragraphs)) > CHARACTERS * 0.9
        assert taken.story.paragraphs[1].split()[-3:] == made.paragraphs[1].split()[-3:]


@pytest.mark.parametrize("code", sorted(GENERATORS))
def test_the_same_number_is_the_same_file(code):
    assert GENERATORS[code](3) == GENERATORS[code](3) != GENERATORS[code](4)


@pytest.mark.parametrize("code", sorted(GENERATORS.keys() & FORMATS.keys()))
def test_a_speed_stands_beside_that_of_a_bare_parser(code):
    speed = speed_of(code, runs=1)
    assert speed.code == code
    assert speed.peer in ("json.loads", "lxml.etree", "feedparser", "bytes.decode")
    assert min(speed.stories, speed.of_peer) > 0


def test_the_command_prints_a_line_for_the_format_and_a_profile(capsys):
    call_command("benchmark", "wire", "--format", "seed")
    header, line = capsys.readouterr().out.splitlines()
    assert header.split()[0] == "format"
    assert line.split()[0] == "seed"
    call_command("benchmark", "wire", "--profile", "seed")
    assert "Ordered by: internal time" in capsys.readouterr().out


def test_reading_names_is_measured_beside_rules():
    speeds = list(names_speeds(stories=2, runs=1))
    assert [speed.reader for speed in speeds][:2] == ["model", "rules"]
    assert all(speed.words > 0 and speed.memory > 0 for speed in speeds)
