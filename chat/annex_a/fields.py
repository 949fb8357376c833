"""The columns of the eleven lists, each an expression over its typed frame: `contacts.date_of_contact`.

Made from `columns.csv` by `make fields`: do not edit. Under each column stand its heading in the template of 2019 and
what the guidance says of it.
"""
# ruff: noqa: N801 (a list is named as its key is)

import polars as pl


class contacts:
    """List 1: Contacts."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    gender = pl.col("gender")
    """Gender (code, gender): unborn counts as not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date): blank if not known; expected date for an unborn child."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 = unborn."""

    date_of_contact = pl.col("date_of_contact")
    """Date of Contact (date): date the LA received the contact; within the six months."""

    contact_source = pl.col("contact_source")
    """Contact Source (code, contact_referral_source)."""


class early_help:
    """List 2: Early help."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    gender = pl.col("gender")
    """Gender (code, gender): unborn counts as not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date): blank if not known; expected date for an unborn child."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 = unborn."""

    assessment_start_date = pl.col("assessment_start_date")
    """Assessment start date (date): start of the early help, common or targeted assessment (or closest local match)."""

    assessment_completion_date = pl.col("assessment_completion_date")
    """Assessment completion date (date): blank if the service is still going on; may be the end of the intervention."""

    organisation_completing_assessment = pl.col("organisation_completing_assessment")
    """Organisation completing assessment (text): lead agency or principal service; free text."""


class referrals:
    """List 3: Referrals."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    gender = pl.col("gender")
    """Gender (code, gender): unborn counts as not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date): blank if not known; expected date for an unborn child."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 = unborn."""

    date_of_referral = pl.col("date_of_referral")
    """Date of referral (date)."""

    referral_source = pl.col("referral_source")
    """Referral Source (code, contact_referral_source)."""

    referral_nfa = pl.col("referral_nfa")
    """Referral NFA? (code, yes_no): Yes = no further action after initial consideration."""

    number_of_referrals_in_last_12_months = pl.col("number_of_referrals_in_last_12_months")
    """
    Number of Referrals in Last 12 Months (integer): referrals that started in the 12 months before the latest one; 0 or
    more; same value on every row of the child.
    """

    allocated_team = pl.col("allocated_team")
    """Allocated Team (text): team the referral went to."""

    allocated_worker = pl.col("allocated_worker")
    """Allocated Worker (text): worker the referral went to, normally the lead practitioner."""


class assessments:
    """List 4: Assessments."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    gender = pl.col("gender")
    """Gender (code, gender): unborn counts as not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date): blank if not known; expected date for an unborn child."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 = unborn."""

    disability = pl.col("disability")
    """Does the Child have a Disability (code, yes_no_unknown): as defined by the Disability Discrimination Act 2005."""

    continuous_assessment_start_date = pl.col("continuous_assessment_start_date")
    """Continuous Assessment Start Date (date)."""

    child_seen_during_continuous_assessment = pl.col("child_seen_during_continuous_assessment")
    """Child Seen During Continuous Assessment (code, yes_no_unknown)."""

    continuous_assessment_date_of_authorisation = pl.col("continuous_assessment_date_of_authorisation")
    """
    Continuous Assessment Date of Authorisation (date): blank if the assessment is still open; else within the last six
    months.
    """

    assessed_as_requiring_support = pl.col("assessed_as_requiring_support")
    """
    Was the child assessed as requiring LA children’s social care support (code, yes_no): blank if the assessment is
    ongoing; No usually goes with closure RC8.
    """

    allocated_team = pl.col("allocated_team")
    """Allocated Team (text): team during the assessment."""

    allocated_worker = pl.col("allocated_worker")
    """Allocated Worker (text): worker who did the assessment."""


