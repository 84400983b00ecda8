"""A person in front of the program: eyes through the accessibility bus, hands on a real mouse and keyboard.

Nothing here calls an action of the program or sets a text of it: what happens, happens because a key or a button of the X server went
down. Runs under tests/with-gui --wm, by /usr/bin/python3 (other interpreters lack gi).

    program = Program.start(['build/src/app/polkuverkko'], 'polkuverkko')
    person = Person(program)
    person.click(program.find('push button', 'Add actor'))
    person.type('Ohjaamo Vaasa')
    person.key('Return')
    program.find('label', 'Ohjaamo Vaasa')

GTK 4.8 gives places inside a window only, and tells no `showing` state: the window's own place comes from the X server.
"""
import functools
import os
import re
import subprocess
import time
import warnings

# Warnings are fatal in the program, not in whoever looks at it: the bus warns of objects that went away while one looked.
PROGRAM_ENVIRONMENT = dict(os.environ)
os.environ.pop('G_DEBUG', None)

import gi  # noqa: E402

warnings.simplefilter('ignore', DeprecationWarning)
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 30.0
# A button's role was renamed between GTK 4.8 and 4.18; either name finds both.
SAME_ROLES = ({'push button', 'button'},)


class NotFound(AssertionError):
    """What a person would have looked for in vain, with the tree that was there instead."""


def same_role(one, other):
    return one == other or any({one, other} <= roles for roles in SAME_ROLES)


def run_pending():
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def wait_until(condition, what, patience=PATIENCE):
    """The first true value of a condition, asked again and again; NotFound with `what` when time is up."""
    end = time.monotonic() + patience
    while True:
        run_pending()
        try:
            value = condition()
        except GLib.Error:
            value = None  # the object went away while we looked
        if value:
            return value
        if time.monotonic() > end:
            raise NotFound(what() if callable(what) else what)
        time.sleep(0.05)


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child:
            yield child


def walk(node, depth=0):
    """Every node below and with this one, with its depth, in reading order."""
    yield node, depth
    for child in children(node):
        yield from walk(child, depth + 1)


