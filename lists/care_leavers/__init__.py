"""List 9: care leavers who receive leaving care services on the as-at date."""

from chat.tables import Headline, ListMeasures, Topic, profile
from lists.care_leavers.by_age import AGES_AND_SHARES
from lists.care_leavers.details import DETAILS
from lists.care_leavers.outcomes import HEADLINE_AND_OUTCOMES
from lists.care_leavers.who_counts import EVERYBODY, LIVING, PERIOD

TOPICS = (
    Topic(
        "care_leavers.how_many",
        "Care leavers",
        (
            "care_leavers.headline",
            "care_leavers.eligibility_category",
            "care_leavers.ages",
            "care_leavers.aged_16_plus_till_18th",
        ),
    ),
    Topic(
        "care_leavers.topic_in_touch",
        "Staying in touch",
        (
            "care_leavers.in_touch",
            "care_leavers.in_touch_cohort",
        ),
    ),
    Topic(
        "care_leavers.national",
        "Care leavers by the national rules",
        (
            "beyond.care_leavers_national",
            "beyond.care_leavers_birthdays",
        ),
    ),
    Topic("care_leavers.over_21", "Care leavers over 21", ("beyond.care_leavers_22_25",)),
    Topic(
        "care_leavers.accommodation",
        "Suitable accommodation",
        (
            "care_leavers.suitable_accommodation_17_18",
            "care_leavers.suitable_accommodation_19_21",
            "care_leavers.suitable_by_age",
            "care_leavers.hmo",
        ),
    ),
    Topic(
        "care_leavers.accommodation_types",
        "Types of accommodation",
        (
            "care_leavers.accommodation_17_18",
            "care_leavers.accommodation_19_21",
        ),
    ),
    Topic(
        "care_leavers.activity",
        "Education, employment or training (EET)",
        (
            "care_leavers.eet_17_18",
            "care_leavers.eet_19_21",
            "care_leavers.eet_by_age",
        ),
    ),
    Topic(
        "care_leavers.activity_types",
        "Types of education, employment or training",
        (
            "care_leavers.activity_17_18",
            "care_leavers.activity_19_21",
        ),
    ),
    Topic(
        "care_leavers.children",
        "The care leavers",
        (
            "care_leavers.age_gender",
            "care_leavers.ethnicity",
            "care_leavers.disability",
        ),
    ),
)

LIST = ListMeasures(
    key="care_leavers",
    period=PERIOD,
    cohorts={"care_leavers": EVERYBODY, "care_leavers_living": LIVING},
    tables=(*HEADLINE_AND_OUTCOMES, *AGES_AND_SHARES, *DETAILS, *profile("care_leavers", EVERYBODY, "Care leavers")),
    headlines=(
        Headline("care_leavers.in_touch", "Age 19-21", "percent", "Authority in touch, aged 19 to 21"),
        Headline(
            "care_leavers.suitable_accommodation_19_21", "Suitable", "percent", "Suitable accommodation, aged 19 to 21"
        ),
        Headline("care_leavers.eet_19_21", "EET", "percent", "Education, employment or training, aged 19 to 21"),
    ),
    topics=TOPICS,
)
