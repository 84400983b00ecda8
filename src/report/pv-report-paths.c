#include "report/pv-report-parts.h"

#include <glib/gi18n-lib.h>

static void
put_task (PvTable *table, guint row, const PvRegion *region, const PvRecord *task)
{
  pv_report_put_title (table, row, 2, PV_TEXT_BODY, region, pv_model_follow (region->model, task, PV_TASK_ACTOR));
  pv_table_put (table, row, 3, PV_TEXT_BODY, region->lang,
                pv_choice_label_in (PV_CHOICES_ROLE, pv_record_get_choice (task, PV_TASK_ROLE), region->lang));
  pv_report_put_field (table, row, 4, region, task, PV_TASK_WHAT);
  pv_report_put_standing (table, row, 4, region, task);
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  guint first = pv_record_get_choice (*(PvRecord *const *) a, PV_TASK_ROLE);
  guint second = pv_record_get_choice (*(PvRecord *const *) b, PV_TASK_ROLE);

  return first != second ? (int) first - (int) second : pv_record_compare (a, b);
}

static void
put_step (PvTable *table, const PvRegion *region, const PvRecord *step)
{
  g_autoptr (GPtrArray) tasks = pv_model_children (region->model, PV_TASK_STEP, pv_record_get_id (step));
  guint first = table->rows->len, n = 0;

  g_ptr_array_sort (tasks, compare_tasks);
  for (guint i = 0; i < tasks->len; i++)
    if (pv_region_stands (region, tasks->pdata[i]))
      {
        put_task (table, pv_table_add_row (table), region, tasks->pdata[i]);
        n++;
      }
  if (n == 0)
    pv_table_put (table, pv_table_add_row (table), 2, PV_TEXT_NOTE, region->lang, pv_region_words (region, N_("Nobody acts here")));

  pv_report_put_title (table, first, 1, PV_TEXT_BODY, region, step);
  pv_table_span_down (table, first, 1);
}

static void
put_phase (PvTable *table, const PvRegion *region, const PvRecord *phase)
{
  g_autoptr (GPtrArray) steps = pv_model_children (region->model, PV_STEP_PHASE, pv_record_get_id (phase));
  guint first = table->rows->len;

  for (guint i = 0; i < steps->len; i++)
    if (pv_region_stands (region, steps->pdata[i]))
      put_step (table, region, steps->pdata[i]);
  if (table->rows->len == first)
    pv_table_put (table, pv_table_add_row (table), 1, PV_TEXT_NOTE, region->lang, pv_region_words (region, N_("No steps yet")));

  pv_report_put_title (table, first, 0, PV_TEXT_STRONG, region, phase);
  pv_table_span_down (table, first, 0);
  if (!pv_duty_phase_answered (region->whole, pv_record_get_id (phase)))
    pv_table_put (table, first, 0, PV_TEXT_NOTE, region->lang, pv_region_words (region, N_("Nobody answers for this phase")));
}

/* How many people of the group live here, as far as is known. The latest count for the area itself. */
static const PvRecord *
latest_size (const PvRegion *region, PvId group)
{
  g_autoptr (GPtrArray) sizes = pv_model_children (region->model, PV_GROUP_SIZE_TARGET_GROUP, group);
  const PvRecord *latest = NULL;

  for (guint i = 0; i < sizes->len; i++)
    if (pv_record_get_reference (sizes->pdata[i], PV_GROUP_SIZE_AREA) == pv_record_get_id (region->area)
        && pv_record_get_choice (sizes->pdata[i], PV_GROUP_SIZE_LANGUAGE) == 0
        && (latest == NULL
            || pv_record_get_date (sizes->pdata[i], PV_GROUP_SIZE_ON_DATE) > pv_record_get_date (latest, PV_GROUP_SIZE_ON_DATE)))
      latest = sizes->pdata[i];

  return latest;
}

static void
add_entry (PvBlock *list, const PvRegion *region, const char *english, const char *value)
{
  g_autofree char *text = g_strdup_printf (pv_region_words (region, english), value);

  pv_block_add_entry (list, region->lang, text);
}

static void
add_facts (PvReport *report, const PvRegion *region, const PvRecord *path)
{
  PvRecord *group = pv_model_follow (region->model, path, PV_PATH_TARGET_GROUP);
  PvRecord *coordinator = pv_model_follow (region->model, path, PV_PATH_COORDINATOR);
  const PvRecord *size = group ? latest_size (region, pv_record_get_id (group)) : NULL;
  PvBlock *list = pv_report_add_list (report);

  if (group != NULL)
    {
      g_autofree char *title = pv_region_title (region, group);

      add_entry (list, region, N_("Target group: %s"), title);
    }
  if (size != NULL)
    {
      g_autofree char *people = pv_decimal_to_words (pv_record_get_int (size, PV_GROUP_SIZE_PEOPLE), PV_NUMBER_DECIMALS, region->lang);

      add_entry (list, region, N_("People in the municipality: %s"), people);
    }
  if (coordinator != NULL)
    {
      g_autofree char *title = pv_region_title (region, coordinator);

      add_entry (list, region, N_("Customer responsibility: %s"), title);
    }
}

static void
add_path (PvReport *report, const PvRegion *region, const PvRecord *path)
{
  static const char *const headings[] = { N_("Phase"), N_("Step"), N_("Actor"), N_("Role"), N_("What it does for the customer"), NULL };
  static const guint widths[] = { 5, 6, 6, 4, 10 };
  const char *words[G_N_ELEMENTS (headings)] = { NULL };
  g_autofree char *title = pv_region_title (region, path);
  const char *variant = pv_choice_label_in (PV_CHOICES_VARIANT, pv_record_get_choice (path, PV_PATH_VARIANT), region->lang);
  g_autofree char *heading = g_strdup_printf ("%s · %s", title, variant);
  g_autoptr (GPtrArray) phases = pv_model_children (region->model, PV_PHASE_PATH, pv_record_get_id (path));
  PvTable *table;

  pv_report_add_heading (report, PV_SECTION_LEVEL (report) + 1, region->lang, heading);
  if (pv_record_has (path, PV_PATH_DESCRIPTION))
    pv_report_add_paragraph (report, PV_TEXT_BODY, region->lang,
                             pv_model_text (region->model, path, PV_PATH_DESCRIPTION, region->lang, NULL));
  add_facts (report, region, path);
  if (phases->len == 0)
    return;

  for (guint i = 0; headings[i] != NULL; i++)
    words[i] = pv_region_words (region, headings[i]);
  table = pv_report_add_table (report, region->lang, heading, words, widths);
  for (guint i = 0; i < phases->len; i++)
    if (pv_region_stands (region, phases->pdata[i]))
      put_phase (table, region, phases->pdata[i]);
}

void
pv_report_add_paths (PvReport *report, const PvRegion *region)
{
  g_autoptr (GPtrArray) paths = pv_region_list (region, PV_PATH);

  pv_report_add_heading (report, PV_SECTION_LEVEL (report), region->lang, pv_region_words (region, N_("Service paths")));
  if (paths->len == 0)
    pv_report_add_paragraph (report, PV_TEXT_BODY, region->lang, pv_region_words (region, N_("No service path has been drawn yet.")));
  for (guint i = 0; i < paths->len; i++)
    add_path (report, region, paths->pdata[i]);
}
