"""Archives: any source, every table as for one article, whatever stops the run."""

import errno
import gzip
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress

import duckdb
import numpy as np
import pandas as pd
import polars
import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from conftest import HARBOUR, ROOT, SEED

import studykit as sk
from studykit import cli, schema
from studykit.corpus import running, sources, storing
from studykit.corpus.errors import CorpusError
from studykit.corpus.gathered import CORPUS, Gathered
from studykit.corpus.invented import invented_articles
from studykit.corpus.items import item_of_file
from studykit.memory import Vocabulary

ARTICLES = sorted((ROOT / "tests" / "articles").glob("*.txt"))
N = 24
MOST_SECONDS = 150  # of a script; some ten on a machine with nothing else to do


@pytest.fixture(scope="module")
def rows():
    return list(invented_articles(N, seed=3))


@pytest.fixture(scope="module")
def json_lines(rows, tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(json_lines, tmp_path_factory):
    """The archive as one process makes it."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    return sk.write_corpus(json_lines, out, workers=0, per_part=5)


def files(out):
    """All that is stored in a folder, by the path from there."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name != "archive.json"
    }


def reasons(out):
    table = sk.read_corpus(out, "failures")
    return dict(zip(table["place"], table["reason"], strict=True))


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("table", schema.TABLES)
def test_tables_are_those_of_each_article(table, tmp_path_factory):
    out = tmp_path_factory.getbasetemp() / "each"
    sk.write_corpus(ROOT / "tests" / "articles", out, workers=0, per_part=3)
    found = sk.read_corpus(out, table)
    for path in [*ARTICLES, SEED][:-1]:
        rows = found[found["article_id"] == path.name].reset_index(drop=True)
        alone = getattr(sk.read(path), table)
        assert rows[schema.ROW_ID[table]].tolist() == list(range(len(alone)))
        pd.testing.assert_frame_equal(rows[list(alone)], alone, check_column_type=False)


def test_corrections_beside_an_article_count(tmp_path):
    (tmp_path / "a").mkdir()
    path = tmp_path / "a" / "news.txt"
    path.write_text("“I am done,” she said.", encoding="utf-8")
    asked = pd.DataFrame({"action": ["fix"], "content": ["“I am done,”"], "speaker": ["Ada Lane"]})
    sk.write_corrections(sk.read(path).quotes, sk.corrections_path(path))
    table = pd.read_csv(sk.corrections_path(path), dtype=str, keep_default_na=False)
    table.loc[0, ["action", "speaker"]] = asked.loc[0, ["action", "speaker"]]
    table.to_csv(sk.corrections_path(path), index=False)
    made = sk.write_corpus(tmp_path / "a", tmp_path / "out", workers=0)
    assert made.progress.n_articles == 1
    assert made.table("quotes")["speaker"].tolist() == ["Ada Lane"]


def test_tables_here_are_those_in_parquet(rows, undisturbed):
    here = sk.corpus_tables(pd.DataFrame(rows))
    for table in CORPUS:
        stored, made = undisturbed.table(table), here[table]
        columns = [name for name in made if name != "place"]
        pd.testing.assert_frame_equal(stored[columns], made[columns])


def test_an_article_of_an_archive_says_where_and_when_it_is_from(rows, undisturbed):
    found = undisturbed.table("articles")
    assert found["article_id"].tolist() == [row["id"] for row in rows]
    assert found["date"].dt.strftime("%Y-%m-%d").tolist() == [row["date"] for row in rows]
    assert found["outlet"].tolist() == [row["outlet"] for row in rows]
    assert found["title"].tolist() == [row["title"] for row in rows]
    assert found["text"].tolist() == [row["text"] for row in rows]


