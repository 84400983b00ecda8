#!/usr/bin/python3
"""The counter that closes every test run: nothing that went wrong may count as well, and the last line is always the count.

test-counting.py ROOT      prints TAP
"""
import json
import os
import subprocess
import sys
import tempfile

ROOT = sys.argv[1]


def count(records, *options):
    """Exit code, last line and everything printed, for a log with these records (None: no log at all)."""
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'testlog.json')
        if records is not None:
            with open(log, 'w', encoding='utf-8') as file:
                for record in records:
                    file.write(json.dumps(record) + '\n')
        done = subprocess.run(['/usr/bin/python3', '-B', os.path.join(ROOT, 'tests', 'summary.py'), *options, f'unit={log}'],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.splitlines()[-1], done.stdout


def tap(stdout, result='OK', returncode=0):
    return {'name': 'polkuverkko:unit / base-date', 'stdout': stdout, 'result': result, 'returncode': returncode}


def expect(records, code, last, *options):
    got = count(records, *options)
    assert got[:2] == (code, last), got


def case_all_well():
    expect([tap('# seed\n1..2\nok 1 /a\nok 2 /b\n'), {'name': 'x', 'stdout': '', 'result': 'OK'}], 0, '3 passed, 0 failed')


def case_a_remark_after_the_name():
    expect([tap('1..2\nok 1 - open the sample # 3.4 s\nok 2 - see the actors # 0.2 s\n')], 0, '2 passed, 0 failed')
    expect([tap('1..1\nnot ok 1 - open the sample # 3.4 s\n', 'FAIL', 1)], 1, '0 passed, 1 failed')


def case_one_failed():
    expect([tap('1..2\nok 1 /a\nnot ok 2 /b\n', 'FAIL', 1)], 1, '1 passed, 1 failed')


def case_crash_after_a_pass():
    expect([tap('1..3\nok 1 /a\n', 'ERROR', 134)], 1, '1 passed, 1 failed')


def case_crash_at_the_end():
    expect([tap('1..1\nok 1 /a\n', 'ERROR', 23)], 1, '1 passed, 1 failed')


def case_too_few_reported():
    expect([tap('1..3\nok 1 /a\nok 2 /b\n')], 1, '2 passed, 1 failed')


def case_out_of_time():
    expect([tap('1..3\nok 1 /a\n', 'TIMEOUT', -15)], 1, '0 passed, 1 failed')


def case_skip():
    skipped = [tap('1..2\nok 1 /a\nok 2 /b # SKIP no shared folder\n')]
    expect(skipped, 0, '1 passed, 0 failed')
    expect(skipped, 1, '1 passed, 1 failed', '--ci')
    assert 'no shared folder' in count(skipped)[2]
    expect([tap('1..0 # SKIP needs X11\n', 'SKIP')], 1, '0 passed, 1 failed', '--ci')
    expect([tap('1..1\nok 1 /a # TODO later\n')], 1, '0 passed, 1 failed', '--ci')


def case_nothing_ran():
    expect(None, 1, '0 passed, 1 failed')
    expect([], 1, '0 passed, 1 failed')


def case_checks():
    expect([tap('1..1\nok 1 /a\n')], 1, '2 passed, 1 failed', 'pass=build', 'fail=line coverage')


def case_unknown_verb():
    done = subprocess.run(['bash', os.path.join(ROOT, 'dev'), 'no-such-verb'], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and 'no-such-verb' in done.stderr, done


def case_every_verb_of_the_usage_is_there():
    usage = subprocess.run(['bash', os.path.join(ROOT, 'dev')], capture_output=True, text=True, check=True).stdout
    with open(os.path.join(ROOT, 'dev'), encoding='utf-8') as script:
        text = script.read()
    verbs = {line.split()[1] for line in usage.splitlines() if line.startswith('./dev ')}
    there = {line[len('verb_'):].split()[0] for line in text.splitlines() if line.startswith('verb_') and line.endswith('()')}
    assert verbs == there, (verbs, there)


def main():
    cases = [value for name, value in globals().items() if name.startswith('case_')]
    print(f'1..{len(cases)}')
    failed = False
    for number, case in enumerate(cases, 1):
        name = case.__name__[len('case_'):].replace('_', ' ')
        try:
            case()
            print(f'ok {number} - {name}')
        except (AssertionError, subprocess.CalledProcessError) as why:
            failed = True
            print(f'not ok {number} - {name}')
            print('# ' + str(why).replace('\n', '\n# '))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
