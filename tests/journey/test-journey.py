#!/usr/bin/python3
"""The whole job through the real window, with mouse and keyboard: see the network and a path, change them, undo, export.

test-journey.py POLKUVERKKO      prints TAP; runs under with-gui --wm --keymap fi
"""
import os
import re
import sys
import tempfile

import pv_files
from pv_journey import Desk, SOURCE, SHARED, TITLE, closest, run, starting, states, text_of

desk = None
FOLDER = tempfile.mkdtemp(prefix='exports-', dir=os.environ.get('HOME'))
GROUP = 'Nuoret'
PATH = 'Nuorten palvelupolku nyt'
ACTOR = 'Työkykytiimi Åland'
STEP = 'Tukikeskustelu'
TASK = 'Käy läpi, mikä auttaa työhön.'
SERVICE = 'Starttivalmennus nuorille'
CORE_TASK = 'Maksaa etuudet ja järjestää kuntoutusta Österbottenissa.'


def out(name):
    """Where an export goes: a folder of this run's home."""
    return os.path.join(FOLDER, name)


def open_the_sample():
    global desk
    desk = Desk(sys.argv[1:])
    desk.click(desk.find('push button', 'Vaasa'))
    desk.find('label', TITLE)


def see_the_actors():
    network = desk.arrived('Network')
    desk.until(lambda: len(desk.program.find_all('list item', within=desk.network())) >= 30, 'fewer than 30 actors', network)
    desk.counts('45 actors, 79 links')


def rename_an_actor_in_place():
    desk.click_drawn(desk.actor('Kela'), desk.network())
    desk.chosen('Kela')
    desk.person.key('F2')
    desk.focused('text', 'Name in Finnish', desk.network())
    desk.write('Kela Vaasassa')
    desk.actor('Kela Vaasassa')
    desk.no_actor('Kela')
    desk.undoes('Actor changed: Kela Vaasassa')


def change_a_field_in_the_form():
    desk.person.key('alt+3')
    field = desk.find('text', 'Core task, Finnish', desk.form())
    desk.before = text_of(field)
    desk.click(field)
    desk.write(CORE_TASK, key='Tab')
    desk.focused('text', 'Core task, Swedish', desk.form())
    desk.reads(field, CORE_TASK)
    desk.undoes('Actor changed: Kela Vaasassa')
    desk.person.key('alt+1')


def undo_and_redo():
    field = desk.find('text', 'Core task, Finnish', desk.form())
    desk.person.key('ctrl+z')
    desk.reads(field, desk.before)
    desk.actor('Kela Vaasassa')
    desk.person.key('ctrl+z')
    desk.actor('Kela')
    desk.no_actor('Kela Vaasassa')
    desk.undoes('Actor changed: Kela', 'Redo')
    desk.person.key('ctrl+shift+z', 'ctrl+shift+z')
    desk.actor('Kela Vaasassa')
    desk.reads(desk.find('text', 'Core task, Finnish', desk.form()), CORE_TASK)


def add_an_actor():
    desk.click(desk.find('push button', 'Add actor', desk.window()))
    desk.focused('text', 'Name of the new actor', desk.page('Network'))
    desk.person.type(ACTOR)
    desk.person.key('Return')
    desk.chosen(ACTOR)
    desk.person.key('Escape')
    desk.undoes(f'Actor added: {ACTOR}')
    desk.counts('46 actors, 79 links')


def draw_a_link():
    person = desk.person
    desk.click_drawn(desk.actor(ACTOR), desk.network())
    new = desk.focused('list item', starting(ACTOR), desk.network())
    # The handles of an actor under the pointer stand a little outside its frame.
    right = person.place(new, across=1)
    person.drag((right[0] + 10, right[1]), person.place(desk.actor('Kela Vaasassa')))
    desk.find('label', f'{ACTOR} → Kela Vaasassa', desk.network())
    desk.click(desk.find('list item', 'Referral', desk.find('list', 'Kind of link', desk.network())))
    desk.undoes(f'Link added: {ACTOR} → Kela Vaasassa')
    desk.counts('46 actors, 80 links')


