#include "app/pv-list-rows.h"

#include <glib/gi18n-lib.h>

/* So many rows come into the list at once, and so many have widgets of their own in GTK: then the rest comes without any. */
#define SLICE 20
#define MOST_WIDGETS 200

struct _PvListRows
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GListStore *store;           /* GtkStringObject: the row's place, as a number */
  GPtrArray *shown;            /* the same: those that are in the store, and those to come */
  guint coming;
  PvSheetImport *import;
  PvSheet *sheet;
  PvIncomingGraph *graph;      /* or this */
  PvRowOutcome outcome;
  GPtrArray *bound;            /* GtkListItem, borrowed: those that are on the screen */
  gboolean binding;
};

G_DEFINE_FINAL_TYPE (PvListRows, pv_list_rows, GTK_TYPE_WIDGET)

enum { SAID, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const styles[PV_N_ROW_OUTCOMES] = {
  [PV_ROW_NEW] = "pv-ok",
  [PV_ROW_CHANGED] = "pv-warn",
  [PV_ROW_REFUSED] = "pv-error",
};

/* --- the rows of a sheet, or of a graph --- */

/* A row that was refused is nobody yet: what it says first. */
static char *
title_of (PvListRows *self, const PvSheetRow *row)
{
  const PvMapping *mapping = pv_sheet_import_get_mapping (self->import);

  if (row->id != PV_NO_ID)
    return pv_sheet_import_title (self->import, row->id, PV_LANG_NONE);
  for (guint c = 0; c < mapping->columns->len; c++)
    if (pv_mapping_get (mapping, c)->use == PV_COLUMN_FIELD && *pv_sheet_get_text (self->sheet, row->row, c) != '\0')
      return g_strdup (pv_sheet_get_text (self->sheet, row->row, c));

  return g_strdup ("");
}

static const PvImportRow *
part_of_graph (PvListRows *self, guint index)
{
  return &g_array_index (self->graph->report->rows, PvImportRow, index);
}

static guint
count_rows (PvListRows *self)
{
  if (self->graph != NULL)
    return self->graph->report->rows->len;
  return self->import != NULL ? pv_sheet_import_get_n_rows (self->import) : 0;
}

static PvRowOutcome
outcome_of (PvListRows *self, guint index)
{
  return self->graph != NULL ? part_of_graph (self, index)->outcome : pv_sheet_import_get_row (self->import, index)->outcome;
}

typedef struct
{
  PvRowOutcome outcome;
  guint number;                /* of the row, or of the line in the file */
  char *title;
  char *words;
} Told;

static Told
tell (PvListRows *self, guint index)
{
  const PvSheetRow *row;

  if (self->graph != NULL)
    {
      const PvImportRow *part = part_of_graph (self, index);

      return (Told) { part->outcome, part->line, g_strdup (part->title), pv_import_row_words (part, self->graph->into, self->graph->edits) };
    }
  row = pv_sheet_import_get_row (self->import, index);
  return (Told) { row->outcome, row->row + 1, title_of (self, row), pv_sheet_import_row_words (self->import, row) };
}

/* --- the list --- */

static GtkWidget *
new_label (const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static guint
place_of (GtkListItem *item)
{
  const char *place = gtk_string_object_get_string (gtk_list_item_get_item (item));

  return (guint) g_ascii_strtoull (place, NULL, 10);
}

static const PvSheetRow *
row_of (PvListRows *self, GtkListItem *item)
{
  return pv_sheet_import_get_row (self->import, place_of (item));
}

/* One of the two was chosen: the one that is not any more says nothing. */
static void
said_cb (GtkToggleButton *button, PvListRows *self)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (button), "list-item");
  gboolean same = g_object_get_data (G_OBJECT (button), "same") != NULL;
  const PvSheetRow *row;

  if (self->binding || self->import == NULL || gtk_list_item_get_item (item) == NULL || !gtk_toggle_button_get_active (button))
    return;
  row = row_of (self, item);
  g_signal_emit (self, signals[SAID], 0, row->row, same ? row->alike : PV_NO_ID);
}

