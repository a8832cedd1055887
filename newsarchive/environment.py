"""Every setting of the archive, declared once: name, kind, default, a line of help.

Settings come from the environment and nowhere else. A wrong value is refused by name before anything
starts. `manage.py settings_help` prints this list and README holds it; a test keeps them equal.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url

PROJECT = Path(__file__).resolve().parent.parent


class WrongSetting(ValueError):
    """A setting has a value that cannot be used; the message names it and says what would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting. `read` turns its text into a value or raises ValueError saying what it should be."""

    name: str
    read: Callable[[str], Any]
    default: str
    help: str
    is_secret: bool = False
    """Whether its value must not be repeated in messages."""


def read_switch(text: str) -> bool:
    """on or off, in the usual spellings."""
    word = text.strip().lower()
    if word in ("1", "true", "yes", "on"):
        return True
    if word in ("0", "false", "no", "off", ""):
        return False
    raise ValueError("must be on or off")


def read_secret(text: str) -> str:
    """A secret key, or nothing."""
    if text and (len(text) < 50 or len(set(text)) < 5):
        raise ValueError("must have 50 characters or more, most of them different")
    return text


def read_count(text: str) -> int:
    """A whole number, zero or more."""
    if not text.strip().isdecimal():
        raise ValueError("must be a whole number, zero or more")
    return int(text)


def read_positive(text: str) -> int:
    """A whole number, one or more."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise ValueError("must be a whole number, one or more")
    return int(text)


def read_seconds(text: str) -> float:
    """A time above zero, with a point: 0.5."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 3600:
        raise ValueError("must be a number of seconds above 0, such as 2 or 0.5")
    return seconds


def read_share(text: str) -> float:
    """A share between 0 and 1, with a point: 0.8."""
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 < share <= 1:
        raise ValueError("must be a number above 0 and at most 1, such as 0.8")
    return share


def read_weight(text: str) -> float:
    """A number from 0 to 10, with a point: 0.75."""
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= 10:
        raise ValueError("must be a number from 0 to 10, such as 0.75")
    return weight


def read_list(text: str) -> list[str]:
    """Values separated by commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def read_hosts(text: str) -> list[str]:
    """Host names, one at least: without any the site would answer nobody."""
    if not (hosts := read_list(text)):
        raise ValueError("must name one host or more")
    return hosts


def read_origins(text: str) -> list[str]:
    """Addresses with their scheme, or none."""
    origins = read_list(text)
    if not all(origin.startswith(("https://", "http://")) for origin in origins):
        raise ValueError("must be addresses that begin with https:// or http://")
    return origins


def read_database(text: str) -> dict[str, Any] | None:
    """A postgresql:// address, or nothing."""
    if not text:
        return None
    try:
        parsed = dj_database_url.parse(text)
    except (ValueError, dj_database_url.UnknownSchemeError) as problem:
        raise ValueError("must be postgresql://user:password@host:port/name") from problem
    if parsed.get("ENGINE") != "django.db.backends.postgresql" or not parsed.get("NAME"):
        raise ValueError("must be postgresql://user:password@host:port/name; no other database will do")
    return dict(parsed)


def read_level(text: str) -> str:
    """A level of Python's logging."""
    if text.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return text.upper()


