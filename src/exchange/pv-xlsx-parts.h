/* What the sheets of an .xlsx workbook share: its list of sheets, its strings, its number formats. Office Open XML, ECMA-376, in both its
 * namespaces: elements go by their local names. */
#pragma once

#include "exchange/pv-sheet-format.h"
#include "exchange/pv-sheet-zipped.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *relationship;          /* the id by which the workbook calls its part */
  gboolean hidden;
} PvXlsxSheet;

typedef struct
{
  PvSheetFile *file;
  PvZip *zip;
  char *part;                  /* the workbook's own: "xl/workbook.xml" */
  GHashTable *targets;         /* relationship id -> part */
  GPtrArray *sheets;           /* PvXlsxSheet */
  gboolean since_1904;
  GString *text;               /* of the shared strings, each with its NUL */
  GArray *strings;             /* gsize, where each begins */
  GArray *formats;             /* PvSheetFormat, by the number of the style */
} PvXlsx;

/* Everything but the sheets themselves. (transfer full) */
PvXlsx     *pv_xlsx_open            (PvSheetFile      *file,
                                     PvZip            *zip,
                                     GError          **error);
void        pv_xlsx_free            (PvXlsx           *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvXlsx, pv_xlsx_free)

/* Takes the text at the reader to @text, where it is within <t> and not within <rPh>, how a word is pronounced. @skip counts open
 * elements of the latter. */
void        pv_xlsx_take_text       (xmlTextReaderPtr  reader,
                                     GString          *text,
                                     guint            *skip);
/* "_x000D_" is how a string holds what XML cannot. */
void        pv_xlsx_unescape        (GString          *text);

G_END_DECLS
