"""Every sentence about fetching a feed: what happened, and what to do."""

from articles.story import Note, gettext_noop

NOT_HTTP = Note(code="feed_not_http", text=gettext_noop("The address must begin with https:// or http://."))
BAD_ADDRESS = Note(code="feed_bad_address", text=gettext_noop("This is not an address that can be asked."))
CREDENTIALS = Note(
    code="feed_credentials",
    text=gettext_noop("The address holds a user name or a password. Use an address without."),
)
NO_HOSTS = Note(
    code="feed_no_hosts",
    text=gettext_noop(
        "No server may be asked yet: whoever runs the archive lists them in the setting NEWSARCHIVE_FEED_HOSTS."
    ),
)
UNKNOWN_NAME = Note(
    code="feed_unknown_name",
    text=gettext_noop("There is no server of this name. Check the address, or the network of this machine."),
)
NO_CONNECTION = Note(
    code="feed_no_connection",
    text=gettext_noop("The server does not answer. Check the address, or try again later."),
)
BROKEN_OFF = Note(
    code="feed_broken_off",
    text=gettext_noop("The connection broke off before the answer was complete. Nothing of it was imported."),
)
BAD_CERTIFICATE = Note(
    code="feed_bad_certificate",
    text=gettext_noop("The server could not prove that it is the one named (certificate). Nothing was fetched."),
)
BAD_CODING = Note(
    code="feed_bad_coding",
    text=gettext_noop("The answer is packed in a way that cannot be read. Nothing of it was imported."),
)
NO_PLACE_TO_GO = Note(
    code="feed_redirect_nowhere", text=gettext_noop("The server sends us on without saying where to.")
)
TOO_MANY_REDIRECTS = Note(
    code="feed_redirects",
    text=gettext_noop("The server sends us on again and again. Find the address where the feed is now."),
)
INSECURE_REDIRECT = Note(
    code="feed_redirect_insecure",
    text=gettext_noop("The server sends us from https on to http, where anybody could change the feed."),
)
REFUSED = Note(
    code="feed_refused",
    text=gettext_noop("The server refuses access. Ask the agency for an address that may be fetched from here."),
)
NOT_FOUND = Note(code="feed_not_found", text=gettext_noop("The server has nothing at this address. Check the address."))
GONE = Note(
    code="feed_gone",
    text=gettext_noop("The server says that the feed is gone for good. It is not asked any more."),
)
BUSY = Note(code="feed_busy", text=gettext_noop("The server asks us to come back later."))
NOTHING_NEW = Note(code="feed_nothing_new", text=gettext_noop("Nothing new."))
IN_HAND = Note(code="feed_in_hand", text=gettext_noop("The feed is being asked already."))


def not_listed(host: str, hosts: str) -> Note:
    """`host`, with its port unless it is the usual one, is none of `hosts`."""
    return Note(
        code="feed_not_listed",
        text=gettext_noop(
            "%(host)s is not among the servers that may be asked: %(hosts)s. Whoever runs the archive lists them in"
            " the setting NEWSARCHIVE_FEED_HOSTS."
        ),
        params={"host": host, "hosts": hosts},
    )


def inner_address(host: str, number: str) -> Note:
    """The name leads to the address `number` of a private network, or of this machine."""
    return Note(
        code="feed_inner_address",
        text=gettext_noop(
            "%(host)s leads to %(number)s, which is not an address of the public internet. It was not asked."
        ),
        params={"host": host, "number": number},
    )


def too_slow(seconds: int) -> Note:
    """Not all of the answer came within `seconds`."""
    return Note(
        code="feed_too_slow",
        text=gettext_noop("The answer was not complete after %(seconds)s seconds. Nothing of it was imported."),
        params={"seconds": seconds},
    )


def too_big(limit: int) -> Note:
    """The answer has more than `limit` bytes; how many, nobody knows."""
    return Note(
        code="feed_too_big",
        text=gettext_noop("The answer is larger than %(limit)s MB, which is the limit. Nothing of it was imported."),
        params={"limit": limit // 1_000_000},
    )


def server_fault(status: int) -> Note:
    """A status from 500 up."""
    return Note(
        code="feed_server_fault",
        text=gettext_noop("The server has a fault of its own (status %(status)s)."),
        params={"status": status},
    )


def other_status(status: int) -> Note:
    """A status nobody expects as the answer to our question."""
    return Note(
        code="feed_status",
        text=gettext_noop("The server answers with status %(status)s instead of the feed."),
        params={"status": status},
    )


def imported(done: int, same: int, trouble: int) -> Note:
    """How the items of an import ended."""
    return Note(
        code="feed_imported",
        text=gettext_noop(
            "Imported: %(done)s. Unchanged or skipped: %(same)s. Rejected or waiting for a decision: %(trouble)s."
        ),
        params={"done": done, "same": same, "trouble": trouble},
    )
