/* What the two halves of the import share: reading the file into records, and turning records into edits. */
#pragma once

#include "exchange/pv-own-xml.h"
#include "exchange/pv-xml-gate.h"

G_BEGIN_DECLS

typedef struct
{
  PvId id;
  PvField field;
  PvId referred;
  guint line;
} PvIncomingReference;

/* A file as it was read: records that fit their kinds, not yet held against the document. */
typedef struct
{
  PvModel *model;              /* the records of the file */
  GArray *order;               /* PvId, as they stood in the file */
  GArray *lines;               /* guint, the line of each */
  GArray *references;          /* PvIncomingReference */
  PvAudience audience;
  gboolean by_table;           /* of a data package: each kind stands in a file of its own, and a line is a row of it */
} PvIncoming;

/* Empty. (transfer full) */
PvIncoming *pv_incoming_new     (const PvKinds *kinds);
/* (transfer full) */
PvIncoming *pv_incoming_read    (PvXmlGate     *gate,
                                 const PvKinds *kinds,
                                 GError       **error);
void        pv_incoming_free    (PvIncoming    *incoming);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvIncoming, pv_incoming_free)

/* What would make @into hold what was read, as pv_own_xml_import(); @name is what errors call the file. (transfer full) */
PvEdits    *pv_incoming_import  (const PvIncoming *incoming,
                                 const PvModel  *into,
                                 const char     *name,
                                 PvImportReport **report,
                                 GError        **error);

/* "vaasa.xml, line 12: Actor “Vaasa”: what": @record may be NULL. */
void        pv_incoming_refuse  (const char     *name,
                                 guint           line,
                                 const PvModel  *model,
                                 const PvRecord *record,
                                 const char     *what,
                                 GError        **error);

G_END_DECLS
