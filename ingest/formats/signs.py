"""The signs of formats that are made for machines: web pages, XML, RDF and JSON, known by how they begin."""

import re
from typing import Literal

import orjson

DataFormat = Literal["html", "xml", "rdf", "json", "jsonl"]

_HEAD = 20_000  # characters that tell a format
_LONGEST = 4_000_000  # characters of a first record of JSON Lines
_ROOT = re.compile(
    r"(?:\s|<!--(?:(?!-->)[\s\S])*+-->|<\?[^>]*+>|<![^\[>]*+(?:\[[^\]]*+\]\s*+)?+>)*+<(?P<name>[A-Za-z_][\w.:-]*+)"
)
_WEB = frozenset(
    "html head body title meta link style script div p span table ul ol dl h1 h2 h3 h4 h5 h6 main article "
    "section nav header footer form a b i em strong br hr center font blockquote pre img details".split()
)
_WEB_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|/p|/div|/td|/tr|/li|/h[1-6]|/ul|/ol|/a)\b", re.IGNORECASE
)
_RDF_NAMESPACE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_IRI = r'<[^<>"{}|^`\\\x00-\x20]*+>'
_DIRECTIVE = re.compile(
    rf"(?:@prefix|PREFIX|prefix)\s+[\w.-]*:\s*{_IRI}|(?:@base|BASE|base)\s+{_IRI}|@version\s+\"", re.ASCII
)
_STATEMENT = re.compile(
    rf"(?:(?P<subject>{_IRI})|_:\w[\w.-]*+)\s+(?:{_IRI}|a\b)\s+(?:{_IRI}|_:\w|\"|'|\[|<<)", re.ASCII
)
_COMMENTS = re.compile(r"(?:\s++|#[^\n]*+(?:\n|\Z))*+")
_JSON = re.compile(r'\s*+(?:\{\s*+["}]|\[\s*+(?:[\[{"\]]|-?\d|true\b|false\b|null\b))')
_JSON_LD = re.compile(r'"@(?:context|graph|id|type|value)"\s*:')
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # of a character, which JSON must not have
_SCALAR = re.compile(
    r'\s*+(?:"(?:[^"\\\n]|\\.)*+"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN)\s*+\Z'
)


def data_format(text: str) -> DataFormat | None:
    """Which of these formats a text is in; None where it is written for people."""
    head = text[:_HEAD]
    if head.lstrip().startswith("<"):
        return _marked_up(text, head)
    begin = _COMMENTS.match(head)
    if (begin and _DIRECTIVE.match(head, begin.end())) or (begin and _is_statement(head, begin.end())):
        return "rdf"
    return _json(text)


def _marked_up(text: str, head: str) -> DataFormat | None:
    begin = _COMMENTS.match(head)
    if begin and _is_statement(head, begin.end()):
        return "rdf"
    root = _ROOT.match(head)
    name = root["name"].casefold() if root else ""
    if re.match(r"\s*+(?:<!--(?:(?!-->)[\s\S])*+-->\s*+)*+<!doctype\s+html\b", head, re.IGNORECASE):
        return "html"
    if name in _WEB or (len(_WEB_TAG.findall(head)) > 2 and ":" not in name and "<?xml" not in head[:200]):
        return "html" if _enough(text, name) else None
    if root and (name.endswith(":rdf") or name == "rdf") and _RDF_NAMESPACE in head:
        return "rdf"
    declared = head.lstrip().startswith("<?xml")
    closes = bool(root) and f"</{root['name']}" in text[-2_000:] if root else False
    return "xml" if declared or closes else None


def _enough(text: str, name: str) -> bool:
    """Whether there is more of a web page than a tag that a text happens to begin with."""
    return name in (
        "html",
        "head",
        "body",
        "main",
        "article",
        "title",
        "meta",
        "style",
        "script",
        "link",
    ) or (len(_WEB_TAG.findall(text[:200_000])) > 1)


def _is_statement(head: str, at: int) -> bool:
    """Whether RDF's subject, predicate and object stand there: no three tags of a page, each on its line."""
    said = _STATEMENT.match(head, at)
    return said is not None and (said["subject"] or "").strip("<>").casefold() not in _WEB


def _json(text: str) -> DataFormat | None:
    if not _JSON.match(text):
        return "json" if len(text) < _HEAD and _SCALAR.match(text) else None
    if lines := _json_lines(text):
        return "rdf" if _JSON_LD.search(lines) else "jsonl"
    head = text[:_HEAD]
    if not _is_json(text, head):
        return None
    return "rdf" if ('"@context"' in head and _JSON_LD.search(head)) or _expanded(head) else "json"


def _expanded(head: str) -> bool:
    return '"@id"' in head and ('"@type"' in head or '"@value"' in head)


def _json_lines(text: str) -> str | None:
    """The first line of a text whose first two lines with words are each a whole object or array."""
    found: list[str] = []
    at = 0
    while at < len(text) and len(found) < 2:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].strip()
        at = end + 1
        if line:
            if len(line) > _LONGEST or line[0] not in "{[" or line[-1] not in "}]" or not _parses(line):
                return None
            found.append(line)
    return found[0] if len(found) == 2 else None


def _parses(line: str) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return _HALF.search(line) is not None  # the reader tells what is wrong with it
    return True


def _is_json(text: str, head: str) -> bool:
    """Whether a text that begins as JSON goes on so: "[1] A note" and "{"A" plan}" do not."""
    stripped = head.lstrip()
    if stripped.startswith("{"):
        return stripped[1:].lstrip().startswith("}") or bool(
            re.match(r'\{\s*+"(?:[^"\\]|\\.)*+"\s*+:', stripped)
        )
    if re.match(r"\[\s*+[\[{]", stripped):
        return bool(re.match(r'\[\s*+(?:\{\s*+["}]|\[\s*+["\[\]{\d-])', stripped))
    return text.rstrip().endswith("]") and _parses(text) if len(text) < _LONGEST else False