def test_other_programs_read_the_tables(undisturbed):
    quotes = undisturbed.table("quotes")
    total = int(quotes["n_words"].sum())
    by_voice = quotes.dropna(subset="speaker").groupby("speaker")["n_words"].sum().to_dict()
    parquet = f"{undisturbed.folder}/quotes/*.parquet"
    sql = f"SELECT speaker, sum(n_words) FROM '{parquet}' WHERE speaker NOTNULL GROUP BY ALL"
    assert dict(duckdb.sql(sql).fetchall()) == by_voice
    found = polars.scan_parquet(parquet)
    assert found.select(polars.col("n_words").sum()).collect().item() == total
    assert int(pd.read_parquet(undisturbed.folder / "quotes")["n_words"].sum()) == total
    spans = duckdb.sql(f"SELECT sum(len(spans)) FROM '{parquet}'").fetchall()
    assert spans == [(sum(map(len, quotes["spans"])),)]
    for table in CORPUS:
        n_rows = polars.scan_parquet(f"{undisturbed.folder}/{table}/*.parquet").collect().height
        assert n_rows == len(undisturbed.table(table))


def test_columns_keep_their_meaning(undisturbed):
    file = pq.read_schema(undisturbed.folder / "quotes" / "part-000000.parquet")
    assert file.field("cue").metadata[b"meaning"].startswith(b"the words that credit")


def test_words_known_by_other_numbers_are_stored_as_they_are():
    texts = ["Waters sang.", "I saw Waters. Waters sang, and we saw the king."]
    gathered = Gathered()
    for name, text in zip("ab", texts, strict=True):
        columns = sk.Article(text).columns("tokens")
        strings = columns["token"].tolist()
        own = {**columns, "words": Vocabulary().words(strings)}
        gathered.add(name, {"tokens": columns if name == "a" else own})
    stored = gathered.arrow("tokens").to_pandas()
    for column in ("token", "type", "lemma", "kind", "article_id"):
        assert stored[column].tolist() == gathered.frame("tokens")[column].tolist()
    assert "waters" in stored["lemma"].tolist()
    assert "water" in stored["lemma"].tolist()


def test_a_column_or_table_that_is_not_there_is_named(undisturbed, tmp_path):
    with pytest.raises(ValueError, match=r"'frog' is unknown; allowed: articles, paragraphs"):
        undisturbed.table("frog")
    with pytest.raises(ValueError, match=r"\['frog'\] are not in quotes"):
        undisturbed.table("quotes", ["frog"])
    with pytest.raises(CorpusError, match="holds no tables of an archive"):
        sk.read_corpus(tmp_path, "quotes")
    assert list(undisturbed.table("quotes", ["voice"])) == ["voice"]


# ---------------------------------------------------------------- sources


@pytest.mark.parametrize(
    "name", ["n.jsonl", "n.jsonl.gz", "n.csv", "n.csv.gz", "n.tsv", "n.parquet"]
)
def test_every_kind_of_file_of_rows_is_read(rows, name, tmp_path):
    path, table = tmp_path / name, pd.DataFrame(rows[:3]).rename(columns={"text": "body"})
    if "jsonl" in name:
        table.to_json(path, orient="records", lines=True)
    elif "parquet" in name:
        table.to_parquet(path)
    else:
        table.to_csv(path, index=False, sep="\t" if "tsv" in name else ",")
    made = sk.write_corpus(path, tmp_path / "out", workers=0, columns={"text": "body"})
    found = made.table("articles")
    assert found["text"].tolist() == [row["text"] for row in rows[:3]]
    assert found["article_id"].tolist() == [row["id"] for row in rows[:3]]
    assert made.progress.share == 1


