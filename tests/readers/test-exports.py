#!/usr/bin/python3
"""What leaves the program opens in programs that other people wrote, and says there what it says here.

test-exports.py CLI NODE      prints TAP. Readers: saxes and csv-parse (npm), LibreOffice, poppler, qpdf, librsvg, Chromium, networkx, igraph.
"""
import copy
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))


class Exports:
    """The Vaasa sample in a folder of its own, and what the command line makes of it."""

    def __init__(self, cli, node, folder):
        self.cli, self.node, self.folder = cli, node, folder
        self.document = self.path('vaasa.polku')
        self.run(self.cli, 'new', self.document, '--sample', 'vaasa')

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.folder, timeout=240)
        if done.returncode != 0:
            raise AssertionError(f'{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}')
        return done.stdout

    def make(self, verb, name, *arguments):
        self.run(self.cli, verb, self.document, *arguments, '-o', self.path(name))
        return self.path(name)

    def records(self, kind):
        return list(csv.DictReader(io.StringIO(self.run(self.cli, 'list', self.document, kind, '--format', 'csv'))))

    def read(self, script, file):
        return json.loads(self.run(self.node, os.path.join(HERE, script), file))


def columns_named(row, name):
    return [row[column] for column in row if column == name or column.startswith(name + '.')]


def case_own_xml(exports):
    seen = exports.read('read-xml.js', exports.make('export', 'vaasa.xml', '--format', 'xml', '--audience', 'internal'))
    assert seen['root'] == 'polkuverkko', seen['root']
    assert len(seen['ids']) == len(set(seen['ids'])), 'an id stands twice'
    assert set(seen['refs']) <= set(seen['ids']), f"refers to nothing: {set(seen['refs']) - set(seen['ids'])}"
    for kind in ('actor', 'relation', 'service'):
        listed = {row['id'] for row in exports.records(kind)}
        assert seen['elements'][kind] >= len(listed) > 0, kind
        assert listed <= set(seen['ids']), f'{kind}: missing in the XML'
    assert seen['languages']['fi'] > 500 and seen['languages']['sv'] > 500, seen['languages']


def case_public_xml_has_no_persons(exports):
    seen = exports.read('read-xml.js', exports.make('export', 'public.xml', '--format', 'xml', '--audience', 'public'))
    assert 'contact' not in seen['elements'], 'contact persons at audience public'


def case_procurement_xml(exports):
    procurement = exports.records('procurement')[0]['id']
    seen = exports.read('read-xml.js', exports.make('export', 'procurement.xml', '--format', 'procurement', '--procurement', procurement))
    assert seen['languages']['fi'] > 10 and seen['languages']['sv'] > 10, seen['languages']
    assert seen['elements'].get('requirement', 0) > 0, seen['elements']


def case_data_package(exports):
    """The description says what stands in the tables, as Python's own readers see it, and where references lead."""
    folder = exports.make('export', 'package', '--format', 'csv', '--audience', 'internal', '--with-raised')
    with open(os.path.join(folder, 'datapackage.json'), encoding='utf-8') as file:
        package = json.load(file)
    rows = {}
    for resource in package['resources']:
        with open(os.path.join(folder, resource['path']), encoding='utf-8', newline='') as file:
            table = list(csv.DictReader(file))
        fields = [field['name'] for field in resource['schema']['fields']]
        assert table and list(table[0]) == fields, f"{resource['path']}: {fields}"
        assert all(None not in row and None not in row.values() for row in table), f"{resource['path']}: a row is longer or shorter"
        rows[resource['name']] = table
    assert set(os.listdir(folder)) == {'datapackage.json'} | {resource['path'] for resource in package['resources']}
    for resource in package['resources']:
        for key in resource['schema'].get('foreignKeys', []):
            known = {row['id'] for row in rows[key['reference']['resource'] or resource['name']]} | {''}
            assert {row[key['fields']] for row in rows[resource['name']]} <= known, (resource['name'], key)
        for field in resource['schema']['fields']:
            seen = {row[field['name']] for row in rows[resource['name']]} - {''}
            for value in seen:
                assert field['type'] != 'number' or float(value) is not None
                assert field['type'] != 'date' or re.fullmatch(r'\d{4}-\d\d-\d\d', value), value
                assert field['type'] != 'boolean' or value in field['trueValues'] + field['falseValues'], value
            if 'enum' in field.get('constraints', {}):
                assert seen <= set(field['constraints']['enum']), (field, seen)


