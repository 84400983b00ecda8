#!/usr/bin/python3
"""The whole job through the real window, with mouse and keyboard: see the network and a path, change them, undo, export.

test-journey.py POLKUVERKKO      prints TAP; runs under with-gui --wm --keymap fi
"""
import sys

from pv_journey import Desk, SOURCE, SHARED, TITLE, describe, run, starting, states, text_of

desk = None
CORE_TASK = 'Maksaa etuudet ja järjestää kuntoutusta Österbottenissa.'


def open_the_sample():
    global desk
    desk = Desk(sys.argv[1:] + ['--sample', 'vaasa'])
    desk.find('label', TITLE)


def see_the_actors():
    network = desk.arrived('Network')
    desk.until(lambda: len(desk.program.find_all('list item', within=desk.network())) >= 30, 'fewer than 30 actors', network)
    desk.counts('45 actors, 79 links')


def rename_an_actor_in_place():
    desk.click(desk.actor('Kela'))
    desk.chosen('Kela')
    desk.person.key('F2')
    desk.focused('text', 'Name in Finnish', desk.network())
    desk.write('Kela Vaasassa')
    desk.actor('Kela Vaasassa')
    desk.no_actor('Kela')
    desk.undoes('Actor changed: Kela Vaasassa')


def change_a_field_in_the_form():
    field = desk.find('text', 'Core task, Finnish', desk.form())
    desk.before = text_of(field)
    desk.click(field)
    desk.write(CORE_TASK, key='Tab')
    desk.focused('text', 'Core task, Swedish', desk.form())
    desk.reads(field, CORE_TASK)
    desk.undoes('Actor changed: Kela Vaasassa')


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
    desk.person.type('Työkykytiimi Åland')
    desk.person.key('Return')
    desk.chosen('Työkykytiimi Åland')
    desk.person.key('Escape')
    desk.undoes('Actor added: Työkykytiimi Åland')
    desk.counts('46 actors, 79 links')


def draw_a_link():
    person = desk.person
    new = desk.still(desk.actor('Työkykytiimi Åland'))
    middle, right = person.place(new), person.place(new, across=1)
    person.move_to(*middle)
    # The handles of an actor under the pointer stand a little outside its frame.
    person.drag((right[0] + 10, right[1]), person.place(desk.actor('Kela Vaasassa')))
    desk.find('label', 'Työkykytiimi Åland → Kela Vaasassa', desk.network())
    desk.click(desk.find('list item', 'Referral', desk.find('list', 'Kind of link', desk.network())))
    desk.undoes('Link added: Työkykytiimi Åland → Kela Vaasassa')
    desk.counts('46 actors, 80 links')


def move_an_actor():
    person = desk.person
    before = desk.corner('Työkykytiimi Åland')
    start = person.place(desk.actor('Työkykytiimi Åland'))
    person.drag(start, (start[0] + 60, start[1] + 42))
    desk.until(lambda: (desk.corner('Työkykytiimi Åland')[0] > before[0] + 30), 'the actor did not move', desk.network())
    desk.undoes('Moved: Työkykytiimi Åland')


def remove_an_actor_and_take_it_back():
    desk.click(desk.actor('Startia'))
    desk.chosen('Startia')
    desk.person.key('Delete')
    desk.no_actor('Startia')
    toast = desk.toast('Removed: Startia')
    desk.click(desk.find('push button', starting('Undo'), toast))
    desk.actor('Startia')
    desk.counts('46 actors, 80 links')


def leave():
    desk.kept()
    desk.leave()


if __name__ == '__main__':
    sys.exit(run([open_the_sample, see_the_actors, rename_an_actor_in_place, change_a_field_in_the_form, undo_and_redo, add_an_actor,
                  draw_a_link, move_an_actor, remove_an_actor_and_take_it_back, leave]))
