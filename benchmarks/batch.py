#!/usr/bin/env python3
"""What the batch engine stands and costs. All of it runs `citybeat extract` as a user does, over articles made from the corpus.

    python benchmarks/batch.py kills CORPUS [--kills 200]         killed at any time, workers and parent by turns: the same bytes each time?
    python benchmarks/batch.py endurance CORPUS [--articles 50000]    nothing lost, and memory that stays flat?
    python benchmarks/batch.py poison CORPUS [--poison 500]       each poisonous article accounted for, and no other changed?
    python benchmarks/batch.py cost CORPUS [--rounds 5]           what two workers gain, and what the engine itself takes

Needs Linux (/proc).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from varied import varied

from citybeat.batch import Options, extract_files
from citybeat.batch.paths import failures_path, manifest_path, run_path

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
WORKERS = 2


def write(path: Path, lines: list[str] | Iterator[str]) -> Path:
    with path.open("w", encoding="utf8") as file:
        file.writelines(line + "\n" for line in lines)
    return path


def articles(corpus: Path, count: int, words: int) -> list[str]:
    """Lines of JSONL."""
    return [json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(islice(varied(corpus, words), count))]


def command(source: Path, output: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "citybeat.cli.main", "extract", str(source), "-o", str(output), "--quiet", *options]


def files_of(output: Path) -> list[bytes | None]:
    return [p.read_bytes() if p.exists() else None for p in (output, failures_path(output), manifest_path(output))]


def remove(output: Path) -> None:
    shutil.rmtree(run_path(output), ignore_errors=True)
    for path in (output, failures_path(output), manifest_path(output)):
        path.unlink(missing_ok=True)


def children(process: int) -> list[int]:
    """The worker processes of a run."""
    try:
        found = [int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
        return [n for n in found if b"spawn_main" in Path(f"/proc/{n}/cmdline").read_bytes()]
    except OSError:
        return []


# -- kills

KILLS_A_RUN = 5


@dataclass
class Kill:
    """Whom it met, how far into the run (0 to 1), shards committed then and whether one was open, whether the bytes came out right."""

    who: str
    at: float
    committed: int
    open: bool
    same: bool = False


def kills(corpus: Path, folder: Path, count: int, size: int) -> None:
    """Kills at times drawn uniformly from an undisturbed run's, some in each run: a worker that is killed is replaced, a parent is started
    again with the same command, until the run is complete."""
    source, rng, output = write(folder / "in.jsonl", articles(corpus, size, 60)), random.Random(0), folder / "out.jsonl"
    times, loads = zip(*(undisturbed(source, folder / "calm.jsonl") for _ in range(3)), strict=True)
    whole, load, wanted = median(times), median(loads), files_of(folder / "calm.jsonl")
    shards = json.loads(manifest_path(folder / "calm.jsonl").read_text())["shards"]
    print(f"{size} articles in {shards} shards, {whole:.1f} s undisturbed, {load:.1f} s until the first is committed", flush=True)
    found: list[Kill] = []
    while len(found) < count:
        stages = sorted(rng.random() for _ in range(min(KILLS_A_RUN, count - len(found))))
        met = killed_run(command(source, output, "--workers", str(WORKERS)), output, stages, whole, load, shards)
        same = files_of(output) == wanted
        if not same:
            print(f"other bytes after {met}", flush=True)
        found += [replace(kill, same=same) for kill in met]
    tell_kills(found)


def undisturbed(source: Path, output: Path) -> tuple[float, float]:
    """Seconds of a run, and until its first shard was committed."""
    remove(output)
    begin = time.perf_counter()
    process = subprocess.Popen(command(source, output, "--workers", str(WORKERS)))
    while not committed_in(output):
        time.sleep(0.02)
    first = time.perf_counter() - begin
    process.wait()
    return time.perf_counter() - begin, first


def committed_in(output: Path) -> int:
    journal = run_path(output) / "journal"
    try:
        return journal.read_bytes().count(b"\n")
    except OSError:
        return 0


def killed_run(run: list[str], output: Path, stages: list[float], whole: float, load: float, shards: int) -> list[Kill]:
    """Kill at each of some stages (0 to 1) of a run, workers and the parent by turns, and let it come to its end."""
    remove(output)
    process, before = subprocess.Popen(run, stderr=subprocess.DEVNULL), 0.0
    found: list[Kill] = []
    for n, stage in enumerate(stages):
        at = stage * whole
        # what a parent that was started again loads once more comes on top
        time.sleep(max(0.0, at - before if found and found[-1].who == "worker" else min(at, load + max(0.0, at - max(before, load)))))
        before = at
        workers = children(process.pid)
        who = "worker" if n % 2 and workers else "parent"
        kill = Kill(who, stage, committed_in(output), run_path(output).exists() or not output.exists())
        with contextlib.suppress(ProcessLookupError):
            met = workers[n // 2 % len(workers)] if who == "worker" else process.pid
            os.kill(met, signal.SIGKILL if who == "worker" else SIGNALS[int(1000 * stage) % len(SIGNALS)])
        if who == "parent":
            process.wait()
            process = subprocess.Popen(run, stderr=subprocess.DEVNULL)
        found.append(kill)
    process.wait()
    return [replace(kill, open=kill.open and kill.committed < shards) for kill in found]


def tell_kills(found: list[Kill]) -> None:
    print(f"{sum(k.same for k in found)} of {len(found)} with the undisturbed bytes; {dict(Counter(k.who for k in found))}; "
          f"{sum(k.open and k.committed > 0 for k in found)} with both a committed and an open shard")
    print("tenth of the time: kills, of which with both")
    for tenth in range(10):
        here = [k for k in found if int(k.at * 10) == tenth]
        both = sum(k.open and k.committed > 0 for k in here)
        print(f"  {tenth / 10:.1f}  {len(here):3} {both:3}  {'#' * both}{'.' * (len(here) - both)}")


# -- endurance

def endurance(corpus: Path, folder: Path, count: int) -> None:
    source, output = write(folder / "in.jsonl", articles(corpus, count, 50)), folder / "out.jsonl"
    distinct: set[str] = set()
    words = 0
    with source.open(encoding="utf8") as file:
        for line in file:
            found = re.findall(r"\w+", json.loads(line)["text"])
            distinct.update(found)
            words += len(found)
    print(f"{count:,} articles, {words:,} words, {len(distinct):,} of them distinct", flush=True)
    memory: dict[int, list[int]] = {}
    page = os.sysconf("SC_PAGE_SIZE")

    def watch(_position: int, results: int, _failures: int) -> None:
        if results % 5000 < 16:
            memory[results] = [int(Path(f"/proc/{n}/statm").read_text().split()[1]) * page for n in [*children(os.getpid()), os.getpid()]]

    begin = time.perf_counter()
    summary = extract_files([str(source)], output, workers=WORKERS, advance=watch)
    seconds = time.perf_counter() - begin
    with output.open("rb") as lines:
        written = sum(1 for _ in lines)
    rate = count / seconds
    print(f"{summary.records:,} records, {summary.failures:,} failures, {written:,} lines in {seconds:.0f} s ({rate:.0f} a second)")
    for results, bytes_ in memory.items():
        print(f"  after {results:6,}: workers {', '.join(f'{b / 1e6:.0f}' for b in bytes_[:-1])} MB, parent {bytes_[-1] / 1e6:.0f} MB")


# -- poison

def poisonous(kind: str, n: int) -> bytes:
    """A line of JSONL: five kinds meet the reader, the others (of benchmarks/poisoned.py) the process that reads them."""
    lines = {
        "json": b'{"text": "cut', "bytes": b'{"text": "\xff\xfe\xff"}', "type": b'{"text": 7}', "empty": b'{"text": "  "}',
        "half": b'{"text": "half a character \\ud800"}',
    }  # fmt: skip
    return lines.get(kind) or json.dumps({"id": f"poison{n}", "text": f"POISON-{kind} Oslo."}).encode()


def poison(corpus: Path, folder: Path, count: int) -> None:
    import poisoned

    kinds = ["json", "bytes", "type", "empty", "half", *poisoned.DEEDS]
    good, rng = articles(corpus, 1500, 50), random.Random(0)
    clean, seeded = folder / "clean.jsonl", folder / "seeded.jsonl"
    run = partial(extract_files, options=Options(factory="poisoned:load"), workers=WORKERS, time_limit=3)
    told = dict(zip(sorted(rng.sample(range(1, len(good) + count + 1), count)), cycle(kinds), strict=False))  # the kind by its line
    rest = iter(good)
    lines = [poisonous(told[n + 1], n) if n + 1 in told else next(rest).encode() for n in range(len(good) + count)]
    seeded.write_bytes(b"\n".join(lines) + b"\n")
    # the good ones stand on the lines that they have among the poisonous, so that their records must be the same
    clean.write_bytes(b"\n".join(b"" if n + 1 in told else line for n, line in enumerate(lines)) + b"\n")
    outputs = [folder / "r.clean.jsonl", folder / "r.seeded.jsonl"]
    shutil.move(clean, folder / "in.jsonl")
    calm = run([str(folder / "in.jsonl")], outputs[0])
    shutil.move(seeded, folder / "in.jsonl")
    begin = time.perf_counter()
    summary = run([str(folder / "in.jsonl")], outputs[1])
    seconds = time.perf_counter() - begin
    failures = [json.loads(line) for line in failures_path(outputs[1]).read_text().splitlines()]
    missed = set(told) - {failure["line"] for failure in failures}
    same = outputs[0].read_bytes() == outputs[1].read_bytes()
    print(f"{len(told)} poisonous articles of {len(kinds)} kinds among {calm.records:,}: {summary.failures} failures, {len(missed)} not "
          f"accounted for, {seconds:.0f} s; all other records are byte-identical: {same}")
    reasons: dict[str, Counter[str]] = {}
    for failure in failures:
        reasons.setdefault(told.get(failure["line"], "none"), Counter())[failure["reason"]] += 1
    for kind, counts in reasons.items():
        print(f"  {kind:10} {dict(counts)}")


# -- cost

def cost(corpus: Path, folder: Path, rounds: int) -> None:
    source = write(folder / "in.jsonl", articles(corpus, 1200, 150))
    rows: dict[int, list[tuple[float, float, float]]] = {1: [], 2: []}
    for _ in range(rounds):
        for workers, row in rows.items():
            row.append(timed(source, folder / "out.jsonl", workers))
    one, two = (median(row[0] for row in rows[n]) for n in (1, 2))
    share = median(row[2] / row[1] for row in rows[2])
    print(f"one worker {one:.1f} s, two {two:.1f} s: {one / two:.2f} times as fast (starting included)")
    print(f"the parent, which reads, checks, hands out, writes and commits, takes {100 * share:.1f}% of the CPU time")


def timed(source: Path, output: Path, workers: int) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds of all processes, and of the parent alone."""
    remove(output)
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    own = time.process_time()
    extract_files([str(source)], output, workers=workers)
    wall, own = time.perf_counter() - begin, time.process_time() - own
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, own + after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    options = (("kills", "--kills", 200), ("endurance", "--articles", 50_000), ("poison", "--poison", 500), ("cost", "--rounds", 5))
    for name, option, usual in options:
        sub = commands.add_parser(name)
        sub.add_argument("corpus", type=Path)
        sub.add_argument(option, dest="count", type=int, default=usual)
        if name == "kills":
            sub.add_argument("--articles", type=int, default=1200, help="enough that loading is a small part of the time")
    args = parser.parse_args()
    runs: dict[str, Callable[[Path, Path, int], None]] = {"endurance": endurance, "poison": poison, "cost": cost}
    with tempfile.TemporaryDirectory() as name:
        if args.command == "kills":
            kills(args.corpus, Path(name), args.count, args.articles)
        else:
            runs[args.command](args.corpus, Path(name), args.count)


if __name__ == "__main__":
    main()