class section_47:
    """List 5: Section 47."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    gender = pl.col("gender")
    """Gender (code, gender): unborn counts as not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date): blank if not known; expected date for an unborn child."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 = unborn."""

    disability = pl.col("disability")
    """Does the Child have a Disability (code, yes_no_unknown): as defined by the Disability Discrimination Act 2005."""

    strategy_discussion_date = pl.col("strategy_discussion_date")
    """
    Strategy discussion initiating Section 47 Enquiry Start Date (date): date of the strategy discussion that started
    the enquiry.
    """

    conference_deemed_unnecessary = pl.col("conference_deemed_unnecessary")
    """
    Was an Initial Child Protection Conference deemed unnecessary? (code, yes_no): Yes = no conference needed; No =
    conference needed, also when the child is already on a plan; blank if not decided.
    """

    date_of_initial_child_protection_conference = pl.col("date_of_initial_child_protection_conference")
    """Date of Initial Child Protection Conference (date): blank if not yet held or not needed."""

    conference_resulted_in_plan = pl.col("conference_resulted_in_plan")
    """
    Did the Initial Child Protection Conference Result in a Child Protection Plan (code, yes_no): blank if not decided
    or no conference needed.
    """

    number_of_section_47_enquiries_in_last_12_months = pl.col("number_of_section_47_enquiries_in_last_12_months")
    """
    Number of Section 47 Enquiries in the last 12 months (integer): enquiries in the 12 months before the latest one,
    which is not counted; 0 or more; same on every row of the child.
    """

    number_of_conferences_in_last_12_months = pl.col("number_of_conferences_in_last_12_months")
    """
    Number of ICPCs in the last 12 months (integer): conferences in the 12 months before the latest enquiry, own
    conference not counted; same on every row of the child.
    """

    allocated_team = pl.col("allocated_team")
    """Allocated Team (text): team during the enquiry."""

    allocated_worker = pl.col("allocated_worker")
    """Allocated Worker (text): worker who did the enquiry."""


class children_in_need:
    """List 6: Children in need."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    gender = pl.col("gender")
    """Gender (code, gender): unborn counts as not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date): blank if not known; expected date for an unborn child."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 = unborn."""

    disability = pl.col("disability")
    """Does the Child have a Disability (code, yes_no_unknown): as defined by the Disability Discrimination Act 2005."""

    cin_start_date = pl.col("cin_start_date")
    """
    CIN Start Date (date): start of the latest episode of need; for an open assessment the referral date that led to it.
    """

    primary_need_code = pl.col("primary_need_code")
    """Primary Need Code (code, primary_need): never blank; one need only."""

    date_child_was_last_seen = pl.col("date_child_was_last_seen")
    """Date Child Was Last Seen (date): last seen by a social worker."""

    cin_closure_date = pl.col("cin_closure_date")
    """CIN Closure Date (date): blank if still open."""

    reason_for_closure = pl.col("reason_for_closure")
    """
    Reason for Closure (code, reason_for_closure): blank if still open; RC8 children are out of scope of this list.
    """

    case_status = pl.col("case_status")
    """Case status (code, case_status): first that applies in code order; a closed episode is e) whatever else."""

    allocated_team = pl.col("allocated_team")
    """Allocated Team (text): present team, or the last one if closed."""

    allocated_worker = pl.col("allocated_worker")
    """Allocated Worker (text): present worker, or the one at closure."""