SETTINGS = (
    Setting(
        name="DATABASE_URL",
        read=read_database,
        default="",
        is_secret=True,
        help="PostgreSQL 15 to 18 to use, as postgresql://user:password@host:port/name. Empty: the embedded one.",
    ),
    Setting(
        name="NEWSARCHIVE_DATA_DIR",
        read=lambda text: Path(text).expanduser(),
        default=".data",
        help="Folder of the embedded PostgreSQL and of the generated secret key; relative to the project.",
    ),
    Setting(
        name="NEWSARCHIVE_SECRET_KEY",
        read=read_secret,
        default="",
        is_secret=True,
        help="Django's secret key, 50 characters or more. Empty: one is made and kept in the data folder.",
    ),
    Setting(
        name="NEWSARCHIVE_HOSTS",
        read=read_hosts,
        default="localhost,127.0.0.1,[::1]",
        help="Host names the site answers to, separated by commas.",
    ),
    Setting(
        name="NEWSARCHIVE_HTTPS",
        read=read_switch,
        default="off",
        help="on: the site is reached by https only (redirect, HSTS, secure cookies). Turn it on in production.",
    ),
    Setting(
        name="NEWSARCHIVE_BEHIND_PROXY",
        read=read_switch,
        default="off",
        help="on: a proxy in front sets X-Forwarded-Proto and strips the reader's own. Never on without one.",
    ),
    Setting(
        name="NEWSARCHIVE_CSRF_ORIGINS",
        read=read_origins,
        default="",
        help="Addresses with scheme that forms may be sent from, if the proxy changes the host; separated by commas.",
    ),
    Setting(
        name="NEWSARCHIVE_DEBUG",
        read=read_switch,
        default="off",
        help="on: Django's error pages with code and settings. For developing only.",
    ),
    Setting(
        name="NEWSARCHIVE_MAINTENANCE",
        read=read_switch,
        default="off",
        help="on: every page says that the archive is closed for a while (503). A file can say it too; see below.",
    ),
    Setting(
        name="NEWSARCHIVE_LOG_LEVEL",
        read=read_level,
        default="WARNING",
        help="DEBUG, INFO, WARNING or ERROR; the log goes to standard error.",
    ),
    Setting(
        name="NEWSARCHIVE_MAX_FILE_MB",
        read=read_count,
        default="10",
        help="Largest wire file that is read, in megabytes (10^6 bytes).",
    ),
    Setting(
        name="NEWSARCHIVE_MAX_ARCHIVE_MB",
        read=read_count,
        default="100",
        help="Largest sum of unpacked files in one packed file, in megabytes (10^6 bytes).",
    ),
    Setting(
        name="NEWSARCHIVE_MAX_ARCHIVE_FILES",
        read=read_count,
        default="10000",
        help="Most files in one packed file.",
    ),
    Setting(
        name="NEWSARCHIVE_MAX_DEPTH",
        read=read_positive,
        default="100",
        help="Deepest nesting of XML or JSON that is read.",
    ),
    Setting(
        name="NEWSARCHIVE_MAX_SECONDS",
        read=read_positive,
        default="60",
        help="Longest time that reading one file may take, in seconds.",
    ),
    Setting(
        name="NEWSARCHIVE_BACKGROUND_FROM",
        read=read_positive,
        default="200",
        help="Imports of more stories than this are handed to a background worker.",
    ),
    Setting(
        name="NEWSARCHIVE_FEED_HOSTS",
        read=read_list,
        default="",
        help="Hosts (host or host:port) that feeds may be fetched from, separated by commas. Empty: none.",
    ),
    Setting(
        name="NEWSARCHIVE_FEED_SECONDS",
        read=read_positive,
        default="30",
        help="Longest time that fetching one feed may take, in seconds.",
    ),
    Setting(
        name="NEWSARCHIVE_DUPLICATE_SHARE",
        read=read_share,
        default="0.5",
        help="Stories that have at least this share of their words in the same order are near-duplicates.",
    ),
    Setting(
        name="NEWSARCHIVE_DUPLICATE_DAYS",
        read=read_count,
        default="7",
        help="Near-duplicates are dated at most this many days apart.",
    ),
    Setting(
        name="NEWSARCHIVE_SEARCH_SECONDS",
        read=read_seconds,
        default="2",
        help="Longest time that a search may take, in seconds; whoever asks for more is asked to narrow it.",
    ),
    Setting(
        name="NEWSARCHIVE_RANK_K1",
        read=read_weight,
        default="1.2",
        help="BM25's k1: how much more a story counts that holds a word many times. 0: not at all.",
    ),
    Setting(
        name="NEWSARCHIVE_RANK_B",
        read=read_weight,
        default="0.75",
        help="BM25's b: how much less a long story counts that holds a word as often as a short one, 0 to 1.",
    ),
    Setting(
        name="NEWSARCHIVE_RANK_FRESHNESS",
        read=read_weight,
        default="0.1",
        help="What a story of today gains by relevance for being fresh, of its score; half of it after two years.",
    ),
    Setting(
        name="NEWSARCHIVE_SPACY_PIPELINE",
        read=str.strip,
        default="",
        help="spaCy pipeline (package or folder) that reads names in its language. Empty: the archive's own readers.",
    ),
)


def read_environment(environ: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The value of every setting by name. Raises WrongSetting naming the first that cannot be used."""
    environ = os.environ if environ is None else environ
    values = {}
    for setting in SETTINGS:
        text = environ.get(setting.name, setting.default)
        try:
            values[setting.name] = setting.read(text)
        except ValueError as problem:
            value = "" if setting.is_secret else f"={text!r}"
            raise WrongSetting(f"{setting.name}{value} {problem}. ({setting.help})") from None
    return values


def passed_on() -> Mapping[str, str]:
    """The environment for a process that is started beside this one and reads its own settings."""
    return os.environ
