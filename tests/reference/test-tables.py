#!/usr/bin/python3
"""The reference tables: well formed in themselves, and the same facts as the official lists they were taken from.

test-tables.py TABLES CODELISTS      prints TAP. Where CODELISTS is missing the comparisons are skipped by name.
"""
import os
import re
import sys

# The official list gives P7.12 to two classes; the table's head says so.
CODE_GIVEN_TWICE = ('P7.12', 'Immateriaalioikeudet', 'Immateriella rättigheter', 'Intellectual property rights')
LANGUAGES = {'1': 'fi', '2': 'fi sv', '3': 'sv fi', '4': 'sv'}


def read_table(path):
    """The rows of one of our tables, each a dict, after a head that says source, licence and date."""
    with open(path, encoding='utf-8') as table:
        lines = table.read().split('\n')
    assert lines.pop() == '', f'{path}: the last line has no end'
    head = [line for line in lines if line.startswith('#')]
    for word in ('source:', 'licence:'):
        assert any(word in line for line in head), f'{path}: its head names no {word}'
    assert any('taken:' in line or 'checked_on' in line for line in head), f'{path}: its head says no date'
    body = [line.split('\t') for line in lines if not line.startswith('#')]
    columns = body.pop(0)
    for number, row in enumerate(body, len(head) + 2):
        assert len(row) == len(columns), f'{path}:{number}: {len(row)} columns, not {len(columns)}'
        assert all(cell == cell.strip() for cell in row), f'{path}:{number}: blanks round a cell'
    return [dict(zip(columns, row)) for row in body]


def read_list(path):
    with open(path, encoding='utf-8') as codelist:
        return [[cell.strip() for cell in line.rstrip('\n').split('\t')] for line in codelist]


def check_codes(rows, pattern):
    codes = [row['code'] for row in rows]
    assert len(set(codes)) == len(codes), 'a code stands twice'
    for row in rows:
        assert re.fullmatch(pattern, row['code']), f"{row['code']} is no code of this table"
        for language in ('fi', 'sv', 'en'):
            assert row.get(language, 'x'), f"{row['code']} has no name in {language}"


def check_cpv(tables):
    rows = read_table(tables + '/cpv.tsv')
    check_codes(rows, r'\d{8}')
    assert len(rows) > 9000


def business_id_is_right(text):
    digits = [int(digit) for digit in text[:7]]
    rest = sum(digit * weight for digit, weight in zip(digits, (7, 9, 10, 5, 8, 4, 2))) % 11
    return rest != 1 and text[8] == str(0 if rest == 0 else 11 - rest)


def check_municipalities(tables):
    rows = read_table(tables + '/municipalities.tsv')
    regions = {row['nuts2024']: row for row in read_table(tables + '/regions.tsv')}
    check_codes(rows, r'\d{3}')
    by_code = {row['code']: row for row in rows}
    for row in rows:
        # The list has no business id for some municipalities of Åland.
        if row['business_id']:
            assert re.fullmatch(r'\d{7}-\d', row['business_id']) and business_id_is_right(row['business_id']), row
        assert row['region_nuts2021'] == regions[row['region_nuts2024']]['nuts2021'], row
        assert (row['valid_to'] == '') == (row['successor'] == ''), row
        assert row['successor'] == '' or by_code[row['successor']]['valid_to'] == '', row
    assert len(rows) == 309
    assert sum(row['valid_to'] == '' for row in rows) == 308
    for name, code in (('Vaasa', '905'), ('Porvoo', '638'), ('Mikkeli', '491'), ('Pieksämäki', '593'), ('Savonlinna', '740')):
        assert by_code[code]['fi'] == name


def check_regions(tables):
    rows = read_table(tables + '/regions.tsv')
    check_codes(rows, r'\d{2}')
    assert len(rows) == 19
    assert len({row['nuts2024'] for row in rows}) == 19
    # Every region has municipalities, in both editions of NUTS.
    municipalities = read_table(tables + '/municipalities.tsv')
    assert {(row['nuts2021'], row['nuts2024']) for row in rows} == {(row['region_nuts2021'], row['region_nuts2024']) for row in municipalities}
    by_nuts = {row['nuts2024']: row for row in rows}
    for nuts, swedish in (('FI19A', 'Österbotten'), ('FI1DA', 'Södra Savolax'), ('FI1B1', 'Nyland')):
        assert by_nuts[nuts]['sv'] == swedish


def check_ptv(tables):
    check_codes(read_table(tables + '/ptv-target-groups.tsv'), r'KR\d+(\.\d+)*')
    check_codes(read_table(tables + '/ptv-service-classes.tsv'), r'P\d+(\.\d+)*')
    check_codes(read_table(tables + '/ptv-life-events.tsv'), r'KE\d+(\.\d+)*')


def check_thresholds(tables):
    rows = {row['key']: row for row in read_table(tables + '/procurement-thresholds.tsv')}
    assert rows['social-and-health']['value_eur'] == '400000'
    assert rows['other-special']['value_eur'] == '300000'
    for row in rows.values():
        assert re.fullmatch(r'\d{4}-\d\d-\d\d', row['checked_on']) and row['checked_with'], row
        assert row['fi'] and row['sv'] and row['en'], row


def same(ours, theirs, what):
    missing, extra = theirs - ours, ours - theirs
    assert not missing and not extra, f'{what}: missing here {sorted(missing)[:3]}, not in the list {sorted(extra)[:3]}'


def named(rows):
    return {(row['code'], row['fi'], row['sv'], row['en']) for row in rows}


def compare_cpv(tables, lists):
    same(named(read_table(tables + '/cpv.tsv')), {tuple(row) for row in read_list(lists + '/cpv_fi_sv_en.tsv')}, 'cpv')


def compare_municipalities(tables, lists):
    ours = {(row['code'], row['fi'], row['sv'], row['languages'], row['region_nuts2021'], row['region_nuts2024'], row['business_id'],
             row['organisation_fi']) for row in read_table(tables + '/municipalities.tsv')}
    theirs = {(*row[0:3], LANGUAGES[row[3]], *row[4:8]) for row in read_list(lists + '/municipalities_309_2024.tsv')[1:]}
    same(ours, theirs, 'municipalities')


def compare_ptv(tables, lists):
    for table, codelist in (('ptv-target-groups', 'ptv_TargetGroups'), ('ptv-service-classes', 'ptv_ServiceClasses'),
                            ('ptv-life-events', 'ptv_LifeEvents')):
        same(named(read_table(f'{tables}/{table}.tsv')), {tuple(row[:4]) for row in read_list(f'{lists}/{codelist}.tsv')} - {CODE_GIVEN_TWICE}, table)


def main():
    tables, lists = sys.argv[1:3]
    alone = (check_cpv, check_municipalities, check_regions, check_ptv, check_thresholds)
    compared = (compare_cpv, compare_municipalities, compare_ptv)
    print(f'1..{len(alone) + len(compared)}')
    failed = False
    for number, case in enumerate(alone + compared, 1):
        name = case.__name__.replace('_', ' ')
        if case in compared and not os.path.isdir(lists):
            print(f'ok {number} - {name} # SKIP {lists} is not here: the official lists are missing')
            continue
        try:
            case(*((tables, lists) if case in compared else (tables,)))
            print(f'ok {number} - {name}')
        except (AssertionError, KeyError, OSError) as why:
            print(f'not ok {number} - {name}')
            print(f'# {why!r}')
            failed = True
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