def states(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def actions(node):
    interface = node.get_action_iface()
    names = []
    for index in range(interface.get_n_actions()) if interface else ():
        try:
            names.append(interface.get_action_name(index))
        except GLib.Error:
            break  # the widget's actions changed while we read them
    return names


def text_of(node):
    interface = node.get_text_iface()
    return Atspi.Text.get_text(interface, 0, -1) if interface else ''


class Seen:
    """A node as a glance saw it: what it is called, what it is, how it stands. It can be looked at, not worked."""

    role_names = functools.cache(lambda role: Atspi.role_get_name(Atspi.Role(role)))
    state_names = functools.cache(lambda bit: Atspi.StateType(bit).value_nick)

    def __init__(self, path, name, role, bits):
        self.path, self.name, self.role, self.bits = path, name, Seen.role_names(role), bits[0] | bits[1] << 32
        self.parent, self.children, self.index = None, [], -1

    def states(self):
        return {Seen.state_names(bit) for bit in range(self.bits.bit_length()) if self.bits >> bit & 1}

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Glance:
    """The whole tree of a program, asked for at once: walking it node by node takes a question or four for each.

    A program tells at once only of nodes that somebody has asked for before, so what is missing is asked for first.
    """

    buses = {}

    def __init__(self, root):
        self.bus, self.name = self.connect(), root.app.bus_name
        # What changes while one looks may leave a gap; whoever waits for something looks again.
        for _ in range(4):
            gaps = self.read()
            if not gaps:
                break
            for path in gaps:
                self.ask_below(path)
        self.root = self.nodes[root.path]

    def call(self, path, interface, method):
        return self.bus.call_sync(self.name, path, f'org.a11y.atspi.{interface}', method, None, None,
                                  Gio.DBusCallFlags.NONE, 30000, None).unpack()[0]

    def read(self):
        """Makes the tree of what is told; gives the nodes that have more children than were told of."""
        self.nodes, below, counts = {}, {}, {}
        for (_, path), _, (_, above), index, count, _, own, role, _, bits in self.call('/org/a11y/atspi/cache', 'Cache', 'GetItems'):
            self.nodes[path], counts[path] = Seen(path, own, role, bits), count
            # Of what is not shown, a program tells that it is there, and no place among its siblings.
            if index >= 0:
                below.setdefault(above, []).append((index, path))
        for above, paths in below.items():
            for index, path in sorted(paths) if above in self.nodes else ():
                child, parent = self.nodes[path], self.nodes[above]
                child.parent, child.index = parent, index
                parent.children.append(child)
        return [path for path, node in self.nodes.items() if len(node.children) < counts[path]]

    def ask_below(self, path):
        for _, child in self.call(path, 'Accessible', 'GetChildren'):
            if child not in self.nodes:
                self.ask_below(child)

    @classmethod
    def connect(cls):
        """The accessibility bus, which is another one than the session's."""
        address = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        if address not in cls.buses:
            kind = Gio.DBusConnectionFlags
            cls.buses[address] = Gio.DBusConnection.new_for_address_sync(
                address, kind.AUTHENTICATION_CLIENT | kind.MESSAGE_BUS_CONNECTION, None, None)
        return cls.buses[address]


def describe(node):
    """What a node is, in a line. Of a glance, without its text."""
    if isinstance(node, Seen):
        return f'{node.role} “{node.name}”'
    parts = [node.get_role_name(), f'“{node.get_name()}”']
    if node.get_description():
        parts.append(f'({node.get_description()})')
    shown = states(node) - {'enabled', 'sensitive', 'visible', 'showing'}
    if shown:
        parts.append('[' + ' '.join(sorted(shown)) + ']')
    text = text_of(node)
    if text and text != node.get_name():
        parts.append('= ' + text)
    return ' '.join(parts)


# What a control is called when nobody gave it a name: its type, its icon.
NO_NAME = re.compile(r'^(Gtk|Adw|Pv|Gdk)[A-Z]\w*$|-symbolic$|^image$')


# Worked by mouse even where the focus cannot go. Which actions a node has is not asked: GTK 4.8 leaks the list each time.
PRESSED = {'push button', 'button', 'toggle button', 'check box', 'radio button', 'menu item', 'link', 'combo box', 'slider', 'spin button'}


def nameless(root):
    """Controls in a glance (what can have the focus or be pressed) whose name is none: empty, a type, a role or an icon's name."""
    for node in root.walk():
        if node.role in ('scroll pane', 'viewport'):
            continue  # takes the focus only to pass it on
        focusable = 'focusable' in node.states()
        if node.role not in PRESSED and not focusable:
            continue
        name = node.name.strip()
        if not focusable and any('focusable' in below.states() and below.name for below in node.children):
            continue  # the shell of a GtkMenuButton: what is pressed and read is the button in it
        if not name or NO_NAME.search(name) or same_role(name.lower(), node.role):
            yield node


class Program:
    """A running program, as a screen reader sees it."""

    def __init__(self, process, node):
        self.process = process
        self.node = node

    @classmethod
    def start(cls, command, name, **popen):
        Atspi.init()
        # A program that is busy answers later, on a busy machine much later.
        Atspi.set_timeout(10000, 30000)
        process = subprocess.Popen(command, env=PROGRAM_ENVIRONMENT, **popen)

        def look():
            if process.poll() is not None:
                raise NotFound(f'{command[0]} ended with {process.returncode} before it had a window')
            for node in children(Atspi.get_desktop(0)):
                if node.get_name() == name and node.get_child_count() > 0:
                    return node
            return None
        return cls(process, wait_until(look, f'no program called {name} came to the accessibility bus', 120))

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(PATIENCE)

    def tree(self, root=None):
        """The whole tree as text, one node a line, indented."""
        return '\n'.join('  ' * depth + describe(node) for node, depth in walk(root or self.node))

    @staticmethod
    def is_meant(role, name, own_role, own_name):
        if role is not None and not same_role(own_role, role):
            return False
        return name is None or bool(name.search(own_name) if isinstance(name, re.Pattern) else own_name == name)

    def each(self, role=None, name=None, within=None):
        """Nodes of that role and name, in reading order; a name may be a string or a compiled pattern."""
        if within:
            for node, _ in walk(within):
                if self.is_meant(role, name, node.get_role_name(), node.get_name() or ''):
                    yield node
            return
        for seen in self.glance().walk():
            if self.is_meant(role, name, seen.role, seen.name):
                node = self.touch(seen)
                if node:
                    yield node

    def glance(self):
        """The root of the tree as it is now."""
        return Glance(self.node).root

    def touch(self, seen):
        """The node that was seen; None when it is no longer where it was."""
        if not seen.parent:
            return self.node if seen.path == self.node.path else None
        parent = self.touch(seen.parent)
        # The pages of a GtkStack tell a place one too high.
        return next((node for node in children(parent) if node.path == seen.path), None) if parent else None

    def find_all(self, role=None, name=None, within=None):
        """All such nodes."""
        return list(self.each(role, name, within))

    def find(self, role=None, name=None, within=None, patience=PATIENCE):
        """The first such node, waited for."""
        wanted = f'{role or "anything"} “{name.pattern if isinstance(name, re.Pattern) else name or "of any name"}”'
        return wait_until(lambda: next(self.each(role, name, within), None),
                          lambda: f'there is no {wanted}. There is:\n{self.tree(within)}', patience)

    def gone(self, role=None, name=None, within=None, patience=PATIENCE):
        """Waits until no such node is left."""
        wait_until(lambda: not self.find_all(role, name, within), lambda: f'{role} “{name}” is still there', patience)


class Person:
    """Mouse and keyboard of the X display."""

    def __init__(self, program):
        self.program = program

    @staticmethod
    def run(*arguments):
        return subprocess.run(['xdotool', *map(str, arguments)], check=True, capture_output=True, text=True).stdout.strip()

    def windows(self):
        """Contents of the program's X windows on the screen, (x, y, width, height) each: its windows, and its popovers."""
        listed = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.program.process.pid)],
                                check=False, capture_output=True, text=True).stdout.split()
        windows, popovers = [], []
        for window in listed:
            said = subprocess.run(['xwininfo', '-id', window], check=False, capture_output=True, text=True).stdout
            numbers = [re.search(pattern + r'\s*(-?\d+)', said)
                       for pattern in (r'Absolute upper-left X:', r'Absolute upper-left Y:', r'Width:', r'Height:')]
            if all(numbers) and 'IsViewable' in said:
                place = tuple(int(number[1]) for number in numbers)
                (popovers if 'Override Redirect State: yes' in said else windows).append(place)
        return windows, popovers

    def offset(self, node):
        """What to add to a node's place in its window to get pixels of the screen; None while there is no such window."""
        windows, popovers = self.windows()
        while node:
            interface = node.get_component_iface()
            own = interface.get_extents(Atspi.CoordType.WINDOW) if interface else None
            # A popover is an X window of its own, and its place as told is its button's: only the size is true.
            for x, y, width, height in popovers if own else ():
                if (own.width, own.height) == (width, height):
                    return x - own.x, y - own.y
            if node.get_role_name() in ('frame', 'window', 'dialog', 'alert'):
                for x, y, width, height in windows:
                    # Without a compositor GTK draws an even border round the window where its shadow would be.
                    border_x, border_y = (width - own.width) / 2, (height - own.height) / 2
                    if 0 <= border_x == border_y <= 40:
                        return x + border_x - own.x, y + border_y - own.y
            node = node.get_parent()
        return None

    def place(self, node, across=0.5, down=0.5):
        """A point of a node in pixels of the screen; its middle unless told otherwise (0 … 1)."""
        own = wait_until(lambda: self.extents(node), lambda: f'{describe(node)} never got a size')
        # A window is told of before it is on the screen.
        dx, dy = wait_until(lambda: self.offset(node), lambda: f'no window on the screen is as large as that of {describe(node)}: {self.windows()}')
        return round(dx + own.x + own.width * across), round(dy + own.y + own.height * down)

    @staticmethod
    def extents(node):
        interface = node.get_component_iface()
        own = interface.get_extents(Atspi.CoordType.WINDOW) if interface else None
        return own if own and own.width > 0 and own.height > 0 else None

    def move_to(self, x, y):
        # Two moves: a program may take the first for the pointer's entering.
        self.run('mousemove', x - 2, y - 1)
        self.run('mousemove', x, y)
        time.sleep(0.05)

    def click_at(self, x, y, button=1, times=1):
        self.run('mousemove', x - 2, y - 1)
        time.sleep(0.05)
        # The last bit of the way goes right before the press: GTK 4.8 may meanwhile tell itself a wrong place of the pointer, when a
        # window under a popover is laid out anew. Down and up are as far apart as a finger makes them.
        once = ('mousedown', button, 'sleep', 0.03, 'mouseup', button)
        self.run('mousemove', x, y, *once, *(('sleep', 0.06) + once) * (times - 1))
        time.sleep(0.1)

    def click(self, node, button=1, times=1, across=0.5, down=0.5):
        self.click_at(*self.place(node, across, down), button, times)

    def double_click(self, node):
        # A click before, elsewhere, must not count as the first of the two.
        time.sleep(0.5)
        self.click(node, times=2)

    def drag(self, start, end, button=1, steps=8):
        """From a point of the screen to another, as place() gives them."""
        self.move_to(*start)
        self.run('mousedown', button)
        for step in range(1, steps + 1):
            self.run('mousemove', *(round(a + (b - a) * step / steps) for a, b in zip(start, end)))
            time.sleep(0.03)
        self.run('mouseup', button)
        time.sleep(0.1)

    def scroll(self, node, clicks):
        """Wheel clicks, towards the person when positive."""
        self.move_to(*self.place(node))
        self.run('click', '--repeat', abs(clicks), '--delay', 30, 5 if clicks > 0 else 4)
        time.sleep(0.1)

    def key(self, *chords):
        """Keys as xdotool names them: Return, ctrl+z, shift+Tab."""
        for chord in chords:
            self.run('key', '--delay', 20, chord)
            time.sleep(0.05)

    def type(self, text):
        self.run('type', '--delay', 15, text)
        time.sleep(0.1)

    def leave(self):
        """Closes the window as a person does and gives how the program ended: 0, or what a sanitizer found at the end."""
        self.key('alt+F4')
        return self.program.process.wait(PATIENCE * 2)

    def screenshot(self, path):
        subprocess.run(['import', '-window', 'root', path], check=True)
