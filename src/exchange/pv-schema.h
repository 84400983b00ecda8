/* The XSD 1.0 of everything we write in our namespace, made from the table of kinds: it is data/schema/polkuverkko-1.xsd for the
 * table of the program (a test compares the two), and what a test's own table needs for a test's own table. */
#pragma once

#include "model/model.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PV_XML_NAMESPACE "urn:polkuverkko:document:1"
#define PV_XML_NAMESPACE_STEM "urn:polkuverkko:document:"
#define PV_XML_VERSION 1

/* (transfer full) */
char    *pv_own_xml_schema    (const PvKinds *kinds);

/* Whether the file at @path keeps the schema. When it does not: PV_ERROR_REFUSED that names the record at fault in the words of
 * @model (may be NULL). Read as a stream, so a large file costs no memory. */
gboolean pv_schema_check_file (const char    *path,
                               const PvKinds *kinds,
                               const PvModel *model,
                               GError       **error);

G_END_DECLS
