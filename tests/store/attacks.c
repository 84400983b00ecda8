/* What a file may carry that no program of ours writes. Each is a case of test-store-forged with the name it has here:
 *
 * feared                              cases
 * triggers, views, virtual tables     smuggled/trigger…, view…, virtual-table…
 * generated columns, CHECK functions  smuggled/generated-column…, check…, default-in-our-table, index-on-…
 * other schemas                       smuggled/other-schema, another-…, …-gone, table-less-strict, table-on-another-page, text-that-is-no-sql
 * unknown tables and columns          forged/unknown-…, …-that-would-be-narrowed, tampered/value-of-an-unknown-column
 * forged counters                     forged/counter…, step-…, undoes-…, value-of-no-change…, tampered/change-taken-out, counter-altered
 * broken hash chain                   all of tampered/; and flipped bits and bytes (test-store-foreign, test-document-bad-files)
 * forged `seen`                       forged/seen-…, tampered/seen-…
 * oversize values                     forged/…-oversize, tampered/cell-oversize; a file too large: test-store-foreign not-a-file
 * invalid UTF-8, NUL, escapes         forged/…-invalid-utf8, …-with-an-escape, …-cut-by-nul, tampered/cell-…
 * values of other types and bounds    forged/choice-…, date-that-is-none, code-that-is-none, …-in-words, …-where-nothing-was
 * references in circles, to nothing   forged/circle-…, reference-to-…, pin-on-nothing, tampered/reference-to-nothing
 * ids of another copy                 forged/record-id-…, author-of-another-copy, computer-of-another-copy, copy-…
 * two copies under one number         test-store-merge fork, own-number…
 * clocks in the far future            forged/clock-…, tampered/clock-…; one that runs ahead but leaves room: test-store-foreign clock-ahead
 * cells that are not their last value tampered/cell-…, record-…
 * words about persons                 forged/personal-…, author-…, computer-…, erased-…, token-…; one renamed: test-store-forged author-renamed
 * no document, or another one         test-document-bad-files no-file, random-bytes, truncated, foreign; test-store-merge another-document;
 *                                     header and length: test-store-foreign header-lies, changed-while-read
 * a newer version                     test-document-bad-files newer…
 * what never ends                     test-store-foreign deadline, not-a-file (pipes, devices, links in circles)
 * XML: DOCTYPE, entities, huge tags   test-exchange-own-xml refused, many-attributes, too-large; test-exchange-sheet-hostile
 *
 * All but author-renamed are refused by a line that names the file and what is wrong in it, and leave nothing changed and nothing
 * behind. The same forgeries brought in by merging are refused, or what came holds. */
#include "attacks.h"

#define KELA "(SELECT id FROM actor WHERE name_fi = 'Kela')"
#define FIRST "(SELECT org FROM change ORDER BY hlc LIMIT 1)"
#define PERSON "(SELECT id FROM pii WHERE text = 'Testi Esimerkki')"
/* A value of Kela that is in its cell, too, by whatever a change of @copy is made into. */
#define STRAY(org, ctr, hlc, copy)                                                                                                       \
  "INSERT INTO op SELECT 3, " KELA ", 29, " hlc ", " org ", " ctr ", NULL, 'x' FROM change WHERE org = " copy                              \
  "; UPDATE actor SET core_task_fi = 'x' WHERE name_fi = 'Kela'"
/* The words of a contact are said to have been lost; what stands in its place is @tail behind their number. */
#define LOST(tail)                                                                                                                       \
  "INSERT INTO pii_erased VALUES (" PERSON ", 0, 0); UPDATE op SET new = " PERSON " || " tail " WHERE new = (SELECT person FROM contact);" \
  "UPDATE contact SET person = " PERSON " || " tail "; DELETE FROM pii WHERE id = " PERSON
#define SECOND "(SELECT org FROM seen LIMIT 1)"

#define LAST "(SELECT * FROM change WHERE org = " SECOND " ORDER BY ctr DESC LIMIT 1) AS c"
#define ACTOR(name) "(SELECT id FROM actor WHERE name_fi = '" name "')"
/* The reference of one actor leads to another, by the last change of the second copy; columns 24 and 60 are parent and successor. */
#define LINK(from, column, number, to)                                                                                                   \
  "UPDATE actor SET " column " = " ACTOR (to) " WHERE name_fi = '" from "'; INSERT INTO op SELECT 3, " ACTOR (from) ", " number          \
  ", hlc, org, ctr, NULL, " ACTOR (to) " FROM " LAST ";"
