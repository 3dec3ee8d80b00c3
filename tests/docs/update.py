"""Write what the commands print, an example record and the figures into the documentation: `python -m tests.docs.update`.

Run it after a change that alters them, and read the difference: it is what your change does.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.docs.blocks import PAGES, blocks, is_run, like, runnable, sessions
from tests.docs.generated import README, RULES, example, figures, rules_table, with_part
from tests.docs.workplace import MAIN_JOB, TUTORIAL_JOB, Workplace


def main() -> None:
    """Rewrite the pages in place."""
    with tempfile.TemporaryDirectory() as name:
        place = Workplace(Path(name))
        printed = place.shell(MAIN_JOB)
        if ", 0 failures" not in printed:
            raise SystemExit(f"nothing is written while articles of the corpus fail:\n{printed}")
        place.shell(TUTORIAL_JOB)
        text = with_part(README.read_text(encoding="utf8"), "example", example())
        README.write_text(with_part(text, "figures", figures(place.folder / "records.jsonl")), encoding="utf8")
        RULES.write_text(with_part(RULES.read_text(encoding="utf8"), "rules", rules_table()), encoding="utf8")
        for page in PAGES:
            page.write_text(with_outputs(page, place), encoding="utf8")


def with_outputs(page: Path, place: Workplace) -> str:
    """The page with the output of each command that says one."""
    text = page.read_text(encoding="utf8")
    for block in blocks("console", [page]):
        content = block.content
        for session in sessions(block):
            if not is_run(session.command):
                continue
            printed = place.shell(runnable(session.command))  # those that say no output as well: later ones build on them
            if session.output is not None and not like(printed, session.output):
                content = content.replace(f"$ {session.command}\n{session.output}", f"$ {session.command}\n{printed}")
        text = text.replace(block.content, content)
    return text


if __name__ == "__main__":
    main()
