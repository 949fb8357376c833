"""The rows of List 9 that stand for codes: who is left out of which cohort, activity, accommodation."""

LEFT_OUT_OF_IN_TOUCH = ("Died", "Rhom")
LEFT_OUT_OF_ACCOMMODATION = ("G", "H", "R")

EET_ACTIVITIES = (
    ("EET: In higher education (beyond A level)", ("F1", "P1")),
    ("EET: In education other than higher", ("F2", "P2")),
    ("EET: In training or employment", ("F3", "P3", "F4", "P4", "F5", "P5")),
)
NEET_ACTIVITIES = (
    ("NEET: illness/ disability", ("G4",)),
    ("NEET: other reasons", ("G5",)),
    ("NEET: pregnancy or parenting", ("G6",)),
)
NEET_OF_ANY_KIND = "NEET"
ACTIVITIES = EET_ACTIVITIES + NEET_ACTIVITIES
EET_CODES = tuple(code for _, codes in EET_ACTIVITIES for code in codes)
NEET_CODES = (*(code for _, codes in NEET_ACTIVITIES for code in codes), NEET_OF_ANY_KIND)

ACCOMMODATION_TYPES = (
    ("a) With parents or relatives", "B"),
    ("b) Community home", "C"),
    ("c) Semi-independent transitional accommodation", "D"),
    ("d) Supported lodgings", "E"),
    ("e) Gone abroad", "G"),
    ("f) Deported", "H"),
    ("g) Ordinary lodgings", "K"),
    ("h) Residence not known", "R"),
    ("i) No fixed abode / homeless", "S"),
    ("j) Foyers", "T"),
    ("k) Independent living", "U"),
    ("l) Emergency accommodation", "V"),
    ("m) Bed and breakfast", "W"),
    ("n) In custody", "X"),
    ("o) With Former Foster Carer", "Z"),
    ("p) Other accommodation", "Y"),
)
