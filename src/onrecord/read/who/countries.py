"""Countries and places that no list knows, by how the report uses the name: *in Kelmar*, *Kelmar's
army*, *the government of Kelmar*. The encoder takes many of them for people.
"""

from __future__ import annotations

from onrecord.read.lists import load
from onrecord.read.who.phrases import Tokens
from onrecord.records import Source

_LISTS = load("countries.toml")
_WITHIN = frozenset(_LISTS["within"])
_OWNED = frozenset(_LISTS["owned"])
_RULED = frozenset(_LISTS["ruled"])
_MENTIONS = load("mentions.toml")
_GIVEN = frozenset(_MENTIONS["male_names"]) | frozenset(_MENTIONS["female_names"])
_PERSONAL = frozenset(("he", "she", "him", "her", "his", "who"))
_MOST = 40  # places of a name that are looked at
_ENOUGH = 2  # times that one is *in* it


def country_of(doc: Tokens, source: Source) -> str:
    """The words that use a source's name as a country's or a place's, or an empty string.

    Only a name of one word that stands without a given name or title before it, and that no
    pronoun of a person is a mention of.
    """
    name = source.name
    if " " in name or not name[:1].isupper() or not name.isalpha():
        return ""
    if any(m.cut(doc.text).lower() in _PERSONAL for m in source.mentions):
        return ""
    seen, said = 0, ""
    for k in doc.places.get(name.lower(), ())[:_MOST]:
        item = doc.items[k]
        before = doc.items[k - 1] if k else None
        if not item.capital:
            continue
        given = before is not None and (not doc.begins[k - 1] or before.low in _GIVEN)
        if before is not None and before.capital and given:
            return ""  # Ann Roe, Premier Roe
        two = [i.low for i in doc.items[max(0, k - 2) : k]]
        after = [i.low for i in doc.items[k + 1 : k + 3]]
        if item.possessive and _OWNED & set(after):
            return f"“{name}’s {next(word for word in after if word in _OWNED)}”"
        if len(two) == 2 and two[1] == "of" and two[0] in _RULED:
            return f"“{two[0]} of {name}”"
        if two and two[-1] in _WITHIN:
            seen, said = seen + 1, f"“{two[-1]} {name}”"
    return said if seen >= _ENOUGH else ""
