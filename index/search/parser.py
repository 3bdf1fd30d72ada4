"""The query language: text to tree, with one-line errors that say where. The grammar is in ``docs/search.md``."""

from __future__ import annotations

from index.errors import QueryError
from index.search.days import days
from index.search.query import (
    FIELDS,
    FILTER_FIELDS,
    And,
    Every,
    Field,
    Fuzzy,
    KindFilter,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    SourceFilter,
    Term,
    Typed,
)
from index.search.tokens import Token, tokens
from index.search.words import fold, is_unspaced, raw_tokens

MAX_LENGTH = 1_000
MAX_CLAUSES = 64
MAX_DEPTH = 20
MIN_PREFIX = 2
MAX_FUZZY = 16
KINDS = ("direct", "mixed", "indirect")
_FIELDS = frozenset(FIELDS)


def parse(text: str, *, live: bool = False) -> Query:
    """The tree of a query; an empty one asks for every article.

    Args:
        live: the reader is still typing: what is broken is repaired, the last word may be unfinished.

    Raises:
        QueryError: the query is broken or too large (never if ``live``).
    """
    if len(text) > MAX_LENGTH:
        if not live:
            raise QueryError(f"the query is longer than {MAX_LENGTH:,} characters", text, MAX_LENGTH)
        text = text[:MAX_LENGTH]
    return _Parser(text, live).parse()


