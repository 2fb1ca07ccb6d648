"""Writes the explorer's scripts in short, for those who change them: ``make script``.

A page goes with a mail, and three quarters of it are its scripts. They are read and changed in
`templates/explorer/`; what the page holds is made of them by a minifier.
"""

from studykit.export.explorer.page import SHORT, mark_of, whole_script


def short_script() -> str:
    """All scripts in short, after a line that says which scripts they were."""
    import minify  # of the extra `script`

    whole = whole_script()
    in_one = f"(()=>{{{whole}}})()"  # so that its names are nobody else's, and can be short
    return f"{mark_of(whole)}\n{minify.string('application/javascript', in_one)}\n"


if __name__ == "__main__":
    SHORT.write_text(short_script(), encoding="utf-8", newline="\n")
