/* Drawing into an SVG file: shapes as paths, text as text. */
#pragma once

#include "diagram/diagram.h"
#include "exchange/pv-xml-writer.h"

G_BEGIN_DECLS

/* Writes elements into @xml, which stands open where they may stand. (transfer full) */
PvSurface *pv_surface_svg_new  (PvXmlWriter *xml);
void       pv_surface_svg_free (PvSurface   *surface);

G_END_DECLS