class child_protection:
    """List 7: Child protection."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    gender = pl.col("gender")
    """Gender (code, gender): unborn counts as not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date): blank if not known; expected date for an unborn child."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 = unborn."""

    disability = pl.col("disability")
    """Does the Child have a Disability (code, yes_no_unknown): as defined by the Disability Discrimination Act 2005."""

    child_protection_plan_start_date = pl.col("child_protection_plan_start_date")
    """Child Protection Plan Start Date (date)."""

    initial_category_of_abuse = pl.col("initial_category_of_abuse")
    """Initial Category of Abuse (code, category_of_abuse): category when the plan began."""

    latest_category_of_abuse = pl.col("latest_category_of_abuse")
    """Latest Category of Abuse (code, category_of_abuse): category most recently given to the plan."""

    date_of_last_statutory_visit = pl.col("date_of_last_statutory_visit")
    """Date of the Last Statutory Visit (date): by the lead social worker; blank if none yet."""

    child_seen_alone = pl.col("child_seen_alone")
    """Was the Child Seen Alone? (code, yes_no_unknown): at the last statutory visit."""

    date_of_latest_review_conference = pl.col("date_of_latest_review_conference")
    """Date of latest review conference (date): blank if no review yet; first due at 3 months, then at most every 6."""

    child_protection_plan_end_date = pl.col("child_protection_plan_end_date")
    """Child Protection Plan End Date (date): blank if still open."""

    emergency_protection_in_last_six_months = pl.col("emergency_protection_in_last_six_months")
    """
    Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N) (code, yes_no):
    sections 44 and 46 of the Children Act 1989.
    """

    number_of_previous_child_protection_plans = pl.col("number_of_previous_child_protection_plans")
    """Number of Previous Child Protection Plans (integer): earlier plans with this LA only; 0 if first; never blank."""

    allocated_team = pl.col("allocated_team")
    """Allocated Team (text): present team, or the last one if closed."""

    allocated_worker = pl.col("allocated_worker")
    """Allocated Worker (text): present worker, or the one at closure."""


class looked_after:
    """List 8: Looked after."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    gender = pl.col("gender")
    """Gender (code, gender): unborn counts as not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date): a looked after child is born."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 does not apply."""

    unaccompanied_asylum_seeking_child = pl.col("unaccompanied_asylum_seeking_child")
    """Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N) (code, yes_no)."""

    disability = pl.col("disability")
    """Does the Child have a Disability (code, yes_no_unknown): as defined by the Disability Discrimination Act 2005."""

    date_started_to_be_looked_after = pl.col("date_started_to_be_looked_after")
    """Date Started to be Looked After (date): start of the current (latest) period of care."""

    category_of_need = pl.col("category_of_need")
    """Child's Category of Need (code, category_of_need): N1 to N8 only."""

    second_or_subsequent_period_of_care = pl.col("second_or_subsequent_period_of_care")
    """
    Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N) (code, yes_no).
    """

    legal_status_start_date = pl.col("legal_status_start_date")
    """Start date of current legal status (date)."""

    legal_status = pl.col("legal_status")
    """Child's Legal Status (code, legal_status)."""

    date_of_latest_statutory_review = pl.col("date_of_latest_statutory_review")
    """Date of Latest Statutory Review (date): blank if no review yet."""

    date_of_last_social_work_visit = pl.col("date_of_last_social_work_visit")
    """Date of Last Social Work Visit (date): blank if none yet."""

    permanence_plan = pl.col("permanence_plan")
    """
    What is the permanence plan for this child? (code, permanence_plan): blank if not agreed; with dual planning the
    primary plan.
    """

    date_of_last_reviewing_officer_visit = pl.col("date_of_last_reviewing_officer_visit")
    """Date of Last IRO Visit / Contact to the Child (date): may equal the date of the last review."""

    date_of_last_health_assessment = pl.col("date_of_last_health_assessment")
    """
    Date of Last Health Assessment (date): blank if none; asked of every child looked after, not only after 12 months.
    """

    date_of_last_dental_check = pl.col("date_of_last_dental_check")
    """Date of Last Dental Check (date): blank if none; asked of every child looked after, not only after 12 months."""

    number_of_placements_in_last_12_months = pl.col("number_of_placements_in_last_12_months")
    """Number of Placements in the Last 12 months (integer): lowest value 1 (the present placement)."""

    date_ceased_to_be_looked_after = pl.col("date_ceased_to_be_looked_after")
    """Date Ceased to be Looked After (date): blank if still looked after."""

    reason_ceased_to_be_looked_after = pl.col("reason_ceased_to_be_looked_after")
    """Reason Ceased to be Looked After (code, reason_ceased): blank if still looked after."""

    placement_start_date = pl.col("placement_start_date")
    """Start Date of Most Recent Placement (date)."""

    placement_type = pl.col("placement_type")
    """Placement Type (code, placement_type): most recent placement."""

    placement_provider = pl.col("placement_provider")
    """Placement Provider (code, placement_provider): most recent placement."""

    placement_postcode = pl.col("placement_postcode")
    """Placement postcode (text): of the establishment, or of the foster carer, not the agency."""

    placement_urn = pl.col("placement_urn")
    """URN of Placement (text): only for registered provision."""

    placement_location = pl.col("placement_location")
    """Placement Location (code, placement_location): inside or outside the LA border."""

    local_authority_of_placement = pl.col("local_authority_of_placement")
    """LA of Placement (text): name of the LA; a code only outside England or when confidential."""

    missing_episodes_in_last_12_months = pl.col("missing_episodes_in_last_12_months")
    """
    Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months (integer): in the current
    period of care; 0 if never.
    """

    absent_episodes_in_last_12_months = pl.col("absent_episodes_in_last_12_months")
    """
    Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months (integer): away without
    authorisation, whereabouts known; 0 if never.
    """

    return_interview_offered = pl.col("return_interview_offered")
    """
    Was the child offered a Return Interview after their last missing episode (Y/N)? (code, yes_no_unknown): after the
    last missing episode.
    """

    return_interview_accepted = pl.col("return_interview_accepted")
    """
    Did the child accept a Return Interview after their last missing episode (Y/N)? (code, yes_no_unknown): blank if not
    offered or not missing.
    """

    allocated_team = pl.col("allocated_team")
    """Allocated Team (text): present team, or the last one if closed."""

    allocated_worker = pl.col("allocated_worker")
    """Allocated Worker (text): present worker, or the one at closure."""


