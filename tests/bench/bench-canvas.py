#!/usr/bin/python3
"""Measures the canvas of the network as a person's hand moves it: P5, P6, P7 of PERFORMANCE.md, and dragging an actor with its links.

bench-canvas.py BUILD [ROW…]      rows P5, P6, P7, drag; all of them unless named

Each row is a line of its own: name, what, ours, the aim, whether it is met. The program itself says what its frames cost (PV_PERF, see
app/pv-frame-probe.h); the hand is xdotool, on a display of its own that Xvfb makes, once at 1000×700 and once at 1920×1080, with the
renderer of cairo and with that of GL (in software). A document of synthetic regions as PERFORMANCE.md describes them is made first, by the
command line alone. A frame's
cost is the main thread's processor time, so that what else the machine does counts little; what is given is the middle of them, the 95th
and the 99th of a hundred. From event to paint is time by the clock."""
import glob
import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SIZES = ('1000x700', '1920x1080')
RENDERERS = ('cairo', 'gl')
LARGE = (20000, 60000)
DRAGGED = ((300, 700), (5000, 12000))
REST = 1.5                            # seconds without work: the picture is there
NOTHING = 2                           # milliseconds: what a frame costs at most in which nothing new is painted
PATIENCE = 90
ATTEMPTS = 3
STARTS = 5                            # of which the middle one counts
STEPS = 240
OWN = ('XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME')
LEAST_RING = 15                       # pixels: lower than this is no box
KINDS = ('municipality', 'state-authority', 'wellbeing-services-county', 'kela', 'education', 'development-company', 'business-organisation',
         'association', 'private-provider', 'project', 'network-or-body')
RELATIONS = ('co-operation', 'referral', 'funding', 'steering', 'information', 'procurement')


# --- a region ---

def links_between(nodes, links, seed):
    """Regions of about 250, cells of about 14; most links in the cell, some in the region, 6 of a hundred across; no link twice."""
    chance = random.Random(seed)
    found = set()
    while len(found) < links:
        a = chance.randrange(nodes)
        where = chance.random()
        if where < 0.06:
            b = chance.randrange(nodes)
        else:
            size = 250 if where < 0.4 else 14
            start = a // size * size
            b = start + int((chance.random() ** 2) * min(size, nodes - start))
        if a != b and (a, b) not in found and (b, a) not in found:
            found.add((a, b))
    return sorted(found)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f'{os.path.basename(command[0])} {" ".join(command[1:4])}: {done.stderr.strip() or done.returncode}')
    return done.stdout


def make_document(build, folder, nodes, links):
    """A .polku with so many actors in areas, and their links; nobody has a place yet."""
    cli, path = f'{build}/src/cli/polkuverkko-cli', os.path.join(folder, f'{nodes}.polku')
    tables = {kind: os.path.join(folder, f'{kind}.csv') for kind in ('area', 'actor', 'relation')}
    with open(tables['area'], 'w', encoding='utf-8') as file:
        file.write('name.fi;kind\n')
        file.writelines(f'Alue {r + 1};region\n' for r in range(math.ceil(nodes / 250)))
    with open(tables['actor'], 'w', encoding='utf-8') as file:
        file.write('name.fi;kind;area\n')
        file.writelines(f'Toimija {i + 1};{KINDS[i * 7 % len(KINDS)]};Alue {i // 250 + 1}\n' for i in range(nodes))
    with open(tables['relation'], 'w', encoding='utf-8') as file:
        file.write('from_actor;to_actor;kind\n')
        file.writelines(f'Toimija {a + 1};Toimija {b + 1};{RELATIONS[(a + b) % len(RELATIONS)]}\n' for a, b in links_between(nodes, links, 1))
    run(cli, 'new', path)
    for kind, table in tables.items():
        run(cli, 'import', path, table, '--kind', kind)
    return path


# --- inside a display ---

