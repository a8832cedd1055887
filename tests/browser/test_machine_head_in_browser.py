"""What pages tell machines, in Chromium: the policy for scripts stands, and the block of data is read all the same."""

import pytest

from tests.browser.conftest import Visit
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOSTILE = "</script><script>document.title='taken'</script><!-- Ærø"


def test_the_block_of_data_is_no_script_and_no_markup(visit: Visit) -> None:
    """The fixture fails the test if the console has a word to say, as it has of anything that the policy refuses."""
    article = ArticleFactory(headline=HOSTILE, lead=HOSTILE)
    page = visit(article.get_absolute_url())
    policy = page.request.get(article.get_absolute_url()).headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    block = "document.querySelector('script[type=\"application/ld+json\"]').textContent"
    assert page.evaluate(f"JSON.parse({block}).headline") == HOSTILE
    assert page.title() != "taken"
    assert (
        page.evaluate("document.querySelectorAll('script:not([src]):not([type=\"application/ld+json\"])').length") == 0
    )


def test_a_page_gone_back_to_is_asked_for_and_not_sent_again(visit: Visit) -> None:
    article = ArticleFactory()
    page = visit(article.get_absolute_url())
    again = page.reload()
    assert again is not None
    etag = again.headers["etag"]
    answer = page.request.get(article.get_absolute_url(), headers={"If-None-Match": etag})
    assert (answer.status, answer.body()) == (304, b"")