def case_package_comes_back(exports):
    folder = exports.make('export', 'package', '--format', 'csv', '--audience', 'internal', '--with-raised')
    copy = exports.path('copy.polku')
    exports.run(exports.cli, 'new', copy)
    exports.run(exports.cli, 'import', copy, folder)
    for document, name in ((exports.document, 'first.xml'), (copy, 'second.xml')):
        exports.run(exports.cli, 'export', document, '--format', 'xml', '--audience', 'internal', '--with-raised', '-o', exports.path(name))
    with open(exports.path('first.xml'), encoding='utf-8') as first, open(exports.path('second.xml'), encoding='utf-8') as second:
        ours, theirs = (set(re.findall(r'id="(pv-[0-9a-f]+)"', file.read())) for file in (first, second))
    # A document keeps the id of its own ecosystem.
    assert len(ours - theirs) <= 1 and len(theirs - ours) <= 1, (ours - theirs, theirs - ours)


def case_csv(exports):
    made = exports.make('export', 'vaasa.csv', '--format', 'csv')
    files = [made] if os.path.isfile(made) else glob.glob(os.path.join(made, '*.csv'))
    assert files
    for file in files:
        rows = exports.read('read-csv.js', file)
        assert rows and 'id' in rows[0], file
        assert all(row['id'].startswith('pv-') for row in rows), file


def case_municipal_report(exports):
    exports.make('report', 'vaasa-905.fodt', '--kind', 'municipality', '--municipality', '905')
    exports.run('soffice', '-env:UserInstallation=file://' + exports.path('office'), '--headless', '--convert-to', 'pdf',
                '--outdir', exports.folder, exports.path('vaasa-905.fodt'))
    words = exports.run('pdftotext', '-layout', exports.path('vaasa-905.pdf'), '-')
    for word in ('Vaasa', 'Esimerkkiaineisto', 'Exempelmaterial'):
        assert word in words, f'“{word}” is not in the report'
    assert len(words.split()) > 300, 'the report is almost empty'
    seen = exports.read('read-xml.js', exports.path('vaasa-905.fodt'))
    assert seen['root'] == 'document', seen['root']
    assert seen['elements'].get('image', 0) >= 1 and seen['elements'].get('desc', 0) >= 1, 'no picture with words for who cannot see it'
    assert exports.run('pdfimages', '-list', exports.path('vaasa-905.pdf')).count('\n') > 2, 'LibreOffice shows no picture of the network'


def case_path_pdf(exports):
    path = exports.records('path')[0]['id']
    file = exports.make('render', 'path.pdf', '--diagram', 'path', '--path', path)
    exports.run('qpdf', '--check', file)
    fonts = [line.split() for line in exports.run('pdffonts', file).splitlines()[2:]]
    assert fonts and all('yes' in font for font in fonts), f'a font is not embedded: {fonts}'
    assert len(exports.run('pdftotext', file, '-').split()) > 20, 'no words to search for'


def add_long_path(exports, n_phases):
    """A path too long for one sheet, a step in each phase, each leading to the next."""
    def add(kind, *values):
        return exports.run(exports.cli, 'add', exports.document, kind, *values).strip()

    actors = [row['id'] for row in exports.records('actor')[:3]]
    group = add('target_group', 'name.fi=Pitkän polun ryhmä', 'name.sv=Gruppen med en lång stig')
    path = add('path', 'name.fi=Pitkä polku', 'name.sv=En lång stig', f'target_group={group}', 'variant=as-is')
    steps = []
    for number in range(1, n_phases + 1):
        phase = add('phase', f'path={path}', f'name.fi=Vaihe numero {number}', f'name.sv=Skede nummer {number}')
        steps.append(add('step', f'phase={phase}', f'name.fi=Askel numero {number}', f'name.sv=Steg nummer {number}'))
        add('task', f'step={steps[-1]}', f'actor={actors[number % 3]}', 'role=answers')
    for first, second in zip(steps, steps[1:]):
        add('transition', f'from_step={first}', f'to_step={second}')
    return path


