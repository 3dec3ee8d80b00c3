"""Records in Spark are those of the command, and no row is lost. Without PySpark or Java most of these tests are skipped."""

from __future__ import annotations

import datetime
import doctest
import gc
import json
import os
import shutil
import sys
from decimal import Decimal

import pytest

from citybeat import spark as citybeat_spark
from citybeat.article import Article
from citybeat.batch import Options, extract_files
from citybeat.engine.failure import Failure
from citybeat.engine.limits import TIME_LIMIT
from citybeat.engine.resident import Resident
from citybeat.engine.run import run
from citybeat.engine.task import Setup
from citybeat.record import Record
from citybeat.spark import SparkTask, extract, record_type
from tests.docs.blocks import ROOT, blocks
from tests.helpers.fake_pipelines import LOAD, NAME
from tests.helpers.spark_pipelines import NAME as SPARK_FAKES

PAGE = ROOT / "docs" / "batch.md"

pytestmark = pytest.mark.filterwarnings(  # py4j leaves its sockets to the garbage collector
    "ignore:unclosed <socket:ResourceWarning", r"ignore:Exception ignored in.*socket:pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def types():
    return pytest.importorskip("pyspark.sql.types", reason="needs PySpark: pip install 'citybeat[spark]'")


@pytest.fixture(scope="module")
def session(types):
    """Two tasks at a time, each tried up to four times."""
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip("needs Java 17 or 21")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2,4]").config("spark.executorEnv.PYTHONPATH", f"{ROOT}{os.pathsep}{ROOT / 'src'}")
    options = {"ui.enabled": "false", "ui.showConsoleProgress": "false", "driver.memory": "512m", "driver.host": "127.0.0.1",
               "driver.bindAddress": "127.0.0.1", "sql.shuffle.partitions": "2", "sql.session.timeZone": "Europe/Helsinki"}
    for name, value in options.items():
        builder = builder.config(f"spark.{name}", value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("FATAL")
    yield session
    gateway = session.sparkContext._gateway
    session.stop()
    gateway.shutdown()
    gc.collect()  # what warns now is ignored here, and would not be in other tests


def fakes(session, texts, parts=2, **options):
    """What becomes of texts that are numbered from 0, by number."""
    df = session.createDataFrame(list(enumerate(texts)), "n bigint, text string").repartition(parts, "n")
    rows = extract(df, id="n", **{"factory": LOAD} | options).collect()
    assert sorted(row.n for row in rows) == list(range(len(texts))), "rows in are rows out"
    return {row.n: row for row in rows}


def corpus(count=4):
    paths = sorted((ROOT / "corpus" / "test").glob("*.txt"))[:count]
    return [{"id": path.stem, "text": path.read_text(encoding="utf8"), "published": "2024-05-03"} for path in paths]


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """The lines that the command writes for articles of the corpus, sorted."""
    folder = tmp_path_factory.mktemp("local")
    (folder / "articles.jsonl").write_text("".join(json.dumps(article) + "\n" for article in corpus()), encoding="utf8")
    extract_files([str(folder / "articles.jsonl")], folder / "records.jsonl", options=Options(with_text=True))
    return sorted((folder / "records.jsonl").read_text(encoding="utf8").splitlines())


def articles(session):
    """The same as a DataFrame, and the columns that `extract` is told of."""
    more = {"path": "articles.jsonl", "published": datetime.date(2024, 5, 3)}
    rows = [{**article, **more, "line": n} for n, article in enumerate(corpus(), 1)]
    df = session.createDataFrame(rows, "id string, text string, published date, path string, line int").repartition(2, "id")
    return df, {name: name for name in ("id", "published", "path", "line")}


# -- the same records


def test_records_are_those_of_the_command(session, local):
    df, columns = articles(session)
    rows = extract(df, **columns, with_text=True).collect()
    assert [row.failure for row in rows] == [None] * len(local)
    assert sorted(row.json for row in rows) == local
    for row in rows:
        assert row.record.asDict(recursive=True) == json.loads(row.json), "the struct says what the line says"
        assert Record.from_json(row.json).roles, "and there is much to say"


def test_a_task_that_is_killed_changes_nothing(session, local, tmp_path):
    marker = tmp_path / "killed"
    df, columns = articles(session)
    rows = extract(df, **columns, with_text=True, model=str(marker), factory=f"{SPARK_FAKES}:load_real_felling").collect()
    assert marker.exists(), "a Python worker was killed"
    assert sorted(row.json for row in rows) == local


def test_fakes_are_as_in_a_local_run_wherever_a_task_is_killed(session, tmp_path):
    texts = [f"Ada {n}" for n in range(60)]
    texts[31] = "Ada, FELL"
    rows = fakes(session, texts, parts=4, model=str(tmp_path / "killed"), factory=f"{SPARK_FAKES}:load_felling")
    assert (tmp_path / "killed").exists()
    expected = run([Article(text, id=str(n)) for n, text in enumerate(texts)], setup=Setup(factory=LOAD))
    assert [rows[n].json for n in range(60)] == [result.json for result in expected]


# -- nothing lost


def test_bad_texts_cost_only_themselves(session):
    texts = [f"Ada {n}" for n in range(40)]
    bad = {0: "KILL", 5: "RAISE", 6: "HANG", 20: None, 21: "", 22: "x" * 101, 39: "EXIT"}
    for n, text in bad.items():
        texts[n] = text
    rows = fakes(session, texts, time_limit=2, max_chars=100)
    reasons = {n: row.failure.reason for n, row in rows.items() if row.failure is not None}
    assert reasons == {0: "worker", 5: "extraction", 6: "timeout", 20: "no_text", 21: "no_text", 22: "too_long", 39: "worker"}
    for n, row in rows.items():
        assert (row.record is None) == (row.json is None) == (n in bad)
    (expected,) = run([Article("RAISE", id="5")], setup=Setup(factory=LOAD))
    assert isinstance(expected, Failure)
    assert rows[5].failure.asDict() == {"reason": "extraction", "message": expected.message, "sha256": expected.sha256}
    assert rows[7].json == next(run([Article("Ada 7", id="7")], setup=Setup(factory=LOAD))).json


def test_text_that_is_not_utf8_is_a_row(session):
    df = session.createDataFrame([(1, b"Ada"), (2, b"Ad\xe4")], "n int, body binary")
    rows = extract(df.selectExpr("n", "cast(body as string) as body"), text="body", factory=LOAD).orderBy("n").collect()
    assert rows[0].failure is None
    assert rows[1].failure.reason == "encoding"
    assert "0xe4 at offset 2" in rows[1].failure.message
    assert extract(df, text="body", factory=LOAD).where("failure is null").count() == 1, "bytes serve as well as strings"


def test_a_model_that_is_not_there_fails_the_job(session):
    df = session.createDataFrame([("Ada",)], "text string")
    with pytest.raises(Exception, match="there is no model 'gone'; install it first"):
        extract(df, model="gone", factory=f"{NAME}:load_missing").collect()


# -- one worker process for each Python worker


def test_the_model_is_loaded_once_a_python_worker(session):
    telling = f"{SPARK_FAKES}:load_telling"
    makers = [row.record.pipeline.model for _ in range(2) for row in fakes(session, ["Ada"] * 100, 8, factory=telling).values()]
    assert len(makers) == 200
    assert len(set(makers)) <= 2, "two jobs of eight tasks, and two cores"


# -- columns


@pytest.fixture(scope="module")
def odd(session):
    """Values that pandas would change, beside nulls."""
    moment, helsinki = datetime.datetime(2024, 5, 3, 10, 0, 0, 123456), datetime.datetime(9999, 1, 1)
    rows = [
        (2**60 + 1, float("nan"), True, moment, moment, datetime.date(9999, 12, 31), Decimal("12.345"), " é\0", b"\xff\0", "Ada"),
        (None,) * 10,
        (-1, -0.0, False, helsinki, datetime.datetime(1, 1, 1), datetime.date(1, 1, 1), None, "", b"", "RAISE"),
    ]
    columns = ("`a.b` bigint, `w``t` double, b boolean, ts timestamp, tn timestamp_ntz, d date, m decimal(20,3), s string, bin binary, "
               "body string")
    return session.createDataFrame(rows, columns).coalesce(1)


def test_other_columns_come_along_as_they_are(odd):
    found = extract(odd, text="body", factory=LOAD)
    kept = odd.drop("body")
    assert found.columns == [*kept.columns, "record", "json", "failure"]
    assert [field.dataType for field in found.schema][:-3] == [field.dataType for field in kept.schema]
    assert repr(found.select(*(f"`{name.replace('`', '``')}`" for name in kept.columns)).collect()) == repr(kept.collect())


def test_an_hour_that_is_there_twice(session):
    """In Helsinki the clocks went back at 01:00 UTC."""
    twice = [1729990800000000 - 3600000000, 1729990800000000]
    df = session.createDataFrame([(us, "Ada") for us in twice], "us bigint, text string").selectExpr("timestamp_micros(us) as ts", "text")
    assert len({row.ts for row in df.selectExpr("cast(ts as string) as ts").collect()}) == 1, "as text they are the same"
    assert sorted(row.us for row in extract(df, factory=LOAD).selectExpr("unix_micros(ts) as us").collect()) == twice


def test_the_columns_that_an_article_has(session):
    row = {"text": "Ada", "id": 7, "title": "T", "published": "2024-05-03", "url": "u", "publisher": "p", "language": "en", "path": "a",
           "line": 3}
    df = session.createDataFrame([tuple(row.values())], list(row))
    (found,) = extract(df, **{name: name for name in row}, keep=[], factory=LOAD).collect()
    assert found.json == next(run([Article(**row | {"id": "7"})], setup=Setup(factory=LOAD))).json
    assert found.asDict().keys() == {"record", "json", "failure"}
    (bare,) = extract(df, factory=LOAD, with_text=True, min_confidence=0.5).collect()
    expected = next(run([Article("Ada")], setup=Setup(factory=LOAD, with_text=True, min_confidence=0.5))).json
    assert bare.json == expected, "columns that are not named are no part of the article"
    assert (bare.id, bare.title) == (7, "T"), "but come along"


@pytest.mark.parametrize(("options", "error", "message"), [
    ({"text": "body"}, ValueError, "there are 0 columns 'body', not one; the columns are text, tags, json"),
    ({"id": "key", "keep": []}, ValueError, "there are 0 columns 'key'"),
    ({}, TypeError, r"column 'tags' is array<string>, which cannot come along; name the columns that shall: keep=\[...\]"),
    ({"keep": ["json"]}, ValueError, "the result has a column 'json' of its own; rename yours"),
    ({"keep": [], "min_confidence": 2}, ValueError, "min_confidence is 2; it is a probability"),
])
def test_what_cannot_serve_is_said_at_once(session, options, error, message):
    df = session.createDataFrame([("Ada", ["x"], "{}")], "text string, tags array<string>, json string")
    with pytest.raises(error, match=message):
        extract(df, **options)


# -- the schema


def test_the_schema_is_that_of_the_record(types):
    """Told from the JSON Schema of a record, by another way than the code's."""
    whole = Record.model_json_schema()
    plain = {"string": types.StringType(), "integer": types.LongType(), "number": types.DoubleType()}

    def type_of(schema):
        if "$ref" in schema:
            return type_of(whole["$defs"][schema["$ref"].rpartition("/")[2]])
        if "anyOf" in schema:
            (one,) = (option for option in schema["anyOf"] if option != {"type": "null"})
            return type_of(one)
        if schema["type"] == "array":
            return types.ArrayType(type_of(schema["items"]))
        if schema["type"] == "object":
            return types.StructType([types.StructField(name, type_of(field)) for name, field in schema["properties"].items()])
        return plain[schema["type"]]

    assert record_type() == type_of(whole)


@pytest.mark.parametrize("annotation", [dict[str, int], int | str, bytes, object])
def test_a_field_that_has_no_spark_type_is_refused(types, annotation):
    with pytest.raises(TypeError, match="has no Spark type"):
        citybeat_spark.type_of(annotation)


# -- without Spark


def test_without_pyspark_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    for call in (record_type, lambda: extract(None)):
        with pytest.raises(ImportError, match=r"needs PySpark .*; install it: pip install 'citybeat\[spark\]'"):
            call()


def test_a_task_gives_its_rows_shard_by_shard():
    """What a task holds beside the frame does not depend on how large that is."""
    pandas = pytest.importorskip("pandas", reason="needs pandas: pip install 'citybeat[spark]'")
    task = SparkTask(Setup(factory=LOAD), TIME_LIMIT, ("text", "id"), 1)
    frame = pandas.DataFrame({"text": [b"Ada"] * 40, "id": [b"%d" % n for n in range(40)], "kept_0": [None, b"\xff"] * 20})
    found = task.frames(iter([frame, frame.iloc[:0], frame.iloc[:1]]))
    first = next(found)
    assert 0 < len(first) < 40
    rest = list(found)
    Resident.current.close()
    ids = [record["id"] for part in (first, *rest) for record in part["record"]]
    assert ids == [*map(str, range(40)), "0"]
    assert [value for part in (first, *rest) for value in part["kept_0"]] == [*frame["kept_0"], None]


# -- the documentation


def test_the_documentation_is_true(session, tmp_path):
    found = blocks("pycon", [PAGE])
    assert found, "the page has no example of Spark"
    names = {"session": session, "folder": str(tmp_path)}
    for block in found:
        test = doctest.DocTestParser().get_doctest(block.content, names, block.name, str(PAGE), block.line)
        said = []
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        runner.run(test, out=said.append, clear_globs=False)
        assert runner.failures == 0, "".join(said)
        names = test.globs
    lines = [line for path in (tmp_path / "records").glob("part-*") for line in path.read_text(encoding="utf8").splitlines()]
    assert {Record.from_json(line).id for line in lines} == {"a", "b"}


def test_the_documentation_names_every_setting():
    text = PAGE.read_text(encoding="utf8").partition("\n## Spark\n")[2]
    for name in ("text", "id", "title", "published", "url", "publisher", "language", "path", "line", "keep", "model", "with_text",
                 "min_confidence", "max_chars", "time_limit"):
        assert f"`{name}`" in text, name
