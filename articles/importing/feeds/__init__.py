"""Feeds: which addresses may be asked, fetching within limits, asking on schedule and importing what is new.

address.py decides who may be asked, dial.py asks exactly that address, deadline.py ends it in time, fetch.py
takes the answer; poll.py does it for a feed of the archive, tasks.py on schedule.
"""

from articles.importing.feeds.address import read_address, shown_address
from articles.importing.feeds.failed import FetchFailed
from articles.importing.feeds.fetch import Fetched, NotModified, fetch, fetch_source
from articles.importing.feeds.poll import due_feeds, poll

__all__ = [
    "FetchFailed",
    "Fetched",
    "NotModified",
    "due_feeds",
    "fetch",
    "fetch_source",
    "poll",
    "read_address",
    "shown_address",
]
