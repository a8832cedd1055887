"""An invented telegram as a file of each format, as plain as the format allows."""

import json
import textwrap
from collections.abc import Callable
from html import escape

from articles.management.measure.text import Telegram, telegram

FEED_ITEMS = 20
"""In one file of a feed."""


def _html(story: Telegram) -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in story.paragraphs)


def _guid(story: Telegram) -> str:
    return f"urn:newsml:kystbureauet.example:20240101:{story.number}"


def seed(number: int) -> bytes:
    """A month, a lead, paragraphs, a sign-off."""
    story = telegram(number)
    return "\n\n".join((f" date 2024-01 {story.lead}", *story.paragraphs, "/ritzau/")).encode()


def ninjs(number: int) -> bytes:
    """ninjs 1.x with an HTML body."""
    story = telegram(number)
    item = {
        "uri": _guid(story),
        "type": "text",
        "version": "1",
        "versioncreated": story.sent.isoformat(),
        "pubstatus": "usable",
        "language": "da",
        "urgency": 4,
        "headline": story.headline,
        "description_text": story.lead,
        "byline": "Asta Lundby",
        "copyrightholder": "Kystbureauet",
        "located": "Marstal",
        "keywords": ["havn", "dige"],
        "subject": [{"code": "20000523", "scheme": "medtop", "name": "labour market"}],
        "body_html": _html(story),
    }
    return json.dumps(item, ensure_ascii=False).encode()


def ritzau(number: int) -> bytes:
    """Ritzau RBNews, one telegram."""
    story = telegram(number)
    values = {
        "NewsID": f"00000000-0000-4000-8000-{number:012}",
        "PublishDate": story.sent.strftime("%Y-%m-%dT%H:%M:%S"),
        "strapline": "HAVN/DIGE",
        "headline": story.headline,
        "subtitle": story.lead,
        "town": "Marstal",
        "origin": "/ritzau/",
        "section": "Indland",
        "version": "1",
        "content": _html(story) + "<p>/ritzau/</p>",
        "Priority": "4",
        "Annuleret": "false",
        "byLine": "Asta Lundby",
    }
    inner = "".join(f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in values.items())
    return f'<?xml version="1.0" encoding="utf-8"?><RBNews xmlns="">{inner}</RBNews>'.encode()


def newsml_g2(number: int) -> bytes:
    """A NewsML-G2 newsItem with XHTML."""
    story = telegram(number)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"'
        f' guid="{_guid(story)}" version="1" standard="NewsML-G2" standardversion="2.29" xml:lang="da">'
        f'<itemMeta><itemClass qcode="ninat:text"/><provider literal="kystbureauet"/>'
        f"<versionCreated>{story.sent.isoformat()}</versionCreated>"
        f'<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><urgency>4</urgency><by>Asta Lundby</by>'
        f'<language tag="da"/><subject qcode="medtop:20000523"/><headline>{escape(story.headline)}</headline>'
        f'<description role="drol:summary">{escape(story.lead)}</description></contentMeta>'
        f'<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>x</title></head><body>{_html(story)}</body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def nitf(number: int) -> bytes:
    """NITF 3.x without a namespace."""
    story = telegram(number)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><nitf baselang="da"><head><title>{escape(story.headline)}</title>'
        f'<docdata management-status="usable"><doc-id id-string="kystbureauet.{number}"/><urgency ed-urg="4"/>'
        f'<date.issue norm="{story.sent.isoformat()}"/><doc.copyright holder="Kystbureauet"/></docdata></head><body>'
        f"<body.head><hedline><hl1>{escape(story.headline)}</hl1></hedline>"
        f"<abstract><p>{escape(story.lead)}</p></abstract></body.head>"
        f"<body.content><block>{_html(story)}</block></body.content></body></nitf>"
    ).encode()


