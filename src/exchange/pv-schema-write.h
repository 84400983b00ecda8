/* The words of XSD, for those who write a part of our schema. */
#pragma once

#include "exchange/pv-xml-writer.h"
#include "model/model.h"

G_BEGIN_DECLS

void  pv_schema_simple_type    (PvXmlWriter       *xml,
                                const char        *name,
                                const char        *base,
                                const char        *facet_name,
                                const char        *value);
void  pv_schema_attribute      (PvXmlWriter       *xml,
                                const char        *name,
                                const char        *type,
                                gboolean           required);
/* NULL for @at_least and @at_most is once. */
void  pv_schema_element        (PvXmlWriter       *xml,
                                const char        *name,
                                const char        *type,
                                const char        *at_least,
                                const char        *at_most);
/* A complex type with a sequence, both left open. */
void  pv_schema_start_sequence (PvXmlWriter       *xml,
                                const char        *type_name);
/* The name of the type that a field's element has. (transfer full) */
char *pv_schema_type_of        (const PvFieldInfo *field);

G_END_DECLS
