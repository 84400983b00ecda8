#include "app/pv-history-versions.h"

#include "app/pv-history-words.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

struct _PvHistoryVersions
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *name_button;
  GtkWidget *problem;
  GtkWidget *list;
  GtkWidget *none;
  PvDocument *document;
  GPtrArray *versions;         /* PvNamedVersion, as in the list */
};

G_DEFINE_FINAL_TYPE (PvHistoryVersions, pv_history_versions, GTK_TYPE_POPOVER)

static guint compare_signal;

static const PvNamedVersion *
version_of (PvHistoryVersions *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  return g_ptr_array_index (self->versions, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
look_cb (PvHistoryVersions *self, GtkWidget *button)
{
  const PvNamedVersion *version = version_of (self, button);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.look-back", "(buxxs)", TRUE, version->org, version->ctr, version->hlc, version->name);
}

static void
compare_cb (PvHistoryVersions *self, GtkWidget *button)
{
  const PvNamedVersion *version = version_of (self, button);
  PvMoment moment = { TRUE, version->org, version->ctr, version->hlc };

  g_signal_emit (self, compare_signal, 0, &moment, version->name);
}

static GtkWidget *
button_new (PvHistoryVersions *self, const char *icon, const char *what, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: what a button does, and with which version: "Look at this version: Before the workshop" */
  g_autofree char *label = g_strdup_printf (_("%s: %s"), what, name);

  gtk_widget_set_tooltip_text (button, what);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
label_new (const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
append_version (PvHistoryVersions *self, const PvNamedVersion *version)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *when = pv_history_moment_words (version->at);
  g_autofree char *meta = g_strdup_printf ("%s · %s", when, pv_history_author_words (version->author));

  gtk_box_append (GTK_BOX (words), label_new (version->name, "pv-strong"));
  gtk_box_append (GTK_BOX (words), label_new (meta, "pv-cell-second"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button_new (self, "document-open-recent-symbolic", _("Look at this version"), version->name, G_CALLBACK (look_cb)));
  gtk_box_append (GTK_BOX (box), button_new (self, "view-dual-symbolic", _("Compare with now"), version->name, G_CALLBACK (compare_cb)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, version->name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
fill (PvHistoryVersions *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = pv_document_get_versions (self->document, NULL);
  for (guint i = 0; self->versions && i < self->versions->len; i++)
    append_version (self, g_ptr_array_index (self->versions, i));
  gtk_widget_set_visible (self->none, self->versions == NULL || self->versions->len == 0);
}

static void
name_cb (PvHistoryVersions *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;

  if (!pv_document_name_version (self->document, name, &error))
    {
      gtk_label_set_label (GTK_LABEL (self->problem), error->message);
      gtk_widget_set_visible (self->problem, TRUE);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
}

static void
typed_cb (PvHistoryVersions *self)
{
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_sensitive (self->name_button, *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0');
}

static void
pv_history_versions_show (GtkWidget *widget)
{
  fill (PV_HISTORY_VERSIONS (widget));
  GTK_WIDGET_CLASS (pv_history_versions_parent_class)->show (widget);
}

static void
pv_history_versions_dispose (GObject *object)
{
  PvHistoryVersions *self = PV_HISTORY_VERSIONS (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  G_OBJECT_CLASS (pv_history_versions_parent_class)->dispose (object);
}

static void
pv_history_versions_class_init (PvHistoryVersionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_history_versions_dispose;
  GTK_WIDGET_CLASS (klass)->show = pv_history_versions_show;
  compare_signal = g_signal_new ("compare", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_POINTER, G_TYPE_STRING);
}

static GtkWidget *
naming_new (PvHistoryVersions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Before the workshop"));
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 90);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the present version"), -1);
  self->name_button = gtk_button_new_with_label (_("Name This Version"));
  gtk_widget_add_css_class (self->name_button, "suggested-action");
  gtk_widget_set_sensitive (self->name_button, FALSE);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_button, "clicked", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->name_button);
  return box;
}

static GtkWidget *
list_new (PvHistoryVersions *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "pv-check-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Named versions"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  return scroller;
}

static void
pv_history_versions_init (PvHistoryVersions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_set_size_request (box, 400, -1);
  gtk_box_append (GTK_BOX (box), naming_new (self));
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->problem);
  self->none = gtk_label_new (_("No version has a name yet. Name one before a workshop or a decision: it can be looked at and compared later. The name stays for good."));
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->none), 40);
  gtk_widget_add_css_class (self->none, "pv-second");
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), list_new (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pv-chooser");
}

GtkWidget *
pv_history_versions_new (PvDocument *document)
{
  PvHistoryVersions *self = g_object_new (PV_TYPE_HISTORY_VERSIONS, NULL);

  self->document = g_object_ref (document);
  gtk_widget_set_sensitive (self->entry, !pv_document_is_read_only (document));
  return GTK_WIDGET (self);
}