def case_long_path_pdf_has_pages(exports):
    n_phases = 11
    file = exports.make('render', 'long.pdf', '--diagram', 'path', '--path', add_long_path(exports, n_phases), '--audience', 'internal')
    exports.run('qpdf', '--check', file)
    facts = exports.run('pdfinfo', file)
    pages = int(re.search(r'^Pages:\s+(\d+)', facts, re.M).group(1))
    width, height = map(float, re.search(r'^Page size:\s+([\d.]+) x ([\d.]+)', facts, re.M).groups())
    assert pages >= 2 and width > height and width <= 1192, facts
    seen = set()
    for page in range(1, pages + 1):
        part = ['-f', str(page), '-l', str(page), file, '-']
        words = exports.run('pdftotext', '-layout', *part)
        for word in ('Pitkä polku', f'Sivu {page}/{pages}', 'Esimerkkiaineisto', 'Exempelmaterial'):
            assert word in words, f'“{word}” is not on page {page}'
        heads = {int(number) for number in re.findall(r'Vaihe numero (\d+)', words)}
        assert heads and not heads & seen, f'page {page} repeats the phases {heads & seen}'
        seen |= heads
        assert (f'Jatkuu sivulla {page + 1}:' in words) == (page < pages), f'page {page} does not say where it goes on'
        # The smallest words of all: the height of a line's box is about 1.2 times its letters.
        heights = [float(bottom) - float(top) for top, bottom in
                   re.findall(r'<word xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)"', exports.run('pdftotext', '-bbox', *part))]
        assert min(heights) > 7, f'page {page}: letters of {min(heights) / 1.2:.1f} points'
    assert seen == set(range(1, n_phases + 1)), f'phases on no page: {set(range(1, n_phases + 1)) - seen}'


def pages_of(exports, file):
    """The words of each page."""
    n_pages = int(re.search(r'^Pages:\s+(\d+)', exports.run('pdfinfo', file), re.M).group(1))
    return [exports.run('pdftotext', '-f', str(page), '-l', str(page), file, '-') for page in range(1, n_pages + 1)]


def case_network_on_sheets(exports):
    """An index and sheets of A4: each says which it is, and together they hold every name."""
    file = exports.make('render', 'sheets.pdf', '--diagram', 'network', '--pages', 'a4', '--lang', 'fi', '--audience', 'internal')
    exports.run('qpdf', '--check', file)
    assert 'A4' in exports.run('pdfinfo', file), 'not A4'
    pages = pages_of(exports, file)
    assert len(pages) >= 3, len(pages)
    for number, words in enumerate(pages, 1):
        assert 'Esimerkkiaineisto' in words and 'Vaasan työllisyyden ekosysteemi' in words, f'page {number}: {words[:200]}'
        assert number == 1 or f'Sivu {number}/{len(pages)}' in words, f'page {number} does not say which it is'
    letters = re.sub(r'[\s\u00ad-]', '', ''.join(pages[1:]))
    for actor in exports.records('actor'):
        names = [actor['short_name.fi'], actor['name.fi']] if 'short_name.fi' in actor else [actor['name']]
        assert any(name and re.sub(r'[\s-]', '', name) in letters for name in names), f'{names} on no sheet'
    large = exports.make('render', 'large.pdf', '--diagram', 'network', '--pages', 'a3', '--lang', 'fi', '--audience', 'internal')
    assert len(pages_of(exports, large)) < len(pages) and 'A3' in exports.run('pdfinfo', large)


def case_path_on_sheets(exports):
    for paper in ('a4', 'a3'):
        file = exports.make('render', 'path-sheets.pdf', '--diagram', 'path', '--path', add_long_path(exports, 11), '--pages', paper)
        exports.run('qpdf', '--check', file)
        pages = pages_of(exports, file)
        assert len(pages) >= 3 and paper.upper() in exports.run('pdfinfo', file), (paper, len(pages))
        for phase in range(1, 12):
            assert any(f'Vaihe numero {phase}' in ' '.join(words.split()) for words in pages[1:]), f'{paper}: phase {phase} on no page'


def add_broad_path(exports, n_phases, n_lanes):
    """In a document of its own, a path of which not even one phase stands on a sheet: a step of every actor in every phase."""
    rows = ['Palvelupolku;Vaihe;Vaihe, ruotsi;Askel;Toimija;Toimija, ruotsi;Rooli;Mitä']
    for phase in range(1, n_phases + 1):
        for lane in range(1, n_lanes + 1):
            rows.append(f'Leveä polku;Vaihe{phase}x;Skede{phase}x;Askel{phase}x{lane}x;Toimija{lane}x;Aktor{lane}x;vastaa;Tekee')
    with open(exports.path('broad.csv'), 'w', encoding='utf-8') as file:
        file.write('\n'.join(rows) + '\n')
    exports.run(exports.cli, 'import', exports.document, exports.path('broad.csv'), '--kind', 'task')
    for kind, old, new in (('actor', 'Toimija', 'Aktor'), ('phase', 'Vaihe', 'Skede')):
        for row in exports.records(kind):
            if re.fullmatch(old + r'\d+x', row['name.fi']):
                exports.run(exports.cli, 'set', exports.document, row['id'], 'name.sv', row['name.fi'].replace(old, new))
    return next(row['id'] for row in exports.records('path') if row['name.fi'] == 'Leveä polku')


