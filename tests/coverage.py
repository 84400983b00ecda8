#!/usr/bin/python3
"""Line coverage of the rooms that need no GTK, room by room, of a build folder whose tests have run.

coverage.py BUILD [--at-least PERCENT]      ends with 1 when all rooms together are below it
"""
import argparse
import json
import os
import subprocess
import sys

ROOMS = ('base', 'model', 'store', 'document', 'analysis', 'layout', 'diagram', 'report', 'exchange', 'cli')


def measure(build):
    """Lines and covered lines of every source file, from gcov by way of gcovr."""
    folders = [f'{build}/src/{room}' for room in ROOMS]
    command = ['gcovr', '--root', '.', '--filter', 'src/', '--json-summary', '-', '-j', '2',
               '--exclude-throw-branches'] + [folder for folder in folders if os.path.isdir(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr.strip() or 'gcovr failed')
    return json.loads(done.stdout)['files']


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('build')
    parser.add_argument('--at-least', type=float)
    options = parser.parse_args()
    lines = dict.fromkeys(ROOMS, 0)
    covered = dict.fromkeys(ROOMS, 0)
    files = {}
    for entry in measure(options.build):
        parts = entry['filename'].split('/')
        if len(parts) >= 3 and parts[0] == 'src' and parts[1] in lines:
            lines[parts[1]] += entry['line_total']
            covered[parts[1]] += entry['line_covered']
            files[entry['filename']] = (entry['line_covered'], entry['line_total'])
    print(f"{'room':<12}{'lines':>8}{'covered':>9}{'%':>7}")
    for room in ROOMS:
        if lines[room]:
            print(f'{room:<12}{lines[room]:>8}{covered[room]:>9}{100 * covered[room] / lines[room]:>7.1f}')
    total, hit = sum(lines.values()), sum(covered.values())
    if total == 0:
        sys.exit('No line was counted: has anything run?')
    percent = 100 * hit / total
    print(f"{'together':<12}{total:>8}{hit:>9}{percent:>7.1f}")
    thinnest = sorted(files, key=lambda name: files[name][0] - files[name][1])[:5]
    print('Most lines never run: ' + ', '.join(f'{name} ({files[name][1] - files[name][0]})' for name in thinnest))
    if options.at_least is not None and percent < options.at_least:
        sys.exit(f'{percent:.1f} % of the lines are run by the tests; {options.at_least:g} % is the least.')


if __name__ == '__main__':
    main()
