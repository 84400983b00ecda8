#include "document/pv-history-list-private.h"

#include <glib/gi18n-lib.h>

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvHistoryList, pv_history_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint loaded_signal;

static GType
get_item_type (GListModel *model)
{
  return PV_TYPE_HISTORY_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return PV_HISTORY_LIST (model)->rows->len;
}

/* Days since 1970 as days of the calendar. */
#define EPOCH 719163

static char *
day_words (guint32 day)
{
  PvDate date = (PvDate) (day + EPOCH);
  g_autofree char *words = pv_date_to_words (date, pv_interface_lang ());

  if (date == pv_date_today ())
    /* Translators: the heading of a day in the history: "Today, 22.11.2026" */
    return g_strdup_printf (_("Today, %s"), words);
  if (date == pv_date_today () - 1)
    return g_strdup_printf (_("Yesterday, %s"), words);
  return g_steal_pointer (&words);
}

static void
fill_line (PvHistoryList *self, PvHistoryEntry *entry, guint place)
{
  guint n;
  const PvStoreLine *line = &pv_store_lines_get (self->log.lines, &n)[place];
  g_autofree char *owned = NULL;
  const char *title = pv_document_known_title (self->document, line->kind, line->id, &owned);

  entry->place = place;
  entry->line = pv_document_line_in_words (self->document, &self->log, line, title ? title : "…");
  if (title == NULL)
    pv_history_list_ask (self, entry);
}

static gpointer
get_item (GListModel *model, guint position)
{
  PvHistoryList *self = PV_HISTORY_LIST (model);
  PvHistoryEntry *entry;
  guint32 row;

  if (position >= self->rows->len)
    return NULL;

  row = g_array_index (self->rows, guint32, position);
  entry = g_object_new (PV_TYPE_HISTORY_ENTRY, NULL);
  if (row & PV_HISTORY_DAY)
    entry->day = day_words (row & ~PV_HISTORY_DAY);
  else
    fill_line (self, entry, PV_HISTORY_PLACE (row));
  return entry;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
history_changed_cb (PvHistoryList *self)
{
  self->stale = TRUE;
  if (self->awake)
    pv_history_list_load (self);
}

static void
pv_history_list_dispose (GObject *object)
{
  PvHistoryList *self = PV_HISTORY_LIST (object);

  g_clear_handle_id (&self->asking, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pv_history_list_parent_class)->dispose (object);
}

static void
pv_history_list_finalize (GObject *object)
{
  PvHistoryList *self = PV_HISTORY_LIST (object);

  pv_history_log_clear (&self->log);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->waiting);
  g_free (self->author);
  G_OBJECT_CLASS (pv_history_list_parent_class)->finalize (object);
}

static void
pv_history_list_class_init (PvHistoryListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pv_history_list_dispose;
  G_OBJECT_CLASS (class)->finalize = pv_history_list_finalize;
  loaded_signal = g_signal_new ("loaded", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_history_list_init (PvHistoryList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->stale = TRUE;
}

PvHistoryList *
pv_history_list_new (PvDocument *document)
{
  PvHistoryList *self = g_object_new (PV_TYPE_HISTORY_LIST, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "history-changed", G_CALLBACK (history_changed_cb), self);
  return self;
}

void
pv_history_list_set_awake (PvHistoryList *self, gboolean awake)
{
  g_return_if_fail (PV_IS_HISTORY_LIST (self));

  self->awake = awake;
  if (awake && (self->stale || self->filter_changed))
    pv_history_list_load (self);
}

void
pv_history_list_set_filter (PvHistoryList *self, const PvHistoryFilter *filter)
{
  g_return_if_fail (PV_IS_HISTORY_LIST (self));

  if (self->filter.record == filter->record && self->filter.kind == filter->kind && g_strcmp0 (self->author, filter->author) == 0)
    return;

  g_free (self->author);
  self->author = g_strdup (filter->author);
  self->filter = *filter;
  self->filter.author = self->author;
  self->filter_changed = TRUE;
  if (self->awake)
    pv_history_list_load (self);
}

gboolean
pv_history_list_is_loading (PvHistoryList *self)
{
  g_return_val_if_fail (PV_IS_HISTORY_LIST (self), FALSE);

  return self->loading || self->log.lines == NULL || (self->awake && (self->stale || self->filter_changed));
}

guint
pv_history_list_count (PvHistoryList *self, guint *shown)
{
  g_return_val_if_fail (PV_IS_HISTORY_LIST (self), 0);

  if (shown)
    *shown = self->n_shown;
  return self->n_lines;
}

/* Days of the laptop that looks. Lines come nearly in the order of time: the last day's bounds save the calendar. */
typedef struct
{
  gint64 from_ms;
  gint64 to_ms;
  guint32 day;
} Day;

static guint32
day_of (Day *day, gint64 at_ms)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) end = NULL;
  GDate date;

  if (at_ms >= day->from_ms && at_ms < day->to_ms)
    return day->day;

  time = g_date_time_new_from_unix_local (at_ms / 1000);
  if (time == NULL)
    return 0;
  start = g_date_time_new_local (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time), 0, 0, 0);
  end = g_date_time_add_days (start, 1);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time), (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  day->from_ms = g_date_time_to_unix (start) * 1000;
  day->to_ms = g_date_time_to_unix (end) * 1000;
  day->day = g_date_get_julian (&date) > EPOCH ? g_date_get_julian (&date) - EPOCH : 0;
  return day->day;
}

