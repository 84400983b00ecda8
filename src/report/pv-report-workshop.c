#include "report/pv-report-workshop.h"

#include <glib/gi18n-lib.h>

#define MARK "Esimerkkiaineisto · Exempelmaterial"

typedef struct
{
  PvReport *report;
  const PvModel *model;
  GPtrArray *raised;
  PvDate day;
  PvLang lang;                 /* FI, SV or EN */
} Part;

static const char *
words (const Part *part, const char *english)
{
  return pv_words_in (part->lang, english);
}

static PvDate
day_of (const PvRecord *record)
{
  return pv_record_get_date (record, pv_record_get_kind (record) << 8 | PV_COMMON_RAISED_ON);
}

/* Every record of every kind, in the order of the table. */
static void
each (const PvModel *model, void (*visit) (PvRecord *record, gpointer data), gpointer data)
{
  guint n_kinds, n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        visit (records[i], data);
    }
}

static void
find_last_cb (PvRecord *record, gpointer data)
{
  PvDate *last = data;

  *last = MAX (*last, day_of (record));
}

PvDate
pv_workshop_last_day (const PvModel *model)
{
  PvDate last = PV_NO_DATE;

  each (model, find_last_cb, &last);
  return last;
}

typedef struct
{
  GPtrArray *raised;
  PvDate day;
} Search;

static void
gather_cb (PvRecord *record, gpointer data)
{
  Search *search = data;

  if (day_of (record) == search->day && pv_record_get_standing (record) != PV_STANDING_RETIRED)
    g_ptr_array_add (search->raised, record);
}

GPtrArray *
pv_workshop_raised (const PvModel *model, PvDate day)
{
  Search search = { g_ptr_array_new (), day };

  if (day != PV_NO_DATE)
    each (model, gather_cb, &search);
  return search.raised;
}

/* --- parts --- */

/* What people see in the list: a link between two tables says nothing that they do not. */
static gboolean
is_listed (const PvRecord *record)
{
  return pv_record_get_kind (record) != PV_NOTE && pv_record_get_kind (record) != PV_ACTION && pv_record_get_kind (record) != PV_SERVICE_TARGET_GROUP
         && pv_record_get_info (record)->audience == PV_AUDIENCE_PUBLIC;
}

static char *
kind_words (const Part *part, const PvRecord *record)
{
  const char *label = words (part, pv_record_get_info (record)->label);
  guint relation = pv_record_get_kind (record) == PV_RELATION ? pv_record_get_choice (record, PV_RELATION_KIND) : 0;
  const PvChoiceInfo *choice = relation ? pv_choices_find (PV_CHOICES_RELATION_KIND, relation) : NULL;

  return choice ? g_strdup_printf ("%s: %s", label, words (part, choice->label)) : g_strdup (label);
}

static const char *
standing_words (const Part *part, const PvRecord *record)
{
  return pv_record_get_standing (record) == PV_STANDING_RAISED ? words (part, N_("Raised, not confirmed")) : words (part, N_("Confirmed"));
}

static void
add_raised (const Part *part)
{
  const char *const headings[] = { words (part, N_("What")), words (part, N_("Kind")), words (part, N_("Standing")), NULL };
  static const guint widths[] = { 6, 4, 3 };
  PvTable *table = NULL;

  pv_report_add_heading (part->report, 1 + (part->report->lang == PV_LANG_BOTH), part->lang, words (part, N_("What was raised")));
  for (guint i = 0; i < part->raised->len; i++)
    {
      const PvRecord *record = g_ptr_array_index (part->raised, i);
      g_autofree char *title = pv_title (part->model, record, part->lang), *kind = kind_words (part, record);
      guint row;

      if (!is_listed (record))
        continue;
      if (table == NULL)
        table = pv_report_add_table (part->report, part->lang, words (part, N_("What was raised")), headings, widths);
      row = pv_table_add_row (table);
      pv_table_put (table, row, 0, PV_TEXT_BODY, part->lang, title);
      pv_table_put (table, row, 1, PV_TEXT_BODY, part->lang, kind);
      pv_table_put (table, row, 2, PV_TEXT_BODY, part->lang, standing_words (part, record));
    }
  if (table == NULL)
    pv_report_add_paragraph (part->report, PV_TEXT_BODY, part->lang, words (part, N_("Neither actors nor links were raised.")));
}

/* What was parked, and about whom. */
static void
add_questions (const Part *part)
{
  PvBlock *list = NULL;

  pv_report_add_heading (part->report, 1 + (part->report->lang == PV_LANG_BOTH), part->lang, words (part, N_("Open questions")));
  for (guint i = 0; i < part->raised->len; i++)
    {
      const PvRecord *note = g_ptr_array_index (part->raised, i);
      PvRecord *subject = pv_record_get_kind (note) == PV_NOTE ? pv_model_follow (part->model, note, PV_NOTE_SUBJECT) : NULL;
      g_autofree char *about = subject ? pv_title (part->model, subject, part->lang) : NULL;
      g_autofree char *text = NULL;

      if (pv_record_get_kind (note) != PV_NOTE || !pv_record_get_yes (note, PV_NOTE_PARKED))
        continue;
      text = about ? g_strdup_printf ("%s: %s", about, pv_model_text (part->model, note, PV_NOTE_TEXT, part->lang, NULL))
                   : g_strdup (pv_model_text (part->model, note, PV_NOTE_TEXT, part->lang, NULL));
      if (list == NULL)
        list = pv_report_add_list (part->report);
      pv_block_add_entry (list, part->lang, text);
    }
  if (list == NULL)
    pv_report_add_paragraph (part->report, PV_TEXT_BODY, part->lang, words (part, N_("Nothing was left to the parking place.")));
}

