#!/usr/bin/python3
"""Counts what a test run did: each case of each TAP test, and each check that ./dev made itself.

summary.py [--ci] pass=NAME fail=NAME … LOG=FILE …      FILE is meson's testlog in JSON, one test a line
Prints what failed, each with the last of what it said, and what was skipped; then, last, `N passed, N failed`. Ends with 1 when anything
failed.
With --ci a skipped case counts as failed: nothing may go missing unseen.
"""
import json
import os
import re
import sys

# After a `#` that is no directive stands a remark, such as how long the case took.
CASE = re.compile(r'^(?P<ok>ok|not ok)\b[ \t]*\d*[ \t]*-?[ \t]*(?P<name>[^#]*?)[ \t]*(?:#[ \t]*(?:(?P<directive>SKIP|TODO)\b[ \t]*)?(?P<why>.*))?$',
                  re.IGNORECASE)
PLAN = re.compile(r'^1\.\.(\d+)[ \t]*(?:#[ \t]*SKIP\b[ \t]*(.*))?$', re.IGNORECASE)
ENDED_WELL = ('OK', 'EXPECTEDFAIL')
# GLib's own talk of modules and of D-Bus says nothing about a failure, nor does what went well or was not reached.
TALK = re.compile(r'^# .*-DEBUG: |^# (Start|End) of |^# random seed|^ok |.*\(not reached\)$')
# A sanitizer's stack down to the toolkit's main loop is some thirty lines.
LAST_WORDS = 40


class Count:
    def __init__(self):
        self.passed = 0
        self.failed = []
        self.skipped = []

    def add_case(self, test, match):
        name = f"{test}: {match['name'] or 'a case'}"
        if match['directive']:
            self.skipped.append(f"{name} ({match['why'] or 'no reason given'})")
        elif match['ok'].lower() == 'ok':
            self.passed += 1
        else:
            self.failed.append(name)

    def add_tap(self, test, lines, result, returncode):
        seen, planned, failed_before = 0, None, len(self.failed)
        for line in lines:
            plan, case = PLAN.match(line), CASE.match(line)
            if plan:
                planned = int(plan[1])
                if planned == 0:
                    self.skipped.append(f"{test} ({plan[2] or 'no reason given'})")
            elif case:
                seen += 1
                self.add_case(test, case)
        if planned is None or seen != planned:
            self.failed.append(f'{test}: {seen} cases of {planned} reported before it ended')
        elif result not in ENDED_WELL + ('SKIP',) and len(self.failed) == failed_before:
            self.failed.append(f'{test}: every case passed, but it ended with {result.lower()} ({returncode})')

    def add_last_words(self, record):
        said = [line for part in ('stdout', 'stderr') for line in (record.get(part) or '').splitlines()]
        said = [line.rstrip()[:400] for line in said if line.strip() and not TALK.match(line)]
        self.failed[-1] += ''.join(f'\n         | {line}' for line in said[-LAST_WORDS:])

    def add_test(self, suite, record):
        failed_before = len(self.failed)
        self.add_result(suite, record)
        if len(self.failed) > failed_before:
            self.add_last_words(record)

    def add_result(self, suite, record):
        test = f"{suite} {record['name'].split(' / ')[-1]}"
        lines = (record.get('stdout') or '').splitlines()
        result = record['result']
        if result == 'TIMEOUT':
            self.failed.append(f'{test}: out of time')
        elif any(PLAN.match(line) for line in lines):
            self.add_tap(test, lines, result, record.get('returncode'))
        elif result in ENDED_WELL:
            self.passed += 1
        elif result == 'SKIP':
            self.skipped.append(test)
        else:
            self.failed.append(f'{test}: {result.lower()}')

    def add_log(self, suite, path):
        records = []
        if os.path.exists(path):
            with open(path, encoding='utf-8') as log:
                records = [json.loads(line) for line in log if line.strip()]
        if not records:
            self.failed.append(f'{suite}: no test ran')
        for record in records:
            self.add_test(suite, record)


def main(arguments):
    count = Count()
    ci = '--ci' in arguments
    for argument in arguments:
        if argument == '--ci':
            continue
        key, _, value = argument.partition('=')
        if key == 'pass':
            count.passed += 1
        elif key == 'fail':
            count.failed.append(value)
        else:
            count.add_log(key, value)
    print()
    for name in count.skipped:
        print(f'skipped  {name}')
    for name in count.failed:
        print(f'FAILED   {name}')
    failed = len(count.failed) + (len(count.skipped) if ci else 0)
    if count.skipped:
        print(f"{len(count.skipped)} skipped" + (', which counts as failed here' if ci else ''))
    print(f'{count.passed} passed, {failed} failed', flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
