"""One invented story, saved in all the ways that a reader's file may be."""

import io
import json
import textwrap
import zipfile
from email.message import EmailMessage
from html import escape

TITLE = "Harbour at Elm shut for a third week"
AUTHORS = ("Ada Lane", "Bo van der Roe")
DATE = "2026-03-14"
STORY = [
    "OAKHAM — The harbour at Elm will stay shut for a third week after divers found more cracks in "
    "its northern wall, the port authority said on Friday.",
    "“We will not open it before every stone has been looked at,” said Cora Finch, who has run the "
    "harbour since 2011. “The sea does not wait for us, and we cannot hurry it.”",
    "About 40 boats lie idle. Their owners have asked the council for help, and a meeting is"
    " planned "
    "for Tuesday evening in the old customs house.",
    "Mayor Dan Moss told reporters that the town had set aside 2.5 million crowns for repairs. He "
    "said it might not be enough.",
    "The wall was built in 1884. It was mended twice, in 1932 and in 1979, and engineers had"
    " warned "
    "of cracks for years.",
    "“Nobody listened,” said Eve Stone, who fishes for herring. “Now everybody is looking at us"
    " and "
    "asks why we did not shout louder.”",
    "Fish has become dearer in the market of Oakham: a kilo of herring costs nearly twice as"
    " much as "
    "in January, according to the chamber of commerce.",
    "The ministry in the capital of Elbonia sent two engineers on Thursday. Their report is"
    " expected "
    "by the end of the month.",
]
OTHER = [
    "A ferry ran aground off Oakham on Thursday, and twelve people were saved by boats that lay"
    " near.",
    "The captain said the fog had been so thick that nobody could see the bow.",
]
BYLINE = "By Ada Lane and Bo van der Roe"


def paragraphs(lines=STORY, tag="p"):
    return "\n".join(f"<{tag}>{escape(line)}</{tag}>" for line in lines)


def linked_data(**more):
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "author": [{"@type": "Person", "name": name} for name in AUTHORS],
        "datePublished": "2026-03-14T23:30:00-05:00",
        "publisher": {"@type": "Organization", "name": "The Elm Post"},
        "url": "https://elmpost.example/harbour",
    }
    return f'<script type="application/ld+json">{json.dumps(about | more)}</script>'


def page(body, head="", title=f"{TITLE} | The Elm Post"):
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body>{body}</body></html>"
    )


MENU = (
    '<div class="cookie-notice"><p>We use cookies to make this site better and to show adverts '
    "that suit you.</p><button>Accept all</button></div>"
    '<header><a href="/">The Elm Post</a><nav><a href="/n">News</a> <a href="/s">Sport</a></nav>'
    "</header>"
)
FOOT = (
    '<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Ferry runs aground off '
    'Oakham</a></li></ul></aside><div id="comments"><p>I have said for years that this wall would '
    "come down one day.</p></div><footer><p>© 2024 The Elm Post. All rights reserved.</p></footer>"
)
TOP = (
    f'<h1>{TITLE}</h1><p class="byline">{BYLINE}</p>'
    '<time datetime="2026-03-14T08:30">14 March</time>'
)
PICTURE = (
    "<figure><img src='x.jpg'><figcaption>The wall. Photo: Fay Reed/Elm Pictures</figcaption>"
    "</figure>"
)
ADVERT = '<div class="ad-slot">Advertisement</div>'


def semantic_page():
    body = f"{PICTURE}{paragraphs(STORY[:3])}{ADVERT}{paragraphs(STORY[3:])}"
    return page(f"{MENU}<main><article>{TOP}{body}</article></main>{FOOT}", linked_data())


def page_of_divs():
    cut = escape(STORY[3])
    broken = f'<div>{cut[:60]}<span class="x7">ADVERTISEMENT</span>{cut[60:]}</div>'
    story = f"{paragraphs(STORY[:3], 'div')}{broken}{paragraphs(STORY[4:], 'div')}"
    top = f'<div class="h">{TITLE}</div><div>{BYLINE}</div><div>Copyright 2025</div>'
    meta = '<meta name="date" content="2026-03-14">'
    return page(f"{MENU}<div><div>{top}{story}</div></div><div>Share this article</div>", meta)


def page_of_a_table():
    story = "<br><br>\n".join(map(escape, STORY))
    cell = f"<font size=5><b>{TITLE}</b></font><br>{BYLINE}<br><br>{story}"
    meta = '<meta name="pubdate" content="14 March 2026">'
    return page(f'<table><tr><td><a href="/">Home</a></td><td>{cell}</td></tr></table>', meta)


def page_with_copies():
    quote = '<blockquote class="pullquote">We will not open it before every stone</blockquote>'
    first = f"<article>{TOP}{paragraphs(STORY[:4])}{quote}{paragraphs(STORY[4:])}</article>"
    copy = f'<div class="mobile"><h2>{TITLE}</h2>{paragraphs()}</div>'
    other = f"<article><h1>Ferry runs aground</h1><p>By Gus Hale</p>{paragraphs(OTHER)}</article>"
    return "<!-- saved from url=(0031)https://elmpost.example/harbour -->" + page(
        f"{MENU}{first}{copy}{other}", linked_data()
    )


def page_of_data():
    return page('<div id="root"></div>', linked_data(articleBody="\n\n".join(STORY)))


