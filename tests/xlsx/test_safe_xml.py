"""XML that is made to harm is refused by one guard, whatever its encoding and wherever its declaration stands."""

import pytest

from chat.xlsx.edit import parsed
from chat.xlsx.extent import measured
from chat.xlsx.safe_xml import MOST_TAGS, Damaged, declares_types, tree
from chat.xlsx.stream import cells_of, shared_texts

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
PLAIN = b'<?xml version="1.0"?><x>&amp;<!-- <!DOCTYPE in a comment --></x>'


@pytest.mark.parametrize(
    "read", [tree, parsed, measured, lambda bomb: list(cells_of([bomb])), lambda bomb: shared_texts([bomb])]
)
@pytest.mark.parametrize("bomb", [BOMB.encode(), b" " * 5000 + BOMB.encode(), BOMB.encode("utf-16")])
def test_every_reader_refuses_a_document_that_declares_types(read, bomb):
    with pytest.raises(Damaged, match="document type"):
        read(bomb)


def test_what_declares_nothing_is_read():
    assert not declares_types(PLAIN)
    assert tree(PLAIN).text == "&"
    assert declares_types(BOMB.encode())


def test_what_is_no_xml_is_judged_by_its_beginning():
    assert not declares_types(b"\x89PNG and more")
    assert declares_types(b"\x00 <!DOCTYPE x []>")


def test_a_tree_of_too_many_elements_is_not_begun():
    with pytest.raises(Damaged, match="more elements"):
        tree(b"<x>" + b"<y/>" * MOST_TAGS + b"</x>")
