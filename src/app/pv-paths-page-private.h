/* Between the files of the Paths page. */
#pragma once

#include "app/pv-canvas-find.h"
#include "app/pv-check-menu.h"
#include "app/pv-legend-card.h"
#include "app/pv-paths-page.h"
#include "app/pv-zoom-box.h"

G_BEGIN_DECLS

typedef enum
{
  PV_SHOWN_AS_IS,
  PV_SHOWN_TO_BE,
  PV_SHOWN_DIFFERENCE,
} PvShownVariant;

struct _PvPathsPage
{
  GtkBox parent_instance;

  GtkWidget *toolbar;
  GtkWidget *variants;
  GtkLabel *counts;
  GtkWidget *findings;
  GtkStack *stack;             /* "path", "no-path", "no-group" */
  GtkPaned *paned;
  PvCanvas *canvas;
  PvCanvasFind *find;
  PvLegendCard *legend;
  PvZoomBox *zoom_box;
  PvPhaseTable *table;
  GtkEntry *group_name;
  AdwStatusPage *no_path;

  PvCheckMenu *groups;

  PvDocument *document;
  PvSelection *selection;
  PvLang lang;
  GSimpleActionGroup *actions;
  gboolean large;

  PvId group;
  PvShownVariant variant;
  PvId path;
  gboolean sized;              /* picture and table have shared the height */
  PvScene *scene;
};

/* pv-paths-page.c */
void     pv_paths_page_rebuild        (PvPathsPage   *self);
void     pv_paths_page_show           (PvPathsPage   *self,
                                       PvId           group,
                                       PvShownVariant variant);
gboolean pv_paths_page_commit         (PvPathsPage   *self,
                                       const PvEdits *edits,
                                       PvId           wanted,
                                       PvId          *found);
PvLang   pv_paths_page_written        (PvPathsPage   *self);

/* pv-paths-page-groups.c */
void     pv_paths_page_init_groups    (PvPathsPage   *self);
void     pv_paths_page_fill_groups    (PvPathsPage   *self);
/* Which pills of findings stand in the toolbar, and what the canvas marks. (transfer full) (element-type PvSceneFinding) */
GArray  *pv_paths_page_find           (PvPathsPage   *self);
void     pv_paths_page_show_findings  (PvPathsPage   *self,
                                       GArray        *findings);

/* pv-paths-page-actions.c */
void     pv_paths_page_init_actions   (PvPathsPage   *self);
void     pv_paths_page_update_actions (PvPathsPage   *self);

/* pv-paths-page-hands.c */
void     pv_paths_page_init_hands     (PvPathsPage   *self);
/* Once there is a document. */
void     pv_paths_page_init_find      (PvPathsPage   *self);
void     pv_paths_page_rename_one     (PvPathsPage   *self,
                                       PvId           id);
void     pv_paths_page_new_path       (PvPathsPage   *self);

G_END_DECLS
