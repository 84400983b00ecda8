#!/usr/bin/python3
"""Launcher, software page and document type as the desktop wants them, judged by the desktop's own tools; every icon a sound picture."""
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

from lint import Lint

TOOLS = {
    '.desktop': ('desktop-file-validate',),
    '.metainfo.xml': ('appstreamcli', 'validate', '--no-net'),
    '.mime.xml': ('xmllint', '--noout', '--nonet'),
}

lint = Lint()


def judge(path, ending, folder):
    """The tools look at the name too, so a source is judged under the name that it is installed with."""
    copy = os.path.join(folder, os.path.basename(path).removesuffix('.in'))
    shutil.copyfile(path, copy)
    done = subprocess.run([*TOOLS[ending], copy], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        for said in (done.stdout + done.stderr).replace(folder + '/', '').splitlines():
            if said.strip():
                lint.complain(os.path.relpath(path, lint.root), 1, said.strip())


def files_to_judge(ending):
    """The sources, and what the build made of them with the translations in."""
    built = os.path.join(lint.build, 'data', 'desktop') if lint.build and os.path.samefile(lint.root, project) else None
    found = [lint.path(path) for path in lint.files('data', ending + '.in')]
    if built and os.path.isdir(built):
        found += [os.path.join(built, name) for name in sorted(os.listdir(built)) if name.endswith(ending)]
    return found


project = os.path.join(lint.here, '..', '..')
with tempfile.TemporaryDirectory() as temporary:
    for kind in TOOLS:
        for file in files_to_judge(kind):
            judge(file, kind, temporary)

# The document's mark in the first page of the file: the store writes it, the desktop knows the document by it.
marks = []
for header in lint.files('src/store', '.h'):
    found = re.search(r'APPLICATION_ID (0x[0-9a-f]+)', lint.read(header))
    if found:
        marks.append((header, found[1]))
for path in lint.files('data', '.mime.xml.in'):
    for header, mark in marks:
        if f'value="{mark}"' not in lint.read(path):
            lint.complain(path, 1, f'knows the document by another mark than {header}: {mark}')

drawn = ''.join(lint.read(path) for path in lint.files('data/icons', 'meson.build'))
named = set(re.findall(r"'([a-z-]+)'", drawn))
for path in lint.files('data/icons', '.svg'):
    try:
        picture = ElementTree.parse(lint.path(path)).getroot()
    except ElementTree.ParseError as why:
        lint.complain(path, 1, str(why))
        continue
    if path.endswith('-symbolic.svg') and (picture.get('width'), picture.get('height')) != ('16', '16'):
        lint.complain(path, 1, 'a symbolic icon is 16 by 16')
    if path.startswith('data/icons/pv-') and os.path.basename(path)[3:-len('-symbolic.svg')] not in named:
        lint.complain(path, 1, 'no resource names this icon')
for path in lint.files('src', '.c') + lint.files('data/ui', '.ui'):
    for number, line in lint.lines(path):
        for name in re.findall(r'[">]pv-([a-z-]+)-symbolic["<]', line):
            if name not in named:
                lint.complain(path, number, f'there is no icon of this name: pv-{name}-symbolic')
lint.end()
