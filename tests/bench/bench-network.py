#!/usr/bin/python3
"""Measures the network diagram against other people's programs, for `./dev bench network`, and writes the rows into README.md.

bench-network.py BUILD [ROW…]      all rows, or P1, P2 … and drag alone; the others in the page stay as they were measured

ROWS at the end is the table of what is measured: a name of PERFORMANCE.md and a function that yields (what, ours, theirs, ratio), all of
them text. A program that is not installed is left out, and the row says so. Times are processor seconds of the process that does the
work, reading of its input included for the others (milliseconds, beside seconds); both sides take turns, and of the runs the median
counts. In the same run the same rules judge every drawing: stress, neighbours kept, crossings per link (layout/pv-layout-quality.h)."""
import functools
import glob
import http.server
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

SEEDS = (1, 2, 3)
RUNS = 5
SIZES = ((300, 700), (1000, 3000), (5000, 12000), (20000, 60000))
SAMPLES = ('vaasa', 'kasvo', 'porvoo')
INCH = 72.0
AT_REST = 1                           # seconds after which a page that is drawn holds what it holds
PATIENCE = 120                        # seconds; who is not done by then has lost
HERE = os.path.dirname(os.path.abspath(__file__))
MARKS = ('<!-- written by ./dev bench network -->', '<!-- end of what ./dev bench network writes -->')


class Bench:
    """The programs of one build, and a folder for graphs."""

    def __init__(self, build, folder):
        self.build, self.folder = build, folder
        self.program = f'{build}/tests/layout/bench-layout'
        self.cli = f'{build}/src/cli/polkuverkko-cli'

    def ask(self, *arguments):
        """The numbers that bench-layout prints."""
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f'bench-layout {" ".join(map(str, arguments))}: {done.stderr.strip() or done.returncode}')
        return [float(word) for word in done.stdout.split()]

    def path(self, name):
        return os.path.join(self.folder, name)

    @functools.lru_cache(maxsize=None)
    def synthetic(self, nodes, links, seed):
        path = self.path(f'{nodes}-{seed}.graph')
        self.ask('make', nodes, links, seed, path)
        return path

    @functools.lru_cache(maxsize=None)
    def sample(self, name):
        """The actors and links of a sample, in boxes of a usual size."""
        document, path = self.path(f'{name}.polku'), self.path(f'{name}.graph')
        subprocess.run([self.cli, 'new', document, '--sample', name], check=True, capture_output=True)
        actors, links = (json.loads(subprocess.run([self.cli, 'list', document, kind, '--format', 'json', '--audience', 'internal'], check=True,
                                                   capture_output=True, text=True).stdout) for kind in ('actor', 'relation'))
        index = {actor['id']: i for i, actor in enumerate(actors)}
        pairs = [(index[end(link['from_actor'])], index[end(link['to_actor'])]) for link in links]
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'{len(actors)} {len(pairs)}\n')
            file.writelines(f'{min(192, 66 + 6 * (len(str(actor)) % 22))} 36\n' for actor in actors)
            file.writelines(f'{a} {b}\n' for a, b in pairs)
        return path


def end(value):
    return value['id'] if isinstance(value, dict) else value


def read_graph(path):
    with open(path, encoding='utf-8') as file:
        nodes, links = map(int, file.readline().split())
        boxes = [tuple(map(float, file.readline().split())) for _ in range(nodes)]
        return boxes, [tuple(map(int, file.readline().split())) for _ in range(links)]


def read_places(path):
    with open(path, encoding='utf-8') as file:
        return [tuple(map(float, line.split())) for line in file]


def write_places(path, places):
    with open(path, 'w', encoding='utf-8') as file:
        file.writelines(f'{x:.4f} {y:.4f}\n' for x, y in places)


def write_dot(path, boxes, links, pinned=None, extra=None):
    """@pinned: places of the boxes; @extra: neighbours of one box more, which may stand anywhere."""
    with open(path, 'w', encoding='utf-8') as file:
        file.write('graph region {\nnode [shape=box, fixedsize=true, label=""];\n')
        for i, (width, height) in enumerate(boxes):
            pin = f', pos="{pinned[i][0] / INCH:.5f},{-pinned[i][1] / INCH:.5f}!"' if pinned else ''
            file.write(f'{i} [width={width / INCH:.4f}, height={height / INCH:.4f}{pin}];\n')
        if extra:
            file.write(f'{len(boxes)} [width={120 / INCH:.4f}, height=0.5];\n')
            file.writelines(f'{len(boxes)} -- {other};\n' for other in extra)
        file.writelines(f'{a} -- {b};\n' for a, b in links)
        file.write('}\n')


