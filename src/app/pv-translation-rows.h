/* Texts to be translated as rows: the record's title, and below it the field and what is the matter with it. Main thread. */
#pragma once

#include "app/pv-translations.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_TRANSLATION_ROW (pv_translation_row_get_type ())
G_DECLARE_FINAL_TYPE (PvTranslationRow, pv_translation_row, PV, TRANSLATION_ROW, GObject)

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

/* A GListModel of PvTranslationRow, which are made when somebody asks for them: there may be tens of thousands of texts. */
#define PV_TYPE_TRANSLATION_LIST (pv_translation_list_get_type ())
G_DECLARE_FINAL_TYPE (PvTranslationList, pv_translation_list, PV, TRANSLATION_LIST, GObject)

PvTranslationList    *pv_translation_list_new     (void);
/* Holds those of @texts (element-type PvUntranslated) that @filter wants and whose records are there, in their order. */
void                  pv_translation_list_fill    (PvTranslationList         *self,
                                                   PvDocument                *document,
                                                   const GArray              *texts,
                                                   const PvTranslationFilter *filter);
void                  pv_translation_list_remove  (PvTranslationList         *self,
                                                   guint                      position);
/* Borrowed, until the list changes. */
const PvUntranslated *pv_translation_list_get     (PvTranslationList         *self,
                                                   guint                      position);

G_END_DECLS
