#include "app/pv-history-row.h"

#include "app/pv-history-words.h"

#include <glib/gi18n-lib.h>

struct _PvHistoryRow
{
  GtkBox parent_instance;

  GtkWidget *icon;
  GtkLabel *sentence;
  GtkWidget *undone;           /* NULL until a line is */
  GtkLabel *author;
  GtkLabel *clock;
  PvHistoryEntry *entry;
};

G_DEFINE_FINAL_TYPE (PvHistoryRow, pv_history_row, GTK_TYPE_BOX)

static void
set_class (GtkWidget *widget, const char *class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

/* The view's own widget around this one is what a screen reader meets. */
static void
name_place (PvHistoryRow *self, const PvHistoryLine *line, const char *clock)
{
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *words = NULL;

  if (place == NULL)
    return;
  if (line)
    words = g_strdup_printf (line->undone ? _("%s, %s, %s, undone") : "%s, %s, %s", line->sentence, pv_history_author_words (line->author),
                             clock);
  gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words ? words : pv_history_entry_get_day (self->entry), -1);
}

/* Few lines are undone, and a list makes two hundred rows at once: the sign is made where it is needed. */
static void
show_undone (PvHistoryRow *self, gboolean undone)
{
  if (undone && self->undone == NULL)
    {
      self->undone = pv_history_pill_new (_("Undone"), "edit-undo-symbolic");
      gtk_box_insert_child_after (GTK_BOX (self), self->undone, GTK_WIDGET (self->sentence));
    }
  if (self->undone)
    gtk_widget_set_visible (self->undone, undone);
}

static void
show_line (PvHistoryRow *self)
{
  const PvHistoryLine *line = pv_history_entry_get_line (self->entry);
  const char *day = pv_history_entry_get_day (self->entry);
  g_autofree char *clock = line ? pv_history_clock_words (line->at) : NULL;

  gtk_label_set_label (self->sentence, line ? line->sentence : day);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), line ? line->sentence : NULL);
  gtk_label_set_label (self->author, line ? pv_history_author_words (line->author) : "");
  gtk_label_set_label (self->clock, line ? clock : "");
  gtk_widget_set_visible (self->icon, line != NULL);
  show_undone (self, line && line->undone);
  if (line)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), pv_history_verb_icon (line->verb));
  name_place (self, line, clock);
  set_class (GTK_WIDGET (self), "pv-history-day", line == NULL);
  set_class (GTK_WIDGET (self->sentence), "pv-retired", line && line->undone);
}

static void
line_changed_cb (PvHistoryRow *self)
{
  show_line (self);
}

static void
pv_history_row_dispose (GObject *object)
{
  pv_history_row_set_entry (PV_HISTORY_ROW (object), NULL);
  G_OBJECT_CLASS (pv_history_row_parent_class)->dispose (object);
}

static void
pv_history_row_class_init (PvHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_history_row_dispose;
}

static GtkLabel *
append_label (PvHistoryRow *self, const char *class, int width)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (width > 0)
    gtk_label_set_width_chars (GTK_LABEL (label), width);
  if (class)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
pv_history_row_init (PvHistoryRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pv-history-row");
  self->clock = append_label (self, "pv-second", 5);
  self->icon = gtk_image_new ();
  gtk_box_append (GTK_BOX (self), self->icon);
  self->sentence = append_label (self, NULL, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sentence), TRUE);
  self->author = append_label (self, "pv-second", 0);
  gtk_label_set_max_width_chars (self->author, 24);
}

GtkWidget *
pv_history_row_new (void)
{
  return g_object_new (PV_TYPE_HISTORY_ROW, NULL);
}

void
pv_history_row_set_entry (PvHistoryRow *self, PvHistoryEntry *entry)
{
  g_return_if_fail (PV_IS_HISTORY_ROW (self));

  if (self->entry)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  g_signal_connect_swapped (entry, "notify::line", G_CALLBACK (line_changed_cb), self);
  show_line (self);
}
