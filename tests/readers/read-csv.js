// read-csv.js FILE: reads a sheet with a parser that shares no code with ours; prints its rows as JSON, each an object by column.
'use strict';
const fs = require('fs');
const { parse } = require('csv-parse/sync');

const text = fs.readFileSync(process.argv[2], 'utf8');
const head = text.slice(0, text.indexOf('\n'));
const delimiter = [',', ';', '\t'].reduce((best, sign) => (head.split(sign).length > head.split(best).length ? sign : best));
console.log(JSON.stringify(parse(text, { columns: true, bom: true, delimiter })));
