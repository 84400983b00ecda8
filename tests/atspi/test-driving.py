#!/usr/bin/python3
"""The eyes and hands of the journeys, tried on a small window: what is asked for is what happens.

test-driving.py COUNTING-WINDOW      prints TAP; runs under with-gui --wm --keymap fi
"""
import subprocess
import sys
import traceback

from pv_atspi import NotFound, Person, Program


def case_click(program, person):
    person.click(program.find('push button', 'Count one more'))
    program.find('label', 'Count: 1')


def case_double_click(program, person):
    person.double_click(program.find('push button', 'Count one more'))
    program.find('label', 'Count: 3')


def case_popover(program, person):
    person.click(program.find('push button', 'Menu'))
    person.click(program.find('menu item', 'Start over'))
    program.find('label', 'Count: 0')


def case_typing(program, person):
    person.click(program.find('text', 'Name'))
    person.type('Työllisyysalue, Åbo Akademi')
    person.key('Return')
    program.find('label', 'Name: Työllisyysalue, Åbo Akademi')
    person.key('ctrl+a', 'BackSpace')
    person.type('x')
    person.key('Return')
    program.find('label', 'Name: x')


def case_missing(program, person):
    try:
        program.find('push button', 'Not there', patience=0.2)
    except NotFound as why:
        assert 'Count one more' in str(why), 'the tree is not in the message'
    else:
        raise AssertionError('found what is not there')


def main():
    cases = [case_click, case_double_click, case_popover, case_typing, case_missing]
    print(f'1..{len(cases)}', flush=True)
    program = Program.start([sys.argv[1]], 'counting-window', stderr=subprocess.DEVNULL)
    person = Person(program)
    failed = False
    for number, case in enumerate(cases, 1):
        try:
            case(program, person)
            print(f'ok {number} - {case.__name__}', flush=True)
        except Exception:  # any failure is the case's
            failed = True
            print(f'not ok {number} - {case.__name__}', flush=True)
            print('# ' + traceback.format_exc().replace('\n', '\n# '), flush=True)
    program.close()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
