#include "app/pv-summary-pane.h"

#include "app/pv-badge.h"
#include "app/pv-finding-signs.h"
#include "app/pv-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _PvSummaryPane
{
  GtkBox parent_instance;

  GtkWidget *counts;
  AdwPreferencesGroup *settle;
  AdwPreferencesGroup *cut_offs;
  PvLang lang;
  AdwPreferencesGroup *holds;
  GPtrArray *rows;             /* what is in the groups, borrowed */

  PvDocument *document;
  PvSelection *selection;
  GCancellable *looking;
};

G_DEFINE_FINAL_TYPE (PvSummaryPane, pv_summary_pane, GTK_TYPE_BOX)

static void
add_count (PvSummaryPane *self, guint n, const char *words)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = pv_decimal_to_words (n, 0, pv_interface_lang ());
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

static GtkWidget *
new_number (guint n)
{
  g_autofree char *number = pv_decimal_to_words (n, 0, pv_interface_lang ());
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
new_ornament (const char *icon, const char *style)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (style)
    gtk_widget_add_css_class (image, style);
  return image;
}

/* Choosing it chooses @ids, or tells of them in sentences where @kind, a PV_FINDING_…, says of which. */
static void
add_to_settle (PvSummaryPane *self, const char *icon, const char *words, GArray *ids, guint kind)
{
  guint n = ids ? ids->len : 0;
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), n > 0 ? new_ornament (icon, "pv-warn-icon") : new_ornament ("object-select-symbolic", "pv-ok-icon"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_number (n));
  if (n > 0)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_ornament ("go-next-symbolic", NULL));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    }
  if (n > 0 && kind != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.findings-of");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", pv_choices_find (PV_CHOICES_FINDING, kind)->nick);
    }
  else if (n > 0)
    {
      g_object_set_data_full (G_OBJECT (row), "ids", g_array_ref (ids), (GDestroyNotify) g_array_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (self->settle, row);
  g_ptr_array_add (self->rows, row);
}

static void
leaver_chosen_cb (PvSummaryPane *self, AdwActionRow *row)
{
  pv_selection_show (self->selection, *(PvId *) g_object_get_data (G_OBJECT (row), "id"));
}

static void
add_cut_off (PvSummaryPane *self, const PvOverviewCutOff *cut_off)
{
  const PvModel *model = pv_document_get_model (self->document);
  PvRecord *actor = pv_model_get (model, cut_off->actor);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = pv_badge_new (20);
  g_autofree char *title = pv_title_of (model, cut_off->actor, self->lang);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *words
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", cut_off->n), cut_off->n);
  GtkWidget *label = gtk_label_new (words);

  if (actor == NULL)
    return;
  pv_badge_set_record (PV_BADGE (badge), actor);
  gtk_widget_add_css_class (label, "pv-second");
  gtk_widget_add_css_class (label, "caption");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&cut_off->actor, sizeof (PvId)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (leaver_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->cut_offs, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
new_box (GtkOrientation orientation, const char *style, gboolean expand)
{
  GtkWidget *box = gtk_box_new (orientation, 0);

  gtk_widget_add_css_class (box, style);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, expand);
  return box;
}

/* It looks as an AdwActionRow, by the names of its style, and has half of its widgets and no template: there are forty of these, at every
 * start and after every edit. */
static GtkWidget *
new_kind_row (const char *icon, const char *title, guint n)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", TRUE, "title", title, NULL);
  GtkWidget *line = new_box (GTK_ORIENTATION_HORIZONTAL, "header", FALSE), *words = new_box (GTK_ORIENTATION_VERTICAL, "title", TRUE);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *ornament = new_ornament (icon, "pv-second");

  gtk_widget_add_css_class (label, "title");
  gtk_widget_add_css_class (ornament, "icon");
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (line), ornament);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), new_number (n));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return row;
}

