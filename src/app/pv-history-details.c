#include "app/pv-history-details.h"

#include "app/pv-history-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _PvHistoryDetails
{
  GtkBox parent_instance;

  GtkWidget *body;             /* what one line shows */
  GtkWidget *fields;
  PvDocument *document;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (PvHistoryDetails, pv_history_details, GTK_TYPE_BOX)

static void
stop_reading (PvHistoryDetails *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
pv_history_details_dispose (GObject *object)
{
  PvHistoryDetails *self = PV_HISTORY_DETAILS (object);

  stop_reading (self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pv_history_details_parent_class)->dispose (object);
}

static void
pv_history_details_class_init (PvHistoryDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_history_details_dispose;
}

static void
pv_history_details_init (PvHistoryDetails *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->body, "pv-pane");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->body);
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pv-inspector");
}

GtkWidget *
pv_history_details_new (PvDocument *document)
{
  PvHistoryDetails *self = g_object_new (PV_TYPE_HISTORY_DETAILS, NULL);

  self->document = g_object_ref (document);
  pv_history_details_set_line (self, NULL);
  return GTK_WIDGET (self);
}

static GtkWidget *
words_new (const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  pv_history_wrap (GTK_LABEL (label));
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

static void
append_record (PvHistoryDetails *self, const PvHistoryDetail *detail)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (pv_document_get_model (self->document)), detail->kind);
  g_autofree char *words = NULL;
  GtkWidget *label;

  /* Translators: a kind of record and a record: "Actor: Ohjaamo Vaasa" */
  words = g_strdup_printf (_("%s: %s"), pv_kind_label (kind), detail->title ? detail->title : "");
  label = words_new (words, "pv-strong");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), pv_history_pill_new (pv_history_how_words (detail->how), pv_history_how_icon (detail->how)));
  gtk_widget_add_css_class (head, "pv-history-record");
  gtk_box_append (GTK_BOX (self->fields), head);
}

static void
append_field (PvHistoryDetails *self, const PvHistoryDetail *detail)
{
  g_autofree char *label = pv_history_field_words (detail->field, detail->lang);
  GtkWidget *field;

  if (detail->hidden)
    {
      g_autofree char *words = g_strdup_printf (_("%s: moved"), label);

      gtk_box_append (GTK_BOX (self->fields), words_new (words, "pv-field-label"));
      return;
    }

  field = pv_history_field_new (label, detail->old_words, detail->new_words);
  if (detail->erased)
    gtk_box_append (GTK_BOX (field), words_new (_("Words about a person stood here; they were erased."), "pv-second"));
  if (detail->newer)
    gtk_box_append (GTK_BOX (field), words_new (_("Changed again since"), "pv-second"));
  gtk_box_append (GTK_BOX (self->fields), field);
}

static void
details_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvHistoryDetails) self = user_data;
  g_autoptr (GError) error = NULL;
  guint left_out = 0;
  g_autoptr (GPtrArray) details = pv_document_read_details_finish (result, &left_out, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  empty_box (self->fields);
  if (details == NULL)
    {
      gtk_box_append (GTK_BOX (self->fields), words_new (error->message, "error"));
      return;
    }

  for (guint i = 0; i < details->len; i++)
    {
      const PvHistoryDetail *detail = g_ptr_array_index (details, i);

      if (detail->field)
        append_field (self, detail);
      else
        append_record (self, detail);
    }
  if (left_out > 0)
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %u value more", "And %u values more", left_out), left_out);

      gtk_box_append (GTK_BOX (self->fields), words_new (words, "pv-second"));
    }
}

static GtkWidget *
button_new (const char *label, const char *icon, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
append_buttons (PvHistoryDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), button_new (_("Look at the document then"), "document-open-recent-symbolic", "page.look",
                                             _("Shows all pages as they were after this (Enter)")));
  gtk_box_append (GTK_BOX (box), button_new (_("Compare with now"), "view-dual-symbolic", "page.compare",
                                             _("What has been added, changed and removed since (Ctrl+D)")));
  gtk_box_append (GTK_BOX (box), button_new (_("Take this back…"), "edit-undo-symbolic", "page.revert",
                                             _("Writes the old values back, as a change of its own (Ctrl+R)")));
  gtk_box_append (GTK_BOX (self->body), box);
}

void
pv_history_details_set_line (PvHistoryDetails *self, const PvHistoryLine *line)
{
  g_autofree char *when = NULL;
  g_autofree char *meta = NULL;

  g_return_if_fail (PV_IS_HISTORY_DETAILS (self));

  stop_reading (self);
  empty_box (self->body);
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  if (line == NULL)
    {
      gtk_box_append (GTK_BOX (self->body), words_new (_("Choose a line to see what it changed."), "pv-second"));
      return;
    }

  when = pv_history_moment_words (line->at);
  meta = g_strdup_printf ("%s · %s", pv_history_author_words (line->author), when);
  gtk_box_append (GTK_BOX (self->body), words_new (line->sentence, "heading"));
  gtk_box_append (GTK_BOX (self->body), words_new (meta, "pv-second"));
  if (line->undone)
    {
      GtkWidget *pill = pv_history_pill_new (_("Undone since"), "edit-undo-symbolic");

      gtk_widget_set_halign (pill, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->body), pill);
    }
  append_buttons (self);
  gtk_box_append (GTK_BOX (self->body), self->fields);
  self->reading = g_cancellable_new ();
  pv_document_read_details_async (self->document, line, self->reading, details_read_cb, g_object_ref (self));
}
