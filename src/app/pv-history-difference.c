#include "app/pv-history-difference.h"

#include "app/pv-history-words.h"

#include <glib/gi18n-lib.h>

/* A row: a kind, or a record of it. Words and widgets are made when it comes into view. */
#define PV_TYPE_DIFFERENCE_ROW (pv_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (PvDifferenceRow, pv_difference_row, PV, DIFFERENCE_ROW, GObject)

struct _PvDifferenceRow
{
  GObject parent_instance;
  PvVersionChange change;      /* id PV_NO_ID: the kind */
  guint n;                     /* of the kind: how many */
};

G_DEFINE_FINAL_TYPE (PvDifferenceRow, pv_difference_row, G_TYPE_OBJECT)

static void
pv_difference_row_class_init (PvDifferenceRowClass *klass)
{
}

static void
pv_difference_row_init (PvDifferenceRow *self)
{
}

typedef struct
{
  PvModel *before;
  PvModel *after;
} Models;

static void
models_free (gpointer data, GClosure *closure)
{
  Models *models = data;

  pv_model_unref (models->before);
  pv_model_unref (models->after);
  g_free (models);
}

static PvHistoryHow
how_of (PvChanged how)
{
  return how == PV_CHANGED_ADDED ? PV_HISTORY_ADDED : how == PV_CHANGED_REMOVED ? PV_HISTORY_REMOVED : PV_HISTORY_CHANGED;
}

static GtkWidget *
label_new (const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
append_cell (GtkWidget *box, const Models *models, const PvRecord *old, const PvRecord *new, const PvFieldInfo *field, guint cell)
{
  PvLang lang = field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + cell : PV_LANG_NONE;
  g_autofree char *label = pv_history_field_words (field, lang);
  g_autofree char *old_words = old ? pv_value_words (models->before, old, field, lang, PV_LANG_NONE) : g_strdup ("");
  g_autofree char *new_words = new ? pv_value_words (models->after, new, field, lang, PV_LANG_NONE) : g_strdup ("");

  if (field->type == PV_TYPE_ORDER || field->type == PV_TYPE_PLACE)
    {
      g_autofree char *moved = g_strdup_printf (_("%s: moved"), label);

      gtk_box_append (GTK_BOX (box), label_new (moved, "pv-field-label"));
      return;
    }
  gtk_box_append (GTK_BOX (box), pv_history_field_new (label, old_words, new_words));
}

static void
append_cells (GtkWidget *box, const Models *models, const PvVersionChange *change)
{
  const PvRecord *old = pv_model_get (models->before, change->id);
  const PvRecord *new = pv_model_get (models->after, change->id);
  const PvKindInfo *kind = pv_record_get_info (new ? new : old);

  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      if (change->slots >> (kind->fields[f].slot + c) & 1)
        append_cell (box, models, old, new, &kind->fields[f], c);
}

static GtkWidget *
record_new (const Models *models, const PvVersionChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  const PvModel *model = change->how == PV_CHANGED_REMOVED ? models->before : models->after;
  g_autofree char *title = pv_title_of (model, change->id, PV_LANG_NONE);
  GtkWidget *label = label_new (title, "pv-strong");
  PvHistoryHow how = how_of (change->how);

  if (change->how == PV_CHANGED_REMOVED)
    gtk_widget_add_css_class (label, "pv-retired");
  gtk_box_append (GTK_BOX (head), pv_history_pill_new (pv_history_how_words (how), pv_history_how_icon (how)));
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (box), head);
  if (change->how == PV_CHANGED_CELLS)
    append_cells (box, models, change);
  gtk_widget_add_css_class (box, "pv-history-difference");
  return box;
}

static GtkWidget *
kind_new (const Models *models, const PvDifferenceRow *row)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (models->after), row->change.kind);
  g_autofree char *words = g_strdup_printf ("%s · %u", pv_kind_plural (kind), row->n);
  GtkWidget *label = label_new (words, "heading");

  gtk_widget_add_css_class (label, "pv-history-day");
  return label;
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *place, Models *models)
{
  PvDifferenceRow *row = gtk_list_item_get_item (place);
  gboolean record = row->change.id != PV_NO_ID;

  gtk_list_item_set_selectable (place, record);
  gtk_list_item_set_activatable (place, record);
  gtk_list_item_set_child (place, record ? record_new (models, &row->change) : kind_new (models, row));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *place)
{
  gtk_list_item_set_child (place, NULL);
}

static GListStore *
rows_new (const GArray *difference)
{
  GListStore *rows = g_list_store_new (PV_TYPE_DIFFERENCE_ROW);
  PvDifferenceRow *head = NULL;

  for (guint i = 0; i < difference->len; i++)
    {
      const PvVersionChange *change = &g_array_index (difference, PvVersionChange, i);
      g_autoptr (PvDifferenceRow) row = g_object_new (PV_TYPE_DIFFERENCE_ROW, NULL);

      if (head == NULL || head->change.kind != change->kind)
        {
          g_autoptr (PvDifferenceRow) kind = g_object_new (PV_TYPE_DIFFERENCE_ROW, NULL);

          kind->change.kind = change->kind;
          g_list_store_append (rows, kind);
          head = kind;
        }
      head->n++;
      row->change = *change;
      g_list_store_append (rows, row);
    }
  return rows;
}

GtkWidget *
pv_history_difference_table_new (PvModel *before, PvModel *after, const GArray *difference)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows_new (difference))));
  Models *models = g_new0 (Models, 1);
  GtkWidget *view;

  models->before = pv_model_ref (before);
  models->after = pv_model_ref (after);
  g_signal_connect_data (factory, "bind", G_CALLBACK (row_bind_cb), models, models_free, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  view = gtk_list_view_new (rows, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is different"), -1);
  gtk_widget_add_css_class (view, "pv-history");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

GtkWidget *
pv_history_difference_record_new (PvModel *before, PvModel *after, const PvVersionChange *change)
{
  return record_new (&(Models) { before, after }, change);
}

char *
pv_history_difference_summary (const GArray *difference)
{
  guint n[3] = { 0, 0, 0 };

  for (guint i = 0; i < difference->len; i++)
    n[g_array_index (difference, PvVersionChange, i).how]++;
  return g_strdup_printf (_("%u added, %u changed, %u removed"), n[PV_CHANGED_ADDED], n[PV_CHANGED_CELLS], n[PV_CHANGED_REMOVED]);
}
