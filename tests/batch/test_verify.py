"""`verify_files` finds what is wrong with a run's files, tells where, and finds nothing where nothing is wrong."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import citybeat.batch.lines
from citybeat.article import Article
from citybeat.batch.against import AHEAD, Stream, wrong_between
from citybeat.batch.faults import LONGEST, Faults
from citybeat.batch.paths import failures_path, manifest_path, run_path
from citybeat.batch.results import Result
from citybeat.batch.verify import verify_files
from citybeat.engine.failure import Failure
from citybeat.errors import BatchError
from tests.batch.complete_runs import (
    Json,
    change_lines,
    change_manifest,
    change_record,
    extract,
    extract_parts,
    lines_of,
    seal,
    write_news,
)

OUTPUT, FAILED, MANIFEST = Path("r.jsonl"), Path("r.failed.jsonl"), Path("r.manifest.json")
NEWS = Path("news/m.jsonl")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A complete run in a folder of its own, which is the working folder: 121 articles, 107 records, 14 failures."""
    monkeypatch.chdir(tmp_path)
    write_news(tmp_path / "news")
    return extract(monkeypatch, OUTPUT)


def faults(*inputs: str, output: Path = OUTPUT) -> list[str]:
    return verify_files(output, inputs).faults.listed


# -- nothing is wrong

@pytest.mark.parametrize("inputs", [(), ("news",)])
def test_a_whole_run_is_well(run: Path, inputs: tuple[str, ...]) -> None:
    verdict = verify_files(run, inputs)
    assert verdict.is_well
    assert verdict.lines() == [
        f"r.jsonl: 121 articles, 107 records, 14 failures (held against the manifest{' and the input' if inputs else ''}): all is well",
    ]
    assert len(lines_of(run)) == 107


@pytest.mark.parametrize("inputs", [(), ("news",)])
def test_a_compressed_run_is_well(run: Path, monkeypatch: pytest.MonkeyPatch, inputs: tuple[str, ...]) -> None:
    output = extract(monkeypatch, Path("packed.jsonl.gz"))
    verdict = verify_files(output, inputs)
    assert (verdict.is_well, verdict.records, verdict.failures) == (True, 107, 14)


@pytest.mark.parametrize("inputs", [(), ("news",)])
def test_parts_are_well(run: Path, monkeypatch: pytest.MonkeyPatch, inputs: tuple[str, ...]) -> None:
    verdicts = [verify_files(part, inputs) for part in extract_parts(monkeypatch, 10)]
    assert [verdict.faults.listed for verdict in verdicts] == [[]] * 10
    assert sum(verdict.records for verdict in verdicts) == 107
    assert verdicts[9].records == 0  # there are 8 shards
    assert "the manifest of part 1/10" in verdicts[0].lines()[-1]


