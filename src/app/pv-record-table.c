#include "app/pv-record-table-private.h"

#include "app/pv-accessible.h"

G_DEFINE_FINAL_TYPE (PvRecordTable, pv_record_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SHOWN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Rows: the list of records, sorted by their own order, filtered, sorted by the columns. */

/* Records with an order stand by what they belong to, then in their order. */
static int
own_order_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  PvRecordTable *self = user_data;
  PvRecord *left = pv_row_get_record ((PvRow *) a);
  PvRecord *right = pv_row_get_record ((PvRow *) b);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->kind->fields[i].type == PV_TYPE_REFERENCE && self->kind->fields[i].flags & PV_FIELD_REQUIRED)
      {
        PvId x = pv_record_get_reference (left, self->kind->fields[i].field);
        PvId y = pv_record_get_reference (right, self->kind->fields[i].field);

        if (x != y)
          return x < y ? -1 : 1;
        break;
      }
  return pv_record_compare (&left, &right);
}

/* A list that was sorted before it was shown stands at its end. */
static void
mapped_cb (PvRecordTable *self)
{
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u", 0);
}

static gboolean
take_selection_cb (gpointer user_data)
{
  PvRecordTable *self = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);

  self->sync = 0;
  for (guint i = 0; i < n && pv_selection_get_n (self->selection) > 0; i++)
    {
      g_autoptr (PvRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (pv_selection_contains (self->selection, pv_row_get_id (row)))
        gtk_bitset_add (chosen, i);
    }
  self->quiet = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->model), chosen, all);
  self->quiet = FALSE;
  g_signal_emit (self, signals[SIGNAL_SHOWN_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
take_selection_soon (PvRecordTable *self)
{
  if (self->sync == 0 && !self->asleep)
    self->sync = g_idle_add_full (G_PRIORITY_HIGH_IDLE, take_selection_cb, self, NULL);
}

static void
rows_changed_cb (PvRecordTable *self)
{
  /* While rows come and go the list loses what is chosen: it is put back. */
  take_selection_soon (self);
}

static void
chosen_elsewhere_cb (PvRecordTable *self)
{
  if (!self->quiet)
    take_selection_soon (self);
}

/* A person chose rows. */
static void
rows_chosen_cb (PvRecordTable *self)
{
  g_autoptr (GtkBitset) chosen = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  GtkBitsetIter iter;
  guint position;

  if (self->quiet || self->sync)
    return;
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (PvRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
      PvId id = row ? pv_row_get_id (row) : PV_NO_ID;

      if (id != PV_NO_ID)
        g_array_append_val (ids, id);
    }
  self->quiet = TRUE;
  pv_selection_set_many (self->selection, (const PvId *) (gpointer) ids->data, ids->len);
  self->quiet = FALSE;
}

/* Double click, or Enter. */
static void
activated_cb (PvRecordTable *self, guint position)
{
  g_autoptr (PvRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row == NULL)
    return;
  pv_selection_set (self->selection, pv_row_get_id (row));
  if (self->pressed)
    self->wanted = TRUE;
  else
    pv_record_table_edit (self, self->current);
}

static gboolean
edit_wanted_cb (gpointer user_data)
{
  PvRecordTable *self = user_data;

  if (self->wanted && self->document)
    pv_record_table_edit (self, self->current);
  self->wanted = FALSE;
  return G_SOURCE_REMOVE;
}

static gboolean
event_cb (PvRecordTable *self, GdkEvent *event)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_PRESS)
    self->pressed = TRUE;
  else if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE)
    {
      self->pressed = FALSE;
      if (self->wanted)
        g_idle_add_full (G_PRIORITY_DEFAULT, edit_wanted_cb, g_object_ref (self), g_object_unref);
    }
  return FALSE;
}

