// read-xml.js FILE: reads XML with a parser that shares no code with ours, strictly and with namespaces; prints what it saw as JSON.
'use strict';
const fs = require('fs');
const { SaxesParser } = require('saxes');

const parser = new SaxesParser({ xmlns: true, fileName: process.argv[2] });
const seen = { root: null, namespace: null, elements: {}, ids: [], refs: [], languages: {} };

parser.on('error', (why) => {
  console.error(why.message);
  process.exit(1);
});
parser.on('doctype', () => {
  console.error('a document type declaration');
  process.exit(1);
});
parser.on('opentag', (tag) => {
  if (seen.root === null) {
    seen.root = tag.local;
    seen.namespace = tag.uri;
  }
  seen.elements[tag.local] = (seen.elements[tag.local] || 0) + 1;
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.name === 'id') seen.ids.push(attribute.value);
    if (attribute.name === 'ref') seen.refs.push(attribute.value);
    if (attribute.name === 'xml:lang') seen.languages[attribute.value] = (seen.languages[attribute.value] || 0) + 1;
  }
});
parser.write(fs.readFileSync(process.argv[2], 'utf8')).close();
console.log(JSON.stringify(seen));
