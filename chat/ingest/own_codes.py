"""The user's own spellings of codes, from `[codes.<list>.<field>]` of chat.toml."""

from collections.abc import Mapping

from chat.annex_a import Column, ListSpecification
from chat.errors import BadSetting
from chat.ingest.cells.codes import own_codes_read
from chat.ingest.sheets.headings import list_of_setting

OwnCodes = Mapping[str, Mapping[str, Mapping[str, str]]]
OwnCodesRead = dict[int, dict[str, dict[str, str]]]


def read_own_codes(codes: OwnCodes) -> OwnCodesRead:
    """List number, then field, then value (as compared) to bare code; raises BadSetting for what no list has."""
    read: OwnCodesRead = {}
    for key, by_field in codes.items():
        specification = list_of_setting(key, "codes")
        for name, own in by_field.items():
            column = _column_of_codes(specification, name)
            try:
                read.setdefault(specification.number, {})[column.field] = own_codes_read(column.code_set, own)
            except KeyError as error:
                raise BadSetting(
                    f"chat.toml maps a value to '{error.args[0]}' under [codes.{key}.{name}], "
                    f"but that is no code of '{column.heading}'."
                ) from None
    return read


def _column_of_codes(specification: ListSpecification, name: str) -> Column:
    for column in specification.columns:
        if name in (column.field, column.heading) and column.type == "code":
            return column
    raise BadSetting(
        f"chat.toml has [codes.{specification.key}.{name}], "
        f"but List {specification.number} has no such column of codes."
    )
