"""One person, place, organization or other thing that a text names."""

from studykit.names.runs.mention import Mention


class Bearer:
    """A person, place, organization or other thing with the mentions found so far.

    Attributes
    ----------
    name, words : str, tuple
        The full form, and the words of the form it began with.
    kind, strength : str, int
        What it is, and how sure that is.
    gender : str
        What titles and nouns for a person say.
    first : int
        Where it is first named in full.
    """

    __slots__ = ("first", "gender", "kind", "name", "strength", "words")

    def __init__(self, mention: Mention) -> None:
        self.name = mention.text
        self.kind = mention.kind or "other"
        self.strength = mention.strength
        self.first = mention.start
        self.words = tuple(mention.text.split())
        self.gender = mention.gender

    def add(self, mention: Mention) -> None:
        """Take in a mention of the same form: the kind is that of the one that tells most.

        >>> named("It was about Quorl. “No,” Quorl said.")
        Quorl = Quorl (person)
        Quorl = Quorl (person)
        """
        if mention.strength > self.strength:
            self.kind, self.strength = mention.kind, mention.strength
        self.gender = self.gender or mention.gender
