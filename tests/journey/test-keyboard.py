#!/usr/bin/python3
"""The whole job by keyboard alone: there is no mouse in this file, and its pointer never moves.

test-keyboard.py POLKUVERKKO      prints TAP; runs under with-gui --wm --keymap fi
"""
import os
import re
import sys
import tempfile

import pv_files
from pv_journey import Desk, SOURCE, TITLE, children, closest, run, starting, states, text_of

desk = None
FOLDER = tempfile.mkdtemp(prefix='exports-', dir=os.environ.get('HOME'))
ACTOR = 'Kela'
RENAMED = 'Kela Pohjanmaalla'
CORE_TASK = 'Maksaa etuudet ja järjestää kuntoutusta Pohjanmaalla.'
STEP = 'Tukikeskustelu'
TASK = 'Käy läpi, mikä auttaa työhön.'
SERVICE = 'Starttivalmennus nuorille'
PICTURES = ('network.png', 'network.pdf', 'path.png')


def out(name):
    return os.path.join(FOLDER, name)


def is_on_canvas(name):
    """Whether what has the keys is that actor or step: what it holds follows its name after a comma."""
    return lambda node: node.get_role_name() == 'list item' and re.match(re.escape(name) + '(,|$)', node.get_name())


def open_the_sample():
    global desk
    desk = Desk(sys.argv[1:])
    desk.walk_to('push button', 'Vaasa', desk.window())
    desk.person.key('Return')
    desk.find('label', TITLE)
    desk.arrived('Network')
    desk.counts('45 actors, 79 links')


def walk_to_an_actor():
    desk.person.key('ctrl+1')
    desk.until(lambda: desk.focus(desk.network()), 'the keys are not on the network', desk.network())
    desk.tab_until(is_on_canvas(ACTOR), ACTOR, desk.network(), 60)
    desk.chosen(ACTOR)


def rename_it():
    desk.person.key('F2')
    desk.focused('text', 'Name in Finnish', desk.network())
    desk.write(RENAMED)
    desk.actor(RENAMED)
    desk.no_actor(ACTOR)
    desk.undoes(f'Actor changed: {RENAMED}')
    desk.focused('list item', starting(RENAMED), desk.network())


def draw_a_relation():
    """L begins a link, Ctrl+Right walks to the other end, Enter takes it, and the list of kinds opens under the keys. What is said meanwhile is gone sooner
    than a busy machine reads all of the window: app/test-toasts.c hears it."""
    desk.person.key('l')
    linked = {relation.get_name() for relation in desk.program.each('label', re.compile(' → '), desk.network())}
    desk.person.key('ctrl+Right')
    other = desk.until(lambda: [node for node in (desk.focus(desk.network()),) if node and not node.get_name().startswith(RENAMED)],
                       'Ctrl+Right walks nowhere', desk.network())[0].get_name().split(',')[0]
    desk.person.key('Return')
    kinds = desk.find('list', 'Kind of link', desk.network())
    desk.line('Referral', kinds)
    desk.person.key('Return')
    desk.undoes(f'Link added: {RENAMED} → {other}')
    desk.counts('45 actors, 80 links')
    assert f'{RENAMED} → {other}' not in linked
    desk.other = other


def change_a_field():
    """F6 goes from the page to the form; the actor that was walked to is in it."""
    desk.person.key('ctrl+1')
    desk.person.key('ctrl+f')
    desk.focused('entry', 'Find an actor', desk.page('Network'))
    desk.person.type('pohjanmaalla')
    desk.chosen(RENAMED)
    desk.person.key('Escape')
    desk.focused('list item', starting(RENAMED), desk.page('Network'))
    desk.person.key('F6')
    desk.person.key('alt+3')
    field = desk.walk_to('text', 'Core task, Finnish', desk.form())
    desk.before = text_of(field)
    desk.write(CORE_TASK, key='Tab')
    desk.focused('text', 'Core task, Swedish', desk.form())
    desk.undoes(f'Actor changed: {RENAMED}')
    desk.person.key('alt+1')


def undo_and_redo():
    field = desk.find('text', 'Core task, Finnish', desk.form())
    desk.person.key('ctrl+z')
    desk.reads(field, desk.before)
    desk.person.key('ctrl+shift+z')
    desk.reads(field, CORE_TASK)


def go_to_the_paths():
    desk.person.key('ctrl+2')
    paths = desk.arrived('Paths')
    desk.until(lambda: len(desk.program.find_all('list item', within=desk.path())) >= 10, 'fewer than 10 steps', paths)
    desk.until(lambda: desk.focus(paths), 'the keys are not on the page', paths)
    desk.tab_until(lambda node: node.get_role_name() == 'list item' and node.get_parent() == desk.path(), 'a step', paths)


