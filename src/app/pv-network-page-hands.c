/* What a person does on the canvas of the network, carried out. */
#include "app/pv-network-page-private.h"

#include "app/pv-link-popover.h"
#include "app/pv-paste.h"
#include "app/pv-rename-popover.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* More new actors than this find their places by the layout: near the middle there is no room for them. */
#define MOST_PLACED 300

/* Nudges nearer to each other than this are one step to undo, µs. */
#define ONE_STEP_US (500 * G_TIME_SPAN_MILLISECOND)

static guint64
step_of_nudge (PvNetworkPage *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->nudge_step == 0 || now - self->nudged_at >= ONE_STEP_US)
    self->nudge_step = pv_document_new_step (self->base.document);
  self->nudged_at = now;

  return self->nudge_step;
}

static void
moved_cb (PvNetworkPage *self, const PvSceneMove *moves, guint n, gboolean nudged)
{
  g_autoptr(PvEdits) edits = pv_network_edits_move (pv_document_get_model (self->base.document), self->session, moves, n);

  if (nudged)
    pv_edits_set_step (edits, step_of_nudge (self));
  else
    self->nudge_step = 0;
  pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL);
}

/* --- links --- */

typedef struct
{
  PvNetworkPage *page;
  PvId from;
  PvId to;
} Ends;

static void
kind_chosen_cb (PvLinkPopover *popover, guint kind, Ends *ends)
{
  PvNetworkPage *self = ends->page;
  PvId temporary, added;
  g_autoptr(PvEdits) edits = pv_network_edits_link (pv_document_get_model (self->base.document), self->session, ends->from, ends->to,
                                                    kind, &temporary);

  if (pv_canvas_page_commit (&self->base, edits, temporary, &added))
    pv_selection_set (self->base.selection, added);
}

static void
free_ends (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
link_drawn_cb (PvNetworkPage *self, gint64 from, gint64 to, double x, double y)
{
  const PvModel *model = pv_document_get_model (self->base.document);
  g_autofree char *from_name = pv_title_of (model, from, self->base.lang);
  g_autofree char *to_name = pv_title_of (model, to, self->base.lang);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  Ends *ends = g_new0 (Ends, 1);

  ends->page = self;
  ends->from = from;
  ends->to = to;
  pv_canvas_get_place (self->base.canvas, to, &place);
  g_signal_connect_data (pv_link_popover_open (GTK_WIDGET (self->base.canvas), &place, from_name, to_name), "chosen",
                         G_CALLBACK (kind_chosen_cb), ends, free_ends, 0);
}

static gboolean
has_ended (const PvRecord *actor, PvDate today)
{
  PvDate end = pv_record_get_date (actor, PV_ACTOR_VALID_TO);

  return pv_record_get_standing (actor) == PV_STANDING_RETIRED || (end != PV_NO_DATE && end < today);
}

/* Who is gone takes no new link, and neither does who has one of every kind from there. */
static gboolean
can_link (PvId from, PvId to, gpointer data)
{
  PvNetworkPage *self = data;
  const PvModel *model = pv_document_get_model (self->base.document);
  PvRecord *actor = pv_model_get (model, to);
  guint64 kinds = 0;
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, from, &n);

  for (guint i = 0; i < n; i++)
    {
      PvRecord *link = pv_model_get (model, referrers[i].id);

      if (referrers[i].field == PV_RELATION_FROM_ACTOR && pv_record_get_reference (link, PV_RELATION_TO_ACTOR) == to)
        kinds |= G_GUINT64_CONSTANT (1) << pv_record_get_choice (link, PV_RELATION_KIND);
    }
  for (guint kind = 1; kind <= PV_N_RELATION_KINDS; kind++)
    if (!(kinds & G_GUINT64_CONSTANT (1) << kind))
      return actor != NULL && !has_ended (actor, pv_document_get_day (self->base.document));

  return FALSE;
}

/* --- names --- */

void
pv_network_page_rename_one (PvCanvasPage *page, PvId id)
{
  PvRecord *record = pv_model_get (pv_document_get_model (page->document), id);
  GdkRectangle place;

  if (record == NULL || !pv_canvas_page_is_writable (page) || !pv_canvas_reveal (page->canvas, id, FALSE)
      || !pv_canvas_get_place (page->canvas, id, &place))
    return;
  pv_rename_popover_open (GTK_WIDGET (page->canvas), &place, page->document, id,
                          pv_rename_field_of (pv_record_get_kind (record)), page->lang);
}