class _Parser:
    """Recursive descent over the tokens; every ``_part`` returns None for what holds nothing to search for."""

    def __init__(self, text: str, live: bool) -> None:
        self.text = text
        self.live = live
        self.tokens = list(tokens(text, _FIELDS, live))
        self.at = 0
        self.clauses = 0
        self.fuzzy = 0
        self.typing = live and bool(text) and not text[-1].isspace()

    def parse(self) -> Query:
        found: list[Query | None] = [self._any(0)]
        while token := self._peek():  # a bracket that closes nothing
            self._blame("this bracket closes nothing", token)
            self.at += 1
            found.append(self._any(0))
        query = _join(And, [part for part in found if part is not None])
        if query is None and self.tokens and not self.live:
            raise QueryError("there is no word to search for", self.text, 0, unfinished=self._only_signs())
        return query or Every()

    def _any(self, depth: int, field: str | None = None) -> Query | None:
        parts = [self._all(depth, field)]
        while (token := self._peek()) and token.kind == "or":
            self.at += 1
            if not self._more():
                self._blame("OR needs something after it", token, unfinished=self._at_end())
            parts.append(self._all(depth, field))
        return _join(Or, [part for part in parts if part is not None])

    def _all(self, depth: int, field: str | None) -> Query | None:
        parts: list[Query | None] = []
        while (token := self._peek()) and token.kind not in ("or", ")"):
            if token.kind == "and":
                self.at += 1
                if not parts or not self._more():
                    self._blame("AND needs something on both sides", token, unfinished=bool(parts) and self._at_end())
                continue
            parts.append(self._one(depth, field))
        if not parts and (token := self._peek()) and token.kind == "or":
            self._blame("OR needs something before it", token)
        return _join(And, [part for part in parts if part is not None])

    def _one(self, depth: int, field: str | None) -> Query | None:
        token = self.tokens[self.at]
        self.at += 1
        if depth >= MAX_DEPTH and token.kind in ("(", "not", "field"):
            self._blame(f"brackets are nested deeper than {MAX_DEPTH}", token)
            return None
        match token.kind:
            case "not":
                if not self._more():
                    self._blame("NOT needs something after it", token, unfinished=self._at_end())
                    return None
                inner = self._one(depth + 1, field)
                return None if inner is None else Not(inner)
            case "(":
                return self._bracket(token, depth, field)
            case "field":
                return self._field(token, depth, field)
        return self._leaf(token, field)

    def _bracket(self, opening: Token, depth: int, field: str | None) -> Query | None:
        inner = self._any(depth + 1, field)
        if self._peek() is None:
            self._blame("the bracket is never closed", opening, unfinished=True)
        self.at += 1
        return inner

    def _field(self, name: Token, depth: int, outer: str | None) -> Query | None:
        if outer is not None:
            self._blame(f"{name.text}: cannot stand inside {outer}:", name)
        if name.text not in FIELDS:
            self._blame(_unknown_field(name.text), name)
            return None
        following = self._peek()
        if following is None or following.start != name.end or following.kind not in ("(", "word", "phrase", "open"):
            self._blame(f"{name.text}: needs a word right after it", name, unfinished=following is None)
            return None
        if name.text in FILTER_FIELDS:
            return self._one(depth + 1, name.text)
        inner = self._one(depth + 1, name.text)
        return None if inner is None else Field(name.text, inner)

    def _leaf(self, token: Token, field: str | None) -> Query | None:
        self.clauses += 1
        if self.clauses > MAX_CLAUSES:
            if not self.live:
                raise QueryError(f"the query asks for more than {MAX_CLAUSES} things", self.text, token.start)
            return None
        if field in FILTER_FIELDS:
            return self._filter(token, str(field))
        if token.kind in ("phrase", "open"):
            words = " ".join(token.text.split())
            return Phrase(words, token.kind == "open" and self.typing) if raw_tokens(words) else None
        return self._word(token)

    def _filter(self, token: Token, field: str) -> Query | None:
        text = " ".join(token.text.split())
        if field == "source":
            return SourceFilter(text) if raw_tokens(text) else None
        if field == "date":
            found = days(text)
            if isinstance(found, str):
                self._blame(found, token)
                return None
            return found
        if text.lower() not in KINDS:
            self._blame(f"kind: is one of {', '.join(KINDS)}", token)
            return None
        return KindFilter(text.lower())

    def _word(self, token: Token) -> Query | None:
        word = token.text
        if word == "*":
            return Every()
        if self.live:
            word = word.strip("*?~")
            last = self.typing and self.at == len(self.tokens) and token.text[-1] not in "~"
            return None if not raw_tokens(word) else Typed(word) if last else Term(word)
        stem, sign = (word[:-1], word[-1]) if word[-1] in "*~" else (word, "")
        if "*" in stem:
            raise QueryError("* stands at the end of a word only", self.text, token.start + stem.index("*"))
        if "~" in stem and stem.rpartition("~")[2].isdigit():
            raise QueryError(
                "~ takes no number: it allows one letter to differ", self.text, token.start + stem.rindex("~")
            )
        raw = raw_tokens(stem)
        if not raw:
            if sign:
                raise QueryError(f"{sign} needs a word before it", self.text, token.start)
            return None
        if sign == "*":
            if len(fold(raw[-1])) < MIN_PREFIX and len(raw) == 1 and not is_unspaced(raw[0][0]):
                raise QueryError(
                    f"* needs at least {MIN_PREFIX} letters before it", self.text, token.start, unfinished=True
                )
            return Prefix(stem)
        if sign == "~":
            if len(raw) > 1 or "-" in raw[0]:
                raise QueryError("~ stands after a single word", self.text, token.end - 1)
            self.fuzzy += 1
            if self.fuzzy > MAX_FUZZY:
                raise QueryError(f"more than {MAX_FUZZY} words have a ~", self.text, token.start)
            return Fuzzy(stem)
        return Term(word)

    def _peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _more(self) -> bool:
        token = self._peek()
        return token is not None and token.kind not in ("and", "or", ")")

    def _at_end(self) -> bool:
        return self.at >= len(self.tokens)

    def _only_signs(self) -> bool:
        """Whether this can be the beginning of anything: a phrase or a bracket just opened."""
        return self.tokens[0].kind in ("(", "phrase", "open")

    def _blame(self, message: str, token: Token, *, unfinished: bool = False) -> None:
        if not self.live:
            raise QueryError(message, self.text, token.start, unfinished=unfinished)


def _join(kind: type[And] | type[Or], parts: list[Query]) -> Query | None:
    if not parts:
        return None
    flat: list[Query] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else (part,)
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def _unknown_field(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, FIELDS, 1, 0.5)
    hint = f"did you mean {near[0]}:?" if near else "there are " + ", ".join(f"{field}:" for field in FIELDS)
    return f"there is no field {name}: ({hint})"
