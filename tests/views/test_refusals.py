"""What the site says when it refuses a request before any page is asked."""

import pytest
from django.test import Client
from django.views.defaults import bad_request, permission_denied

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "words"), [("/", "Formularen blev ikke taget imod"), ("/en/", "The form was not accepted")]
)
def test_a_form_without_its_token_is_refused_in_words(path, words):
    response = Client(enforce_csrf_checks=True).post(path)
    assert response.status_code == 403
    assert words in response.content.decode()
    assert "style=" not in response.content.decode()


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [(bad_request, 400, "Forespørgslen kan ikke læses"), (permission_denied, 403, "Det har du ikke adgang til")],
)
def test_a_refused_request_is_explained(rf, view, status, words):
    response = view(rf.get("/"), Exception("inner words that are nobody's business"))
    assert response.status_code == status
    assert words in response.content.decode()
    assert "inner words" not in response.content.decode()
