from collections import Counter

from chat.synthetic.chance import Chance, bands, weighted
from chat.synthetic.people import identifiers


def test_weights_are_shares() -> None:
    chance = Chance(5)
    drawn = Counter(chance.draw(weighted({"often": 3, "seldom": 1, "never": 0})) for _ in range(4000))
    assert set(drawn) == {"often", "seldom"}
    assert 900 < drawn["seldom"] < 1100


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
