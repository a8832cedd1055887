"""What holds for every query."""

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.query import QuerySyntaxError, field_value_text, parse_query, read_query, to_text
from articles.query.fields import FIELDS
from articles.query.tree import And, Fuzzy, Leaf, Named, Near, Node, Not, Or, Phrase, Prefix, Suffix, Word, usual_edits
from tests.query.trees import text_leaves, text_trees, trees, typed_pieces

languages = st.sampled_from(["da", "en"])
typed = st.text() | st.text(st.characters(codec=None)) | typed_pieces


@settings(max_examples=500, deadline=None)
@given(trees, languages)
def test_printing_and_parsing_gives_the_tree_back(tree: Node, language: str) -> None:
    assert parse_query(to_text(tree, language)) == tree


@settings(max_examples=1000, deadline=None)
@given(typed, languages)
def test_reading_never_raises_and_offers_what_can_be_read(text: str, language: str) -> None:
    read = read_query(text, language)

    assert read.tree == parse_query(read.suggestion if read.error else text)
    assert (read.suggestion == "") == (read.error is None or read.tree is None)
    again = read_query(read.suggestion, language)
    assert (again.error, again.suggestion) == (None, "")
    assert parse_query(to_text(read.tree, language)) == read.tree
    if read.error:
        assert 0 <= read.error.position <= read.error.end <= len(text)
        assert str(read.error.note)
        assert str(read.error.advice)


@settings(max_examples=500, deadline=None)
@given(typed)
def test_strict_and_lenient_agree_on_what_is_wrong(text: str) -> None:
    found = None
    try:
        parse_query(text)
    except QuerySyntaxError as error:
        found = error.fault
    assert read_query(text).error == found


@settings(max_examples=500, deadline=None)
@given(typed)
def test_trees_are_flat_and_say_something(text: str) -> None:
    def check(node: Node) -> None:
        match node:
            case And(parts) | Or(parts):
                assert len(parts) >= 2
                assert not any(type(part) is type(node) for part in parts)
                for part in parts:
                    check(part)
            case Not(part):
                check(part)
            case Near(parts, distance):
                assert len(parts) >= 2
                assert 1 <= distance <= 50
                for part in parts:
                    assert isinstance(part, Leaf)
                    check(part)
            case Fuzzy(text, edits):
                assert any(char.isalnum() for char in text)
                assert edits in (1, 2)
            case Named(field, value, how):
                assert field in FIELDS
                assert field == "title" or how is Word
                assert any(char.isalnum() for char in value)
            case _:
                assert any(char.isalnum() for char in node.text)

    tree = read_query(text).tree
    if tree is not None:
        check(tree)


@settings(deadline=None)
@given(st.text(), st.sampled_from(["person", "org", "place", "section", "source"]), languages)
@example("Vladimir Putin", "person", "da")
@example('a" OR b', "person", "da")
def test_a_field_printed_for_a_link_is_one_field(value: str, field: str, language: str) -> None:
    read = read_query(field_value_text(field, value, language))

    assert read.tree is None or (isinstance(read.tree, Named) and read.tree.field == field)


@settings(deadline=None)
@given(st.text().flatmap(lambda text: st.sampled_from([how(text) for how in (Word, Prefix, Phrase, Suffix, Fuzzy)])))
def test_a_leaf_that_could_not_be_typed_is_printed_as_one_that_can(leaf: Leaf) -> None:
    assert isinstance(read_query(to_text(leaf)).tree, Leaf | None)


@settings(max_examples=300, deadline=None)
@given(text_trees, languages)
def test_the_parenthesis_of_a_field_is_the_field_before_each_word(tree: Node, language: str) -> None:
    def named(node: Node) -> Node:
        match node:
            case Not(part):
                return Not(named(part))
            case And(parts) | Or(parts):
                return type(node)(tuple(map(named, parts)))
            case Fuzzy(text):
                return Named("title", text, Fuzzy)
        assert isinstance(node, Leaf)
        return Named("title", node.text, type(node))

    tree = _usual(tree)
    assert parse_query(f"titel:({to_text(tree, language)})") == named(tree)


def _usual(node: Node) -> Node:
    """The tree with every misspelling as far off as its length says, which is all that a field can have."""
    match node:
        case Fuzzy(text):
            return Fuzzy(text, usual_edits(text))
        case Not(part):
            return Not(_usual(part))
        case And(parts) | Or(parts):
            return type(node)(tuple(map(_usual, parts)))
    return node


choices = st.lists(text_leaves, min_size=1, max_size=3)


@settings(max_examples=200, deadline=None)
@given(st.lists(choices, min_size=2, max_size=3), st.integers(1, 50), languages)
def test_nearness_is_of_each_with_each(sides: list[list[Leaf]], distance: int, language: str) -> None:
    texts = [to_text(Or(tuple(side))) if len(side) > 1 else to_text(side[0]) for side in sides]
    between = f" {'NÆR' if language == 'da' else 'NEAR'}/{distance} "
    pairs = tuple(Near(leaves, distance) for leaves in product(*sides))
    tree = parse_query(between.join(f"({text})" for text in texts))

    assert tree == (Or(pairs) if len(pairs) > 1 else pairs[0])
    assert parse_query(to_text(tree, language)) == tree