def newsml_1(number: int) -> bytes:
    """NewsML 1.2 with one NewsItem."""
    story = telegram(number)
    time = story.sent.strftime("%Y%m%dT%H%M%S+0000")
    return (
        f'<?xml version="1.0" encoding="utf-8"?><NewsML Version="1.2"><NewsEnvelope><DateAndTime>{time}</DateAndTime>'
        f"</NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>kystbureauet.example</ProviderId>"
        f"<DateId>20240101</DateId><NewsItemId>{number}</NewsItemId>"
        f'<RevisionId PreviousRevision="0" Update="N">1</RevisionId><PublicIdentifier>{_guid(story)}:1'
        f"</PublicIdentifier></NewsIdentifier></Identification><NewsManagement>"
        f'<NewsItemType FormalName="News"/><FirstCreated>{time}</FirstCreated><ThisRevisionCreated>{time}'
        f'</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines>'
        f"<HeadLine>{escape(story.headline)}</HeadLine></NewsLines><DescriptiveMetadata>"
        f'<Language FormalName="da"/></DescriptiveMetadata><ContentItem><DataContent>{_html(story)}</DataContent>'
        f"</ContentItem></NewsComponent></NewsItem></NewsML>"
    ).encode()


def iptc7901(number: int) -> bytes:
    """A teleprinter record of IPTC 7901."""
    story = telegram(number)
    text = "\r\n\r\n".join("\r\n".join(textwrap.wrap(text, 69)) for text in story.paragraphs)
    head = f"\x01kys{number % 1000:03} 4 i 500 ccccb   kys 061\r\nHAVN/\r\n\x02{story.headline[:60]} =\r\n\r\n"
    stamp = story.sent.strftime("%d%H%M GMT %b %y")
    return f"{head}{text}\r\n\x03\r\n{stamp}\r\n\x04".encode("latin-1")


def anpa(number: int) -> bytes:
    """A teleprinter record of ANPA 1312."""
    story = telegram(number)
    text = "\r\n".join("\t" + "\r\n".join(textwrap.wrap(text, 69)) for text in story.paragraphs)
    head = f"\x16\x16\x01a{number % 10_000:04}\x1fkyst-\r\nr i \x13\x11HAVN     01-01 0500\r\n\x02"
    stamp = story.sent.strftime("AP-WF-%m-%d-%y %H%MGMT")
    return f"{head}^{story.headline[:60]}<\r\n{text}\r\n\x03\r\n{stamp}\r\n\x0c\x04".encode("latin-1")


def rss(number: int) -> bytes:
    """RSS 2.0 with FEED_ITEMS full texts."""
    items = "".join(
        f'<item><guid isPermaLink="false">{_guid(story)}</guid><title>{escape(story.headline)}</title>'
        f"<pubDate>{story.sent.strftime('%a, %d %b %Y %H:%M:%S +0000')}</pubDate>"
        f"<description>{escape(story.lead)}</description>"
        f"<content:encoded>{escape(_html(story))}</content:encoded></item>"
        for story in map(telegram, range(number * FEED_ITEMS, (number + 1) * FEED_ITEMS))
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Kystbureauet</title><link>https://kystbureauet.example/</link><language>da</language>"
        f"<description>x</description>{items}</channel></rss>"
    ).encode()


def atom(number: int) -> bytes:
    """Atom 1.0 with FEED_ITEMS full texts."""
    entries = "".join(
        f"<entry><id>{_guid(story)}</id><title>{escape(story.headline)}</title>"
        f"<updated>{story.sent.isoformat()}</updated><summary>{escape(story.lead)}</summary>"
        f'<content type="html">{escape(_html(story))}</content></entry>'
        for story in map(telegram, range(number * FEED_ITEMS, (number + 1) * FEED_ITEMS))
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da">'
        f"<id>https://kystbureauet.example/</id><title>Kystbureauet</title>"
        f"<updated>2024-01-01T06:00:00+00:00</updated>{entries}</feed>"
    ).encode()


GENERATORS: dict[str, Callable[[int], bytes]] = {
    "ninjs": ninjs,
    "seed": seed,
    "ritzau": ritzau,
    "newsml-g2": newsml_g2,
    "nitf": nitf,
    "newsml-1": newsml_1,
    "iptc7901": iptc7901,
    "anpa": anpa,
    "rss": rss,
    "atom": atom,
}
"""By the code of the format: file number -> its bytes."""
