#!/usr/bin/python3
"""The window is killed while somebody types, again and again: what it had called saved is there, and the document is sound.

test-killed.py POLKUVERKKO POLKUVERKKO-CLI      prints TAP; runs under with-gui --wm. PV_KILLS says how many, PV_PROOF multiplies.
"""
import os
import random
import re
import subprocess
import sys
import tempfile
import time

from pv_journey import Desk, run

CLI = sys.argv[2]
FOLDER = tempfile.mkdtemp(prefix='killed-', dir=os.environ.get('HOME'))
PATH = os.path.join(FOLDER, 'killed.polku')
MOMENTS = random.Random(10)


def cli(*words):
    done = subprocess.run([CLI, *words], env=dict(os.environ, LC_ALL='C.UTF-8'), capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def rename(desk, before, after):
    """Types a new name over the old one, up to the key that ends it."""
    desk.click_drawn(desk.actor(before), desk.network())
    desk.chosen(before)
    desk.person.key('F2')
    desk.focused('text', 'Name in Finnish', desk.network())
    desk.person.key('ctrl+a')
    desk.person.type(after)


def kill_while_typing(number):
    before = cli('list', PATH, 'actor', '--format', 'csv').splitlines()[1]
    name = re.search(r'Toimija \d+', before)[0]
    saved, unsaved = f'Toimija {number}1', f'Toimija {number}2'
    desk = Desk([sys.argv[1], PATH])
    rename(desk, name, saved)
    desk.person.key('Return')
    desk.undoes(f'Actor changed: {saved}')
    desk.find('label', 'Saved on this laptop', desk.window())
    rename(desk, saved, unsaved)
    if MOMENTS.random() < 0.5:
        desk.person.key('Return')
    time.sleep(MOMENTS.random() * 0.05)
    desk.program.process.kill()
    desk.program.process.wait()
    listed = cli('list', PATH, 'actor', '--format', 'csv')
    assert saved in listed or unsaved in listed, listed
    cli('check', PATH)


def make_a_document():
    cli('new', PATH)
    cli('add', PATH, 'actor', 'name.fi=Toimija 0', 'kind=municipality')


def killing(number):
    def step():
        kill_while_typing(number)
    step.__name__ = f'kill_{number}'
    return step


if __name__ == '__main__':
    KILLS = int(os.environ.get('PV_KILLS', '2')) * max(int(os.environ.get('PV_PROOF', '1')), 1)
    sys.exit(run([make_a_document, *(killing(number) for number in range(1, KILLS + 1))]))
