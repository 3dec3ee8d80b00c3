"""Every example of the documentation runs, and prints what it says."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from tests.docs.blocks import PAGES, Block, blocks, is_run, like, runnable, sessions
from tests.docs.generated import README, TEXT, as_documented, example, figures, part
from tests.docs.workplace import MAIN_JOB, TUTORIAL_JOB, Workplace


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """Where a reader of the documentation stands, after the commands of README and tutorial that write records."""
    place = Workplace(tmp_path_factory.mktemp("workplace"))
    place.shell(MAIN_JOB)
    place.shell(TUTORIAL_JOB)
    return place


@pytest.mark.parametrize("page", [page for page in PAGES if blocks("python", [page])], ids=lambda page: page.name)
def test_python(page: Path, workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page run one after the other, as a reader would type them."""
    monkeypatch.chdir(workplace.folder)
    names: dict[str, object] = {"__name__": page.stem}
    for block in blocks("python", [page]):
        if ">>>" in block.content:
            test = doctest.DocTestParser().get_doctest(block.content, names, block.name, str(page), block.line)
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
            said: list[str] = []
            runner.run(test, out=said.append, clear_globs=False)
            assert runner.failures == 0, "".join(said)
            names = test.globs
        else:
            exec(compile("\n" * block.line + block.content, str(page), "exec"), names)


@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.name)
def test_console(block: Block, workplace: Workplace) -> None:
    for session in sessions(block):
        if not is_run(session.command):
            continue
        printed = workplace.shell(runnable(session.command))
        assert "Traceback" not in printed
        assert "Usage:" not in printed
        if session.output is not None:
            assert like(printed, session.output), f"{session.command}\nprints\n{printed}"


def test_the_readme_shows_what_the_pipeline_gives(workplace: Workplace) -> None:
    text = README.read_text(encoding="utf8")
    assert TEXT in text
    assert part(text, "example") == example(), "run python -m tests.docs.update"
    assert as_documented(figures(workplace.folder / "records.jsonl"), part(text, "figures")), "run python -m tests.docs.update"