/* --- adding --- */

PvPoint
pv_network_page_wished_place (PvNetworkPage *self)
{
  PvViewport viewport = pv_canvas_get_viewport (self->base.canvas);
  PvRect visible = pv_viewport_visible (&viewport);
  PvElement near = self->scene ? pv_scene_find (self->scene, pv_selection_get_single (self->base.selection)) : PV_NO_ELEMENT;
  PvRect box;

  if (near.part != PV_PART_NODE && self->asked_somewhere)
    return self->asked;
  if (near.part != PV_PART_NODE)
    return viewport.width > 0 ? pv_rect_centre (&visible) : (PvPoint) { 0, 0 };
  box = pv_scene_get_box (self->scene, near);

  return pv_rect_centre (&box);
}

gboolean
pv_network_page_add_names (PvNetworkPage *self, const char *const *names, guint actor_kind)
{
  PvId temporary, added;
  g_autoptr(PvEdits) edits = pv_network_edits_add (pv_document_get_model (self->base.document), self->session, self->scene, names,
                                                   actor_kind, pv_canvas_page_written (&self->base), pv_network_page_wished_place (self), &temporary);

  if (!pv_canvas_page_commit (&self->base, edits, temporary, &added))
    return FALSE;
  pv_selection_set (self->base.selection, added);
  pv_canvas_reveal (self->base.canvas, added, FALSE);
  return TRUE;
}

void
pv_network_page_place (PvNetworkPage *self, PvEdits *edits, const PvId *ids, const char *const *names, guint n)
{
  const PvModel *model = pv_document_get_model (self->base.document);

  if (n == 0 || n > MOST_PLACED || self->scene == NULL || pv_scene_count (self->scene, PV_PART_NODE) == 0)
    return;
  pv_network_edits_place_new (edits, model, self->session, self->scene, ids, names, n, pv_network_page_wished_place (self));
}

static gboolean
named_cb (PvNetworkPage *self, const char *name)
{
  const char *names[] = { name, NULL };

  return pv_network_page_add_names (self, names, pv_quick_add_get_actor_kind (self->quick_add));
}

/* Instead of a second one: it is shown. */
static void
found_cb (PvNetworkPage *self, gint64 id)
{
  g_autofree char *title = pv_title_of (pv_document_get_model (self->base.document), id, self->base.lang);
  g_autofree char *words = g_strdup_printf (_("Here already: %s"), title);

  pv_selection_set (self->base.selection, id);
  pv_canvas_reveal (self->base.canvas, id, FALSE);
  pv_toast (GTK_WIDGET (self), words);
}

static void
adding_done_cb (PvNetworkPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean has_keys = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->quick_add));

  gtk_widget_set_visible (GTK_WIDGET (self->quick_add), FALSE);
  if (has_keys)
    gtk_widget_grab_focus (GTK_WIDGET (self->base.canvas));
}

/* What the menu of the empty canvas adds comes where the menu was asked for. */
static void
menu_asked_cb (PvNetworkPage *self, double x, double y)
{
  PvViewport viewport = pv_canvas_get_viewport (self->base.canvas);

  self->asked_somewhere = TRUE;
  self->asked = pv_viewport_to_model (&viewport, (PvPoint) { x, y });
}

static void
forget_place_cb (PvNetworkPage *self)
{
  self->asked_somewhere = FALSE;
}

void
pv_network_page_init_hands (PvNetworkPage *self)
{
  PvCanvas *canvas = self->base.canvas;

  pv_paste_takes_lists (GTK_EDITABLE (self->first_name));
  pv_canvas_set_link_test (canvas, can_link, self);
  g_signal_connect_object (canvas, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "link-drawn", G_CALLBACK (link_drawn_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "menu", G_CALLBACK (menu_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "viewport-changed", G_CALLBACK (forget_place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->quick_add, "named", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->quick_add, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->quick_add, "done", G_CALLBACK (adding_done_cb), self, G_CONNECT_SWAPPED);
}
