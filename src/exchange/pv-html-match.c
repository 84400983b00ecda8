#include "exchange/pv-html-match.h"

#include <string.h>

typedef struct
{
  const char *const *first;
  const char *const *second;
  guint from;                  /* what is equal before and behind is matched already */
  guint to_first;
  guint to_second;
  guint *match;
} Rows;

static void
match_ends (Rows *rows)
{
  while (rows->from < MIN (rows->to_first, rows->to_second) && strcmp (rows->first[rows->from], rows->second[rows->from]) == 0)
    {
      rows->match[rows->from] = rows->from;
      rows->from++;
    }
  while (MIN (rows->to_first, rows->to_second) > rows->from
         && strcmp (rows->first[rows->to_first - 1], rows->second[rows->to_second - 1]) == 0)
    rows->match[--rows->to_first] = --rows->to_second;
}

/* The nth of several equal ones goes with the nth of theirs. */
static void
propose (Rows *rows)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint *next = g_new (guint, rows->to_second + 1);

  for (guint j = rows->to_second; j-- > rows->from;)
    {
      next[j] = GPOINTER_TO_UINT (g_hash_table_lookup (places, rows->second[j]));
      g_hash_table_insert (places, (gpointer) rows->second[j], GUINT_TO_POINTER (j + 1));
    }
  for (guint i = rows->from; i < rows->to_first; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, rows->first[i]));

      if (place == 0)
        continue;
      rows->match[i] = place - 1;
      g_hash_table_insert (places, (gpointer) rows->second[place - 1], GUINT_TO_POINTER (next[place - 1]));
    }
}

/* Of what was proposed, the longest row that rises. */
static void
keep_rising (Rows *rows)
{
  guint n = rows->to_first - rows->from, length = 0;
  g_autofree guint *last = g_new (guint, n + 1);        /* of the best row of each length, its last of @first */
  g_autofree guint *before = g_new (guint, n + 1);
  guint kept;

  for (guint i = rows->from; i < rows->to_first; i++)
    {
      guint low = 0, high = length;

      if (rows->match[i] == PV_HTML_ALONE)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (rows->match[last[middle]] < rows->match[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i - rows->from] = low > 0 ? last[low - 1] : PV_HTML_ALONE;
      last[low] = i;
      length = MAX (length, low + 1);
    }
  kept = length > 0 ? last[length - 1] : PV_HTML_ALONE;
  for (guint i = rows->to_first; i-- > rows->from;)
    if (i == kept)
      kept = before[i - rows->from];
    else
      rows->match[i] = PV_HTML_ALONE;
}

guint *
pv_html_match (const char *const *first, guint n_first, const char *const *second, guint n_second)
{
  Rows rows = { first, second, 0, n_first, n_second, g_new (guint, n_first + 1) };

  for (guint i = 0; i <= n_first; i++)
    rows.match[i] = PV_HTML_ALONE;
  match_ends (&rows);
  if (rows.from < rows.to_first && rows.from < rows.to_second)
    {
      propose (&rows);
      keep_rising (&rows);
    }
  return rows.match;
}
