#!/usr/bin/python3
"""Whether each thing that feared.txt fears of a file is tried by tests that are there.

check-feared.py FEARED PROGRAM…      prints TAP: a line for each thing; and that one which nobody tries would be found
"""
import fnmatch
import subprocess
import sys


def cases_of(program):
    listed = subprocess.run([program, '-l'], capture_output=True, text=True, check=True)
    return [line.strip() for line in listed.stdout.splitlines() if line.startswith('/')]


def rows_of(path):
    with open(path, encoding='utf-8') as text:
        for line in text:
            if line.strip() and not line.startswith('#'):
                yield [cell.strip() for cell in line.split('::')]


def untried(patterns, cases):
    """What no case answers to; and the thing itself when it names no pattern."""
    return [pattern for pattern in patterns if not fnmatch.filter(cases, pattern)] if patterns else ['nothing is named']


def main():
    rows = list(rows_of(sys.argv[1]))
    cases = [case for program in sys.argv[2:] for case in cases_of(program)]
    failed = 0
    print(f'1..{len(rows) + 1}')
    for number, (feared, *patterns) in enumerate(rows, 1):
        missing = untried(patterns, cases)
        failed += bool(missing)
        print(('not ok' if missing else 'ok') + f' {number} - {feared}' + ''.join(f'\n# no case: {pattern}' for pattern in missing))
    found = untried(['/store/forged/smuggled/nobody-tries-this'], cases) and untried([], cases)
    print(('ok' if found else 'not ok') + f' {len(rows) + 1} - what nobody tries is found')
    return 1 if failed or not found else 0


if __name__ == '__main__':
    sys.exit(main())
