#include "report/pv-report-person.h"

#include <glib/gi18n-lib.h>

#define MARK "Esimerkkiaineisto · Exempelmaterial"

typedef struct
{
  PvReport *report;
  const PvModel *model;
  const PvHoldings *holdings;
  PvLang lang;                 /* FI, SV or EN */
} Part;

static const char *
words (const Part *part, const char *english)
{
  return pv_words_in (part->lang, english);
}

static char *
day_of (gint64 ms, PvLang lang)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);
  g_autoptr (GDateTime) here = utc ? g_date_time_to_local (utc) : NULL;

  if (here == NULL)
    return g_strdup ("");
  return pv_date_to_words (pv_date_make (g_date_time_get_year (here), g_date_time_get_month (here), g_date_time_get_day_of_month (here)), lang);
}

char *
pv_held_place_in_words (const PvModel *model, const PvHeld *held, PvLang lang)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model), held->kind);
  PvRecord *record = held->as == PV_HELD_FIELD ? pv_model_get (model, held->record) : NULL;
  g_autofree char *title = record ? pv_title (model, record, lang) : g_strdup (held->title);

  switch (held->as)
    {
    case PV_HELD_AUTHOR:
      return g_strdup (pv_words_in (lang, N_("Author of changes")));
    case PV_HELD_DEVICE:
      return g_strdup (pv_words_in (lang, N_("Name of a computer")));
    case PV_HELD_LOOSE:
      return g_strdup (pv_words_in (lang, N_("In the file, but no longer part of anything")));
    case PV_HELD_FIELD:
    default:
      /* Translators: a kind of record that was removed, and its title */
      return g_strdup_printf (held->removed ? pv_words_in (lang, N_("%1$s (removed): %2$s")) : "%1$s: %2$s",
                              kind ? pv_words_in (lang, kind->label) : "", title ? title : "");
    }
}

char *
pv_held_time_in_words (const PvHeld *held, const PvHeldWords *version, PvLang lang)
{
  g_autofree char *from = day_of (version->from_ms, lang);
  g_autofree char *to = day_of (version->to_ms, lang);

  if (version->from_ms == 0)
    return g_strdup ("");
  if (held->as == PV_HELD_FIELD && version->to_ms == 0)
    return g_strdup_printf (pv_words_in (lang, N_("since %s")), from);
  return g_str_equal (from, to) ? g_steal_pointer (&from) : g_strdup_printf ("%s – %s", from, to);
}

/* --- parts --- */

static void
add_count (PvBlock *list, const Part *part, const char *template, guint n)
{
  g_autofree char *text = g_strdup_printf (words (part, template), n);

  pv_block_add_entry (list, part->lang, text);
}

static guint
count_deeds (const PvHoldings *holdings)
{
  guint n = 0;

  for (guint i = 0; i < holdings->places->len; i++)
    n += ((PvHeld *) g_ptr_array_index (holdings->places, i))->deeds->len;
  return n;
}

static void
add_summary (const Part *part)
{
  PvBlock *list;

  if (part->holdings->places->len + part->holdings->named->len == 0)
    {
      pv_report_add_paragraph (part->report, PV_TEXT_BODY, part->lang,
                               words (part, N_("Nothing is held: neither in records, nor as an author, nor as a computer's name.")));
      return;
    }

  list = pv_report_add_list (part->report);
  add_count (list, part, N_("Places: %u"), part->holdings->places->len);
  add_count (list, part, N_("Texts, all versions: %u"), pv_holdings_count (part->holdings, FALSE));
  add_count (list, part, N_("Changes made as an author: %u"), count_deeds (part->holdings));
  add_count (list, part, N_("Ordinary fields with the name: %u"), part->holdings->named->len);
}

static void
put_words (const Part *part, PvTable *table, const PvHeld *held, const PvHeldWords *version)
{
  guint row = pv_table_add_row (table);
  const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (part->model), held->field);
  g_autofree char *place = pv_held_place_in_words (part->model, held, part->lang);
  g_autofree char *time = pv_held_time_in_words (held, version, part->lang);

  pv_table_put (table, row, 0, PV_TEXT_BODY, part->lang, place);
  if (field != NULL && held->as == PV_HELD_FIELD)
    pv_table_put (table, row, 0, PV_TEXT_NOTE, part->lang, words (part, field->label));
  pv_table_put (table, row, 1, PV_TEXT_BODY, PV_LANG_NONE, version->words);
  if (version->how == PV_HELD_PERHAPS)
    pv_table_put (table, row, 1, PV_TEXT_NOTE, part->lang, words (part, N_("perhaps somebody else's")));
  pv_table_put (table, row, 2, PV_TEXT_BODY, part->lang, time);
}

