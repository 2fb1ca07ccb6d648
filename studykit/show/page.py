"""HTML that a notebook shows, with plain text for where there is no HTML."""

from html import escape


class Page:
    """A piece of HTML and the same as plain text."""

    def __init__(self, html: str, text: str) -> None:
        self.html = html
        self.text = text

    def _repr_html_(self) -> str:
        # MathJax 2 and 3 each pass over a class of their own: here dollars are money.
        return f'<div class="tex2jax_ignore mathjax_ignore">{self.html}</div>'

    def __repr__(self) -> str:
        return self.text


def show_sentence(sentence: str) -> Page:
    """A computed sentence as a paragraph of its own, as under a figure.

    Examples
    --------
    >>> show_sentence("It rained twice.")
    It rained twice.
    """
    look = "font-size: 1.05em; max-width: 60em"
    return Page(f'<p style="{look}"><em>{escape(sentence)}</em></p>', sentence)


def show_sentences(*sentences: str) -> Page:
    """The sentences as a list, to be read out or copied.

    Examples
    --------
    >>> show_sentences("It rained.", "It stopped.")
    - It rained.
    - It stopped.
    """
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return Page(f"<ul>{items}</ul>", "\n".join(f"- {sentence}" for sentence in sentences))
