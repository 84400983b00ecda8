/* The rows of a sheet held against a model: which are new, which change something, which are there already, which cannot be read and why.
 * Pure: returns a list of edits and touches no document. Any thread, on a snapshot; the result is immutable.
 *
 * A row is the record its id names, or the one with its business id or other code, or the one the kind's identity names (pv-kinds.def)
 * in any language; else it is new. So the same sheet brought in again changes nothing. What a row names and is not there (the actors of
 * a link, the phase of a step) is made with it, unless the flags say otherwise. An empty cell never empties a field, unless the flags
 * say so. */
#pragma once

#include "exchange/pv-import-report.h"
#include "exchange/pv-sheet-mapping.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PV_SHEET_IMPORT_PLAIN = 0,
  PV_SHEET_IMPORT_EMPTIES = 1 << 0,        /* an empty cell empties the field */
  PV_SHEET_IMPORT_MAKES_NOTHING = 1 << 1,  /* a row that names what is not there is refused */
} PvSheetImportFlags;

typedef struct
{
  guint row;                   /* of the sheet, from 0 */
  PvRowOutcome outcome;
  PvId id;                     /* a temporary one, below 0, for what is new; PV_NO_ID when refused */
  guint first_change;          /* its changes: see pv_sheet_import_get_change() */
  guint n_changes;
  int column;                  /* where it was refused, -1 for the row as a whole */
  PvId alike;                  /* what is there and may be the same, which a person may say (pv_mapping_say()); PV_NO_ID for nothing */
  const char *reason;          /* why it was refused, or a remark; translated; NULL for nothing */
} PvSheetRow;

typedef struct
{
  const PvFieldInfo *field;
  PvLang lang;
  PvValue old;
  PvValue now;
} PvSheetChange;

typedef struct _PvSheetImport PvSheetImport;

/* NULL when @cancellable was cancelled (G_IO_ERROR_CANCELLED). A PvProgress is told how far it is. @model and @sheet are kept.
 * (transfer full) */
PvSheetImport       *pv_sheet_import_new         (PvModel              *model,
                                                  PvSheet              *sheet,
                                                  const PvMapping      *mapping,
                                                  PvSheetImportFlags    flags,
                                                  GCancellable         *cancellable,
                                                  GError              **error);
/* The same, knowing what records were called before: @former (element-type PvFormerName) may be NULL, and must stay until it is done. */
PvSheetImport       *pv_sheet_import_new_knowing (PvModel              *model,
                                                  PvSheet              *sheet,
                                                  const PvMapping      *mapping,
                                                  const GArray         *former,
                                                  PvSheetImportFlags    flags,
                                                  GCancellable         *cancellable,
                                                  GError              **error);
PvSheetImport       *pv_sheet_import_ref         (PvSheetImport        *import);
void                 pv_sheet_import_unref       (PvSheetImport        *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvSheetImport, pv_sheet_import_unref)

/* Rows that hold anything, in their order. */
guint                pv_sheet_import_get_n_rows  (const PvSheetImport  *import);
const PvSheetRow    *pv_sheet_import_get_row     (const PvSheetImport  *import,
                                                  guint                 index);
guint                pv_sheet_import_count       (const PvSheetImport  *import,
                                                  PvRowOutcome          outcome);
const PvSheetChange *pv_sheet_import_get_change  (const PvSheetImport  *import,
                                                  guint                 index);
const PvMapping     *pv_sheet_import_get_mapping (const PvSheetImport  *import);

/* What the edits add of @kind besides the rows themselves. */
guint                pv_sheet_import_count_made  (const PvSheetImport  *import,
                                                  PvKind                kind);
/* What a person should know of the whole, translated. Borrowed. (element-type utf8) */
GPtrArray           *pv_sheet_import_get_remarks (const PvSheetImport  *import);

/* All of it, without the rows that were refused: one change, one undo. Belongs to @import; temporary ids are those of the rows. */
PvEdits             *pv_sheet_import_get_edits   (const PvSheetImport  *import);
/* The new records of @kind as they will be called, rows and made alike, in the order of the edits. (transfer full) (element-type PvId) */
GArray              *pv_sheet_import_get_new     (const PvSheetImport  *import,
                                                  PvKind                kind);

/* The name of the record of a row, as it will be, in @lang. (transfer full) */
char                *pv_sheet_import_title       (const PvSheetImport  *import,
                                                  PvId                  id,
                                                  PvLang                lang);
/* What a row does besides what its title says, in one line; "" for nothing. (transfer full) */
char                *pv_sheet_import_row_words   (const PvSheetImport  *import,
                                                  const PvSheetRow     *row);
/* A value of a change for a person, in the interface's words; "" when empty. (transfer full) */
char                *pv_sheet_import_words       (const PvSheetImport  *import,
                                                  const PvFieldInfo    *field,
                                                  PvValue               value);

G_END_DECLS
