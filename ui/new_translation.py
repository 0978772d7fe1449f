"""A file for a translator: every text of the screens, ready for Qt Linguist."""

import re
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from core.words import Language
from ui.translation import NAME
from ui.words import Words

_CODE = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,4})?")
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


class BadFile(ValueError):
    """The code is none for a further language, or the file before it is no translation; the message says which."""


def written(words: Words, code: str, before: str | None = None) -> str:
    """The text of besti_<code>.ts with all keys of `words`, Indonesian as the source.

    `before`: the file as it was. Its translations are kept; one whose source has changed is unfinished again, one whose
    key is gone stays as vanished. Raises BadFile.
    """
    if not _CODE.fullmatch(code) or code in {language.value for language in Language}:
        raise BadFile(f"“{code}” is no code of a further language; write it like mkn or de")
    old = _messages(before) if before else {}
    root = Element("TS", version="2.1", language=code, sourcelanguage="id")
    context = SubElement(root, "context")
    SubElement(context, "name")
    for key in sorted(words.keys()):
        context.append(_message(words, key, old.pop(key, None)))
    for message in old.values():
        _translation(message).set("type", "vanished")
        context.append(message)
    ET.indent(root, "    ")
    return f"{_HEAD}{ET.tostring(root, encoding='unicode', short_empty_elements=False)}\n"


def _messages(before: str) -> dict[str, Element]:
    try:
        tree = ET.fromstring(before)  # noqa: S314 - our own file
    except ET.ParseError as fault:
        raise BadFile(f"the file that is there is no translation: {fault}") from fault
    return {message.get("id", ""): message for message in tree.iter("message")}


def _message(words: Words, key: str, old: Element | None) -> Element:
    source = words.text(key, "id")
    message = Element("message", id=key)
    SubElement(message, "source").text = source
    hint = "What this language calls itself." if key == NAME else f"English: {words.text(key, 'en')}"
    SubElement(message, "extracomment").text = hint
    if old is None:
        SubElement(message, "translation", type="unfinished")
        return message
    message.extend(old.findall("translatorcomment"))
    translation = _translation(old)
    if translation.get("type") == "vanished":
        del translation.attrib["type"]
    if old.findtext("source") != source:
        translation.set("type", "unfinished")
    message.append(translation)
    return message


def _translation(message: Element) -> Element:
    found = message.find("translation")
    return SubElement(message, "translation", type="unfinished") if found is None else found
