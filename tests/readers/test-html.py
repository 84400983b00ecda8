#!/usr/bin/python3
"""The page of HTML in Chromium, under a mouse, a keyboard and a finger; with scripts and without; and what its policy refuses.

test-html.py CLI      prints TAP.
"""
import os
import subprocess
import sys
import tempfile
import traceback

from browser import Browser

VIEW = "document.querySelector('#network svg').getAttribute('viewBox')"
KELA = "Array.from(document.querySelectorAll('#network svg g.node')).find(g => g.querySelector('title')?.textContent === 'Kela')"

LARGE = 1500                   # actors of the large region
MAP = "document.querySelector('#network figure > svg')"
IN_VIEW = ("(f => (e => { const b = e.getBoundingClientRect(); return b.width > 0 && b.right > f.left && b.left < f.right && b.bottom > f.top"
           " && b.top < f.bottom; }))(document.querySelector('#network figure').getBoundingClientRect())")
# The names of actors that are seen on the map.
NAMES = f"Array.from({MAP}.querySelectorAll('g.node text')).filter({IN_VIEW}).map(t => t.textContent)"


class Page:
    """The Vaasa sample, with names that would be markup if they were let."""

    def __init__(self, cli, folder):
        self.cli, self.folder = cli, folder
        self.document, self.file = os.path.join(folder, 'vaasa.polku'), os.path.join(folder, 'vaasa.html')
        self.run('new', self.document, '--sample', 'vaasa')
        self.run('add', self.document, 'actor', 'name.fi=<img src=x onerror="window.hurt=1">', "name.sv=</script><script>window.hurt=1</script>",
                 'kind=association', 'core_task.fi="><svg onload=window.hurt=1>', 'web=javascript:window.hurt=1')
        self.run('export', self.document, '--format', 'html', '--with-raised', '-o', self.file)
        self.browser = Browser(folder)

    def run(self, *arguments):
        done = subprocess.run([self.cli, *arguments], capture_output=True, text=True, check=False, timeout=240)
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    def open(self, **how):
        self.browser.open('file://' + self.file, **how)
        return self.browser

    def open_large(self, **how):
        """A region of 1,500 actors with 3,500 links in twelve areas."""
        file = os.path.join(self.folder, 'large.html')
        if not os.path.exists(file):
            self.write_large(file)
        self.browser.open('file://' + file, **how)
        return self.browser

    def write_large(self, file):
        document, rows = os.path.join(self.folder, 'large.polku'), {
            'area': ['name.fi;name.sv;kind'] + [f'Alue {n};Trakt {n};region' for n in range(12)],
            'actor': ['name.fi;name.sv;kind;area'] + [f'Toimija {n};Aktör {n};{"association" if n % 2 else "company"};Alue {n * 12 // LARGE}'
                                                      for n in range(LARGE)],
            'relation': ['from_actor;to_actor;kind'] + [f'Toimija {n};Toimija {(n + by) % LARGE};{kind}' for n in range(LARGE)
                                                       for by, kind in ((1, 'funding'), (7, 'information'), (331, 'referral'))[:2 + n % 3 // 2]]}
        self.run('new', document)
        for kind, lines in rows.items():
            table = os.path.join(self.folder, kind + '.csv')
            with open(table, 'w', encoding='utf-8') as out:
                out.write('\n'.join(lines) + '\n')
            self.run('import', document, table, '--kind', kind)
        self.run('export', document, '--format', 'html', '--with-raised', '-o', file)


def case_asks_nothing_of_any_network(page):
    browser = page.open()
    assert browser.requests() == ['file://' + page.file], browser.requests()
    assert not browser.complaints(), browser.complaints()
    assert os.path.getsize(page.file) < 20e6


def case_names_are_words(page):
    browser = page.open()
    assert browser.seen('window.hurt') is None and browser.seen("document.querySelectorAll('img, iframe, object, [onload], [onerror]').length") == 0
    assert browser.seen("Array.from(document.querySelectorAll('h3')).some(h => h.textContent === '<img src=x onerror=\"window.hurt=1\">')")
    assert browser.seen("Array.from(document.querySelectorAll('a')).every(a => /^(#|https?:)/.test(a.getAttribute('href')))")


def case_policy_refuses(page):
    browser = page.open()
    browser.seen("(() => { const s = document.createElement('script'); s.textContent = 'window.hurt = 1'; document.body.append(s); })()")
    assert browser.seen('window.hurt') is None, 'a foreign script ran'
    assert browser.seen("fetch('https://example.org/').then(() => 'fetched', () => 'refused')") == 'refused'
    assert browser.seen("(() => { const i = new Image(); return new Promise(done => { i.onload = () => done('loaded'); i.onerror = () => "
                        "done('refused'); i.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='; }); })()") == 'refused'


def case_language(page):
    browser = page.open()
    assert browser.seen("document.querySelector('h1').innerText") == 'Vaasan työllisyyden ekosysteemi'
    browser.click(*browser.place("document.querySelector('label[for=lang-sv]')"))
    assert browser.seen("document.querySelector('h1').innerText") == 'Vasas sysselsättningsekosystem'
    assert browser.seen('document.documentElement.lang') == 'sv' and browser.seen('document.title') == 'Vasas sysselsättningsekosystem'
    assert browser.seen("document.querySelector('.search input').placeholder") == 'Hitta en aktör eller ett steg'
    assert browser.seen("document.querySelector('#network .in.fi').offsetHeight") == 0


def case_one_picture(page):
    """What is alike in both languages stands there once; what differs is seen in the one at hand."""
    browser = page.open()
    assert browser.seen("document.querySelectorAll('#network figure svg').length") == 1
    kela = "document.querySelectorAll('#network figure svg g.node text')"
    words = ("Array.from(" + kela + ").filter(t => t.getClientRects().length > 0 && /^(Kela|FPA)$/.test(t.textContent)).map(t => t.textContent).join()")
    assert browser.seen(words) == 'Kela', browser.seen(words)
    ids = "Array.from(document.querySelectorAll('#network figure svg g.node'), g => g.dataset.id)"
    assert browser.seen(f"new Set({ids}).size === {ids}.length"), 'a node is there twice'
    browser.click(*browser.place("document.querySelector('label[for=lang-sv]')"))
    assert browser.seen(words) == 'FPA', browser.seen(words)


def case_tooltips(page):
    browser = page.open()
    browser.mouse('mouseMoved', *browser.place(KELA))
    assert browser.seen(KELA + '.firstChild.textContent') == 'Kela'
    node = browser.seen(KELA + '.dataset.id')
    link = f"document.querySelector('#network .in.fi article[data-id=\"{node}\"] li[data-link]')"
    drawn = f"document.querySelector(`#network figure g.link[data-id=\"${{{link}.dataset.link}}\"]`)"
    told = "(() => { const g = %s; g.querySelector('path').dispatchEvent(new PointerEvent('pointerover', {bubbles: true})); return g.querySelector('title').textContent; })()" % drawn
    assert browser.seen(told) == browser.seen(link + '.textContent'), 'a link does not say what it is'
    browser.click(*browser.place("document.querySelector('label[for=lang-sv]')"))
    by_number = f"document.querySelector('#network figure g.node[data-id=\"{node}\"]')"
    browser.mouse('mouseMoved', *browser.place(by_number))
    assert browser.seen(by_number + '.firstChild.textContent') == 'FPA'
    assert browser.seen(told) == browser.seen(link.replace('.in.fi', '.in.sv') + '.textContent')


def case_move_and_zoom(page):
    browser = page.open()
    whole = browser.seen(VIEW)
    x, y = browser.place("document.querySelector('#network figure')")
    browser.mouse('mouseWheel', x, y, deltaX=0, deltaY=-120, modifiers=2)
    nearer = browser.seen(VIEW)
    assert float(nearer.split()[2]) < float(whole.split()[2]), (whole, nearer)
    browser.drag(x - 300, y - 150, 120, 60)
    moved = browser.seen(VIEW)
    assert moved.split()[2:] == nearer.split()[2:] and moved.split()[:2] != nearer.split()[:2], (nearer, moved)
    browser.seen("document.querySelector('#network figure').focus()")
    browser.key('+', '+')
    assert float(browser.seen(VIEW).split()[2]) < float(moved.split()[2])
    before = browser.seen(VIEW)
    browser.key('ArrowRight')
    assert float(browser.seen(VIEW).split()[0]) > float(before.split()[0])
    browser.key('0', '0')
    assert browser.seen(VIEW) == whole
    browser.click(*browser.place("document.querySelector('#network .tools button')"))
    assert float(browser.seen(VIEW).split()[2]) < float(whole.split()[2])


def case_pinch(page):
    browser = page.open(width=390, height=844)
    whole = browser.seen(VIEW)
    x, y = browser.place("document.querySelector('#network figure')")
    for apart in (20, 40, 80):
        points = [{'x': x - apart, 'y': y, 'id': 0}, {'x': x + apart, 'y': y, 'id': 1}]
        browser.call('Input.dispatchTouchEvent', type='touchStart' if apart == 20 else 'touchMove', touchPoints=points)
    browser.call('Input.dispatchTouchEvent', type='touchEnd', touchPoints=[])
    assert float(browser.seen(VIEW).split()[2]) < float(whole.split()[2]) * .6


def case_choose(page):
    browser = page.open()
    browser.click(*browser.place(KELA))
    assert 'Kela' in browser.seen("document.querySelector('.told h3').textContent")
    assert browser.seen("document.querySelectorAll('.told li').length") > 2, 'no links are told'
    assert browser.seen(KELA + ".classList.contains('chosen')") and browser.seen("document.querySelectorAll('svg.focused').length") > 0
    on = browser.seen("document.querySelectorAll('#network figure svg g.node.on').length")
    assert 2 < on < browser.seen("document.querySelectorAll('#network figure svg g.node').length"), on
    browser.key('Escape')
    assert browser.seen("document.querySelector('.told') === null && document.querySelectorAll('.on').length === 0")


def case_find(page):
    browser = page.open()
    whole = browser.seen(VIEW)
    browser.key('/', '/')
    browser.type('fpa')
    assert browser.seen("document.querySelector('.found button').innerText").startswith('Kela'), 'a Swedish name does not lead there'
    browser.key('Enter')
    assert browser.seen("document.querySelector('.told h3').textContent") == 'Kela'
    assert browser.seen(VIEW) != whole, 'it is not centred'
    browser.key('Escape')
    browser.key('/', '/')
    browser.seen("document.querySelector('.search input').select()")
    browser.type('zzzz')
    assert browser.seen("document.querySelector('.found').innerText") == 'Mikään ei täsmää'
    browser.seen("document.querySelector('.search input').select()")
    browser.type('mielenterveys')
    browser.key('ArrowDown')
    assert browser.seen("document.activeElement.closest('.found') !== null")


def case_step_of_a_path(page):
    browser = page.open()
    step = "document.querySelector('#path-1 figure svg g.step')"
    browser.click(*browser.place(step))
    assert browser.seen(step + ".classList.contains('chosen')") and browser.seen("document.querySelector('.told').innerText.length") > 10


def case_without_scripts(page):
    browser = page.open(scripts=False)
    assert browser.seen("document.querySelector('#network figure svg').getBoundingClientRect().height") > 300
    assert browser.seen("document.querySelectorAll('#network .in.fi article').length") > 30
    assert browser.seen("document.querySelector('.search') === null && document.querySelector('.tools') === null")
    browser.click(*browser.place("document.querySelector('label[for=lang-sv]')"))
    assert browser.seen("document.querySelector('h1').innerText") == 'Vasas sysselsättningsekosystem'


FILLS = ("Array.from(document.querySelectorAll('figure svg path, figure svg text, .legend svg path'), e => getComputedStyle(e).fill)"
         ".filter(fill => fill.startsWith('rgb('))")


def case_phone_and_dark(page):
    browser = page.open(width=390, height=844)
    assert browser.seen('document.scrollingElement.scrollWidth') <= 390, browser.seen('document.scrollingElement.scrollWidth')
    browser = page.open()
    card = "getComputedStyle(" + KELA + ".querySelector('path')).fill"
    light, fills = browser.seen(card), browser.seen(FILLS)
    browser = page.open(dark=True)
    dark = browser.seen(FILLS)
    assert browser.seen(card) == 'rgb(54, 54, 54)' and light == 'rgb(255, 255, 255)', (light, browser.seen(card))
    # No colour of the light style is left over in the dark one, but the one that both have.
    left = {before for before, after in zip(fills, dark) if before == after}
    assert len(fills) == len(dark) > 300 and len(set(fills)) > 5 and left <= {'rgb(132, 142, 159)'}, left


def case_print(page):
    browser = page.open(dark=True)
    pdf = os.path.join(page.folder, 'page.pdf')
    browser.print(pdf)
    words = subprocess.run(['pdftotext', pdf, '-'], capture_output=True, text=True, check=True).stdout
    assert 'Esimerkkiaineisto · Exempelmaterial' in words and 'Kela' in words and 'Mielenterveysyhdistys' in words
    assert 'Näytä kartalla' not in words, 'buttons are printed'


def shape_of_large(browser):
    return browser.seen(f"[{MAP}.querySelectorAll('text').length, {MAP}.querySelectorAll('g[data-id]').length]")


def case_large_is_seen_from_afar(page):
    """Of thousands of actors and links none is on the page but in words; what is seen from afar is."""
    browser = page.open_large()
    texts, elements = shape_of_large(browser)
    assert elements == 0 and 12 <= texts < 60, (texts, elements)
    assert browser.seen(f"Array.from({MAP}.querySelectorAll('.far text')).filter({IN_VIEW}).filter(t => /^Alue [0-9]+$/.test(t.textContent)).length") == 12
    assert browser.seen("document.querySelectorAll('#network .in.fi article').length") == LARGE
    assert not browser.complaints(), browser.complaints()
    browser.click(*browser.place("document.querySelector('label[for=lang-sv]')"))
    assert browser.seen(f"Array.from({MAP}.querySelectorAll('.far text')).filter({IN_VIEW}).filter(t => /^Trakt/.test(t.textContent)).length") == 12


def nearer(browser, until):
    browser.seen("document.querySelector('#network figure').focus()")
    for _ in range(30):
        if browser.seen(until):
            return
        browser.key('+', '+')
    raise AssertionError(browser.seen(VIEW))


def case_large_is_made_where_it_is_near(page):
    browser = page.open_large()
    nearer(browser, f"{MAP}.classList.contains('boxes')")
    texts, elements = shape_of_large(browser)
    assert 0 < elements <= LARGE and browser.seen(f"{MAP}.querySelectorAll('g.link').length") == 0
    assert browser.seen(f"{MAP}.querySelectorAll('.thin path').length") > 0, 'no lines between the boxes'
    # Side by side, the same kind of line lies on top.
    assert browser.seen(f"Array.from({MAP}.querySelectorAll('.tile'), t => Array.from(t.children, p => Number(p.className.baseVal.slice(1))))"
                        ".every(ks => ks.every((k, i) => i === 0 || ks[i - 1] < k))")
    nearer(browser, f"{MAP}.classList.contains('whole') && {NAMES}.length > 3")
    texts, elements = shape_of_large(browser)
    assert elements < 2000 and browser.seen(f"{MAP}.querySelectorAll('g.link').length") > 0 and browser.seen(f"{MAP}.querySelectorAll('.tile').length") == 0
    assert browser.seen(f"getComputedStyle({MAP}.querySelector('.far')).display") == 'none'
    # What is in view is all there, and lies as it would if all were there.
    before = browser.seen(NAMES)
    for key in ('ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp'):
        browser.key(key)
    assert browser.seen(NAMES) == before, (before, browser.seen(NAMES))
    assert browser.seen(f"Array.from({MAP}.querySelectorAll('.near > g.link ~ g.link'), g => Number(g.dataset.id)).every((n, i, all) => i === 0 || all[i - 1] < n)")
    assert browser.seen(f"{MAP}.querySelector('g.node ~ g.link') === null"), 'a link lies over an actor'
    browser.key('0', '0')
    assert shape_of_large(browser)[1] == 0, 'what went away is still there'


def case_large_find(page):
    """Whoever is looked for is there, with its links, however far away it was; and goes again."""
    browser = page.open_large()
    browser.key('/', '/')
    browser.type('aktör 1234')
    browser.key('Enter')
    assert browser.seen("document.querySelector('.told h3').textContent") == 'Toimija 1234'
    assert 'Toimija 1234' in browser.seen(NAMES), browser.seen(NAMES)
    lit = browser.seen(f"[{MAP}.querySelectorAll('g.node.on').length, {MAP}.querySelectorAll('g.link.on').length]")
    told = browser.seen("document.querySelectorAll('.told li').length")
    assert lit == [told + 1, told] and told >= 4, (lit, told)
    browser.seen("document.querySelector('#network figure').focus()")
    browser.key('0', '0')
    assert shape_of_large(browser)[1] == 2 * told + 1, 'what was chosen is not seen from afar'
    browser.key('Escape')
    assert shape_of_large(browser)[1] == 0, 'what was let go of is still there'


def case_large_tooltip_and_choice(page):
    browser = page.open_large()
    nearer(browser, f"{MAP}.classList.contains('whole') && {NAMES}.length > 3")
    node = f"Array.from({MAP}.querySelectorAll('g.node')).filter({IN_VIEW})[0]"
    name = browser.seen(node + ".querySelector('text:not(.sv)').textContent")
    browser.mouse('mouseMoved', *browser.place(node))
    browser.click(*browser.place(node))
    assert browser.seen("document.querySelector('.told h3').textContent").startswith(name)
    assert browser.seen(node + ".classList.contains('chosen')")


def case_large_without_scripts(page):
    browser = page.open_large(scripts=False)
    assert browser.seen(f"Array.from({MAP}.querySelectorAll('.far text')).filter({IN_VIEW}).filter(t => /^Alue/.test(t.textContent)).length") == 12
    assert browser.seen("document.querySelectorAll('#network .in.fi article').length") == LARGE
    assert 'g class' not in browser.seen('document.body.innerText')
    browser.click(*browser.place("document.querySelector('label[for=lang-sv]')"))
    assert browser.seen(f"Array.from({MAP}.querySelectorAll('.far text')).filter({IN_VIEW}).filter(t => /^Trakt/.test(t.textContent)).length") == 12


def main():
    cases = [value for name, value in globals().items() if name.startswith('case_')]
    print(f'1..{len(cases)}', flush=True)
    failed = False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ['HOME'] = os.environ['XDG_DATA_HOME'] = os.environ['XDG_CACHE_HOME'] = folder
        page = Page(sys.argv[1], folder)
        for number, case in enumerate(cases, 1):
            name = case.__name__[len('case_'):].replace('_', ' ')
            try:
                case(page)
                print(f'ok {number} - {name}', flush=True)
            except Exception:  # any failure is the case's
                failed = True
                print(f'not ok {number} - {name}', flush=True)
                print('# ' + traceback.format_exc().strip().replace('\n', '\n# '), flush=True)
        page.browser.close()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
