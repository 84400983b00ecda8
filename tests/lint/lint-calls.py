#!/usr/bin/python3
"""The same source builds on GTK 4.8 and on 4.18: neither the calls of old-and-new-calls.txt nor their classes in a template.

What differs and cannot be avoided lives in one file, src/app/pv-toolkit.c, which says so. Nor calls that base/ has a safe form of,
in base/pv-worker.c.
"""
import re

from lint import Lint

ALLOWED = {'src/app/pv-toolkit.c', 'src/base/pv-worker.c'}

lint = Lint()
rules = [(re.compile(pattern), why) for pattern, why in lint.table('old-and-new-calls.txt')]

for path in lint.files('src', '.c', '.h') + lint.files('tests', '.c', '.h') + lint.files('data', '.ui'):
    if path in ALLOWED:
        continue
    for number, line in lint.lines(path) if path.endswith('.ui') else lint.code_lines(path):
        for pattern, why in rules:
            found = pattern.search(line)
            if found:
                lint.complain(path, number, f'{found.group(0)}: {why}')
lint.end()
