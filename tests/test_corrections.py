"""A person's corrections: read, applied, reported, written."""

import re
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import studykit as sk
from studykit import corrections, schema
from studykit.corrections.matching import occurrences, plain

TEXT = (
    "“We will rebuild,” Mayor Ada Lane said. Nobody objected.\n"
    "Critics said the plan was too dear. “Never,” wrote Bo Reed in the Echo.\n"
    "“Never,” said a man at the back. It’s “our  town,” he added."
)


def span_of(words: str, start: int = 0) -> tuple[int, int]:
    at = TEXT.index(words, start)
    return at, at + len(words)


def attribution(content: str, source: str, cue: str, speaker: str | None, start: int = 0) -> dict:
    begin, end = span_of(content, start)
    return {
        "paragraph_id": TEXT[:begin].count("\n"),
        "sentence_id": 0,
        "kind": "direct" if content.startswith("“") else "indirect",
        "content": content,
        "source": source,
        "cue": cue,
        "speaker": speaker,
        "voice": speaker or source,
        "source_type": "named person" if speaker else "unnamed person",
        "rule": "around",
        "start": begin,
        "end": end,
        "spans": [(begin, end)],
        "source_start": span_of(source)[0],
        "source_end": span_of(source)[1],
        "cue_start": span_of(cue)[0],
        "cue_end": span_of(cue)[1],
        "n_words": len(content.split()),
    }


ROWS = [
    attribution("“We will rebuild,”", "Mayor Ada Lane", "said", "Ada Lane"),
    attribution("the plan was too dear", "Critics", "said", None),
    attribution("“Never,”", "Bo Reed", "wrote", "Bo Reed"),
    attribution("“Never,”", "a man at the back", "said", None, TEXT.index("“Never,” said")),
]


def quotes_table():
    names = [column.name for column in schema.TABLES["quotes"]]
    return schema.frame("quotes", {name: [row[name] for row in ROWS] for name in names})


def correction(**cells) -> pd.DataFrame:
    row = dict.fromkeys(corrections.CORRECTION_COLUMNS, "") | cells
    return pd.DataFrame([{"line": 2, **row}])


def apply(*asked: pd.DataFrame):
    parts = sk.Article(TEXT)
    return corrections.corrected(
        TEXT, parts.sentences, parts.tokens, quotes_table(), pd.concat(asked)
    )


def reason(**cells) -> str:
    table, report = apply(correction(**cells))
    assert_frame_equal(table, quotes_table())
    assert report["applied"].tolist() == [False]
    return report.at[0, "reason"]


def test_a_fixed_speaker_is_in_the_table():
    table, report = apply(correction(action="fix", content="the plan was too dear", speaker="Cy"))
    assert table.at[1, "speaker"] == "Cy"
    assert table.at[1, "rule"] == "corrected by hand"
    assert table.at[1, "source_type"] == "unnamed person"
    assert report["quote_id"].tolist() == [1]
    assert report["reason"].isna().all()


@pytest.mark.parametrize(
    "content", ["“We will rebuild,”", '"We will rebuild,"', "We  will\nrebuild", "will rebuild"]
)
def test_marks_and_white_space_do_not_matter(content):
    table, report = apply(correction(action="fix", content=content, speaker="Ada Q. Lane"))
    assert report.at[0, "applied"]
    assert table.at[0, "speaker"] == "Ada Q. Lane"


def test_a_hyphen_makes_a_value_unknown():
    table, _ = apply(correction(action="fix", content="We will rebuild", speaker="-", source="-"))
    assert table.loc[0, ["speaker", "source", "source_start", "source_end"]].isna().all()
    assert table.at[0, "source_type"] == "named person"


def test_a_dropped_row_is_gone_and_the_others_move_up():
    table, report = apply(correction(action="drop", content="the plan was too dear"))
    assert table["content"].tolist() == ["“We will rebuild,”", "“Never,”", "“Never,”"]
    assert report["applied"].tolist() == [True]
    assert report["quote_id"].isna().all()


