/* Between the files of the Network page. */
#pragma once

#include "app/pv-check-menu.h"
#include "app/pv-filter-card.h"
#include "app/pv-minimap.h"
#include "app/pv-network-edits.h"
#include "app/pv-network-page.h"
#include "app/pv-quick-add.h"
#include "app/pv-wrap-box.h"

G_BEGIN_DECLS

struct _PvNetworkPage
{
  PvCanvasPage base;

  GtkWidget *filter_bar;
  GtkLabel *counts;
  GtkStack *stack;             /* "diagram", "empty", "filtered" */
  GtkRevealer *focus_revealer;
  int focus_room;              /* pixels that it takes at the top; 0: it is folded */
  GtkLabel *focus_name;
  GtkWidget *focus_steps;
  PvQuickAdd *quick_add;
  PvMinimap *minimap;
  GtkWidget *minimap_card;
  GtkEntry *first_name;
  AdwStatusPage *empty_page;
  AdwStatusPage *filtered_page;
  PvFilterCard *filter_card;
  GtkToggleButton *filter_button;
  GtkLabel *filter_words;      /* on it: how many conditions hold */

  PvCheckMenu *links_menu;
  PvCheckMenu *kinds_menu;
  PvCheckMenu *group_menu;
  PvCheckMenu *standing_menu;

  guint fit_bar;               /* which menus have room is to be seen */
  PvCanvasCorner legend_room;  /* that the canvas keeps free */
  gboolean sized;              /* whether the legend has been folded or not by how much room there is */
  PvScene *scene;
  GtkMenuButton *view_button;
  GtkLabel *view_name;
  GtkWidget *view_sign;        /* the filter at hand is not the one that the view keeps */
  PvId view;                   /* PV_NO_ID: that of all actors */
  PvFilter *filter;            /* at hand */
  PvFilter *kept;              /* as the view has it */
  GArray *let_in;              /* PvId: made while this filter holds, and shown whatever it says */
  PvFilter *aside;             /* what hid something that was found; NULL: none did */
  struct
  {
    PvFilter *filter;          /* NULL: no view is lent */
    PvId view;
    PvId focus;
    guint steps;
    PvId lent;                 /* what is looked at instead */
  } own;                       /* while a view is lent to a presentation */
  gboolean fit_next;           /* the next scene is seen as a whole */
  GHashTable *sessions;        /* PvId of a view → PvPlaces */
  PvPlaces *session;           /* borrowed from there */
  GCancellable *building;
  GCancellable *arranging;
  guint64 arrange_seed;
  guint refill;                /* the list of target groups is old */

  PvId focus;                  /* the actor whose surroundings stay full */
  guint steps;
  gboolean hides_rest;         /* what is further away is not there at all */

  PvPoint asked;               /* in the model: where the context menu was asked for */
  gboolean asked_somewhere;    /* and nobody has gone elsewhere since */

  guint64 nudge_step;
  gint64 nudged_at;
};

/* pv-network-page.c */
void    pv_network_page_rebuild        (PvNetworkPage *self);
/* @changed: PvRect, where it differs from the scene before; NULL: anywhere. */
void    pv_network_page_take_scene     (PvNetworkPage *self,
                                        PvScene       *scene,
                                        const GArray  *changed);
/* All of it, once it is there. */
void    pv_network_page_fit_soon       (PvNetworkPage *self);
/* Whether scenes are made by a worker. */
gboolean pv_network_page_is_large      (PvNetworkPage *self);

/* pv-network-page-moves.c */
/* Shows @changes if nothing but places changed; else FALSE, and nothing is done. */
gboolean pv_network_page_take_moves    (PvNetworkPage *self,
                                        const PvChangeSet *changes);

/* pv-network-page-filter.c */
void    pv_network_page_init_filter    (PvNetworkPage *self);
void    pv_network_page_fill_groups    (PvNetworkPage *self);
/* Sets what of @options the filter decides; the sets it refers to go to @sets. */
void    pv_network_page_apply_filter   (PvNetworkPage         *self,
                                        PvNetworkSceneOptions *options,
                                        PvShownSets           *sets);
void    pv_network_page_reset_filter   (PvNetworkPage *self);
/* The same for what it hides, and says so: it can be had again. */
void    pv_network_page_set_filter_aside (PvNetworkPage *self);
/* What is shown is another; takes a copy. */
void    pv_network_page_set_filter     (PvNetworkPage  *self,
                                        const PvFilter *filter);
