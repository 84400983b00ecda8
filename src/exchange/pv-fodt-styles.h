/* What a report looks like. */
#pragma once

#include "exchange/pv-xml-writer.h"
#include "report/report.h"

G_BEGIN_DECLS

/* Breadth of the text on the page, in millimetres: A4 with its margins. */
#define PV_FODT_TEXT_WIDTH 170.0
#define PV_FODT_TEXT_HEIGHT 235.0

/* Fonts, named styles, page. */
void  pv_fodt_write_styles    (PvXmlWriter    *xml,
                               const PvReport *report);
/* Automatic styles of the page, its head and its foot. */
void  pv_fodt_write_page      (PvXmlWriter    *xml);
/* The page head and foot themselves. */
void  pv_fodt_write_masters   (PvXmlWriter    *xml,
                               const PvReport *report);
/* The name of the style of a text within a kind of surrounding. (transfer full) */
char *pv_fodt_paragraph_style (PvTextStyle     style,
                               guint           level,
                               gboolean        in_table,
                               PvLang          lang);

/* Opens a style; its properties and its end are the caller's. @parent may be NULL. */
void  pv_fodt_begin_style     (PvXmlWriter    *xml,
                               const char     *name,
                               const char     *family,
                               const char     *parent);

G_END_DECLS
