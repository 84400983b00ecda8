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
  gboolean sized;              /* a frame will show the stop for a new size */
};

/* pv-presentation-stops.c: names and hint of what is shown */
void pv_presentation_say_stop  (PvPresentation *self);
/* The stop that is shown, for the size there is now. */
void pv_presentation_show_again (PvPresentation *self);
/* All of it, as large as people at the back can read. */
void pv_presentation_show_whole (PvPresentation *self, gboolean eased);
/* The hint comes, and goes after a while. */
void pv_presentation_wake_hint (PvPresentation *self);

G_END_DECLS
