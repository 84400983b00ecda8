#!/usr/bin/python3
"""The templates: right by GTK's own schema, their words marked for translation, every control with a name of its own.

GTK names a button that shows only an icon by the icon's file name, so such a button needs an accessible label.
"""
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from lint import Lint

SCHEMA = '/usr/share/gtk-4.0/gtk4builder.rng'
# What a person works, and the properties that give it a name.
CONTROLS = {
    'GtkButton': ('label',), 'GtkToggleButton': ('label',), 'GtkMenuButton': ('label',), 'GtkCheckButton': ('label',),
    'GtkLinkButton': ('label',), 'AdwSplitButton': ('label',), 'GtkEntry': (), 'GtkSearchEntry': (), 'GtkPasswordEntry': (),
    'GtkText': (), 'GtkTextView': (), 'GtkSpinButton': (), 'GtkSwitch': (), 'GtkScale': (), 'GtkDropDown': (), 'GtkListView': (),
    'GtkColumnView': (), 'GtkGridView': (), 'GtkListBox': (), 'GtkFlowBox': (), 'GtkCalendar': (), 'GtkLevelBar': (),
    'GtkProgressBar': (), 'GtkPicture': (), 'GtkDrawingArea': (),
    'AdwActionRow': ('title',), 'AdwEntryRow': ('title',), 'AdwExpanderRow': ('title',), 'AdwComboRow': ('title',),
    'AdwPasswordEntryRow': ('title',),
}
WORDS = ('label', 'title', 'subtitle', 'description', 'tooltip-text', 'tooltip_text', 'placeholder-text', 'placeholder_text', 'text',
         'secondary-text', 'heading', 'body', 'menu-label')
HAS_LETTERS = re.compile(r'[^\W\d_]{2,}')

lint = Lint()


def line_of(path, words):
    for number, line in lint.lines(path):
        if words in line:
            return number
    return 1


def is_named(control, properties):
    for child in control:
        name = (child.get('name') or '').replace('_', '-')
        if child.tag == 'property' and name in properties:
            return True
        if child.tag == 'binding' and name in properties:
            return True
        if child.tag == 'accessibility' and any(
                (part.get('name') in ('label', 'labelled-by')) for part in child):
            return True
        # A button with a child is named by the words in it.
        if child.tag == 'child' and properties == ('label',):
            for label in child.iter('object'):
                if label.get('class') in ('GtkLabel', 'AdwButtonContent'):
                    return True
        if child.tag == 'property' and name == 'child' and properties == ('label',):
            for label in child.iter('object'):
                if label.get('class') in ('GtkLabel', 'AdwButtonContent'):
                    return True
    return False


def mnemonic_widgets(tree):
    """Ids of the controls that a label says it belongs to."""
    return {prop.text for prop in tree.iter('property') if (prop.get('name') or '').replace('_', '-') == 'mnemonic-widget'}


def check_template(path):
    tree = ElementTree.parse(lint.path(path))
    labelled = mnemonic_widgets(tree)
    for control in tree.iter('object'):
        kind = control.get('class')
        if kind in CONTROLS and control.get('id') not in labelled and not is_named(control, CONTROLS[kind]):
            name = control.get('id') or kind
            lint.complain(path, line_of(path, f'"{name}"'), f'{kind} “{name}” has no name for a screen reader')
    for prop in list(tree.iter('property')) + list(tree.iter('attribute')):
        text = (prop.text or '').strip()
        name = (prop.get('name') or '').replace('_', '-')
        if name in WORDS and HAS_LETTERS.search(text) and prop.get('translatable') not in ('yes', 'true', '1', 'no'):
            lint.complain(path, line_of(path, text), f'“{text}” is not marked translatable="yes"')


for path in lint.files('data', '.ui'):
    done = subprocess.run(['xmllint', '--noout', '--nonet', '--relaxng', SCHEMA, lint.path(path)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        for said in done.stderr.splitlines():
            where = re.match(r'.*?:(\d+): (.*)', said)
            if where and 'error' in said:
                lint.complain(path, where[1], where[2])
    if done.returncode in (0, 3, 4):
        check_template(path)
lint.end()
