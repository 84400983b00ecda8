/* Texts to be translated as rows: the record's title, and below it the field and what is the matter with it. Main thread. */
#pragma once

#include "app/pv-translations.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_TRANSLATION_ROW (pv_translation_row_get_type ())
G_DECLARE_FINAL_TYPE (PvTranslationRow, pv_translation_row, PV, TRANSLATION_ROW, GObject)

PvTranslationRow     *pv_translation_row_new      (const PvUntranslated *text);
const PvUntranslated *pv_translation_row_get_text (PvTranslationRow     *self);
gboolean              pv_untranslated_is_same     (const PvUntranslated *a,
                                                   const PvUntranslated *b);

/* Makes the rows of a GtkListView over a list of PvTranslationRow. @document is borrowed and outlives it. (transfer full) */
GtkListItemFactory   *pv_translation_rows_factory (PvDocument           *document);

/* Which texts: a page's, a path's, in one language, in one state. */
typedef struct
{
  PvLang lang;                 /* NONE: both */
  int older;                   /* 1 or 0; -1: either */
  PvPage page;                 /* NONE: all */
  PvId path;                   /* NO_ID: all */
} PvTranslationFilter;

/* (transfer full) (element-type PvTranslationRow) */
GPtrArray            *pv_translation_rows_of      (PvDocument                *document,
                                                   const GArray              *texts,
                                                   const PvTranslationFilter *filter);

G_END_DECLS