class Program:
    """The program with a document open, and what it says of its frames."""

    def __init__(self, build, document, perf):
        self.perf, self.document = perf, document
        self.start([f'{build}/src/app/polkuverkko'] + ([document] if document else []))

    def start(self, arguments):
        self.began, self.began_at = time.monotonic(), time.time()
        self.process = subprocess.Popen(arguments, env={**os.environ, 'PV_PERF': self.perf}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.painted = self.began

    def size(self):
        try:
            return os.path.getsize(self.perf)
        except FileNotFoundError:
            return 0

    def cpu(self):
        with open(f'/proc/{self.process.pid}/stat', encoding='utf-8') as file:
            words = file.read().rsplit(')', 1)[1].split()
        return (int(words[11]) + int(words[12])) / os.sysconf('SC_CLK_TCK')

    def rest(self):
        """Waits until nothing is worked on for a while; the time of the last frame in which more was painted than nothing."""
        at, cpu, checked, busy = self.size(), self.cpu(), time.monotonic(), time.monotonic()
        while time.monotonic() - self.began < PATIENCE:
            time.sleep(0.02)
            if self.size() > at:
                if any(cost > NOTHING for _, cost, *_ in self.frames(at)):
                    self.painted = time.monotonic()
                at = self.size()
            if time.monotonic() - checked > 0.5:
                spent, cpu, checked = self.cpu() - cpu, self.cpu(), time.monotonic()
                busy = checked if spent > 0.1 else busy
                # A window without a document has no canvas that would tell of its frames; and what is on its way to the disk costs no time of a processor.
                if (at or not self.document) and self.proven() is not None and checked - max(busy, self.painted) > REST:
                    return self.painted
        sys.exit('the program never came to rest')

    def fill_screen(self):
        """The window as large as the screen, once it is there."""
        found = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(self.process.pid)], capture_output=True, text=True, check=True,
                               timeout=PATIENCE).stdout.split()
        subprocess.run(['xdotool', 'windowmove', found[-1], '0', '0', 'windowsize', found[-1], '100%', '100%'], check=True)
        self.rest()

    def memory(self):
        """What is its own, in megabytes."""
        with open(f'/proc/{self.process.pid}/smaps_rollup', encoding='utf-8') as file:
            return sum(int(line.split()[1]) for line in file if line.startswith('Private_')) / 1024

    def frames(self, start):
        """Number, cost, refresh interval, wait for the answered event and all work since the frame before, of the frames since @start, milliseconds."""
        with open(self.perf, encoding='utf-8') as file:
            file.seek(start)
            lines = [line.strip().split(',') for line in file if line.startswith('frame,') and line.endswith('\n')]
        return [(int(words[1]), *map(float, words[2:6])) for words in lines]

    def picture(self):
        """From the start of the process to the whole picture, milliseconds; what is told beside it, as the findings in the form, may come later."""
        with open(self.perf, encoding='utf-8') as file:
            return next(float(line.split(',')[1]) for line in file if line.startswith('picture,'))

    def proven(self):
        """From the start of the process until what this laptop knows of the file is written down, the last that opening does, milliseconds; below zero when it
        was there, None while it is not."""
        states = glob.glob(os.path.join(os.environ['XDG_DATA_HOME'], 'polkuverkko', 'copies', '*', 'state'))
        return max([(os.path.getmtime(state) - self.began_at) * 1000 for state in states], default=None if self.document else 0)

    def end(self):
        self.process.terminate()
        self.process.wait()


class Editor(Program):
    """gnome-text-editor with a page, for comparison: a program of the same toolkit, which says nothing of its frames."""

    def __init__(self, page, perf):
        self.perf, self.document = perf, ''
        self.start(['gnome-text-editor', '--ignore-session', page])


def hand(script):
    """One xdotool for the whole movement: starting one a step would be what is measured."""
    subprocess.run(['xdotool', '-'], input=script, text=True, check=True, capture_output=True)


def path_of(width, height, steps):
    """Points of a figure of eight over the middle third."""
    for step in range(steps):
        angle = 2 * math.pi * step / steps * 2
        yield int(width / 2 + width / 6 * math.sin(angle)), int(height / 2 + height / 6 * math.sin(2 * angle))


def share(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * part))] if values else float('nan')


