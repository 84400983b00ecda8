#!/usr/bin/python3
"""A colleague's copy is brought in through the real window: what came is told, what differs is settled, all is taken back.

test-merging.py POLKUVERKKO POLKUVERKKO-CLI      prints TAP; runs under with-gui --wm
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from pv_journey import Desk, run

desk = None
CLI = sys.argv[2]
FOLDER = tempfile.mkdtemp(prefix='merging-', dir=os.environ.get('HOME'))
OURS, THEIRS = os.path.join(FOLDER, 'ours.polku'), os.path.join(FOLDER, 'theirs.polku')
COLLEAGUE = 'Testi Kaksi'


def cli(*words, home=None):
    """The command line of this laptop, or of another: what it said."""
    environment = dict(os.environ, LC_ALL='C.UTF-8')
    if home:
        environment['XDG_DATA_HOME'] = os.path.join(FOLDER, home)
    done = subprocess.run([CLI, *words], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and not done.stderr, (words, done.stderr)
    return done.stdout.strip()


def prepare_two_copies():
    cli('new', OURS, '--author', 'Testi Yksi')
    kela = cli('add', OURS, 'actor', 'name.fi=Kela', 'name.sv=FPA', 'kind=kela')
    cli('add', OURS, 'actor', 'name.fi=Vaasan kaupunki', 'kind=municipality')
    old = cli('add', OURS, 'actor', 'name.fi=Vanha palvelu', 'kind=association')
    shutil.copy(OURS, THEIRS)
    cli('set', OURS, kela, 'core_task.fi', 'Maksaa etuudet', '--author', 'Testi Yksi')
    cli('remove', OURS, old, '--author', 'Testi Yksi')
    for words in (('set', THEIRS, kela, 'core_task.fi', 'Kuntouttaa'), ('set', THEIRS, old, 'name.fi', 'Uudistettu palvelu'),
                  ('add', THEIRS, 'actor', 'name.fi=Ohjaamo Vaasa', 'kind=network-or-body')):
        cli(*words, '--author', COLLEAGUE, home='other laptop')


def open_ours_and_see_the_empty_page():
    global desk
    desk = Desk([sys.argv[1], OURS])
    desk.actor('Kela')
    desk.person.key('ctrl+7')
    page = desk.arrived('From others')
    desk.find('label', 'Nothing has come from others yet', page)


def bring_the_copy_in():
    desk.person.key('ctrl+m')
    desk.open_file('Bring in a copy', THEIRS)
    desk.toast(re.compile('^Brought in from others: 1 new, 1 changed'))
    page = desk.page('From others')
    desk.find('label', re.compile(f'3 changes by {COLLEAGUE}'), page)
    desk.find('label', re.compile('^1 record stayed as it was'), page)


def choose_our_value():
    page = desk.page('From others')
    row = desk.find('label', re.compile('Core task .* written differently'), page)
    desk.click(row)
    desk.find('label', 'Kuntouttaa', page)
    desk.click(desk.find('push button', 'Choose', page))
    desk.gone('label', re.compile('Core task .* written differently'), page)
    desk.toast(re.compile('^Settled'))


def bring_back_what_was_removed():
    page = desk.page('From others')
    desk.click(desk.find('label', re.compile('removed in one place, changed in another'), page))
    desk.click(desk.find('push button', 'Bring it back', page))
    desk.gone('label', re.compile('removed in one place'), page)
    desk.find('label', 'Nothing to settle', page)


def see_it_in_the_network():
    desk.person.key('ctrl+1')
    desk.arrived('Network')
    desk.actor('Ohjaamo Vaasa')
    desk.actor('Uudistettu palvelu')


def take_back_what_came():
    desk.person.key('ctrl+7')
    page = desk.arrived('From others')
    desk.click(desk.find('push button', 'Take back what came…', page))
    desk.click(desk.until(lambda: next(desk.program.each('label', 'Take back'), None), lambda: 'nobody asks:' + desk.program.tree()[-6000:]))
    desk.toast(re.compile('^(What came was taken back|Taken back)'))
    desk.person.key('ctrl+1')
    desk.arrived('Network')
    desk.no_actor('Ohjaamo Vaasa')


def one_undo_brings_it_again():
    desk.person.key('ctrl+z')
    desk.actor('Ohjaamo Vaasa')


def close_and_find_all_of_it_in_the_file():
    desk.kept()
    desk.leave()
    listed = cli('list', OURS, 'actor', home='a third laptop')
    assert 'Ohjaamo Vaasa' in listed and 'Uudistettu palvelu' in listed, listed
    assert 'Maksaa etuudet' in cli('list', OURS, 'actor', '--format', 'json', home='a third laptop')
    assert cli('conflicts', OURS, '--format', 'json', home='a third laptop').strip() in ('[]', '{"conflicts":[]}')


if __name__ == '__main__':
    sys.exit(run([prepare_two_copies, open_ours_and_see_the_empty_page, bring_the_copy_in, choose_our_value, bring_back_what_was_removed,
                  see_it_in_the_network, take_back_what_came, one_undo_brings_it_again, close_and_find_all_of_it_in_the_file]))
