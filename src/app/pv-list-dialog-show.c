#include "app/pv-list-dialog-private.h"

#include <glib/gi18n-lib.h>

guint
pv_list_dialog_count (PvListDialog *self, guint outcome)
{
  guint sum = 0;

  for (guint i = 0; self->graph && i < PV_N_ROW_OUTCOMES; i++)
    if (outcome == PV_N_ROW_OUTCOMES || outcome == i)
      sum += pv_import_report_count (self->graph->report, i);
  for (guint i = 0; self->import && i < PV_N_ROW_OUTCOMES; i++)
    if (outcome == PV_N_ROW_OUTCOMES || outcome == i)
      sum += pv_sheet_import_count (self->import, i);

  return sum;
}

gboolean
pv_list_dialog_comes_too (PvListDialog *self, guint sheet)
{
  return sheet != self->wanted->sheet && pv_check_menu_is_ticked (self->also, sheet);
}

guint
pv_list_dialog_count_others (PvListDialog *self)
{
  guint n = 0;

  for (guint i = 0; self->wanted && self->wanted->sheets && i < self->wanted->sheets->len; i++)
    n += pv_list_dialog_comes_too (self, i);
  return n;
}

static char *
bring_in_words (PvListDialog *self, guint n)
{
  guint n_others = pv_list_dialog_count_others (self);

  if (n_others == 0)
    /* Translators: a button; how many rows of a list come in */
    return g_strdup_printf (_("Bring in %u"), n);
  /* Translators: a button; how many rows of this sheet come in, and how many other sheets */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Bring in %u and %u more sheet", "Bring in %u and %u more sheets", n_others), n, n_others);
}

gboolean
pv_list_dialog_is_worth_it (PvListDialog *self)
{
  if (self->graph != NULL)
    return pv_edits_get_n (self->graph->edits) > 0;
  return self->import != NULL
         && (pv_list_dialog_count (self, PV_ROW_NEW) + pv_list_dialog_count (self, PV_ROW_CHANGED) > 0 || pv_list_dialog_count_others (self) > 0);
}

void
pv_list_dialog_show_counts (PvListDialog *self)
{
  guint n = pv_list_dialog_count (self, PV_ROW_NEW) + pv_list_dialog_count (self, PV_ROW_CHANGED);
  g_autofree char *label = bring_in_words (self, n);

  for (guint i = 0; i <= PV_N_ROW_OUTCOMES; i++)
    {
      g_autofree char *words = g_strdup_printf ("%s %u", i < PV_N_ROW_OUTCOMES ? pv_row_outcome_words (i) : _("All"),
                                                pv_list_dialog_count (self, i));

      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), words);
    }
  gtk_button_set_label (self->import_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.bring-in",
                                 pv_list_dialog_is_worth_it (self) && self->running == NULL && self->arrival == NULL);
}

/* What comes in besides the rows, what was filled in, and what was strange about the file. */
static char *
remarks_of (PvListDialog *self)
{
  GString *words = g_string_new (NULL);
  const char *remark = pv_sheet_get_remark (pv_list_errand_get_sheet (self->wanted));
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (self->wanted->model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n = pv_sheet_import_count_made (self->import, kinds[k].kind);
      /* Translators: made because rows of a list name them: "Made besides: Actors 4" */
      g_autofree char *made = n > 0 ? g_strdup_printf (_("Made besides: %s %u"), pv_kind_plural (&kinds[k]), n) : NULL;

      if (made)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", made);
    }
  for (guint i = 0; i < pv_sheet_import_get_remarks (self->import)->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", (const char *) pv_sheet_import_get_remarks (self->import)->pdata[i]);
  if (remark != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", remark);
  g_strdelimit (words->str, "\n", ' ');
  return g_string_free (words, FALSE);
}

void
pv_list_dialog_show_others (PvListDialog *self, guint before, gboolean kept)
{
  guint64 ticks = 0;

  for (guint i = 0; i < MIN (self->wanted->sheets->len, 63); i++)
    if (pv_check_menu_is_ticked (self->also, i) || (kept && i == before))
      ticks |= G_GUINT64_CONSTANT (1) << i;
  pv_check_menu_empty (self->also);
  for (guint i = 0; i < self->wanted->sheets->len; i++)
    if (i != self->wanted->sheet)
      pv_check_menu_add (self->also, i, pv_sheet_get_name (self->wanted->sheets->pdata[i]), NULL,
                         i < 63 && (ticks & G_GUINT64_CONSTANT (1) << i) != 0);
  pv_check_menu_add_all (self->also, _("All Sheets"));
}

static void
show_sheets (PvListDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->wanted->sheets->len; i++)
    gtk_string_list_append (names, pv_sheet_get_name (self->wanted->sheets->pdata[i]));
  gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sheet, self->wanted->sheet);
  gtk_widget_set_visible (self->sheet_box, self->wanted->sheets->len > 1);
  pv_list_dialog_show_others (self, self->wanted->sheet, FALSE);
}

static void
show_kind (PvListDialog *self, PvKind kind)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_array_index (self->kinds, PvKind, i) == kind)
      gtk_drop_down_set_selected (self->kind, i);
}

static void
show_remarks (PvListDialog *self, const char *remarks)
{
  gtk_label_set_label (self->made, remarks);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->made), *remarks ? remarks : NULL);
}

/* What is to be said of the whole: each row says itself what it has to say. */
static void
show_graph (PvListDialog *self)
{
  const GPtrArray *remarks = self->graph->report->remarks;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = self->graph->report->n_told_by_rows; i < remarks->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", (const char *) remarks->pdata[i]);
  g_strdelimit (words->str, "\n", ' ');
  gtk_widget_set_visible (self->answers_bar, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), FALSE);
  pv_list_rows_set_graph (self->rows, self->graph);
  show_remarks (self, words->str);
}

static void
show_list (PvListDialog *self)
{
  const PvMapping *mapping = self->wanted->mapping;
  g_autofree char *remarks = remarks_of (self);

  self->filling = TRUE;
  if (gtk_drop_down_get_model (self->sheet) == NULL)
    show_sheets (self);
  show_kind (self, mapping->kind);
  gtk_check_button_set_active (self->headings, mapping->heading_row >= 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->headings), mapping->heading_row >= 0 || mapping->first_row < pv_sheet_get_n_rows (pv_list_errand_get_sheet (self->wanted)));
  pv_list_columns_set (self->columns, pv_list_errand_get_sheet (self->wanted), mapping);
  pv_list_rows_set_import (self->rows, self->import, pv_list_errand_get_sheet (self->wanted));
  show_remarks (self, remarks);
  self->filling = FALSE;
}

void
pv_list_dialog_show_all (PvListDialog *self)
{
  if (self->graph != NULL)
    show_graph (self);
  else
    show_list (self);
}
