/* Cells of CSV as we write and read them: a text that a spreadsheet would take for a formula gets an apostrophe in front, and so does one
 * that would otherwise be taken for such a text; so what is written can always be told apart and read back. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Begins with = + - @ tab or CR, with or without apostrophes before it. */
gboolean    pv_csv_is_formula  (const char *text);
/* With quotes where they are needed. */
void        pv_csv_append_cell (GString    *line,
                                const char *text);
/* Where the text itself begins in what was read: behind the apostrophe, if it has one of ours. */
const char *pv_csv_own_text    (const char *text);

G_END_DECLS