def test_a_folder_holds_articles_and_files_of_them(rows, tmp_path):
    folder = tmp_path / "news"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text("It rained.", encoding="utf-8")
    (folder / "b" / "page.html").write_bytes(b"<html><body><p>It froze.</p></body></html>")
    (folder / ".hidden").write_text("It hailed.", encoding="utf-8")
    with gzip.open(folder / "c.jsonl.gz", "wt") as file:
        file.write('{"text": "It snowed."}\n')
    (folder / "d.csv").write_text("frog\n1\n")
    made = sk.write_corpus(folder, folder / "out", workers=0)
    assert made.table("articles")["article_id"].tolist() == ["a.txt", "c.jsonl.gz:1"] or (
        made.table("articles")["article_id"].tolist() == ["a.txt", "b/page.html", "c.jsonl.gz:1"]
    )
    assert reasons(folder / "out")["d.csv"].startswith("d.csv has no column text; it has frog")
    assert sk.write_corpus(folder, folder / "out", workers=0).progress.n_before >= 3


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "news.jsonl"
    lines = [
        b'{"id": "a", "text": "It rained."}',
        b'{"id": "a", "text": "It froze."}',
        b'{"id": "b", "text": "\xff"}',
        b'{"id": "c", "text": " "}',
        b'{"id": "d"',
        b"[1]",
        b'{"id": "e", "text": 3}',
        b'{"id": "f", "text": "half \\ud800 a character"}',
        b"",
        b'{"id": "../../etc; rm -rf $HOME", "text": "It snowed."}',
    ]
    path.write_bytes(b"\n".join(lines))
    made = sk.write_corpus(path, tmp_path / "out", workers=0)
    assert made.table("articles")["article_id"].tolist() == ["a", "../../etc; rm -rf $HOME"]
    said = reasons(tmp_path / "out")
    wrong = {
        2: "has the id of an earlier article, a; give it one of its own.",
        3: "is not in UTF-8; save the file as UTF-8.",
        4: "has no text in text; put the article there, or leave the row out.",
        5: 'is no JSON object; write one article a line, as {"text": "…"}.',
        6: 'is no JSON object; write one article a line, as {"text": "…"}.',
        7: "has a number in text; put the words of the article there.",
        8: "has half a character in text, after “half ”; put the whole one there, or a space.",
    }
    assert said == {f"news.jsonl:{k}": f"news.jsonl:{k} {why}" for k, why in wrong.items()}
    assert made.progress.n_failures == len(wrong)


@pytest.mark.parametrize("cell", [np.array([]), np.array([1, 2]), [1, 2], (1, 2), pd.Series([1])])
@pytest.mark.parametrize("column", ["id", "date", "outlet", "title"])
def test_a_cell_of_many_things_is_no_text_and_says_nothing(column, cell):
    rows = [{"id": "a", "text": "It rained.", column: cell}, {"id": "b", "text": cell}]
    made = sk.corpus_tables(pd.DataFrame(rows))
    assert made["articles"]["article_id"].tolist() == ["0" if column == "id" else "a"]
    assert made["articles"][["date", "outlet", "title"]].isna().all(axis=None)
    why = "1 has a list in text; put the words of the article there."
    assert made["failures"]["reason"].tolist() == [why]


@pytest.mark.parametrize("column", ["id", "date", "outlet", "title"])
def test_half_a_character_in_a_frame_is_written_out(column):
    row = {"text": "It rained.", column: "a\ud83d"}
    articles = sk.corpus_tables(pd.DataFrame([row], dtype=object))["articles"]
    said = articles["article_id" if column == "id" else column].tolist()
    assert said == ["a\\ud83d"] or (column == "date" and pd.isna(said[0]))


def test_each_kind_of_file_says_the_same_of_a_row_that_holds_no_article(tmp_path):
    folder, absent = tmp_path / "a", "has no text in text; put the article there, or leave the"
    folder.mkdir()
    (folder / "a.jsonl").write_text('{"text": null}\n{"text": "…"}\n{"text": "\\ud800"}\n')
    (folder / "b.csv").write_bytes("id,text\n1,\n2,…\n3,caf".encode() + b"\xe9\n")
    pq.write_table(pa.table({"text": [None, "…"]}), folder / "c.parquet")
    pq.write_table(pa.table({"text": [5]}), folder / "d.parquet")
    pq.write_table(pa.table({"text": ["café".encode(), b"caf\xe9"]}), folder / "e.parquet")
    made = sk.write_corpus(folder, tmp_path / "out", workers=0)
    assert made.table("articles")["text"].tolist() == ["café"]
    said = reasons(tmp_path / "out")
    for one in ("a.jsonl", "b.csv", "c.parquet"):
        assert said[f"{one}:1"].startswith(f"{one}:1 {absent}")
        assert said[f"{one}:2"].startswith(f"{one}:2 has no word in text; ")
    assert said["a.jsonl:3"].startswith("a.jsonl:3 has half a character in text, at its beginning")
    assert said["b.csv:3"] == "b.csv:3 is not in UTF-8; save the file as UTF-8."
    assert said["d.parquet:1"].startswith("d.parquet:1 has a number in text; ")
    assert said["e.parquet:2"] == "e.parquet:2 is not in UTF-8; save the file as UTF-8."


