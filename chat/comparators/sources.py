"""Where the published figures come from, and the words that must stand wherever they are shown."""

ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0. Sources: Department for"
    " Education (Children in need; Children looked after in England including adoptions; Children's social work"
    " workforce; Local Authority Interactive Tool); Office for National Statistics, mid-year population estimates."
)
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
EMBEDDED = (
    "Published figures: England, its regions and every local authority, reporting years 2012-13 to 2024-25.",
    "Residents aged 0 to 17: mid-2012 to mid-2024. Statistical neighbours: the models of 2021 and 2025.",
    "Where no percentage or rate is printed, it is worked out from the published counts.",
    "Names and codes of local authorities: Office for National Statistics and Department for Education.",
)


def sources_text(own_copy: str = "") -> str:
    """What `chat --version --sources` prints."""
    own = (f"Your own copy, {own_copy}, goes before the embedded figures.",) if own_copy else ()
    return "\n".join((ATTRIBUTION, f"Licence: {LICENCE}", *EMBEDDED, *own))
