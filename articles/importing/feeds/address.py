"""Which addresses may be asked: those of listed hosts, on the public internet unless the list says otherwise.

An address is taken apart once, and what is dialled, asked for and checked is made of these parts alone: two
parsers that disagree about where the host ends are how such lists are got round.
"""

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from articles.importing.feeds import words
from articles.importing.feeds.deadline import Deadline
from articles.importing.feeds.failed import FetchFailed

USUAL_PORTS = {"https": 443, "http": 80}
LOCALHOST = "localhost"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an address of IPv4."""

Number = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address whose host is on the list. `host` is lower-case ASCII, `target` the path and the query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def named(self) -> str:
        """The host as a Host header has it: with its port unless that is the usual one, IPv6 in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == USUAL_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole of it."""
        return f"{self.scheme}://{self.named}{self.target}"


def read_address(url: str) -> Address:
    """Take `url` apart. Raises FetchFailed unless it is http or https, without a password, to a listed host."""
    parts = _split(url)
    if parts.scheme not in USUAL_PORTS:
        raise FetchFailed(words.NOT_HTTP)
    if "@" in parts.netloc:
        raise FetchFailed(words.CREDENTIALS)
    try:
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or USUAL_PORTS[parts.scheme]
    except ValueError:
        raise FetchFailed(words.BAD_ADDRESS) from None
    if not host:
        raise FetchFailed(words.BAD_ADDRESS)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    address = Address(scheme=parts.scheme, host=host, port=port, target=target)
    _refuse_unlisted(address)
    return address


def follow(address: Address, location: str) -> Address:
    """Where a redirect leads. Raises FetchFailed as read_address() does, and for a way from https to http."""
    there = read_address(urljoin(address.url, location))
    if (address.scheme, there.scheme) == ("https", "http"):
        raise FetchFailed(words.INSECURE_REDIRECT)
    return there


def shown_address(url: str) -> str:
    """`url` for everybody's eyes: without the query, which may hold a token, and without a password."""
    try:
        parts = _split(url)
    except FetchFailed:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def look_up(address: Address, deadline: Deadline) -> list[str]:
    """The numbers behind the host, asked for once: whoever dials one of these dials what was checked.

    Raises FetchFailed when there are none, or when any of them lies where a listed name must not lead.
    """
    numbers = [ipaddress.ip_address(number) for number in deadline.resolve(address.host, address.port)]
    for number in numbers:
        if not _may_be_dialled(address.host, number):
            raise FetchFailed(words.inner_address(address.host, str(number)))
    return [str(number) for number in dict.fromkeys(numbers)]


def _split(url: str) -> SplitResult:
    if not url.isprintable() or " " in url or "\\" in url:
        raise FetchFailed(words.BAD_ADDRESS)
    try:
        return urlsplit(url)
    except ValueError:
        raise FetchFailed(words.BAD_ADDRESS) from None


def _refuse_unlisted(address: Address) -> None:
    if not settings.FEED_HOSTS:
        raise FetchFailed(words.NO_HOSTS)
    for entry in settings.FEED_HOSTS:
        host, port = _entry(entry)
        if host == address.host and address.port == (port or USUAL_PORTS[address.scheme]):
            return
    raise FetchFailed(words.not_listed(address.named, ", ".join(settings.FEED_HOSTS)))


def _entry(entry: str) -> tuple[str, int | None]:
    """A line of the list: host and port. One that cannot be read allows nothing."""
    bare = entry.strip("[]")
    if _as_number(bare) is not None:
        return bare.lower(), None
    try:
        parts = urlsplit(f"//{entry}")
        return (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        return "", None


def _as_number(host: str) -> Number | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _may_be_dialled(host: str, number: Number) -> bool:
    """Whether `number` is public, or what the administrator listed by its own number, or as localhost."""
    if number.is_multicast or number.is_unspecified:
        return False
    if host == LOCALHOST:
        return number.is_loopback
    return _as_number(host) == number or _is_public(number)


def _is_public(number: Number) -> bool:
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped or number.sixtofour or number.teredo:
            return False
        if number in _NAT64:
            return _is_public(ipaddress.IPv4Address(number.packed[-4:]))
    return number.is_global and not number.is_multicast