def test_a_list_in_a_row_is_told():
    archive = pd.DataFrame({"id": ["a", "b"], "text": [["It rained."], "It froze."]})
    failed = sk.corpus_tables(archive)["failures"]
    assert failed["reason"].tolist() == [
        "0 has a list in text; put the words of the article there."
    ]


def test_an_article_that_is_too_large_is_listed(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "long.txt").write_bytes(b"It rained.\n" * 2_000_000)
    with (tmp_path / "a" / "news.jsonl").open("w") as file:
        file.write(json.dumps({"text": "It rained.\n" * 2_000_000}) + "\n")
        file.write(json.dumps({"text": "x" * 61_000_000}) + "\n")
        file.write(json.dumps({"text": "It froze."}) + "\n")
    made = sk.write_corpus(tmp_path / "a", tmp_path / "out", workers=0)
    assert made.table("articles")["article_id"].tolist() == ["news.jsonl:3"]
    assert all("larger than 20 MB" in said for said in reasons(tmp_path / "out").values())


def test_a_file_that_changes_is_listed(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text("It rained.")
    item = item_of_file(str(path), "news.txt")
    path.write_text("It rained again.")
    storing.make_folders(tmp_path / "out")
    (part,) = sources.parts([item], 5, b"")
    assert storing.store(part, str(tmp_path / "out")).n_failures == 1
    assert "was changed while the archive was read" in reasons(tmp_path / "out")["news.txt"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "n.jsonl",
            b'{"body": "It rained."}\n',
            "has no column text; it has body: say with --text",
        ),
        ("n.csv", b"body\nIt rained.\n", "has no column text; it has body"),
        ("n.parquet", b"no Parquet", "n.parquet cannot be read"),
        ("n.jsonl.gz", b"not packed", "n.jsonl.gz cannot be read"),
        ("n.txt", b"It rained.", "for one article there is studykit tables"),
    ],
)
def test_a_source_that_cannot_be_used_leaves_nothing(name, data, message, tmp_path):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CorpusError, match=message):
        sk.write_corpus(tmp_path / name, tmp_path / "out", workers=0)
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------- runs


def leave_behind(out):
    """What processes leave that are killed while they write parts."""
    for number in (0, 99):
        aside = out / "_run" / f"part-{number:06}-0123456789abcdef-1"
        aside.mkdir()
        (aside / "quotes").write_bytes(b"PAR1")
        (out / "_run" / f"part-{number:06}.1").write_bytes(b"{")
        (out / "_run" / f"part-{number:06}-0123456789abcdef.tries").write_bytes(b"         0\n")


def test_a_run_that_is_stopped_goes_on(json_lines, undisturbed, tmp_path):
    def stop(progress):
        if progress.n_articles >= 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sk.write_corpus(json_lines, tmp_path / "out", workers=0, per_part=5, progress=stop)
    leave_behind(tmp_path / "out")
    made = sk.write_corpus(json_lines, tmp_path / "out", workers=0, per_part=5)
    assert made.progress.n_before == 10
    assert made.progress.n_articles == N
    assert files(tmp_path / "out") == files(undisturbed.folder)


def test_what_has_changed_is_done_again(rows, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows[:6]))
    sk.write_corpus(path, tmp_path / "out", workers=0, per_part=2)
    changed = [*rows[:3], rows[3] | {"text": "It froze."}]
    path.write_text("".join(json.dumps(row) + "\n" for row in changed))
    made = sk.write_corpus(path, tmp_path / "out", workers=0, per_part=2)
    assert made.progress.n_before == 2
    assert made.table("articles")["text"].tolist() == [row["text"] for row in changed]
    assert len(list((tmp_path / "out" / "tokens").iterdir())) == 2