/* Whether a row that looks like what is there is new, or that one. */
static GtkWidget *
new_choice (PvListRows *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Translators: on a button: the row of a list is a new record */
  GtkWidget *new = gtk_toggle_button_new_with_label (C_("row", "New"));
  /* Translators: on a button: the row of a list is the record that is there */
  GtkWidget *same = gtk_toggle_button_new_with_label (_("The Same"));

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (same), GTK_TOGGLE_BUTTON (new));
  g_object_set_data (G_OBJECT (same), "same", GINT_TO_POINTER (TRUE));
  gtk_box_append (GTK_BOX (box), new);
  gtk_box_append (GTK_BOX (box), same);
  for (GtkWidget *button = new; button != NULL; button = gtk_widget_get_next_sibling (button))
    {
      g_object_set_data (G_OBJECT (button), "list-item", item);
      gtk_widget_add_css_class (button, "pv-list-said");
      g_signal_connect_object (button, "toggled", G_CALLBACK (said_cb), self, 0);
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
bind_choice (PvListRows *self, GtkListItem *item, const PvSheetRow *row)
{
  GtkWidget *box = gtk_list_item_get_child (item), *choice = g_object_get_data (G_OBJECT (box), "choice"), *new, *same;
  g_autofree char *name = NULL, *as_new = NULL, *as_same = NULL;

  if (choice != NULL)
    gtk_widget_set_visible (choice, row->alike != PV_NO_ID);
  if (row->alike == PV_NO_ID)
    return;
  /* Few rows of a long list have one. */
  if (choice == NULL)
    {
      choice = new_choice (self, item);
      gtk_box_append (GTK_BOX (box), choice);
      g_object_set_data (G_OBJECT (box), "choice", choice);
    }
  new = gtk_widget_get_first_child (choice);
  same = gtk_widget_get_next_sibling (new);
  name = pv_sheet_import_title (self->import, row->alike, PV_LANG_NONE);
  as_new = g_strdup_printf (_("New, another than %s"), name);
  as_same = g_strdup_printf (_("The same as %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (new), GTK_ACCESSIBLE_PROPERTY_LABEL, as_new, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (same), GTK_ACCESSIBLE_PROPERTY_LABEL, as_same, -1);
  gtk_widget_set_tooltip_text (new, as_new);
  gtk_widget_set_tooltip_text (same, as_same);
  self->binding = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row->id == row->alike ? same : new), TRUE);
  self->binding = FALSE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = new_label ("numeric", 1), *pill = new_label ("pv-pill", 0.5), *title = new_label ("pv-list-title", 0),
            *details = new_label ("caption", 0);

  gtk_label_set_width_chars (GTK_LABEL (number), 4);
  gtk_widget_add_css_class (number, "pv-second");
  gtk_widget_set_size_request (pill, 82, -1);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (details), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (details), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), details);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), pill);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "pv-list-row");
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
style_pill (GtkWidget *pill, PvRowOutcome outcome)
{
  for (guint i = 0; i < PV_N_ROW_OUTCOMES; i++)
    if (styles[i])
      gtk_widget_remove_css_class (pill, styles[i]);
  if (styles[outcome])
    gtk_widget_add_css_class (pill, styles[outcome]);
  gtk_label_set_label (GTK_LABEL (pill), pv_row_outcome_words (outcome));
}

static void
show_row (PvListRows *self, GtkListItem *item)
{
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *pill = gtk_widget_get_next_sibling (number), *words = gtk_widget_get_next_sibling (pill);
  GtkWidget *title = gtk_widget_get_first_child (words), *details = gtk_widget_get_next_sibling (title);
  Told told = tell (self, place_of (item));
  g_autofree char *of = g_strdup_printf ("%u", told.number);
  g_autofree char *name = told.title;
  g_autofree char *what = told.words;

  gtk_label_set_label (GTK_LABEL (number), of);
  style_pill (pill, told.outcome);
  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (details), what);
  gtk_widget_set_visible (details, *what != '\0');
  if (told.outcome == PV_ROW_REFUSED)
    gtk_widget_add_css_class (details, "error");
  else
    gtk_widget_remove_css_class (details, "error");
  if (self->import != NULL)
    bind_choice (self, item, row_of (self, item));
}

static void
bind_cb (PvListRows *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  show_row (self, item);
}

static void
unbind_cb (PvListRows *self, GtkListItem *item)
{
  if (self->bound != NULL)
    g_ptr_array_remove_fast (self->bound, item);
}

