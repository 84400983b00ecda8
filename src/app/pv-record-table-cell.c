#include "app/pv-record-table-cell.h"

#include "app/pv-accessible.h"
#include "app/pv-badge.h"
#include "app/pv-language-mark.h"

#include <glib/gi18n-lib.h>

struct _PvTableCell
{
  GtkBox parent_instance;

  PvDocument *document;
  const PvFieldInfo *info;
  const PvLang *lang;
  PvRow *row;

  GtkWidget *badge;
  GtkWidget *words;
  GtkWidget *second;
  GtkWidget *mark;
};

G_DEFINE_FINAL_TYPE (PvTableCell, pv_table_cell, GTK_TYPE_BOX)

enum
{
  SIGNAL_PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

char *
pv_table_cell_words (const PvModel *model, const PvRecord *record, const PvFieldInfo *info, PvLang lang)
{
  char *words;

  if (info->type == PV_TYPE_TRANSLATED)
    words = g_strdup (pv_model_text (model, record, info->field, lang, NULL));
  else if (info->type == PV_TYPE_REFERENCE)
    words = pv_title_of (model, pv_record_get_reference (record, info->field), lang);
  else if (info->type == PV_TYPE_YES_NO)
    words = g_strdup (pv_record_get_yes (record, info->field) ? _("Yes") : "");
  else
    words = pv_value_words (model, record, info, PV_LANG_NONE, PV_LANG_NONE);
  /* A cell is one line. */
  return g_strdelimit (words, "\n", ' ');
}

static char *
second_words (PvTableCell *self, const PvRecord *record)
{
  const PvModel *model = pv_document_get_model (self->document);

  if (*self->lang != PV_LANG_BOTH)
    return NULL;
  if (self->info->type == PV_TYPE_TRANSLATED)
    {
      char *words = g_strdup (pv_record_get_text (record, self->info->field, pv_second_lang (model)));

      return words ? g_strdelimit (words, "\n", ' ') : NULL;
    }
  if (self->info->type == PV_TYPE_REFERENCE && pv_record_get_reference (record, self->info->field) != PV_NO_ID)
    return pv_title_of (model, pv_record_get_reference (record, self->info->field), pv_second_lang (model));
  return NULL;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* English is no language that every text needs: what stands in its place is told alone where English is read. What is the matter with a
 * language is told rather than that the record was only raised. */
static void
show_mark (PvTableCell *self, const PvRecord *record)
{
  PvLanguageState state = pv_language_state (self->document, record, self->info);
  PvLang found = pv_language_fallback (pv_document_get_model (self->document), record, self->info, *self->lang);
  g_autofree char *words = *self->lang == PV_LANG_EN && found != PV_LANG_NONE ? pv_language_fallback_words (found, PV_LANG_EN) : NULL;

  set_class (self->words, "pv-fallback", found != PV_LANG_NONE);
  if (words)
    pv_language_mark_say (self->mark, "pv-language-missing-symbolic", "en", words);
  else if (self->badge && pv_record_get_standing (record) == PV_STANDING_RAISED && pv_language_state_words (state) == NULL)
    pv_language_mark_say (self->mark, "pv-raised-symbolic", NULL, _("Raised, not confirmed"));
  else
    pv_language_mark_show (self->mark, state);
}

static void
show_badge (PvTableCell *self, const PvRecord *record)
{
  if (self->badge == NULL)
    return;
  pv_badge_set_record (PV_BADGE (self->badge), record);
  set_class (self->words, "pv-retired", pv_record_get_standing (record) == PV_STANDING_RETIRED);
}

static void
name_row (PvTableCell *self)
{
  g_autofree char *title = NULL;

  if (self->badge == NULL)
    return;
  title = pv_title (pv_document_get_model (self->document), pv_row_get_record (self->row), *self->lang);
  pv_accessible_name_row (GTK_WIDGET (self), title);
}

static void
show_row (PvTableCell *self)
{
  const PvRecord *record = pv_row_get_record (self->row);
  const PvModel *model = pv_document_get_model (self->document);
  g_autofree char *words = pv_table_cell_words (model, record, self->info, *self->lang);
  g_autofree char *second = second_words (self, record);

  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_label_set_label (GTK_LABEL (self->second), second ? second : "");
  gtk_widget_set_visible (self->second, second != NULL && g_strcmp0 (second, words) != 0);
  show_mark (self, record);
  show_badge (self, record);
  name_row (self);
}

/* The list maps rows while it is being allocated: nothing here may ask for another size. */
static void
mapped_cb (PvTableCell *self)
{
  if (self->row)
    name_row (self);
}

static void
row_changed_cb (PvTableCell *self)
{
  show_row (self);
}

static void
pressed_cb (PvTableCell *self, int n)
{
  g_signal_emit (self, signals[SIGNAL_PRESSED], 0, n);
}

static void
pv_table_cell_dispose (GObject *object)
{
  PvTableCell *self = PV_TABLE_CELL (object);

  pv_table_cell_set_row (self, NULL);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (pv_table_cell_parent_class)->dispose (object);
}

static void
pv_table_cell_class_init (PvTableCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_table_cell_dispose;
  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", PV_TYPE_TABLE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pv_table_cell_init (PvTableCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_box_set_spacing (GTK_BOX (self), 8);
  /* A cell is bound before it stands in its row. */
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/* Asked for when somebody waits over it: a text set on each of some thousand cells costs a question to the display each time. */
static gboolean
tooltip_cb (GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (GTK_LABEL (label)));
  return TRUE;
}

static GtkWidget *
new_line (const PvFieldInfo *info)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean number = info->type == PV_TYPE_NUMBER || info->type == PV_TYPE_MONEY;

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (number)
    gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  return label;
}

GtkWidget *
pv_table_cell_new (PvDocument *document, const PvFieldInfo *info, gboolean first)
{
  PvTableCell *self = g_object_new (PV_TYPE_TABLE_CELL, NULL);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->document = g_object_ref (document);
  self->info = info;
  self->words = new_line (info);
  self->second = new_line (info);
  gtk_widget_add_css_class (self->second, "pv-cell-second");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), self->words);
  gtk_box_append (GTK_BOX (lines), self->second);
  if (first)
    {
      self->badge = pv_badge_new (20);
      gtk_box_append (GTK_BOX (self), self->badge);
    }
  gtk_box_append (GTK_BOX (self), lines);
  self->mark = pv_language_mark_new ();
  gtk_box_append (GTK_BOX (self), self->mark);
  return GTK_WIDGET (self);
}

void
pv_table_cell_set_row (PvTableCell *self, PvRow *row)
{
  g_return_if_fail (PV_IS_TABLE_CELL (self));

  if (self->row)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row)
    {
      g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed_cb), self);
      show_row (self);
    }
}

PvRow *
pv_table_cell_get_row (PvTableCell *self)
{
  g_return_val_if_fail (PV_IS_TABLE_CELL (self), NULL);

  return self->row;
}

const PvFieldInfo *
pv_table_cell_get_info (PvTableCell *self)
{
  g_return_val_if_fail (PV_IS_TABLE_CELL (self), NULL);

  return self->info;
}

void
pv_table_cell_set_lang (PvTableCell *self, const PvLang *lang)
{
  g_return_if_fail (PV_IS_TABLE_CELL (self));

  self->lang = lang;
}
