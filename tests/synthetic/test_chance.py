from collections import Counter

from chat.synthetic.chance import Chance, bands, weighted
from chat.synthetic.lives.people import identifiers


def test_weights_are_shares() -> None:
    chance = Chance(5)
    drawn = Counter(chance.draw(weighted({"often": 3, "seldom": 1, "never": 0})) for _ in range(4000))
    assert set(drawn) == {"often", "seldom"}
    assert 900 < drawn["seldom"] < 1100


def test_dealt_values_all_come_early_the_rarest_first() -> None:
    values = weighted({"often": 10**9, "seldom": 2, "rare": 1})
    chance = Chance(5)
    assert [chance.deal(values) for _ in range(6)] == ["rare", "often", "seldom", "often", "often", "often"]


def test_groups_wait_for_themselves() -> None:
    values = weighted({"often": 10**9, "rare": 1})
    chance = Chance(5)
    assert [chance.deal(values, group) for group in ("a", "b", "a", "b")] == ["rare", "rare", "often", "often"]


def test_only_values_that_suit_are_dealt_of_those_that_wait() -> None:
    every, some = weighted({"often": 10**9, "seldom": 2, "rare": 1}), weighted({"often": 10**9, "seldom": 2})
    chance = Chance(5)
    dealt = [chance.deal(values, among=every) for values in (some, some, every, every)]
    assert dealt == ["seldom", "often", "rare", "often"]


def test_when_all_have_come_weights_are_shares() -> None:
    chance, values = Chance(5), weighted({"often": 3, "seldom": 1})
    dealt = Counter(chance.deal(values) for _ in range(4000))
    assert 900 < dealt["seldom"] < 1100


def test_bands_are_dealt_too() -> None:
    chance = Chance(5)
    assert chance.deal_within(bands((10**9, 1, 2), (1, 8, 8))) == 8


def test_every_third_call_is_counted_for_each_purpose() -> None:
    chance = Chance(5)
    assert [chance.every(3, of="one") for _ in range(7)] == [True, False, False, True, False, False, True]
    assert chance.every(3, of="another")


def test_lowest_and_highest_of_bands() -> None:
    spread = bands((5, 20, 40), (1, 3, 9))
    assert (spread.lowest, spread.highest) == (3, 40)


def test_ranges_include_both_ends() -> None:
    chance = Chance(5)
    assert {chance.between(2, 4) for _ in range(200)} == {2, 3, 4}
    assert {chance.within(bands((1, 1, 2), (1, 8, 9))) for _ in range(200)} == {1, 2, 8, 9}
    assert chance.between(4, 4) == 4


def test_a_mean_between_two_whole_numbers_is_met_on_average() -> None:
    chance = Chance(5)
    drawn = [chance.about(2.25) for _ in range(4000)]
    assert set(drawn) == {2, 3}
    assert 900 < drawn.count(3) < 1100


def test_only_the_promised_stream_is_drawn_from() -> None:
    # Python promises the same `random()` for the same seed: 0.134364..., 0.847433..., 0.763774... for seed 1.
    chance = Chance(1)
    assert [chance.between(0, 999), chance.between(0, 999), chance.between(0, 999)] == [134, 847, 763]


def test_identifiers_are_distinct_scrambled_and_of_one_length() -> None:
    numbers = identifiers(Chance(2), 5000)
    drawn = [numbers.of(index) for index in range(5000)]
    assert len(set(drawn)) == 5000
    assert {len(identifier) for identifier in drawn} == {6}
    assert drawn != sorted(drawn)


def test_identifiers_grow_longer_when_there_are_too_few() -> None:
    assert len(identifiers(Chance(2), 1_000_000).of(0)) == 7
