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
import tempfile

RUNS = 5
LISTS = (300, 20000)
HISTORY = 200000
ROOMS = ('base', 'model', 'layout', 'store', 'document', 'analysis', 'diagram', 'report', 'exchange', 'cli', 'app')
MARKS = ('<!-- written by ./dev bench -->', '<!-- end of what ./dev bench writes -->')


def measure(bench, what, *command):
    """The numbers of one line of bench-window, or None with the reason on standard error."""
    done = subprocess.run(['tests/with-gui', '--wm', bench, what, *command], capture_output=True, text=True, check=False)
    words = done.stdout.split()
    if done.returncode != 0 or not words or words[0] != what:
        sys.exit(f'bench-window {what} {" ".join(command)}: {done.stderr.strip() or done.returncode}')
    return [float(word) for word in words[1:]]


def measure_store(bench):
    """What bench-store says, on the disk that holds the temporary files."""
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR', '/var/tmp')) as folder:
        done = subprocess.run([bench, folder], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f'bench-store: {done.stderr.strip() or done.returncode}')
    lines = [line.split() for line in done.stdout.splitlines()]
    return {name: [[float(word) for word in words] for first, *words in lines if first == name] for name in ('commit', 'edits', 'open', 'together')}


def measure_history(build, bench):
    """Numbers of bench-window history for a document of HISTORY edits."""
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR', '/var/tmp')) as folder:
        store = os.path.join(os.path.dirname(bench), 'bench-store')
        subprocess.run([store, folder, str(HISTORY)], check=True)
        return [measure(bench, 'history', f'{build}/src/app/polkuverkko', f'{folder}/long.polku') for _ in range(3)]


def rows_of_sheets(bench):
    """What bench-sheets says: a row for each format."""
    program = os.path.join(os.path.dirname(bench), 'bench-sheets')
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR', '/var/tmp')) as folder:
        subprocess.run([program, 'write', folder], check=True)
        for ending in ('csv', 'xlsx', 'ods'):
            runs = [subprocess.run([program, 'read', f'{folder}/list.{ending}'], capture_output=True, text=True, check=True).stdout.split()[1:]
                    for _ in range(RUNS)]
            runs = [[float(word) for word in words] for words in runs]
            yield (f'reading 20,000 rows of 12 columns from .{ending}', f'{median(runs, 1):.0f} ms of CPU, {median(runs, 2):.0f} MB')


