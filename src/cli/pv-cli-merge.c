/* merge, conflicts, and settling. */
#include "cli/pv-cli.h"
#include "cli/pv-json.h"

#include <glib/gi18n.h>

static char *
iso_time (gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

/* What a folder had besides copies of the document stops nothing, and is told. */
static gboolean
tell_passed_over (const PvMergeReport *report)
{
  const PvMergeFile *file = report->files->len > 0 ? g_ptr_array_index (report->files, 0) : NULL;

  if (file == NULL || file->refusal == NULL)
    return FALSE;
  g_printerr ("polkuverkko-cli: %s\n", file->refusal);
  return TRUE;
}

static void
print_report (const PvMergeReport *report)
{
  g_autoptr (GPtrArray) lines = pv_merge_report_sentences (report);
  g_autofree char *name = g_filename_display_basename (report->file);

  for (guint i = 0; i < lines->len; i++)
    g_print ("%s: %s\n", name, (const char *) g_ptr_array_index (lines, i));
}

static void
print_what_is_left (PvCli *cli, const GPtrArray *conflicts)
{
  guint n = pv_conflicts_count (conflicts);

  if (n == 0)
    {
      g_print (_("There is nothing to settle\n"));
      return;
    }

  g_print (g_dngettext (GETTEXT_PACKAGE, "There is %u thing to settle: polkuverkko-cli conflicts lists it\n",
                        "There are %u things to settle: polkuverkko-cli conflicts lists them\n", n),
           n);
  cli->code = PV_EXIT_TO_SETTLE;
}

/* The only flag that lets it, in the same line. */
static void
tell_of_yes (GError **error)
{
  g_autofree char *before = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != PV_MERGE_ERASES)
    return;
  before = (*error)->message;
  (*error)->message = g_strdup_printf (_("%s (polkuverkko-cli merge … --yes does it)"), before);
}

/* A file that is refused changes nothing: none of them is merged then. */
gboolean
pv_cli_merge (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  if (document == NULL)
    return FALSE;
  if (cli->yes)
    pv_document_allow_erasing (document);
  reports = pv_document_merge_all (document, (const char *const *) cli->arguments + 1, error);
  if (reports == NULL)
    {
      tell_of_yes (error);
      pv_document_close (document, TRUE, NULL);
      return FALSE;
    }

  for (guint i = 0; i < reports->len; i++)
    if (!tell_passed_over (g_ptr_array_index (reports, i)))
      print_report (g_ptr_array_index (reports, i));
  conflicts = pv_document_get_conflicts (document, error);
  if (conflicts == NULL || !pv_cli_share (document, error))
    return FALSE;
  print_what_is_left (cli, conflicts);
  return TRUE;
}

static const char *
conflict_word (PvConflictKind what)
{
  static const char *const words[] = {
    [PV_CONFLICT_VALUES] = "values", [PV_CONFLICT_REMOVED] = "removed", [PV_CONFLICT_LINK] = "link",
    [PV_CONFLICT_CIRCLE] = "circle", [PV_CONFLICT_MISSING] = "missing", [PV_CONFLICT_DUPLICATE] = "duplicate",
    [PV_CONFLICT_ERASED] = "erased",
  };

  return words[what];
}

static void
append_texts (GString *json, const char *const *keys, const char *const *texts, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      pv_json_key (json, keys[i]);
      pv_json_text (json, texts[i]);
    }
}

static char *
id_text (PvId id)
{
  return id != PV_NO_ID ? pv_id_to_text (id) : NULL;
}

static void
append_head (GString *json, PvDocument *document, const PvConflict *conflict, const PvConflictHead *head)
{
  static const char *const keys[] = { "value", "author", "at", "id", "lang" };
  gboolean of_record = conflict->what == PV_CONFLICT_CIRCLE || conflict->what == PV_CONFLICT_ERASED;
  g_autofree char *link = of_record ? id_text (head->id) : NULL;
  g_autofree char *words = pv_conflict_head_words (document, conflict, head);
  g_autofree char *at = iso_time (head->at_ms);
  const char *const texts[] = { words, head->author, at, link, head->lang != PV_LANG_NONE ? pv_lang_code (head->lang) : NULL };

  pv_json_comma (json);
  g_string_append_c (json, '{');
  append_texts (json, keys, texts, G_N_ELEMENTS (keys));
  g_string_append_printf (json, ",\"stands\":%s}", head->wins ? "true" : "false");
}