def run_graphviz(program, dot, places, n, *options):
    """Seconds of its processor time; None when it took too long. Its places go to @places."""
    with open(places + '.plain', 'wb') as out:
        # Seconds of its own: on a busy machine the clock runs on without it.
        process = subprocess.Popen([program, '-Tplain', '-Gsplines=none', *options, dot], stdout=out, stderr=subprocess.DEVNULL,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE)))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        return None
    found = {}
    with open(places + '.plain', encoding='utf-8') as file:
        for line in file:
            words = line.split()
            if words and words[0] == 'node':
                found[int(words[1])] = (float(words[2]) * INCH, -float(words[3]) * INCH)
    write_places(places, [found[i] for i in range(n)])
    return usage.ru_utime + usage.ru_stime


def has(program):
    return shutil.which(program) is not None


def median(values):
    return statistics.median(values)


def ms(seconds):
    return f'{seconds * 1000:.0f} ms' if seconds >= 0.01 else f'{seconds * 1000:.1f} ms' if seconds >= 1e-4 else f'{seconds * 1e6:.1f} µs'


def marks_of(judged):
    """Medians of what was judged, in the order of the table's heading."""
    return '{:.3f} / {:.3f} / {:.1f}'.format(*(median([one[k] for one in judged]) for k in range(3)))


def boxes_of(judged):
    """How many pairs of boxes overlap, and how many times a link runs through a foreign box."""
    return '{:,.0f} overlaps, {:,.0f} through boxes'.format(*(median([one[k] for one in judged]) for k in (3, 4)))


def times(theirs, ours):
    ratio = theirs / ours
    return f'{ratio:.0f} ×' if ratio >= 10 else f'{ratio:.1f} ×' if ratio >= 1 else f'{ratio:.2f} ×'


# --- P1: first placement ---

