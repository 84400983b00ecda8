// read-csv.js FILE: reads a sheet with a parser that shares no code with ours; prints its rows as JSON, each an object by column.
'use strict';
const fs = require('fs');
const { parse } = require('csv-parse/sync');

const text = fs.readFileSync(process.argv[2]);
console.log(JSON.stringify(parse(text, { columns: true, bom: true, delimiter: [',', ';', '\t'], relax_column_count: false })));