def move_an_actor():
    person = desk.person
    before = desk.corner(ACTOR)
    start = person.place(desk.actor(ACTOR))
    person.drag(start, (start[0] + 60, start[1] + 42))
    desk.until(lambda: (desk.corner(ACTOR)[0] > before[0] + 30), 'the actor did not move', desk.network())
    desk.undoes(f'Moved: {ACTOR}')


def remove_an_actor_and_take_it_back():
    desk.person.key('ctrl+f')
    desk.focused('entry', 'Find an actor', desk.page('Network'))
    desk.person.type('startia')
    desk.chosen('Startia')
    desk.person.key('Escape')
    desk.focused('list item', starting('Startia'), desk.page('Network'))
    desk.person.key('Delete')
    desk.no_actor('Startia')
    toast = desk.toast('Removed: Startia')
    desk.click(desk.find('push button', starting('Undo'), toast))
    desk.actor('Startia')
    desk.counts('46 actors, 80 links')


def see_a_path():
    desk.person.key('ctrl+2')
    paths = desk.arrived('Paths')
    desk.click(desk.find('push button', starting('Path of: '), paths))
    desk.click(desk.find('check box', GROUP, paths))
    desk.find('push button', f'Path of: {GROUP}', paths)
    desk.until(lambda: len(desk.program.find_all('list item', within=desk.path())) >= 10, 'fewer than 10 steps', paths)


def add_a_step():
    first = next(desk.program.each('list item', within=desk.path()))
    desk.click_drawn(first, desk.path())
    desk.until(lambda: 'selected' in states(first), 'the first step is not chosen', desk.path())
    desk.click(desk.find('push button', 'Add step', desk.header()))
    desk.focused('text', 'Name of the step', desk.phases())
    desk.write(STEP)
    desk.step(STEP)
    desk.undoes(f'Step added: {STEP}')


def say_who_does_what():
    line = closest(desk.find('label', 'Nobody acts here', desk.phases()), 'push button')
    desk.click(line)
    desk.focused('entry', 'Type a name', desk.phases())
    desk.person.type('työkykyt')
    desk.find('label', ACTOR, desk.phases())
    desk.person.key('Return')
    task = closest(desk.focused('push button', re.compile(''), desk.phases()), 'filler')
    desk.person.key('Tab')
    desk.focused('text', 'What it does for the customer, in Finnish', task)
    desk.person.type(TASK)
    desk.click(desk.find('push button', 'Done', task))
    desk.find('push button', re.compile(f'^Answers for: {ACTOR}'), desk.phases())
    desk.undoes(f'Task added: {ACTOR} · {STEP}')


def rename_a_step_and_take_it_back():
    desk.click_drawn(desk.step(STEP), desk.path())
    desk.person.key('F2')
    desk.focused('text', 'Name in Finnish', desk.path())
    desk.write('Toinen nimi')
    desk.step('Toinen nimi')
    desk.person.key('ctrl+z')
    desk.step(STEP)
    desk.no_step('Toinen nimi')


def sort_and_filter_a_table():
    desk.person.key('ctrl+3')
    services = desk.arrived('Services')
    desk.click(desk.find('entry', 'Find in the table', services))
    desk.person.type('valmennus')
    desk.find('label', '5 of 49', services)
    first = desk.cells('Services', 'Services')[8].get_name()
    assert first == 'Kielitietoinen työvalmennus', first
    desk.click(desk.cell('Services', 'Services', 'Provider'))
    desk.until(lambda: desk.cells('Services', 'Services')[8].get_name() == 'Starttivalmennus', 'not sorted by who provides', services)


def edit_a_cell_in_place():
    services = desk.page('Services')
    desk.click(desk.cell('Services', 'Services', 'Starttivalmennus'))
    desk.focused('table row', re.compile(''), services)
    desk.person.key('F2')
    desk.focused('text', 'Name, Finnish', services)
    desk.write(SERVICE)
    desk.cell('Services', 'Services', SERVICE)
    # The entry over the cell is gone only when the row has the keys again: until then a click would but close it.
    desk.focused('table row', re.compile(''), services)
    desk.undoes(f'Service changed: {SERVICE}')


