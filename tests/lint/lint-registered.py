#!/usr/bin/python3
"""Nothing lies about unbuilt: every source stands in its folder's meson.build, every test program is registered as a test."""
import os
import re

from lint import Lint

lint = Lint()


def named_in_build(path):
    """Whether the meson.build of the file's folder, or of a folder above it, names the file."""
    folder, name = os.path.split(path)
    while True:
        build = os.path.join(folder, 'meson.build')
        if os.path.exists(lint.path(build)):
            text = lint.read(build)
            if os.path.relpath(path, folder or '.') in text:
                return True
            if re.search(r"['-]" + re.escape(re.sub(r'^test-|\.\w+$', '', name)) + r"'", text) and 'foreach' in text:
                return True
        if not folder:
            return False
        folder = os.path.dirname(folder)


for path in lint.files('src', '.c'):
    if not named_in_build(path):
        lint.complain(path, 1, 'no meson.build names this file: it is not built')
for path in lint.files('tests', '.c', '.py'):
    name = os.path.basename(path)
    if name.startswith(('test-', 'bench-')) and not named_in_build(path):
        lint.complain(path, 1, 'no meson.build names this test: it never runs')
for path in lint.files('data', '.ui'):
    resources = [lint.read(other) for other in lint.files('', '.gresource.xml')]
    if not any(os.path.basename(path) in text for text in resources):
        lint.complain(path, 1, 'no resource names this template')
for path in lint.files('tests', 'meson.build'):
    text = re.sub(r'#[^\n]*', '', lint.read(path))
    for test in re.finditer(r'\btest\((?:[^()]|\([^()]*\))*\)', text):
        if 'suite' not in test.group(0):
            line = text[:test.start()].count('\n') + 1
            lint.complain(path, line, 'a test that belongs to no suite never runs')
lint.end()
