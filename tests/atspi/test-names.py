#!/usr/bin/python3
"""Every control of every page has a name of its own for a screen reader, not its type, role or icon; and every link of an actor is
told with both its ends.

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


def diagram_of(program):
    """What the diagram in front tells: names of its actors, and of the links of the one that is chosen. And which of them has the keys."""
    lists = [node for node in program.glance().walk() if node.role == 'list']
    # Of all lists it has by far the most.
    items = max(([item for item in node.children if item.role == 'list item'] for node in lists), key=len)
    return [item.name for item in items], next((item.name for item in items if 'focused' in item.states()), None)


def look_at_links(command):
    program = Program.start(command + ['--sample', 'vaasa'], 'polkuverkko')
    person = Person(program)
    person.key('ctrl+1')
    settle(program)
    actors, _ = diagram_of(program)
    titles = {name.split(', ')[0] for name in actors}
    found, walked = [], 0
    for _ in range(5):
        person.key('Tab')
        settle(program)
        told, actor = diagram_of(program)
        if actor is None:
            found.append('Tab does not lead to an actor')
            break
        own, links = actor.split(', ')[0], [name for name in told if name not in actors]
        for name in links:
            if own not in name or not any(title in name for title in titles - {own}):
                found.append(f'a link of “{own}” does not tell both its ends: “{name}”')
        if links:
            person.key('alt+Down')
            settle(program)
            _, focused = diagram_of(program)
            walked += focused in links
            if focused not in links:
                found.append(f'Alt+Down does not lead from “{own}” to a link, but to “{focused}”')
    if walked == 0:
        found.append('no actor had a link to walk')
    person.leave()
    return sorted(set(found))


def main():
    cases = (look_at_start_page, look_at_pages, look_at_links)
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
