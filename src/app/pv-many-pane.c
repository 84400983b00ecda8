#include "app/pv-many-pane.h"

#include "app/pv-badge.h"
#include "app/pv-many-form.h"
#include "app/pv-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Rows of records; a thousand would take a second to build. */
#define MOST 40

struct _PvManyPane
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *actions;
  GtkWidget *confirm_button;
  GtkWidget *remove_button;
  GtkWidget *form;
  AdwPreferencesGroup *chosen;
  GPtrArray *rows;

  PvDocument *document;
  PvSelection *selection;
};

G_DEFINE_FINAL_TYPE (PvManyPane, pv_many_pane, GTK_TYPE_BOX)

static const PvModel *
model_of (PvManyPane *self)
{
  return pv_document_get_model (self->document);
}

static void
confirm_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvManyPane *self = PV_MANY_PANE (widget);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  guint n;
  const PvId *ids = pv_selection_get_ids (self->selection, &n);

  for (guint i = 0; i < n; i++)
    {
      PvRecord *record = pv_model_get (model_of (self), ids[i]);

      if (record)
        pv_edits_set_int (edits, ids[i], pv_kind_common (pv_record_get_info (record), PV_COMMON_STANDING)->field, PV_STANDING_CONFIRMED);
    }
  if (!pv_document_commit (self->document, edits, &error))
    pv_toast_error (widget, error);
}

static void
chosen_cb (PvManyPane *self, AdwActionRow *row)
{
  pv_selection_set (self->selection, *(PvId *) g_object_get_data (G_OBJECT (row), "id"));
}

static void
add_record (PvManyPane *self, const PvRecord *record, PvLang lang)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = pv_badge_new (20);
  PvId id = pv_record_get_id (record);
  g_autofree char *title = pv_title (model_of (self), record, lang);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  pv_badge_set_record (PV_BADGE (badge), record);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), pv_kind_label (pv_record_get_info (record)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->chosen, row);
  g_ptr_array_add (self->rows, row);
}

static void
empty (PvManyPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (self->chosen, row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_titles (PvManyPane *self, GPtrArray *records)
{
  g_autofree char *words
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record chosen", "%u records chosen", records->len), records->len);
  g_autofree char *more = NULL;

  gtk_label_set_label (self->title, words);
  if (records->len > MOST)
    more = g_strdup_printf (_("The first %u are listed here"), MOST);
  gtk_label_set_label (self->subtitle, more ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), more != NULL);
}

void
pv_many_pane_update (PvManyPane *self, PvLang lang)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  guint n;
  const PvId *ids = pv_selection_get_ids (self->selection, &n);

  g_return_if_fail (PV_IS_MANY_PANE (self));

  empty (self);
  for (guint i = 0; i < n; i++)
    {
      PvRecord *record = pv_model_get (model_of (self), ids[i]);

      if (record)
        g_ptr_array_add (records, record);
    }
  if (records->len == 0)
    return;
  show_titles (self, records);
  for (guint i = 0; i < MIN (records->len, MOST); i++)
    add_record (self, g_ptr_array_index (records, i), lang);
  gtk_widget_set_visible (self->form, records->len > 1 && pv_many_form_load (PV_MANY_FORM (self->form), records, lang));
  gtk_widget_set_visible (self->actions, !pv_document_is_read_only (self->document));
}

void
pv_many_pane_commit (PvManyPane *self)
{
  g_return_if_fail (PV_IS_MANY_PANE (self));

  pv_many_form_commit (PV_MANY_FORM (self->form));
}

static void
pv_many_pane_dispose (GObject *object)
{
  PvManyPane *self = PV_MANY_PANE (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pv_many_pane_parent_class)->dispose (object);
}

static void
pv_many_pane_class_init (PvManyPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_many_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-many-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PvManyPane, title);
  gtk_widget_class_bind_template_child (widget_class, PvManyPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PvManyPane, actions);
  gtk_widget_class_bind_template_child (widget_class, PvManyPane, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, PvManyPane, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PvManyPane, chosen);
  gtk_widget_class_install_action (widget_class, "pane.confirm", NULL, confirm_cb);
}

static void
pv_many_pane_init (PvManyPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

GtkWidget *
pv_many_pane_new (PvDocument *document, PvSelection *selection)
{
  PvManyPane *self = g_object_new (PV_TYPE_MANY_PANE, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->form = pv_many_form_new (document);
  gtk_box_insert_child_after (GTK_BOX (self), self->form, self->actions);
  return GTK_WIDGET (self);
}
