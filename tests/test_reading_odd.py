"""Bad and odd inputs: each with its one sentence, or its right text; none hangs or raises else."""

import io
import json
import os
import shutil
import struct
import zlib

import pytest
import saved

import studykit as sk
from studykit.reading import ReadingError, found, read, read_text, story_of

SENTENCE = "“Nò,” said Zoë; “it’s Ada’s café – no.” It rained."
LONG = "\n\n".join(saved.STORY)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def short_page(body, title="The Elm Post", head=""):
    return saved.page(saved.MENU + body + saved.FOOT, head, title).encode()


CARDS = "".join(
    f'<div><h3><a href="/{n}">{title}</a></h3><p>{line}</p></div>'
    for n, (title, line) in enumerate(
        zip(
            [f"Wall {name} has more cracks" for name in "one two three four five six".split()],
            saved.OTHER * 3,
            strict=True,
        )
    )
)


def bomb():
    """A PDF whose one stream unpacks to 200 MB."""
    stream = zlib.compress(b"0" * 200_000_000, 9)
    return b"%PDF-1.4\n4 0 obj\n<</Filter/FlateDecode>>\nstream\n" + stream + b"\nendstream"


REFUSED = [
    # What is not an article.
    ("data.json", json.dumps({"title": "Harbour", "body": LONG}), "JSON"),
    ("data.txt", '{"title": "Harbour", "body": "cut o', "JSON"),
    ("lines.txt", '{"a": 1}\n{"a": 2}\n', "JSON"),
    ("list.json", '["one", "two"]', "JSON"),
    ("study.ipynb", json.dumps({"cells": [], "nbformat": 4}), "a notebook"),
    ("study.txt", json.dumps({"cells": [], "nbformat": 4}), "a notebook"),
    ("tool.py", "import os\n\ndef main():\n    print(os.name)\n", "a program"),
    ("tool.txt", "const a = 1;\nfunction go(x) {\n  return x + a;\n}\n", "a program"),
    ("run.txt", "#!/bin/sh\necho yes\n", "a program"),
    ("style.css", "body { margin: 0; }\n.a { color: red; }\n#b { top: 0 }\n", "a program"),
    ("people.csv", "name,age\nAda,34\nBo,51\n", "a table"),
    ("people.txt", "name\tage\nAda\t34\nBo\t51\n", "a table"),
    ("towns.txt", "town;people;year\nElm;400;2020\nOakham;900;2021\n", "a table"),
    ("server.log", "2026-03-14 10:00:01 start\n" * 4, "by a program"),
    ("day.ics", "BEGIN:VCALENDAR\nSUMMARY:Meeting\nEND:VCALENDAR\n", "by a program"),
    ("feed.xml", '<?xml version="1.0"?><rss><channel><title>Elm</title></channel></rss>', "a feed"),
    ("atom.txt", '<feed xmlns="a"><entry><title>Elm</title></entry></feed>', "a feed"),
    ("map.svg", '<svg xmlns="a"><text>Here is Elm</text></svg>', "a picture"),
    ("map.png", PNG, "a picture"),
    ("map.txt", PNG, "a picture"),
    ("talk.mp3", b"ID3\x04\0\0\0" + bytes(60), "a sound"),
    ("film.mp4", b"\0\0\0\x18ftypmp42" + bytes(60), "a video"),
    ("book.xlsx", saved.zipped(**{"xl/workbook.xml": "x"}), "a spreadsheet"),
    ("talk.pptx", saved.zipped(**{"ppt/a.xml": "x"}), "a set of slides"),
    ("all.zip", saved.zipped(**{"a.txt": "x"}), "a zip archive"),
    ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .docx"),
    ("news.gz", b"\x1f\x8b\x08\0" + bytes(60), "a compressed file"),
    ("link.url", "[InternetShortcut]\nURL=https://elmpost.example/\n", "a link to a page"),
    ("link.txt", "https://elmpost.example/harbour\n", "only a web address"),
    ("top.txt", "\n".join(f"Harbour {n} is shut for a third week" for n in range(9)), "headlines"),
    # Pages without an article.
    (
        "login.html",
        short_page("<h1>Log in</h1><input type=password><p>Forgot it?</p>"),
        "to log in",
    ),
    ("gone.html", short_page("<h1>Page not found</h1><p>Try the search.</p>"), "was not found"),
    ("404.html", short_page("<h1>Oops</h1>", "404 - The Elm Post"), "was not found"),
    ("bot.html", saved.page("<p>Verify you are human.</p>", title="Just a moment..."), "robots"),
    ("index.html", short_page(f"<main>{CARDS}</main>"), "an index of headlines"),
    ("film.html", short_page("<h1>Divers at the wall</h1><video></video>"), "a video"),
    ("app.html", '<title>Elm</title><div id="root"></div><script>x</script>', "an empty page"),
    ("bare.html", "<html><body></body></html>", "without an article"),
    # Documents and prints that cannot be read.
    ("scan.pdf", saved.pdf_of([[]]), "a scan"),
    ("half.pdf", saved.pdf()[:900], "PDF"),
    ("bad.pdf", b"%PDF-1.7 nothing", "a damaged PDF"),
    ("bomb.pdf", bomb(), "unpacks to more"),
    ("half.docx", saved.docx()[:700], "a damaged"),
    ("none.docx", saved.zipped(**{"word/document.xml": "<w/>"}), "without text"),
    ("bad.odt", saved.zipped(mimetype="x.opendocument.text"), "without text"),
    ("bad.rtf", rb"{\rtf1\ansi \par }", "without text"),
    ("none.eml", b"MIME-Version: 1.0\nFrom: a@b.example\n\n\n", "without text"),
    ("bad.webarchive", b"bplist00WebMainResource", "a damaged page"),
    # No text at all.
    ("empty.txt", b"", "holds no text"),
    ("blank.txt", " \r\n\t ", "holds no text"),
    ("wide.txt", "\u3000\u3000\u2028\u2028", "holds no text"),
    ("marks.txt", "“ … ”", "holds no text but marks"),
    ("noise.txt", bytes(range(256)) * 40, "not plain text"),
]