/* One more cell of an actor, by that change. */
#define VALUE(actor, number, value)                                                                                                      \
  " INSERT INTO op SELECT 3, " ACTOR (actor) ", " number ", hlc, org, ctr, NULL, " value " FROM " LAST ";"

const Attack SMUGGLED[] = {
  { "trigger",
    "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM actor; END" },
  { "view-in-a-temporary-guise",
    "CREATE TEMP TABLE x (y); CREATE VIEW v AS SELECT load_extension ('x')" },
  { "virtual-table-fts5",
    "CREATE VIRTUAL TABLE f USING fts5 (words)" },
  { "virtual-table-rtree",
    "CREATE VIRTUAL TABLE r USING rtree (id, a, b)" },
  { "index-on-an-expression",
    "CREATE INDEX i ON actor (upper (name_fi))" },
  { "index-on-a-part",
    "CREATE INDEX i ON op (hlc) WHERE org > 5" },
  { "generated-column-in-another-table",
    "CREATE TABLE sneaky (a, b AS (a || a) STORED)" },
  { "check-that-runs-functions",
    "CREATE TABLE checked (a CHECK (length (a) < random ()))" },
  { "table-less-strict",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, ' STRICT, WITHOUT ROWID', ' STRICT') WHERE name = 'seen'" },
  { "check-in-our-table",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, ') STRICT', ', CHECK (abs (id) > 0)) STRICT') WHERE name = 'actor'" },
  { "default-in-our-table",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, '\"name_fi\" TEXT', '\"name_fi\" TEXT DEFAULT (1)') WHERE name = 'actor'" },
  { "table-on-another-page",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'actor'" },
  { "index-gone",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'op_by_change'" },
  { "virtual-table-without-a-page",
    "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x USING fts5 (a)')" },
  { "view",
    "CREATE VIEW v AS SELECT * FROM actor" },
  { "another-table",
    "CREATE TABLE more (x)" },
  { "another-index",
    "CREATE INDEX i ON actor (name_fi)" },
  { "another-column",
    "ALTER TABLE actor ADD COLUMN motto TEXT" },
  { "column-of-another-name",
    "ALTER TABLE actor RENAME COLUMN web TO www" },
  { "generated-column",
    "ALTER TABLE actor ADD COLUMN twice TEXT GENERATED ALWAYS AS (name_fi || name_fi)" },
  { "table-gone",
    "DROP TABLE stop" },
  { "other-schema",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'made_at', 'made_on') WHERE name = 'document'" },
  { "trigger-that-waits-for-the-copy",
    "CREATE TRIGGER t BEFORE INSERT ON op WHEN new.col = 1020 BEGIN SELECT raise (IGNORE); END" },
  { "view-over-a-table-of-ours",
    "ALTER TABLE stop RENAME TO stops; CREATE VIEW stop AS SELECT * FROM stops" },
  { "text-that-is-no-sql",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE actor (' WHERE name = 'actor'" },
  { NULL },
};

/* What was written is altered by somebody who cannot make the chain hold. */
const Attack TAMPERED[] = {
  { "cell-altered",
    "UPDATE actor SET name_fi = 'Muu' WHERE name_fi = 'Kela'" },
  { "value-altered",
    "UPDATE op SET new = 'Muu' WHERE new = 'Kela'" },
  { "cell-and-value-altered",
    "UPDATE op SET new = 'Muu' WHERE new = 'Kela'; UPDATE actor SET name_fi = 'Muu' WHERE name_fi = 'Kela'" },
  { "value-taken-out",
    "DELETE FROM op WHERE new = 'Kela'" },
  { "record-taken-out",
    "DELETE FROM actor WHERE name_fi = 'Kela'" },
  { "record-without-history",
    "INSERT INTO actor (id, deleted, name_fi, kind) VALUES (77, 0, 'x', 1)" },
  { "time-altered",
    "UPDATE change SET at = at + 1 WHERE ctr = 2" },
  { "hash-altered",
    "UPDATE change SET hash = zeroblob (32) WHERE ctr = 2" },
  { "clock-in-the-far-future",
    "UPDATE change SET hlc = 4611686018427387904 WHERE ctr = 2" },
  { "author-gone",
    "UPDATE change SET who = NULL WHERE ctr = 1" },
  { "program-altered",
    "UPDATE change SET app = '9.9' WHERE ctr = 3" },
  { "change-taken-out",
    "DELETE FROM change WHERE ctr = 2" },
  { "counter-altered",
    "UPDATE change SET ctr = 99 WHERE ctr = 3" },
  { "copy-uuid-altered",
    "UPDATE replica SET uuid = '00000000-0000-4000-8000-000000000000'" },
  { "copy-gone",
    "DELETE FROM replica" },
  { "document-uuid-altered",
    "UPDATE document SET uuid = '00000000-0000-4000-8000-000000000000'" },
  { "document-uuid-that-is-none",
    "UPDATE document SET uuid = 'x'" },
  { "document-gone",
    "DELETE FROM document" },
  { "personal-words-altered",
    "UPDATE pii SET text = 'Joku Muu' WHERE text = 'Testi Esimerkki'" },
  { "cell-choice-that-is-none",
    "UPDATE actor SET kind = 61" },
  { "cells-emptied",
    "UPDATE actor SET name_fi = NULL, name_sv = NULL, name_en = NULL" },
  { "reference-to-nothing",
    "UPDATE relation SET to_actor = 99" },
  { "record-said-to-be-removed",
    "UPDATE actor SET deleted = 1 WHERE name_fi = 'Kela'" },
  { "cell-oversize",
    "UPDATE actor SET name_fi = replace (hex (zeroblob (50000)), '00', 'ab')" },
  { "cell-invalid-utf8",
    "UPDATE actor SET name_fi = cast (x'ff41' AS TEXT)" },
  { "cell-cut-by-nul",
    "UPDATE actor SET name_fi = 'a' || char (0) || 'b'" },
  { "seen-made-up",
    "INSERT INTO seen VALUES ((SELECT no FROM replica), 5, 1, 100)" },
  { "value-made-up",
    "INSERT INTO op VALUES (3, 77, 4, 1, 5, 1, NULL, 'x')" },
  { "value-of-an-unknown-column",
    "INSERT INTO op SELECT tbl, row, 999, hlc, org, ctr, old, new FROM op LIMIT 1" },
  { "changes-in-another-order",
    "UPDATE change SET ctr = -ctr WHERE ctr IN (2, 3); UPDATE change SET ctr = 5 + ctr WHERE ctr < 0" },
  { "seen-taken-out",
    "DELETE FROM seen" },
  { NULL },
};

/* The chain holds in each. */
const Attack FORGED[] = {
  /* unknown tables and columns, in numbers that would be narrowed to known ones too */
  { "unknown-table",
    "UPDATE op SET tbl = 250 WHERE tbl = 3 AND row = " KELA },
  { "table-number-that-would-be-narrowed",
    "UPDATE op SET tbl = 259 WHERE tbl = 3 AND row = " KELA },
  { "table-number-below-zero",
    "UPDATE op SET tbl = -3 WHERE tbl = 3 AND row = " KELA },
  { "unknown-column",
    "INSERT INTO op SELECT tbl, row, 900, hlc, org, ctr, old, new FROM op WHERE tbl = 3 LIMIT 1" },
  { "column-number-that-would-be-narrowed",
    "UPDATE op SET col = col + 4294967296 WHERE tbl = 3 AND col < 1000" },
  { "kind-that-would-be-narrowed",
    "UPDATE change SET kind = kind + 256" },
  { "verb-that-would-be-narrowed",
    "UPDATE change SET verb = verb + 256" },
  /* counters, steps, ids */
  { "counters-with-a-gap",
    "UPDATE change SET ctr = ctr + 1000; UPDATE op SET ctr = ctr + 1000; UPDATE seen SET ctr = ctr + 1000, upto = upto + 1000" },
  { "counter-below-zero",
    "UPDATE change SET ctr = -1 WHERE ctr = 1" },
  { "step-of-a-later-change",
    "UPDATE change SET step = 5000 WHERE ctr = 2" },
  { "step-zero",
    "UPDATE change SET step = 0 WHERE ctr = 2" },
  { "change-about-an-impossible-record",
    "UPDATE change SET id = -id WHERE ctr = 2" },
  { "undoes-half",
    "UPDATE change SET undoes_ctr = 0, undoes_org = NULL WHERE undoes_ctr IS NULL AND ctr = 2" },
  { "undoes-of-nobody",
    "UPDATE change SET undoes_org = NULL WHERE undoes_ctr IS NOT NULL" },
  { "undoes-what-comes-later",
    "UPDATE change SET undoes_ctr = 900 WHERE undoes_ctr IS NOT NULL" },
  { "copy-number-too-large",
    "UPDATE replica SET no = no + 4294967296 WHERE no = " FIRST ";" },
  { "copy-without-changes",
    "INSERT INTO replica VALUES (77, '6c1f3f0e-0000-4000-8000-000000000001', NULL)" },
  { "record-id-below-zero",
    "UPDATE actor SET id = -5 WHERE name_fi = 'TE-toimisto'; UPDATE op SET row = -5 WHERE tbl = 3 AND row IN"
    " (SELECT row FROM op WHERE new = 'TE-toimisto')" },
  { "record-id-of-no-copy",
    "UPDATE actor SET id = (id | 4611686018427387904) - (id & 4611686018427387904) WHERE name_fi = 'TE-toimisto'; UPDATE op SET row = (row | 4611686018427387904) - (row & 4611686018427387904)"
    " WHERE tbl = 3 AND row IN (SELECT row FROM op WHERE new = 'TE-toimisto')" },
  { "record-id-of-another-copy",
    "UPDATE actor SET id = (" FIRST " << 32) | 900 WHERE name_fi = 'TE-toimisto'; UPDATE op SET row = (" FIRST " << 32) | 900"
    " WHERE tbl = 3 AND row IN (SELECT row FROM op WHERE new = 'TE-toimisto')" },
  { "record-id-that-nobody-gives",
    "UPDATE actor SET id = id | 4294967295 WHERE name_fi = 'TE-toimisto'; UPDATE op SET row = row | 4294967295"
    " WHERE tbl = 3 AND row IN (SELECT row FROM op WHERE new = 'TE-toimisto')" },
  /* clocks */
  { "clock-far-in-the-future",
    "UPDATE change SET hlc = 4611686018427387904 WHERE ctr = 2; UPDATE op SET hlc = 4611686018427387904 WHERE ctr = 2" },
  { "clock-that-runs-backwards",
    "UPDATE op SET hlc = (SELECT hlc - 1 FROM change AS c WHERE c.org = op.org AND c.ctr = 2) WHERE ctr = 3 AND org = " FIRST ";"
    "UPDATE change SET hlc = (SELECT hlc - 1 FROM change AS c WHERE c.org = change.org AND c.ctr = 2) WHERE ctr = 3 AND org = " FIRST },
  { "clock-that-runs-backwards-in-the-other",
    "UPDATE op SET hlc = (SELECT hlc - 1 FROM change AS c WHERE c.org = op.org AND c.ctr = 1) WHERE ctr = 2 AND org = " SECOND ";"
    "UPDATE change SET hlc = (SELECT hlc - 1 FROM change AS c WHERE c.org = change.org AND c.ctr = 1) WHERE ctr = 2 AND org = " SECOND },
  { "clock-below-zero",
    "UPDATE change SET hlc = -1 WHERE ctr = 1; UPDATE op SET hlc = -1 WHERE ctr = 1" },
  { "date-beyond-9999",
    "UPDATE change SET at = 9000000000000000 WHERE ctr = 2" },
  { "date-before-1970",
    "UPDATE change SET at = -1 WHERE ctr = 2" },
  /* seen */
  { "seen-beyond-the-end",
    "UPDATE seen SET upto = 5000" },
  { "seen-below-zero",
    "UPDATE seen SET upto = -1" },
  { "seen-itself",
    "UPDATE seen SET o = org" },
  { "seen-what-came-later",
    "INSERT INTO seen SELECT " FIRST ", " SECOND ", 1, 1" },
  { "seen-forgotten",
    "INSERT INTO seen SELECT org, o, ctr + 1, 1 FROM seen" },
  { "seen-by-a-change-that-is-not-there",
    "UPDATE seen SET upto = upto - 1; INSERT INTO seen SELECT org, o, 500, upto + 1 FROM seen" },
  { "seen-twice-the-same",
    "INSERT INTO seen SELECT org, o, ctr + 1, upto FROM seen" },
  { "seen-an-unknown-copy",
    "INSERT INTO seen VALUES (" FIRST ", 99, 1, 1)" },
  /* values */
  { "choice-that-is-none",
    "UPDATE actor SET kind = 61; UPDATE op SET new = 61 WHERE tbl = 3 AND row IN (SELECT id FROM actor) AND new = 1" },
  { "words-in-a-number",
    "UPDATE op SET new = 'yksi' WHERE tbl = 3 AND typeof (new) = 'integer' AND col < 900" },
  { "number-in-words",
    "UPDATE op SET new = 7 WHERE new = 'Kela'" },
  { "blob-where-nothing-was",
    "UPDATE op SET old = x'01' WHERE old IS NULL" },
  { "fraction-where-nothing-was",
    "UPDATE op SET old = 1.5 WHERE old IS NULL" },
  { "blob-in-words",
    "UPDATE op SET new = x'4b656c61' WHERE new = 'Kela'" },
  { "words-oversize",
    "UPDATE op SET new = replace (hex (zeroblob (50000)), '00', 'ab') WHERE new = 'Kela'; UPDATE actor SET name_fi ="
    " replace (hex (zeroblob (50000)), '00', 'ab') WHERE name_fi = 'Kela'" },
  { "words-invalid-utf8",
    "UPDATE op SET new = cast (x'ff41' AS TEXT) WHERE new = 'Kela'; UPDATE actor SET name_fi = cast (x'ff41' AS TEXT) WHERE name_fi = 'Kela'" },
  { "words-with-an-escape",
    "UPDATE op SET new = 'Kela' || char (27) || '[31m' WHERE new = 'Kela'; UPDATE actor SET name_fi = 'Kela' || char (27) || '[31m' WHERE name_fi = 'Kela'" },
  { "neither-there-nor-removed",
    "UPDATE actor SET deleted = 7; UPDATE op SET new = 7 WHERE tbl = 3 AND col = 1020" },
  { "program-name-oversize",
    "UPDATE change SET app = hex (zeroblob (100))" },
  { "format-number-that-would-be-narrowed",
    "UPDATE change SET schema = 4294967297" },
  /* references in circles, to nothing, to another kind; the whole circle written by one copy */
  { "circle-of-one-area",
    "UPDATE area SET parent = id WHERE parent IS NOT NULL; UPDATE op SET new = row WHERE tbl = 2 AND new IN (SELECT id FROM area)" },
  { "reference-to-nothing",
    "UPDATE relation SET to_actor = 99; UPDATE op SET new = 99 WHERE tbl = (SELECT tbl FROM op WHERE row IN (SELECT id FROM relation) LIMIT 1)"
    " AND new = " KELA },
  /* records without a beginning */
  { "record-never-made",
    "DELETE FROM op WHERE col = 1020 AND row = " KELA },
  { "record-made-twice",
    "UPDATE op SET old = 0 WHERE col = 1020 AND row = " KELA },
  /* words about persons */
  { "personal-words-altered",
    "UPDATE pii SET text = 'Joku Muu' WHERE text = 'Testi Esimerkki'" },
  { "personal-words-taken-out",
    "DELETE FROM pii WHERE text = 'Testi Esimerkki'" },
  { "author-taken-out",
    "DELETE FROM pii WHERE text = 'Kaisa Testi'" },
  { "author-under-another-id",
    "UPDATE pii SET id = id + 1000 WHERE text = 'Kaisa Testi'" },
  { "salt-of-another-size",
    "UPDATE pii SET salt = zeroblob (17)" },
  { "salt-with-a-tail",
    "UPDATE pii SET salt = cast (salt || x'00' AS BLOB)" },
  { "salt-cut-off",
    "UPDATE pii SET salt = substr (salt, 1, 15)" },
  { "personal-words-of-nobody",
    "INSERT INTO pii VALUES (5, zeroblob (16), 'x')" },
  { "personal-words-below-zero",
    "INSERT INTO pii VALUES (-5, zeroblob (16), 'x')" },
  { "erased-by-no-change",
    "INSERT INTO pii_erased VALUES ((SELECT id FROM pii WHERE text = 'Testi Esimerkki'), 5, 5)" },
  { "erased-without-an-erasure",
    "INSERT INTO pii_erased SELECT id, " FIRST ", 1 FROM pii; DELETE FROM pii" },
  { "computer-of-no-copy",
    "UPDATE replica SET device = 7" },
  /* names of authors and computers, which no hash covers: bounds, soundness, and only a copy's own */
  { "author-oversize",
    "UPDATE pii SET text = replace (hex (zeroblob (50000)), '00', 'ab') WHERE text = 'Kaisa Testi'" },
  { "author-invalid-utf8",
    "UPDATE pii SET text = cast (x'ff41' AS TEXT) WHERE id IN (SELECT who FROM change)" },
  { "author-with-an-escape",
    "UPDATE pii SET text = 'Kaisa' || char (27) || '[31m' WHERE id IN (SELECT who FROM change)" },
  { "computer-cut-by-nul",
    "UPDATE pii SET text = 'Kaisa' || char (0) || 'Testi' WHERE id IN (SELECT device FROM replica)" },
  { "computer-oversize",
    "UPDATE pii SET text = replace (hex (zeroblob (50000)), '00', 'ab') WHERE id IN (SELECT device FROM replica)" },
  { "author-of-another-copy",
    "UPDATE change SET who = (SELECT who FROM change WHERE org = " FIRST " LIMIT 1) WHERE org = " SECOND },
  { "author-that-is-another-computer",
    "UPDATE change SET who = (SELECT device FROM replica WHERE no = " FIRST ") WHERE org = " SECOND },
  { "computer-of-another-copy",
    "UPDATE replica SET device = (SELECT device FROM replica WHERE no = " FIRST ") WHERE no = " SECOND },
  /* circles that one copy wrote knowingly, over the other references: an actor under itself, two that follow each other, three */
  { "circle-part-of-itself",
    LINK ("TE-toimisto", "parent", "24", "TE-toimisto") },
  { "circle-successor-of-itself",
    LINK ("TE-toimisto", "successor", "60", "TE-toimisto") },
  { "circle-part-of-two",
    LINK ("TE-toimisto", "parent", "24", "Kela") LINK ("Kela", "parent", "24", "TE-toimisto") },
  { "circle-successors-of-two",
    LINK ("TE-toimisto", "successor", "60", "Kela") LINK ("Kela", "successor", "60", "TE-toimisto") },
  { "circle-successors-of-three",
    LINK ("TE-toimisto", "successor", "60", "Kela") LINK ("Kela", "successor", "60", "Vaasan kaupunki")
    LINK ("Vaasan kaupunki", "successor", "60", "TE-toimisto") },
  /* what the hash of a change does not say of its values */
  { "value-with-another-clock",
    "UPDATE op SET hlc = hlc + 1 WHERE new = 'Kela'" },
  { "value-of-no-change",
    STRAY ("org", "5000", "max (hlc) + 1", FIRST) },
  { "value-of-no-change-of-the-other",
    STRAY ("org", "5000", "max (hlc) + 1", SECOND) },
  { "value-between-the-changes",
    STRAY ("org", "0", "max (hlc) + 1", FIRST) "; " STRAY ("org", "0", "max (hlc) + 2", SECOND) },
  { "value-older-than-its-record",
    STRAY ("org", "ctr", "min (hlc)", FIRST) },
  { "value-of-an-unknown-copy",
    STRAY ("4294967296 + org", "1", "max (hlc) + 1", FIRST) },
  { "removed-by-nothing",
    "UPDATE op SET new = NULL WHERE tbl = 3 AND col = 1020 AND row = " KELA },
  /* values of other types, each beyond its bounds */
  { "date-that-is-none",
    "UPDATE actor SET valid_from = 20209999 WHERE name_fi = 'TE-toimisto';" VALUE ("TE-toimisto", "52", "20209999") },
  { "choices-that-are-none",
    "UPDATE area SET languages = 1 << 40; INSERT INTO op SELECT 2, a.id, 28, c.hlc, c.org, c.ctr, NULL, 1 << 40 FROM area AS a, " LAST },
  { "code-that-is-none",
    "UPDATE actor SET business_id = '1234567-0' WHERE name_fi = 'TE-toimisto';" VALUE ("TE-toimisto", "44", "'1234567-0'") },
  { "pin-on-nothing",
    "UPDATE note SET subject = 99; UPDATE op SET new = 99 WHERE tbl = (SELECT tbl FROM op WHERE row IN (SELECT id FROM note) LIMIT 1)"
    " AND new IN (SELECT id FROM area)" },
  { "reference-to-another-kind",
    "UPDATE actor SET area = " KELA " WHERE name_fi = 'TE-toimisto';" VALUE ("TE-toimisto", "20", KELA) },
  { "token-without-a-hash",
    "UPDATE contact SET person = substr (person, 1, instr (person, ':')); UPDATE op SET new = substr (new, 1, instr (new, ':')) WHERE"
    " typeof (new) = 'text' AND new GLOB '[0-9]*:*'" },
  { "token-of-lost-words-without-a-hash",
    LOST ("':'") },
  { "token-of-lost-words-with-no-hash",
    LOST ("':' || replace (hex (zeroblob (64)), '00', 'z')") },
  { "program-name-with-an-escape",
    "UPDATE change SET app = 'x' || char (27) || '[31m'" },
  { "copy-uuid-that-is-none",
    "UPDATE replica SET uuid = replace (hex (zeroblob (18)), '00', 'zz')" },
  { "erasure-that-writes",
    "UPDATE change SET verb = 20 WHERE ctr = 2" },
  { "erasure-that-writes-too",
    "UPDATE change SET verb = 20, kind = 0, id = " PERSON " WHERE ctr = 2 AND org = " SECOND ";"
    "INSERT INTO pii_erased VALUES (" PERSON ", " SECOND ", 2); DELETE FROM pii WHERE id = " PERSON },
  /* versions, the document */
  { "version-name-oversize",
    "INSERT INTO checkpoint SELECT hex (zeroblob (600)), org, ctr FROM change LIMIT 1" },
  { "version-name-of-two-lines",
    "INSERT INTO checkpoint SELECT 'versio' || char (10) || 'toinen', org, ctr FROM change LIMIT 1" },
  { "version-where-none-was-named",
    "INSERT INTO checkpoint SELECT 'versio', org, ctr FROM change LIMIT 1" },
  { "version-of-no-change",
    "INSERT INTO checkpoint VALUES ('versio', 5, 5)" },
  { "document-without-a-date",
    "UPDATE document SET made_at = -1" },
  { NULL },
};

/* Looks like an attack, and is what sound copies can come to. */
const Attack HARMLESS[] = {
  { "circle-that-a-joining-closed",
    LINK ("TE-toimisto", "successor", "60", "Kela") LINK ("Kela", "successor", "60", "TE-toimisto")
    "UPDATE change SET verb = 8 WHERE org = " SECOND " AND ctr = (SELECT max (ctr) FROM change WHERE org = " SECOND ")", TRUE },
  { "circle-of-two-copies",
    LINK ("TE-toimisto", "successor", "60", "Kela")
    "UPDATE actor SET successor = " ACTOR ("TE-toimisto") " WHERE name_fi = 'Kela'; INSERT INTO op SELECT 3, " KELA ", 60, hlc, org, ctr, NULL, "
    ACTOR ("TE-toimisto") " FROM (SELECT * FROM change WHERE org = " FIRST " ORDER BY ctr DESC LIMIT 1)" },
  { "circle-through-what-was-removed",
    LINK ("TE-toimisto", "successor", "60", "Vaasan kaupunki") LINK ("Vaasan kaupunki", "successor", "60", "TE-toimisto")
    "INSERT INTO op SELECT 3, " ACTOR ("Vaasan kaupunki") ", 1020, hlc, org, ctr, 0, 1 FROM " LAST ";"
    "UPDATE actor SET deleted = 1 WHERE name_fi = 'Vaasan kaupunki'", TRUE },
  { "words-that-were-lost",
    LOST ("substr ((SELECT person FROM contact), instr ((SELECT person FROM contact), ':'))") },
  { NULL },
};