class care_leavers:
    """List 9: Care leavers."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    gender = pl.col("gender")
    """Gender (code, gender)."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date)."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 does not apply."""

    disability = pl.col("disability")
    """Does the Child have a Disability (code, yes_no_unknown): as defined by the Disability Discrimination Act 2005."""

    allocated_team = pl.col("allocated_team")
    """Allocated Team (text): present team."""

    allocated_worker = pl.col("allocated_worker")
    """Allocated Worker (text): present worker."""

    eligibility_category = pl.col("eligibility_category")
    """Eligibility Category (code, eligibility_category)."""

    in_touch = pl.col("in_touch")
    """LA In Touch (code, la_in_touch): latest record, in the birthday window or not."""

    accommodation_type = pl.col("accommodation_type")
    """Type of Accommodation (code, accommodation_type): blank if not in touch."""

    accommodation_suitability = pl.col("accommodation_suitability")
    """Suitability of Accommodation (code, suitability): blank if not in touch."""

    activity_status = pl.col("activity_status")
    """Activity Status (code, activity_status): blank if not in touch."""

    unaccompanied_asylum_seeking_child = pl.col("unaccompanied_asylum_seeking_child")
    """
    Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N) (code, yes_no): formerly so for
    those of 18 and over.
    """

    allocated_personal_advisor = pl.col("allocated_personal_advisor")
    """Allocated Personal Advisor (text)."""

    latest_pathway_plan_date = pl.col("latest_pathway_plan_date")
    """Latest Pathway Plan (date): date of the latest pathway plan."""

    latest_contact_date = pl.col("latest_contact_date")
    """Latest Contact (date): date of the latest contact."""

    house_of_multiple_occupancy = pl.col("house_of_multiple_occupancy")
    """House of Multiple Occupancy (HMO) (code, yes_no)."""


class adoption:
    """List 10: Adoption."""

    child_unique_id = pl.col("child_unique_id")
    """Child Unique ID (id): local child id; treat as text, keep leading zeros."""

    family_identifier = pl.col("family_identifier")
    """Family identifier (id): adoptive family; blank if not matched or placed interagency."""

    gender = pl.col("gender")
    """Gender (code, gender): unborn counts as not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): census codes; refused and not obtained both carry the prefix s)."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date): blank if not known; expected date for an unborn child."""

    age_of_child = pl.col("age_of_child")
    """Age of Child (Years) (age): whole years at last birthday; -1 = unborn."""

    disability = pl.col("disability")
    """Does the Child have a Disability (code, yes_no_unknown): as defined by the Disability Discrimination Act 2005."""

    date_entered_care = pl.col("date_entered_care")
    """Date the Child Entered Care (date): start of the current period of continuous care."""

    date_of_placement_decision = pl.col("date_of_placement_decision")
    """Date of Decision that Child Should be Placed for Adoption (date): decision of the agency decision maker."""

    date_of_placement_order = pl.col("date_of_placement_order")
    """Date of Placement Order (date): placement or freeing order (legal status E1 or D1)."""

    date_of_match = pl.col("date_of_match")
    """Date of Matching Child and Prospective Adopters (date): decision to place with particular adopters."""

    date_placed_for_adoption = pl.col("date_placed_for_adoption")
    """Date Placed for Adoption (date): moved in, or the placement turned from fostering to adoption."""

    date_of_adoption_order = pl.col("date_of_adoption_order")
    """Date of Adoption Order (date): period of care ended E11 or E12."""

    date_of_decision_reversed = pl.col("date_of_decision_reversed")
    """Date of Decision that Child Should No Longer be Placed for Adoption (date): only if the plan was reversed."""

    reason_decision_reversed = pl.col("reason_decision_reversed")
    """Reason Why Child No Longer Placed for Adoption (code, reason_no_longer_adoption): goes with the reversal date."""

    date_placed_for_fostering = pl.col("date_placed_for_fostering")
    """
    Date the child was placed for fostering in FFA or concurrent planning placement (date): only with dually approved
    carers.
    """


