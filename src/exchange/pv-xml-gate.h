/* The gate for XML that somebody sent: a stream read through libxml2's reader with every door shut. No network, no DOCTYPE (so no
 * entities, no external files), UTF-8 only, a bound on the size of the whole, and no tag longer than 32 KiB: 100,000 attributes
 * in one tag would cost the parser most of a minute. What is refused is refused before the parser sees it. */
#pragma once

#include "base/base.h"

#include <gio/gio.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

#define PV_XML_OWN_MAX (G_GINT64_CONSTANT (256) * 1024 * 1024)
#define PV_XML_FOREIGN_MAX (G_GINT64_CONSTANT (16) * 1024 * 1024)
#define PV_XML_TAG_MAX (32 * 1024)

typedef struct _PvXmlGate PvXmlGate;

/* Opens the file at @path, at most @max bytes. Errors name the file by its base name. (transfer full) */
PvXmlGate       *pv_xml_gate_open       (const char    *path,
                                         gint64         max,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* The same over a stream; @name is what errors call it. (transfer full) */
PvXmlGate       *pv_xml_gate_new        (GInputStream  *stream,
                                         const char    *name,
                                         gint64         max,
                                         GCancellable  *cancellable);
void             pv_xml_gate_free       (PvXmlGate     *gate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvXmlGate, pv_xml_gate_free)

xmlTextReaderPtr pv_xml_gate_get_reader (PvXmlGate     *gate);
const char      *pv_xml_gate_get_name   (PvXmlGate     *gate);
/* Of the node it stands at. */
guint            pv_xml_gate_get_line   (PvXmlGate     *gate);

/* Goes to the next node. 1, 0 at the end, or -1 with one line that names the file and the line. */
int              pv_xml_gate_read       (PvXmlGate     *gate,
                                         GError       **error);

G_END_DECLS
