"""Two hundred strings that break careless sites, ready to stand in a query string or a path."""

import os
from urllib.parse import quote

NUMBERS = [
    "0", "-1", "+1", "01", "1.5", "1e3", "0x10", "1_000",
    *("9" * length for length in (7, 19, 30, 3900, 4301)),
    "NaN", "Infinity", "1e309", "true", "null", "None", "[]", "{}", "last", "1;drop", "1 ", "1,2",
    "１", "١", "²", "Ⅷ", "1\u200b", "",
]  # fmt: skip

YEARS = [
    "2024.5", "2024-01", "20 24", "02024", "２０２４", "2020..", "..2020", "2020..2010", "999", "32768",
    "2147483648", "9223372036854775808", "-2024", "0000", "9999",
]  # fmt: skip

SEARCHES = [
    '"', '""', '"abc', 'abc"', "'", "it's", "(", ")", "()", "(a", "a)", "((a) OR b", "*", "*abc", "a*",
    "^", "^a", "AND", "a AND", "AND a", "a AND AND b", "OR", "a OR", "NOT", "NOT a", "NEAR", "NEAR(",
    "NEAR(a b)", "NEAR(a b, x)", "nosuch:a", "title:", "title:*", 'author:"', "venue:()", "year:",
    "year:x", "year:..", "rank:1", "rowid:1", "{", "{a b}:c", ":", ":a", "::", "@a", "?", "!", "!a", "&",
    "a & b", "|", "a | b", "a <-> b", "<", ":*", "a:*", "a:B", "-", "--", "- a", "-a", '-"a b"', "a -",
    "state-of-the-art", "C++", "C#", ".NET", "10.1000/5", "x.y", "~", "`", "$$", "\\", "a\\", "\\'",
    "%", "%%", "_", "a%b", "[a-z]", "(?:", "(a+)+$", ",", ";", "#", "+", "=", "/",
]  # fmt: skip
"""What means something to a full text index, to LIKE or to a pattern."""

INJECTIONS = [
    "'; drop table catalogue_paper; --", "' OR '1'='1", "1 UNION SELECT 1", "') OR 1=1 --", "${7*7}",
    "{{ 7*7 }}", "{% load x %}", "%(name)s", "{0}", "../../etc/passwd", "..\\..\\", "//evil.example/",
    "https://evil.example/", "javascript:alert(1)", "\r\nSet-Cookie: a=b", "a\nb", "a\tb", "\x0b\x0c",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><b>", "<!--", "]]>",
    "=1+1", "id__gt",
]  # fmt: skip

TEXTS = [
    "\u202eabc", "\u200b", "a\u200bb", "\ufeff", "\u2028", "مرحبا", "王伟", "Łukasz", "ﬀ", "ß", "İ",
    "a" + "\u0301" * 50, "😀" * 50, "👩‍👩‍👧‍👦", "\U0010ffff", "\ue000", "\ufffd", "\x01", "\x1b[31m", "\x85",
    "   ", "\u3000",
]  # fmt: skip

LONG = [
    "(" * 1000, '"' * 1001, "a " * 900, "a OR " * 500, "-a " * 700, "title:" * 400, "%" * 1000,
    "x" * 3900, "x" * 5000,
]  # fmt: skip

BYTES = ["%00", "a%00b", "%FF", "%ED%A0%80", "%C0%80", "%F0%9F", "%", "%zz", "%u0041", "%2500"]
"""What is no text at all, as it stands in an address."""

STRINGS = [*map(quote, [*NUMBERS, *YEARS, *SEARCHES, *INJECTIONS, *TEXTS, *LONG]), *BYTES]

ALL = bool(os.environ.get("HOSTILE"))
SOME = STRINGS if ALL else STRINGS[::4]
