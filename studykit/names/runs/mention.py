"""One place where a proper name is."""

from studykit.names.runs.pieces import Piece


class Mention:
    """One place where a proper name is.

    Attributes
    ----------
    kind, strength : str, int
        What it is and how sure that is, as in `own_kind`.
    sort : Sort
        What its place in its run tells.
    gender, title : str
        Of the person, by the title or noun before the name.
    """

    __slots__ = ("end", "gender", "kind", "sentence", "sort", "start", "strength", "text", "title")

    def __init__(self, left: int, sentence: int, piece: Piece, title: str | None = None) -> None:
        self.start = left + piece.start
        self.end = left + piece.end
        self.sentence = sentence
        self.text = piece.text
        self.kind = piece.kind
        self.strength = piece.strength
        self.sort = piece.sort
        self.gender = piece.gender
        self.title = piece.title if title is None else title