class adopters:
    """List 11: Adopters."""

    adopter_identifier = pl.col("adopter_identifier")
    """Individual adopter identifier (id): one per adopter; a couple is two rows unless data is held only by family."""

    family_identifier = pl.col("family_identifier")
    """Family identifier (id): shared by the members of a couple; ties to List 10."""

    gender = pl.col("gender")
    """Gender (code, gender_adopter): its letters differ from the other lists: c) Neither, d) Not stated/recorded."""

    ethnicity = pl.col("ethnicity")
    """Ethnicity (code, ethnicity): of the adopter."""

    disability = pl.col("disability")
    """Disability (code, yes_no): of the adopter; no code for unknown."""

    fostering_for_adoption = pl.col("fostering_for_adoption")
    """
    Is the (prospective) adopter fostering for adoption? (code, yes_no_plain): stays Yes after conversion to adoption;
    No if matched anew and not FFA.
    """

    date_enquiry_received = pl.col("date_enquiry_received")
    """Date enquiry received (date): if available."""

    date_stage_1_started = pl.col("date_stage_1_started")
    """Date Stage 1 started (date): two-stage process only."""

    date_stage_1_ended = pl.col("date_stage_1_ended")
    """Date Stage 1 ended (date): two-stage process only."""

    date_stage_2_started = pl.col("date_stage_2_started")
    """Date Stage 2 started (date): two-stage process only."""

    date_stage_2_ended = pl.col("date_stage_2_ended")
    """Date Stage 2 ended (date): two-stage process only; date of the decision maker."""

    date_application_submitted = pl.col("date_application_submitted")
    """Date application submitted (date): original process only."""

    date_application_approved = pl.col("date_application_approved")
    """Date application approved (date): original process only."""

    date_of_match = pl.col("date_of_match")
    """Date adopter matched with child(ren) (date)."""

    date_placed = pl.col("date_placed")
    """Date child/children placed with adopter(s) (date)."""

    number_of_children_placed = pl.col("number_of_children_placed")
    """No. of children placed (integer): with the family; both adopters of a couple carry the same number."""

    date_of_adoption_order = pl.col("date_of_adoption_order")
    """Date of Adoption Order (date)."""

    date_of_leaving_adoption_process = pl.col("date_of_leaving_adoption_process")
    """Date of leaving adoption process (date): left during recruitment or after approval."""

    reason_for_leaving_adoption_process = pl.col("reason_for_leaving_adoption_process")
    """Reason for leaving adoption process (code, reason_leaving_adoption): goes with the leaving date."""

    date_of_birth = pl.col("date_of_birth")
    """Date of Birth (date)."""

    age_of_child = pl.col("age_of_child")
    """Age (Years) (age)."""
