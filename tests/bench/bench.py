#!/usr/bin/python3
"""Measures what README.md says was measured, and writes it there, between the two lines that mark the place.

bench.py BUILD BENCH-WINDOW      medians of RUNS, the programs in turn, each start on a display and in a home of its own
"""
import os
import platform
import re
import statistics
import subprocess
import sys

RUNS = 5
ROOMS = ('base', 'model', 'layout', 'store', 'document', 'analysis', 'diagram', 'report', 'exchange', 'cli', 'app')
MARKS = ('<!-- written by ./dev bench -->', '<!-- end of what ./dev bench writes -->')


def measure(bench, what, *command):
    """The numbers of one line of bench-window, or None with the reason on standard error."""
    done = subprocess.run(['tests/with-gui', '--wm', bench, what, *command], capture_output=True, text=True, check=False)
    words = done.stdout.split()
    if done.returncode != 0 or not words or words[0] != what:
        sys.exit(f'bench-window {what} {" ".join(command)}: {done.stderr.strip() or done.returncode}')
    return [float(word) for word in words[1:]]


def median(rows, column):
    return statistics.median(row[column] for row in rows)


def lines_of(room):
    """Lines that are neither empty nor comment, and the number of files."""
    lines, files = 0, 0
    for name in sorted(os.listdir(f'src/{room}')):
        if name.endswith(('.c', '.h', '.def')):
            with open(f'src/{room}/{name}', encoding='utf-8') as source:
                text = re.sub(r'/\*.*?\*/', '', source.read(), flags=re.DOTALL)
            lines += sum(1 for line in text.split('\n') if line.strip())
            files += 1
    return lines, files


def processor():
    with open('/proc/cpuinfo', encoding='utf-8') as info:
        names = re.findall(r'model name\s*: (.*)', info.read())
    return f'{len(names)} × {names[0]}' if names else platform.machine()


def table(build, bench):
    program = [f'{build}/src/app/polkuverkko', '--sample', 'vaasa']
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(measure(bench, 'start', *program))
        theirs.append(measure(bench, 'start', 'gnome-text-editor', 'README.md'))
    pans = [measure(bench, 'pan', *program) for _ in range(3)]
    edits = [measure(bench, 'edit', *program) for _ in range(3)]
    rows = [
        ('start to the finished picture, Vaasa sample', f'{median(ours, 0):.0f} ms, {median(ours, 1):.0f} ms of CPU'),
        ('the same for gnome-text-editor with this page', f'{median(theirs, 0):.0f} ms, {median(theirs, 1):.0f} ms of CPU'),
        ('one step of panning the Vaasa network at 1280×800, 40 a second', f'{median(pans, 0):.1f} ms of CPU'),
        ('an edit, from the key to the screen', f'{median(edits, 0):.0f} ms'),
        ('the same edit, from the key to the last write on the disk', f'{median(edits, 1):.0f} ms'),
    ]
    yield f'Medians on {processor()}, under Xvfb with the cairo renderer. A time on a shared machine says little alone; beside another it does.'
    yield ''
    yield '| what | measured |'
    yield '|---|---|'
    for what, value in rows:
        yield f'| {what} | {value} |'
    yield ''
    yield '| room | lines of code | files |'
    yield '|---|---|---|'
    total = 0
    for room in ROOMS:
        lines, files = lines_of(room)
        total += lines
        yield f'| `{room}/` | {lines} | {files} |'
    yield f'| together | {total} | |'


def main():
    build, bench = sys.argv[1:3]
    text = '\n'.join(table(build, bench))
    print(text)
    with open('README.md', encoding='utf-8') as page:
        readme = page.read()
    start, end = readme.index(MARKS[0]) + len(MARKS[0]), readme.index(MARKS[1])
    with open('README.md', 'w', encoding='utf-8') as page:
        page.write(readme[:start] + '\n' + text + '\n' + readme[end:])


if __name__ == '__main__':
    main()
