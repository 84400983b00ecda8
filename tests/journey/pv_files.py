"""What the files that left the program must be, whoever reads them."""
import os
import re
import subprocess
import xml.etree.ElementTree as tree

PERSONAL = ('person', 'email', 'phone', 'words')


def local(element):
    return element.tag.rpartition('}')[2]


def text(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def validated(path, *schema):
    """Passes when xmllint finds the file valid by '--schema FILE' or '--relaxng FILE', or well-formed by neither."""
    result = subprocess.run(['xmllint', '--noout', *schema, path], check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr[:2000]


def says(path, *words):
    """Every one of these words stands in the text of the file, whatever its tags."""
    everything = ' '.join(re.sub(r'\s+', ' ', part) for part in tree.parse(path).getroot().itertext())
    for word in words:
        assert word in everything, f'{os.path.basename(path)} does not say “{word}”'


def personal_words(sample):
    """What the sample knows about persons: their names, addresses, numbers and own words."""
    found = {element.text for element in tree.parse(sample).iter() if local(element) in PERSONAL and element.text}
    assert found, f'{sample} knows nobody'
    return found


def says_nothing_of(path, words):
    whole = text(path)
    told = [word for word in words if word in whole]
    assert not told, f'{os.path.basename(path)} tells about persons: {told}'


def own_xml(path, schema, *words):
    validated(path, '--schema', schema)
    says(path, *words)
    fields = {local(element) for element in tree.parse(path).iter()}
    assert not fields & set(PERSONAL), f'personal fields in {path}: {fields & set(PERSONAL)}'


def procurement(path, schema, *words):
    validated(path, '--schema', schema)
    assert local(tree.parse(path).getroot()) == 'procurement-document'
    says(path, *words)


def report(path, shared, *words):
    """By the schema of OpenDocument where it lies beside the project; with CI set it must."""
    odf = os.path.join(shared, 'schemas', 'odf', 'OpenDocument-v1.3-schema.rng')
    assert os.path.exists(odf) or not os.environ.get('CI'), f'{odf} is not there to check the report by'
    if os.path.exists(odf):
        validated(path, '--relaxng', odf)
    validated(path)
    says(path, *words)


def drawing(path, *words):
    """Words are text, not outlines."""
    root = tree.parse(path).getroot()
    assert local(root) == 'svg', local(root)
    drawn = [' '.join(''.join(element.itertext()).split()) for element in root.iter() if local(element) == 'text']
    assert len(drawn) > 40, f'only {len(drawn)} texts are drawn'
    together = ' '.join(drawn)
    for word in words:
        assert word in together, f'{os.path.basename(path)} does not draw “{word}”'


def picture(path, least=(600, 300), colours=20):
    """A PNG that holds more than a sheet of paper."""
    said = subprocess.run(['identify', '-format', '%m %w %h %k', path], check=True, capture_output=True, text=True).stdout.split()
    assert said[0] == 'PNG', said
    assert int(said[1]) >= least[0] and int(said[2]) >= least[1], f'{os.path.basename(path)} is {said[1]} × {said[2]} pixels'
    assert int(said[3]) >= colours, f'{os.path.basename(path)} has {said[3]} colours'


def printed(path, *words):
    """A page; its text is read where pdftotext is there (a package of the readers)."""
    with open(path, 'rb') as file:
        head = file.read(5)
    assert head == b'%PDF-', head
    assert os.path.getsize(path) > 5000, os.path.getsize(path)
    try:
        said = subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True, text=True).stdout
    except FileNotFoundError:
        return
    together = ' '.join(said.split())
    for word in words:
        assert word in together, f'{os.path.basename(path)} does not print “{word}”: {together[:500]}'
