/* The readers of spreadsheet files, each from its place in the file to sheets. Private to the room. */
#pragma once

#include "exchange/pv-sheet-private.h"
#include "exchange/pv-xml-gate.h"
#include "exchange/pv-zip.h"

G_BEGIN_DECLS

/* A sheet while it is read, and what there is to tell of it afterwards. */
typedef struct
{
  PvSheetFile *file;
  PvSheet *sheet;
  guint n_errors;              /* cells that hold an error, and the first of them */
  guint error_row, error_column;
  guint n_unsaved;             /* formulas without a value */
  gboolean hidden;
} PvSheetReading;

/* Adds the remarks and takes the sheet into @sheets, unless it is empty. Takes the sheet either way. */
void        pv_sheet_reading_end (PvSheetReading   *reading,
                                  GPtrArray        *sheets);
void        pv_sheet_reading_note_error (PvSheetReading *reading,
                                  guint             row,
                                  guint             column);

/* A part of the zip behind the gate; its name in errors is the file's and its own. (transfer full) */
PvXmlGate  *pv_sheet_open_part   (PvSheetFile      *file,
                                  PvZip            *zip,
                                  const char       *part,
                                  GError          **error);
void        pv_sheet_damaged     (const PvSheetFile *file,
                                  GError          **error);
/* Under a password. */
void        pv_sheet_locked      (const PvSheetFile *file,
                                  GError          **error);

/* Whether the gate stands at the beginning of an element of this name, whatever its prefix. */
gboolean    pv_sheet_at          (xmlTextReaderPtr  reader,
                                  const char       *element);
gboolean    pv_sheet_at_end      (xmlTextReaderPtr  reader,
                                  const char       *element);
/* An attribute by its name without prefix: from 0 to @max, or @otherwise. */
guint       pv_sheet_number_attribute (xmlTextReaderPtr reader,
                                  const char       *name,
                                  const char       *uri,
                                  guint             max,
                                  guint             otherwise);

gboolean    pv_xlsx_read         (PvSheetFile      *file,
                                  PvZip            *zip,
                                  GPtrArray        *sheets,
                                  GError          **error);
gboolean    pv_ods_read          (PvSheetFile      *file,
                                  PvZip            *zip,
                                  GPtrArray        *sheets,
                                  GError          **error);
/* Flat OpenDocument: one XML file. */
gboolean    pv_fods_read         (PvSheetFile      *file,
                                  GBytes           *bytes,
                                  GPtrArray        *sheets,
                                  GError          **error);

G_END_DECLS