def row_of_search(bench):
    """Finding at 20,000 actors, in CPU time: what bench-search says, the median run."""
    runs = sorted(tuple(float(word) for word in subprocess.run([os.path.join(os.path.dirname(bench), 'bench-search')], capture_output=True,
                                                               text=True, check=True).stdout.split()) for _ in range(RUNS))
    made, memory, half, most, keys = runs[RUNS // 2]
    return f'| finding in 20,000 actors and 60,000 links: the index, its memory, a key (median, 99 of 100; {keys:.0f} keys) | ' \
           f'{made:.0f} ms, {memory:.0f} MiB, {half:.1f} ms, {most:.1f} ms |'


def row_of_filter(bench):
    """Filtering 20,000 actors, in CPU time: what bench-filter says, the median run."""
    runs = sorted(tuple(float(word) for word in subprocess.run([os.path.join(os.path.dirname(bench), 'bench-filter')], capture_output=True,
                                                               text=True, check=True).stdout.split()) for _ in range(RUNS))
    half, most, listed, longest, asked = runs[RUNS // 2]
    return f'| filtering them by four conditions at once (median, 99 of 100; {asked:.0f} asked); listing the answers to one, counted | ' \
           f'{half:.1f} ms, {most:.1f} ms; {listed:.1f} ms, {longest:.1f} ms |'


def row_of_names(bench):
    """Names that are alike, in CPU time: what bench-alike says, the median run."""
    runs = sorted(tuple(float(word) for word in subprocess.run([os.path.join(os.path.dirname(bench), 'bench-alike')], capture_output=True,
                                                               text=True, check=True).stdout.split()) for _ in range(RUNS))
    half, most, keys, *pairs = runs[RUNS // 2]
    return f'| proposing names at each key among them (median, 99 of 100; {keys:.0f} keys); all that is likely there twice ' \
           f'at 5,000, 10,000, 20,000, 40,000 actors | {half:.1f} ms, {most:.1f} ms; {", ".join(f"{ms:.0f}" for ms in pairs)} ms |'


def table_of_store(bench):
    told = measure_store(bench)
    commit, sync = told['commit'][0]
    actors, ops, took = told['open'][0]
    yield f'| one commit in the working copy, beside one fdatasync on the same disk | {commit:.1f} ms, {sync:.1f} ms |'
    yield f'| opening {actors:,.0f} actors with {ops:,.0f} cells of history from another laptop, every row proven | {took / 1000:.1f} s |'
    laptops, edits, first, again, merging = told['together'][0]
    yield (f'| a shared folder of {laptops:.0f} files at {edits:,.0f} edits: opening it for the first time, again, '
           f'and when one file has 1,000 changes more | {first:.0f} ms, {again:.0f} ms, {merging:.0f} ms |')
    yield ''
    yield '| edits in the history | sharing | opening elsewhere | undo | merging 1,000 more | bytes an edit |'
    yield '|---|---|---|---|---|---|'
    for edits, share, opening, undo, merge, size in told['edits']:
        yield f'| {edits:,.0f} | {share:.0f} ms | {opening:.0f} ms | {undo:.0f} ms | {merge:.0f} ms | {size:.0f} |'


def rows_of_lists(bench):
    """A list of actors, read, understood and held against an empty document, and against one that has them all."""
    for rows in LISTS:
        done = [subprocess.run([bench, str(rows)], capture_output=True, text=True, check=False) for _ in range(RUNS)]
        for one in done:
            if one.returncode != 0:
                sys.exit(f'bench-lists: {one.stderr.strip() or one.returncode}')
        told = [[float(word) for word in one.stdout.split()[1:]] for one in done]
        yield (f'| a list of {rows:,} actors into an empty document; the same list again; memory at most '
               f'| {median(told, 1):.0f} ms, {median(told, 2):.0f} ms of CPU; {median(told, 3):.0f} MB |')
        yield (f'| bringing those {rows:,} in: worked out in a worker, which can be called off; on the window\'s own thread '
               f'| {median(told, 4):.0f} ms, {median(told, 5):.0f} ms of CPU |')


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
    histories = measure_history(build, bench)
    rows = [
        ('start to the finished picture, Vaasa sample', f'{median(ours, 0):.0f} ms, {median(ours, 1):.0f} ms of CPU'),
        ('the same for gnome-text-editor with this page', f'{median(theirs, 0):.0f} ms, {median(theirs, 1):.0f} ms of CPU'),
        ('one step of panning the Vaasa network at 1280×800, 40 a second', f'{median(pans, 0):.1f} ms of CPU'),
        ('an edit, from the key to the screen', f'{median(edits, 0):.0f} ms'),
        ('the same edit, from the key to the last write on the disk', f'{median(edits, 1):.0f} ms'),
        (f'turning to a history of {HISTORY:,} lines: the picture, the longest time that the program answers nothing, memory',
         f'{median(histories, 0):.0f} ms, {median(histories, 1):.0f} ms, {median(histories, 2):.0f} MB'),
        ('one notch of the wheel in that history', f'{median(histories, 3):.1f} ms of CPU'),
    ]
    rows.extend(rows_of_sheets(bench))
    yield f'Medians on {processor()}, under Xvfb with the cairo renderer. A time on a shared machine says little alone; beside another it does.'
    yield ''
    yield '| what | measured |'
    yield '|---|---|'
    for what, value in rows:
        yield f'| {what} | {value} |'
    yield from rows_of_lists(os.path.join(os.path.dirname(bench), 'bench-lists'))
    yield row_of_search(bench)
    yield row_of_filter(bench)
    yield row_of_names(bench)
    yield from table_of_store(os.path.join(os.path.dirname(bench), 'bench-store'))
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
