"""Fetching from a server that behaves, and from servers that do not."""

import gzip
import resource
import socket
import threading
import zlib

import pytest

from articles.importing.feeds import Fetched, FetchFailed, NotModified, fetch, fetch_source
from tests.importing.feeds.serve import raw, says

MEGABYTE = 1_000_000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"


def refusal(url: str) -> FetchFailed:
    with pytest.raises(FetchFailed) as caught:
        fetch(url)
    return caught.value


def test_what_is_there_comes_with_its_marks(site):
    site.pages["/a.xml?token=1"] = says(b"<rss/>", ETag='"1"', Last_Modified="Wed, 25 Nov 2026 10:00:00 GMT")
    assert fetch(site.url("/a.xml?token=1")) == Fetched(
        name=site.url("/a.xml"), data=b"<rss/>", etag='"1"', last_modified="Wed, 25 Nov 2026 10:00:00 GMT"
    )
    assert site.asked[0][1]["Host"] == site.host


def test_a_feed_that_has_not_changed_is_not_sent_again(site):
    def answer(handler):
        headers = handler.headers
        given = headers["If-None-Match"] == '"1"' and headers["If-Modified-Since"] == "Wed"
        says(status=304 if given else 500)(handler)

    site.pages["/"] = answer
    assert fetch(site.url("/"), etag='"1"', last_modified="Wed") == NotModified()


def test_a_304_that_nobody_asked_for_is_no_answer(site):
    site.pages["/"] = says(status=304)
    assert str(refusal(site.url("/")).note) == "The server answers with status 304 instead of the feed."


def test_a_source_for_staging_has_the_address_without_its_secrets(site):
    site.pages["/a.xml?token=1"] = says(b"<rss/>")
    source = fetch_source(site.url("/a.xml?token=1"), provider="kyst")
    assert (source.name, source.data, source.provider) == (site.url("/a.xml"), b"<rss/>", "kyst")


def test_a_proxy_of_the_environment_is_not_asked(site, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site.pages["/"] = says(b"x")
    assert fetch(site.url("/")).data == b"x"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (204, "The server answers with status 204 instead of the feed."),
        (401, "The server refuses access. Ask the agency for an address that may be fetched from here."),
        (403, "The server refuses access. Ask the agency for an address that may be fetched from here."),
        (404, "The server has nothing at this address. Check the address."),
        (410, "The server says that the feed is gone for good. It is not asked any more."),
        (418, "The server answers with status 418 instead of the feed."),
        (429, "The server asks us to come back later."),
        (500, "The server has a fault of its own (status 500)."),
        (503, "The server asks us to come back later."),
    ],
)
def test_a_status_is_told_in_words(site, status, words):
    site.pages["/"] = says(status=status)
    problem = refusal(site.url("/"))
    assert (str(problem.note), problem.is_gone) == (words, status == 410)


@pytest.mark.parametrize(
    ("status", "said", "wait"),
    [
        (429, "120", 120),
        (503, "Wed, 21 Oct 2015 07:28:00 GMT", 0),
        (503, "soon", None),
        (503, "-5", None),
        (500, "120", None),
    ],
)
def test_how_long_to_stay_away_is_read(site, status, said, wait):
    site.pages["/"] = says(status=status, Retry_After=said)
    assert refusal(site.url("/")).wait_seconds == wait


def test_three_redirects_are_followed_and_not_four(site):
    for hop in range(1, 5):
        site.pages[f"/{hop}"] = says(status=301 + hop % 2, Location=f"/{hop - 1}")
    site.pages["/0"] = says(b"here")
    assert fetch(site.url("/3")).data == b"here"
    assert refusal(site.url("/4")).note.code == "feed_redirects"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://169.254.169.254/latest/meta-data/", "feed_not_listed"),
        ("http://elsewhere.example/", "feed_not_listed"),
        ("http://localhost:9/", "feed_not_listed"),
        ("file:///etc/passwd", "feed_not_http"),
        ("", "feed_redirect_nowhere"),
    ],
)
def test_a_redirect_to_anywhere_else_is_not_followed(site, location, code):
    site.pages["/"] = says(status=302, Location=location)
    assert refusal(site.url("/")).note.code == code
    assert len(site.asked) == 1


def test_a_redirect_of_a_listed_name_that_leads_inside_is_not_followed(site, settings, monkeypatch):
    resolve = socket.getaddrinfo

    def inside(host, port, *more, **options):
        return resolve("127.0.0.1" if host == "feeds.example" else host, port, *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", inside)
    port = site.host.rpartition(":")[2]
    settings.FEED_HOSTS = [site.host, f"feeds.example:{port}"]
    site.pages["/"] = says(status=302, Location=f"http://feeds.example:{port}/secret")
    assert str(refusal(site.url("/")).note) == (
        "feeds.example leads to 127.0.0.1, which is not an address of the public internet. It was not asked."
    )
    assert [path for path, _headers in site.asked] == ["/"]


# Servers that take their time. The words name the limit, so no clock is needed. -------------------


@pytest.fixture
def hasty(settings, site):
    """No more patience than a second."""
    settings.FEED_SECONDS = 1
    return site


TOO_SLOW = "The answer was not complete after 1 seconds. Nothing of it was imported."


def dripping(first: bytes, drop: bytes):
    """An answer that begins, and then sends one drop after the other, each well within any socket's timeout."""

    def answer(handler):
        handler.wfile.write(first)
        while not handler.ended.wait(0.05):
            handler.wfile.write(drop)
            handler.wfile.flush()

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        lambda handler: handler.ended.wait(30),
        dripping(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a"),
        dripping(HEAD + b"Content-Length: 100000\r\n\r\n", b"a"),
        dripping(HEAD + b"\r\n", b"a"),
        dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        dripping(HEAD + b"Content-Encoding: gzip\r\n\r\n", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0\0\0\0\0\0\0\0\0"),
    ],
    ids=["silent", "headers", "counted", "to the end", "chunked", "packed nothing"],
)
def test_a_server_that_stalls_or_drips_is_left_after_the_time_allowed(hasty, answer):
    hasty.pages["/"] = answer
    assert str(refusal(hasty.url("/")).note) == TOO_SLOW


def test_redirects_share_the_time_allowed(hasty):
    hasty.pages["/"] = says(status=302, Location="/slow")
    hasty.pages["/slow"] = lambda handler: handler.ended.wait(30)
    assert str(refusal(hasty.url("/")).note) == TOO_SLOW


def test_a_server_that_never_takes_the_connection_is_left(settings):
    """Its queue of one is full, so that the kernel answers nobody any more."""
    settings.FEED_SECONDS = 1
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        place = listener.getsockname()
        settings.FEED_HOSTS = [f"127.0.0.1:{place[1]}"]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(place)
        assert refusal(f"http://127.0.0.1:{place[1]}/").note.code in ("feed_too_slow", "feed_no_connection")
        for one in waiting:
            one.close()


def test_a_resolver_that_does_not_answer_is_left(settings, monkeypatch):
    settings.FEED_SECONDS = 1
    settings.FEED_HOSTS = ["feeds.example"]
    ended = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_options: [ended.wait(30)][1:])
    assert str(refusal("http://feeds.example/").note) == TOO_SLOW
    ended.set()


