/* Between the files of the Paths page. */
#pragma once

#include "app/pv-check-menu.h"
#include "app/pv-paths-page.h"

G_BEGIN_DECLS

typedef enum
{
  PV_SHOWN_AS_IS,
  PV_SHOWN_TO_BE,
  PV_SHOWN_DIFFERENCE,
} PvShownVariant;

struct _PvPathsPage
{
  PvCanvasPage base;

  GtkWidget *toolbar;
  GtkWidget *variants;
  GtkLabel *counts;
  GtkWidget *findings;
  GtkStack *stack;             /* "path", "no-path", "no-group" */
  PvPhaseTable *table;
  GtkEntry *group_name;
  AdwStatusPage *no_path;

  PvCheckMenu *groups;

  gboolean large;

  PvId group;
  PvShownVariant variant;
  PvId path;
  PvScene *scene;
};

/* pv-paths-page.c */
void     pv_paths_page_rebuild        (PvPathsPage   *self);
void     pv_paths_page_show           (PvPathsPage   *self,
                                       PvId           group,
                                       PvShownVariant variant);

/* pv-paths-page-groups.c */
void     pv_paths_page_init_groups    (PvPathsPage   *self);
void     pv_paths_page_fill_groups    (PvPathsPage   *self);
/* Which pills of findings stand in the toolbar, and what the canvas marks. (transfer full) (element-type PvSceneFinding) */
GArray  *pv_paths_page_find           (PvPathsPage   *self);
void     pv_paths_page_show_findings  (PvPathsPage   *self,
                                       GArray        *findings);

/* pv-paths-page-actions.c */
void     pv_paths_page_init_actions   (PvPathsPage   *self);
void     pv_paths_page_update_actions (PvCanvasPage  *page);
PvId     pv_paths_page_link_from      (PvCanvasPage  *page);

/* pv-paths-page-hands.c */
void     pv_paths_page_init_hands     (PvPathsPage   *self);
/* For find: whether a record (of a page) is on the path that is shown, and what the canvas shows for it. */
gboolean pv_paths_page_is_on_path     (const PvRecord *record,
                                       gpointer        page);
PvId     pv_paths_page_shown_for      (PvCanvasPage  *page,
                                       PvId           id);
GMenuModel *pv_paths_page_make_menu   (PvCanvasPage  *page);
void     pv_paths_page_rename_one     (PvCanvasPage  *page,
                                       PvId           id);
void     pv_paths_page_new_path       (PvPathsPage   *self);

G_END_DECLS