def test_a_run_with_text_over_titles_is_well(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("t.jsonl").write_text('{"text": "Ada went.", "title": "Ada", "id": "x"}\n')
    output = extract(monkeypatch, Path("with.jsonl"), "t.jsonl", with_text=True)
    assert faults(output=output) == faults("t.jsonl", output=output) == []


def test_the_encoding_is_that_of_the_run(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("old.txt").write_bytes("Ada så Tromsø på en lørdag.".encode("cp865"))
    output = extract(monkeypatch, Path("old.jsonl"), "old.txt", encoding="cp865")
    assert faults("old.txt", output=output) == []
    change_manifest(output, lambda manifest: manifest["options"].update(encoding="cp437"))
    assert "the text of old.txt is not the one that the run read" in faults("old.txt", output=output)[0]


def test_copies_are_well(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("c.jsonl").write_text('{"text": "Ada went."}\n' * 3 + '{"text": "ADA went."}\n')
    output = extract(monkeypatch, Path("copies.jsonl"), "c.jsonl", skip_copies=True)
    verdict = verify_files(output, ["c.jsonl"])
    assert (verdict.faults.listed, verdict.records, verdict.failures) == ([], 3, 1)


def test_a_file_that_could_not_be_read_may_have_the_name_of_an_article(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, inputs in enumerate([("z.txt", "news"), ("news", "z.txt"), ("x/n.pdf", "y/n.pdf", "news")]):
        output = extract(monkeypatch, Path(f"named{number}.jsonl"), *inputs)
        assert len(lines_of(failures_path(output))) > 13
        assert faults(*inputs, output=output) == []


def test_standard_input(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("one.jsonl").write_text('{"text": "Ada.", "id": "i"}\n')
    extract(monkeypatch, Path("one-out.jsonl"), "one.jsonl")
    verdict = verify_files(Path("one-out.jsonl"), ["-"], stdin=io.BytesIO(b'{"text": "Ada.", "id": "i"}\n'))
    assert "-:1: has no result" in verdict.faults.listed[0]  # the path is another one
    assert "one-out.jsonl:1: one.jsonl:1 is not in the input" in verdict.faults.listed[1]


# -- the files are not those of the run

def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


DAMAGES: list[tuple[Callable[[], object], str, str]] = [
    (lambda: change_lines(OUTPUT, lambda lines: lines.pop(4)), "r.jsonl: is not the file that the run wrote (its sha256 is ", ""),
    (lambda: change_lines(OUTPUT, lambda lines: lines.pop(4)), "r.jsonl: 106 lines, the manifest says 107; ", ""),
    (lambda: change_lines(OUTPUT, lambda lines: lines.pop(4)), "m.jsonl:7: has no result in r.jsonl; ", "news"),
    (lambda: change_lines(OUTPUT, lambda lines: lines.insert(4, lines[7])), "r.jsonl:9: m.jsonl:10 has a result before this one", ""),
    (lambda: change_lines(OUTPUT, lambda lines: lines.insert(4, lines[7])), "r.jsonl:5: m.jsonl:10 does not come here", "news"),
    (lambda: change_lines(OUTPUT, lambda lines: lines.append(lines[0])), "r.jsonl:108: m.jsonl:1 has a result before", ""),
    (lambda: change_lines(OUTPUT, lambda lines: lines.append(lines[0])), "r.jsonl:108: m.jsonl:1 is not in the input, or not so", "news"),
    (lambda: change_lines(OUTPUT, lambda lines: lines.reverse()), "has no result", "news"),
    (lambda: cut_off(OUTPUT), "r.jsonl:107: the line has no end, the file is cut off; ", ""),
    (lambda: change_lines(OUTPUT, lambda lines: lines.insert(0, "\n")), "r.jsonl:1: no record: Invalid JSON", ""),
    (FAILED.unlink, "r.failed.jsonl: is missing; ", ""),
    (FAILED.unlink, "r.failed.jsonl: 0 lines, the manifest says 14; ", ""),
    (FAILED.unlink, "m.jsonl:4: has no result", "news"),
    (lambda: change_lines(FAILED, lambda lines: lines.pop()), "r.failed.jsonl: is not the file", ""),
    (lambda: change_lines(FAILED, lambda lines: lines.insert(1, lines[0])), "r.failed.jsonl:2: m.jsonl:4 has a result before", ""),
    (lambda: change_lines(FAILED, lambda lines: lines.insert(1, "{\n")), "r.failed.jsonl:2: no failure: Expecting property name", ""),
    (lambda: change_lines(FAILED, lambda lines: lines.insert(1, "[" * 100_000 + "\n")), "r.failed.jsonl:2: no failure: ", ""),
    (lambda: change_lines(FAILED, lambda lines: lines.insert(1, "[]\n")), "r.failed.jsonl:2: no failure: it must be an object with", ""),
    (lambda: change_record(FAILED, 2, lambda failure: failure.pop("line")), "r.failed.jsonl:2: no failure: it must be an object", ""),
    (lambda: change_record(FAILED, 2, lambda failure: failure.update(line="6")), "r.failed.jsonl:2: no failure: line is str", ""),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "fault", "inputs"), DAMAGES, ids=range(len(DAMAGES)))
def test_damaged_files(run: Path, damage: Callable[[], object], fault: str, inputs: str) -> None:
    damage()
    verdict = verify_files(run, inputs.split(), most=1000)
    assert not verdict.is_well
    assert any(line.startswith(fault) or (inputs and fault in line) for line in verdict.faults.listed), verdict.faults.listed
    assert verdict.lines()[-1].endswith("faults" if verdict.faults.count > 1 else "1 fault")


def test_a_moved_result_costs_only_itself(run: Path) -> None:
    change_lines(run, lambda lines: lines.insert(4, lines.pop(50)))
    seal(run)
    assert len(faults("news")) == 2


def first_span(record: Json) -> Json:
    span: Json = record["people"][0]["mentions"][0]
    return span


CHANGES: list[tuple[Callable[[Json], object], str, str]] = [
    (lambda r: r.update(cities=3), "r.jsonl:5: no record: cities: Input should be a valid array; ", ""),
    (lambda r: r.pop("title"), "r.jsonl:5: no record: title: Field required; ", ""),
    (lambda r: r.update(more=1), "r.jsonl:5: no record: more: Extra inputs are not permitted; ", ""),
    (lambda r: r["pipeline"].update(model="other"), "r.jsonl:5: made by 0 other 0000000000000000, the run was made by 0 fake", ""),
    (lambda r: r["text"].update(content="Ada"), "r.jsonl:5: text.content is not the text that text.sha256 and text.chars tell of", ""),
    (lambda r: first_span(r).update(start=4, end=7), "r.jsonl:5: record a6: text[4:7] is 'y 6', not 'Ada'; ", "news"),
    (lambda r: first_span(r).update({"in": "title"}), "r.jsonl:5: record a6: title[9:12] is '', not 'Ada'; ", "news"),
    (lambda r: r.update(id="a7"), "r.jsonl:5: id is 'a7', the article's is 'a6'; ", "news"),
    (lambda r: r["text"].update(chars=1), "r.jsonl:5: text.chars is 1, the article has 33; ", "news"),
    (lambda r: r["text"].update(sha256="0" * 64), "r.jsonl:5: the text of m.jsonl:7 is not the one that the run read", "news"),
    (lambda r: r["source"].update(line=8), "r.jsonl:6: m.jsonl:8 has a result before this one", ""),
]  # fmt: skip


@pytest.mark.parametrize(("change", "fault", "inputs"), CHANGES, ids=range(len(CHANGES)))
def test_what_a_record_says(run: Path, change: Callable[[Json], object], fault: str, inputs: str) -> None:
    change_record(run, 5, change)
    seal(run)
    assert any(line.startswith(fault) for line in faults(*inputs.split())), faults(*inputs.split())


def test_refs(run: Path) -> None:
    project = {
        "id": "j1", "key": "0" * 16, "evidence": [{"start": 0, "end": 5, "text": "Story"}], "rule": "x", "confidence": None,
        "name": "Story", "acronym": None, "aliases": [], "kind": "plan", "description": None, "lead": "p9",
        "participants": [], "cities": [], "start": None, "end": None, "mentions": [],
    }
    change_record(run, 5, lambda record: record["projects"].append(project))
    seal(run)
    assert faults() == ["r.jsonl:5: record a6: ref 'p9' names no entry; bring back the file as the run wrote it, or extract anew"]


def test_spans_are_checked_in_the_text_that_a_record_holds(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = extract(monkeypatch, Path("with.jsonl"), with_text=True)
    change_record(output, 5, lambda record: first_span(record).update(end=13))
    seal(output)
    assert "with.jsonl:5: record a6: text[9:13] is 'Ada ', not 'Ada'" in faults(output=output)[0]


def test_an_archive_that_is_cut_off(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = extract(monkeypatch, Path("packed.jsonl.gz"))
    cut_off(output)
    assert any(line.startswith("packed.jsonl.gz:107: cannot be read on: ") for line in faults(output=output)), faults(output=output)
    output.write_bytes(b"no archive")
    assert any(line.startswith("packed.jsonl.gz:1: cannot be read on: ") for line in faults(output=output))


def test_a_line_without_end_does_not_fill_the_memory(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citybeat.batch.lines, "MAX_LINE", 5_000)
    change_lines(run, lambda lines: lines.insert(2, "x" * 20_000 + "\n"))
    assert any(line.startswith("r.jsonl:3: more than 5,000 bytes, no line that citybeat writes; ") for line in faults())
    assert verify_files(run).records == 108


# -- the manifest

@pytest.mark.parametrize(("change", "fault"), [
    (lambda m: m.update(records=108), "r.manifest.json: 108 records and 14 failures do not make 121 articles"),
    (lambda m: m["done"].pop(), "r.manifest.json: its list of shards is not that of the whole input"),
    (lambda m: m["done"].reverse(), "r.manifest.json: its list of shards is not that of the whole input"),
    (lambda m: m["done"].__setitem__(1, [1, 2]), "r.manifest.json: its list of shards is none"),
    (lambda m: m.update(shards=1 << 50), "r.manifest.json: its list of shards is not that of the whole input"),
    (lambda m: m.update(shards=-1), "r.manifest.json: its list of shards is none"),
    (lambda m: m["done"][1].__setitem__(1, 9), "r.manifest.json: its shards have"),
    (lambda m: m.update(done="none"), "r.manifest.json: no manifest that citybeat writes (done: Input should be a valid array)"),
    (lambda m: m["options"].update(shard=[1]), "r.manifest.json: no manifest that citybeat writes (not enough values"),
    (lambda m: m["options"].update(shard=[3, 2]), "r.manifest.json: no manifest that citybeat writes (shard 3/2"),
    (lambda m: m["options"].update(shard=[2, 2]), "r.manifest.json: its list of shards is not that of part 2/2"),
    (lambda m: m["options"].update(speed=1), "r.manifest.json: no manifest that citybeat writes ("),
    (lambda m: m.update(format=99), "r.manifest.json: a manifest of format 99"),
    (lambda m: m.pop("input"), "r.manifest.json: no manifest that can be read"),
])  # fmt: skip
def test_a_manifest_that_is_wrong(run: Path, change: Callable[[Json], object], fault: str) -> None:
    change_manifest(run, change)
    assert faults()[0].startswith(fault)


def test_shards_that_are_counted_wrongly(run: Path) -> None:
    def move(manifest: Json) -> None:
        manifest["done"][0][1] -= 1
        manifest["done"][1][1] += 1

    change_manifest(run, move)
    assert faults() == []
    one, two = faults("news")
    assert one.startswith("r.manifest.json: shard 0 has 13 records and 2 failures, the files have 14 and 2 for shard 0; ")
    assert "shard 1 has" in two


def test_without_a_manifest_what_can_be_checked_is_checked(run: Path) -> None:
    MANIFEST.unlink()
    verdict = verify_files(run)
    assert verdict.is_well
    assert verdict.lines()[0].startswith("note: r.manifest.json is missing (only `citybeat extract -o` writes one): the records were ")
    assert verify_files(run, ["news"]).is_well
    change_lines(run, lambda lines: lines.pop(4))
    assert verify_files(run).is_well
    assert faults("news") == ["m.jsonl:7: has no result in r.jsonl; name the input of the run, or extract anew"]
    change_record(run, 5, lambda record: record.update(id=1))
    assert "r.jsonl:5: no record: id: Input should be a valid string" in faults()[0]


def test_records_from_standard_output_lack_their_failures(run: Path) -> None:
    MANIFEST.unlink()
    FAILED.unlink()
    verdict = verify_files(run, ["news"])
    assert [line.split(":")[1] for line in verdict.faults.listed] == ["4", "21", "38", "55", "72", "89", "106"]  # those that raise
    assert "what could not be read of the input is not counted as lacking: no failures were written" in verdict.notes


def test_a_newer_run_that_is_not_complete_is_noted(run: Path) -> None:
    run_path(run).mkdir()
    verdict = verify_files(run)
    assert verdict.is_well
    assert verdict.notes == ["r.jsonl.run: a newer run to this output is not complete; the same `citybeat extract` goes on"]


# -- the input is another one

def change_article(number: int, **values: Any) -> None:
    change_record(NEWS, number, lambda article: article.update(values))


ANOTHER = "r.manifest.json: the run read another input (some text, title, date, name or order differs); "


@pytest.mark.parametrize(("change", "expected"), [
    (lambda: change_article(7, text="Other"), ["r.jsonl:5: the text of m.jsonl:7 is not the one that the run read"]),
    (lambda: change_article(4, text="Other"), ["r.failed.jsonl:1: the text of m.jsonl:4 is not the one"]),
    (lambda: change_article(7, title="Other"), []),
    (lambda: change_article(4, id="other"), ["r.failed.jsonl:1: id is 'a3', the article's is 'other'"]),
    (lambda: change_lines(NEWS, lambda lines: lines.__setitem__(6, "[]\n")), ["r.jsonl:5: m.jsonl:7 is no article now (the line must"]),
    (lambda: change_lines(NEWS, lambda lines: lines.__setitem__(3, "[]\n")), ["r.failed.jsonl:1: m.jsonl:4 is no article now"]),
    (lambda: change_lines(NEWS, lambda lines: lines.__setitem__(6, "\n")), ["r.jsonl:5: m.jsonl:7 does not come here"]),
    (lambda: Path("news/y.txt").write_text("New"), ["y.txt: has no result in r.jsonl"]),
    (Path("news/z.txt").unlink, ["r.jsonl:107: z.txt is not in the input"]),
])  # fmt: skip
def test_a_changed_input(run: Path, change: Callable[[], object], expected: list[str]) -> None:
    change()
    found = faults("news")
    assert any(line.startswith(ANOTHER) for line in found)
    for fault in expected:
        assert any(line.startswith(fault) for line in found), found
    assert len(found) == 1 + len(expected)
    assert faults() == []


def test_another_input_altogether(run: Path) -> None:
    Path("other.jsonl").write_text('{"text": "x"}\n' * 200)
    verdict = verify_files(run, ["other.jsonl"], most=5)
    assert verdict.faults.count == 200 + 121 + 1
    assert len(verdict.lines()) == 5 + 1 + 1
    assert verdict.lines()[5] == "and 317 more faults"


@pytest.mark.parametrize("inputs", [["none.txt"], ["none*"], ["empty"]])
def test_an_input_without_articles_is_a_wrong_name(run: Path, inputs: list[str]) -> None:
    Path("empty").mkdir()
    with pytest.raises(BatchError, match=f"there is no article in {inputs[0].replace('*', '.')}; name the input"):
        verify_files(run, inputs)


def test_no_records(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"none\.jsonl: there is no such file of records"):
        verify_files(tmp_path / "none.jsonl")
    with pytest.raises(BatchError, match="there is no such file of records"):
        verify_files(tmp_path)


def test_a_record_of_a_part_is_missing(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = extract_parts(monkeypatch, 3)[1]
    change_lines(part, lambda lines: lines.pop(2))
    assert any(line.startswith("m.jsonl:19: has no result in part2.jsonl") for line in faults("news", output=part))


def peak_of(articles: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Bytes that checking a run takes at most."""
    name = Path(f"many{articles}.jsonl")
    name.write_text("".join(f'{{"text": "Ada {number} left."}}\n' for number in range(articles)))
    output = extract(monkeypatch, Path(f"out{articles}.jsonl"), str(name))
    tracemalloc.start()
    verdict = verify_files(output, [str(name)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert verdict.is_well
    return peak


def test_memory_does_not_grow_with_the_records(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its share of the manifest is three numbers for 16 articles."""
    peak_of(10, monkeypatch)  # imports and caches
    assert peak_of(2_000, monkeypatch) - peak_of(200, monkeypatch) < 200_000


# -- its parts

def test_faults_are_kept_up_to_a_number_and_cut() -> None:
    kept = Faults(2)
    for text in ("a", "b" * 1000, "c"):
        kept.add(text)
    assert kept.lines() == ["a", "b" * LONGEST + "...", "and 1 more fault"]
    assert kept.count == 3
    assert Faults().lines() == []


def test_a_stream_looks_only_so_far_ahead() -> None:
    drawn: list[int] = []

    def results() -> Any:
        for number in range(1000):
            drawn.append(number)
            yield Result(str(number), "p", number, None, Failure("x", "y"))

    stream = Stream(results())
    assert stream.find(lambda result: result.line == 500, AHEAD) is None
    assert len(drawn) == AHEAD
    before = stream.find(lambda result: result.line == 3, AHEAD)
    assert before == 3
    passed, found = stream.take(before)
    assert ([result.line for result in passed], found.line) == ([0, 1, 2], 3)
    assert len(list(stream.rest())) == 996


def test_a_failure_with_another_id() -> None:
    article = Article("text", id="a")
    assert list(wrong_between(article, Failure.of(article, "x", "y"))) == []
    assert list(wrong_between(article, Failure("x", "y"))) == ["id is None, the article's is 'a'"]


def test_a_file_of_records_may_have_any_name(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = extract(monkeypatch, Path("weird name"))
    assert manifest_path(output).name == "weird name.manifest.json"
    assert faults("news", output=output) == []
    gzip.open("x.gz", "wb").close()
    assert verify_files(Path("x.gz")).records == 0
    json.loads(manifest_path(output).read_text())
