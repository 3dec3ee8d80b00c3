"""What a forecast must say, and what only sounds like one."""

from __future__ import annotations

import pytest

from citybeat.extract.targets.expecting import REASONS, Said, refusal


def refused(text: str, before: str = "", counted: bool = False, sure: float = 0.5) -> str | None:
    """The name of the first test that refuses a sentence."""
    said = Said(text, before, counted, sure)
    found = next((test.__name__ for test in REASONS if test(said)), None)
    assert (refusal(said) is None) == (found is None)
    return found


@pytest.mark.parametrize("text", [
    "Sales are expected to rise next year.",
    "Orla Plc said sales were expected to rise.",
    "Analysts say the ferry line could lose its lead.",
    "The mayor said traffic will continue to grow.",
    "Exports to grow in 2031 despite the strike",
    "Fares will have almost doubled by then.",
    "We believe 2031 will be a year of growth.",
    "Orla is on track for a warm summer.",
    "Three firms were likely to close, she said.",
    "We do not expect fares to fall soon.",
])
def test_a_forecast(text: str) -> None:
    assert refused(text) is None


@pytest.mark.parametrize("text", [
    "Rents could be cut by half if trade does not resume, the bank said.",
    "The harvest could total 18 million tonnes, she said.",
    "Growth will be about 1.8% a year.",
    "Prices could well pass 90 euros.",
    "Some 300 guests are expected to attend the gala.",
    "The bank expects the parks agency to lose 4 million.",
])
def test_a_forecast_with_a_number(text: str) -> None:
    assert refused(text, counted=True) is None


@pytest.mark.parametrize("text", [
    "By 2031, only 12% of the homes in Norland will have a bell.",
    "Some 37 towns could profit from the fund, she said.",
    "The new sluice will wet some 60 farms in Norland.",
])
def test_a_number_of_which_the_model_is_sure(text: str) -> None:
    assert refused(text, counted=True, sure=0.9) is None
    assert refused(text, counted=True, sure=0.6) in ("is_possible", "is_unexpected")
    assert refused(text, sure=0.9) in ("is_possible", "is_unexpected")


@pytest.mark.parametrize("text", [
    "No candidate is expected to win the two-thirds majority needed for the post.",
    "Norland's Greens will likely need the support of 60 members.",
    "Residents of Norvik can expect floods every year.",
    "The port could expect two metres of snow by 2040.",
])
def test_what_is_expected_is_neither_required_nor_demanded(text: str) -> None:
    assert refused(text) is None


@pytest.mark.parametrize(("text", "test"), [
    ("The mayor said the town could expect its tenants to pay.", "is_demand"),
    ("Norvik should expect no gifts.", "is_demand"),
    ("A clerk can expect to earn 2,000 euros a month.", "is_demand"),
    ("So will the talks fail once more?", "is_question"),
    ("If the bill passes, it would be a loss for the court.", "is_condition"),
    ("The army said it will strike back if provoked.", "is_condition"),
    ("Unless we act now the toll will rise.", "is_condition"),
    ("Analysts said that would have allowed him to pay no tax.", "is_counterfactual"),
    ("It costs less than you would expect.", "is_counterfactual"),
    ("Ruritania was widely expected to lead the talks.", "is_overtaken"),
    ("According to Ruiz, the chemists expected to see two results.", "is_overtaken"),
    ("If traffic were to fall, fares would drop by half.", "is_condition"),
    ("The firm estimates that sales grew in May.", "is_estimate"),
    ("About 3% of the coins are estimated to be fakes.", "is_estimate"),
    ("The mayor made clear that Ruritania expected the camp to close.", "is_demand"),
    ("The council will expect its funds to be handled apart.", "is_demand"),
    ("Ruiz tells readers to expect delays.", "is_demand"),
    ("Each clerk is expected to know the rules.", "is_demand"),
    ("At least eight members would have to vote for it.", "is_required"),
    ("The council would probably need to build more.", "is_required"),
    ("Ruiz does not offer any prediction for this year.", "is_unforeseen"),
    ("The bank revised its forecast for the region in May.", "is_unforeseen"),
    ("We asked her to forecast how this ends.", "is_unforeseen"),
    ("The minister is expected to meet the mayor in May.", "is_act"),
    ("Orla expects its foreign guests to take part in the forum.", "is_act"),
    ("Orla expected the transaction to close within nine months.", "is_act"),
    ("Health tests are going to begin later.", "is_act"),
    ("She is also expected to bring two aides.", "is_act"),
    ("They filed a bill that would lower the age of consent.", "is_allocated"),
    ("The company said it would increase investment in the ports.", "is_own"),
    ("The plan is that traffic will grow.", "is_own"),
    ("Under the plans the site would become a park.", "is_own"),
    ("The ruling could see Ruiz walk free.", "is_possible"),
    ("Ruiz believes Ghent could become a gateway.", "is_possible"),
    ("Experts warned that the fight may spread.", "is_possible"),
    ("Here are my predictions.", "is_unexpected"),
    ("Old maps are projected onto the wall.", "is_unexpected"),
    ("Ten walks that will improve your life", "is_unexpected"),
    ("The scheme's cost so far would be high.", "is_unexpected"),
    ("The museum is one of the few that we know.", "is_unexpected"),
    ("The pact will help the town to build.", "is_unexpected"),
    ("The pacts are expected to be the basis for trade.", "is_unexpected"),
    ("The storm's expected landfall coincides with the tide.", "is_unexpected"),
])
def test_no_forecast(text: str, test: str) -> None:
    assert refused(text) == test


@pytest.mark.parametrize(("text", "before", "test"), [
    ("The parks agency would lose $4 million.", "The budget plan is new.", "is_allocated"),
    ("The parks agency would lose $4 million.", "The storm was strong.", None),
    ("The missile could reach a distance of 500 km.", "", "is_possible"),
    ("We expected to cut imports to 60% this year.", "", "is_overtaken"),
])
def test_with_a_number(text: str, before: str, test: str | None) -> None:
    assert refused(text, before, counted=True) == test
