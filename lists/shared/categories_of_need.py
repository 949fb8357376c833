"""Why a child needs services: the categories that Lists 6 and 8 print, by code."""

CATEGORIES_OF_NEED = (
    ("Abuse or neglect", ("N1",)),
    ("Child's disability", ("N2",)),
    ("Parents illness or disability", ("N3",)),
    ("Family in acute stress", ("N4",)),
    ("Family dysfunction", ("N5",)),
    ("Socially unacceptable behaviour", ("N6",)),
    ("Low income", ("N7",)),
    ("Absent parenting", ("N8",)),
    ("Other than CIN", ("N9",)),
)