def case_broad_path_repeats_its_heads(exports):
    """Each sheet names the phases and the actors of its own steps, once, and no others."""
    exports = copy.copy(exports)
    exports.document = exports.path('broad.polku')
    exports.run(exports.cli, 'new', exports.document)
    path = add_broad_path(exports, 7, 14)
    for lang, names in (('fi', ['Toimija']), ('sv', ['Aktor']), ('both', ['Toimija', 'Aktor'])):
        for paper in ('a4', 'a3'):
            file = exports.make('render', f'broad-{lang}-{paper}.pdf', '--diagram', 'path', '--path', path, '--pages', paper, '--lang', lang,
                                '--audience', 'internal')
            exports.run('qpdf', '--check', file)
            pages = pages_of(exports, file)
            assert len(pages) > 2, (lang, paper, len(pages))
            steps = []
            for number, words in enumerate(pages[1:], 2):
                here = [(int(phase), int(lane)) for phase, lane in re.findall(r'Askel(\d+)x(\d+)x', words)]
                assert here and len(here) == len(set(here)), f'{lang} {paper} page {number}: {here}'
                for name in names:
                    heads = sorted(int(lane) for lane in re.findall(name + r'(\d+)x', words))
                    assert heads == sorted({lane for _, lane in here}), f'{lang} {paper} page {number}: {name} {heads}, steps {here}'
                heads = {int(phase) for phase in re.findall(r'(?:Vaihe|Skede)(\d+)x', words)}
                assert heads == {phase for phase, _ in here}, f'{lang} {paper} page {number}: phases {heads}, steps {here}'
                steps += here
            assert len(steps) == 7 * 14 and len(set(steps)) == 7 * 14, f'{lang} {paper}: {len(steps)} steps, {len(set(steps))} of them different'


def case_chosen_actors(exports):
    chosen = [row['id'] for row in exports.records('actor')[:2]]
    file = exports.make('render', 'chosen.pdf', '--diagram', 'network', '--selection', ','.join(chosen), '--lang', 'sv')
    words = exports.run('pdftotext', file, '-')
    assert 'Vasa stad' in words and 'Korsholms' in words and 'FPA' not in words, words


def case_graphml(exports):
    """networkx and igraph see the same network, with the words that yEd and Gephi show."""
    file = exports.make('export', 'vaasa.graphml', '--format', 'graphml', '--with-raised', '--lang', 'sv')
    seen = json.loads(exports.run('/usr/bin/python3', os.path.join(HERE, 'read-graphml.py'), file))
    actors = exports.records('actor')
    assert seen['networkx']['nodes'] == seen['igraph']['nodes'] == len(actors), seen
    assert seen['networkx']['edges'] == seen['igraph']['edges'] == len(exports.records('relation')), seen
    assert 'Vasa stad' in seen['networkx']['labels'] and sorted(seen['networkx']['labels']) == sorted(seen['igraph']['labels'])
    assert set(seen['networkx']['ids']) == {actor['id'] for actor in actors}
    # What these libraries write comes back, and doubles nobody.
    for library in ('networkx', 'igraph'):
        said = exports.run(exports.cli, 'import', exports.document, exports.path(f'{library}.graphml'), '--dry-run')
        assert 'Added: 0, changed: 0' in said, f'{library}: {said}'


# Words that nobody outside may read: of a contact person, a note, a decision that was not released, a quote that tells who spoke.
SECRETS = ['Salla Salainen', 'salla.salainen@example.org', '040 765 4321', 'Hiljainen muistiinpano', 'Hiljainen päätös', 'Hiljainen lainaus']


def add_secrets(exports):
    def add(kind, *values):
        return exports.run(exports.cli, 'add', exports.document, kind, *values).strip()

    actor = exports.records('actor')[0]['id']
    relation = exports.records('relation')[0]['id']
    contact = add('contact', 'role.fi=Yhteyshenkilö', f'actor={actor}', f'person={SECRETS[0]}', f'email={SECRETS[1]}', f'phone={SECRETS[2]}')
    exports.run(exports.cli, 'set', exports.document, relation, 'contact', contact)
    add('note', f'text.fi={SECRETS[3]}', f'subject={actor}')
    add('decision', f'name.fi={SECRETS[4]}', f'subject={actor}', 'decision=study')
    add('evidence', 'kind=interview', 'name.fi=Haastattelu', f'quote.fi={SECRETS[5]}')


