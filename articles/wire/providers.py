"""The agencies we know: code, name, the zone of their clocks, the language when a file names none."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from articles.story import COPENHAGEN

LONGEST_CODE = 40
UNKNOWN = "unknown"
_LONGEST_NAME = 253
"""Characters: a host may have as many, no name of an agency does."""


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency. `language` is None for those that write in many."""

    code: str
    name: str
    zone: str
    language: str | None = None
    also: tuple[str, ...] = ()
    """Other names and hosts, lower case."""


_AGENCIES = (
    Agency("ritzau", "Ritzau", "Europe/Copenhagen", "da", ("ritzaus bureau", "via ritzau", "ritzau.dk", "ritzau.com")),
    Agency("dpa", "dpa", "Europe/Berlin", "de", ("deutsche presse-agentur", "dpa.com", "dpa.de", "dpa-info.com")),
    Agency("tt", "TT Nyhetsbyrån", "Europe/Stockholm", "sv", ("tt nyhetsbyrån", "tt.se", "tidningarnas telegrambyrå")),
    Agency("ntb", "NTB", "Europe/Oslo", "no", ("norsk telegrambyrå", "ntb.no", "npk")),
    Agency("stt", "STT", "Europe/Helsinki", "fi", ("suomen tietotoimisto", "stt.fi", "stt-lehtikuva")),
    Agency("afp", "AFP", "Europe/Paris", None, ("agence france-presse", "afp.com")),
    Agency("ap", "AP", "America/New_York", None, ("associated press", "the associated press", "ap.org", "apnews.com")),
    Agency("reuters", "Reuters", "Europe/London", None, ("thomson reuters", "reuters.com", "reutersmedia.net")),
    Agency(
        "pa", "PA Media", "Europe/London", None, ("press association", "pa media", "pressassociation.com", "pa.media")
    ),
    Agency("ansa", "ANSA", "Europe/Rome", None, ("ansa.it",)),
    Agency("apa", "APA", "Europe/Vienna", "de", ("austria presse agentur", "apa.at")),
    Agency("anp", "ANP", "Europe/Amsterdam", "nl", ("anp.nl",)),
    Agency("belga", "Belga", "Europe/Brussels", None, ("belga.be",)),
    Agency("efe", "EFE", "Europe/Madrid", None, ("agencia efe", "efe.com")),
    Agency("aap", "AAP", "Australia/Sydney", "en", ("australian associated press", "aap.com.au")),
    Agency("businessdesk", "BusinessDesk", "Pacific/Auckland", "en", ("businessdesk.co.nz",)),
)
_BY_CODE = {agency.code: agency for agency in _AGENCIES}
_BY_NAME = {name: agency for agency in _AGENCIES for name in (agency.code, agency.name.lower(), *agency.also)}
_BY = re.compile(r"\s*(?:by|af|av|von)\s+", re.IGNORECASE)
_NO_LETTER = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "đ": "d", "ł": "l", "ð": "d", "þ": "th"})


def provider_name(code: str) -> str:
    """The name of an agency as readers know it; made from the code when we do not know the agency.

    Codes of unknown agencies are slugs of their names: nordvest-nyt -> Nordvest Nyt, tna -> TNA.
    """
    if code in _BY_CODE:
        return _BY_CODE[code].name
    words = code.split("-")
    return code.upper() if len(code) <= 3 else " ".join(word.capitalize() for word in words)


def provider_zone(code: str) -> ZoneInfo:
    """The zone of times without offset. An unknown provider is read as Danish: never the server's zone."""
    return ZoneInfo(_BY_CODE[code].zone) if code in _BY_CODE else COPENHAGEN


def default_language(code: str, *, credit: str | None = None, section: str | None = None) -> str | None:
    """The language of an agency's own texts, for files that name none.

    None for a press release, which agencies pass on in whatever language it came.
    """
    passed_on = (credit or "").lower().startswith("via ") or "pressem" in (section or "").lower()
    return None if passed_on or code not in _BY_CODE else _BY_CODE[code].language


def known_provider(text: str | None) -> str | None:
    """The code of the agency that a name, code, sign-off or host stands for; None when we know none."""
    if text and len(text) > _LONGEST_NAME:
        return None
    name = " ".join((text or "").lower().strip(" \t\r\n/().,;:©-–").split())
    if name in _BY_NAME:
        return _BY_NAME[name].code
    while "." in name:
        _, name = name.split(".", 1)
        if "." in name and name in _BY_NAME:
            return _BY_NAME[name].code
    return None


def provider_slug(text: str | None) -> str | None:
    """A code for an agency we do not know: lower-case ASCII letters, digits and hyphens, at most 40."""
    plain = unicodedata.normalize("NFKD", (text or "").lower().translate(_NO_LETTER))
    code = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    return code[:LONGEST_CODE].rstrip("-") or None


def host_of(uri: str) -> str | None:
    """Whose identifier it is: the host of an address, the authority of a urn:newsml: or tag: identifier."""
    parts = uri.split(":")
    if len(parts) > 2 and [part.lower() for part in parts[:2]] == ["urn", "newsml"]:
        return parts[2].lower() or None
    if parts[0].lower() == "tag" and len(parts) > 1:
        return parts[1].split(",")[0].lower() or None
    try:
        return urlsplit(uri).hostname if "//" in uri else None
    except ValueError:
        return None


def host_provider(host: str | None) -> str | None:
    """The code of the agency that owns a host: a known one, else the host without www and its ending.

    None for hosts that name nobody (localhost, a number).
    """
    if not host or host == "localhost" or re.fullmatch(r"[\d.:]+", host):
        return None
    labels = host.removeprefix("www.").split(".")
    ending = 2 if len(labels) > 2 and labels[-2] in ("co", "com", "org", "net") and len(labels[-1]) == 2 else 1
    return known_provider(host) or provider_slug("-".join(labels[:-ending] or labels))


def same_agency(name: str, code: str) -> bool:
    """Whether a name stands for the agency of this code; blanks and hyphens do not count."""
    found = known_provider(name) or provider_slug(name) or ""
    return found.replace("-", "") == code.replace("-", "")


def is_only_agencies(byline: str) -> bool:
    """Whether a byline names agencies and no person: "/ritzau/AFP", "Reuters og AFP", "By The Associated Press"."""
    parts = re.split(r"[/,&+]|\s(?:og|and|und|och|/|-|–)\s", _BY.sub("", byline, count=1))
    named = [part for part in parts if part.strip()]
    return bool(named) and all(known_provider(part) for part in named)
