/* Which path, and what is to settle on it. */
#include "app/pv-paths-page-private.h"

#include "analysis/analysis.h"
#include "app/pv-path-edits.h"

#include <glib/gi18n-lib.h>

/* So much of a path's name is always seen. */
#define LEAST_GROUP_WIDTH 190

/* --- target groups and variants --- */

static PvShownVariant
variant_for (PvPathsPage *self, PvId group)
{
  PvModel *model = pv_document_get_model (self->base.document);
  gboolean as_is = pv_path_find (model, group, PV_VARIANT_AS_IS) != PV_NO_ID;
  gboolean to_be = pv_path_find (model, group, PV_VARIANT_TO_BE) != PV_NO_ID;

  if (self->variant == PV_SHOWN_DIFFERENCE && !(as_is && to_be))
    return to_be ? PV_SHOWN_TO_BE : PV_SHOWN_AS_IS;
  if (self->variant == PV_SHOWN_AS_IS && !as_is && to_be)
    return PV_SHOWN_TO_BE;
  if (self->variant == PV_SHOWN_TO_BE && !to_be)
    return PV_SHOWN_AS_IS;

  return self->variant;
}

static void
group_chosen_cb (PvPathsPage *self)
{
  PvId group = pv_check_menu_get_one (self->groups);

  self->group = group;
  pv_paths_page_show (self, group, variant_for (self, group));
}

/* There is a difference only between two. */
static void
update_variants (PvPathsPage *self)
{
  PvModel *model = pv_document_get_model (self->base.document);
  gboolean both = pv_path_find (model, self->group, PV_VARIANT_AS_IS) != PV_NO_ID
                  && pv_path_find (model, self->group, PV_VARIANT_TO_BE) != PV_NO_ID;

  gtk_widget_set_visible (gtk_widget_get_last_child (self->variants), both);
}

void
pv_paths_page_fill_groups (PvPathsPage *self)
{
  PvModel *model = pv_document_get_model (self->base.document);
  guint n;
  PvRecord *const *groups = pv_model_list (model, PV_TARGET_GROUP, &n);

  update_variants (self);
  pv_check_menu_empty (self->groups);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = pv_title (model, groups[i], self->base.lang);

      pv_check_menu_add (self->groups, pv_record_get_id (groups[i]), title, NULL, pv_record_get_id (groups[i]) == self->group);
    }
}

static void
add_variant (PvPathsPage *self, const char *label, const char *target)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.variant");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (GTK_BOX (self->variants), button);
}

void
pv_paths_page_init_groups (PvPathsPage *self)
{
  self->groups = PV_CHECK_MENU (pv_check_menu_new (_("Path of"), TRUE));
  gtk_widget_set_size_request (GTK_WIDGET (self->groups), LEAST_GROUP_WIDTH, -1);
  gtk_box_prepend (GTK_BOX (self->toolbar), GTK_WIDGET (self->groups));
  g_signal_connect_object (self->groups, "changed", G_CALLBACK (group_chosen_cb), self, G_CONNECT_SWAPPED);
  add_variant (self, _("As is"), "as-is");
  add_variant (self, _("To be"), "to-be");
  add_variant (self, _("Difference"), "difference");
}

/* --- findings --- */

static void
add_marked (GArray *marked, guint what, PvId record)
{
  PvSceneFinding finding = { what, record, PV_NO_ID };

  g_array_append_val (marked, finding);
}

/* Services that do the same work are marked where a step uses one. */
static void
mark_overlap (PvPathsPage *self, const PvFinding *finding, GArray *marked)
{
  PvModel *model = pv_document_get_model (self->base.document);

  for (guint i = 0; i < finding->records->len; i++)
    {
      g_autoptr(GPtrArray) steps = pv_model_children (model, PV_STEP_SERVICE, g_array_index (finding->records, PvId, i));

      for (guint s = 0; s < steps->len; s++)
        {
          PvId step = pv_record_get_id (g_ptr_array_index (steps, s));

          if (pv_path_of (model, step) == self->path)
            add_marked (marked, PV_FINDING_OVERLAP, step);
        }
    }
}

GArray *
pv_paths_page_find (PvPathsPage *self)
{
  PvModel *model = pv_document_get_model (self->base.document);
  g_autoptr(GPtrArray) findings = self->path ? pv_analysis_path_findings (model) : g_ptr_array_new ();
  GArray *marked = g_array_new (FALSE, FALSE, sizeof (PvSceneFinding));

  for (guint i = 0; i < findings->len; i++)
    {
      const PvFinding *finding = g_ptr_array_index (findings, i);

      if (finding->decision != PV_NO_ID)
        continue;
      if (finding->kind == PV_FINDING_OVERLAP)
        mark_overlap (self, finding, marked);
      else if (finding->kind != PV_FINDING_UNTRANSLATED && pv_path_of (model, finding->subject) == self->path)
        add_marked (marked, finding->kind, finding->subject);
    }

  return marked;
}

static void
pill_clicked_cb (GtkWidget *pill, PvPathsPage *self)
{
  PvId *id = g_object_get_data (G_OBJECT (pill), "pv-record");

  pv_selection_set (self->base.selection, *id);
  pv_canvas_reveal (self->base.canvas, *id, FALSE);
}

static void
add_pill (PvPathsPage *self, const char *words, const char *look, PvId first)
{
  GtkWidget *pill = gtk_button_new_with_label (words);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (pill)));

  /* Where it is narrow the name of the path comes before these words. */
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, 8);
  gtk_widget_set_tooltip_text (pill, words);
  gtk_widget_add_css_class (pill, "flat");
  gtk_widget_add_css_class (pill, "pv-pill");
  gtk_widget_add_css_class (pill, look);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (pill), "pv-record", g_memdup2 (&first, sizeof first), g_free);
  g_signal_connect_object (pill, "clicked", G_CALLBACK (pill_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->findings), pill);
}

static guint
count (GArray *findings, guint what, PvId *first)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PvSceneFinding *finding = &g_array_index (findings, PvSceneFinding, i);

      if (finding->what != what)
        continue;
      if (n++ == 0)
        *first = finding->record;
    }

  return n;
}

void
pv_paths_page_show_findings (PvPathsPage *self, GArray *findings)
{
  GtkWidget *child;
  PvId first = PV_NO_ID;
  guint n;

  while ((child = gtk_widget_get_first_child (self->findings)))
    gtk_box_remove (GTK_BOX (self->findings), child);
  if ((n = count (findings, PV_FINDING_HAND_OVER, &first)))
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hand-over without agreement",
                                                             "%u hand-overs without agreement", n), n);

      add_pill (self, words, "pv-error", first);
    }
  if ((n = count (findings, PV_FINDING_GAP, &first)))
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u gap", "%u gaps", n), n);

      add_pill (self, words, "pv-error", first);
    }
  if ((n = count (findings, PV_FINDING_UNCLEAR_DUTY, &first) + count (findings, PV_FINDING_NO_DECIDER, &first)))
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u unclear duty", "%u unclear duties", n), n);

      add_pill (self, words, "pv-warn", first);
    }
}
