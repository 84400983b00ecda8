#!/usr/bin/python3
"""No file carries the words of forbidden-words.txt: names of registries, paths of one machine, promises of later."""
import re

from lint import Lint

lint = Lint()
rules = []
for where, pattern, why in lint.table('forbidden-words.txt'):
    rules.append((where, re.compile(pattern), why))

for path in lint.files():
    if path in ('tests/lint/forbidden-words.txt', 'COPYING'):
        continue
    try:
        lines = lint.lines(path)
    except UnicodeDecodeError:
        continue
    for number, line in lines:
        for where, pattern, why in rules:
            found = pattern.search(line) if where == '*' or path.startswith(where) else None
            if found:
                lint.complain(path, number, f'“{found.group(0).strip()}”: {why}')
lint.end()