def read_it_in_swedish():
    desk.click(desk.find('push button', 'Svenska', desk.header()))
    desk.cell('Services', 'Services', 'Startträning')
    desk.person.key('ctrl+1')
    desk.arrived('Network')
    desk.actor('FPA')
    desk.click(desk.find('push button', 'Suomi', desk.header()))
    desk.actor('Kela Vaasassa')


def export_the_procurement_of_the_path():
    desk.export(out('procurement.xml'), 'Descriptions for a procurement', about='Service path', record=PATH)


def export_everything():
    desk.export(out('ecosystem.xml'), 'Everything, as XML')


def export_the_report_of_vaasa():
    desk.export(out('report.fodt'), 'Report to a municipality', record='Vaasa')


def export_the_picture_of_the_network():
    desk.export(out('network.svg'), 'Picture of the network', file='SVG')


def export_the_picture_of_the_path():
    desk.export(out('path.pdf'), 'Picture of a path', record=PATH, file='PDF')


def export_the_path_as_a_drawing():
    desk.export(out('path.svg'), 'Picture of a path', record=PATH, file='SVG')


def close_the_window():
    desk.kept()
    desk.leave()


def the_files_are_what_they_should_be():
    schema = os.path.join(SOURCE, 'data', 'schema', 'polkuverkko-1.xsd')
    pv_files.own_xml(out('ecosystem.xml'), schema, 'Kela Vaasassa', CORE_TASK, STEP, TASK, SERVICE)
    pv_files.procurement(out('procurement.xml'), schema, 'Kela Vaasassa', ACTOR, STEP, TASK)
    pv_files.report(out('report.fodt'), SHARED, 'Kela Vaasassa', CORE_TASK, ACTOR, STEP, TASK, SERVICE)
    pv_files.drawing(out('network.svg'), 'Kela Vaasassa', ACTOR)
    pv_files.drawing(out('path.svg'), STEP, ACTOR)
    pv_files.printed(out('path.pdf'), STEP, ACTOR)


def nothing_tells_about_persons():
    persons = pv_files.personal_words(os.path.join(SOURCE, 'data', 'samples', 'vaasa.xml'))
    for name in ('ecosystem.xml', 'procurement.xml', 'report.fodt', 'network.svg', 'path.svg'):
        pv_files.says_nothing_of(out(name), persons)


def open_it_again():
    global desk
    desk = Desk(sys.argv[1:])
    desk.click(desk.find('push button', TITLE))
    network = desk.arrived('Network')
    desk.person.key('ctrl+0')   # it is found as it was left: near something else
    desk.actor('Kela Vaasassa')
    desk.actor(ACTOR)
    desk.actor('Startia')
    desk.find('label', '46 actors, 80 links', network)
    desk.click_drawn(desk.actor('Kela Vaasassa'), desk.network())
    desk.reads(desk.find('text', 'Core task, Finnish', desk.form()), CORE_TASK)


def the_path_is_as_it_was_left():
    desk.person.key('ctrl+2')
    paths = desk.arrived('Paths')
    desk.find('push button', starting(f'Path of: {GROUP}'), paths)
    desk.step(STEP)
    desk.no_step('Toinen nimi')
    desk.find('push button', f'Answers for: {ACTOR}. {TASK}', desk.phases())


def the_table_is_as_it_was_left():
    desk.person.key('ctrl+3')
    desk.arrived('Services')
    desk.click(desk.find('entry', 'Find in the table', desk.page('Services')))
    desk.person.type('starttiv')
    desk.cell('Services', 'Services', SERVICE)
    desk.leave()


if __name__ == '__main__':
    sys.exit(run([open_the_sample, see_the_actors, rename_an_actor_in_place, change_a_field_in_the_form, undo_and_redo, add_an_actor,
                  draw_a_link, move_an_actor, remove_an_actor_and_take_it_back, see_a_path, add_a_step, say_who_does_what,
                  rename_a_step_and_take_it_back, sort_and_filter_a_table, edit_a_cell_in_place, read_it_in_swedish,
                  export_the_procurement_of_the_path, export_everything, export_the_report_of_vaasa, export_the_picture_of_the_network,
                  export_the_picture_of_the_path, export_the_path_as_a_drawing, close_the_window, the_files_are_what_they_should_be, nothing_tells_about_persons,
                  open_it_again, the_path_is_as_it_was_left, the_table_is_as_it_was_left]))
