"""What the lints share: finding files, and complaining about a line of one.

A lint is a script of its own, `lint-THING.py ROOT [BUILD]`: it prints each offence as `path:line: what is wrong` and ends with 1 if
there was any. Each has a small tree that breaks its rule on purpose, `bad/THING/`, and there the lines to be found, `expected`.
"""
import os
import re
import sys

LEFT_OUT = ('.git', 'node_modules', '__pycache__', 'out')


class Lint:
    def __init__(self):
        self.root = sys.argv[1]
        self.build = sys.argv[2] if len(sys.argv) > 2 else None
        self.here = os.path.dirname(os.path.abspath(__file__))
        self.offences = 0

    def complain(self, path, line, words):
        self.offences += 1
        print(f'{path}:{line}: {words}')

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def files(self, under='', *endings):
        """Paths relative to the root, sorted, of the files below a folder that end so; the bad examples left out."""
        found = []
        for folder, folders, names in os.walk(self.path(under)):
            folders[:] = [name for name in folders if name not in LEFT_OUT and not name.startswith('_build')]
            relative = os.path.relpath(folder, self.root)
            if relative == os.path.join('tests', 'lint'):
                folders[:] = [name for name in folders if name != 'bad']
            for name in names:
                if name in LEFT_OUT:
                    continue
                if not endings or name.endswith(endings):
                    found.append(os.path.normpath(os.path.join(relative, name)))
        return sorted(found)

    def read(self, path):
        with open(self.path(path), encoding='utf-8') as text:
            return text.read()

    def lines(self, path):
        return list(enumerate(self.read(path).split('\n'), 1))

    def code_lines(self, path):
        """The lines of a C file with comments and the insides of strings blanked out, so that words in them do not count."""
        return list(enumerate(blank_words(self.read(path)).split('\n'), 1))

    def table(self, name):
        """Rows of a table beside the lints: cells between double colons, `#` begins a comment."""
        rows = []
        with open(os.path.join(self.here, name), encoding='utf-8') as table:
            for line in table:
                if line.strip() and not line.startswith('#'):
                    rows.append([cell.strip() for cell in line.split('::')])
        return rows

    def entries(self, catalogue):
        """(line, {msgid…, msgstr…}) of each message of a catalogue, strings joined and unescaped as far as comparing needs."""
        found, key, entry, line = [], None, {}, 0
        for number, text in self.lines(catalogue) + [(0, '')]:
            word = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', text)
            if not text.strip() or text.startswith('#'):
                if 'msgid' in entry:
                    found.append((line, entry))
                entry, key = {}, None
            elif word:
                if word[1] == 'msgid':
                    line = number
                key = word[1]
                entry[key] = word[2][1:-1]
            elif key and text.startswith('"'):
                entry[key] += text[1:-1]
        return found

    def end(self):
        sys.exit(1 if self.offences else 0)


def blank_words(source):
    def blank(match):
        text = match.group(0)
        if text.startswith('"') or text.startswith("'"):
            return text[0] + ' ' * (len(text) - 2) + text[-1]
        return re.sub(r'[^\n]', ' ', text)
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', blank, source, flags=re.DOTALL)
