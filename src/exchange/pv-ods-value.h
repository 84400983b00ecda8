/* What a cell of an OpenDocument sheet is worth: it stands in its attributes, and what is shown of it in its paragraphs. */
#pragma once

#include "exchange/pv-sheet-format.h"

#include <libxml/xmlreader.h>

G_BEGIN_DECLS

#define PV_ODS_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define PV_ODS_TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define PV_ODS_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define PV_ODS_TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

typedef enum
{
  PV_ODS_NONE,
  PV_ODS_WORDS,
  PV_ODS_NUMBER,
  PV_ODS_PERCENT,
  PV_ODS_DATE,
  PV_ODS_TIME,
  PV_ODS_YES_NO,
  PV_ODS_ERROR,
} PvOdsType;

typedef struct
{
  PvOdsType type;
  char *value;                 /* of the attribute that goes with the type, or NULL */
  gboolean formula;
  gboolean has_paragraph;      /* whether anything is shown of it */
} PvOdsValue;

/* (transfer full) (nullable) */
char    *pv_ods_attribute       (xmlTextReaderPtr  reader,
                                 const char       *name,
                                 const char       *uri);
/* From the start tag of a cell, at which @reader stands. */
void     pv_ods_value_read      (PvOdsValue       *value,
                                 xmlTextReaderPtr  reader);
void     pv_ods_value_clear     (PvOdsValue       *value);
/* What stands in the cell, of which @shown is shown; FALSE when that is an error. */
gboolean pv_ods_value_tell      (const PvOdsValue *value,
                                 const char       *shown,
                                 PvCellKind       *kind,
                                 char            **text);
/* A formula that nobody has worked out. */
gboolean pv_ods_value_is_unsaved (const PvOdsValue *value);

G_END_DECLS