static gboolean
is_open (const PvRecord *action)
{
  guint state = pv_record_get_choice (action, PV_ACTION_STATE);

  return state != PV_ACTION_STATE_DONE && state != PV_ACTION_STATE_DROPPED;
}

static void
put_action (const Part *part, PvTable *table, const PvRecord *action)
{
  guint row = pv_table_add_row (table);
  PvRecord *actor = pv_model_follow (part->model, action, PV_ACTION_ACTOR);
  g_autofree char *what = pv_title (part->model, action, part->lang);
  g_autofree char *who = actor ? pv_title (part->model, actor, part->lang) : g_strdup (words (part, N_("nobody yet")));
  g_autofree char *due = pv_record_has (action, PV_ACTION_DUE_ON) ? pv_date_to_words (pv_record_get_date (action, PV_ACTION_DUE_ON), part->lang)
                                                                  : g_strdup ("–");

  pv_table_put (table, row, 0, PV_TEXT_BODY, part->lang, what);
  pv_table_put (table, row, 1, PV_TEXT_BODY, part->lang, who);
  pv_table_put (table, row, 2, PV_TEXT_BODY, part->lang, due);
}

static void
add_actions (const Part *part)
{
  const char *const headings[] = { words (part, N_("What")), words (part, N_("Who does it")), words (part, N_("By date")), NULL };
  static const guint widths[] = { 6, 4, 2 };
  PvTable *table = NULL;

  pv_report_add_heading (part->report, 1 + (part->report->lang == PV_LANG_BOTH), part->lang, words (part, N_("Actions")));
  for (guint i = 0; i < part->raised->len; i++)
    {
      const PvRecord *action = g_ptr_array_index (part->raised, i);

      if (pv_record_get_kind (action) != PV_ACTION || !is_open (action))
        continue;
      if (table == NULL)
        table = pv_report_add_table (part->report, part->lang, words (part, N_("Actions")), headings, widths);
      put_action (part, table, action);
    }
  if (table == NULL)
    pv_report_add_paragraph (part->report, PV_TEXT_BODY, part->lang, words (part, N_("No actions were agreed on.")));
}

static char *
title_in (const PvModel *model, PvDate day, PvLang lang)
{
  g_autofree char *date = pv_date_to_words (day, lang);

  return g_strdup_printf (pv_words_in (lang, N_("Workshop of %s")), date);
}

static void
add_title (PvReport *report, const PvModel *model, PvDate day, PvLang lang)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (model);
  g_autofree char *title = title_in (model, day, lang);
  g_autofree char *about = ecosystem ? pv_title (model, ecosystem, lang) : NULL;

  pv_report_add_paragraph (report, PV_TEXT_TITLE, lang, title);
  if (about != NULL)
    pv_report_add_paragraph (report, PV_TEXT_SUBTITLE, lang, about);
}

static void
add_all (PvReport *report, const PvModel *model, GPtrArray *raised, PvDate day, PvLang lang, gboolean first)
{
  const Part part = { report, model, raised, day, lang };

  if (report->lang == PV_LANG_BOTH)
    pv_report_add_heading (report, 1, lang, lang == PV_LANG_SV ? "På svenska" : "Suomeksi")->new_page = !first;
  add_raised (&part);
  add_questions (&part);
  add_actions (&part);
}

PvReport *
pv_report_workshop (const PvModel *model, const PvWorkshopReportOptions *options, GError **error)
{
  PvDate day = options->day != PV_NO_DATE ? options->day : pv_workshop_last_day (model);
  g_autoptr (GPtrArray) raised = pv_workshop_raised (model, day);
  gboolean both = options->lang == PV_LANG_BOTH;
  PvLang first = both ? PV_LANG_FI : options->lang;
  g_autofree char *title = title_in (model, day, first);
  PvRecord *ecosystem = pv_model_get_ecosystem (model);
  PvReport *report;

  if (raised->len == 0)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("Nothing was raised in a workshop then: write down what the room says (Ctrl+Shift+K)"));
      return NULL;
    }
  report = pv_report_new (title, ecosystem && pv_record_get_yes (ecosystem, PV_ECOSYSTEM_EXAMPLE) ? MARK : NULL, options->lang);
  add_title (report, model, day, first);
  if (both)
    add_title (report, model, day, PV_LANG_SV);
  if (report->mark != NULL)
    pv_report_add_paragraph (report, PV_TEXT_MARK, PV_LANG_NONE, report->mark);
  add_all (report, model, raised, day, first, TRUE);
  if (both)
    add_all (report, model, raised, day, PV_LANG_SV, FALSE);
  return report;
}
