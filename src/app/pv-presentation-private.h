/* Between the files of the presentation. */
#pragma once

#include "app/pv-canvas.h"
#include "app/pv-legend-card.h"
#include "app/pv-presentation.h"
#include "app/pv-spotlight.h"

G_BEGIN_DECLS

struct _PvPresentation
{
  GtkWindow parent_instance;

  PvCanvas *canvas;
  PvLegendCard *legend;
  GtkWidget *heading;          /* around both names of a stop */
  GtkLabel *title;
  GtkLabel *second;
  GtkLabel *mark;              /* that this is example material */
  GtkLabel *time;              /* what is left of it */
  GtkWidget *legend_place;
  GtkWidget *hint;
  GtkLabel *hint_place;        /* "3 / 7" */
  GtkLabel *hint_words;
  AdwBin *bar_bin;
  PvSpotlight *spotlight;

  PvDocument *document;
  PvSelection *selection;
  PvLang lang;
  PvPresentationScope scope;
  gpointer scope_data;
  PvId path;
  PvId stop;
  GCancellable *building;
  guint hint_timeout;
  int seen_width, seen_height; /* for which the stop was shown */
  double bar_height;           /* what it takes of the canvas */
  gboolean sized;              /* a frame will show the stop for a new size */
};

/* pv-presentation-stops.c: names and hint of what is shown */
void pv_presentation_say_stop  (PvPresentation *self);
/* The stop that is shown, for the size there is now. */
void pv_presentation_show_again (PvPresentation *self);

/* pv-presentation-scene.c: what is shown is made anew */
void pv_presentation_rebuild    (PvPresentation *self);

/* pv-presentation-room.c: the canvas may have another size */
void pv_presentation_resized_cb (PvPresentation *self);
/* The place of a stop. */
void pv_presentation_go         (PvPresentation *self, double zoom, PvPoint middle, gboolean eased);
/* What a room has just said is seen. */
void pv_presentation_reveal_chosen (PvPresentation *self);
/* All of it, as large as people at the back can read. */
void pv_presentation_show_whole (PvPresentation *self, gboolean eased);
/* Something lies at the bottom, and the picture has the rest for itself. */
gboolean pv_presentation_has_bar (PvPresentation *self);
/* The hint comes, and goes after a while; not into a picture that needs its room. */
void pv_presentation_wake_hint (PvPresentation *self);

G_END_DECLS