def inside_start(build, document, perf, times, anew):
    """Medians of so many starts; each on a laptop that knows nothing of it, if @anew."""
    rows = []
    for number in range(times):
        if anew:
            for folder in OWN:
                shutil.rmtree(os.path.join(os.environ[folder], 'polkuverkko'), ignore_errors=True)
        program = Program(build, document, f'{perf}.{number}')
        program.rest()
        rows.append((program.picture() if document else 0, program.cpu() * 1000, program.memory(), program.proven()))
        program.end()
    print(*(f'{statistics.median(column):.1f}' for column in zip(*rows)))


def inside_twice(begin):
    """Processor time from the start to rest of what was started here before, milliseconds."""
    for _ in range(2):
        program = begin()
        program.rest()
        cpu = program.cpu()
        program.end()
    print(f'{cpu * 1000:.0f}')


def inside_move(build, document, perf, size, what):
    width, height = map(int, size.split('x'))
    program = Program(build, document, perf)
    program.rest()
    program.fill_screen()
    begin = program.size()
    middle = f'mousemove {width // 2} {height // 2}\n'
    if what == 'pan':
        # Near enough that a part is seen, at the zoom of the badges.
        hand(middle + 'keydown ctrl\n' + 'click 4\nsleep 0.02\n' * 4 + 'keyup ctrl\n')
        program.rest()
        begin = program.size()
        hand(middle + 'mousedown 2\n' + ''.join(f'mousemove {x} {y}\nsleep 0.0155\n' for x, y in path_of(width, height, STEPS)) + 'mouseup 2\n')
    elif what == 'zoom':
        hand(middle + 'keydown ctrl\n' + ('click 4\nsleep 0.03\n' * 24 + 'click 5\nsleep 0.03\n' * 24) * 2 + 'keyup ctrl\n')
    else:
        drag_one(program, width, height)
        begin = program.begin
    time.sleep(0.3)
    frames = program.frames(begin)
    if what == 'drag':
        tell_drag(frames)
    else:
        print(len(frames), *(f'{share([cost for _, cost, *_ in frames], part):.2f}' for part in (0.5, 0.95, 0.99)))
    program.end()


def tell_drag(frames):
    """A frame that answers the hand is as dear as all that was done since the one before, in the form and in the document: it is missed when that is more
    than the screen's interval."""
    waits = [wait for *_, wait, _ in frames if wait >= 0]
    costs = [since if wait >= 0 else cost for _, cost, _, wait, since in frames]
    late = sum(1 for cost, (_, _, refresh, *_) in zip(costs, frames) if cost > (refresh or 16.7))
    print(len(frames), late, *(f'{share(costs, part):.2f}' for part in (0.5, 0.95, 0.99)), max(costs), *(f'{share(waits, part):.2f}' for part in (0.5, 0.95, 0.99)))


