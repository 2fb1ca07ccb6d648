"""Every table has the columns and dtypes of its schema, with and without rows."""

import pandas as pd
import pytest

from studykit import schema


@pytest.mark.parametrize("table", schema.TABLES)
def test_the_empty_table_has_the_schema(table):
    frame = schema.empty(table)
    assert list(frame.columns) == [column.name for column in schema.TABLES[table]]
    assert [str(dtype) for dtype in frame.dtypes] == [
        str(column.dtype) for column in schema.TABLES[table]
    ]
    assert len(frame) == 0


@pytest.mark.parametrize("table", schema.TABLES)
def test_a_frame_is_what_pandas_makes_of_the_columns(article, table):
    made = getattr(article, table)
    expected = pd.DataFrame({name: made[name].array for name in made.columns})
    pd.testing.assert_frame_equal(made, expected, check_column_type=True)


def test_frames_share_nothing():
    first = schema.empty("names")
    first.columns.name = "column"
    assert schema.empty("names").columns.name is None


def test_columns_of_different_lengths_are_refused():
    columns = {column.name: [1, 2] for column in schema.TABLES["sentiment"]}
    with pytest.raises(ValueError, match="length"):
        schema.frame("sentiment", columns | {"end": [1]})


def test_none_becomes_na():
    columns = {column.name: [None] for column in schema.TABLES["quotes"]}
    columns |= {name: [0] for name in ("paragraph_id", "sentence_id", "start", "end", "n_words")}
    row = schema.frame("quotes", columns | {"spans": [[(0, 3)]]}).iloc[0]
    assert row["source"] is pd.NA
    assert row["cue_start"] is pd.NA
    assert row["spans"] == [(0, 3)]


def test_spans_of_one_length_stay_lists():
    rows = {column.name: ["", ""] for column in schema.TABLES["quotes"]}
    rows |= {c.name: [0, 0] for c in schema.TABLES["quotes"] if str(c.dtype).lower() == "int64"}
    frame = schema.frame("quotes", rows | {"spans": [[(0, 1)], [(2, 3)]]})
    assert frame["spans"].tolist() == [[(0, 1)], [(2, 3)]]


@pytest.mark.parametrize("table", schema.TABLES)
def test_the_dictionary_names_every_column(table):
    assert schema.dictionary(table)["column"].tolist() == list(schema.empty(table).columns)
