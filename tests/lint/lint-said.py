#!/usr/bin/python3
"""What a person reads: none of the words of never-said.txt, in the sources' words or in a translation.

The names of commands may be said: behind `polkuverkko-cli`, or alone between quotation marks.
"""
import re

from lint import Lint

COMMAND = re.compile(r'polkuverkko-cli [a-z-]+|[“”][a-z-]+”')

lint = Lint()
rules = [(language, re.compile(pattern, re.IGNORECASE), why) for language, pattern, why in lint.table('never-said.txt')]


def look(catalogue, line, language, words):
    for of, pattern, why in rules:
        found = pattern.search(COMMAND.sub('', words)) if of == language else None
        if found:
            lint.complain(catalogue, line, f'“{found.group(0)}” ({language}): {why}')


languages = lint.read('po/LINGUAS').split()
for number, language in enumerate(languages):
    catalogue = f'po/{language}.po'
    for line, entry in lint.entries(catalogue):
        # Each catalogue has all that is translated (lint-po): once is enough.
        if number == 0:
            look(catalogue, line, 'en', '\n'.join(text for key, text in entry.items() if key.startswith('msgid')))
        if entry['msgid']:
            look(catalogue, line, language, '\n'.join(text for key, text in entry.items() if key.startswith('msgstr')))
lint.end()
