/* Between pv-translations-page.c (the list, saving and going on), pv-translations-page-text.c (the text in work) and
 * pv-translations-page-filter.c (which texts). */
#pragma once

#include "app/pv-form-cell.h"
#include "app/pv-translation-rows.h"
#include "app/pv-translations-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _PvTranslationsPage
{
  GtkBox parent_instance;

  GtkDropDown *state;
  GtkDropDown *place;
  GtkProgressBar *progress;
  GtkLabel *counts;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *where;
  GtkLabel *title;
  GtkLabel *field;
  GtkWidget *mark;
  GtkImage *mark_icon;
  GtkLabel *mark_words;
  GtkLabel *source_tag;
  GtkLabel *source;
  AdwBin *entry_bin;
  GtkLabel *keys;
  GtkWidget *same_child;
  GtkWidget *holds_child;
  GtkWidget *save_button;

  PvDocument *document;
  PvTranslations *translations;
  PvLang lang;
  PvTranslationList *rows;
  GtkSingleSelection *chosen;
  GArray *places;              /* PvTranslationFilter, by the index in `place` */
  GArray *done;                /* PvUntranslated, what was settled here in this sitting */
  PvUntranslated current;      /* id PV_NO_ID: none */
  char *begun_with;            /* what stood in the entry before anybody typed */
  gboolean filling;
  gboolean awaited;            /* the keyboard was given to the page before there was a text to write in */
  gboolean stale;              /* the texts changed while nobody looked */
};

/* pv-translations-page.c: as the buttons do */
void                pv_translations_page_save        (PvTranslationsPage *self);
void                pv_translations_page_step        (PvTranslationsPage *self,
                                                      int                 by);

/* pv-translations-page-text.c */
/* NULL before there was a text. */
PvFormCell         *pv_translations_page_get_entry   (PvTranslationsPage *self);
/* What is current, with an entry of its own. */
void                pv_translations_page_show_text   (PvTranslationsPage *self);
/* The source alone: what is being typed stays. */
void                pv_translations_page_show_source (PvTranslationsPage *self);

/* pv-translations-page-filter.c */
PvTranslationFilter pv_translations_page_get_filter  (PvTranslationsPage *self);
void                pv_translations_page_fill_states (PvTranslationsPage *self);
void                pv_translations_page_fill_places (PvTranslationsPage *self);

G_END_DECLS
