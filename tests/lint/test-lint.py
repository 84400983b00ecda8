#!/usr/bin/python3
"""Runs one lint over the project, and over the tree that breaks its rule on purpose.

test-lint.py LINT ROOT BUILD      prints TAP: the project keeps the rule; each offence of the bad example is found
"""
import os
import subprocess
import sys


def run(lint, root, build):
    return subprocess.run(['/usr/bin/python3', '-B', lint, root, build], capture_output=True, text=True, check=False)


def main():
    lint, root, build = sys.argv[1:4]
    here = os.path.dirname(os.path.abspath(lint))
    bad = os.path.join(here, 'bad', os.path.basename(lint)[len('lint-'):-len('.py')])
    with open(os.path.join(bad, 'expected'), encoding='utf-8') as expected_lines:
        expected = expected_lines.read().splitlines()
    print(f'1..{1 + len(expected)}')
    done = run(lint, root, build)
    print(('ok' if done.returncode == 0 else 'not ok') + ' 1 - the project keeps the rule')
    for line in (done.stdout + done.stderr).splitlines():
        print('# ' + line)
    failed = done.returncode != 0
    done = run(lint, bad, build)
    for number, line in enumerate(expected, 2):
        found = done.returncode == 1 and line in done.stdout
        print(f"{'ok' if found else 'not ok'} {number} - refused: {line.replace('#', '')}")
        failed = failed or not found
    if failed:
        print('# the bad example gave:')
        for line in (done.stdout + done.stderr).splitlines():
            print('# ' + line)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
