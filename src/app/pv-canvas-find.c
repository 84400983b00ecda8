#include "app/pv-canvas-find.h"

#include <glib/gi18n-lib.h>

/* More than a person walks through one by one. */
#define MOST_FOUND 200

struct _PvCanvasFind
{
  GtkBox parent_instance;

  GtkSearchEntry *entry;
  GtkLabel *count;

  PvDocument *document;
  const PvKind *kinds;
  PvCanvasFindCounts counts;
  gpointer data;
  GPtrArray *found;            /* PvRecord, of the words in the entry */
  guint at;
};

G_DEFINE_FINAL_TYPE (PvCanvasFind, pv_canvas_find, GTK_TYPE_BOX)

enum { FOUND, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_found (PvCanvasFind *self)
{
  g_autofree char *words = NULL;

  if (self->found == NULL || self->found->len == 0)
    {
      gboolean typed = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';

      gtk_label_set_text (self->count, typed ? _("none") : "");
      return;
    }
  /* Translators: the second of five that were found. */
  words = g_strdup_printf (_("%u of %u"), self->at + 1, self->found->len);
  gtk_label_set_text (self->count, words);
  g_signal_emit (self, signals[FOUND], 0, pv_record_get_id (g_ptr_array_index (self->found, self->at)));
}

static void
drop_what_does_not_count (PvCanvasFind *self)
{
  for (guint i = self->found->len; self->counts && i-- > 0;)
    if (!self->counts (g_ptr_array_index (self->found, i), self->data))
      g_ptr_array_remove_index (self->found, i);
  if (self->found->len > MOST_FOUND)
    g_ptr_array_set_size (self->found, MOST_FOUND);
}

static void
search_changed_cb (PvCanvasFind *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->at = 0;
  if (*query != '\0' && self->document)
    {
      self->found = pv_document_search (self->document, query, self->kinds, G_MAXUINT);
      drop_what_does_not_count (self);
    }
  show_found (self);
}

static void
turn (PvCanvasFind *self, int by)
{
  if (self->found == NULL || self->found->len == 0)
    return;
  self->at = (guint) ((int) self->at + by + (int) self->found->len) % self->found->len;
  show_found (self);
}

static void
next_match_cb (PvCanvasFind *self)
{
  turn (self, 1);
}

static void
previous_match_cb (PvCanvasFind *self)
{
  turn (self, -1);
}

static void
stop_search_cb (PvCanvasFind *self)
{
  pv_canvas_find_close (self);
  g_signal_emit (self, signals[DONE], 0);
}

static void
pv_canvas_find_dispose (GObject *object)
{
  PvCanvasFind *self = PV_CANVAS_FIND (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pv_canvas_find_parent_class)->dispose (object);
}

static void
pv_canvas_find_class_init (PvCanvasFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_canvas_find_dispose;
  signals[FOUND] = g_signal_new ("found", PV_TYPE_CANVAS_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DONE] = g_signal_new ("done", PV_TYPE_CANVAS_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-canvas-find.ui");
  gtk_widget_class_bind_template_child (widget_class, PvCanvasFind, entry);
  gtk_widget_class_bind_template_child (widget_class, PvCanvasFind, count);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
pv_canvas_find_init (PvCanvasFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pv_canvas_find_set_document (PvCanvasFind *self, PvDocument *document, const PvKind *kinds, PvCanvasFindCounts counts, gpointer data)
{
  g_set_object (&self->document, document);
  self->kinds = kinds;
  self->counts = counts;
  self->data = data;
}

void
pv_canvas_find_set_words (PvCanvasFind *self, const char *words)
{
  g_object_set (self->entry, "placeholder-text", words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
pv_canvas_find_open (PvCanvasFind *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
pv_canvas_find_close (PvCanvasFind *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}
