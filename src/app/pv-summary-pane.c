#include "app/pv-summary-pane.h"

#include "app/pv-badge.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _PvSummaryPane
{
  GtkBox parent_instance;

  GtkWidget *counts;
  AdwPreferencesGroup *settle;
  AdwPreferencesGroup *holds;
  GtkLabel *hint;
  GPtrArray *rows;             /* what is in the groups, borrowed */

  PvDocument *document;
  PvSelection *selection;
};

G_DEFINE_FINAL_TYPE (PvSummaryPane, pv_summary_pane, GTK_TYPE_BOX)

/* What a count is about, as ids to choose. */
typedef struct
{
  GArray *raised;
  GArray *without_swedish;
  GArray *without_finnish;
  GArray *ending;
} Found;

static gboolean
is_proper_name (const PvRecord *record, const PvFieldInfo *field)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  if (g_strcmp0 (field->column, "name") != 0)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_strcmp0 (kind->fields[i].column, "proper_name") == 0)
      return pv_record_get_yes (record, kind->fields[i].field);
  return FALSE;
}

static void
look_for_missing (const PvRecord *record, gboolean *finnish, gboolean *swedish)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  *finnish = *swedish = FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PvFieldInfo *field = &kind->fields[i];
      gboolean fi, sv;

      if (field->type != PV_TYPE_TRANSLATED || is_proper_name (record, field))
        continue;
      fi = pv_record_get_text (record, field->field, PV_LANG_FI) != NULL;
      sv = pv_record_get_text (record, field->field, PV_LANG_SV) != NULL;
      *finnish |= sv && !fi;
      *swedish |= fi && !sv;
    }
}

/* A day that is near enough to act on: within a year, and not over yet. */
static gboolean
ends_soon (const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  PvDate today = pv_date_today ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == PV_TYPE_DATE && g_strcmp0 (kind->fields[i].column, "valid_to") == 0)
      {
        PvDate date = pv_record_get_date (record, kind->fields[i].field);

        return date >= today && date <= today + 365;
      }
  return FALSE;
}

static void
look_at (Found *found, const PvRecord *record)
{
  PvId id = pv_record_get_id (record);
  gboolean finnish, swedish;

  look_for_missing (record, &finnish, &swedish);
  if (pv_record_get_standing (record) == PV_STANDING_RAISED)
    g_array_append_val (found->raised, id);
  if (swedish)
    g_array_append_val (found->without_swedish, id);
  if (finnish)
    g_array_append_val (found->without_finnish, id);
  if (ends_soon (record))
    g_array_append_val (found->ending, id);
}

static void
add_count (PvSummaryPane *self, guint n, const char *words)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *big = gtk_label_new (number);
  GtkWidget *small = gtk_label_new (words);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "pv-count");
  gtk_widget_add_css_class (big, "title-2");
  gtk_widget_add_css_class (small, "caption");
  gtk_widget_add_css_class (small, "pv-second");
  gtk_label_set_xalign (GTK_LABEL (big), 0);
  gtk_label_set_xalign (GTK_LABEL (small), 0);
  gtk_label_set_ellipsize (GTK_LABEL (small), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (card), big);
  gtk_box_append (GTK_BOX (card), small);
  gtk_box_append (GTK_BOX (self->counts), card);
}

static void
chosen_cb (PvSummaryPane *self, AdwActionRow *row)
{
  GArray *ids = g_object_get_data (G_OBJECT (row), "ids");

  pv_selection_set_many (self->selection, (const PvId *) (gpointer) ids->data, ids->len);
}

static void
add_number (AdwActionRow *row, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (row, label);
}

static void
add_to_settle (PvSummaryPane *self, const char *icon, const char *words, GArray *ids)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (image, ids->len > 0 ? "pv-warn-icon" : "pv-ok-icon");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  add_number (ADW_ACTION_ROW (row), ids->len);
  if (ids->len > 0)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                                                     GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "ids", g_array_ref (ids), (GDestroyNotify) g_array_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (self->settle, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_kind (PvSummaryPane *self, const PvKindInfo *kind, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", pv_badge_page_icon (kind->page), "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (image, "pv-second");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pv_kind_plural (kind));
  add_number (ADW_ACTION_ROW (row), n);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-kind");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kind->table);
  adw_preferences_group_add (self->holds, row);
  g_ptr_array_add (self->rows, row);
}

static void
empty (PvSummaryPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->counts)))
    gtk_box_remove (GTK_BOX (self->counts), child);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

void
pv_summary_pane_update (PvSummaryPane *self)
{
  const PvModel *model = pv_document_get_model (self->document);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);
  g_autoptr (GArray) raised = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GArray) without_swedish = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GArray) without_finnish = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GArray) ending = g_array_new (FALSE, FALSE, sizeof (PvId));
  Found found = { raised, without_swedish, without_finnish, ending };

  g_return_if_fail (PV_IS_SUMMARY_PANE (self));

  empty (self);
  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        look_at (&found, records[i]);
      if (n > 0 && kinds[k].page != PV_PAGE_NONE && kinds[k].kind != PV_ECOSYSTEM)
        add_kind (self, &kinds[k], n);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->holds), self->rows->len > 0);
  add_count (self, pv_model_count (model, PV_ACTOR), _("actors"));
  add_count (self, pv_model_count (model, PV_RELATION), _("links"));
  add_count (self, pv_model_count (model, PV_PATH), _("paths"));
  add_to_settle (self, "pv-language-missing-symbolic", _("Swedish missing"), without_swedish);
  add_to_settle (self, "pv-language-missing-symbolic", _("Finnish missing"), without_finnish);
  add_to_settle (self, "dialog-information-symbolic", _("Raised, not confirmed"), raised);
  add_to_settle (self, "dialog-warning-symbolic", _("Ending within a year"), ending);
}

static void
pv_summary_pane_dispose (GObject *object)
{
  PvSummaryPane *self = PV_SUMMARY_PANE (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pv_summary_pane_parent_class)->dispose (object);
}

static void
pv_summary_pane_class_init (PvSummaryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_summary_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-summary-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PvSummaryPane, counts);
  gtk_widget_class_bind_template_child (widget_class, PvSummaryPane, settle);
  gtk_widget_class_bind_template_child (widget_class, PvSummaryPane, holds);
  gtk_widget_class_bind_template_child (widget_class, PvSummaryPane, hint);
}

static void
pv_summary_pane_init (PvSummaryPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

GtkWidget *
pv_summary_pane_new (PvDocument *document, PvSelection *selection)
{
  PvSummaryPane *self = g_object_new (PV_TYPE_SUMMARY_PANE, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  pv_summary_pane_update (self);
  return GTK_WIDGET (self);
}
