"""Who may be asked, and what is dialled."""

import socket

import pytest

from articles.importing.feeds import FetchFailed, fetch, read_address, shown_address
from articles.importing.feeds.address import follow, look_up
from articles.importing.feeds.deadline import Deadline

PUBLIC = "93.184.215.14"


@pytest.fixture(autouse=True)
def _listed(settings):
    settings.FEED_HOSTS = ["feeds.example", "other.example:8443", "Røde.example", "10.1.2.3", "localhost", "[fd00::1]"]
    settings.FEED_SECONDS = 20


def refusal(action, *arguments) -> str:
    with pytest.raises(FetchFailed) as caught:
        action(*arguments)
    return caught.value.note.code


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://feeds.example/a.xml", "feeds.example"),
        ("http://FEEDS.example:80/", "feeds.example"),
        ("https://other.example:8443/", "other.example:8443"),
        ("https://røde.example/", "xn--rde-0na.example"),
        ("http://10.1.2.3/", "10.1.2.3"),
        ("http://[fd00::1]/x", "[fd00::1]"),
    ],
)
def test_a_listed_host_may_be_asked(url, named):
    assert read_address(url).named == named


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://feeds.example/", "feed_not_http"),
        ("file:///etc/passwd", "feed_not_http"),
        ("feeds.example/a.xml", "feed_not_http"),
        ("https://me:secret@feeds.example/", "feed_credentials"),
        ("https://feeds.example@evil.example/", "feed_credentials"),
        ("https://feeds.example\\@evil.example/", "feed_bad_address"),
        ("https://feeds.example/a b", "feed_bad_address"),
        ("https://feeds.example/\r\nHost: evil", "feed_bad_address"),
        ("https:///a.xml", "feed_bad_address"),
        ("https://feeds.example:99999/", "feed_bad_address"),
        ("https://[::1/", "feed_bad_address"),
        ("https://evil.example/", "feed_not_listed"),
        ("https://sub.feeds.example/", "feed_not_listed"),
        ("https://feeds.example.evil.example/", "feed_not_listed"),
        ("https://feeds.example:8443/", "feed_not_listed"),
        ("https://other.example/", "feed_not_listed"),
        ("http://127.0.0.1/", "feed_not_listed"),
    ],
)
def test_no_other_address_may(url, code):
    assert refusal(read_address, url) == code


def test_without_a_list_nothing_may_be_asked(settings):
    settings.FEED_HOSTS = []
    assert refusal(read_address, "https://feeds.example/") == "feed_no_hosts"


def test_the_refusal_names_the_host_and_the_list():
    with pytest.raises(FetchFailed) as caught:
        read_address("http://evil.example:8080/a?token=1")
    assert str(caught.value.note).startswith("evil.example:8080 is not among the servers that may be asked: feeds.")


def test_a_shown_address_holds_no_secret():
    assert shown_address("https://me:secret@feeds.example/a/b.xml?token=1#x") == "https://feeds.example/a/b.xml"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://feeds.example/b", "feed_redirect_insecure"),
        ("https://evil.example/", "feed_not_listed"),
        ("//evil.example/", "feed_not_listed"),
        ("file:///etc/passwd", "feed_not_http"),
    ],
)
def test_a_redirect_is_checked_like_an_address(location, code):
    assert refusal(follow, read_address("https://feeds.example/a"), location) == code


def test_a_redirect_may_be_relative():
    assert follow(read_address("https://feeds.example/a/b?c"), "../d?e").url == "https://feeds.example/d?e"


def resolving(monkeypatch, *answers):
    """Let the system's resolver say these numbers, one list for each time it is asked; returns the names asked for."""
    names: list[str] = []
    left = list(answers)

    def resolve(host, port, *_more, **_options):
        names.append(host)
        numbers = [host] if host in (PUBLIC, "2001:4860::1") else left.pop(0)
        family = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(family[":" in number], socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return names


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "::ffff:93.184.215.14", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:a00:1::",
    ],
)  # fmt: skip
def test_a_listed_name_must_not_lead_inside(monkeypatch, number):
    resolving(monkeypatch, [PUBLIC, number])
    with Deadline(20) as deadline:
        assert refusal(look_up, read_address("https://feeds.example/"), deadline) == "feed_inner_address"


def test_an_inner_number_may_be_asked_when_it_is_listed_itself(monkeypatch):
    resolving(
        monkeypatch, ["10.1.2.3"], ["10.1.2.4"], ["127.0.0.1", "::1"], ["10.1.2.3"], [PUBLIC, "64:ff9b::5db8:d70e"]
    )
    with Deadline(20) as deadline:
        assert look_up(read_address("http://10.1.2.3/"), deadline) == ["10.1.2.3"]
        assert refusal(look_up, read_address("http://10.1.2.3/"), deadline) == "feed_inner_address"
        assert look_up(read_address("http://localhost/"), deadline) == ["127.0.0.1", "::1"]
        assert refusal(look_up, read_address("http://localhost/"), deadline) == "feed_inner_address"
        assert look_up(read_address("https://feeds.example/"), deadline) == [PUBLIC, "64:ff9b::5db8:d70e"]


def test_what_is_dialled_is_the_number_that_was_checked(monkeypatch):
    """The name is asked for once; a second answer, from whoever owns the name, would be a way inside."""
    names = resolving(monkeypatch, ["2001:4860::1", PUBLIC], ["127.0.0.1"])
    dialled = []

    def connect(_socket, place):
        dialled.append(place[:2])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert refusal(fetch, "http://feeds.example/a.xml") == "feed_no_connection"
    assert dialled == [("2001:4860::1", 80), (PUBLIC, 80)]
    assert names.count("feeds.example") == 1


def test_a_name_that_does_not_exist_is_told(monkeypatch):
    def resolve(*_arguments, **_options):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert refusal(fetch, "http://feeds.example/a.xml") == "feed_unknown_name"