@pytest.mark.parametrize(("name", "data", "words"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_what_is_no_article_is_refused_in_a_sentence(tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(ReadingError) as error:
        sk.read(path)
    message = str(error.value)
    assert words in message
    assert message.startswith(str(path))
    assert "\n" not in message
    assert message.endswith(".")


def utf8_with_bad_byte():
    return SENTENCE.encode().replace(b"said", b"s\xffaid")


READ = [
    ("one bad byte", utf8_with_bad_byte(), SENTENCE.replace("said", "s\ufffdaid"), "\ufffd"),
    ("cut in a letter", "It is Zoë".encode()[:-1] + b"", "It is Zo\ufffd", "\ufffd"),
    ("Windows-1252", SENTENCE.encode("cp1252"), SENTENCE, "Windows-1252"),
    ("Mac Roman", SENTENCE.encode("mac_roman"), SENTENCE, "Mac Roman"),
    ("ISO-8859-2", "Wałęsa went to Łódź.".encode("iso8859_2"), "Wałęsa went to Łódź.", "8859-2"),
    ("ISO-2022-JP", "漁港は閉まっている".encode("iso2022_jp"), "漁港は閉まっている", "2022-JP"),
    ("UTF-16", SENTENCE.encode("utf-16-be"), SENTENCE, None),
    ("mojibake", SENTENCE.encode().decode("latin-1").encode(), SENTENCE, "garbled"),
    ("entities", b"Zo&euml;&rsquo;s &amp; mine", "Zoë’s & mine", "entities"),
    ("line ends", b"One.\r\nTwo.\rThree.\n", "One.\r\nTwo.\rThree.\n", None),
    ("a firm's name", b"BMW shut a plant. MZ did not.", "BMW shut a plant. MZ did not.", None),
    ("a tag in prose", b"The <br> tag is old, she said.", "The <br> tag is old, she said.", None),
    ("a poem", b"The sea is wide,\nand I can not\nget over\n", None, None),
    ("called .html", LONG.encode(), LONG, None),
    ("one line", b"Rain", "Rain", None),
    ("subtitles", b"1\n00:00:01,000 --> 00:00:03,500\nIt rained.\n", None, None),
]


@pytest.mark.parametrize(("name", "data", "text", "notice"), READ, ids=[name for name, *_ in READ])
def test_what_is_odd_is_read_right(name, data, text, notice):
    story = story_of(data, "news.html" if name == "called .html" else "news.txt")
    assert story.text == (data.decode() if text is None else text)
    assert [notice in said for said in story.notices] == ([True] if notice else [])


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "the news.txt"
    path.write_text("It rained.")
    return path


PASTED = [
    "{}",
    '"{}"',
    " '{}' \n",
    "“{}”",
    "\u202a{}",
    "\u200b{}\u200b",
    "file://{}",
    "{without}",
    "{escaped}",
    "{backslashes}",
]


@pytest.mark.parametrize("pasted", PASTED)
def test_a_path_as_it_is_pasted(news, pasted):
    path = str(news)
    ways = {"without": path.removesuffix(".txt"), "escaped": path.replace(" ", "\\ ")}
    ways["backslashes"] = path.replace("/", "\\")
    assert found(pasted.format(path, **ways)) == news


def test_a_path_at_home(news, monkeypatch):
    monkeypatch.setenv("HOME", str(news.parent))
    assert found("~/the news.txt") == news


def test_a_path_with_backslashes_that_python_took_for_letters(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "news.txt").write_text("It rained.")
    assert read_text("texts\news.txt") == "It rained."


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("https://elmpost.example/harbour", "is a web address"),
        ("www.elmpost.example", "is a web address"),
        ("", "No file is named"),
        (" ", "No file is named"),
        (None, "is no path"),
        (3.5, "is no path"),
        (LONG, "is no path but a text"),
        ("nowhere.txt", "does not exist"),
        ("no\0where", "does not exist"),
        ("n" * 300, "does not exist"),
    ],
)
def test_what_is_no_file_is_said(path, words):
    with pytest.raises(ReadingError, match=words) as error:
        read(path)
    assert "\n" not in str(error.value)


def test_a_slip_of_the_pen_is_answered_with_the_name(news):
    with pytest.raises(ReadingError, match=r"the news\.txt"):
        read(news.with_name("teh news.txt"))


def test_a_folder_a_pipe_and_a_device_are_named(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, words in [(tmp_path, "is a folder"), (pipe, "is a pipe"), ("/dev/null", "a device")]:
        with pytest.raises(ReadingError, match=words):
            read(path)


def test_a_file_has_a_largest_size(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(ReadingError, match="larger than 20 MB"):
        read(path)


def test_a_file_that_may_not_be_read_is_named(news, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(ReadingError, match="cannot be read"):
        read(news)


def test_standard_input_is_a_file_too(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))
    assert sk.read("-").text == SENTENCE


def test_a_deep_page_is_read_or_refused():
    page = "<div>" * 5000 + saved.paragraphs() + "</div>" * 5000
    assert read_or_refused(page.encode()).endswith(".")


def read_or_refused(data):
    """The text in some bytes, or the sentence that refuses them."""
    try:
        return story_of(data, "x").text
    except ReadingError as error:
        return str(error)


@pytest.mark.parametrize("n", range(0, 60, 3))
def test_a_damaged_document_never_raises_anything_else(n):
    for whole in (saved.docx(), saved.odt(), saved.rtf(), saved.pdf(), saved.mhtml()):
        data = bytearray(whole)
        place = (n * 7919) % (len(data) - 8)
        data[place : place + 4] = struct.pack("<I", n * 2654435761 % 2**32)
        assert "<p" not in read_or_refused(bytes(data))


def test_an_edited_word_list_is_read_again(news, tmp_path, monkeypatch):
    from studykit import lexicons

    shutil.copytree(lexicons.home() / "data", tmp_path / "data")
    monkeypatch.setattr(lexicons, "home", lambda: tmp_path)
    lexicons._files.cache_clear()
    path = tmp_path / "data" / "words" / "stop_words.csv"
    before = path.read_bytes()
    news.write_text("The blorf was shut.")
    try:
        stop_words = sk.read(news).tokens.set_index("type")["is_stop"]
        path.write_bytes(before + b"blorf\n")
        edited = sk.read(news).tokens.set_index("type")["is_stop"]
        path.write_bytes(before)
        again = sk.read(news).tokens.set_index("type")["is_stop"]
    finally:
        monkeypatch.undo()
        lexicons._files.cache_clear()
        lexicons.read_again()
    assert (stop_words["blorf"], edited["blorf"], again["blorf"]) == (False, True, False)


SCRAPS = [
    ("a script before it", "<script>\ngo(1);\n</script>\n{}", "scripts"),
    ("a script within", "It froze.\n<script src='x.js'></script>\n{}", "scripts"),
    ("a heading", "<h1>Walls</h1>\n{}", "the tags around its lines"),
    ("an empty element", "<div></div>\n{}", "the tags around its lines"),
]


@pytest.mark.parametrize(("what", "text", "left_out"), SCRAPS, ids=[what for what, *_ in SCRAPS])
def test_prose_with_a_scrap_of_a_page_is_read_as_text(tmp_path, what, text, left_out):
    path = tmp_path / "news.txt"
    path.write_text(text.format(LONG), encoding="utf-8")
    story = read(path)
    assert LONG in story.text
    assert "<" not in story.text
    assert "go(1)" not in story.text
    assert [left_out in notice for notice in story.notices] == [True]


@pytest.mark.parametrize("page", ["<html><body>{}</body></html>", "<div>{}</div>", "{}"])
def test_a_page_that_is_called_txt_is_read_as_a_page(tmp_path, page):
    path = tmp_path / "news.txt"
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in saved.STORY)
    path.write_text(page.format(paragraphs), encoding="utf-8")
    story = read(path)
    assert story.text == LONG
    assert story.notices == ()
