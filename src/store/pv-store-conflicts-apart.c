/* Where two replicas worked without knowing each other. A change (X, c) has seen Y up to v (c), and Y's first change that has
 * seen it is f (c); Y's changes between the two were made apart from it. Both follow from the rows of `seen` about X and Y, and
 * neither falls as c rises, so c is apart in runs. */
#include "store/pv-store-conflicts-private.h"

/* From its change @ctr on, one replica has seen the other up to @upto. */
typedef struct
{
  gint64 ctr;
  gint64 upto;
} Sight;

typedef struct
{
  PvKind tbl;
  guint32 org;
  PvId row;
  int col;
} Written;

static GArray *
read_sights (PvStore *store, gint64 org, gint64 other, GError **error)
{
  g_autoptr (GArray) sights = g_array_new (FALSE, FALSE, sizeof (Sight));
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT ctr, upto FROM seen WHERE org = ?1 AND o = ?2 ORDER BY ctr", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, other);
  while (row)
    {
      Sight sight;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return NULL;
      sight = (Sight) { row ? sqlite3_column_int64 (statement, 0) : 0, row ? sqlite3_column_int64 (statement, 1) : 0 };
      if (row)
        g_array_append_val (sights, sight);
    }

  return g_steal_pointer (&sights);
}

static gboolean
read_orgs (PvStore *store, GArray *orgs, GArray *lasts, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql, "SELECT no, (SELECT max (ctr) FROM change WHERE org = no) AS last FROM replica WHERE last > 0 ORDER BY no", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      gint64 org, last;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      org = sqlite3_column_int64 (statement, 0);
      last = sqlite3_column_int64 (statement, 1);
      g_array_append_val (orgs, org);
      g_array_append_val (lasts, last);
    }

  return TRUE;
}

/* Runs of changes of X that were made apart from some of Y: from a break point of v or f to the next. */
static void
mark_apart (const GArray *of_x, const GArray *of_y, gint64 last_x, gint64 last_y, guint8 *apart)
{
  guint v = 0, f = 0;
  gint64 seen = 0;

  for (gint64 c = 1; c <= last_x; c++)
    {
      gint64 first_seeing;

      for (; v < of_x->len && g_array_index (of_x, Sight, v).ctr <= c; v++)
        seen = g_array_index (of_x, Sight, v).upto;
      while (f < of_y->len && g_array_index (of_y, Sight, f).upto < c)
        f++;
      first_seeing = f < of_y->len ? g_array_index (of_y, Sight, f).ctr : last_y + 1;
      if (first_seeing - seen > 1)
        apart[c] = 1;
    }
}

static gboolean
collect_run (PvStore *store, gint64 org, gint64 first, gint64 last, GArray *written, GError **error)
{
  sqlite3_stmt *statement
    = pv_sql_prepare (store->sql, "SELECT tbl, row, col FROM op WHERE org = ?1 AND ctr BETWEEN ?2 AND ?3", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_int64 (statement, 3, last);
  while (row)
    {
      Written one;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      one = (Written) { (PvKind) sqlite3_column_int (statement, 0), (guint32) org, sqlite3_column_int64 (statement, 1),
                        sqlite3_column_int (statement, 2) };
      g_array_append_val (written, one);
    }

  return TRUE;
}

static gboolean
collect (PvStore *store, gint64 org, gint64 last, const guint8 *apart, GArray *written, GError **error)
{
  for (gint64 c = 1; c <= last; c++)
    {
      gint64 first = c;

      if (!apart[c])
        continue;
      while (c < last && apart[c + 1])
        c++;
      if (!collect_run (store, org, first, c, written, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
collect_org (PvStore *store, const GArray *orgs, const GArray *lasts, guint x, GArray *written, GError **error)
{
  gint64 org = g_array_index (orgs, gint64, x), last = g_array_index (lasts, gint64, x);
  g_autofree guint8 *apart = g_malloc0 ((gsize) last + 1);

  for (guint y = 0; y < orgs->len; y++)
    {
      g_autoptr (GArray) of_x = NULL;
      g_autoptr (GArray) of_y = NULL;

      if (x == y)
        continue;
      of_x = read_sights (store, org, g_array_index (orgs, gint64, y), error);
      of_y = of_x ? read_sights (store, g_array_index (orgs, gint64, y), org, error) : NULL;
      if (of_y == NULL)
        return FALSE;
      mark_apart (of_x, of_y, last, g_array_index (lasts, gint64, y), apart);
    }

  return collect (store, org, last, apart, written, error);
}

static int
compare_written (gconstpointer a, gconstpointer b)
{
  const Written *left = a, *right = b;

  if (left->tbl != right->tbl)
    return left->tbl < right->tbl ? -1 : 1;
  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->col != right->col)
    return left->col < right->col ? -1 : 1;
  return (left->org > right->org) - (left->org < right->org);
}

static gboolean
of_two (const Written *written, guint n)
{
  for (guint i = 1; i < n; i++)
    if (written[i].org != written[0].org)
      return TRUE;

  return FALSE;
}

/* @written are those of one row. */
static void
add_row (const Written *written, guint n, GArray *cells)
{
  PvConflictCell whole = { written->tbl, written->row, PV_STORE_COL_DELETED };
  guint end;

  if (!of_two (written, n))
    return;
  g_array_append_val (cells, whole);
  for (guint i = 0; i < n; i = end)
    {
      PvConflictCell cell = { written->tbl, written->row, written[i].col };

      for (end = i; end < n && written[end].col == written[i].col;)
        end++;
      if (cell.col != PV_STORE_COL_DELETED && of_two (written + i, end - i))
        g_array_append_val (cells, cell);
    }
}

GArray *
pv_conflicts_find_apart (PvStore *store, GError **error)
{
  g_autoptr (GArray) orgs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) lasts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) written = g_array_new (FALSE, FALSE, sizeof (Written));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (PvConflictCell));
  const Written *list;
  guint end;

  if (!read_orgs (store, orgs, lasts, error))
    return NULL;
  for (guint x = 0; x < orgs->len && orgs->len > 1; x++)
    if (!collect_org (store, orgs, lasts, x, written, error))
      return NULL;

  g_array_sort (written, compare_written);
  list = (const Written *) (gpointer) written->data;
  for (guint i = 0; i < written->len; i = end)
    {
      for (end = i; end < written->len && list[end].tbl == list[i].tbl && list[end].row == list[i].row;)
        end++;
      add_row (list + i, end - i, cells);
    }

  return g_steal_pointer (&cells);
}
