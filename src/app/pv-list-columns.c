#include "app/pv-list-columns.h"

#include <glib/gi18n-lib.h>

/* Columns beyond these are brought in as they were guessed; nobody looks so far to the right. */
#define MOST_COLUMNS 60
#define MOST_ROWS 4
#define WIDTH 190

struct _PvListColumns
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  PvSheet *sheet;
  PvMapping *mapping;
  GArray *choices;             /* PvColumn, what the drop-downs list */
  GPtrArray *drop_downs;       /* borrowed */
  GPtrArray *notes;            /* borrowed: why a column is taken for what it is */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PvListColumns, pv_list_columns, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
why_words (const PvColumn *column)
{
  if (column->use == PV_COLUMN_UNUSED)
    return column->guess == PV_GUESS_CHOSEN ? "" : _("Unknown heading");
  switch (column->guess)
    {
    case PV_GUESS_CONTENT:
      return _("Guessed from the cells");
    case PV_GUESS_HEADING:
      return _("By the heading");
    case PV_GUESS_REMEMBERED:
      return _("As the last time");
    case PV_GUESS_NOTHING:
    case PV_GUESS_CHOSEN:
    default:
      return "";
    }
}

static gboolean
is_doubtful (const PvColumn *column)
{
  return column->guess == PV_GUESS_CONTENT || (column->use == PV_COLUMN_UNUSED && column->guess == PV_GUESS_NOTHING);
}

static guint
place_of (PvListColumns *self, const PvColumn *column)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (pv_column_equal (&g_array_index (self->choices, PvColumn, i), column))
      return i;

  return 0;
}

static void
show_meanings (PvListColumns *self)
{
  self->filling = TRUE;
  for (guint c = 0; c < self->drop_downs->len; c++)
    {
      const PvColumn *column = pv_mapping_get (self->mapping, c);
      GtkWidget *note = self->notes->pdata[c];

      gtk_drop_down_set_selected (self->drop_downs->pdata[c], place_of (self, column));
      gtk_label_set_label (GTK_LABEL (note), why_words (column));
      if (is_doubtful (column))
        gtk_widget_add_css_class (note, "pv-list-doubt");
      else
        gtk_widget_remove_css_class (note, "pv-list-doubt");
    }
  self->filling = FALSE;
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *param, PvListColumns *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down), c;

  if (self->filling || selected >= self->choices->len || !g_ptr_array_find (self->drop_downs, drop_down, &c))
    return;
  pv_mapping_set (self->mapping, c, &g_array_index (self->choices, PvColumn, selected));
  show_meanings (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- building --- */

static GListModel *
list_words (PvListColumns *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_take (words, pv_column_words (pv_kinds_default (), self->mapping->kind, &g_array_index (self->choices, PvColumn, i)));

  return G_LIST_MODEL (words);
}

static char *
heading_words (PvListColumns *self, guint c)
{
  g_autofree char *letters = pv_column_letters (c);
  const char *heading = pv_mapping_heading (self->mapping, self->sheet, c);

  return *heading ? g_strdup_printf ("%s · %s", letters, heading) : g_strdup (letters);
}

static GtkWidget *
new_cell (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_choice (PvListColumns *self, GListModel *words, guint c, const char *heading)
{
  GtkWidget *drop_down
      = gtk_drop_down_new (g_object_ref (words), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  /* Translators: a choice above a column of a list; the column's letter and its heading follow */
  g_autofree char *label = g_strdup_printf (_("What the column holds: %s"), heading);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  return drop_down;
}

static void
append_column (PvListColumns *self, GtkGrid *grid, GListModel *words, guint c)
{
  g_autofree char *heading = heading_words (self, c);
  GtkWidget *head = new_cell (heading, "heading"), *note = new_cell ("", "caption");
  GtkWidget *choice = new_choice (self, words, c, heading);

  gtk_widget_set_tooltip_text (head, heading);
  gtk_widget_set_size_request (head, WIDTH, -1);
  gtk_grid_attach (grid, head, (int) c, 0, 1, 1);
  gtk_grid_attach (grid, choice, (int) c, 1, 1, 1);
  gtk_grid_attach (grid, note, (int) c, 2, 1, 1);
  for (guint r = 0; r < MOST_ROWS; r++)
    gtk_grid_attach (grid, new_cell (pv_sheet_get_text (self->sheet, self->mapping->first_row + r, c), "pv-list-cell"), (int) c, (int) r + 3, 1, 1);
  g_ptr_array_add (self->drop_downs, choice);
  g_ptr_array_add (self->notes, note);
}

static void
build (PvListColumns *self)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GListModel) words = list_words (self);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_add_css_class (grid, "pv-list-columns");
  g_ptr_array_set_size (self->drop_downs, 0);
  g_ptr_array_set_size (self->notes, 0);
  for (guint c = 0; c < MIN (self->mapping->columns->len, MOST_COLUMNS); c++)
    append_column (self, GTK_GRID (grid), words, c);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), grid);
}

/* Built anew only where the list or its kind is another: a choice that has the keyboard keeps it. */
void
pv_list_columns_set (PvListColumns *self, PvSheet *sheet, const PvMapping *mapping)
{
  gboolean same = self->sheet == sheet && self->mapping != NULL && self->mapping->kind == mapping->kind
                  && self->mapping->first_row == mapping->first_row && self->mapping->heading_row == mapping->heading_row;

  g_return_if_fail (PV_IS_LIST_COLUMNS (self));

  if (self->sheet != sheet)
    {
      g_clear_pointer (&self->sheet, pv_sheet_unref);
      self->sheet = pv_sheet_ref (sheet);
    }
  g_clear_pointer (&self->mapping, pv_mapping_free);
  self->mapping = pv_mapping_copy (mapping);
  if (!same)
    {
      g_clear_pointer (&self->choices, g_array_unref);
      self->choices = pv_mapping_choices (pv_kinds_default (), mapping->kind);
      self->filling = TRUE;
      build (self);
      self->filling = FALSE;
    }
  show_meanings (self);
}

const PvMapping *
pv_list_columns_get_mapping (PvListColumns *self)
{
  return self->mapping;
}

GtkDropDown *
pv_list_columns_get_choice (PvListColumns *self, guint column)
{
  return column < self->drop_downs->len ? self->drop_downs->pdata[column] : NULL;
}

gboolean
pv_list_columns_focus_doubt (PvListColumns *self)
{
  for (guint c = 0; c < self->drop_downs->len; c++)
    if (is_doubtful (pv_mapping_get (self->mapping, c)))
      return gtk_widget_grab_focus (self->drop_downs->pdata[c]);

  return FALSE;
}

static void
pv_list_columns_dispose (GObject *object)
{
  PvListColumns *self = PV_LIST_COLUMNS (object);

  self->filling = TRUE;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, pv_sheet_unref);
  g_clear_pointer (&self->mapping, pv_mapping_free);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->drop_downs, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);

  G_OBJECT_CLASS (pv_list_columns_parent_class)->dispose (object);
}

static void
pv_list_columns_class_init (PvListColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_list_columns_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", PV_TYPE_LIST_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_list_columns_init (PvListColumns *self)
{
  self->drop_downs = g_ptr_array_new ();
  self->notes = g_ptr_array_new ();
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
