/* The page on which translations are worked through, one text after another: what is there on the left, what is to be written on the
 * right. Main thread. */
#pragma once

#include "app/pv-content-page.h"

G_BEGIN_DECLS

#define PV_TYPE_TRANSLATIONS_PAGE (pv_translations_page_get_type ())
G_DECLARE_FINAL_TYPE (PvTranslationsPage, pv_translations_page, PV, TRANSLATIONS_PAGE, GtkBox)

/* Which texts; in the order in which they can be chosen. */
typedef enum
{
  PV_TEXTS_ALL,
  PV_TEXTS_WITHOUT_SWEDISH,
  PV_TEXTS_WITHOUT_FINNISH,
  PV_TEXTS_OLDER,
} PvTranslationTexts;

GtkWidget *pv_translations_page_new        (void);
/* Of all pages. */
void       pv_translations_page_show_texts (PvTranslationsPage *self,
                                            PvTranslationTexts  texts);

G_END_DECLS
