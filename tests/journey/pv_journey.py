"""What the journeys share: a desk with the program on it, and the words of its pages.

A journey is a list of steps that build on each other. Each is a case of TAP; the first that fails ends the journey, with what was on the
screen in the message. Steps wait for what they expect and never for time to pass.
"""
import os
import re
import subprocess
import sys
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'atspi'))

from pv_atspi import Atspi, GLib, NotFound, Person, Program, children, describe, states, text_of, wait_until, walk  # noqa: E402

SOURCE = os.environ['PV_SOURCE_ROOT']
SHARED = os.environ['PV_SHARED']
TITLE = 'Vaasan työllisyyden ekosysteemi'


def starting(words):
    return re.compile('^' + re.escape(words))


def closest(node, role):
    """The nearest node of that role above this one."""
    while node and node.get_role_name() != role:
        node = node.get_parent()
    return node


def bare(node):
    """What only holds other things, and says nothing itself."""
    return node.get_role_name() in ('panel', 'filler', 'scroll pane', 'scroll bar', 'image') and node.get_name() in (
        '', node.get_role_name()) or node.get_name().startswith(('Gtk', 'Adw', 'Pv'))


def outline(root, depth=0):
    """A tree without the boxes, and without what has no size: short enough to read in a failure."""
    place = root.get_component_iface().get_extents(1) if root.get_component_iface() else None
    if place and (place.width <= 0 or place.height <= 0):
        return
    inner = depth
    if not bare(root):
        yield '  ' * depth + describe(root)
        inner += 1
    for child in children(root):
        yield from outline(child, inner)


def is_first(node):
    """Whether it is the first line of its list; one that a filter hides is none."""
    def has_size(line):
        return line.get_component_iface().get_extents(1).width > 0
    return node is not None and node == next((line for line in children(node.get_parent()) if has_size(line)), None)