def ended(script, *args, folder):
    """The exit status of a script that is run in a folder; one that hangs is ended, and fails."""
    (folder / "run.py").write_text(script)
    command = [sys.executable, "run.py", *map(str, args)]
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, start_new_session=True
        )
        try:
            return process.wait(timeout=MOST_SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


KILL = """
import os, signal, sys
import psutil
import studykit as sk

killed = []

def at_work():
    children = psutil.Process().children(recursive=True)
    alive = [process for process in children if process.status() != psutil.STATUS_ZOMBIE]
    return [process.pid for process in alive if "spawn_main" in str(process.cmdline())]

def kill(progress):
    if len(killed) < 2 and (pids := at_work()):
        killed.append(pids[-1])
        os.kill(pids[-1], signal.SIGKILL)

if __name__ == "__main__":
    sk.write_corpus(sys.argv[1], sys.argv[2], workers=2, per_part=5, progress=kill)
    sys.exit(0 if len(killed) == 2 else 5)
"""


# Starting workers anew takes minutes on a busy machine: asked for by name.
KILLS = pytest.mark.skipif("STUDYKIT_KILL" not in os.environ, reason="set STUDYKIT_KILL to run it")


@KILLS
def test_workers_that_are_killed_lose_nothing(json_lines, undisturbed, tmp_path):
    """Two workers are ended in the middle of their work."""
    out = tmp_path / "out"
    assert ended(KILL, json_lines, out, folder=tmp_path) == 0, (tmp_path / "said").read_text()
    assert len(sk.read_corpus(out, "failures")) == 0
    assert files(out) == files(undisturbed.folder)


@KILLS
def test_no_worker_left_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "_MOST_WITHOUT", 1)
    monkeypatch.setattr(running, "_PATIENCE", 1)
    (part,) = sources.parts([item_of_file(str(HARBOUR), "a.txt")], 5, b"")
    with running.cluster(1, None, None) as client:
        client.cluster.scale(0)
        with pytest.raises(CorpusError, match="No worker can be started any more"):
            list(running.on_dask([part], tmp_path, client))


POISON = """
import os, sys
import studykit as sk
from studykit.article import Article
from studykit.corpus import running

columns = Article.columns

def poisoned(article, table):
    if "Poison" in article.text and table == "names":
        os._exit(9)
    return columns(article, table)

class Poisoned:
    def setup(self, worker):
        Article.columns = poisoned

def main(source, out, on_dask):
    if not on_dask:
        Article.columns = poisoned
        sk.write_corpus(source, out, workers=0)
        return
    from distributed import WorkerPlugin
    with running.cluster(1, None, None) as client:
        plugin = type("Plugin", (Poisoned, WorkerPlugin), {})()
        client.register_plugin(plugin)
        sk.write_corpus(source, out, scheduler=client.scheduler.address)

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], len(sys.argv) > 3)
"""


@pytest.mark.parametrize("on_dask", [False, pytest.param(True, marks=KILLS)])
def test_an_article_that_ends_its_process_is_set_aside_and_named(on_dask, tmp_path):
    texts = ["It rained.", "Poison.", "It froze."]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in texts))
    args = ["news.jsonl", "out", *["dask"] * on_dask]
    runs = [
        ended(POISON, *args, folder=tmp_path) for _ in range(1 if on_dask else 1 + storing.TRIES)
    ]
    assert runs == ([0] if on_dask else [9, 9, 9, 0])
    assert sk.read_corpus(tmp_path / "out", "articles")["text"].tolist() == texts[::2]
    (said,) = reasons(tmp_path / "out").values()
    assert said == "news.jsonl:2 was set aside: it ended the process that worked on it 3 times."


def test_a_full_disk_is_said_and_the_run_goes_on_later(json_lines, undisturbed, tmp_path):
    write, n_left = pq.ParquetWriter, [20]

    def until_full(*args, **kwargs):
        n_left[0] -= 1
        if n_left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(*args, **kwargs)

    out = tmp_path / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pq, "ParquetWriter", until_full)
        with pytest.raises(CorpusError, match=r"No space left on device.*goes on where it was"):
            sk.write_corpus(json_lines, out, workers=0, per_part=5)
    assert sk.write_corpus(json_lines, out, workers=0, per_part=5).progress.n_before == 5
    assert files(out) == files(undisturbed.folder)


