#!/usr/bin/python3
"""A file that passes 600 lines, or a function that passes 100, does more than one job."""
from lint import Lint

MOST_LINES, MOST_IN_FUNCTION = 600, 100

lint = Lint()
for path in lint.files('src', '.c', '.h'):
    lines = lint.code_lines(path)
    if len(lines) - 1 > MOST_LINES:
        lint.complain(path, len(lines) - 1, f'{len(lines) - 1} lines; {MOST_LINES} are the most')
    opened = None
    for number, line in lines:
        if line.startswith('{'):
            opened = number
        elif line.startswith('}') and opened:
            if number - opened > MOST_IN_FUNCTION:
                lint.complain(path, opened, f'a function of {number - opened} lines; {MOST_IN_FUNCTION} are the most')
            opened = None
lint.end()
