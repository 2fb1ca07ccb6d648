"""A guess before the answer is seen: buttons, and what comes of it."""

from collections.abc import Collection, Sequence

from studykit.show.page import show_sentence


def guess(question: str, options: Sequence[object], truth: object) -> None:
    """Buttons that take a guess; only then is it said how it was.

    Tab and the space bar press them too. Without a kernel the question is there with its
    options.

    Parameters
    ----------
    question : str
        What is to be guessed.
    options : sequence
        What may be chosen.
    truth : object
        The option that is right, or a list or a set of those that are; none of them, if it is
        among none.
    """
    import ipywidgets
    from IPython.display import display

    names = list(dict.fromkeys(map(str, options)))
    # No menu: the keys that walk through one belong to JupyterLab, which walks through cells.
    choice = ipywidgets.ToggleButtons(
        options=names,
        value=None,
        description="Your guess",
        style={"description_width": "90px", "button_width": "auto"},
    )
    handle = display(show_sentence(_asked(question, names)), display_id=True)
    display(choice)

    def answer(change: dict[str, str]) -> None:
        guessed = change["new"]
        told = f"{question} {_told(guessed, truth)}" if guessed else _asked(question, names)
        handle.update(show_sentence(told))

    choice.observe(answer, names="value")


def _asked(question: str, names: Sequence[str]) -> str:
    """The question with its options.

    >>> _asked("How many?", ["1", "2"])
    'How many? (1 · 2)'
    """
    return f"{question} ({' · '.join(names)})" if names else f"{question} (There is none here.)"


def _told(guessed: str, truth: object) -> str:
    """What comes of a guess.

    >>> _told("2", 2)
    'You said “2”, and so it is.'
    >>> _told("1", ["2", "3"])
    'You said “1”. It is “2” or “3”.'
    """
    right = truth if isinstance(truth, Collection) and not isinstance(truth, str) else [truth]
    names = [str(value) for value in right]
    if guessed in names:
        return f"You said “{guessed}”, and so it is."
    either = " or ".join(f"“{name}”" for name in names)
    return f"You said “{guessed}”. It is {either}." if names else f"You said “{guessed}”. None is."