/* Menus, card and button say what the filter is: records may be called otherwise now. */
void    pv_network_page_show_filter    (PvNetworkPage *self);
void    pv_network_page_show_count     (PvNetworkPage *self);
/* Soon: which of the menus have room. */
void    pv_network_page_fit_bar        (PvNetworkPage *self);
/* Whether a change may let other actors through. */
gboolean pv_network_page_is_touched    (PvNetworkPage     *self,
                                        const PvChangeSet *changes);
gboolean pv_network_page_is_filtered   (PvNetworkPage *self);
/* What somebody makes here is seen, also where the filter would leave it out, until there is another filter. Before the scene is made anew. */
void    pv_network_page_let_in         (PvNetworkPage     *self,
                                        const PvChangeSet *changes);
/* The filter is another. */
void    pv_network_page_let_none_in    (PvNetworkPage *self);

/* pv-network-page-views.c */
void    pv_network_page_init_views     (PvNetworkPage *self);
void    pv_network_page_dispose_views  (PvNetworkPage *self);
void    pv_network_page_show_views     (PvNetworkPage *self);
/* The view may be gone, or its filter another. TRUE when everything is made anew already. */
gboolean pv_network_page_views_changed (PvNetworkPage     *self,
                                        const PvChangeSet *changes);
void    pv_network_page_update_views   (PvNetworkPage *self,
                                        gboolean       writable);
void    pv_network_page_keep_view      (PvCanvasPage  *page,
                                        PvDesk        *desk,
                                        const char    *prefix);
void    pv_network_page_lay_view       (PvCanvasPage  *page,
                                        PvDesk        *desk,
                                        const char    *prefix);

/* pv-network-page-actions.c */
void    pv_network_page_init_actions   (PvNetworkPage *self);
void    pv_network_page_update_actions (PvCanvasPage  *page);
gboolean pv_network_page_close_open    (PvContentPage *page);

/* pv-network-page-hands.c */
void    pv_network_page_init_hands     (PvNetworkPage *self);
/* FALSE when that was refused, and why was told. */
gboolean pv_network_page_add_names     (PvNetworkPage     *self,
                                        const char *const *names,
                                        guint              actor_kind);
void    pv_network_page_rename_one     (PvCanvasPage  *page,
                                        PvId           id);
/* pv-network-page-picture.c */
PvPictureScope *pv_network_page_make_picture (PvCanvasPage *page);

/* Where what is added next is wanted, in the model. */
PvPoint pv_network_page_wished_place   (PvNetworkPage *self);

/* pv-network-page-menu.c */
void    pv_network_page_init_menu      (PvNetworkPage *self);
void    pv_network_page_update_menu    (PvNetworkPage *self);
GMenuModel *pv_network_page_make_menu  (PvCanvasPage  *page);

/* pv-network-page-clipboard.c */
void    pv_network_page_init_clipboard (PvNetworkPage *self);
void    pv_network_page_update_clipboard (PvNetworkPage *self);

/* pv-network-page-align.c */
void    pv_network_page_init_align     (PvNetworkPage *self);
void    pv_network_page_update_align   (PvNetworkPage *self);
/* For the context menu. (transfer full) */
GMenuModel *pv_network_page_make_align_menu (void);

/* pv-network-page-legend.c */
void    pv_network_page_init_legend    (PvNetworkPage *self);
/* Once there are a size and actors: folds the legend where it would make the whole smaller. Does nothing from then on. */
void    pv_network_page_begin_legend   (PvNetworkPage *self);
/* Tells the canvas how much the legend covers. */
void    pv_network_page_update_corners (PvNetworkPage *self);
void    pv_network_page_update_insets  (PvNetworkPage *self);

/* pv-network-page-arrange.c */
void    pv_network_page_init_arranging   (PvNetworkPage *self);
void    pv_network_page_stop_arranging   (PvNetworkPage *self);
void    pv_network_page_update_arranging (PvNetworkPage *self,
                                          gboolean       writable);
void    pv_network_page_show_arrangement (PvNetworkPage *self);
/* The submenu. */
void    pv_network_page_append_arranging (GMenu         *menu);

/* pv-network-page-focus.c */
void    pv_network_page_init_focus     (PvNetworkPage *self);
/* 0 steps: no focus. */
void    pv_network_page_set_focus      (PvNetworkPage *self,
                                        PvId           id,
                                        guint          steps);
void    pv_network_page_refresh_focus  (PvNetworkPage *self);
/* Whether the rest is hidden, now or for the next focus. */
void    pv_network_page_hide_rest      (PvNetworkPage *self,
                                        gboolean       hides);
/* Whoever has just come in is seen. */
void    pv_network_page_focus_changed  (PvNetworkPage *self,
                                        PvChangeSet   *changes);
void    pv_network_page_show_found     (PvCanvasPage  *page,
                                        PvId           id);

G_END_DECLS
