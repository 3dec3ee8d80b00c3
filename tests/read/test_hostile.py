"""Input that was made to crash, hang, swell or mislead a reader."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import subprocess
import sys
import tempfile
import threading
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.read import ReadReport, ids, jsonl, read, report, streams
from citybeat.read.globs import matches
from citybeat.read.reader import read_source
from citybeat.read.sources import Finder, total_bytes

DEPTH = 1_200  # above Python's limit of recursion
GOOD = b'{"text": "x"}\n'


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder with an empty folder `news` in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    return tmp_path


def put(content, name="a.jsonl"):
    Path("news", name).write_bytes(content)


def seen(*inputs, **options):
    """Path, line and reason (None for an article) of each item."""
    return [(item.path, item.line, getattr(item, "reason", None)) for item in read(inputs or ["news"], **options)]


def outcomes(content, name="a.jsonl", **options):
    """Line and text or reason of each item of one file."""
    put(content, name)
    return [(item.line, item.reason if isinstance(item, Failure) else item.text) for item in read([f"news/{name}"], **options)]


# -- folders and names


@pytest.fixture
def nested(here):
    """Folders in folders in `news`, the last ones too deep for any path to them."""
    os.chdir("news")
    for level in range(2_100):
        if level == DEPTH:
            Path("a.txt").write_text("deep")
        os.mkdir("d")
        os.chdir("d")
    os.chdir(here)
    yield
    subprocess.run(["rm", "-rf", str(here / "news")], check=True)  # Python's rmtree fails at such a depth


def test_folders_in_folders_in_folders(nested):
    put(b"x", "z.txt")
    for named in ("news", "news/**/*.txt", "news/**"):
        found = seen(named)
        assert {("d/" * DEPTH + "a.txt", None, None), ("z.txt", None, None)} <= set(found)
        (failure,) = [path for path, _, reason in found if reason == "unreadable"]
        assert failure.startswith("d/" * DEPTH)
        assert len(found) == 3
        assert total_bytes([named]) == 5


def test_links_to_their_own_folder_do_not_keep_a_glob_busy(here):
    for name in "abc":
        os.symlink(".", f"news/{name}")
    put(b"x", "z.txt")
    for pattern in ("news/**", "news/**/*.txt", "news/**/**/z.txt"):
        assert seen(pattern) == [("z.txt", None, None)]


@pytest.mark.parametrize("pattern", ["news/*/*.txt", "news/*/sub", "news/*", "news/**", "news/**/*.txt", "news/*/../../out/*.txt"])
def test_a_glob_does_not_go_out_through_a_link_to_a_folder(here, pattern):
    Path("out/sub").mkdir(parents=True)
    Path("out/secret.txt").write_text("secret")
    Path("out/sub/secret.txt").write_text("secret")
    os.symlink("../out", "news/link")
    Path("news/sub").mkdir()
    found = [path for path, _, reason in seen(pattern) if reason is None]
    assert found == (["../out/secret.txt"] if ".." in pattern else []), "unless it says so itself"


def test_a_glob_knows_what_python_globs_know(here):
    for name in ("a.txt", "b.jsonl", "sub/c.txt", "sub/deep/d.txt", ".hidden/e.txt", "sub/.f.txt"):
        Path("news", name).parent.mkdir(parents=True, exist_ok=True)
        Path("news", name).write_text("x")
    import glob

    for pattern in ("news/*", "news/*.txt", "news/*/*.txt", "news/**", "news/**/*.txt", "n*/su?/[cd]*", "news/.*/*", "*/sub/deep/d.txt",
                    "no*"):
        assert matches(pattern) == sorted({path for found in glob.glob(pattern, recursive=True) if (path := found.rstrip("/"))})


def test_links_to_devices_and_to_the_process_are_passed_over(here):
    for target in ("/dev/zero", "/proc/self/mem", "/proc/self/environ", "/etc/passwd", "/", "missing", "self.txt"):
        os.symlink(target, f"news/{target.strip('/').replace('/', '-') or 'root'}{'' if target == 'self.txt' else '.txt'}")
    told = ReadReport()
    assert seen(report=told) == []
    assert told.skipped == {"link": 7}


def test_a_file_that_links_to_itself_is_a_failure_when_named(here):
    os.symlink("a.txt", "news/a.txt")
    assert seen("news/a.txt") == [("news/a.txt", None, "unreadable")]


NAMES = [b"two\nlines.txt", b"\x1b[2J\x07.txt", b"caf\xe9.txt", b"caf\\xe9.txt", b"caf\\x5cxe9.txt", b"-o.txt", b"--help.jsonl", b" .txt",
         "\u202etxt.exe.txt".encode(), b"\xff\xfe.txt", b"a*[?.txt", b"n" * 251 + b".txt"]  # fmt: skip


def test_names_of_any_bytes_have_paths_of_their_own(here):
    for name in NAMES:
        Path(os.fsdecode(b"news/" + name)).write_bytes(GOOD)
    items = list(read(["news"]))
    assert len(items) == len({item.path for item in items}) == len(NAMES)
    assert {"two\nlines.txt", "caf\\xe9.txt", "caf\\x5cxe9.txt", "caf\\x5cx5cxe9.txt"} <= {item.path for item in items}
    for item in items:
        item.path.encode("utf-8")
        (item.id or "").encode("utf-8")
    for name in NAMES:
        assert len(seen(os.fsdecode(b"news/" + name))) == 1


@pytest.mark.parametrize("name", ["", "a\0b", "a\ud800b", "x" * 5_000, "a/" * 5_000, "nowhere/**/[", "a\0*"])
def test_names_that_no_file_can_have_are_failures(here, name):
    assert [reason for _, _, reason in seen(name, "news")] == ["unreadable"]


def test_many_kinds_of_files_that_are_not_read_take_little_to_tell(here):
    for number in range(report.MAX_KINDS + 50):
        put(b"", f"a.kind{number:03}")
    told = ReadReport()
    assert seen(report=told) == []
    assert len(told.skipped) == report.MAX_KINDS + 1
    assert told.skipped["other"] == 50


def test_an_id_that_stands_everywhere_is_told_of_in_short(here):
    put(b'{"text": "x", "id": "a"}\n' * 500 + b'{"text": "x", "id": "%s"}\n' % (b"b" * 2_000) * 2)
    told = ReadReport()
    assert len(seen(report=told)) == 502
    assert list(told.duplicates) == ["a"]
    assert len(told.duplicates["a"]) == ids.MAX_PLACES


def test_thousands_of_tiny_files_are_listed_once_and_take_little_memory(here):
    count = 3_000
    for number in range(count):
        put(b"x", f"{number:05}.txt")
    sources = Finder(ReadReport()).find(["news"])
    tracemalloc.start()
    try:
        names = [next(sources).path]
        held, _ = tracemalloc.get_traced_memory()
        names.extend(source.path for source in sources)
    finally:
        tracemalloc.stop()
    assert names == [f"{number:05}.txt" for number in range(count)]
    assert held < 150 * count  # the names of one folder; 150 MB for a million


def test_a_tiny_file_takes_no_more_memory_than_it_has(here):
    put(b"Oslo", "a.txt")
    tracemalloc.start()
    try:
        assert len(seen()) == 1
        assert tracemalloc.get_traced_memory()[1] < 3 * streams.PIECE
    finally:
        tracemalloc.stop()


# -- files that are none, or not any more


def test_a_fifo_that_is_named_itself_is_read_like_a_stream(here):
    os.mkfifo("pipe.jsonl")
    writer = threading.Thread(target=Path("pipe.jsonl").write_bytes, args=(GOOD * 3,))
    writer.start()
    assert seen("pipe.jsonl") == [("pipe.jsonl", line, None) for line in (1, 2, 3)]
    writer.join()
    assert total_bytes(["pipe.jsonl"]) is None


@pytest.mark.parametrize(("name", "reason"), [("/dev/null", "no_text"), ("/dev/zero", "too_long"), ("/proc/self/mem", "unreadable")])
def test_devices_that_are_named_themselves(name, reason):
    assert [item.reason for item in read([name], max_bytes=100_000)] == [reason]


def turned(how):
    """Does to a file what may happen between a look into its folder and its opening."""
    path = Path("news/a.txt")
    if how == "grown":
        path.write_text("x" * 50)
        return
    path.unlink()
    if how == "fifo":
        os.mkfifo(path)
    elif how == "folder":
        path.mkdir()
    elif how == "link":
        path.symlink_to("../secret.txt")
    elif how == "emptied":
        path.touch()


@pytest.mark.parametrize(("how", "outcome"), [
    ("gone", "unreadable"), ("fifo", "unreadable"), ("folder", "unreadable"), ("link", "unreadable"), ("emptied", "no_text"),
    ("grown", "x" * 50),
])  # fmt: skip
def test_a_file_may_change_between_being_found_and_being_opened(here, how, outcome):
    Path("secret.txt").write_text("secret")
    put(b"x", "a.txt")
    (source,) = Finder(ReadReport()).find(["news"])
    turned(how)
    (item,) = read_source(source, None, None, 100, ReadReport())
    assert (item.reason if isinstance(item, Failure) else item.text) == outcome


def test_a_file_may_grow_shrink_and_vanish_while_it_is_read(here):
    row = b'{"text": "%s"}\n' % (b"x" * 1_000)
    put(row * 100)
    put(row * 2, "b.jsonl")
    items = read(["news"], max_bytes=2_000)
    first = next(items)
    with open("news/a.jsonl", "r+b") as file:
        file.truncate(len(row) * 50)
    os.unlink("news/b.jsonl")
    rest = list(items)
    assert [item.line for item in [first, *rest[:-1]]] == list(range(1, 51))
    assert (rest[-1].path, rest[-1].reason) == ("b.jsonl", "unreadable")


def test_a_folder_that_may_be_listed_and_not_entered(here, monkeypatch):
    put(b"x", "a.txt")
    real = os.stat

    def refusing(path, **options):  # root may enter everything, so that a mode of 444 would not do
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, **options)

    monkeypatch.setattr(os, "stat", refusing)
    assert total_bytes(["news"]) == 0


# -- gzip


def test_a_million_bytes_of_members_and_what_stands_after_them(here):
    members = gzip.compress(b"") * 20_000 + gzip.compress(GOOD)
    assert outcomes(members + bytes(1_000), "a.jsonl.gz") == [(1, "x")]
    assert outcomes(members + b"garbage", "a.jsonl.gz") == [(1, "x"), (2, "unreadable")]


@pytest.mark.parametrize(("name", "times"), [("a.txt.gz", 2), ("a.jsonl.gz", 2), ("a.jsonl", 1), ("a.txt", 1), ("a", 2)])
def test_gzip_in_gzip_and_gzip_by_another_name_is_one_failure(here, name, times):
    data = os.urandom(5_000) + GOOD * 50
    for _ in range(times):
        data = gzip.compress(data)
    assert outcomes(data, name) == [(None, "binary")]


@pytest.mark.parametrize("bomb", [b"\0" * 3_000_000, b"\n" * 3_000_000, b"\r\n" * 1_500_000, b'{"text": "' + b"x" * 3_000_000])
def test_a_line_or_blank_lines_without_end_end_the_file(here, monkeypatch, bomb):
    monkeypatch.setattr(jsonl, "GIVE_UP", 1_000_000)
    put(gzip.compress(GOOD + bomb + b"\n" + GOOD), "a.jsonl.gz")
    first, failure = read(["news"], max_bytes=1_000)
    assert (first.text, failure.reason) == ("x", "too_long")
    assert failure.line >= 2
    assert "the rest of the file is not read" in failure.message


def test_some_blank_lines_are_no_harm(here):
    assert outcomes(GOOD + b"\n" * 100_000 + GOOD) == [(1, "x"), (100_002, "x")]


CODE = """
import resource, sys
from citybeat.read import jsonl, read
resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000))
jsonl.GIVE_UP = 1 << 27
for item in read(["news"], max_bytes=8_000_000):
    print(item.path, item.line, item.reason)
