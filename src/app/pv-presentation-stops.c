/* Playing the stops: which one is shown, what it is called, and the hint that says what can be done. */
#include "app/pv-presentation-private.h"

#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>

#define HINT_SECONDS 4
/* Below so many pixels of height, names are set smaller. */
#define LARGE_SCREEN 900

static PvModel *
model_of (PvPresentation *self)
{
  return pv_document_get_model (self->document);
}

/* Where @stop is among them; -1: it is none. */
static int
index_of (GPtrArray *stops, PvId stop)
{
  for (guint i = 0; i < stops->len; i++)
    if (pv_record_get_id (g_ptr_array_index (stops, i)) == stop)
      return (int) i;
  return -1;
}

/* --- the hint --- */

static gboolean
hide_hint_cb (gpointer data)
{
  PvPresentation *self = data;

  self->hint_timeout = 0;
  gtk_widget_add_css_class (self->hint, "pv-faded");
  return G_SOURCE_REMOVE;
}

static void
show_hint (PvPresentation *self)
{
  gtk_widget_remove_css_class (self->hint, "pv-faded");
  g_clear_handle_id (&self->hint_timeout, g_source_remove);
  self->hint_timeout = g_timeout_add_seconds (HINT_SECONDS, hide_hint_cb, self);
}

void
pv_presentation_wake_hint (PvPresentation *self)
{
  if (!pv_presentation_has_bar (self))
    show_hint (self);
}

void
pv_presentation_say (PvPresentation *self, const char *words)
{
  g_return_if_fail (PV_IS_PRESENTATION (self));

  gtk_label_set_label (self->hint_words, words);
  show_hint (self);
}

static void
say_place (PvPresentation *self, int index, guint n)
{
  g_autofree char *place = n > 0 && index >= 0 ? g_strdup_printf ("%d / %u", index + 1, n) : g_strdup ("");

  gtk_label_set_label (self->hint_place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_place), *place != '\0');
  gtk_label_set_label (self->hint_words, n > 0 ? _("Space: next · P: pointer · S: spotlight · Esc: end")
                                               : _("No stops yet: go to a place and press Ctrl+Shift+S · P: pointer · S: spotlight · Esc: end"));
  pv_presentation_wake_hint (self);
}

/* --- its name --- */

/* In the language that is not shown first; NULL when only one is. */
static const char *
second_name (PvPresentation *self, const PvRecord *stop)
{
  PvLang main_lang = pv_model_main_lang (model_of (self));

  return self->lang == PV_LANG_BOTH ? pv_record_get_text (stop, PV_STOP_NAME, main_lang == PV_LANG_SV ? PV_LANG_FI : PV_LANG_SV) : NULL;
}

static void
show_names (PvPresentation *self, const PvRecord *stop)
{
  g_autofree char *title = stop ? pv_title (model_of (self), stop, self->lang) : NULL;
  const char *second = stop ? second_name (self, stop) : NULL;
  gboolean both = second != NULL && g_strcmp0 (second, title) != 0;
  g_autofree char *document = pv_document_get_title (self->document, self->lang);
  g_autofree char *window = g_strdup_printf (_("Presentation: %s"), title ? title : document);

  gtk_label_set_label (self->title, title ? title : "");
  gtk_label_set_label (self->second, both ? second : "");
  gtk_widget_set_visible (GTK_WIDGET (self->second), both && !pv_presentation_has_bar (self));
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL);
  gtk_widget_set_visible (self->heading, title != NULL || gtk_widget_get_visible (GTK_WIDGET (self->mark)));
  gtk_window_set_title (GTK_WINDOW (self), window);
}

void
pv_presentation_say_stop (PvPresentation *self)
{
  g_autoptr (GPtrArray) stops = pv_stops_list (model_of (self));
  int index = index_of (stops, self->stop);

  if (index < 0)
    self->stop = PV_NO_ID;
  show_names (self, index >= 0 ? g_ptr_array_index (stops, index) : NULL);
  say_place (self, index, stops->len);
}

/* --- going there --- */

static void
go (PvPresentation *self, gboolean eased)
{
  PvRecord *stop = pv_model_get (model_of (self), self->stop);
  PvStopPlace place;

  if (stop == NULL)
    return;
  if (self->seen_height < LARGE_SCREEN)
    gtk_widget_add_css_class (self->heading, "pv-small-screen");
  else
    gtk_widget_remove_css_class (self->heading, "pv-small-screen");
  place = pv_stop_place (model_of (self), stop);
  if (place.zoom > 0)
    pv_presentation_go (self, place.zoom, place.middle, eased);
  else
    pv_presentation_show_whole (self, eased);
}

void
pv_presentation_show_again (PvPresentation *self)
{
  go (self, FALSE);
}

void
pv_presentation_show_stop (PvPresentation *self, PvId id, gboolean eased)
{
  PvRecord *stop = pv_model_get (model_of (self), id);
  PvStopPlace place;

  if (stop == NULL)
    return;
  place = pv_stop_place (model_of (self), stop);
  self->stop = id;
  if (place.path == PV_NO_ID)
    g_signal_emit_by_name (self, "view-wanted", place.view);
  if (place.path != self->path)
    pv_presentation_show (self, place.path);
  go (self, eased);
  pv_selection_set (self->selection, place.chosen);
  pv_presentation_say_stop (self);
}

gboolean
pv_presentation_step (PvPresentation *self, int steps)
{
  g_autoptr (GPtrArray) stops = pv_stops_list (model_of (self));
  int at = index_of (stops, self->stop), last = (int) stops->len - 1;

  if (last < 0)
    return FALSE;
  at = at < 0 && steps < 0 ? 0 : CLAMP (at + steps, 0, last);
  pv_presentation_show_stop (self, pv_record_get_id (g_ptr_array_index (stops, at)), TRUE);
  return TRUE;
}

void
pv_presentation_leave_stop (PvPresentation *self)
{
  g_return_if_fail (PV_IS_PRESENTATION (self));

  self->stop = PV_NO_ID;
  pv_presentation_say_stop (self);
}

PvId
pv_presentation_get_stop (PvPresentation *self)
{
  return self->stop;
}
