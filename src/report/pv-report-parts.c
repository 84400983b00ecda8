#include "report/pv-report-parts.h"

#include <glib/gi18n-lib.h>

static void
add_section (PvReport *report, const PvRegion *region, const char *english)
{
  pv_report_add_heading (report, PV_SECTION_LEVEL (report), region->lang, pv_region_words (region, english));
}

static void
add_nothing (PvReport *report, const PvRegion *region, const char *english)
{
  pv_report_add_paragraph (report, PV_TEXT_BODY, region->lang, pv_region_words (region, english));
}

/* A table whose captions and headings are the program's words. @headings end with NULL. */
static PvTable *
add_table (PvReport *report, const PvRegion *region, const char *caption, const char *const *headings, const guint *widths)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; headings[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) pv_region_words (region, headings[i]));
  g_ptr_array_add (words, NULL);
  return pv_report_add_table (report, region->lang, caption, (const char *const *) words->pdata, widths);
}

void
pv_report_put_standing (PvTable *table, guint row, guint column, const PvRegion *region, const PvRecord *record)
{
  if (pv_record_get_standing (record) == PV_STANDING_RAISED)
    pv_table_put (table, row, column, PV_TEXT_NOTE, region->lang, pv_choice_label_in (PV_CHOICES_STANDING, PV_STANDING_RAISED, region->lang));
}

void
pv_report_put_field (PvTable *table, guint row, guint column, const PvRegion *region, const PvRecord *record, PvField field)
{
  PvLang found = region->lang;
  const char *text = pv_model_text (region->model, record, field, region->lang, &found);

  pv_table_put (table, row, column, PV_TEXT_BODY, found, text);
}

void
pv_report_put_title (PvTable *table, guint row, guint column, PvTextStyle style, const PvRegion *region, const PvRecord *record)
{
  g_autofree char *title = pv_region_title (region, record);

  pv_table_put (table, row, column, style, region->lang, title);
}

static void
put_choice (PvTable *table, guint row, guint column, const PvRegion *region, const PvRecord *record, PvField field, PvChoices choices)
{
  guint code = pv_record_get_choice (record, field);

  if (code != 0)
    pv_table_put (table, row, column, PV_TEXT_BODY, region->lang, pv_choice_label_in (choices, code, region->lang));
}

/* --- actors --- */

static void
add_actor_table (PvReport *report, const PvRegion *region, GPtrArray *actors, const char *caption)
{
  static const char *const headings[] = { N_("Actor"), N_("Kind"), N_("Core task"), NULL };
  static const guint widths[] = { 5, 3, 8 };
  PvTable *table = add_table (report, region, caption, headings, widths);

  for (guint i = 0; i < actors->len; i++)
    {
      const PvRecord *actor = actors->pdata[i];
      guint row = pv_table_add_row (table);

      pv_report_put_title (table, row, 0, PV_TEXT_STRONG, region, actor);
      pv_report_put_standing (table, row, 0, region, actor);
      put_choice (table, row, 1, region, actor, PV_ACTOR_KIND, PV_CHOICES_ACTOR_KIND);
      pv_report_put_field (table, row, 2, region, actor, PV_ACTOR_CORE_TASK);
    }
}

void
pv_report_add_actors (PvReport *report, const PvRegion *region)
{
  g_autoptr (GPtrArray) own = pv_region_actors (region, FALSE);
  g_autoptr (GPtrArray) wider = pv_region_actors (region, TRUE);

  add_section (report, region, N_("Actors"));
  if (own->len == 0)
    add_nothing (report, region, N_("No actor of this municipality has been written down yet."));
  else
    add_actor_table (report, region, own, pv_region_words (region, N_("Actors of the municipality")));
  if (wider->len > 0)
    add_actor_table (report, region, wider, pv_region_words (region, N_("Actors of the wider area")));
}

/* --- services --- */

static void
put_linked (PvTable *table, guint row, guint column, const PvRegion *region, const PvRecord *record, PvField from, PvField to)
{
  g_autoptr (GPtrArray) links = pv_model_children (region->model, from, pv_record_get_id (record));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      PvRecord *linked = pv_model_follow (region->model, links->pdata[i], to);
      g_autofree char *title = linked ? pv_short_title (region->model, linked, region->lang) : NULL;

      if (title != NULL && pv_region_stands (region, linked))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", title);
    }
  pv_table_put (table, row, column, PV_TEXT_BODY, region->lang, names->str);
}