class Desk:
    """One run of the program, and the person before it.

    Every look at the tree is a call over a bus, and the tree has thousands of nodes: so one looks in the header, on a page, in the form.
    """

    def __init__(self, command):
        self.program = Program.start(command, 'polkuverkko')
        self.person = Person(self.program)
        self.parts = {}
        self.heard = None
        self.listener = Atspi.EventListener.new(self.focus_was_heard)
        self.listener.register('object:state-changed:focused')
        # A window has a focus of its own before any key goes to it.
        self.until(lambda: any('active' in states(node) for node in children(self.program.node)), 'the window never got the keyboard')

    # --- looking ---

    def until(self, condition, what, within=None):
        """Waits; what was there instead is told when it never comes true."""
        def told():
            root = within() if callable(within) else within
            return f'{what() if callable(what) else what}. There is:\n' + '\n'.join(outline(root or self.window()))
        return wait_until(condition, told)

    def find(self, role, name, within=None):
        """Waits for something of that role and name, in a part of the window or in all of it."""
        wanted = f'{role} “{name.pattern if isinstance(name, re.Pattern) else name}”'
        return self.until(lambda: next(self.program.each(role, name, within), None), f'there is no {wanted}', within)

    def gone(self, role, name, within=None):
        self.until(lambda: not any(self.program.each(role, name, within)), f'{role} “{name}” is still there', within)

    def window(self):
        return next(child for child in children(self.program.node) if child.get_role_name() in ('frame', 'window'))

    def part(self, name, look):
        """A part of the window that stays, looked up once."""
        if name not in self.parts:
            self.parts[name] = self.until(look, f'the window has no {name}')
        return self.parts[name]

    def middle(self):
        """Sidebar, pages and form beside each other."""
        def look():
            node = next(self.program.each('list', 'Pages'), None)
            while node:
                parent = node.get_parent()
                if any(True for beside in children(parent) for _ in self.program.each('filler', 'PvInspector', beside) if beside != node):
                    return parent
                node = parent
        return self.part('list of pages', look)

    def header(self):
        def look():
            node = next(self.program.each('push button', 'Main menu'), None)
            for _ in range(3):
                node = node and node.get_parent()
            return node
        return self.part('header', look)

    def page(self, name):
        """A page of the window."""
        def look():
            level = [self.middle()]
            # A page lies in a stack, and that in what scrolls and divides.
            for _ in range(8):
                level = [child for node in level for child in children(node) if node.get_role_name() not in ('list', 'tree table')]
                for node in level:
                    if node.get_name() == name and node.get_parent().get_name() == 'GtkStackPage':
                        return node
            return None
        return self.part(f'page “{name}”', look)

    def form(self):
        """The form at the right."""
        return self.part('form', lambda: next((node for node in self.program.each('filler', 'PvInspector')), None))

    def arrived(self, name):
        pages = self.find('list', 'Pages', self.middle())
        self.until(lambda: 'selected' in states(self.find('list item', name, pages)), f'“{name}” is not the page in front', pages)
        return self.page(name)

    def still(self, node):
        """A node that has a place and no longer moves: popovers and revealers arrive in steps."""
        seen = []

        def rested():
            place = self.person.extents(node)
            seen.append(place and (place.x, place.y, place.width, place.height))
            return place and len(seen) > 2 and seen[-1] == seen[-2] == seen[-3]
        wait_until(rested, lambda: f'{describe(node)} never came to rest')
        return node

    def click(self, node, **more):
        self.person.click(self.still(node), **more)

    def click_drawn(self, node, canvas):
        """A click on something drawn, which must lie in sight: a canvas scrolls."""
        def inside():
            mine, all_of_it = self.person.extents(node), self.person.extents(canvas)
            return (mine and mine.x >= all_of_it.x and mine.y >= all_of_it.y and mine.x + mine.width <= all_of_it.x + all_of_it.width
                    and mine.y + mine.height <= all_of_it.y + all_of_it.height)
        self.until(inside, f'{describe(node)} is out of sight', canvas)
        self.click(node)

    def focus_was_heard(self, event):
        if event.detail1:
            self.heard = event.source

    def focus(self, within=None):
        """What has the keyboard focus, or None. What was heard of is only looked at; else the whole part is gone through."""
        try:
            node = above = self.heard if self.heard and 'focused' in states(self.heard) else None
            while above and within and above != within:
                above = above.get_parent()
            if above:
                return node
        except GLib.Error:
            pass  # it went away
        return next((node for node, _ in walk(within or self.program.node) if 'focused' in states(node)), None)

    def focused(self, role, name, within=None):
        """Waits until something of that role and name has the focus."""
        def has():
            node = self.focus(within)
            own = node.get_name() if node else ''
            fits = name.search(own) if isinstance(name, re.Pattern) else own == name
            return node if node and node.get_role_name() == role and fits else None

        def where():
            node = self.focus()
            return (f'{role} “{getattr(name, "pattern", name)}” did not get the focus, '
                    f'which is at {describe(node) if node else "nothing"}')
        return self.until(has, where, within)

    # --- typing ---

    def write(self, text, key='Return'):
        """Over what is in the text with the focus."""
        self.person.key('ctrl+a')
        self.person.type(text)
        if key:
            self.person.key(key)

    def open_file(self, title, path):
        """In the file chooser of that title, once it has the keyboard: Ctrl+L, the path, Enter."""
        dialog = self.dialog(title)
        self.until(lambda: self.focus(dialog), f'“{title}” never has the keyboard', dialog)
        self.person.key('ctrl+l')
        self.focused('text', re.compile(''), dialog)
        self.write(path)

    def reads(self, node, text):
        self.until(lambda: text_of(node) == text, f'{describe(node)} does not read “{text}”', node)

    # --- history ---

    def history(self, which='Undo'):
        """What the next step back (or, with 'Redo', forward) would be, as the button says it."""
        return self.find('push button', which, self.window()).get_description()

    def undoes(self, words, which='Undo'):
        self.until(lambda: self.history(which) == f'{which}: {words}',
                   lambda: f'{which} says “{self.history(which)}”, not “{which}: {words}”', self.header)

    def kept(self):
        """Until everything is on disk and shared, as the header says."""
        self.find('label', re.compile('^Saved in the shared file'), self.header())

    # --- the network ---

    def network(self):
        return self.part('diagram of the network', lambda: next(self.program.each('list', 'Network', self.page('Network')), None))

    def actor(self, name):
        """An actor on the canvas: kinds and links follow its name after a comma."""
        return self.find('list item', re.compile('^' + re.escape(name) + ','), self.network())

    def no_actor(self, name):
        self.gone('list item', re.compile('^' + re.escape(name) + ','), self.network())

    def chosen(self, name):
        self.until(lambda: 'selected' in states(self.actor(name)), f'the actor {name} is not chosen', self.network())

    def corner(self, name):
        """Where an actor stands, in pixels of the window."""
        place = self.person.extents(self.still(self.actor(name)))
        return place.x, place.y

    def counts(self, words):
        self.find('label', words, self.page('Network'))

    def toast(self, words):
        """The toast that says so: the last child of the overlay that holds the whole window."""
        def look():
            overlay = next(children(next(children(self.window()))))
            toasts = [node for node in children(overlay) if node.get_name() == 'AdwToastWidget']
            return next((toast for toast in toasts if any(self.program.each('label', words, toast))), None)
        return self.until(look, f'no toast says “{words}”')

    # --- a path ---

    def path(self):
        """The steps of the path that is shown."""
        return self.part('drawn path', lambda: next(self.program.each('list', 'Service path', self.page('Paths')), None))

    def step(self, name):
        """A step as drawn; what it holds follows its name after a comma."""
        return self.find('list item', re.compile('^' + re.escape(name) + '(,|$)'), self.path())

    def no_step(self, name):
        self.gone('list item', re.compile('^' + re.escape(name) + '(,|$)'), self.path())

    def phases(self):
        return self.part('table of phases', lambda: next(self.program.each('tree table', 'Phases and steps of the path', self.page('Paths')), None))

    # --- a table ---

    def cells(self, page, table):
        """The words in the cells of a table, row by row, as far as they are seen; the heads first."""
        tree = self.find('tree table', table, self.page(page))
        return [node for node in self.program.each('label', None, tree) if self.person.extents(node)]

    def cell(self, page, table, words):
        return self.until(lambda: next((node for node in self.cells(page, table) if node.get_name() == words), None),
                          f'no cell of the table {table} says “{words}”', self.page(page))

    # --- exporting, by keyboard ---

    def dialog(self, name):
        """A window of its own in front of the other."""
        def look():
            return next((node for node in children(self.program.node) if node.get_name() == name and node.get_child_count() > 0), None)
        return self.until(look, f'no dialog “{name}” is open')

    def walk_to(self, role, name, within, most=40):
        """Tab by Tab, until the focus is there; a name may be a pattern."""
        def there(node):
            own = node.get_name()
            return node.get_role_name() == role and (name.search(own) if isinstance(name, re.Pattern) else own == name)
        return self.tab_until(there, f'{role} “{getattr(name, "pattern", name)}”', within, most)

    def tab_until(self, there, what, within, most=40):
        for _ in range(most):
            node = self.focus(within)
            if node and there(node):
                return node
            self.person.key('Tab')
            self.until(lambda: self.focus(within) != node, 'Tab does not move the focus', within)
        raise NotFound(f'Tab never came to {what}:\n' + '\n'.join(outline(within)))

    def line(self, name, within, most=60):
        """With the focus in a list: arrow by arrow, until it is on the line of that name."""
        self.until(lambda: self.focus(within), 'the keys are not in the list', within)
        self.person.key('Home')
        self.until(lambda: is_first(self.focus(within)), 'Home does not lead to the first line', within)
        seen = []
        for _ in range(most):
            node = self.focused('list item', re.compile(''), within)
            if node.get_name() == name:
                return node
            seen.append(node.get_name())
            self.person.key('Down')
            self.until(lambda: self.focus(within) not in (None, node), f'there is no “{name}”, but {seen}', within)
        raise NotFound(f'there is no “{name}”, but {seen}')

    def toggled(self, name, within):
        """Of linked buttons, the one of that name."""
        button = self.walk_to('push button', name, within)
        if 'pressed' not in states(button):
            self.person.key('space')
            self.until(lambda: 'pressed' in states(button), f'{describe(button)} is not down', within)

    def ticked(self, line):
        self.until(lambda: 'checked' in states(line), lambda: f'{describe(line)} is not ticked')

    def dialog_of_export(self):
        """Ctrl+E; the keys are where a person begins: on what is proposed."""
        # A dialog that has just gone may have the keys a moment longer.
        self.until(lambda: 'active' in states(self.window()), 'the window has not got the keys back')
        self.person.key('ctrl+e')
        dialog = self.dialog('Export')
        self.proposed = self.focused('list item', re.compile(''), dialog).get_name()
        return dialog

    def write_export(self, dialog, what, path):
        """From the choices to the file that is there."""
        self.walk_to('push button', 'Export…', dialog)
        self.person.key('Return')
        chooser = self.dialog(what)
        self.focused('text', 'Name:', chooser)
        self.write(path)
        # It appears whole, and the dialog goes; the toast that says so may be gone before a busy machine has looked for it.
        self.until(lambda: os.path.exists(path) and os.path.getsize(path) > 0, f'{path} is not written')
        self.until(lambda: not any(node.get_name() == 'Export' for node in children(self.program.node)), 'the dialog of the export stays')

    def export(self, path, what, about=None, record=None, file=None):
        """The choices, by keyboard, and a file name. About: of which kind the record is; record: the title of what it is about."""
        dialog = self.dialog_of_export()
        formats = self.line(what, dialog).get_parent()
        if about:
            self.toggled(about, dialog)
        if record:
            records = self.tab_until(lambda node: node.get_role_name() == 'list item' and node.get_parent() != formats,
                                     'the list of records', dialog).get_parent()
            line = self.line(record, records)
            self.person.key('space')
            self.ticked(line)
        if file:
            self.toggled(file, dialog)
        self.write_export(dialog, what, path)

    def leave(self):
        ended = self.person.leave()
        assert ended == 0, f'the program ended with {ended}'


def run(steps):
    """Prints TAP; the first step that fails ends the journey."""
    print(f'1..{len(steps)}', flush=True)
    for number, step in enumerate(steps, 1):
        words = step.__name__.replace('_', ' ')
        started = time.monotonic()
        try:
            step()
            print(f'ok {number} - {words} # {time.monotonic() - started:.1f} s', flush=True)
        except BaseException:
            print(f'not ok {number} - {words}', flush=True)
            print('# ' + traceback.format_exc().replace('\n', '\n# '), flush=True)
            for left in range(number + 1, len(steps) + 1):
                print(f'not ok {left} - {steps[left - 1].__name__.replace("_", " ")} (not reached)', flush=True)
            return 1
    return 0