def add_a_step():
    desk.person.key('ctrl+Return')
    desk.focused('text', 'Name of the step', desk.phases())
    desk.write(STEP)
    desk.step(STEP)
    desk.undoes(f'Step added: {STEP}')


def add_a_task():
    line = desk.find('label', 'Nobody acts here', desk.phases())
    button = closest(line, 'push button')
    desk.tab_until(lambda node: node == button, 'the tasks of the new step', desk.phases(), 80)
    desk.person.key('Return')
    desk.focused('entry', 'Type a name', desk.phases())
    desk.person.type('pohjanmaalla')
    desk.find('label', RENAMED, desk.phases())
    desk.person.key('Return')
    task = closest(desk.focused('push button', re.compile(''), desk.phases()), 'filler')
    desk.person.key('Tab')
    desk.focused('text', 'What it does for the customer, in Finnish', task)
    desk.person.type(TASK)
    desk.walk_to('push button', 'Done', desk.phases())
    desk.person.key('Return')
    desk.find('push button', f'Answers for: {RENAMED}. {TASK}', desk.phases())
    desk.undoes(f'Task added: {RENAMED} · {STEP}')


def edit_a_cell_of_a_table():
    desk.person.key('ctrl+3')
    services = desk.arrived('Services')
    desk.person.key('ctrl+f')
    desk.focused('entry', 'Find in the table', services)
    desk.person.type('starttivalmennus')
    desk.person.key('Return')
    desk.until(lambda: any('selected' in states(row) for row in desk.program.each('table row', 'Starttivalmennus', services)),
               'the row that was found is not chosen', services)
    desk.until(lambda: desk.focus(desk.find('tree table', 'Services', services)), 'the keys are not in the table', services)
    desk.person.key('F2')
    desk.focused('text', 'Name, Finnish', services)
    desk.write(SERVICE)
    desk.cell('Services', 'Services', SERVICE)
    desk.gone('text', 'Name, Finnish', services)
    desk.until(lambda: desk.focus(desk.find('tree table', 'Services', services)), 'the keys did not come back to the table', services)
    desk.undoes(f'Service changed: {SERVICE}')


def read_it_in_swedish():
    desk.person.key('alt+2')
    desk.cell('Services', 'Services', 'Startträning')
    desk.person.key('alt+1')
    desk.cell('Services', 'Services', SERVICE)


def export_the_chosen_service_and_another():
    """What is chosen is proposed and ticked; another is found by a word and taken by Enter. The dialog says what got old."""
    dialog = desk.dialog_of_export()
    assert desk.proposed == 'Descriptions for a procurement', desk.proposed
    desk.find('label', '1 chosen', dialog)
    desk.find('label', f'Service “{SERVICE}”: Name is older in Swedish than in Finnish', dialog)
    desk.walk_to('entry', 'Find by a word', dialog)
    desk.person.type('alkukart')
    desk.person.key('Return')
    desk.find('label', '2 chosen', dialog)
    desk.write_export(dialog, 'Descriptions for a procurement', out('services.xml'))


def export_pictures():
    desk.export(out('network.png'), 'Picture of the network', file='PNG')
    desk.export(out('network.pdf'), 'Picture of the network', file='PDF')
    desk.export(out('path.png'), 'Picture of a path', file='PNG')


def quit_the_program():
    desk.kept()
    desk.person.key('ctrl+q')
    ended = desk.program.process.wait(60)
    assert ended == 0, f'the program ended with {ended}'


def the_files_are_what_they_should_be():
    schema = os.path.join(SOURCE, 'data', 'schema', 'polkuverkko-1.xsd')
    pv_files.procurement(out('services.xml'), schema, SERVICE, 'Alkukartoitus')
    pv_files.says_nothing_of(out('services.xml'), ['Aikuissosiaalityö'])
    pv_files.printed(out('network.pdf'), RENAMED, desk.other)
    for name in ('network.png', 'path.png'):
        pv_files.picture(out(name))


if __name__ == '__main__':
    sys.exit(run([open_the_sample, walk_to_an_actor, rename_it, draw_a_relation, change_a_field, undo_and_redo, go_to_the_paths,
                  add_a_step, add_a_task, edit_a_cell_of_a_table, read_it_in_swedish, export_the_chosen_service_and_another,
                  export_pictures, quit_the_program, the_files_are_what_they_should_be]))
