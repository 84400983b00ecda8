#include "model/pv-code-names.h"

#include "pv-code-tables.h"

#include <gio/gio.h>
#include <string.h>

/* Which table of data/reference/ lists the codes, and which of its columns is the code. */
static const struct
{
  const char *table;
  const char *column;
  const char *older_column;              /* codes that are still met */
} sources[] = {
  [PV_CODES_MUNICIPALITY] = { "municipalities", "code", NULL },
  [PV_CODES_NUTS] = { "regions", "nuts2024", "nuts2021" },
  [PV_CODES_CPV] = { "cpv", "code", NULL },
  [PV_CODES_PTV_TARGET_GROUP] = { "ptv-target-groups", "code", NULL },
  [PV_CODES_PTV_SERVICE_CLASS] = { "ptv-service-classes", "code", NULL },
  [PV_CODES_PTV_LIFE_EVENT] = { "ptv-life-events", "code", NULL },
};

typedef struct
{
  const char *code;
  const char *names[PV_N_LANGS];
  char *folded;                          /* of all names, made by the first search */
} Entry;

typedef struct
{
  char *copy;                            /* cut into strings */
  GArray *entries;
  GHashTable *by_code;                   /* code -> index + 1 */
} Table;

static int
column_of (char **heads, const char *name)
{
  for (int i = 0; heads[i] != NULL; i++)
    if (g_strcmp0 (heads[i], name) == 0)
      return i;

  return -1;
}

/* The cells of one line, cut in place. */
static guint
cut (char *line, char **cells, guint max)
{
  guint n = 0;

  while (line != NULL && n < max)
    {
      char *tab = strchr (line, '\t');

      cells[n++] = line;
      if (tab != NULL)
        *tab++ = '\0';
      line = tab;
    }

  return n;
}

static void
add_entry (Table *table, char **cells, guint n, const int *columns, int code_column)
{
  Entry entry = { 0 };

  if (code_column < 0 || (guint) code_column >= n || *cells[code_column] == '\0')
    return;

  entry.code = cells[code_column];
  for (guint i = 0; i < PV_N_LANGS; i++)
    entry.names[i] = columns[i] >= 0 && (guint) columns[i] < n ? cells[columns[i]] : "";
  if (g_hash_table_contains (table->by_code, entry.code))
    return;

  g_array_append_val (table->entries, entry);
  g_hash_table_insert (table->by_code, (gpointer) entry.code, GUINT_TO_POINTER (table->entries->len));
}

static void
read_lines (Table *table, PvCodes codes)
{
  char *cells[16] = { NULL };
  char *heads[17] = { NULL };
  int columns[PV_N_LANGS] = { -1, -1, -1 }, code = -1, older = -1;
  gboolean has_heads = FALSE;
  char *line = table->copy;

  while (line != NULL && *line != '\0')
    {
      char *end = strchr (line, '\n');

      if (end != NULL)
        *end++ = '\0';
      if (*line != '#' && !has_heads)
        {
          cut (line, heads, 16);
          for (guint i = 0; i < PV_N_LANGS; i++)
            columns[i] = column_of (heads, pv_lang_code (PV_LANG_FIRST + i));
          code = column_of (heads, sources[codes].column);
          older = column_of (heads, sources[codes].older_column);
          has_heads = TRUE;
        }
      else if (*line != '#')
        {
          guint n = cut (line, cells, G_N_ELEMENTS (cells));

          add_entry (table, cells, n, columns, code);
          add_entry (table, cells, n, columns, older);
        }
      line = end;
    }
}

static const Table *
table_of (PvCodes codes)
{
  static Table tables[G_N_ELEMENTS (sources)];
  static GMutex lock;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Table *table;

  if (codes >= G_N_ELEMENTS (sources) || sources[codes].table == NULL)
    return NULL;

  table = &tables[codes];
  if (table->entries != NULL)
    return table;

  table->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  table->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  path = g_strdup_printf ("/fi/polkuverkko/reference/%s.tsv", sources[codes].table);
  bytes = g_resource_lookup_data (pv_code_tables_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  table->copy = g_strndup (bytes ? g_bytes_get_data (bytes, NULL) : "", bytes ? g_bytes_get_size (bytes) : 0);
  read_lines (table, codes);
  for (guint i = 0; i < table->entries->len; i++)
    {
      Entry *entry = &g_array_index (table->entries, Entry, i);
      g_autofree char *all = g_strjoin (" ", entry->names[0], entry->names[1], entry->names[2], NULL);

      entry->folded = pv_text_fold (all);
    }

  return table;
}

const char *
pv_code_name (PvCodes codes, const char *code, PvLang lang)
{
  const Table *table = table_of (codes);
  guint index = table ? GPOINTER_TO_UINT (g_hash_table_lookup (table->by_code, code)) : 0;
  PvLang order[PV_N_LANGS];

  if (index == 0)
    return NULL;

  pv_lang_fallback (lang, order);
  for (guint i = 0; i < PV_N_LANGS; i++)
    {
      const char *name = g_array_index (table->entries, Entry, index - 1).names[order[i] - PV_LANG_FIRST];

      if (*name != '\0')
        return name;
    }

  return NULL;
}

static gboolean
matches (const Entry *entry, const char *query, char **words)
{
  if (*query != '\0' && g_ascii_strncasecmp (entry->code, query, strlen (query)) == 0)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (entry->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

GPtrArray *
pv_code_search (PvCodes codes, const char *query, guint limit)
{
  GPtrArray *found = g_ptr_array_new ();
  const Table *table = table_of (codes);
  g_autofree char *stripped = g_strstrip (g_strdup (query));
  g_autofree char *folded = pv_text_fold (query);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; table != NULL && i < table->entries->len && found->len < limit; i++)
    {
      const Entry *entry = &g_array_index (table->entries, Entry, i);

      if (matches (entry, stripped, words))
        g_ptr_array_add (found, (gpointer) entry->code);
    }

  return found;
}
