"""Lines that come along with an article and are not its story, each told by itself."""

import re
from functools import cache

from studykit import lexicons

_LONGEST = 400
_ALONE_LONGEST = 60
_AROUND = " \t\r\n\u00a0:.…!?»›>→▶►▼|·•*#-–—_[](){}+0123456789"

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:[a-z]*day)?\.?"
_CLOCK = r"\d{1,2}(?:[:.]\d\d){0,2} ?(?:[ap]\.?m\.?)?"
# “Published 14 March 2026, 10:32 GMT”, “2 hours ago · 3 min read”, “Updated: Fri 3 p.m.”
_TIMESTAMP = re.compile(
    r"(?:(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|released"
    r"|issued|read)(?: on| at| in)?\b:?[ ]*)|"
    r"(?:\d+[ -]?(?:h|m|d|hr|hrs|mins?|hours?|minutes?|days?|weeks?|months?|years?)(?: ago| read)"
    r"|\d+[hmd]"
    rf"|{_WEEKDAY}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
    rf"|\d{{4}}[-/]\d\d[-/]\d\d(?:T[\d:.+Z-]+)?|\d\d?[./]\d\d?[./]\d{{2,4}}|(?:19|20)\d\d|{_CLOCK}"
    r"|[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST|Z|today|yesterday|just now"
    r"|ago|at|on|of|read)\b\.?)(?:[\s,|·•()–/-]|(?<=\w):(?=\s))*",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_NO_NUMBER = re.compile(r"[A-Za-z:/]|\d[.-]\d\d?[.-]\d")
# “(Reporting by Ada Lane in Elm; Editing by Bo Roe)”, “Additional reporting by Ada Lane.”
_CREDIT = re.compile(
    r"[(\[—–-]?\s*(?:(?i:(?:with )?(?:additional |original |further )?(?:report|writ|edit|compil"
    r"|produc"
    r"|research|photograph)(?:ing|ed)(?: and (?:writ|edit|report)ing)? (?:also )?by) [A-Z]"
    r"|With (?:contributions?|additional reporting|files|inputs|reporting) (?:from|by) )"
    r"(?:[^.!?]|\.(?=\S|\s[A-Z][a-z]*\b[^.]*$)){2,250}[.)\]]*\s*(?:\[[A-Z:\w]+\])?"
)
# “The Associated Press contributed to this report.”
_CONTRIBUTED = re.compile(
    r"[(\[]?(?:The |An? )?(?:(?:[A-Z][\w.,’'-]*|and|of|in|the|writers?|reporters?|correspondents?"
    r"|staff|also|from|editors?|producers?),? ){1,24}(?:contributed|contributes|assisted)\b"
    r"(?: (?:reporting|to|with|in|from)\b)?[^.!?]{0,90}[.)\]]*"
)
# “—30—”, “###”, “(MORE)”, “MORE TO COME”, “***”: what agencies and press offices end a page with.
_END_SIGN = re.compile(
    r"[-–—=#*_~.•· ]+|[-–—# ]*30[-–—# ]+|[(\[-]*\s*(?:MORE|more|ENDS?|STOP"
    r"|FIN)(?: FOLLOWS?)?\s*[)\]-]*"
    r"|(?:Document |Page )?\d{1,4} of \d{1,4}(?: DOCUMENTS?| documents?)?"
    r"|(?:[A-Z][\w-]* ){1,3}Edition"
    r"|\((?:MORE|END|ENDS|STOP)\)[\s\w/-]{0,30}|\^+|<+[A-Z0-9 ]*>+"
)
# “BC-ELB--Harbour Shut, 1st Ld-Writethru,450”, “HARBOUR-SHUT/ (UPDATE 2)”, “a0432”, “URGENT”.
_SLUG = re.compile(
    r"(?:BC-|[A-Z]{1,4}-?[A-Z]{2,4}--)[A-Z][\w.’'/-]*(?:[ -][A-Z\d][\w.’'/-]*){0,6}"
    r"(?:,? ?(?:\d\w\w )?(?:Ld|Lead)\b[\w-]*|,? ?Adv\d*)?(?:,? ?\d{2,4})?"
    r"|[A-Z]{3,}(?:-[A-Z]{2,})+(?:/(?: ?\([A-Z0-9, ]+\))?|,? \d{2,4}| ?\([A-Z]+ \d\))"
    r"|[a-z]{1,2}\d{4}|URGENT|BULLETIN|FLASH|(?:UPDATE|WRAPUP|CORRECTED|ADVISORY)(?: ?\d+)?"
    r"|(?:E(?:ds|DS)|Editors?):? (?:Adds|Updates|Recasts|Note|APNewsNow|With)\b.*"
    r"|\([^()]*\b(?:adds|updates|recasts|corrects)\b[^()]*\)"
    r"|\d{2,4} words",
)
# “Photo: Ada Lane/Elm Pictures”, “(AP Photo/Ada Lane)”, “FILE PHOTO: …”, “Image credit: …”.
_CAPTION = re.compile(
    r"[(\[]?\s*(?:(?:FILE|File|file|AP|AFP|EPA|Stock|stock|Handout|Courtesy|Pool)[ /-]?)*"
    r"(?:Photo(?:graph)?s?|Picture|Pictured|Image|Illustration|Graphic|Caption|PHOTO|IMAGE|FILE|Credit)s?"
    r"(?: (?:by|credit|source|caption|courtesy(?: of)?|illustration by)\b:?|\s*[:/—–]| \()"
)
_CAPTION_END = re.compile(
    r"(?:[(\[]\s*)?(?:(?:AP|Pool|File|EPA|AFP)? ?(?:Photo|Photograph|Picture|Image|Credit"
    r"|Courtesy)s?"
    r"(?: by| of| courtesy of)?\s*[:/]\s*[^.!?]{3,70}|[A-Z][\w.’' -]{2,40}/(?:[A-Z][\w.’' -]+/)*"
    r"(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|Alamy|Bloomberg"
    r"|[A-Z]\w+ (?:Images|Pictures|Photos|Press|Agency|News|Post|Times))"
    r"|REUTERS/[A-Z][^.!?]{2,40}|(?:via )?Getty Images|\((?:Photo|Image|Picture|Credit|File"
    r"|FILE)\b[^()]{0,80}\))"
    r"\s*[.)\]]*$"
)
# “Ada Lane is a reporter for the Elm Post. Follow her …”
_BLURB = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){1,4}(?:can be reached at|(?:is|was|are|covers|reports"
    r"|writes)\b(?=[^.!?]{0,160}\b(?:reporter"
    r"|writer|correspondent|editor|columnist|journalist|contributor|contributing|author of"
    r"|freelancer?"
    r"|covers|covering|writes (?:about|for|on)|reports (?:on|for|from)|can be reached|e-?mail)\b))"
)
_REACH = re.compile(
    r"(?:(?:You can )?(?:[Ff]ollow|[Rr]each|[Ee]-?mail|[Cc]ontact|[Cc]all|[Ww]rite to) (?:him"
    r"|her|them|me|us|[A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+)*)\b[^.!?]{0,40}(?:\bat\b|\bon\b|\bvia\b|:|@).{0,120}"
    r"|@\w{2,30}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+)\s*"
)


def furniture(paragraph: str) -> str | None:
    """What a paragraph is if it is not the story, told by its words alone.

    Returns
    -------
    str or None
        ``boilerplate``, ``caption``, or None for everything else.

    Examples
    --------
    >>> furniture("Share this article"), furniture("Photo: Ada Lane/Elm Pictures")
    ('boilerplate', 'caption')
    >>> furniture("Share prices fell.")
    >>> furniture("(Reporting by Ada Lane; Editing by Bo Roe)"), furniture("Roe contributed.")
    ('boilerplate', 'boilerplate')
    >>> furniture("Reporting by the Times showed that he lied.")
    >>> furniture("(MORE)"), furniture("BC-ELB--Harbour Shut, 1st Ld-Writethru")
    ('boilerplate', 'boilerplate')
    >>> furniture("The wall on Friday. (Bo Roe/Elm Press)"), furniture("Copyright 2026 Elm Post")
    ('caption', 'boilerplate')
    """
    n = len(paragraph)
    if not 0 < n <= _LONGEST:
        return None
    if n <= _ALONE_LONGEST:
        if _plain(paragraph) in _alone():
            return "boilerplate"
        if _END_SIGN.fullmatch(paragraph) or _SLUG.fullmatch(paragraph):
            return "boilerplate"
    first = paragraph[: paragraph.find(" ") + 1 or n]
    is_known = first[0] in "([—–-" or first.lower() in _firsts()
    if is_known and (kind := _by_start(paragraph)) is not None:
        return kind
    if "contribut" in paragraph and _CONTRIBUTED.fullmatch(paragraph):
        return "boilerplate"
    if _ends_as_caption(paragraph[-120:]):
        return "caption"
    return "boilerplate" if n <= 120 and is_timestamp(paragraph) else None


def _by_start(paragraph: str) -> str | None:
    """What a paragraph is whose first word or mark is one that furniture begins with."""
    if paragraph.lower().replace("’", "'").startswith(_opens()) or _CREDIT.fullmatch(paragraph):
        return "boilerplate"
    return "caption" if _CAPTION.match(paragraph) else None


_PARTS_OF_CREDITS = ("mage", "hoto", "icture", "redit", "ourtesy", "PHOTO", "FILE")


def _ends_as_caption(end: str) -> bool:
    # Looks for a mark, then a word, take a tenth of the time of the pattern.
    is_likely = "/" in end or "Getty" in end
    if not is_likely and (":" in end or "(" in end):
        is_likely = any(part in end for part in _PARTS_OF_CREDITS)
    return is_likely and _CAPTION_END.search(end) is not None


_STATED = re.compile(
    r"\b(?!photo|image|picture|courtesy|credit|file|by|via|of|the|and|for|from)[a-z]{2,}\b"
)


def is_credit(caption: str) -> bool:
    """Whether a caption says whose the picture is, and nothing of what it shows.

    Examples
    --------
    >>> is_credit("Photo: Ada Lane/Elm Pictures"), is_credit("The wall fell. Image: Ada Lane")
    (True, False)
    """
    is_all = _CAPTION.match(caption) or _CAPTION_END.fullmatch(caption)
    return is_all is not None and len(_STATED.findall(caption)) < 2


def is_timestamp(paragraph: str) -> bool:
    """Whether a paragraph is when something was published, and no more.

    Examples
    --------
    >>> is_timestamp("Updated 3:45 p.m. GMT, March 14, 2026"), is_timestamp("2 hours ago")
    (True, True)
    >>> is_timestamp("May is on"), is_timestamp("In 2026")
    (False, False)
    """
    if len(paragraph) > 120 or not _DIGIT.search(paragraph) or not _NO_NUMBER.search(paragraph):
        return False
    at = 0
    while found := _TIMESTAMP.match(paragraph, at):
        at = found.end()
    return at == len(paragraph)


# “###”, “-30-”, “ENDS”: after it comes what a press office or an agency says of itself.
_CLOSING = re.compile(
    r"#{2,}|[-–— ]*30[-–— ]*|[-–— ]*(?:ENDS?|End of (?:Document|document|story))[-–— ]*"
)
_FOOT = re.compile(
    r"unsubscribe|you(?:'re|’re| are)? receiv|mailing list|all rights reserved|^©|^copyright", re.I
)


def is_closing(paragraph: str) -> bool:
    """Whether nothing of the story comes after a line.

    Examples
    --------
    >>> is_closing("###"), is_closing("Unsubscribe | Preferences"), is_closing("(MORE)")
    (True, True, False)
    """
    return bool(_CLOSING.fullmatch(paragraph) or _FOOT.search(paragraph))


def is_blurb(paragraph: str) -> bool:
    """Whether a paragraph at an article's end tells who wrote it, or how to reach them.

    Examples
    --------
    >>> is_blurb("Ada Lane is a reporter for the Elm Post who covers ports.")
    True
    >>> is_blurb("Ada Lane is the mayor of Elm.")
    False
    """
    return len(paragraph) <= _LONGEST and bool(
        _BLURB.match(paragraph) or _REACH.fullmatch(paragraph)
    )


def _plain(paragraph: str) -> str:
    return " ".join(paragraph.strip(_AROUND).lower().replace("’", "'").split())


@cache
def _alone() -> frozenset[str]:
    return frozenset(
        _plain(words) for words in lexicons.words_where("boilerplate", "place", "alone")
    )


@cache
def _opens() -> tuple[str, ...]:
    """What a short paragraph that is no story opens with."""
    return lexicons.words_where("boilerplate", "place", "opens")


# First words of credits and captions, beside those of the list.
_FIRST_WORDS = (
    "reporting writing editing additional original further compiled written edited reported"
    " produced"
    " research researched photographed with file photo photos photograph photographs photo:"
    " photos: picture"
    " picture: pictures: pictured pictured: image image: images: illustration illustration:"
    " graphic graphic:"
    " caption caption: credit credit: ap afp epa stock handout courtesy pool"
).split()


@cache
def _firsts() -> frozenset[str]:
    firsts = {words.split(" ", 1)[0] for words in _opens()} | set(_FIRST_WORDS)
    firsts |= {word.replace("'", "’") for word in firsts}
    return frozenset(firsts | {f"{word} " for word in firsts})
