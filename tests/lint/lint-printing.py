#!/usr/bin/python3
"""Libraries never print: only the command line writes to standard output and standard error."""
import re

from lint import Lint

PRINTS = re.compile(r'(?<![\w>.])(v?printf|puts|putchar|perror|g_print|g_printerr|g_message|psignal)\s*\(|'
                    r'\b(?:v?fprintf|fputs|fputc|putc|fwrite)\s*\([^;]*\b(?:stdout|stderr)\b')
# The application may say in the log what went wrong in the program itself; a person reads a toast.
LOGS = re.compile(r'\bg_(?:info|warning)\s*\(')

lint = Lint()
for path in lint.files('src', '.c', '.h'):
    if path.startswith('src/cli/'):
        continue
    for number, line in lint.code_lines(path):
        found = PRINTS.search(line) or (not path.startswith('src/app/') and LOGS.search(line))
        if found:
            name = found.group(0).split('(')[0].strip()
            lint.complain(path, number, f'{name} prints; report it with a GError')
lint.end()