static gboolean
are_shown (PvListRows *self, const GPtrArray *rows)
{
  for (guint i = 0; i < MIN (rows->len, self->shown->len); i++)
    if (!g_str_equal (gtk_string_object_get_string (self->shown->pdata[i]), gtk_string_object_get_string (rows->pdata[i])))
      return FALSE;

  return rows->len == self->shown->len;
}

/* The widgets of a few rows in each frame, which measures them, so that the window goes on between them. */
static gboolean
slice_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  PvListRows *self = PV_LIST_ROWS (widget);
  guint there = g_list_model_get_n_items (G_LIST_MODEL (self->store)), left = self->shown->len - there;
  guint n = there < MOST_WIDGETS ? MIN (SLICE, left) : left;

  g_list_store_splice (self->store, there, 0, self->shown->pdata + there, n);
  if (n < left)
    return G_SOURCE_CONTINUE;
  self->coming = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_coming (PvListRows *self)
{
  if (self->coming != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->coming);
  self->coming = 0;
}

static void
show_anew (PvListRows *self, GPtrArray *rows)
{
  stop_coming (self);
  g_ptr_array_unref (self->shown);
  self->shown = g_ptr_array_ref (rows);
  g_list_store_remove_all (self->store);
  if (slice_cb (GTK_WIDGET (self), NULL, NULL) == G_SOURCE_CONTINUE)
    self->coming = gtk_widget_add_tick_callback (GTK_WIDGET (self), slice_cb, NULL, NULL);
}

/* The same rows say something else now: the keyboard and the scroll bar stay where they are. */
static void
fill (PvListRows *self)
{
  guint n = count_rows (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = NULL;

      if (self->outcome != PV_N_ROW_OUTCOMES && outcome_of (self, i) != self->outcome)
        continue;
      place = g_strdup_printf ("%u", i);
      g_ptr_array_add (rows, gtk_string_object_new (place));
    }
  if (!are_shown (self, rows))
    show_anew (self, rows);
  else
    for (guint i = 0; i < self->bound->len; i++)
      show_row (self, self->bound->pdata[i]);
}

void
pv_list_rows_set_import (PvListRows *self, PvSheetImport *import, PvSheet *sheet)
{
  g_return_if_fail (PV_IS_LIST_ROWS (self));

  if (sheet != self->sheet)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      show_anew (self, none);
    }
  g_clear_pointer (&self->import, pv_sheet_import_unref);
  g_clear_pointer (&self->sheet, pv_sheet_unref);
  self->import = import ? pv_sheet_import_ref (import) : NULL;
  self->sheet = sheet ? pv_sheet_ref (sheet) : NULL;
  fill (self);
}

void
pv_list_rows_set_graph (PvListRows *self, PvIncomingGraph *graph)
{
  g_return_if_fail (PV_IS_LIST_ROWS (self));

  pv_incoming_graph_ref (graph);
  g_clear_pointer (&self->graph, pv_incoming_graph_unref);
  self->graph = graph;
  fill (self);
}

void
pv_list_rows_set_outcome (PvListRows *self, PvRowOutcome outcome)
{
  g_return_if_fail (PV_IS_LIST_ROWS (self));

  self->outcome = outcome;
  fill (self);
}

guint
pv_list_rows_get_n (PvListRows *self)
{
  g_return_val_if_fail (PV_IS_LIST_ROWS (self), 0);

  return self->shown->len;
}

static void
pv_list_rows_dispose (GObject *object)
{
  PvListRows *self = PV_LIST_ROWS (object);

  stop_coming (self);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->import, pv_sheet_import_unref);
  g_clear_pointer (&self->sheet, pv_sheet_unref);
  g_clear_pointer (&self->graph, pv_incoming_graph_unref);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (pv_list_rows_parent_class)->dispose (object);
}

static void
pv_list_rows_class_init (PvListRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_list_rows_dispose;
  signals[SAID] = g_signal_new ("said", PV_TYPE_LIST_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pv_list_rows_init (PvListRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  self->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->outcome = PV_N_ROW_OUTCOMES;
  self->bound = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->store)))), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What becomes of the rows"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_add_css_class (view, "pv-list-rows");
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
