"""The seed stories as texts, cut as simply as their format allows."""

from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures"
GOLDEN = Path(__file__).parent / "golden"
SEEDS = ("000_19ee2faccc60661c", "002_54189c48d2e5fc35")


def seed_texts(name: str) -> dict[str, str]:
    """Lead and body of a seed, without its date prefix and sign-off."""
    text = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8")
    lead, *paragraphs = text.removeprefix(" date 2020-08 ").split("\n\n")
    assert paragraphs.pop().strip() == "/ritzau/"
    return {"headline": "", "lead": lead.strip(), "body": "\n\n".join(paragraphs)}