static void
put_languages (PvTable *table, guint row, guint column, const PvRegion *region, const PvRecord *service)
{
  g_autofree char *words = pv_value_words (region->model, service, pv_kinds_field (pv_model_get_kinds (region->model), PV_SERVICE_LANGUAGES),
                                           PV_LANG_NONE, region->lang);

  pv_table_put (table, row, column, PV_TEXT_BODY, region->lang, words);
}

void
pv_report_add_services (PvReport *report, const PvRegion *region)
{
  static const char *const headings[] = { N_("Service"), N_("Provider"), N_("Target groups"), N_("Languages"), NULL };
  static const guint widths[] = { 7, 4, 4, 3 };
  g_autoptr (GPtrArray) services = pv_region_services (region);
  PvTable *table;

  add_section (report, region, N_("Services"));
  if (services->len == 0)
    {
      add_nothing (report, region, N_("No service reaches this municipality yet."));
      return;
    }

  table = add_table (report, region, pv_region_words (region, N_("Services that reach its residents")), headings, widths);
  for (guint i = 0; i < services->len; i++)
    {
      const PvRecord *service = services->pdata[i];
      guint row = pv_table_add_row (table);

      pv_report_put_title (table, row, 0, PV_TEXT_STRONG, region, service);
      pv_report_put_field (table, row, 0, region, service, PV_SERVICE_SUMMARY);
      pv_report_put_standing (table, row, 0, region, service);
      pv_report_put_title (table, row, 1, PV_TEXT_BODY, region, pv_model_follow (region->model, service, PV_SERVICE_PROVIDER));
      put_linked (table, row, 2, region, service, PV_SERVICE_TARGET_GROUP_SERVICE, PV_SERVICE_TARGET_GROUP_TARGET_GROUP);
      put_languages (table, row, 3, region, service);
    }
}

/* --- gaps --- */

static void
list_titles (PvReport *report, const PvRegion *region, GPtrArray *records, PvField with)
{
  PvBlock *list = pv_report_add_list (report);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = pv_region_title (region, records->pdata[i]);
      PvRecord *above = with != PV_NO_FIELD ? pv_model_follow (region->model, records->pdata[i], with) : NULL;
      g_autofree char *above_title = above ? pv_region_title (region, above) : NULL;
      g_autofree char *text = above ? g_strdup_printf ("%s · %s", above_title, title) : g_strdup (title);

      pv_block_add_entry (list, region->lang, text);
    }
}

GPtrArray *
pv_report_open_phases (const PvRegion *region)
{
  g_autoptr (GPtrArray) paths = pv_region_list (region, PV_PATH);
  GPtrArray *found = g_ptr_array_new ();

  for (guint p = 0; p < paths->len; p++)
    {
      g_autoptr (GPtrArray) phases = pv_model_children (region->model, PV_PHASE_PATH, pv_record_get_id (paths->pdata[p]));

      /* Asked of all that is known: what this audience may not see is still no gap. */
      for (guint i = 0; i < phases->len; i++)
        if (pv_region_stands (region, phases->pdata[i]) && !pv_duty_phase_answered (region->whole, pv_record_get_id (phases->pdata[i])))
          g_ptr_array_add (found, phases->pdata[i]);
    }

  return found;
}

static gboolean
has_path (const PvRegion *region, const PvRecord *group)
{
  g_autoptr (GPtrArray) paths = pv_model_children (region->whole, PV_PATH_TARGET_GROUP, pv_record_get_id (group));

  for (guint i = 0; i < paths->len; i++)
    if (pv_region_stands (region, paths->pdata[i]))
      return TRUE;

  return FALSE;
}

GPtrArray *
pv_report_groups_without_path (const PvRegion *region)
{
  GPtrArray *groups = pv_region_list (region, PV_TARGET_GROUP);

  for (guint i = groups->len; i > 0; i--)
    if (has_path (region, groups->pdata[i - 1]))
      g_ptr_array_remove_index (groups, i - 1);

  return groups;
}