static void
refreshed_cb (PvRecordTable *self)
{
  /* Under an open editor nothing moves. */
  if (self->editor)
    return;
  pv_record_table_sort_again (self);
  if (pv_record_table_look_again (self))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
build_model (PvRecordTable *self)
{
  GtkSorter *own = self->kind->order ? GTK_SORTER (gtk_custom_sorter_new (own_order_cb, self, NULL)) : NULL;
  GListModel *ordered = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->list)), own));
  GListModel *filtered;
  GListModel *sorted;

  self->filter = GTK_FILTER (gtk_custom_filter_new (pv_record_table_passes_cb, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (ordered, g_object_ref (self->filter)));
  sorted = G_LIST_MODEL (gtk_sort_list_model_new (filtered, g_object_ref (gtk_column_view_get_sorter (self->view))));
  self->model = gtk_multi_selection_new (sorted);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (rows_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
pv_record_table_dispose (GObject *object)
{
  PvRecordTable *self = PV_RECORD_TABLE (object);
  GtkWidget *child;

  pv_record_table_close_editor (self);
  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_handle_id (&self->sync, g_source_remove);
  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->scroller = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->model);
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  pv_record_table_forget_words (self);

  G_OBJECT_CLASS (pv_record_table_parent_class)->dispose (object);
}

static gboolean
edit_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return pv_record_table_edit (PV_RECORD_TABLE (widget), PV_RECORD_TABLE (widget)->current);
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  pv_record_table_move (PV_RECORD_TABLE (widget), g_variant_get_int32 (arguments));
  return TRUE;
}

static void
pv_record_table_class_init (PvRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_record_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SHOWN_CHANGED] = g_signal_new ("shown-changed", PV_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  pv_record_table_install_menu (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, edit_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
}

static void
pv_record_table_init (PvRecordTable *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->lang = PV_LANG_FI;
  self->cells = g_ptr_array_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "pv-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  pv_record_table_init_menu (self);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}

GtkWidget *
pv_record_table_new (PvDocument *document, PvSelection *selection, const PvKindInfo *kind)
{
  PvRecordTable *self = g_object_new (PV_TYPE_RECORD_TABLE, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->kind = kind;
  self->list = pv_record_list_new (document, kind->kind);
  pv_accessible_name_table (self->view, pv_kind_plural (kind));
  build_model (self);
  pv_record_table_add_columns (self);
  g_signal_connect_object (document, "older-texts", G_CALLBACK (pv_record_list_refresh), self->list, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "refreshed", G_CALLBACK (refreshed_cb), self);
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (chosen_elsewhere_cb), self);
  take_selection_soon (self);
  return GTK_WIDGET (self);
}

const PvKindInfo *
pv_record_table_get_kind (PvRecordTable *self)
{
  g_return_val_if_fail (PV_IS_RECORD_TABLE (self), NULL);

  return self->kind;
}

GtkColumnView *
pv_record_table_get_view (PvRecordTable *self)
{
  g_return_val_if_fail (PV_IS_RECORD_TABLE (self), NULL);

  return self->view;
}

void
pv_record_table_set_lang (PvRecordTable *self, PvLang lang)
{
  g_return_if_fail (PV_IS_RECORD_TABLE (self));

  if (lang == self->lang)
    return;
  self->lang = lang;
  pv_record_list_refresh (self->list);
}

void
pv_record_table_set_asleep (PvRecordTable *self, gboolean asleep)
{
  g_return_if_fail (PV_IS_RECORD_TABLE (self));

  if (asleep == self->asleep)
    return;
  self->asleep = asleep;
  pv_record_list_set_asleep (self->list, asleep);
  take_selection_soon (self);
}

void
pv_record_table_set_filter (PvRecordTable *self, const char *words)
{
  g_return_if_fail (PV_IS_RECORD_TABLE (self));

  pv_record_table_look_for (self, words);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  take_selection_soon (self);
}

guint
pv_record_table_get_n (PvRecordTable *self, guint *n_shown)
{
  g_return_val_if_fail (PV_IS_RECORD_TABLE (self), 0);

  if (n_shown)
    *n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

void
pv_record_table_get_shown (PvRecordTable *self, GArray *fields, GArray *ids)
{
  guint n;

  g_return_if_fail (PV_IS_RECORD_TABLE (self));

  pv_record_table_append_fields (self, fields);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PvRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      PvId id = pv_row_get_id (row);

      g_array_append_val (ids, id);
    }
}

static PvField
first_column (PvRecordTable *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->kind->fields[i].flags & PV_FIELD_COLUMN && self->kind->fields[i].group != PV_GROUP_HIDDEN)
      return self->kind->fields[i].field;
  return PV_NO_FIELD;
}

gboolean
pv_record_table_edit (PvRecordTable *self, PvField field)
{
  PvId id = pv_selection_get_single (self->selection);
  PvTableCell *cell;

  g_return_val_if_fail (PV_IS_RECORD_TABLE (self), FALSE);

  cell = id == PV_NO_ID ? NULL : pv_record_table_cell_of (self, id, field == PV_NO_FIELD ? first_column (self) : field);
  if (cell == NULL)
    return FALSE;
  pv_record_table_open_editor (self, cell);
  return TRUE;
}
