#!/usr/bin/python3
"""The first minutes: a list of actors and a list of links, copied in a spreadsheet, become a network on the screen. Strokes and clicks are
counted from the empty document on; copying in the spreadsheet is not.

test-first-minutes.py POLKUVERKKO POLKUVERKKO-CLI      prints TAP; runs under with-gui --wm
"""
import os
import re
import subprocess
import sys
import tempfile

from pv_journey import Desk, Person, run, wait_until

desk = None
CLI = sys.argv[2]
FOLDER = tempfile.mkdtemp(prefix='lists-', dir=os.environ.get('HOME'))
DOCUMENT, LIST = os.path.join(FOLDER, 'maakunta.polku'), os.path.join(FOLDER, 'toimijat.csv')
KINDS = ('kaupunki', 'hyvinvointialue', 'yhdistys ry', 'Oy', 'opisto', 'hanke')
NAMES = [f'Toimija {number} {KINDS[number % len(KINDS)]}' for number in range(1, 31)]
LINKS = [(NAMES[number % 30], NAMES[(number * 7 + 3 + number // 30) % 30], ('Yhteistyö', 'Rahoitus', 'Palveluun ohjaaminen')[number % 3])
         for number in range(40)]


class CountedPerson(Person):
    """Strokes and clicks: a chord is one stroke, a letter that is typed is one."""

    def __init__(self, program):
        super().__init__(program)
        self.strokes = self.clicks = 0

    def key(self, *chords):
        self.strokes += len(chords)
        super().key(*chords)

    def type(self, text):
        self.strokes += len(text)
        super().type(text)

    def click_at(self, x, y, button=1, times=1):
        self.clicks += times
        super().click_at(x, y, button, times)


def copy(text):
    """What a spreadsheet leaves on the clipboard."""
    holder = subprocess.Popen(['xclip', '-selection', 'clipboard', '-quiet', '-loops', '0'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, text=True)
    holder.stdin.write(text)
    holder.stdin.close()
    wait_until(lambda: pasted() == text, 'the clipboard never held what was copied')


def pasted():
    return subprocess.run(['xclip', '-selection', 'clipboard', '-out'], capture_output=True, check=False).stdout.decode()


def open_an_empty_document():
    global desk
    done = subprocess.run([CLI, 'new', DOCUMENT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    desk = Desk([sys.argv[1], DOCUMENT])
    desk.find('label', 'No actors yet', desk.page('Network'))
    desk.focused('text', 'Name of the first actor', desk.page('Network'))
    desk.person = CountedPerson(desk.program)


def paste_thirty_actors():
    copy('\r\n'.join(NAMES) + '\r\n')
    desk.person.key('ctrl+v')
    desk.toast('30 actors added')
    desk.counts('30 actors, 0 links')


def paste_forty_links():
    copy(''.join('\t'.join(link) + '\r\n' for link in LINKS))
    desk.person.key('ctrl+v')
    desk.toast('Links: 40 added')
    desk.counts('30 actors, 40 links')
    desk.until(lambda: len(desk.program.find_all('list item', within=desk.network())) >= 30, 'fewer than 30 actors', desk.network())


def it_took_two_strokes():
    print(f'# 30 actors and 40 links on the screen: {desk.person.strokes} strokes, {desk.person.clicks} clicks', flush=True)
    assert (desk.person.strokes, desk.person.clicks) == (2, 0), (desk.person.strokes, desk.person.clicks)


def one_undo_each():
    desk.person.key('ctrl+z')
    desk.counts('30 actors, 0 links')
    desk.person.key('ctrl+z')
    desk.find('label', 'No actors yet', desk.page('Network'))


def a_file_by_keys():
    with open(LIST, 'w', encoding='utf-8') as text:
        text.write('Toimija;Aktör;Y-tunnus;Kunta\nVaasan kaupunki;Vasa stad;0209602-6;Vaasa\nKela;FPA;0246246-0;Helsinki\n')
    desk.person.key('ctrl+i')
    desk.open_file('Import', LIST)
    dialog = desk.dialog('Bring in a list')
    desk.find('push button', 'Bring in 2', dialog)
    desk.person.key('ctrl+Return')
    desk.toast(re.compile('^Actors: 2 new'))
    desk.actor('Kela')
    desk.undoes('Brought in: Vaasan kaupunki')


def leave():
    desk.leave()


sys.exit(run([open_an_empty_document, paste_thirty_actors, paste_forty_links, it_took_two_strokes, one_undo_each, a_file_by_keys, leave]))
