/* What the files of the page share: pv-tables-page.c is the page, pv-tables-page-kinds.c the list at its left, pv-tables-page-desk.c what
 * a person made of each table. */
#pragma once

#include "app/pv-tables-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _PvTablesPage
{
  GtkBox parent_instance;

  GtkWidget *kinds_side;
  GtkListBox *kinds;
  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *search;
  GtkWidget *move_box;
  GtkMenuButton *add_button;
  AdwButtonContent *add_content;
  GtkStack *stack;
  AdwBin *table_bin;
  AdwStatusPage *empty;
  GtkWidget *empty_button;
  AdwStatusPage *hidden;
  GtkWidget *show_all_button;

  PvPage page;
  PvKind kind;
  PvDocument *document;
  PvSelection *selection;
  PvLang lang;
  GSimpleActionGroup *actions;
  GHashTable *looks;           /* PvKind → GArray, what a person made of each table */
};

/* Lists the kinds of the page and turns to its main one. */
void pv_tables_page_fill_kinds  (PvTablesPage  *self);
/* How many there are of each, beside it. */
void pv_tables_page_count_kinds (PvTablesPage  *self);

/* Of the table that is shown: it goes with it otherwise. */
void pv_tables_page_note_look   (PvTablesPage  *self);
void pv_tables_page_take_look   (PvTablesPage  *self,
                                 PvRecordTable *table);
/* Of the interface of pages. */
void pv_tables_page_keep        (PvContentPage *page,
                                 PvDesk        *desk,
                                 const char    *prefix);
void pv_tables_page_lay         (PvContentPage *page,
                                 PvDesk        *desk,
                                 const char    *prefix);

G_END_DECLS
