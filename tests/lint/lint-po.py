#!/usr/bin/python3
"""The words: every source with words in POTFILES.in; every word in Finnish and in Swedish; none left in English unnoticed.

A translation may equal its source only where po/same-words.txt lists it (names, symbols, words that are the same).
"""
import os
import re
import subprocess
import tempfile

from lint import Lint

MARKED = re.compile(r'(?<!\w)(?:N?_|C_|NC_|g_dngettext|ngettext)\s*\(\s*"')

# A template of signs and places for other words has nothing to translate.
NO_WORD = re.compile(r'%(?:\d+\$)?[-+ #0\d.]*[a-z]+|\\.')
HAS_WORDS = re.compile(r'[^\W\d_]')

lint = Lint()


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, 'LC_ALL': 'C.UTF-8'})


def key_of(entry):
    return entry.get('msgctxt'), entry['msgid']


def repeat(done, place, template=None):
    """Gettext's own complaints, as ours; what it says of a line of the template, of the words that stand there."""
    said = [line for line in done.stderr.splitlines() if line.strip() and 'warning: ' not in line]
    for line in said if done.returncode else []:
        missing = template and re.match(re.escape(template) + r':(\d+): this message is used but not defined', line)
        if missing:
            with open(template, encoding='utf-8') as words:
                before = words.read().splitlines()[:int(missing[1])]
            line = next(text for text in reversed(before) if text.startswith('msgid ')) + ' is not there: ./dev po brings it in'
        lint.complain(place, 1, line.replace(lint.root + '/', ''))


potfiles = [line for line in lint.read('po/POTFILES.in').split('\n') if line and not line.startswith('#')]
for path in lint.files('src', '.c', '.h', '.def'):
    if path not in potfiles and MARKED.search(lint.read(path)):
        lint.complain(path, 1, 'has words to translate but does not stand in po/POTFILES.in')
for path in lint.files('data', '.ui', '.desktop.in', '.metainfo.xml.in', '.mime.xml.in'):
    if path not in potfiles:
        lint.complain(path, 1, 'does not stand in po/POTFILES.in')
for path in potfiles:
    if not os.path.exists(lint.path(path)):
        lint.complain('po/POTFILES.in', 1, f'{path} is not there')
if lint.offences:
    lint.end()

same = {tuple(line.split(' ', 1)) for line in lint.read('po/same-words.txt').split('\n') if line and not line.startswith('#')}
with tempfile.TemporaryDirectory() as folder:
    template = os.path.join(folder, 'polkuverkko.pot')
    made = run('xgettext', '--from-code=UTF-8', '--add-comments', '--directory=' + lint.root, '--files-from=' + lint.path('po/POTFILES.in'),
               '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3',
               '--flag=g_strdup_printf:1:c-format', '--output=' + template)
    repeat(made, 'po/POTFILES.in')
    said = {key_of(entry) for _, entry in lint.entries(template)}
    for language in lint.read('po/LINGUAS').split():
        catalogue = f'po/{language}.po'
        repeat(run('msgfmt', '--check', '--check-accelerators=_', '-o', '/dev/null', lint.path(catalogue)), catalogue)
        repeat(run('msgcmp', lint.path(catalogue), template), catalogue, template)
        for line, entry in lint.entries(catalogue):
            word = entry['msgid']
            if key_of(entry) not in said:
                lint.complain(catalogue, line, f'“{word}” is said nowhere any more: ./dev po takes it out')
            if HAS_WORDS.search(NO_WORD.sub('', word)) and entry.get('msgstr') == word and not same & {('*', word), (language, word)}:
                lint.complain(catalogue, line, f'“{word}” is the same in {language}: translate it, or list it in po/same-words.txt')
lint.end()