static GArray *
make_rows (PvHistoryList *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n;
  const PvStoreLine *lines = pv_store_lines_get (self->log.lines, &n);
  guint32 last_day = G_MAXUINT32;
  Day day = { 0, 0, 0 };

  self->n_lines = self->n_shown = 0;
  for (guint i = n; i-- > 0;)
    {
      guint32 row = i | (lines[i].undone ? PV_HISTORY_UNDONE : 0);
      guint32 today;

      self->n_lines += lines[i].moved ? 0 : 1;
      if (!pv_history_log_shows (&self->log, &self->filter, &lines[i]))
        continue;
      today = day_of (&day, lines[i].at_ms) | PV_HISTORY_DAY;
      if (today != last_day)
        g_array_append_val (rows, today);
      last_day = today;
      g_array_append_val (rows, row);
      self->n_shown++;
    }
  return rows;
}

static guint
same_at_end (const GArray *a, const GArray *b)
{
  guint n = 0;

  while (n < a->len && n < b->len
         && g_array_index (a, guint32, a->len - 1 - n) == g_array_index (b, guint32, b->len - 1 - n))
    n++;
  return n;
}

void
pv_history_list_show (PvHistoryList *self, gboolean all)
{
  g_autoptr (GArray) before = self->rows;
  guint same;

  self->rows = make_rows (self);
  same = all ? 0 : same_at_end (before, self->rows);
  if (before->len > same || self->rows->len > same)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len - same, self->rows->len - same);
  g_signal_emit (self, loaded_signal, 0);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pv_history_list_get_authors (PvHistoryList *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean unknown = FALSE;
  const PvStoreLine *lines;
  guint n;

  g_return_val_if_fail (PV_IS_HISTORY_LIST (self), names);

  if (self->log.lines == NULL)
    return names;
  lines = pv_store_lines_get (self->log.lines, &n);
  for (guint i = 0; i < n; i++)
    {
      char *name = g_hash_table_lookup (self->log.authors, &lines[i].who);

      unknown = unknown || name == NULL;
      if (name != NULL && g_hash_table_add (met, name))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  if (unknown)
    g_ptr_array_add (names, g_strdup (""));
  return names;
}

guint
pv_history_list_find (PvHistoryList *self, guint32 org, gint64 step)
{
  const PvStoreLine *lines;
  guint n;

  g_return_val_if_fail (PV_IS_HISTORY_LIST (self), G_MAXUINT);

  if (self->log.lines == NULL)
    return G_MAXUINT;
  lines = pv_store_lines_get (self->log.lines, &n);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint32 row = g_array_index (self->rows, guint32, i);

      if (!(row & PV_HISTORY_DAY) && lines[PV_HISTORY_PLACE (row)].org == org && lines[PV_HISTORY_PLACE (row)].step == step)
        return i;
    }
  return G_MAXUINT;
}

GPtrArray *
pv_history_list_get_joined (PvHistoryList *self)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (PV_IS_HISTORY_LIST (self), titles);

  for (guint i = 0; self->log.joined != NULL && self->filter.record != PV_NO_ID && i < self->log.joined->len; i++)
    g_ptr_array_add (titles, pv_document_title_of (self->document, self->filter.kind, g_array_index (self->log.joined, PvId, i)));
  return titles;
}
