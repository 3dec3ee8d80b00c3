"""From named inputs to files."""

from __future__ import annotations

import os

import pytest

from citybeat.engine.failure import Failure
from citybeat.read.globs import fixed_part
from citybeat.read.report import ReadReport
from citybeat.read.sources import Finder, total_bytes


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A working folder with news in it."""
    read = ("b.txt", "a.TXT", "c.jsonl", "sub/d.text", "sub/deep/e.ndjson.gz", "sub/f.txt.gz")
    for name in (*read, "g.pdf", "h.json", ".hidden.txt", ".git/i.txt", "j"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*inputs, exclude=()):
    report = ReadReport()
    items = list(Finder(report, frozenset(exclude)).find(inputs))
    return items, dict(report.skipped)


def test_a_folder_is_walked_by_name_and_the_rest_counted(tree):
    items, skipped = found("news")
    assert [item.path for item in items] == ["a.TXT", "b.txt", "c.jsonl", "sub/d.text", "sub/deep/e.ndjson.gz", "sub/f.txt.gz"]
    assert [item.id for item in items] == ["a", "b", "c", "sub/d", "sub/deep/e", "sub/f"]
    assert [item.lines for item in items] == [False, False, True, False, True, False]
    assert [item.compressed for item in items] == [False, False, False, False, True, True]
    assert skipped == {".pdf": 1, ".json": 1, "hidden": 2, "no suffix": 1}


def test_a_folder_may_be_named_in_any_way(tree, monkeypatch):
    expected = [item.path for item in found("news")[0]]
    assert [item.path for item in found("news/")[0]] == expected
    assert [item.path for item in found(str(tree / "news"))[0]] == expected
    monkeypatch.chdir(tree / "news")
    assert [item.path for item in found(".")[0]] == expected


def test_a_named_file_has_its_name_as_path(tree):
    (item,), _ = found("news/sub/f.txt.gz")
    assert (item.path, item.id) == ("f.txt.gz", "f")


def test_a_named_file_without_suffix_is_looked_at(tree):
    (item,), _ = found("news/j")
    assert (item.path, item.id, item.lines) == ("j", "j", None)


def test_a_named_file_of_another_kind_is_a_failure(tree):
    (item,), _ = found("news/g.pdf")
    assert isinstance(item, Failure)
    assert item.reason == "format"
    assert "files ending in .pdf are not read" in item.message


def test_a_glob_is_relative_to_its_fixed_part(tree):
    assert [item.path for item in found("news/*.txt")[0]] == ["b.txt"]
    assert [item.path for item in found("news/*/*.text")[0]] == ["sub/d.text"]
    assert [item.path for item in found("*/sub/*.gz")[0]] == ["news/sub/f.txt.gz"]
    assert [item.path for item in found("news/[s]ub")[0]] == ["sub/d.text", "sub/deep/e.ndjson.gz", "sub/f.txt.gz"]


def test_a_recursive_glob_gives_each_file_once(tree):
    items, skipped = found("news/**")
    assert [item.path for item in items] == [item.path for item in found("news")[0]]
    assert "named twice" not in skipped


@pytest.mark.parametrize(("pattern", "root"), [("a/b/*.txt", "a/b"), ("*.txt", ""), ("/x/*/y", "/x"), ("/*", "/")])
def test_fixed_part(pattern, root):
    assert fixed_part(pattern) == root


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tree):
    (tree / "a[1].txt").write_text("x")
    assert [item.path for item in found("a[1].txt")[0]] == ["a[1].txt"]


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere/*.txt", "news/b.txt/x.txt"])
def test_a_missing_input_is_a_failure(tree, name):
    (item,), _ = found(name)
    assert isinstance(item, Failure)
    assert (item.reason, item.path) == ("unreadable", name)


def test_a_file_named_twice_is_read_once(tree):
    items, skipped = found("news/b.txt", "news", "./news/b.txt")
    assert [item.path for item in items].count("b.txt") == 1
    assert skipped["named twice"] == 2


def test_equal_paths_of_two_inputs_are_told_apart(tree):
    for name in ("x/one/b.txt", "y/one/b.txt"):
        (tree / name).parent.mkdir(parents=True)
        (tree / name).write_text("x")
    items, _ = found("news/b.txt", "x/one/b.txt", "y/one", "y/one/../one")
    assert [item.path for item in items] == ["b.txt", "one/b.txt", "y/one/b.txt"]
    assert [item.id for item in items] == ["b", "b", "b"]


def test_links_inside_the_folder_are_read_and_others_are_not(tree):
    (tree / "outside.txt").write_text("x")
    (tree / "elsewhere").mkdir()
    (tree / "elsewhere/k.txt").write_text("x")
    os.symlink("../outside.txt", tree / "news/out.txt")
    os.symlink("b.txt", tree / "news/in.txt")
    os.symlink("../elsewhere", tree / "news/folder")
    os.symlink(".", tree / "news/loop")
    os.symlink("nothing.txt", tree / "news/dangling.txt")
    items, skipped = found("news")
    assert [item.path for item in items if "/" not in item.path] == ["a.TXT", "b.txt", "c.jsonl", "in.txt"]
    assert skipped["link"] == 4
    assert [item.path for item in found("news/out.txt")[0]] == ["out.txt"], "a link that was named itself is followed"
    assert found("news/o*.txt")[0] == []


def test_a_folder_beside_with_the_same_beginning_is_outside(tree):
    (tree / "news-old").mkdir()
    (tree / "news-old/k.txt").write_text("x")
    os.symlink("../news-old/k.txt", tree / "news/old.txt")
    assert "old.txt" not in [item.path for item in found("news")[0]]


def test_a_fifo_in_a_folder_is_passed_over(tree):
    os.mkfifo(tree / "news/pipe.txt")
    items, skipped = found("news")
    assert "pipe.txt" not in [item.path for item in items]
    assert skipped["not a file"] == 1


def test_outputs_of_the_run_are_not_read(tree):
    items, skipped = found("news", exclude=[os.path.realpath("news/c.jsonl")])
    assert "c.jsonl" not in [item.path for item in items]
    assert skipped["output of this run"] == 1


def test_names_with_newlines_and_broken_bytes(tree):
    (tree / "odd").mkdir()
    (tree / "odd/two\nlines.txt").write_text("x")
    with open(os.fsencode(tree / "odd") + b"/caf\xe9.txt", "wb") as file:
        file.write(b"x")
    items, _ = found("odd")
    assert [item.path for item in items] == ["caf\\xe9.txt", "two\nlines.txt"]
    assert all(item.file.read_text() == "x" for item in items)


def test_total_bytes(tree):
    (tree / "news/b.txt").write_bytes(b"x" * 100)
    assert total_bytes(["news"]) == 105
    assert total_bytes(["news", "-"]) is None
    assert total_bytes(["missing"]) == 0
