"""What happens to a child in the authority's system: frozen values; dates are days, codes are bare codes."""

from dataclasses import dataclass

from chat.synthetic.authority import Worker
from chat.synthetic.days import Day
from chat.synthetic.lives.people import Person


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody got in touch about the child."""

    day: Day
    source: str


@dataclass(frozen=True, slots=True)
class EarlyHelp:
    """An early help assessment or service."""

    start: Day
    completion: Day | None
    organisation: str


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral to children's social care."""

    day: Day
    source: str
    no_further_action: bool
    worker: Worker


@dataclass(frozen=True, slots=True)
class Assessment:
    """A statutory assessment; `authorised` and `support` are None while it is open."""

    start: Day
    authorised: Day | None
    seen: str
    support: bool | None
    worker: Worker


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A section 47 enquiry with its conference; `unnecessary` is None until decided."""

    strategy: Day
    unnecessary: bool | None
    conference: Day | None
    plan: bool | None
    worker: Worker


@dataclass(frozen=True, slots=True)
class ChildProtectionPlan:
    """A child protection plan with its latest visit and review."""

    start: Day
    end: Day | None
    initial_category: str
    latest_category: str
    visit: Day | None
    seen_alone: str | None
    review: Day | None
    emergency: bool
    previous_plans: int


@dataclass(frozen=True, slots=True)
class Placement:
    """The most recent placement."""

    start: Day
    type: str
    provider: str
    postcode: str | None
    urn: str | None
    location: str
    authority: str


@dataclass(frozen=True, slots=True)
class PeriodOfCare:
    """A period of being looked after."""

    start: Day
    end: Day | None
    reason: str | None
    unaccompanied: bool
    category_of_need: str
    second_period: bool
    legal_status: str
    legal_status_start: Day
    review: Day | None
    visit: Day | None
    permanence_plan: str | None
    reviewing_officer: Day | None
    health: Day | None
    dental: Day | None
    placements: int
    placement: Placement
    missing: int
    absent: int
    interview_offered: str | None
    interview_accepted: str | None


@dataclass(frozen=True, slots=True)
class EpisodeOfNeed:
    """The latest episode of need."""

    start: Day
    primary_need: str
    last_seen: Day | None
    closure: Day | None
    reason: str | None
    status: str
    worker: Worker


@dataclass(frozen=True, slots=True)
class CareLeaver:
    """A young person's leaving care service as it stands."""

    eligibility: str
    in_touch: str
    accommodation: str | None
    suitability: str | None
    activity: str | None
    worker: Worker


@dataclass(frozen=True, slots=True)
class AdoptionDecision:
    """A decision that the child should be placed for adoption, and what came of it."""

    entered_care: Day
    decision: Day
    placement_order: Day | None
    match: Day | None
    placed: Day | None
    order: Day | None
    reversal: Day | None
    reversal_reason: str | None
    fostering: Day | None
    interagency: bool


@dataclass(frozen=True, slots=True)
class Journey:
    """One child's way through the system, whole history included."""

    person: Person
    contacts: tuple[Contact, ...] = ()
    early_help: tuple[EarlyHelp, ...] = ()
    referrals: tuple[Referral, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    need: EpisodeOfNeed | None = None
    plan: ChildProtectionPlan | None = None
    care: PeriodOfCare | None = None
    leaver: CareLeaver | None = None
    adoption: AdoptionDecision | None = None