static void
append_conflict (GString *json, PvCli *cli, PvDocument *document, const PvConflict *conflict)
{
  static const char *const keys[] = { "what", "kind", "id", "field", "lang", "other", "instead", "text" };
  g_autofree char *id = id_text (conflict->id), *other = id_text (conflict->other), *instead = id_text (conflict->instead);
  g_autofree char *sentence = pv_conflict_sentence (document, conflict);
  const char *const texts[] = { conflict_word (conflict->what), pv_kinds_kind (cli->kinds, conflict->kind)->table, id,
                                conflict->field ? conflict->field->column : NULL,
                                conflict->lang != PV_LANG_NONE ? pv_lang_code (conflict->lang) : NULL, other, instead, sentence };

  pv_json_comma (json);
  g_string_append_c (json, '{');
  append_texts (json, keys, texts, G_N_ELEMENTS (keys));
  g_string_append (json, ",\"values\":[");
  for (guint i = 0; i < conflict->heads->len; i++)
    append_head (json, document, conflict, g_ptr_array_index (conflict->heads, i));
  g_string_append_printf (json, "],\"minor\":%s}", conflict->minor ? "true" : "false");
}

static void
print_ways_of_erased (const char *file, const PvConflict *conflict)
{
  g_autofree char *id = pv_id_to_text (conflict->id);

  for (guint i = 0; i + 1 < conflict->heads->len; i++)
    {
      const PvConflictHead *head = g_ptr_array_index (conflict->heads, i);
      g_autofree char *words = g_shell_quote (head->text);

      g_print ("\tpolkuverkko-cli person %s %s --erase\n", file, words);
    }
  g_print ("\tpolkuverkko-cli somebody-else %s %s\n", file, id);
}

/* What to type, for each way out. */
static void
print_ways_out (PvCli *cli, const PvConflict *conflict)
{
  g_autofree char *id = pv_id_to_text (conflict->id);
  g_autofree char *other = id_text (conflict->other);
  g_autofree char *file = g_shell_quote (cli->arguments[0]);
  const char *column = conflict->field ? conflict->field->column : "";
  gboolean translated = conflict->field != NULL && conflict->field->type == PV_TYPE_TRANSLATED;
  const char *lang = !translated ? "" : conflict->lang != PV_LANG_NONE ? pv_lang_code (conflict->lang) : pv_lang_code (PV_LANG_FI);
  const char *dot = translated ? "." : "";

  switch (conflict->what)
    {
    case PV_CONFLICT_VALUES:
    case PV_CONFLICT_MISSING:
      g_print ("\tpolkuverkko-cli set %s %s %s%s%s VALUE\n", file, id, column, dot, lang);
      break;
    case PV_CONFLICT_REMOVED:
      g_print ("\tpolkuverkko-cli remove %s %s\n\tpolkuverkko-cli bring-back %s %s\n", file, id, file, id);
      break;
    case PV_CONFLICT_LINK:
      g_print ("\tpolkuverkko-cli set %s %s %s ID\n\tpolkuverkko-cli bring-back %s %s\n", file, id, column, file, other);
      break;
    case PV_CONFLICT_CIRCLE:
      for (guint i = 0; i < conflict->heads->len; i++)
        {
          g_autofree char *link = pv_id_to_text (((const PvConflictHead *) g_ptr_array_index (conflict->heads, i))->id);

          g_print ("\tpolkuverkko-cli set %s %s %s ''\n", file, link, column);
        }
      break;
    case PV_CONFLICT_ERASED:
      print_ways_of_erased (file, conflict);
      break;
    case PV_CONFLICT_DUPLICATE:
    default:
      g_print ("\tpolkuverkko-cli same %s %s %s\n\tpolkuverkko-cli different %s %s %s\n", file, id, other, file, id, other);
      break;
    }
}

static void
print_conflict (PvCli *cli, PvDocument *document, const PvConflict *conflict)
{
  g_autofree char *id = pv_id_to_text (conflict->id);
  g_autofree char *sentence = pv_conflict_sentence (document, conflict);
  g_autofree char *circle = conflict->what == PV_CONFLICT_CIRCLE ? pv_conflict_circle_words (document, conflict) : NULL;

  g_print ("%s\t%s%s%s\n", id, sentence, circle ? ": " : "", circle ? circle : "");
  for (guint i = 0; i < conflict->heads->len; i++)
    {
      const PvConflictHead *head = g_ptr_array_index (conflict->heads, i);
      g_autofree char *words = pv_conflict_head_words (document, conflict, head);
      g_autofree char *at = iso_time (head->at_ms);

      g_print (head->wins ? _("\t%s\t%s\t%s\t(stands now)\n") : "\t%s\t%s\t%s\n", at, head->author ? head->author : "", words);
    }
  print_ways_out (cli, conflict);
}

gboolean
pv_cli_conflicts (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  g_autoptr (PvDocument) document = format >= 0 ? pv_cli_open (cli, error) : NULL;
  g_autoptr (GPtrArray) conflicts = document ? pv_document_get_conflicts (document, error) : NULL;
  g_autoptr (GString) json = g_string_new ("{\"conflicts\":[");

  if (conflicts == NULL)
    return FALSE;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const PvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (format == 1)
        append_conflict (json, cli, document, conflict);
      else if (!conflict->minor)
        print_conflict (cli, document, conflict);
    }
  if (format == 1)
    g_print ("%s]}\n", json->str);
  return pv_document_close (document, FALSE, error);
}