void
pv_report_add_gaps (PvReport *report, const PvRegion *region)
{
  g_autoptr (GPtrArray) phases = pv_report_open_phases (region);
  g_autoptr (GPtrArray) groups = pv_report_groups_without_path (region);
  g_autoptr (GPtrArray) all_paths = pv_region_list (region, PV_PATH), all_groups = pv_region_list (region, PV_TARGET_GROUP);

  add_section (report, region, N_("Phases for which nobody answers"));
  if (all_paths->len == 0)
    add_nothing (report, region, N_("No service path has been drawn yet."));
  else if (phases->len == 0)
    add_nothing (report, region, N_("Somebody answers for every phase of every path."));
  else
    list_titles (report, region, phases, PV_PHASE_PATH);

  add_section (report, region, N_("Target groups without a path"));
  if (all_groups->len == 0)
    add_nothing (report, region, N_("No target group has been written down yet."));
  else if (groups->len == 0)
    add_nothing (report, region, N_("Every target group has a path."));
  else
    list_titles (report, region, groups, PV_NO_FIELD);
}

/* --- statements and decisions --- */

static void
put_statement (PvTable *table, const PvRegion *region, const PvRecord *statement)
{
  guint row = pv_table_add_row (table);
  PvDate day = pv_record_get_date (statement, PV_STATEMENT_RECEIVED_ON);
  g_autofree char *words = day != PV_NO_DATE ? pv_date_to_words (day, region->lang) : NULL;

  pv_report_put_title (table, row, 0, PV_TEXT_STRONG, region, pv_model_follow (region->model, statement, PV_STATEMENT_ACTOR));
  pv_report_put_title (table, row, 0, PV_TEXT_BODY, region, pv_model_follow (region->model, statement, PV_STATEMENT_STATEMENT_ROUND));
  put_choice (table, row, 0, region, statement, PV_STATEMENT_POSITION, PV_CHOICES_POSITION);
  pv_table_put (table, row, 0, PV_TEXT_NOTE, region->lang, words);
  pv_report_put_field (table, row, 1, region, statement, PV_STATEMENT_CONTENT);
  pv_report_put_field (table, row, 2, region, statement, PV_STATEMENT_ANSWER);
  pv_report_put_field (table, row, 3, region, statement, PV_STATEMENT_LED_TO);
}

void
pv_report_add_statements (PvReport *report, const PvRegion *region)
{
  static const char *const headings[] = { N_("Who states"), N_("Statement"), N_("Answer"), N_("Change it led to"), NULL };
  static const guint widths[] = { 4, 5, 5, 4 };
  g_autoptr (GPtrArray) statements = pv_region_list (region, PV_STATEMENT);
  PvTable *table;

  add_section (report, region, N_("Statements"));
  if (statements->len == 0)
    {
      add_nothing (report, region, N_("No statement has been received yet."));
      return;
    }

  table = add_table (report, region, pv_region_words (region, N_("Statements received, and what they led to")), headings, widths);
  for (guint i = 0; i < statements->len; i++)
    put_statement (table, region, statements->pdata[i]);
}

void
pv_report_add_decisions (PvReport *report, const PvRegion *region)
{
  static const char *const headings[] = { N_("About"), N_("Decision"), N_("Reason"), NULL };
  static const guint widths[] = { 5, 3, 8 };
  g_autoptr (GPtrArray) decisions = pv_region_list (region, PV_DECISION);
  PvTable *table;

  if (decisions->len == 0)
    return;

  add_section (report, region, N_("What has been decided"));
  table = add_table (report, region, pv_region_words (region, N_("Decisions")), headings, widths);
  for (guint i = 0; i < decisions->len; i++)
    {
      guint row = pv_table_add_row (table);

      pv_report_put_title (table, row, 0, PV_TEXT_STRONG, region, decisions->pdata[i]);
      put_choice (table, row, 1, region, decisions->pdata[i], PV_DECISION_DECISION, PV_CHOICES_DECISION);
      pv_report_put_field (table, row, 2, region, decisions->pdata[i], PV_DECISION_REASON);
    }
}