def test_another_archive_and_another_run_are_kept_apart(json_lines, tmp_path):
    out = tmp_path / "out"
    sk.write_corpus(HARBOUR.parent, out, workers=0)
    with pytest.raises(CorpusError, match="holds the tables of another archive"):
        sk.write_corpus(json_lines, out, workers=0)
    other = psutil.Process(os.getppid())
    (out / "_run" / "lock").write_text(f"{other.pid} {other.create_time()}")
    with pytest.raises(CorpusError, match="Another run, process"):
        sk.write_corpus(HARBOUR.parent, out, workers=0)


def test_what_is_started_listens_on_this_machine_alone():
    with running.cluster(1, None, None):
        ours = psutil.Process()
        open_to = {
            socket.laddr.ip
            for process in [ours, *ours.children(recursive=True)]
            for socket in process.net_connections()
            if socket.status == psutil.CONN_LISTEN
        }
    assert open_to == {"127.0.0.1"}


def test_no_scheduler_is_said(json_lines, tmp_path, monkeypatch):
    with pytest.raises(CorpusError, match="No scheduler answers at nowhere"):
        sk.write_corpus(json_lines, tmp_path / "out", scheduler="nowhere")


# ---------------------------------------------------------------- likeness, invented, command


def test_an_agency_text_in_many_papers_is_found(rows):
    text = rows[0]["text"]
    paragraphs = text.split("\n\n")
    archive = pd.DataFrame(
        {
            "id": ["first", "other", "cut", "edited", "short"],
            "text": [
                text,
                rows[1]["text"],
                "\n\n".join(paragraphs[:-1]),
                "A new first line.\n\n" + text.replace("said", "told us"),
                "It rained.",
            ],
        }
    )
    near = sk.corpus_tables(archive)["near_duplicates"].set_index("article_id")
    assert near["like"].to_dict() == {"cut": "first", "edited": "first"}
    assert near["similarity"].between(0.5, 1).all()


def test_an_invented_archive_is_the_same_each_time():
    first, again = sk.invented_archive(8), sk.invented_archive(8)
    pd.testing.assert_frame_equal(first, again)
    assert not first["text"].equals(sk.invented_archive(8, seed=2)["text"])
    assert not first["text"].str.contains(r"[{}]").any()
    assert first["date"].is_monotonic_increasing


def test_the_command_says_what_it_did(json_lines, tmp_path):
    command = ["corpus", str(json_lines), "--out", str(tmp_path / "out"), "--workers", "0"]
    first = CliRunner().invoke(cli.main, command)
    assert first.exit_code == 0, first.output
    assert f"The tables of {N} articles are in" in first.output
    again = CliRunner().invoke(cli.main, command)
    assert "All were there already." in again.output
    wrong = CliRunner().invoke(cli.main, [*command, "--text", "body"])
    assert wrong.exit_code == 1
    assert "has no column body; it has id, date" in wrong.output


def test_a_file_in_the_place_of_the_folder_is_said(json_lines, tmp_path):
    (tmp_path / "out").write_text("Mine.")
    for out in ("out", "out/below"):
        with pytest.raises(CorpusError, match="cannot be written"):
            sk.write_corpus(json_lines, tmp_path / out, workers=0)
    assert (tmp_path / "out").read_text() == "Mine."


def test_the_command_says_what_is_alike_and_that_nothing_is_there(tmp_path):
    (tmp_path / "news").mkdir()
    command = ["corpus", str(tmp_path / "news"), "--out", str(tmp_path / "out"), "--workers", "0"]
    result = CliRunner().invoke(cli.main, command)
    assert "No article was found." in result.output
    for name, said in [("a", None), ("b", "1 article is nearly"), ("c", "2 articles are nearly")]:
        (tmp_path / "news" / f"{name}.txt").write_text("The mill burned. " * 60)
        result = CliRunner().invoke(cli.main, command)
        assert said is None or said in result.output


def test_the_archive_itself_takes_no_tables(tmp_path):
    (tmp_path / "a.txt").write_text("It rained.")
    with pytest.raises(CorpusError, match="is the archive itself"):
        sk.write_corpus(tmp_path, tmp_path / ".." / tmp_path.name, workers=0)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