static void
add_texts (const Part *part)
{
  const char *const headings[] = { words (part, N_("Where")), words (part, N_("Text")), words (part, N_("When")), NULL };
  static const guint widths[] = { 4, 6, 3 };
  PvTable *table;

  if (part->holdings->places->len == 0)
    return;

  pv_report_add_heading (part->report, 2, part->lang, words (part, N_("What is held")));
  table = pv_report_add_table (part->report, part->lang, words (part, N_("Texts about the person")), headings, widths);
  for (guint i = 0; i < part->holdings->places->len; i++)
    {
      const PvHeld *held = g_ptr_array_index (part->holdings->places, i);

      for (guint w = 0; w < held->words->len; w++)
        put_words (part, table, held, g_ptr_array_index (held->words, w));
    }
}

static void
add_deeds (const Part *part)
{
  const char *const headings[] = { words (part, N_("When")), words (part, N_("What was done")), NULL };
  static const guint widths[] = { 2, 9 };
  PvTable *table;

  if (count_deeds (part->holdings) == 0)
    return;

  pv_report_add_heading (part->report, 2, part->lang, words (part, N_("Changes made as an author")));
  table = pv_report_add_table (part->report, part->lang, words (part, N_("Changes made as an author")), headings, widths);
  for (guint i = 0; i < part->holdings->places->len; i++)
    {
      const PvHeld *held = g_ptr_array_index (part->holdings->places, i);

      for (guint d = 0; d < held->deeds->len; d++)
        {
          const PvHeldDeed *deed = g_ptr_array_index (held->deeds, d);
          guint row = pv_table_add_row (table);
          g_autofree char *day = day_of (deed->at_ms, part->lang);
          g_autofree char *sentence
            = pv_verb_sentence_in (pv_model_get_kinds (part->model), deed->verb, deed->kind, deed->title, part->lang);

          pv_table_put (table, row, 0, PV_TEXT_BODY, part->lang, day);
          pv_table_put (table, row, 1, PV_TEXT_BODY, part->lang, sentence);
        }
    }
}

static void
add_named (const Part *part)
{
  PvBlock *list;

  if (part->holdings->named->len == 0)
    return;

  pv_report_add_heading (part->report, 2, part->lang, words (part, N_("In ordinary fields")));
  pv_report_add_paragraph (part->report, PV_TEXT_BODY, part->lang,
                           words (part, N_("These fields are not meant for persons and are not erased with the rest: correct them by hand.")));
  list = pv_report_add_list (part->report);
  for (guint i = 0; i < part->holdings->named->len; i++)
    {
      const PvNamed *named = g_ptr_array_index (part->holdings->named, i);
      const PvKinds *kinds = pv_model_get_kinds (part->model);
      g_autofree char *text = g_strdup_printf ("%s: %s · %s", words (part, pv_kinds_kind (kinds, named->kind)->label), named->title,
                                               words (part, pv_kinds_field (kinds, named->field)->label));

      pv_block_add_entry (list, part->lang, text);
    }
}

static void
add_out_of_reach (const Part *part)
{
  g_autoptr (GPtrArray) lines = pv_out_of_reach (part->holdings->far_files, part->lang);
  PvBlock *list;

  pv_report_add_heading (part->report, 2, part->lang, words (part, N_("What erasing cannot reach")));
  list = pv_report_add_list (part->report);
  for (guint i = 0; i < lines->len; i++)
    pv_block_add_entry (list, part->lang, g_ptr_array_index (lines, i));
}

static void
add_part (const Part *part, PvDate today, gboolean first)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (part->model);
  g_autofree char *heading = g_strdup_printf (words (part, N_("What is held about: %s")), part->holdings->query);
  g_autofree char *about = ecosystem ? pv_title (part->model, ecosystem, part->lang) : NULL;
  g_autofree char *day = pv_date_to_words (today, part->lang);
  g_autofree char *subtitle = about ? g_strdup_printf ("%s · %s", about, day) : g_strdup (day);

  pv_report_add_heading (part->report, 1, part->lang, heading)->new_page = !first;
  pv_report_add_paragraph (part->report, PV_TEXT_SUBTITLE, part->lang, subtitle);
  add_summary (part);
  add_texts (part);
  add_deeds (part);
  add_named (part);
  add_out_of_reach (part);
}

PvReport *
pv_report_person (const PvModel *model, const PvHoldings *holdings, PvLang lang, PvDate today)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (model);
  gboolean example = ecosystem != NULL && pv_record_get_yes (ecosystem, PV_ECOSYSTEM_EXAMPLE);
  PvLang main_lang = lang == PV_LANG_BOTH ? PV_LANG_FI : lang;
  g_autofree char *title = g_strdup_printf (pv_words_in (main_lang, N_("What is held about: %s")), holdings->query);
  PvReport *report = pv_report_new (title, example ? MARK : NULL, lang);
  gboolean first = TRUE;

  for (PvLang each = PV_LANG_FIRST; each <= PV_LANG_LAST; each++)
    if (each == lang || (lang == PV_LANG_BOTH && each != PV_LANG_EN))
      {
        const Part part = { report, model, holdings, each };

        add_part (&part, today != PV_NO_DATE ? today : pv_date_today (), first);
        first = FALSE;
      }

  return report;
}
