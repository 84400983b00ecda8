#!/usr/bin/python3
"""Every control of every page has a name of its own for a screen reader, not its type, role or icon.

test-names.py POLKUVERKKO      prints TAP; runs under with-gui --wm
"""
import subprocess
import sys
import time

from pv_atspi import Person, Program, describe, nameless

PAGES = range(1, 9)


def complaints(program, where):
    for node in nameless(program.glance()):
        above, parent = [], node.parent
        while parent and len(above) < 4:
            above.append(describe(parent))
            parent = parent.parent
        yield f'{where}: {describe(node)} in ' + ' in '.join(above)


def settle(program):
    """Until the tree has stopped growing: a page may be filled by a worker. Gives what is chosen in its lists, the page among them."""
    before = None
    for _ in range(8):
        nodes = list(program.glance().walk())
        if len(nodes) == before:
            break
        before = len(nodes)
        time.sleep(0.3)
    return tuple(node.name for node in nodes if node.role == 'list item' and 'selected' in node.states())


def look_at_start_page(command):
    program = Program.start(command, 'polkuverkko')
    settle(program)
    found = list(complaints(program, 'start page'))
    program.close()
    return found


def look_at_pages(command):
    program = Program.start(command + ['--sample', 'vaasa'], 'polkuverkko')
    person = Person(program)
    found, pages = [], set()
    for page in PAGES:
        person.key(f'ctrl+{page}')
        chosen = settle(program)
        if chosen in pages:
            break  # there are no more pages
        pages.add(chosen)
        found += complaints(program, f'page {page}')
    person.key('F10')
    settle(program)
    found += complaints(program, 'menu')
    person.key('Escape')
    ended = person.leave()
    if ended != 0:
        found.append(f'the program ended with {ended} when its window was closed')
    if len(pages) < 2:
        found.append('no key turned the page')
    return sorted(set(found))


def main():
    cases = (look_at_start_page, look_at_pages)
    print(f'1..{len(cases)}', flush=True)
    failed = False
    for number, case in enumerate(cases, 1):
        found = case(sys.argv[1:])
        print(f"{'not ok' if found else 'ok'} {number} - {case.__name__}", flush=True)
        for line in found:
            print('# ' + line, flush=True)
        failed = failed or bool(found)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