static gboolean
is_about (const PvConflict *conflict, const PvEdit *edit)
{
  return conflict->what == PV_CONFLICT_VALUES && edit->what == PV_EDIT_SET && conflict->id == edit->id
         && conflict->field->field == edit->field && conflict->lang == edit->lang;
}

/* What stands now, after the edits, is what was wanted. */
static gboolean
settle_as_it_stands (PvDocument *document, const PvConflict *conflict, GError **error)
{
  for (guint i = 0; i < conflict->heads->len; i++)
    if (((const PvConflictHead *) g_ptr_array_index (conflict->heads, i))->wins)
      return pv_document_settle_value (document, conflict, i, error);

  return TRUE;
}

gboolean
pv_cli_settle (PvDocument *document, const PvEdits *edits, GError **error)
{
  g_autoptr (GPtrArray) conflicts = pv_document_get_conflicts (document, error);

  if (conflicts == NULL)
    return FALSE;

  for (guint i = 0; i < conflicts->len; i++)
    for (guint e = 0; e < pv_edits_get_n (edits); e++)
      if (is_about (conflicts->pdata[i], pv_edits_get (edits, e)) && !settle_as_it_stands (document, conflicts->pdata[i], error))
        return FALSE;

  return TRUE;
}

/* The conflict in which the record with the id @text is the removed one. */
static const PvConflict *
find_removed (const GPtrArray *conflicts, const char *text)
{
  PvId id;

  for (guint i = 0; pv_id_parse (text, &id) && i < conflicts->len; i++)
    {
      const PvConflict *conflict = g_ptr_array_index (conflicts, i);

      if ((conflict->what == PV_CONFLICT_REMOVED && conflict->id == id) || (conflict->what == PV_CONFLICT_LINK && conflict->other == id))
        return conflict;
    }

  return NULL;
}

/* What is asked about together is settled together. */
gboolean
pv_cli_somebody_else (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);
  g_autoptr (GPtrArray) conflicts = document ? pv_document_get_conflicts (document, error) : NULL;
  PvId id = PV_NO_ID;

  pv_id_parse (cli->arguments[1], &id);
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const PvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->what == PV_CONFLICT_ERASED && conflict->id == id)
        return pv_document_settle_kept (document, conflict, error) && pv_cli_close (g_steal_pointer (&document), error);
    }
  if (conflicts != NULL)
    g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s is no record that anybody has to tell an erased person apart from"),
                 cli->arguments[1]);
  return FALSE;
}

gboolean
pv_cli_stay_removed (PvDocument *document, const char *text, GError **error)
{
  g_autoptr (GPtrArray) conflicts = pv_document_get_conflicts (document, error);
  const PvConflict *conflict = conflicts ? find_removed (conflicts, text) : NULL;

  return conflict != NULL && conflict->what == PV_CONFLICT_REMOVED && pv_document_settle_removed (document, conflict, FALSE, error);
}

static gboolean
bring_back (PvDocument *document, const char *text, GError **error)
{
  g_autoptr (GPtrArray) conflicts = pv_document_get_conflicts (document, error);
  const PvConflict *conflict = conflicts ? find_removed (conflicts, text) : NULL;

  if (conflicts == NULL)
    return FALSE;
  if (conflict == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s is no removed record that anybody misses"), text);
      return FALSE;
    }

  return conflict->what == PV_CONFLICT_REMOVED ? pv_document_settle_removed (document, conflict, TRUE, error)
                                               : pv_document_settle_link (document, conflict, PV_LINK_BRING_BACK, PV_NO_ID, error);
}

gboolean
pv_cli_bring_back (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);

  return document != NULL && bring_back (document, cli->arguments[1], error) && pv_cli_close (g_steal_pointer (&document), error);
}

static gboolean
compare_two (PvCli *cli, gboolean same, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);
  PvRecord *one = document ? pv_cli_find (document, PV_ANY_KIND, cli->arguments[1], error) : NULL;
  PvRecord *other = one ? pv_cli_find (document, PV_ANY_KIND, cli->arguments[2], error) : NULL;
  PvId a, b;

  if (other == NULL)
    return FALSE;

  a = pv_record_get_id (one);
  b = pv_record_get_id (other);
  return (same ? pv_document_settle_same (document, a, b, error) : pv_document_settle_different (document, a, b, error))
         && pv_cli_close (g_steal_pointer (&document), error);
}

gboolean
pv_cli_same (PvCli *cli, GError **error)
{
  return compare_two (cli, TRUE, error);
}

gboolean
pv_cli_different (PvCli *cli, GError **error)
{
  return compare_two (cli, FALSE, error);
}
