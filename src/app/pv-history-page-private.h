/* Between the files of the History page. */
#pragma once

#include "app/pv-check-menu.h"
#include "app/pv-history-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _PvHistoryPage
{
  GtkBox parent_instance;

  GtkStack *views;
  GtkLabel *count;
  GtkLabel *joined;
  AdwBin *kinds_bin;
  AdwBin *people_bin;
  GtkMenuButton *record_button;
  GtkLabel *record_label;
  GtkWidget *clear_button;
  GtkMenuButton *versions_button;
  GtkStack *stack;
  GtkListView *view;
  AdwBin *details_bin;
  AdwBin *comparison_bin;

  PvDocument *document;
  PvSelection *records;
  PvHistoryList *list;
  GtkSingleSelection *chosen;
  PvCheckMenu *kinds;
  PvCheckMenu *people;
  GPtrArray *names;            /* of the people menu: code - 2 */
  PvId record;
  PvLang lang;
  guint32 org;                 /* of the line that is chosen */
  gint64 step;
  GSimpleActionGroup *actions;
};

/* pv-history-page-filter.c */
void pv_history_page_fill_kinds   (PvHistoryPage *self);
/* Everybody who made a change; what was chosen stays, unless somebody new is among them. */
void pv_history_page_fill_people  (PvHistoryPage *self);
/* What the menus say goes to the list, and is said on them. */
void pv_history_page_apply_filter (PvHistoryPage *self);

G_END_DECLS
