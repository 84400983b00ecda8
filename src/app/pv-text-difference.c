#include "app/pv-text-difference.h"

#include <string.h>

#define MOST 1000

/* Words with the space behind them. */
static GPtrArray *
split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *at = text; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);

      if (g_unichar_isspace (g_utf8_get_char (at)) && (*next == '\0' || !g_unichar_isspace (g_utf8_get_char (next))))
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (next - start)));
          start = next;
        }
      at = next;
    }
  if (*start != '\0')
    g_ptr_array_add (words, g_strdup (start));
  return words;
}

static gboolean
same (const GPtrArray *a, guint i, const GPtrArray *b, guint j)
{
  return g_str_equal (a->pdata[i], b->pdata[j]);
}

/* Longest common subsequence of a[from, a_end) and b[from, b_end); what is in it is set in the two. */
static void
match (const GPtrArray *a, const GPtrArray *b, guint from, guint a_end, guint b_end, gboolean *in_a, gboolean *in_b)
{
  guint n = a_end - from, m = b_end - from;
  g_autofree guint16 *table = NULL;

  if (n > MOST || m > MOST)
    return;

  table = g_new0 (guint16, (gsize) (n + 1) * (m + 1));
  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      table[i * (m + 1) + j] = same (a, from + i, b, from + j)
                                 ? (guint16) (table[(i + 1) * (m + 1) + j + 1] + 1)
                                 : MAX (table[(i + 1) * (m + 1) + j], table[i * (m + 1) + j + 1]);
  for (guint i = 0, j = 0; i < n && j < m;)
    {
      if (same (a, from + i, b, from + j))
        {
          in_a[from + i++] = TRUE;
          in_b[from + j++] = TRUE;
        }
      else if (table[(i + 1) * (m + 1) + j] >= table[i * (m + 1) + j + 1])
        i++;
      else
        j++;
    }
}

static char *
mark (const GPtrArray *words, const gboolean *kept, const char *open, const char *close)
{
  GString *text = g_string_new (NULL);
  gboolean marked = FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (words->pdata[i], -1);

      if (marked == kept[i])
        g_string_append (text, marked ? close : open);
      marked = !kept[i];
      g_string_append (text, escaped);
    }
  if (marked)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

void
pv_text_difference (const char *old_text, const char *new_text, char **old_markup, char **new_markup)
{
  g_autoptr (GPtrArray) a = split (old_text);
  g_autoptr (GPtrArray) b = split (new_text);
  g_autofree gboolean *in_a = g_new0 (gboolean, a->len + 1);
  g_autofree gboolean *in_b = g_new0 (gboolean, b->len + 1);
  guint from = 0, a_end = a->len, b_end = b->len;

  while (from < a_end && from < b_end && same (a, from, b, from))
    {
      in_a[from] = in_b[from] = TRUE;
      from++;
    }
  while (a_end > from && b_end > from && same (a, a_end - 1, b, b_end - 1))
    in_a[--a_end] = in_b[--b_end] = TRUE;
  match (a, b, from, a_end, b_end, in_a, in_b);
  *old_markup = mark (a, in_a, "<s>", "</s>");
  *new_markup = mark (b, in_b, "<u><b>", "</b></u>");
}