def place_in_turn(bench, graphs):
    """Seconds and marks of both, over all seeds, each as often as RUNS says, one after the other."""
    ours, ours_marks, theirs, theirs_marks = [], [], [], []
    for seed, graph in graphs:
        boxes, links = read_graph(graph)
        rounds = max(1, -(-RUNS // len(graphs)))
        write_dot(graph + '.dot', boxes, links)
        for turn in range(rounds):
            seconds, *marks = bench.ask('place', graph, seed, 5 if len(boxes) <= 1000 else 1, graph + '.ours')
            ours.append(seconds)
            if turn == 0:
                ours_marks.append(marks)
            if has('sfdp'):
                theirs.append(run_graphviz('sfdp', graph + '.dot', graph + '.sfdp', len(boxes), '-Goverlap=true', f'-Gstart={seed}'))
                if turn == 0:
                    theirs_marks.append(bench.ask('judge', graph, graph + '.sfdp'))
    return ours, ours_marks, theirs, theirs_marks


def row_of_placing(bench, what, graphs):
    ours, ours_marks, theirs, theirs_marks = place_in_turn(bench, graphs)
    told = f'{ms(median(ours))} · {marks_of(ours_marks)} · {boxes_of(ours_marks)}'
    if not theirs:
        return what, told, 'sfdp is not installed', ''
    return what, told, f'sfdp {ms(median(theirs))} · {marks_of(theirs_marks)}', times(median(theirs), median(ours))


def rows_of_placing(bench):
    for name in SAMPLES:
        yield row_of_placing(bench, f'first placement, the sample {name}', [(seed, bench.sample(name)) for seed in SEEDS])
    for nodes, links in SIZES:
        graphs = [(seed, bench.synthetic(nodes, links, seed)) for seed in SEEDS]
        yield row_of_placing(bench, f'first placement, {nodes:,} / {links:,}', graphs)
    yield from rows_of_web(bench)


# --- the same in a browser ---

class Answer(http.server.BaseHTTPRequestHandler):
    """Serves the page and the two libraries, and takes what the page found out."""

    def do_GET(self):                 # pylint: disable=invalid-name
        body = self.server.files.get(self.path)
        self.send_response(200 if body is not None else 404)
        self.send_header('Content-Type', 'text/html; charset=utf-8' if self.path == '/' else 'text/javascript; charset=utf-8')
        self.end_headers()
        self.wfile.write(body or b'')

    def do_POST(self):                # pylint: disable=invalid-name
        self.server.answer = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        self.send_response(204)
        self.end_headers()
        self.server.answered.set()

    def log_message(self, *arguments):    # pylint: disable=arguments-differ
        pass


def memory_of(session):
    """Proportional set size of all processes of a session, megabytes."""
    total = 0
    for folder in glob.glob('/proc/[0-9]*'):
        try:
            with open(f'{folder}/stat', encoding='utf-8') as file:
                if int(file.read().rsplit(')', 1)[1].split()[3]) != session:
                    continue
            with open(f'{folder}/smaps_rollup', encoding='utf-8') as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith('Pss:')) / 1024
        except OSError:
            pass                              # gone meanwhile
    return total


def ask_browser(page, files):
    """What the page posted, and `memory` of the browser with it, or None after PATIENCE."""
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Answer)
    server.files, server.answer, server.answered = {'/': page.encode(), **files}, None, threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        browser = subprocess.Popen(['chromium', '--headless', '--no-sandbox', '--disable-gpu', f'--user-data-dir={home}', '--window-size=1000,700',
                                    f'http://127.0.0.1:{server.server_port}/'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        if server.answered.wait(PATIENCE):
            time.sleep(AT_REST)
            server.answer['memory'] = memory_of(browser.pid)
        os.killpg(browser.pid, 15)
        browser.wait()
        time.sleep(0.2)
    server.shutdown()
    server.server_close()
    return server.answer


def web_library(name, path):
    try:
        with open(os.path.join(HERE, 'node_modules', name, path), 'rb') as file:
            return file.read()
    except FileNotFoundError:
        return None


CYTOSCAPE = '''<!DOCTYPE html><body style="margin:0"><div id="d" style="width:1000px;height:700px"></div><script src="/library.js"></script><script>
const graph = GRAPH, start = performance.now ();
const cy = cytoscape ({ container: document.getElementById ('d'), style: [{ selector: 'node', style: { shape: 'rectangle', width: 'data(w)', height: 'data(h)' } }],
  elements: graph.boxes.map ((b, i) => ({ data: { id: 'n' + i, w: b[0], h: b[1] } })).concat (graph.links.map ((l, i) =>
    ({ data: { id: 'l' + i, source: 'n' + l[0], target: 'n' + l[1] } }))), layout: { name: 'preset' } });
const layout = cy.layout ({ name: 'cose', animate: false, randomize: true });
layout.one ('layoutstop', () => fetch ('/', { method: 'POST', body: JSON.stringify ({ seconds: (performance.now () - start) / 1000,
  places: graph.boxes.map ((b, i) => { const p = cy.getElementById ('n' + i).position (); return [p.x, p.y]; }) }) }));
layout.run ();
</script>'''

VIS = '''<!DOCTYPE html><body style="margin:0"><div id="d" style="width:1000px;height:700px"></div><script src="/library.js"></script><script>
const graph = GRAPH, start = performance.now ();
const network = new vis.Network (document.getElementById ('d'), {
  nodes: new vis.DataSet (graph.boxes.map ((b, i) => ({ id: i, shape: 'box', widthConstraint: b[0], heightConstraint: b[1], label: ' ' }))),
  edges: new vis.DataSet (graph.links.map ((l, i) => ({ id: i, from: l[0], to: l[1] }))) },
  { layout: { improvedLayout: false, randomSeed: 1 }, physics: { stabilization: { iterations: 300, fit: false } } });
network.once ('stabilizationIterationsDone', () => { const p = network.getPositions ();
  fetch ('/', { method: 'POST', body: JSON.stringify ({ seconds: (performance.now () - start) / 1000, places: graph.boxes.map ((b, i) => [p[i].x, p[i].y]) }) }); });
</script>'''

WEB = (('cytoscape.js cose', CYTOSCAPE, 'cytoscape', 'dist/cytoscape.min.js'),
       ('vis-network', VIS, 'vis-network', 'standalone/umd/vis-network.min.js'))


def row_of_web(bench, graph, nodes, links, peer):
    name, page, package, path = peer
    library = web_library(package, path)
    what = f'the same as {name} in Chromium, {nodes:,} / {links:,}'
    if library is None or not has('chromium'):
        return what, '', f'{name} is not installed', ''
    boxes, pairs = read_graph(graph)
    page = page.replace('GRAPH', json.dumps({'boxes': boxes, 'links': pairs}))
    ours, theirs, answer = [], [], None
    for _ in range(RUNS if nodes <= 300 else 1):
        ours.append(bench.ask('place', graph, 1, 3, graph + '.ours'))
        answer = ask_browser(page, {'/library.js': library})
        if answer is None:
            return what, ms(ours[0][0]), f'not done after {PATIENCE} s', f'> {PATIENCE / ours[0][0]:.0f} ×'
        theirs.append(answer['seconds'])
    write_places(graph + '.web', answer['places'])
    seconds = median([one[0] for one in ours])
    return (what, f'{ms(seconds)} · {marks_of([ours[0][1:]])}', f'{ms(median(theirs))} by the clock · '
            f'{marks_of([bench.ask("judge", graph, graph + ".web")])}', times(median(theirs), seconds))


def rows_of_web(bench):
    for nodes, links in SIZES[:3]:
        for peer in WEB:
            yield row_of_web(bench, bench.synthetic(nodes, links, 1), nodes, links, peer)


# --- P2: overlaps removed ---

def rows_of_removing(bench):
    for nodes, links in SIZES[:3]:
        ours, stress, left, theirs, their_stress = [], [], 0, [], []
        what = f'overlaps removed from sfdp’s drawing, {nodes:,} / {links:,}'
        if not has('sfdp'):
            yield what, '', 'sfdp is not installed', ''
            continue
        for seed in SEEDS:
            graph = bench.synthetic(nodes, links, seed)
            boxes, pairs = read_graph(graph)
            write_dot(graph + '.dot', boxes, pairs)
            for turn in range(2):
                bare = run_graphviz('sfdp', graph + '.dot', graph + '.raw', nodes, '-Goverlap=true', f'-Gstart={seed}')
                seconds, after, _, _, overlaps, _ = bench.ask('apart', graph, graph + '.raw', 3)
                prism = run_graphviz('sfdp', graph + '.dot', graph + '.prism', nodes, '-Goverlap=prism', f'-Gstart={seed}')
                before = bench.ask('judge', graph, graph + '.raw')[0]
                ours.append(seconds)
                stress.append(after / before - 1)
                left += overlaps
                theirs.append(prism - bare)
                if turn == 0:
                    their_stress.append(bench.ask('judge', graph, graph + '.prism')[0] / before - 1)
        yield (what, f'{ms(median(ours))} · stress {median(stress):+.1%} · {left:.0f} left',
               f'prism {ms(median(theirs))} · stress {median(their_stress):+.1%}', times(median(theirs), median(ours)))


# --- P3: one more actor ---

def rows_of_inserting(bench):
    for nodes, links in SIZES:
        halves, mosts, moved, theirs = [], [], 0, []
        for seed in SEEDS:
            graph = bench.synthetic(nodes, links, seed)
            boxes, pairs = read_graph(graph)
            bench.ask('place', graph, seed, 1, graph + '.ours')
            write_dot(graph + '.pinned.dot', boxes, pairs, read_places(graph + '.ours'), pairs[0])
            for _ in range(2):
                half, most, far = bench.ask('insert', graph, graph + '.ours')
                halves.append(half)
                mosts.append(most)
                moved = max(moved, far)
                if has('neato') and nodes <= 1000:
                    theirs.append(run_graphviz('neato', graph + '.pinned.dot', graph + '.neato', nodes))
        told = f'{ms(median(halves))}, 99 of 100 within {ms(median(mosts))} · {moved:.0f} px moved'
        if theirs:
            yield f'one actor more among {nodes:,}', told, f'pinned neato {ms(median(theirs))}', times(median(theirs), median(halves))
        else:
            yield f'one actor more among {nodes:,}', told, 'neato is not installed' if not has('neato') else 'neato: not tried at this size', ''


# --- P4: a service path of 500 steps ---

def read_steps(path):
    with open(path, encoding='utf-8') as file:
        n_steps, n_transitions = map(int, file.readline().split())
        steps = [tuple(map(int, file.readline().split())) for _ in range(n_steps)]
        return steps, [tuple(map(int, file.readline().split())) for _ in range(n_transitions)]


def order_of_dot(places, steps):
    """Lanes from above, by where dot put their steps on the whole."""
    heights = {}
    for (_, y), (_, lane) in zip(places, steps):
        heights.setdefault(lane, []).append(y)
    return sorted(heights, key=lambda lane: statistics.mean(heights[lane]))


def rows_of_paths(bench):
    path, dot = bench.path('500.path'), bench.path('500.dot')
    bench.ask('steps', path)
    steps, transitions = read_steps(path)
    with open(dot, 'w', encoding='utf-8') as file:
        file.write('digraph path {\nrankdir=LR;\nnode [shape=box, fixedsize=true, label="", width=1.75, height=0.64];\n')
        file.writelines(f'{i};\n' for i in range(len(steps)))
        file.writelines(f'{a} -> {b};\n' for a, b in transitions)
        file.write('}\n')
    ours, theirs, crossings, order = [], [], 0, []
    for _ in range(RUNS):
        seconds, crossings = bench.ask('path', 5)
        ours.append(seconds)
        if has('dot'):
            theirs.append(run_graphviz('dot', dot, path + '.places', len(steps)))
    told = f'{ms(median(ours))} · {crossings:,.0f} crossings'
    if not theirs:
        yield 'a path of 500 steps in 12 lanes', told, 'dot is not installed', ''
        return
    order = order_of_dot(read_places(path + '.places'), steps)
    with_order = bench.ask('path', 1, *order)[1]
    yield ('a path of 500 steps in 12 lanes', told, f'dot, without lanes, {ms(median(theirs))} · {with_order:,.0f} crossings with its order of lanes',
           times(median(theirs), median(ours)))


# --- P5, P6, P7: the canvas under a hand ---

def rows_of_canvas(name, bench):
    """What bench-canvas.py measures: its aim stands for theirs, and whether it is met for the ratio."""
    done = subprocess.run(['/usr/bin/python3', os.path.join(HERE, 'bench-canvas.py'), bench.build, name], stdout=subprocess.PIPE, text=True,
                          check=False)
    for line in done.stdout.splitlines():
        words = line.split('\t')
        if words[0] == name:
            yield tuple((words[1:] + ['', '', ''])[:4])


# --- P5: panning, beside what draws all of it in each frame ---

# From one frame to the next by the clock, while the picture is moved by 5 and 3 px in each, four notches of the wheel nearer than the whole.
FRAMES = 12
VIS_PANNED = '''<!DOCTYPE html><body style="margin:0"><div id="d" style="width:1000px;height:700px"></div><script src="/library.js"></script><script>
const graph = GRAPH;
const network = new vis.Network (document.getElementById ('d'), {
  nodes: graph.places.map ((p, i) => ({ id: i, x: p[0], y: p[1], shape: 'box', label: 'Toimija ' + i })),
  edges: graph.links.map ((l, i) => ({ id: i, from: l[0], to: l[1] })) },
  { layout: { improvedLayout: false }, physics: false, edges: { smooth: false } });
const move = (dx, dy) => { const at = network.getViewPosition (), zoom = network.getScale ();
  network.moveTo ({ position: { x: at.x + dx / zoom, y: at.y + dy / zoom }, animation: false }); };
const begin = () => { network.fit ({ animation: false }); network.moveTo ({ scale: network.getScale () * 2.0736, animation: false }); };
PAN
network.once ('afterDrawing', () => requestAnimationFrame (pan));
</script>'''

CYTOSCAPE_PANNED = '''<!DOCTYPE html><body style="margin:0"><div id="d" style="width:1000px;height:700px"></div><script src="/library.js"></script><script>
const graph = GRAPH;
const cy = cytoscape ({ container: document.getElementById ('d'), layout: { name: 'preset' },
  style: [{ selector: 'node', style: { shape: 'rectangle', width: 120, height: 36, label: 'data(name)' } }, { selector: 'edge', style: { 'curve-style': 'haystack' } }],
  elements: graph.places.map ((p, i) => ({ data: { id: 'n' + i, name: 'Toimija ' + i }, position: { x: p[0], y: p[1] } })).concat (graph.links.map ((l, i) =>
    ({ data: { id: 'l' + i, source: 'n' + l[0], target: 'n' + l[1] } }))) });
const move = (dx, dy) => cy.panBy ({ x: -dx, y: -dy });
const begin = () => { cy.fit (); cy.zoom ({ level: cy.zoom () * 2.0736, renderedPosition: { x: 500, y: 350 } }); };
PAN
cy.one ('render', () => requestAnimationFrame (pan));
</script>'''

PAN = '''const times = [];
const pan = now => { if (times.length === 0) begin ();
  times.push (now); move (5, 3);
  if (times.length < FRAMES + 3) requestAnimationFrame (pan);
  else { const steps = times.slice (3).map ((t, i) => t - times[i + 2]).sort ((a, b) => a - b);
    fetch ('/', { method: 'POST', body: JSON.stringify ({ seconds: steps[steps.length >> 1] / 1000 }) }); } };'''

PANNED = (('vis-network', VIS_PANNED, 'vis-network', 'standalone/umd/vis-network.min.js'),
          ('cytoscape.js', CYTOSCAPE_PANNED, 'cytoscape', 'dist/cytoscape.min.js'))


def placed(bench):
    """The largest graph and its places."""
    graph = bench.synthetic(*SIZES[-1], 1)
    bench.ask('place', graph, 1, 1, graph + '.ours')
    return graph, graph + '.ours'


def ask_libraries(bench, pages, runs, what='seconds'):
    """The name of each library that is installed, and what it posts, all in place already; None when it was not done in time."""
    graph, places = placed(bench)
    drawing = json.dumps({'places': read_places(places), 'links': read_graph(graph)[1]})
    for name, page, package, path in pages:
        library = web_library(package, path)
        if library is None or not has('chromium'):
            continue
        page = page.replace('GRAPH', drawing).replace('PAN\n', PAN.replace('FRAMES', str(FRAMES)) + '\n')
        answers = [ask_browser(page, {'/library.js': library}) for _ in range(runs)]
        yield name, median([answer[what] for answer in answers]) if all(answers) else None


def rows_of_naive(bench, size, half, p95):
    """Half of our frames and 95 of a hundred, beside all of it drawn by cairo in each."""
    graph, places = placed(bench)
    done = subprocess.run([f'{bench.build}/tests/bench/bench-naive', graph, places, *size.split('x')], stdout=subprocess.PIPE, text=True, check=True)
    frames, theirs, their_p95 = map(float, done.stdout.split())
    yield (f'panning as many, {size}, all of it drawn by cairo in each of {frames:.0f} frames: half, p95', f'{half:.1f}, {p95:.1f} ms',
           f'{theirs:.0f}, {their_p95:.0f} ms', times(theirs, half))


def rows_of_panning(bench):
    halves = {}
    for what, ours, theirs, result in rows_of_canvas('P5', bench):
        yield what, ours, theirs, result
        size, renderer = what.split(':')[0].split(', ')[-2:]
        if what.startswith('panning') and renderer == 'cairo':
            halves[size] = [float(word) for word in ours.removesuffix(' ms').split(', ')[:2]]
    for size, (half, p95) in halves.items():
        yield from rows_of_naive(bench, size, half, p95)
    for name, seconds in ask_libraries(bench, PANNED, 1):
        half = halves['1000x700'][0]
        yield (f'panning as many, 1000x700, {name} in Chromium: half of {FRAMES} frames', f'{half:.1f} ms',
               f'{ms(seconds)} from one to the next by the clock' if seconds is not None else f'not done after {PATIENCE} s',
               times(seconds, half / 1000) if seconds is not None else '')


# --- P6: the first picture ---

# Everybody has a place already, which spares them the layout; the clock runs from the beginning of the page to what comes after its first
# drawing. Edges are straight, the fastest they have.
VIS_DRAWN = '''<!DOCTYPE html><body style="margin:0"><div id="d" style="width:1000px;height:700px"></div><script src="/library.js"></script><script>
const graph = GRAPH;
const network = new vis.Network (document.getElementById ('d'), {
  nodes: graph.places.map ((p, i) => ({ id: i, x: p[0], y: p[1], shape: 'box', label: 'Toimija ' + i })),
  edges: graph.links.map ((l, i) => ({ id: i, from: l[0], to: l[1] })) },
  { layout: { improvedLayout: false }, physics: false, edges: { smooth: false } });
network.once ('afterDrawing', () => requestAnimationFrame (() =>
  fetch ('/', { method: 'POST', body: JSON.stringify ({ seconds: performance.now () / 1000 }) })));
</script>'''

CYTOSCAPE_DRAWN = '''<!DOCTYPE html><body style="margin:0"><div id="d" style="width:1000px;height:700px"></div><script src="/library.js"></script><script>
const graph = GRAPH;
const cy = cytoscape ({ container: document.getElementById ('d'), layout: { name: 'preset' },
  style: [{ selector: 'node', style: { shape: 'rectangle', width: 120, height: 36, label: 'data(name)' } }, { selector: 'edge', style: { 'curve-style': 'haystack' } }],
  elements: graph.places.map ((p, i) => ({ data: { id: 'n' + i, name: 'Toimija ' + i }, position: { x: p[0], y: p[1] } })).concat (graph.links.map ((l, i) =>
    ({ data: { id: 'l' + i, source: 'n' + l[0], target: 'n' + l[1] } }))) });
cy.one ('render', () => requestAnimationFrame (() =>
  fetch ('/', { method: 'POST', body: JSON.stringify ({ seconds: performance.now () / 1000 }) })));
</script>'''

DRAWN = (('vis-network', VIS_DRAWN, 'vis-network', 'standalone/umd/vis-network.min.js'),
         ('cytoscape.js', CYTOSCAPE_DRAWN, 'cytoscape', 'dist/cytoscape.min.js'))


def rows_of_start(bench):
    """As bench-canvas.py measures ours, beside the fastest of those that show as much in Chromium."""
    drawn = list(ask_libraries(bench, DRAWN, RUNS))
    done = [seconds for _, seconds in drawn if seconds is not None]
    told = ', '.join(f'{name} {seconds:.1f} s' if seconds is not None else f'{name} not done after {PATIENCE} s' for name, seconds in drawn)
    for what, ours, theirs, result in rows_of_canvas('P6', bench):
        if not theirs.startswith('vis-network'):
            yield what, ours, theirs, result
            continue
        yield (what, ours, f'{told} in Chromium, places given' if told else 'no library is installed',
               times(min(done), float(ours.split()[0])) if done else '')


# --- P7: memory ---

EMPTY = '<!DOCTYPE html><body><script>fetch ("/", { method: "POST", body: "{}" })</script>'


def rows_of_memory(bench):
    """As bench-canvas.py measures ours, beside what Chromium takes more than with an empty page."""
    empty = ask_browser(EMPTY, {}) if has('chromium') else None
    drawn = [(name, memory - empty['memory']) for name, memory in ask_libraries(bench, DRAWN, 1, 'memory') if memory is not None]
    told = ', '.join(f'{name} {memory:.0f} MB' for name, memory in drawn)
    for what, ours, theirs, result in rows_of_canvas('P7', bench):
        yield (what, ours, f'{theirs}: {result}' + (f'; {told} above an empty page in Chromium (PSS)' if told else ''),
               times(min(memory for _, memory in drawn), float(ours.split()[0])) if drawn else '')


# --- the table ---

ROWS = (
    ('P1', rows_of_placing),
    ('P2', rows_of_removing),
    ('P3', rows_of_inserting),
    ('P4', rows_of_paths),
    ('P5', rows_of_panning),
    ('P6', rows_of_start),
    ('P7', rows_of_memory),
    ('drag', functools.partial(rows_of_canvas, 'drag')),
)


HEAD = ['| row | what | ours | theirs | ratio |', '|---|---|---|---|---|']


def table(bench, wanted):
    """The lines of each row that is wanted, by its name."""
    lines = {}
    for name, rows in ROWS:
        if wanted and name not in wanted:
            continue
        lines[name] = []
        for what, ours, theirs, ratio in rows(bench):
            line = f'{name} | {what} | {ours} | {theirs} | {ratio}'
            print(line, flush=True)
            lines[name].append(f'| {line} |')
    return lines


def renewed(page, measured):
    """The page with what was measured; rows that were not keep what was measured before."""
    start, stop = page.index(MARKS[0]) + len(MARKS[0]), page.index(MARKS[1])
    before = page[start:stop].splitlines()
    lines = [line for name, _ in ROWS for line in measured.get(name) or [line for line in before if line.startswith(f'| {name} |')]]
    return page[:start] + '\n' + '\n'.join(HEAD + lines) + '\n' + page[stop:]


def main():
    build, *wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR', '/var/tmp')) as folder:
        measured = table(Bench(build, folder), wanted)
    with open('README.md', encoding='utf-8') as page:
        readme = page.read()
    with open('README.md', 'w', encoding='utf-8') as page:
        page.write(renewed(readme, measured))


if __name__ == '__main__':
    main()
