"""Files of any kind: each is read or refused in one plain sentence."""

import io
import zipfile

import pytest

from studykit.reading import ReadingError, read_text

TEXT = "“Nò,” said Zoë – and left.\r\nIt rained."


@pytest.fixture
def file(tmp_path):
    def write(data: bytes):
        path = tmp_path / "article.txt"
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_give_the_same_text(file, encoding):
    assert read_text(file(TEXT.encode(encoding))) == TEXT


def test_line_ends_stay(file):
    assert read_text(file(b"One.\r\nTwo.\rThree.\n")) == "One.\r\nTwo.\rThree.\n"


def test_nul_bytes_are_kept(file):
    assert read_text(file(b"One word\0 and another, and a few more of them.")).count("\0") == 1


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "text")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "holds no text"),
        (b" \r\n\t ", "holds no text"),
        ("\ufeff".encode(), "holds no text"),
        (b"\0\0\0\0", "no"),
        ("“ … ”".encode(), "holds no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
        (zipped(), "is a zip archive"),
        (b"%PDF-1.7 ...", "is a damaged PDF"),
        (bytes(range(1, 32)) * 40, "not plain text"),
        (bytes(range(256)) * 40, "not plain text"),
    ],
)
def test_what_is_no_text_is_refused(file, data, words):
    path = file(data)
    with pytest.raises(ReadingError) as error:
        read_text(path)
    message = str(error.value)
    assert words in message
    assert str(path) in message
    assert "\n" not in message
    assert message.endswith(".")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReadingError, match=r"nowhere\.txt does not exist"):
        read_text(tmp_path / "nowhere.txt")


def test_a_folder_is_named(tmp_path):
    with pytest.raises(ReadingError, match="is a folder"):
        read_text(tmp_path)


def test_a_web_page_is_refused(file):
    with pytest.raises(ReadingError, match="is a web page"):
        read_text(file(b"<!DOCTYPE html>\n<html><body><p>Hello.</p></body></html>"))