static void
add_kind (PvSummaryPane *self, const PvKindInfo *kind, guint n)
{
  GtkWidget *row = new_kind_row (pv_badge_page_icon (kind->page), pv_kind_plural (kind), n);

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

static void
show_overview (PvSummaryPane *self, PvOverview *overview)
{
  guint n;
  const PvFindingSign *signs = pv_finding_signs (&n);

  for (guint i = 0; i < n; i++)
    {
      GArray *ids = g_hash_table_lookup (overview->findings, GUINT_TO_POINTER (signs[i].kind));

      if (ids)
        add_to_settle (self, signs[i].icon, _(signs[i].label), ids, signs[i].kind);
    }
  add_to_settle (self, "pv-language-missing-symbolic", _("Swedish missing"), overview->without_swedish, 0);
  add_to_settle (self, "pv-language-missing-symbolic", _("Finnish missing"), overview->without_finnish, 0);
  add_to_settle (self, "pv-raised-symbolic", _("Raised, not confirmed"), overview->raised, 0);
  for (guint i = 0; i < overview->cut_offs->len; i++)
    add_cut_off (self, &g_array_index (overview->cut_offs, PvOverviewCutOff, i));
  gtk_widget_set_visible (GTK_WIDGET (self->cut_offs), overview->cut_offs->len > 0);
}

static void
ecosystem_chosen_cb (PvSummaryPane *self)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (pv_document_get_model (self->document));

  if (ecosystem)
    pv_selection_set (self->selection, pv_record_get_id (ecosystem));
}

/* The one record that all of it belongs to: its name, who coordinates it. */
static void
add_ecosystem (PvSummaryPane *self, const PvRecord *ecosystem)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = pv_title (pv_document_get_model (self->document), ecosystem, self->lang);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_ornament ("document-edit-symbolic", "pv-second"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_ornament ("go-next-symbolic", NULL));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pv_kind_label (pv_record_get_info (ecosystem)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (ecosystem_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->holds, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_kinds (PvSummaryPane *self)
{
  const PvModel *model = pv_document_get_model (self->document);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);
  PvRecord *ecosystem = pv_model_get_ecosystem (model);
  gboolean any = ecosystem != NULL;

  if (ecosystem)
    add_ecosystem (self, ecosystem);
  for (guint k = 0; k < n_kinds; k++)
    {
      guint n = pv_model_count (model, kinds[k].kind);

      if (n == 0 || kinds[k].page == PV_PAGE_NONE || kinds[k].kind == PV_ECOSYSTEM)
        continue;
      add_kind (self, &kinds[k], n);
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->holds), any);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvSummaryPane) self = user_data;
  g_autoptr (PvOverview) overview = pv_overview_new_finish (result, NULL);
  const PvModel *model;

  if (overview == NULL || self->document == NULL)
    return;
  model = pv_document_get_model (self->document);
  empty (self);
  add_count (self, pv_model_count (model, PV_ACTOR), _("actors"));
  add_count (self, pv_model_count (model, PV_RELATION), _("links"));
  add_count (self, pv_model_count (model, PV_PATH), _("paths"));
  show_overview (self, overview);
  show_kinds (self);
}

void
pv_summary_pane_update (PvSummaryPane *self, PvLang lang)
{
  g_autoptr (PvModel) snapshot = NULL;

  g_return_if_fail (PV_IS_SUMMARY_PANE (self));

  self->lang = lang;
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  snapshot = pv_document_snapshot (self->document);
  pv_overview_new_async (snapshot, pv_document_get_day (self->document), self->looking, looked_cb, g_object_ref (self));
}

static void
pv_summary_pane_dispose (GObject *object)
{
  PvSummaryPane *self = PV_SUMMARY_PANE (object);

  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
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
  gtk_widget_class_bind_template_child (widget_class, PvSummaryPane, cut_offs);
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
  self->lang = PV_LANG_FI;
  return GTK_WIDGET (self);
}
