"""Where a page has sentences rather than links."""

import re

from studykit.reading.web.tree import Element, share_linked, words_of


def is_prose(block: Element) -> bool:
    """Whether a block holds a sentence of its own, and no smaller blocks that do."""
    text = words_of(block)
    return (
        len(text.split()) >= 12
        and re.search(r"[.!?…][\"”’')\]]*$", text) is not None
        and next(block.iter("p", "div", "td", "blockquote", "ul", "table"), block) is block
        and not any(child is not block for child in block.iter("p", "div", "td", "ul", "table"))
        and share_linked(block) < 0.5
    )


class Prose(dict[Element, int]):
    """How many words each element holds in paragraphs that are sentences rather than links."""

    def __init__(self, tree: Element) -> None:
        super().__init__()
        self.elements = list(tree.iter())  # held, so that each stays the same object
        for block in tree.iter("p", "div", "td", "blockquote"):
            if is_prose(block):
                n_words = len(words_of(block).split())
                for element in (block, *block.iterancestors()):
                    self[element] = self[element] + n_words
        self.total = self[tree]

    def __missing__(self, element: Element) -> int:
        return 0

    def is_story(self, element: Element) -> bool:
        """Whether an element holds the headline, or a good part of the page's sentences."""
        mine = self[element]
        if mine >= 40 and mine >= 0.4 * self.total:
            return True
        return next(element.iter("h1"), None) is not None