def test_an_added_row_stands_in_its_place():
    table, report = apply(
        correction(action="add", content="our town", source="he", cue="added", speaker="Di Poe")
    )
    row = table.iloc[-1]
    assert report["quote_id"].tolist() == [4]
    assert row["content"] == "“our  town,”" == TEXT[row["start"] : row["end"]]
    assert (row["kind"], row["rule"], row["n_words"]) == ("direct", "added by hand", 2)
    assert row["source_type"] == "named person"
    assert TEXT[row["source_start"] : row["source_end"]] == row["source"] == "he"
    assert TEXT[row["cue_start"] : row["cue_end"]] == row["cue"] == "added"
    assert row["paragraph_id"] == 2
    assert list(table.dtypes) == [column.dtype for column in schema.TABLES["quotes"]]


def test_an_added_row_without_a_speaker_has_none():
    table, _ = apply(correction(action="add", content="Nobody objected"))
    added = table[table["rule"] == "added by hand"].iloc[0]
    assert added[["speaker", "source", "cue", "source_start"]].isna().all()
    assert (added["kind"], added["source_type"]) == ("indirect", "none")


def test_start_tells_equal_rows_apart():
    second = TEXT.index("“Never,” said")
    table, _ = apply(correction(action="fix", content="Never", start=str(second), speaker="Ed"))
    assert table["speaker"].tolist()[2:] == ["Bo Reed", "Ed"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"action": "fix", "content": "We shall rebuild"}, "no row of the table"),
        ({"action": "fix", "content": "we"}, "no row of the table"),
        ({"action": "drop", "content": "Never"}, "2 rows have this content"),
        ({"action": "delete", "content": "Never"}, "action must be fix, drop or add"),
        ({"action": "fix", "content": ""}, "the content is empty"),
        ({"action": "fix", "content": "Never", "start": "first"}, "is not a number"),
        ({"action": "fix", "content": "rebuild", "source_type": "king"}, "source_type must be"),
        ({"action": "fix", "content": "rebuild", "source": "the queen"}, "is not near the content"),
        ({"action": "add", "content": "no such words"}, "article does not contain"),
        ({"action": "add", "content": "said"}, "these words 3 times"),
        ({"action": "add", "content": "We will rebuild"}, "has this row already"),
    ],
)
def test_what_does_not_match_is_reported(cells, words):
    assert words in reason(**cells)


def test_a_row_dropped_before_is_reported():
    asked = (
        correction(action="drop", content="rebuild"),
        correction(action="fix", content="rebuild"),
    )
    table, report = apply(*asked)
    assert len(table) == 3
    assert report["applied"].tolist() == [True, False]
    assert report.at[1, "reason"] == "line 2 dropped this row"


def test_without_a_file_nothing_changes():
    parts = sk.Article(TEXT)
    table, report = corrections.corrected(TEXT, parts.sentences, parts.tokens, quotes_table(), None)
    assert_frame_equal(table, quotes_table())
    assert len(report) == 0


# ---------------------------------------------------------------- the file


def saved(folder: Path, text: str | bytes) -> Path:
    path = folder / "town.quotes.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("cell_end", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_spreadsheets_save_in_many_ways(tmp_path, cell_end, encoding, line_end):
    lines = ["Action,content,speaker,my notes", "fix,“We will rebuild”,José Peña,", "", "drop,It’s"]
    text = line_end.join(lines).replace(",", cell_end)
    table = corrections.read_corrections(saved(tmp_path, text.encode(encoding)))
    assert table["action"].tolist() == ["fix", "drop"]
    assert table["content"].tolist() == ["“We will rebuild”", "It’s"]
    assert table["speaker"].tolist() == ["José Peña", ""]
    assert table["line"].tolist() == [2, 4]
    assert list(table) == ["line", *corrections.CORRECTION_COLUMNS]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column action and no column content"),
        ("speaker,content\nx,y\n", "has no column action"),
        ("action,content\nfix,one, two\n", "3 cells in line 2 but 2 columns"),
        ('action,content\nfix,"never closed\n', "breaks off in line"),
        (b"PK\x03\x04 a spreadsheet", "is no CSV file that can be read"),
    ],
)
def test_a_broken_file_gets_one_plain_sentence(tmp_path, text, words):
    path = saved(tmp_path, text)
    with pytest.raises(sk.ReadingError) as caught:
        corrections.read_corrections(path)
    message = str(caught.value)
    assert words in message
    assert message.startswith(str(path))
    assert "\n" not in message
    assert message.endswith(".")