def words_in(exports, file):
    """All that can be read in a file or a folder, as bytes, with what is packed unpacked."""
    if os.path.isdir(file):
        return b''.join(words_in(exports, os.path.join(file, name)) for name in os.listdir(file))
    with open(file, 'rb') as whole:
        data = whole.read()
    if file.endswith('.pdf'):
        data += exports.run('pdftotext', file, '-').encode() + exports.run('pdfinfo', file).encode()
    if file.endswith(('.xlsx', '.ods')):
        data += subprocess.run(['unzip', '-p', file], capture_output=True, check=True).stdout
    return data


def case_nobody_outside_reads_secrets(exports):
    """Every format, for everybody and for partners; for our own use they are there, so that this test can fail."""
    add_secrets(exports)
    path = exports.records('path')[0]['id']
    procurement = exports.records('procurement')[0]['id']
    formats = [('export', ['--format', 'xml'], 'xml'), ('export', ['--format', 'csv'], 'folder'), ('export', ['--format', 'html'], 'html'),
               ('export', ['--format', 'graphml'], 'graphml'), ('export', ['--format', 'procurement', '--procurement', procurement], 'xml'),
               ('report', ['--kind', 'municipality', '--municipality', '905'], 'fodt'),
               *[('render', ['--diagram', 'network', *pages], ending) for ending, pages in
                 (('svg', []), ('png', []), ('pdf', []), ('pdf', ['--pages', 'a4']))],
               *[('render', ['--diagram', 'path', '--path', path], ending) for ending in ('svg', 'png', 'pdf')]]
    for audience in ('public', 'partners'):
        for number, (verb, arguments, ending) in enumerate(formats):
            more = ['--with-raised'] if verb == 'export' else []
            file = exports.make(verb, f'{audience}-{number}.{ending}', *arguments, *more, '--audience', audience)
            data = words_in(exports, file)
            assert len(data) > 500, (verb, arguments)
            for secret in SECRETS:
                assert secret.encode() not in data, f'{audience}: “{secret}” in {verb} {arguments}'
    own = words_in(exports, exports.make('export', 'own.xml', '--format', 'xml', '--audience', 'internal', '--with-raised'))
    assert all(secret.encode() in own for secret in SECRETS), [secret for secret in SECRETS if secret.encode() not in own]
    # No contact person stands on a page of HTML or in a picture, whoever it is for.
    for verb, arguments, ending in (('export', ['--format', 'html'], 'html'), ('render', ['--diagram', 'network'], 'svg')):
        data = words_in(exports, exports.make(verb, f'own-map.{ending}', *arguments, '--audience', 'internal'))
        assert not any(secret.encode() in data for secret in SECRETS[:3]), verb


def case_network_svg(exports):
    file = exports.make('render', 'network.svg', '--diagram', 'network')
    with open(file, encoding='utf-8') as svg:
        text = svg.read()
    assert len(re.findall(r'<text\b', text)) >= 30, 'names are not real text'
    seen = exports.read('read-xml.js', file)
    assert seen['root'] == 'svg', seen['root']
    exports.run('rsvg-convert', '--width', '1600', file, '-o', exports.path('rsvg.png'))
    exports.run('chromium', '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
                '--disable-component-update', '--disable-sync', '--user-data-dir=' + exports.path('chromium'),
                '--window-size=1600,1000', '--screenshot=' + exports.path('chromium.png'), 'file://' + file)
    for picture in ('rsvg.png', 'chromium.png'):
        assert os.path.getsize(exports.path(picture)) > 20000, f'{picture}: nothing is to be seen'


def case_network_png(exports):
    file = exports.make('render', 'network.png', '--diagram', 'network')
    size = exports.run('/usr/bin/python3', '-c', 'import sys,struct;print(*struct.unpack(">II",open(sys.argv[1],"rb").read()[16:24]))', file)
    assert all(int(side) >= 600 for side in size.split()), size


def main():
    cases = [value for name, value in globals().items() if name.startswith('case_')]
    print(f'1..{len(cases)}', flush=True)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        os.environ['HOME'] = os.environ['XDG_DATA_HOME'] = os.environ['XDG_CACHE_HOME'] = folder
        exports = Exports(sys.argv[1], sys.argv[2], folder)
        for number, case in enumerate(cases, 1):
            name = case.__name__[len('case_'):].replace('_', ' ')
            try:
                case(exports)
                print(f'ok {number} - {name}', flush=True)
            except Exception:  # any failure is the case's
                failed = True
                print(f'not ok {number} - {name}', flush=True)
                print('# ' + traceback.format_exc().strip().replace('\n', '\n# '), flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
