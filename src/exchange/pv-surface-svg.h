/* Drawing into an SVG file: shapes as paths, text as text. */
#pragma once

#include "diagram/diagram.h"
#include "exchange/pv-xml-writer.h"

G_BEGIN_DECLS

/* Writes elements into @xml, which stands open where they may stand. (transfer full) */
PvSurface *pv_surface_svg_new  (PvXmlWriter *xml);
/* The drawing stands in a page beside others: ids begin with @prefix (borrowed), and every element says in data-id which record it is. */
void       pv_surface_svg_embed (PvSurface  *surface,
                                const char  *prefix);
void       pv_surface_svg_free (PvSurface   *surface);

G_END_DECLS
