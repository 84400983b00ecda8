/* merges and take-back: what this computer has brought in, and taking one of it back on another day. */
#include "cli/pv-cli.h"
#include "cli/pv-json.h"

#include <glib/gi18n.h>
#include <stdlib.h>

static char *
iso_time (gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
append_source (GString *json, const PvMergeSource *source)
{
  pv_json_comma (json);
  g_string_append_c (json, '{');
  pv_json_key (json, "author");
  pv_json_text (json, source->author);
  g_string_append_printf (json, ",\"changes\":%u}", source->n_steps);
}

static void
append_merge (GString *json, guint number, const PvMergeReport *merge)
{
  g_autofree char *at = iso_time (merge->at_ms);

  pv_json_comma (json);
  g_string_append_printf (json, "{\"number\":%u,", number);
  pv_json_key (json, "at");
  pv_json_text (json, at);
  g_string_append_printf (json, ",\"by_itself\":%s,\"added\":%u,\"changed\":%u,\"removed\":%u,\"from\":[", merge->by_itself ? "true" : "false",
                          merge->n_added, merge->n_changed, merge->n_removed);
  for (guint i = 0; i < merge->sources->len; i++)
    append_source (json, g_ptr_array_index (merge->sources, i));
  g_string_append (json, "]}");
}

/* "1	2026-11-22T14:32:00Z	12 changes by Bo on laptop; 3 records were added" */
static void
print_merge (guint number, const PvMergeReport *merge)
{
  g_autoptr (GPtrArray) lines = pv_merge_report_sentences (merge);
  g_autofree char *at = iso_time (merge->at_ms);
  g_autofree char *words = NULL;

  g_ptr_array_add (lines, NULL);
  words = g_strjoinv ("; ", (char **) lines->pdata);
  g_print ("%u\t%s\t%s\n", number, at, words);
}

gboolean
pv_cli_merges (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  g_autoptr (PvDocument) document = format >= 0 ? pv_cli_open (cli, error) : NULL;
  g_autoptr (GPtrArray) merges = document ? pv_document_list_merges (document, error) : NULL;
  g_autoptr (GString) json = g_string_new ("{\"merges\":[");

  if (merges == NULL)
    return FALSE;

  for (guint i = 0; i < merges->len; i++)
    if (format == 1)
      append_merge (json, i + 1, g_ptr_array_index (merges, i));
    else
      print_merge (i + 1, g_ptr_array_index (merges, i));
  if (format == 1)
    g_print ("%s]}\n", json->str);
  return pv_document_close (document, FALSE, error);
}

static const PvMergeReport *
find_merge (const GPtrArray *merges, const char *word, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (word, 10, 1, MAX (merges->len, 1), &number, NULL) || merges->len == 0)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("There is no merge %s; polkuverkko-cli merges lists them"), word);
      return NULL;
    }

  return g_ptr_array_index (merges, number - 1);
}

gboolean
pv_cli_take_back (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);
  g_autoptr (GPtrArray) merges = document ? pv_document_list_merges (document, error) : NULL;
  const PvMergeReport *merge = merges ? find_merge (merges, cli->arguments[1], error) : NULL;
  g_autoptr (GPtrArray) skipped = NULL;
  guint n;

  if (merge == NULL || !pv_document_take_back (document, merge, &n, &skipped, error))
    return FALSE;

  g_print (g_dngettext (GETTEXT_PACKAGE, "%u record is as it was before\n", "%u records are as they were before\n", n), n);
  for (guint i = 0; i < skipped->len; i++)
    g_print (_("Somebody has written there since, and it stays: %s\n"), (const char *) g_ptr_array_index (skipped, i));
  return pv_cli_close (g_steal_pointer (&document), error);
}
