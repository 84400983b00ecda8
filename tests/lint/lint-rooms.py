#!/usr/bin/python3
"""A room uses only the rooms and libraries that rooms.txt gives it, and sees another room through its umbrella header alone."""
import os
import re

from lint import Lint

EVERYBODYS = re.compile(r'(glib|gio|glib-object|gobject|glib-unix|gmodule)([/.-].*)?$')
C_LIBRARY = set('''assert ctype errno fcntl float inttypes limits locale malloc math poll pthread sched setjmp signal stdalign stdarg
    stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings time unistd wchar wctype'''.split())

lint = Lint()
rooms = {row[0]: (['base'] + row[1].split(), row[2].split()) for row in lint.table('rooms.txt')}


def is_c_library(header):
    return header.endswith('.h') and (header[:-2] in C_LIBRARY or header.startswith(('sys/', 'linux/')))


def check_outside(path, number, room, header):
    if EVERYBODYS.match(header) or is_c_library(header) or header.startswith(tuple(rooms[room][1]) or ('\0',)):
        return
    lint.complain(path, number, f'{room}/ may not include <{header}>')


def check_room(path, number, room, header):
    other = header.split('/')[0]
    if '/' not in header or other == room:
        return
    if other not in rooms:
        lint.complain(path, number, f'"{header}" is in no room')
    elif other not in rooms[room][0]:
        lint.complain(path, number, f'{room}/ may not use {other}/')
    elif header != f'{other}/{other}.h':
        lint.complain(path, number, f'{room}/ sees {other}/ through "{other}/{other}.h" alone, not "{header}"')


def check_build(path, room):
    for number, line in lint.lines(path):
        for other in re.findall(r'\b(\w+)_(?:dep|lib)\b', line.split('#')[0]):
            if other in rooms and other != room and other not in rooms[room][0]:
                lint.complain(path, number, f'{room}/ may not be linked with {other}/')


for path in lint.files('src', '.c', '.h', '.def', '.inc', 'meson.build'):
    room = path.split('/')[1]
    if room not in rooms:
        if room != 'meson.build':
            lint.complain(path, 1, 'this room is not in tests/lint/rooms.txt')
        continue
    if os.path.basename(path) == 'meson.build':
        check_build(path, room)
        continue
    for number, line in lint.lines(path):
        include = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if include and include[1] == '<':
            check_outside(path, number, room, include[2])
        elif include:
            check_room(path, number, room, include[2])
lint.end()
