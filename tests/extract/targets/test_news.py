"""What news tells in the words of an aim and is none, what speaks for one after all, and where goals in such sentences end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.targets.clauses import clause_end, shortened
from citybeat.extract.targets.vetoes.dealings import is_beginning, is_deed, is_implied, is_missed, is_needed
from citybeat.extract.targets.vetoes.matters import (
    is_alleged,
    is_claim,
    is_demand,
    is_fragment,
    is_number_of,
    is_past,
    is_personal,
    is_reached,
    is_rhetoric,
    is_weighed,
)
from citybeat.extract.targets.vetoes.measures import (
    is_event,
    is_one_building,
    is_opposed,
    is_peace,
    is_permission,
    is_request,
    is_uncounted,
)
from citybeat.extract.targets.vetoes.veto import is_denied, is_misplaced, is_refused
from citybeat.extract.targets.wording import is_dated
from tests.extract.targets.aims import ROW, Test, candidate


@pytest.mark.parametrize(
    ROW,
    [
        (is_past, "Orla had committed to building 300 homes, but will now build 90.", "building 300 homes", "commit_to", "committed to",
         True),
        (is_past, "Orla had committed to building 300 homes.", "building 300 homes", "commit_to", "committed to", False),
        (is_past, "Ruiz previously spoke of a goal to build 300 homes but later fell silent.", "build 300 homes", "goal_of", "goal to",
         True),
        (is_past, "Ruiz had a goal to build 300 homes but has no land.", "build 300 homes", "goal_of", "goal to", False),
        (is_alleged, "Ruiz allegedly promised 300 votes.", "300 votes", "pledge", "promised", True),
        (is_alleged, "Ruiz is accused of planning to sell 300 homes.", "sell 300 homes", "plan_to", "planning to", True),
        (is_alleged, "Ruiz often promised 300 homes.", "300 homes", "pledge", "promised", False),
        (is_rhetoric, "Ruiz pledged 100% support for Orla.", "100% support for Orla", "pledge", "pledged", True),
        (is_rhetoric, "Ruiz pledged 100% clean power.", "100% clean power", "pledge", "pledged", False),
        (is_claim, "The study predicts that waits beyond the target will rise by 9%.", "rise by 9%", "goal_of", "target will", True),
        (is_claim, "The study says that the target will rise by 9%.", "rise by 9%", "goal_of", "target will", False),
        (is_reached, "Growth was 9%, exceeding the 7 percent target.", "7 percent target", "named_goal", "target", True),
        (is_reached, "Growth was 6%, nearing the 7 percent target.", "7 percent target", "named_goal", "target", False),
        (is_fragment, "It aims to sell 900 cars, up from 300 in 2030.", "up from 300 in 2030", "head", None, True),
        (is_fragment, "It aims to sell 900 cars, up nine percent on 2030.", "nine percent on 2030", "head", None, True),
        (is_fragment, "It aims to sell 900 cars, including 300 of Orla.", "300 of Orla", "head", None, True),
        (is_fragment, "It aims at 900 cars, and 300 of Orla.", "300 of Orla", "head", None, False),
        (is_number_of, "It will commit to housing rising numbers of clerks.", "housing rising numbers of clerks", "commit_to",
         "commit to", True),
        (is_number_of, "It will house rising numbers of clerks, with 300 more.", "house rising numbers of clerks, with 300 more", "will",
         "will",
         True),
        (is_opposed, "They rejected calls for Orla to keep all fares by May.", "keep all fares by May", "change_to", None, True),
        (is_opposed, "They rejected calls for it and promised to keep all fares by May.", "keep all fares by May", "pledge_to",
         "promised to",
         False),
        (is_opposed, "They backed calls for Orla to keep all fares by May.", "keep all fares by May", "change_to", None, False),
        (is_request, "It will ask for 9 seats at the table.", "9 seats at the table", "head", None, True),
        (is_request, "It will pay for 9 seats at the table.", "9 seats at the table", "head", None, False),
        (is_uncounted, "It aims to bring water north through three canals.", "bring water north through three canals", "aim_to",
         "aims to", True),
        (is_uncounted, "It aims to bring 9 tonnes north through three canals.", "bring 9 tonnes north through three canals", "aim_to",
         "aims to", False),
        (is_uncounted, "It aims to help some of the 9,000 orphans.", "help some of the 9,000 orphans", "aim_to", "aims to", True),
        (is_uncounted, "It aims to help all of the 9,000 orphans.", "help all of the 9,000 orphans", "aim_to", "aims to", False),
        (is_peace, "The talks aim to put an end to a war that killed 900.", "put an end to a war that killed 900", "aim_to", "aim to",
         True),
        (is_peace, "The talks aim to put an end to the sale of coal.", "put an end to the sale of coal", "aim_to", "aim to", False),
        (is_event, "It plans to establish a harbour police by March.", "establish a harbour police by March", "plan_to", "plans to", True),
        (is_event, "It plans to establish a fleet of 90 boats by March.", "establish a fleet of 90 boats by March", "plan_to", "plans to",
         False),
        (is_missed, "They would not be able to meet the 60 percent target.", "60 percent target", "named_goal", "target", True),
        (is_missed, "It fell short of the Orla council's old target of 300.", "300", "goal_of", "target of", True),
        (is_needed, "She found that it would only require 30 clerks.", "30 clerks", "required_to", "require", True),
        (is_needed, "She said that Orla would need to have 30 beds.", "need to have 30 beds", "will", "would", True),
        (is_needed, "Their task is to win over 300 people.", "win over 300 people", "is_to", "is to", True),
        (is_needed, "Orla is to win over 300 people.", "win over 300 people", "is_to", "is to", False),
        (is_implied, "Meeting the target by 2031 would require cuts.", "2031 would require cuts", "goal_of", "target by", True),
        (is_beginning, "It hopes to open by summer.", "open by summer", "hope_to", "hopes to", True),
        (is_refused, "It tried to avoid reaching the 300 mark.", "reaching the 300 mark", "head", None, True),
        (is_misplaced, "Once the pledge is met, waste will fall by 9%.", "is met, waste will fall by 9%", "pledge", "pledge", True),
        (is_misplaced, "Its pledge is to cut waste by 9%.", "is to cut waste by 9%", "pledge", "pledge", False),
        (is_denied, "It is abandoning Mayor Ada Ruiz's goal of 300 homes.", "300 homes", "goal_of", "goal of", True),
        (is_denied, "He does not believe a council target of 300 homes is near.", "300 homes", "goal_of", "target of", False),
        (is_denied, "He does not have a council target of 300 homes.", "300 homes", "goal_of", "target of", True),
        (is_denied, "It has axed plans to build 300 homes.", "build 300 homes", "plan_to", "plans to", True),
        (is_denied, "It has drawn plans to build 300 homes.", "build 300 homes", "plan_to", "plans to", False),
        (is_demand, "They urged Orla to commit to building 300 homes.", "building 300 homes", "commit_to", "commit to", True),
        (is_demand, "They urged Orla to keep its pledge to build 300 homes.", "build 300 homes", "pledge_to", "pledge to", False),
        (is_demand, "Orla, pressed by voters, agreed to commit to building 300 homes.", "building 300 homes", "commit_to", "commit to",
         False),
        (is_demand, "They called for a target of 300 homes.", "300 homes", "goal_of", "target of", True),
        (is_demand, "They paid for the target of 300 homes.", "300 homes", "goal_of", "target of", False),
        (is_weighed, "Ruiz spoke of the option to raise fares by 9%.", "raise fares by 9%", "change_to", None, True),
        (is_weighed, "Ruiz spoke of the decision to raise fares by 9%.", "raise fares by 9%", "change_to", None, False),
        (is_uncounted, "It plans to mend roads that were used by 300 buses.", "mend roads that were used by 300 buses", "plan_to",
         "plans to",
         True),
        (is_uncounted, "It plans to mend roads that will take 300 buses.", "mend roads that will take 300 buses", "plan_to", "plans to",
         False),
        (is_uncounted, "It plans to leave the 12-nation pact.", "leave the 12-nation pact", "plan_to", "plans to", True),
        (is_uncounted, "It plans to leave 12 nations.", "leave 12 nations", "plan_to", "plans to", False),
        (is_misplaced, "Ruiz's promised wall will cost $9 million.", "wall will cost $9 million", "pledge", "promised", True),
        (is_misplaced, "Ruiz promised $9 million.", "$9 million", "pledge", "promised", False),
        (is_deed, "Fares and fees raise 65% of its income.", "65% of its income", "head", None, True),
        (is_deed, "The plan would see Orla raise 65% of its income.", "65% of its income", "head", None, False),
        (is_deed, "It plans to raise 65% of its income.", "65% of its income", "head", None, False),
        (is_needed, "The town will have to spend 40% of it on fees.", "spend 40% of it on fees", "have_to", "have to", True),
        (is_needed, "The town will have to cut 40% of it.", "cut 40% of it", "have_to", "have to", False),
        (is_missed, "He does not expect to meet its targets for clerks by 2031.", "clerks by 2031", "goal_of", "targets for", True),
        (is_missed, "He does not expect to meet its target of 300 clerks.", "300 clerks", "goal_of", "target of", False),
        (is_personal, "Ruiz is going to lose 30 pounds by March.", "lose 30 pounds by March", "going_to", "is going to", True),
        (is_one_building, "It set a target to build the grid by 2031.", "build the grid by 2031", "goal_of", "target to", False),
        (is_one_building, "It hopes to build the grid by 2031.", "build the grid by 2031", "hope_to", "hopes to", True),
        (is_permission, "It aims to allow firms to reopen 300 mines.", "allow firms to reopen 300 mines", "aim_to", "aims to", False),
        (is_dated, "By 2031, Orla plans to plant 300 trees.", "plant 300 trees", "plan_to", "plans to", True),
        (is_dated, "In 2031, Orla planned to plant 300 trees.", "plant 300 trees", "plan_to", "planned to", False),
    ],
)
def test_news(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


@pytest.mark.parametrize(("text", "end"), [
    ("give 9 yuan (3 dollars; 2 euros) by 2031; it is much", "2031"),
    ("give 9 yuan (3 dollars) by May; it is much (2 euros)", "May"),
    ("ban all firms, including Orla, from the park", "park"),
    ("ban all firms, including Orla, and leave", "firms"),
    ("spend 9% on parks, and it remains bound to", "parks"),
    ("reach 9% by 2031, the report states", "2031"),
    ("reach 9% by 2031, 20 states and towns", "towns"),
])
def test_where_a_clause_ends(nlp: Language, text: str, end: str) -> None:
    doc = nlp.make_doc(text)
    assert doc[clause_end(doc, 0, len(doc)) - 1].text == end


@pytest.mark.parametrize(("text", "long", "goal"), [
    ("With its goal of having 300 buses by 2031, the market has grown.", "having 300 buses by 2031, the market has grown",
     "having 300 buses by 2031"),
    ("It has a goal of having 300 buses by 2031, the vans it has.", "having 300 buses by 2031, the vans it has",
     "having 300 buses by 2031, the vans it has"),
    ("She says to meet its target to heat all homes, the town must pay twice.", "heat all homes, the town must pay twice",
     "heat all homes"),
    ("Weeks after Ruiz announced the move to void all notes, the banks have yet to open.", "void all notes, the banks have yet to open",
     "void all notes"),
    ("They backed a move to keep all fares by 90 votes to 30.", "keep all fares by 90 votes to 30", "keep all fares"),
    ("It plans to spend 9% on parks, and part of it will go", "spend 9% on parks, and part of it will go", "spend 9% on parks"),
    ("The council target of 300 homes this year is near", "council target of 300 homes this year is near",
     "council target of 300 homes this year"),
    ("Orla to sell 300 vans in trade areas Orla Motors Co is", "sell 300 vans in trade areas Orla Motors Co",
     "sell 300 vans in trade areas"),
    ("Plans to sell 300 vans in the Orla Park is", "sell 300 vans in the Orla Park", "sell 300 vans in the Orla Park"),
    ("It will give $9 million, two years after cutting aid", "give $9 million, two years after cutting aid", "give $9 million"),
    ("It will build 300 homes in Orla, seen as", "build 300 homes in Orla, seen", "build 300 homes in Orla"),
    ("It will end waste by 2031, ten years ahead of", "end waste by 2031, ten years", "end waste by 2031"),
    ("It will house 300 clerks, most of whom would", "house 300 clerks, most of whom", "house 300 clerks"),
])
def test_where_a_goal_ends(nlp: Language, text: str, long: str, goal: str) -> None:
    doc = nlp.make_doc(text)
    start = text.index(long)
    span = doc.char_span(start, start + len(long))
    assert span is not None
    assert shortened(span).text == goal