def test_a_server_that_is_not_there_is_told(settings):
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{bound.getsockname()[1]}"
    settings.FEED_HOSTS = [host]
    settings.FEED_SECONDS = 20
    assert refusal(f"http://{host}/").note.code == "feed_no_connection"


# Too much, too little, not what was said ------------------------------------------------------------


def endless(pieces: int, *, headers: bytes, piece: bytes = b"a" * MEGABYTE):
    """So many megabytes, none of them kept."""
    sent = []

    def answer(handler):
        handler.wfile.write(HEAD + headers + b"\r\n")
        for _ in range(pieces):
            handler.wfile.write(piece)
            sent.append(1)

    answer.sent = sent
    return answer


def test_a_gigabyte_is_left_at_the_limit_and_memory_stays_small(site):
    answer = site.pages["/"] = endless(1000, headers=b"")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert str(refusal(site.url("/")).note) == (
        "The answer is larger than 10 MB, which is the limit. Nothing of it was imported."
    )
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert grown < 60 * MEGABYTE
    assert len(answer.sent) < 40


def test_a_gigabyte_that_is_announced_is_not_read(site):
    answer = site.pages["/"] = endless(1000, headers=b"Content-Length: 1000000000\r\n")
    assert str(refusal(site.url("/")).note) == "The file is 1000 MB; the limit is 10 MB."
    assert len(answer.sent) < 20


def test_a_packed_file_has_the_limit_of_packed_files(site, settings):
    settings.WIRE_FILE_BYTES, settings.WIRE_ARCHIVE_BYTES = MEGABYTE, 3 * MEGABYTE
    zipped = b"PK\x03\x04" + bytes(2 * MEGABYTE)
    site.pages["/a.zip"] = says(zipped)
    assert fetch(site.url("/a.zip")).data == zipped
    site.pages["/b.zip"] = raw(HEAD + b"\r\n", zipped, bytes(MEGABYTE))
    assert str(refusal(site.url("/b.zip")).note).startswith("The answer is larger than 3 MB")


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("gzip, gzip", lambda d: gzip.compress(gzip.compress(d)))],
)
def test_a_feed_packed_for_the_way_is_unpacked_within_the_limit(site, coding, pack):
    site.pages["/"] = says(pack(b"<rss/>"), Content_Encoding=coding)
    assert fetch(site.url("/")).data == b"<rss/>"
    bomb = pack(bytes(200 * MEGABYTE))
    site.pages["/bomb"] = says(bomb, Content_Encoding=coding)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refusal(site.url("/bomb")).note.code == "feed_too_big"
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 60 * MEGABYTE


@pytest.mark.parametrize(("body", "coding"), [(b"<rss/>", "gzip"), (b"<rss/>", "br"), (b"", "rot13")])
def test_a_packing_that_cannot_be_read_is_told(site, body, coding):
    site.pages["/"] = says(body, Content_Encoding=coding)
    assert refusal(site.url("/")).note.code == "feed_bad_coding"


@pytest.mark.parametrize(
    "answer",
    [
        raw(HEAD + b"Content-Length: 100\r\n\r\n", b"<rss>"),
        raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"5\r\n<rss>\r\n"),
        raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"zz\r\n<rss>\r\n"),
        raw(HEAD + b"Content-Length: 100\r\n\r\n", b"<rss>", reset=True),
        raw(reset=True),
        raw(),
        raw(b"220 ftp.example FTP server ready\r\n"),
        raw(b"HTTP/1.1 200 OK\r\n" + b"X-Much: yes\r\n" * 1000 + b"\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 100_000 + b"\r\n\r\n"),
    ],
    ids=["short", "no last chunk", "bad chunk", "reset", "reset at once", "nothing", "no http", "headers", "header"],
)
def test_an_answer_that_breaks_off_or_is_none_is_told(site, answer):
    site.pages["/"] = answer
    assert str(refusal(site.url("/")).note) == (
        "The connection broke off before the answer was complete. Nothing of it was imported."
    )


def test_marks_that_no_header_could_carry_are_not_kept(site):
    site.pages["/"] = says(b"x", ETag="æ", Last_Modified="a" * 2000)
    fetched = fetch(site.url("/"))
    assert (fetched.etag, fetched.last_modified) == ("", "")