def mhtml():
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://elmpost.example/harbour"
    message["Date"] = "Mon, 16 Mar 2026 10:00:00 -0000"
    message.set_content(semantic_page(), subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related("<p>An advert in a frame of its own.</p>", subtype="html")
    return message.as_bytes()


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def docx():
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def run(text):
        return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def paragraph(text):
        kept, added = run(text[:30]), run(text[30:])
        struck = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        return f"<w:p>{kept}{struck}<w:ins>{added}</w:ins></w:p>"

    cells = "".join(map(paragraph, STORY[1:3]))
    body = "".join(map(paragraph, [TITLE, BYLINE, "14 March 2026", STORY[0]]))
    body += f"<w:tbl><w:tr><w:tc>{cells}</w:tc></w:tr></w:tbl>"
    body += f"<w:sdt><w:sdtContent>{paragraph(STORY[3])}</w:sdtContent></w:sdt>"
    body += "".join(map(paragraph, STORY[4:]))
    document = f'<w:document xmlns:w="{names}"><w:body>{body}</w:body></w:document>'
    header = f'<w:hdr xmlns:w="{names}"><w:p>{run("The Elm Post, draft")}</w:p></w:hdr>'
    return zipped(**{"word/document.xml": document, "word/header1.xml": header})


def odt():
    prefix = "urn:oasis:names:tc:opendocument:xmlns:"
    names = f'xmlns:office="{prefix}office:1.0" xmlns:text="{prefix}text:1.0"'
    struck = "<text:tracked-changes><text:p>Struck out.</text:p></text:tracked-changes>"
    lines = [TITLE, BYLINE, "14 March 2026", *STORY]
    body = "".join(
        f"<text:p><text:span>{escape(x[:9])}</text:span>{escape(x[9:])}</text:p>" for x in lines
    )
    content = f"<office:document-content {names}>{struck}{body}</office:document-content>"
    mimetype = "application/vnd.oasis.opendocument.text"
    return zipped(**{"mimetype": mimetype, "content.xml": content})


def rtf():
    lines = [TITLE, BYLINE, "14 March 2026", *STORY]
    text = "\\par\n".join(lines)
    plain = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)
    return f"{{\\rtf1\\ansi{{\\header The Elm Post\\par}}\\pard {plain}\\par}}".encode()


def forwarded_mail():
    story = "\n\n".join(textwrap.fill(line, 72) for line in STORY)
    message = EmailMessage()
    message["From"], message["To"] = "Gus Hale <gus@x.example>", "ivy@x.example"
    message["Date"], message["Subject"] = "Mon, 16 Mar 2026 10:00:00 +0100", f"Fwd: {TITLE}"
    message["Message-ID"] = "<1@x.example>"
    message.set_content(
        "See below.\nGus\n\n---------- Forwarded message ---------\n"
        "From: The Elm Post <news@elmpost.example>\nDate: Sat, 14 Mar 2026 at 09:12\n"
        f"Subject: {TITLE}\nTo: <gus@x.example>\n\n{BYLINE}\n\n{story}\n\n-- \nThe Elm Post\n"
    )
    return message.as_bytes()


def markdown():
    names = "".join(f"  - {name}\n" for name in AUTHORS)
    fields = f'---\ntitle: "{TITLE}"\nauthor:\n{names}date: 2026-03-14\n---\n\n'
    story = (
        "\n\n".join(STORY)
        .replace("1884", "[1884](https://x.example/)")
        .replace("Dan Moss", "**Dan Moss**")
    )
    return f"{fields}![The wall](wall.jpg)\n\n{story}\n"


# ---------------------------------------------------------------- PDF


def pdf():
    """Two columns, a running head on each page, hyphens at line ends, a paragraph cut by a page."""
    lines = [line for text in STORY for line in hyphenated(text, 34)]
    pages = [lines[:44], lines[44:]]
    return pdf_of([_printed(n, page) for n, page in enumerate(pages, 1)])


def hyphenated(text, width):
    """A paragraph's lines, the first one indented, with long words cut at the end of a line."""
    lines, line = [], "   "
    for word in text.split():
        room = width - len(line)
        if len(word) > room and word.isalpha() and len(word) > 7 and room > 4:
            lines.append(f"{line}{word[: room - 1]}-")
            line = f"{word[room - 1 :]} "
        elif len(word) > room:
            lines.append(line.rstrip())
            line = f"{word} "
        else:
            line += f"{word} "
    return [*lines, line.rstrip()]


def _printed(number, lines):
    placed = [(60, 560, 8, f"The Elm Post, 14 March {number}")]
    top = 540
    if number == 1:
        placed += [(60, 530, 20, TITLE), (60, 505, 10, BYLINE), (60, 490, 10, "14 March 2026")]
        top = 470
    half = (len(lines) + 1) // 2
    for column, part in enumerate((lines[:half], lines[half:])):
        placed += [
            (60 + 210 * column + 8 * line.startswith(" "), top - 12 * row, 10, line.strip())
            for row, line in enumerate(part)
        ]
    return placed


def pdf_of(pages):
    """A PDF of lines, each with its place from the lower left corner and its size."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages))), len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    for n, placed in enumerate(pages):
        drawn = b"\n".join(
            b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size * 0.9, x, y, _escaped(text))
            for x, y, size, text in placed
        )
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 480 600]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * n)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    n = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % n
    end = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (n, len(data))
    return data + head + table + end


def _escaped(text):
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


FILES = {
    "page.html": semantic_page,
    "divs.html": page_of_divs,
    "table.htm": page_of_a_table,
    "copies.html": page_with_copies,
    "data.html": page_of_data,
    "saved.mhtml": mhtml,
    "document.docx": docx,
    "document.odt": odt,
    "document.rtf": rtf,
    "print.pdf": pdf,
    "mail.eml": forwarded_mail,
    "notes.md": markdown,
}
