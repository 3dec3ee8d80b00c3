"""What a thing is, can or lasts, and works on single things: no target; and beside each one that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.targets.vetoes.dealings import is_guessed
from citybeat.extract.targets.vetoes.things import (
    THINGS,
    WHOLE_THINGS,
    is_bygone_purpose,
    is_capability,
    is_lasting,
    is_left,
    is_reported,
    is_standing,
    is_works,
)
from tests.extract.targets.aims import ROW, Test, candidate


@pytest.mark.parametrize(
    ROW,
    [
        (is_standing, "It aims to become a global hub by 2031.", "become a global hub by 2031", "aim_to", "aims to", True),
        (is_standing, "It aims to be one of the leading ports by 2031.", "be one of the leading ports by 2031", "aim_to", "aims to", True),
        (is_standing, "It aims to build itself into a hub for ships.", "build itself into a hub for ships", "aim_to", "aims to", True),
        (is_standing, "It aims to become a leader in ferries.", "become a leader in ferries", "aim_to", "aims to", True),
        (is_standing, "It aims to build a hub by 2031.", "build a hub by 2031", "aim_to", "aims to", False),
        (is_standing, "It aims to be one of the top 40 ports.", "be one of the top 40 ports", "aim_to", "aims to", False),
        (is_standing, "It aims to be the world's leading port.", "be the world's leading port", "aim_to", "aims to", False),
        (is_standing, "It aims to be a carbon neutral hub.", "be a carbon neutral hub", "aim_to", "aims to", False),
        (is_standing, "It aims to become the largest port by 2031.", "become the largest port by 2031", "aim_to", "aims to", False),
        (is_lasting, "The fund is intended to run 40 years until 2071.", "run 40 years until 2071", "intend_to", "intended to", True),
        (is_lasting, "It is meant to last for about four months.", "last for about four months", "intend_to", "meant to", True),
        (is_lasting, "It plans to run 40 ferries by 2031.", "run 40 ferries by 2031", "plan_to", "plans to", False),
        (is_lasting, "It plans to take 40% of the market.", "take 40% of the market", "plan_to", "plans to", False),
        (is_reported, "It is reported to employ 900 people.", "employ 900 people", "change_to", "employ", True),
        (is_reported, "It is widely said to own 900 boats.", "own 900 boats", "head", None, True),
        (is_reported, "It is said to want 900 boats.", "want 900 boats", "head", None, False),
        (is_reported, "It is obliged to employ 900 people.", "employ 900 people", "change_to", "employ", False),
        (is_capability, "The ship is designed to carry 400 cars.", "carry 400 cars", "designed_to", "designed to", True),
        (is_capability, "It is designed to allow 40% more trips.", "allow 40% more trips", "designed_to", "designed to", True),
        (is_capability, "A plan designed to cut waste by 40%.", "cut waste by 40%", "designed_to", "designed to", False),
        (is_bygone_purpose, "The act was meant to help the 40% of tenants.", "help the 40% of tenants", "intend_to", "meant to", True),
        (is_bygone_purpose, "The act is meant to help the 40% of tenants.", "help the 40% of tenants", "intend_to", "meant to", False),
        (is_bygone_purpose, "The act was meant to cut rents by 40%.", "cut rents by 40%", "intend_to", "meant to", False),
        (is_left, "It raised it, up from the current target range of 4%.", "4%", "named_goal", "target", True),
        (is_left, "It raised it to its current target of 4%.", "4%", "named_goal", "target", False),
        (is_works, "It will put its 400 km/h trains into operation by 2031.", "put its 400 km/h trains into operation by 2031", "will",
         "will", True),
        (is_works, "It will put 400 buses into service by 2031.", "put 400 buses into service by 2031", "will", "will", False),
        (is_works, "It aims to have the hall ready by May.", "have the hall ready by May", "aim_to", "aims to", True),
        (is_works, "It aims to have every hall ready by May.", "have every hall ready by May", "aim_to", "aims to", False),
        (is_works, "It aims to have 400 homes ready by May.", "have 400 homes ready by May", "aim_to", "aims to", False),
        (is_works, "It plans to build three dams on the Orla.", "build three dams on the Orla", "plan_to", "plans to", True),
        (is_works, "It plans to build two new tyre recycling plants.", "build two new tyre recycling plants", "plan_to", "plans to", True),
        (is_works, "It plans to build 40 dams on the Orla.", "build 40 dams on the Orla", "plan_to", "plans to", False),
        (is_works, "It plans to build three dams by 2031.", "build three dams by 2031", "plan_to", "plans to", False),
        (is_works, "It plans to build four homes a day.", "build four homes a day", "plan_to", "plans to", False),
        (is_guessed, "He said farmers intend to plant 900 hectares.", "plant 900 hectares", "change_to", "plant", True),
        (is_guessed, "He said its farmers intend to plant 900 hectares.", "plant 900 hectares", "change_to", "plant", False),
        (is_guessed, "He said state firms intend to plant 900 hectares.", "plant 900 hectares", "change_to", "plant", False),
    ],
)
def test_what_things_are_is_no_aim(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None,
                                   met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


def test_every_reason_is_said() -> None:
    assert set(THINGS.values()) >= WHOLE_THINGS
    assert all(not reason.endswith(".") for reason in THINGS.values())
