"""Merged parts are, byte for byte, what one run over the whole input writes; and nothing else is ever merged."""

from __future__ import annotations

import json
import resource
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import citybeat.batch.merge
from citybeat.batch.merge import allow_open_files, merge_files
from citybeat.batch.paths import failures_path, manifest_path, run_path
from citybeat.batch.verify import verify_files
from citybeat.errors import BatchError
from tests.batch.complete_runs import FACTORY, Json, change_lines, change_manifest, extract, extract_parts, seal, write_news
from tests.helpers.kills import every_kill


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds news."""
    monkeypatch.chdir(tmp_path)
    write_news(tmp_path / "news")
    return tmp_path


def files_of(output: Path) -> list[bytes | None]:
    return [path.read_bytes() if path.exists() else None for path in (output, failures_path(output), manifest_path(output))]


# -- what comes out

@pytest.mark.parametrize("end", [".jsonl", ".jsonl.gz"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 12])
def test_the_bytes_are_those_of_an_undivided_run(monkeypatch: pytest.MonkeyPatch, count: int, end: str) -> None:
    whole = extract(monkeypatch, Path(f"whole{end}"))
    parts = extract_parts(monkeypatch, count, end)
    summary = merge_files(parts, Path(f"merged{end}"))
    assert files_of(Path(f"merged{end}")) == files_of(whole)
    assert (summary.articles, summary.records, summary.failures) == (121, 107, 14)
    assert not run_path(Path(f"merged{end}")).exists()
    assert verify_files(Path(f"merged{end}"), ["news"]).is_well


def test_the_order_in_which_parts_are_named_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, parts = extract(monkeypatch, Path("whole.jsonl")), extract_parts(monkeypatch, 3)
    merge_files([parts[2], parts[0], parts[1]], Path("merged.jsonl"))
    assert files_of(Path("merged.jsonl")) == files_of(whole)


def test_files_of_failures_that_a_pattern_names_too_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = extract(monkeypatch, Path("whole.jsonl"))
    extract_parts(monkeypatch, 3)
    named = sorted(Path().glob("part*.jsonl"))
    assert Path("part1.failed.jsonl") in named
    merge_files(named, Path("merged.jsonl"))
    assert files_of(Path("merged.jsonl")) == files_of(whole)


@pytest.mark.parametrize(("end", "merged"), [(".jsonl", "merged.jsonl.gz"), (".jsonl.gz", "merged.jsonl")])
def test_parts_may_be_packed_when_the_output_is_not_and_the_other_way_about(monkeypatch: pytest.MonkeyPatch, end: str, merged: str) -> None:
    whole = extract(monkeypatch, Path(merged.replace("merged", "whole")))
    merge_files(extract_parts(monkeypatch, 3, end), Path(merged))
    assert files_of(Path(merged)) == files_of(whole)


@pytest.mark.parametrize("end", [".jsonl", ".jsonl.gz"])
def test_nothing_but_failures_in_a_part(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    lines = ["[]\n"] * 16 + ['{"text": "Ada."}\n'] * 16
    Path("half.jsonl").write_text("".join(lines))
    whole = extract(monkeypatch, Path(f"whole{end}"), "half.jsonl")
    merge_files(extract_parts(monkeypatch, 2, end, "half.jsonl"), Path(f"merged{end}"))
    assert files_of(Path(f"merged{end}")) == files_of(whole)


@pytest.mark.parametrize("end", [".jsonl", ".jsonl.gz"])
def test_an_input_without_failures_and_an_empty_one(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    Path("one.jsonl").write_text('{"text": "Ada."}\n')
    Path("none.jsonl").write_text("\n")
    failures_path(Path(f"merged{end}")).write_text("of an earlier run")
    for name in ("one", "none"):
        whole = extract(monkeypatch, Path(f"whole{end}"), f"{name}.jsonl")
        merge_files(extract_parts(monkeypatch, 2, end, f"{name}.jsonl"), Path(f"merged{end}"))
        assert files_of(Path(f"merged{end}")) == files_of(whole)
        assert not failures_path(Path(f"merged{end}")).exists()


def test_copies_are_the_same_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [f'{{"text": "Story {number % 40 if number % 3 else "again"}: Ada left.", "id": "{number}"}}\n' for number in range(100)]
    near = [line.replace("Story", "STORY") for line in articles[::7]]
    Path("copies.jsonl").write_text("".join([*articles, *near]))
    whole = extract(monkeypatch, Path("whole.jsonl"), "copies.jsonl", skip_copies=True)
    merge_files(extract_parts(monkeypatch, 3, ".jsonl", "copies.jsonl", skip_copies=True), Path("merged.jsonl"))
    assert files_of(Path("merged.jsonl")) == files_of(whole)
    assert b'"reason": "copy"' in failures_path(whole).read_bytes()
    assert verify_files(Path("merged.jsonl"), ["copies.jsonl"]).is_well


def test_where_the_model_lies_may_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [extract(monkeypatch, Path(f"part{n}.jsonl"), shard=(n, 2), model=f"/mnt{n}/model") for n in (1, 2)]
    merge_files(parts, Path("merged.jsonl"))
    assert verify_files(Path("merged.jsonl"), ["news"]).is_well


# -- what is refused

def replace_part(monkeypatch: pytest.MonkeyPatch, **options: object) -> None:
    """Make the second of three parts otherwise."""
    extract(monkeypatch, Path("part2.jsonl"), **{"shard": (2, 3)} | options)


REFUSED: list[tuple[Callable[[pytest.MonkeyPatch], object], list[str], str]] = [
    (lambda _: None, ["part1", "part3"], "of 3 parts 1 is missing: 2; extract with --shard K/3, and name all outputs"),
    (lambda _: None, ["part2"], "of 3 parts 2 are missing: 1, 3; "),
    (lambda _: None, ["part1", "part2", "part3", "part2"], "part 2/3 is there twice: part2.jsonl and part2.jsonl; name one"),
    (lambda _: None, ["part1", "part2", "part4"], "part4.jsonl: there is no such part; `citybeat extract --shard K/N -o part4.jsonl`"),
    (lambda m: replace_part(m, shard=None), [], "part2.jsonl is no part: it was made without --shard"),
    (lambda m: replace_part(m, shard=(2, 4)), [], "part 2/4 (part2.jsonl) and part 1/3 (part1.jsonl) are of two div"),
    (lambda m: replace_part(m, with_text=True), [], "part 2/3 (part2.jsonl) was made with other options (with_text is True, not False)"),
    (lambda m: replace_part(m, encoding="cp1252"), [], "made with other options (encoding is 'cp1252', not None)"),
    (lambda m: (Path("news/y.txt").write_text("New."), replace_part(m)), [], "part 2/3 (part2.jsonl) was made of another input than part"),
    (lambda m: (m.setenv("CITYBEAT_FAKE_MODEL", "new"), replace_part(m)), [],
     "with another model or version of citybeat (0 new 0000000000000000, not 0 fake 0000000000000000) than part 1/3 (part1.jsonl)"),
    (lambda _: manifest_path(Path("part2.jsonl")).unlink(), [], "part2.manifest.json is missing; "),
    (lambda _: change_manifest(Path("part2.jsonl"), lambda m: m.update(articles=1)), [], "part2.manifest.json: "),
    (lambda _: change_lines(Path("part2.jsonl"), lambda lines: lines.pop()), [], "part2.jsonl: is not the file that the run wrote"),
    (lambda _: failures_path(Path("part2.jsonl")).unlink(), [], "part2.failed.jsonl: is missing; "),
    (lambda _: failures_path(Path("part2.jsonl")).write_text("x"), [], "part2.failed.jsonl: is not the file"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "names", "message"), REFUSED, ids=range(len(REFUSED)))
def test_what_does_not_fit_together(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], object], names: list[str], message: str,
) -> None:
    extract_parts(monkeypatch, 3)
    old = extract(monkeypatch, Path("merged.jsonl"), "news/z.txt")
    before = files_of(old)
    change(monkeypatch)
    with pytest.raises(BatchError) as caught:
        merge_files([Path(f"{name}.jsonl") for name in names or ("part1", "part2", "part3")], old)
    assert message in str(caught.value)
    assert files_of(old) == before
    assert not run_path(old).exists()


@pytest.mark.parametrize("change", [
    lambda lines: lines.pop(),
    lambda lines: lines.append(lines[0]),
    lambda lines: lines.__setitem__(-1, lines[-1].rstrip("\n")),
])  # fmt: skip
@pytest.mark.parametrize("name", ["part2.jsonl", "part2.failed.jsonl"])
def test_lines_that_a_manifest_does_not_tell_of(monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[list[str]], object]) -> None:
    """Even where the checksum is right."""
    parts = extract_parts(monkeypatch, 3)
    change_lines(Path(name), change)
    seal(parts[1])
    with pytest.raises(BatchError, match=r"part2\.jsonl has not the lines that part2\.manifest\.json tells of; extract it again"):
        merge_files(parts, Path("merged.jsonl"))
    assert not list(Path().glob("*merged*"))


def test_no_part() -> None:
    with pytest.raises(BatchError, match="there is no part to merge"):
        merge_files([], Path("merged.jsonl"))


@pytest.mark.parametrize("output", ["part1.jsonl", "part1.jsonl.gz", "part1.failed.jsonl", "part1.json"])
def test_an_output_on_the_files_of_a_part(monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    parts = extract_parts(monkeypatch, 2)
    before = [files_of(part) for part in parts]
    with pytest.raises(BatchError, match=rf"{output} would be written over files of part 1/2 \(part1\.jsonl\); name another output"):
        merge_files(parts, Path(output))
    assert [files_of(part) for part in parts] == before


def test_an_extraction_that_is_not_complete_is_not_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = extract_parts(monkeypatch, 2)
    run_path(Path("merged.jsonl")).mkdir()
    journal = run_path(Path("merged.jsonl")) / "journal"
    journal.write_text("{}\n")
    with pytest.raises(BatchError, match=r"merged\.jsonl\.run holds an extraction that is not complete; end it, remove that folder"):
        merge_files(parts, Path("merged.jsonl"))
    assert journal.read_text() == "{}\n"


# -- broken off

def test_the_old_output_stays_until_all_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = extract_parts(monkeypatch, 3)
    old = extract(monkeypatch, Path("merged.jsonl"), "news/z.txt")
    before = files_of(old)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(citybeat.batch.merge, "put", full)
    with pytest.raises(OSError, match="No space left"):
        merge_files(parts, old)
    assert files_of(old) == before
    assert not run_path(old).exists()


@pytest.mark.parametrize("how", [{"after": False}, {"after": True}, {"error": OSError(28, "No space left on device")}], ids=str)
def test_killed_or_failed_at_any_step_the_next_merge_does_it(
    monkeypatch: pytest.MonkeyPatch, folder: Path, how: dict[str, Any],
) -> None:
    whole, parts = extract(monkeypatch, Path("whole.jsonl")), extract_parts(monkeypatch, 3)
    old = files_of(extract(monkeypatch, Path("merged.jsonl"), "news/z.txt"))

    def make() -> Path:
        shutil.rmtree("world", ignore_errors=True)
        shutil.copytree(".", "world", ignore=shutil.ignore_patterns("news", "whole*", "world*"))
        return folder / "world"

    kills = 0
    for world in every_kill(make, lambda world: merge_files([world / part for part in parts], world / "merged.jsonl"), **how):
        kills += 1
        begun = (run_path(world / "merged.jsonl") / "finish.json").exists()
        assert begun or files_of(world / "merged.jsonl") in (old, files_of(whole))
        merge_files([world / part for part in parts], world / "merged.jsonl")
        assert files_of(world / "merged.jsonl") == files_of(whole)
        assert not run_path(world / "merged.jsonl").exists()
    assert kills > 10


def test_an_extraction_after_a_killed_merge_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """It neither takes half a merge for its own work nor refuses for its sake."""
    whole, merged = extract(monkeypatch, Path("whole.jsonl")), Path("merged.jsonl")
    run_path(merged).mkdir()
    (run_path(merged) / "records").write_bytes(b"half of something\n")
    extract(monkeypatch, merged)
    assert files_of(merged) == files_of(whole)


# -- its parts

def test_the_limit_on_open_files_is_raised_as_far_as_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    set_to: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: set_to.append(limits))
    for limits, wanted in (((256, 4096), 100), ((256, 4096), 1000), ((256, 4096), 9000), ((256, resource.RLIM_INFINITY), 9000),
                           ((resource.RLIM_INFINITY, resource.RLIM_INFINITY), 9000)):
        monkeypatch.setattr(resource, "getrlimit", lambda _, limits=limits: limits)
        allow_open_files(wanted)
    assert set_to == [(1000, 4096), (4096, 4096), (9000, resource.RLIM_INFINITY)]


def test_more_parts_than_files_may_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    whole, parts = extract(monkeypatch, Path("whole.jsonl")), extract_parts(monkeypatch, 60)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (50, hard))
        merge_files(parts, Path("merged.jsonl"))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert files_of(Path("merged.jsonl")) == files_of(whole)


def test_the_manifest_says_where_the_model_lay_that_was_used(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("one.jsonl").write_text('{"text": "Ada."}\n')
    parts = [extract(monkeypatch, Path(f"part{n}.jsonl"), "one.jsonl", shard=(n, 2), model=f"m{n}") for n in (2, 1)]

    def options(path: Path) -> Json:
        content: Json = json.loads(manifest_path(path).read_text())
        return content["options"]

    merge_files(parts, Path("merged.jsonl"))
    assert options(Path("merged.jsonl")) == options(parts[1]) | {"shard": None}
    assert options(parts[1])["factory"] == FACTORY