def drag_one(program, width, height):
    """Finds an actor by its name, which brings it to the middle, lets go of it, and drags it about as one that is pressed for the first time."""
    ring = None
    # Keys that are pressed while a busy machine is still opening the field go astray.
    for _ in range(ATTEMPTS):
        if ring:
            break
        hand(f'mousemove {width // 2} {height // 2}\nkey ctrl+f\nsleep 0.5\ntype "Toimija 151"\nsleep 1.5\nkey Escape\n'
             f'mousemove {width // 4} {height // 4}\n')
        program.rest()
        ring = await_ring(width, height)
    if ring is None:
        sys.exit('no chosen actor is seen on the screen')
    x, y = ring
    hand('key Escape\n')
    program.rest()
    program.begin = program.size()
    points = [(x + px - width // 2, y + py - height // 2) for px, py in path_of(width, height, STEPS)]
    part = STEPS // 8
    hand(f'mousemove {x} {y}\nsleep 0.2\nmousedown 1\n' + walk(points[:part]))
    # The hand rests until the screen is up with it.
    if await_ring(width, height, points[part - 1]) is None:
        sys.exit('the actor does not follow the hand')
    hand(walk(points[part:]) + 'mouseup 1\n')


def walk(points):
    return ''.join(f'mousemove {x} {y}\nsleep 0.0155\n' for x, y in points)


def await_ring(width, height, near=None):
    """Where the ring is, once it is seen, and @near there: software that draws with GL falls behind by seconds on a busy machine. None: it never is."""
    until = time.monotonic() + PATIENCE / ATTEMPTS
    while True:
        ring = find_ring(width, height)
        if ring and (near is None or math.dist(ring, near) <= 40):
            return ring
        if time.monotonic() > until:
            return None
        time.sleep(0.5)


def find_ring(width, height):
    """The middle of the ring round what is chosen: the two longest level lines in the colour of the accent that lie above each other. A guide, to which what is
    dragged snaps, is one line, longer than that. None: there is no ring."""
    shot = subprocess.run(['import', '-window', 'root', '-depth', '8', 'rgb:-'], check=True, capture_output=True).stdout
    lines = sorted(level_lines(shot, width, height), reverse=True)
    for longest, left, _ in lines:
        rows = [row for length, start, row in lines if abs(start - left) < 8 and longest * 0.9 < length <= longest]
        if max(rows) - min(rows) >= LEAST_RING:
            return left + longest // 2, (min(rows) + max(rows)) // 2
    return None


def level_lines(shot, width, height):
    """Length, left end and row of what has the accent's colour for 30 pixels and more, on the canvas."""
    for row in range(int(height * 0.1), height):
        line, column = shot[row * width * 3:(row + 1) * width * 3], 0
        while column < width * 0.75:
            start = column
            while column < width and is_accent(line[column * 3:column * 3 + 3]):
                column += 1
            if column - start >= 30:
                yield column - start, start, row
            column += 1


def is_accent(pixel):
    return sum(abs(a - b) for a, b in zip(pixel, (0x1c, 0x71, 0xd8))) < 24


# --- rows ---

class Bench:
    def __init__(self, build, folder):
        self.build, self.folder, self.documents = build, folder, {}

    def document(self, nodes, links):
        if nodes not in self.documents:
            self.documents[nodes] = make_document(self.build, self.folder, nodes, links)
        return self.documents[nodes]

    def ask(self, size, renderer, *arguments):
        perf = os.path.join(self.folder, f'frames-{time.monotonic_ns()}.csv')
        environment = {**os.environ, 'GSK_RENDERER': renderer, 'GDK_DEBUG': 'gl-disable' if renderer == 'cairo' else '', 'LANGUAGE': 'fi'}
        done = subprocess.run(['tests/with-gui', '--wm', '--size', size, '--timeout', '600', sys.executable, os.path.abspath(__file__), 'inside',
                               self.build, perf, size, *arguments], env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f'{" ".join(arguments)} at {size}, {renderer}: {done.stderr.strip() or done.returncode}')
        return [float(word) for word in done.stdout.split()]


def met(yes):
    return 'met' if yes else 'not met'


def rows_p5(bench):
    document = bench.document(*LARGE)
    for size in SIZES:
        for renderer in RENDERERS:
            n, half, p95, p99 = bench.ask(size, renderer, 'pan', document)
            yield (f'panning {LARGE[0]:,} actors and {LARGE[1]:,} links, {size}, {renderer}: {n:.0f} frames, half, p95, p99',
                   f'{half:.1f}, {p95:.1f}, {p99:.1f} ms', 'p95 < 8 ms', met(p95 < 8))
            n, half, p95, p99 = bench.ask(size, renderer, 'zoom', document)
            yield (f'zooming them, {size}, {renderer}: {n:.0f} frames, half, p95, p99', f'{half:.1f}, {p95:.1f}, {p99:.1f} ms', 'p99 ≤ 16.7 ms', met(p99 <= 16.7))


def rows_p6(bench):
    document = bench.document(*LARGE)
    placed = shutil.copy(document, os.path.join(bench.folder, 'placed.polku'))
    bench.ask(SIZES[0], 'cairo', 'place', placed)
    for path, places in ((placed, 'with their places'), (document, 'that have no places yet')):
        for start, where in (('again', 'from this laptop'), ('start', 'for the first time on a laptop')):
            wall, cpu, _, proven = bench.ask(SIZES[0], 'cairo', start, path)
            behind = f'; proven and copied, row by row, behind the picture: {proven / 1000:.1f} s' if start == 'start' else ''
            yield (f'from the start of the process to the whole picture of {LARGE[0]:,} actors {places}, {where}: time, CPU',
                   f'{wall / 1000:.2f} s, {cpu / 1000:.2f} s{behind}', 'vis-network 3.7 s: ÷ 7', met(wall / 1000 <= 3.7 / 7))
    yield row_of_region(bench)


def row_of_region(bench):
    document = os.path.join(bench.folder, 'vaasa.polku')
    run(f'{bench.build}/src/cli/polkuverkko-cli', 'new', document, '--sample', 'vaasa')
    ours, theirs = [], []
    for _ in range(STARTS):
        ours += bench.ask(SIZES[0], 'cairo', 'region', document)
        theirs += bench.ask(SIZES[0], 'cairo', 'editor', os.path.abspath('README.md'))
    ratio = statistics.median(ours) / statistics.median(theirs)
    return ('processor time from the start of the process to rest, with the region of Vaasa, from this laptop', f'{statistics.median(ours):.0f} ms',
            f'gnome-text-editor with this page {statistics.median(theirs):.0f} ms: × {ratio:.2f}', met(ratio <= 0.6))


def rows_p7(bench):
    document = bench.document(*LARGE)
    *_, large, _ = bench.ask(SIZES[0], 'cairo', 'memory', document)
    *_, empty, _ = bench.ask(SIZES[0], 'cairo', 'memory', '')
    yield (f'memory with {LARGE[0]:,} actors and {LARGE[1]:,} links, above a window without a document ({empty:.0f} MB)', f'{large - empty:.0f} MB', '≤ 100 MB', met(large - empty <= 100))


def rows_drag(bench):
    for nodes, links in DRAGGED:
        for size in SIZES:
            for renderer in RENDERERS:
                # Each hand finds the document as it was made: nobody has been dragged beside another yet.
                fresh = shutil.copy(bench.document(nodes, links), os.path.join(bench.folder, f'{nodes}-{size}-{renderer}.polku'))
                n, late, half, p95, p99, most, *waits = bench.ask(size, renderer, 'drag', fresh)
                yield (f'an actor pressed, dragged with its links and dropped among {nodes:,}, {size}, {renderer}: frames missed of {n:.0f}; all work for one, '
                       'half, p95, p99, most; from event to paint by the clock, half, p95, p99',
                       f'{late:.0f}; {half:.1f}, {p95:.1f}, {p99:.1f}, {most:.1f} ms; {", ".join(f"{wait:.1f}" for wait in waits)} ms', '0 missed at 300',
                       met(late == 0) if nodes == 300 else '')


ROWS = (('P5', rows_p5), ('P6', rows_p6), ('P7', rows_p7), ('drag', rows_drag))


def main():
    if sys.argv[1] == 'inside':
        build, perf, size, what, document = sys.argv[2:7]
        if what == 'region':
            inside_twice(lambda: Program(build, document, perf))
        elif what == 'editor':
            inside_twice(lambda: Editor(document, perf))
        elif what == 'place':
            # Tidying up writes down where everybody stands, as the first move by hand does; who closes shares it.
            first = Program(build, document, perf)
            first.rest()
            hand('key ctrl+shift+a\n')
            first.rest()
            first.end()
        elif what == 'memory':
            inside_start(build, document, perf, 1, False)
        elif what in ('start', 'again'):
            # The first program of a session wakes the desktop's services.
            first = Program(build, document if what == 'again' else '', perf + '.first')
            first.rest()
            first.end()
            inside_start(build, document, perf, STARTS, what == 'start')
        else:
            inside_move(build, document, perf, size, what)
        return
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR', '/var/tmp')) as folder:
        bench = Bench(sys.argv[1], folder)
        for name, rows in ROWS:
            if len(sys.argv) < 3 or name in sys.argv[2:]:
                for row in rows(bench):
                    print('\t'.join((name, *row)), flush=True)


if __name__ == '__main__':
    main()