def test_a_folder_in_place_of_the_file_gets_a_plain_sentence(tmp_path):
    (tmp_path / "town.quotes.csv").mkdir()
    (tmp_path / "town.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(sk.ReadingError, match="no CSV file that can be read"):
        sk.read(tmp_path / "town.txt")


def test_the_file_beside_the_article_is_applied(tmp_path):
    (tmp_path / "town.txt").write_text(TEXT, encoding="utf-8")
    saved(tmp_path, "action,content,speaker\nadd,Nobody objected,Gus Orr\nfix,not there,Gus\n")
    article = sk.read(tmp_path / "town.txt")
    assert "Gus Orr" in set(article.quotes["speaker"].dropna())
    assert article.corrections["applied"].tolist() == [True, False]
    assert article.corrections["line"].tolist() == [2, 3]
    row = int(article.corrections.at[0, "quote_id"])
    inside = article.tokens[article.tokens["quote_id"] == row]
    assert inside["token"].tolist() == ["Nobody", "objected"]


def test_an_article_without_the_file_has_an_empty_report():
    report = sk.Article(TEXT).corrections
    assert list(report) == ["line", "action", "content", "applied", "reason", "quote_id"]
    assert len(report) == 0


def test_a_written_file_changes_nothing_when_read(tmp_path):
    path = corrections.write_corrections(quotes_table(), tmp_path / "town.quotes.csv")
    table = corrections.read_corrections(path)
    assert table["content"].tolist() == quotes_table()["content"].tolist()
    assert set(table["action"]) == {""}
    assert_frame_equal(apply(table)[0], quotes_table())


def test_a_written_file_holds_what_was_corrected_before(tmp_path):
    asked = [
        correction(action="drop", content="the plan was too dear"),
        correction(action="fix", content="rebuild", speaker="Ann Oak"),
        correction(action="add", content="Nobody objected"),
    ]
    table, report = apply(*asked)
    path = corrections.write_corrections(table, tmp_path / "x.quotes.csv", report=report)
    again, _ = apply(corrections.read_corrections(path))
    assert_frame_equal(again, table)


def test_a_file_is_never_overwritten(tmp_path):
    path = saved(tmp_path, "mine")
    with pytest.raises(FileExistsError, match="exists already"):
        corrections.write_corrections(quotes_table(), path)
    assert path.read_text() == "mine"


@given(st.lists(st.sampled_from("““”‘’'\"abc ,.\n\tß–$<("), min_size=1, max_size=30).map("".join))
@settings(max_examples=150)
def test_any_words_can_be_looked_for(words):
    assert isinstance(apply(correction(action="add", content=words.strip()))[0], pd.DataFrame)
    text = f"a {words} b"
    whole = plain(words)
    assert all(plain(text[a:b]) == whole for a, b in occurrences(text, words))


@given(st.text(max_size=80))
def test_any_file_is_read_or_refused_in_a_sentence(text):
    with tempfile.TemporaryDirectory() as folder:
        path = saved(Path(folder), ("action,content\n" + text).encode("utf-8", "replace"))
        try:
            table = corrections.read_corrections(path)
        except sk.ReadingError as error:
            table, message = None, str(error)
        assert message.startswith(str(path)) if table is None else len(apply(table)) == 2


def test_no_cell_of_the_file_is_a_formula(tmp_path):
    article = sk.Article("It rained.\n\n=SUM(A1), said Ada Lane. “+1\x1b,” she said.")
    path = sk.write_corrections(article.quotes, tmp_path / "news.quotes.csv")
    assert not re.search(rb'[,"\n][=+@]|\x1b', path.read_bytes())
    found = sk.read_corrections(path)
    assert found["content"].tolist() == article.quotes["content"].tolist()