"""


def test_files_of_gigabytes_fit_into_little_memory(here, root):
    for name in ("a.txt", "b.jsonl"):
        put(b"", name)
        os.truncate(f"news/{name}", 20_000_000_000)  # holes: they take no room on the disk
    for name in ("c.txt.gz", "d.jsonl.gz"):
        put(gzip.compress(bytes(1_000_000), 1) * 300, name)
    done = subprocess.run([sys.executable, "-c", CODE], env=os.environ | {"PYTHONPATH": str(root / "src")}, capture_output=True, text=True,
                          timeout=120, check=False)
    assert done.stdout.splitlines() == [
        "a.txt None too_long", "b.jsonl 1 too_long", "c.txt.gz None too_long", "d.jsonl.gz 1 too_long"], done.stderr


# -- lines


@pytest.mark.parametrize("depth", [100, 900, 2_000, 100_000])
def test_further_keys_do_not_travel(here, depth):
    """A value that is nested a thousand times can be read and not be pickled, and one of megabytes is not for each worker."""
    (item,) = [i for i in read_text_of(b'{"text": "x", "more": %s}' % (b"[" * depth + b"]" * depth)) if i is not None]
    pickle.dumps(item)
    assert item.extra == {} if isinstance(item, Article) else item.reason == "json"


def read_text_of(line):
    put(line)
    return list(read(["news"]))


@pytest.mark.parametrize("value", [b"[],", b"{},", b"1,", b'{"":0},'])
def test_a_line_of_a_million_things_is_refused_before_they_take_memory(here, value):
    put(b'{"text": "x", "more": [%s1]}\n' % (value * jsonl.MAX_PARTS) + GOOD)
    tracemalloc.start()
    try:
        assert [reason for _, _, reason in seen()] == ["json", None]
        assert tracemalloc.get_traced_memory()[1] < 5 * len(value) * jsonl.MAX_PARTS
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("line", "outcome"), [
    (b'{"text": "a", "text": "b"}', "json"),
    (b'{"text": "a", "id": "b", "id": "b"}', "json"),
    (b'{"text": "a", "more": 1, "more": 2}', "a"),
    (b'{"text": "a", "more": {"text": 1, "text": 2}}', "a"),
    (b'{"text": "a", "more": 1e999, "other": -Infinity, "third": NaN}', "a"),
    (b'{"text": "a", "id": %s}' % (b"9" * 4_000), "a"),
    (b'{"text": "a", "id": %s}' % (b"9" * 5_000), "json"),
    (b'\xef\xbb\xbf{"text": "a"}', "a"),
    (b'\xef\xbb\xbf\xef\xbb\xbf{"text": "a"}', "json"),
    (b'{"text": "a\xef\xbb\xbfb"}', "a\ufeffb"),
    (b'{"text": "a\0"}', "json"),
    (b'{"text": "a\\u0000"}', "a\0"),
    (b'{"text": "\\ud83d\\ude00"}', "\U0001f600"),
    (b'{"text": "\\ude00\\ud83d"}', "encoding"),
    (b'{"text": "a", "more": "\\ud83d"}', "a"),
    (b'{"text": "\xed\xa0\xbd"}', "encoding"),
    (b'{"text": "a"}\r', "a"),
    (b'{"text": "a"}\r{"text": "b"}', "json"),
    (b'{"text": "a"}{"text": "b"}', "json"),
    (b'\x00', "json"),
    (b'"' * 9_999, "json"),
    (b"-" * 9_999, "json"),
])  # fmt: skip
def test_odd_lines(here, line, outcome):
    assert outcomes(GOOD + line + b"\n" + GOOD) == [(1, "x"), (2, outcome), (3, "x")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("before", [0, 1, 5, 700])
def test_lines_before_damage_are_kept(here, encoding, before):
    row = '{"text": "x"}\n'
    half = "\ud800".encode(encoding, "surrogatepass") + "A".encode(encoding)
    data = "\ufeff".encode(encoding) + (row * before).encode(encoding) + half + (row * 9).encode(encoding)
    assert outcomes(data) == [*((line, "x") for line in range(1, before + 1)), (before + 1, "encoding")]
    if encoding == "utf-16-le":
        assert outcomes(data, encoding="utf-16") == outcomes(data)


# -- anything


JUNK = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([GOOD, b'{"text": 1}\n', b"\n", b"\r\n", b"\xef\xbb\xbf", b"\0", b'{"text": "\\ud800"}\n', b"[" * 2_000, b'{"a"',
                     b"Oslo "]),
)
CONTENT = st.lists(JUNK, max_size=6).map(b"".join)


@settings(max_examples=60)
@given(CONTENT, st.sampled_from(["txt", "jsonl", "txt.gz", "jsonl.gz"]), st.integers(0, 80))
def test_each_file_and_each_line_has_one_item(content, suffix, cut):
    """Nothing is lost and nothing stands twice, also where an archive ends too early."""
    data = gzip.compress(content) if suffix.endswith("gz") else content
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"a.{suffix}").write_bytes(data)
        items = list(read([folder], max_bytes=10_000))
        if suffix.startswith("txt"):
            assert len(items) == 1
        elif not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", streams.GZIP_MAGIC)):
            lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
            assert [item.line for item in items] == [number for number, line in enumerate(lines, 1) if line.strip()]
        Path(folder, f"a.{suffix}").write_bytes(data[:cut])
        assert all(isinstance(item, Article | Failure) for item in read([folder], max_bytes=10_000))
    piped = list(read(["-"], stdin=io.BytesIO(data), max_bytes=10_000))
    assert [item.path for item in piped] == ["-"] * len(piped)


PARTS = st.sampled_from(["a", "b.txt", "c.jsonl", "d.txt.gz", ".h.txt", "e\n.txt", "f\udcff.txt", "*", "[", "g.jsonl"])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.lists(PARTS, min_size=1, max_size=3), st.sampled_from(["file", "link", "fifo", "folder"]), PARTS), max_size=8))
def test_any_tree_is_walked_once(entries):
    """Whatever stands in a folder: no error, no wait, each path once, each file that is counted or read, and the same order again."""
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top, "news")
        folder.mkdir()
        for parts, kind, target in entries:
            make(folder.joinpath(*parts), kind, target)
        for inputs in ([str(folder)], [f"{folder}/**"], [f"{folder}/*"], [str(folder), f"{folder}/**"]):
            told = ReadReport()
            found = [(item.path, item.line) for item in read(inputs, report=told)]
            assert len(found) == len(set(found))
            assert found == [(item.path, item.line) for item in read(inputs)]
        if all(not part.startswith(".") for parts, _, _ in entries for part in parts):
            files = sum(path.is_symlink() or not path.is_dir() for path in folder.rglob("*"))
            told = ReadReport()
            list(read([str(folder)], report=told))
            assert told.files + told.skipped.total() == files


def make(path, kind, target):
    """Put something there, unless something is in the way."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "file":
            with path.open("xb") as file:
                file.write(GOOD)
        elif kind == "link":
            path.symlink_to(target)
        elif kind == "fifo":
            os.mkfifo(path)
        else:
            path.mkdir()
    except OSError:
        pass


@settings(max_examples=40)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(st.characters(), max_size=5),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "id", "title", "x"]), inner)),
       st.booleans())  # fmt: skip
def test_any_value_is_an_article_or_a_failure_and_leaves_the_next_line_alone(value, ascii_only):
    row = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.jsonl").write_bytes(row + b"\n" + GOOD)
        first, second = read([folder])
    assert (first.line, second.line, second.text) == (1, 2, "x")
    if isinstance(first, Article):
        assert first.text == value["text"]
        first.text.encode("utf-8")
