#include "report/pv-report-municipality.h"

#include "report/pv-report-parts.h"

#include <glib/gi18n-lib.h>

#define MARK "Esimerkkiaineisto · Exempelmaterial"

static void
add_paragraph (PvReport *report, const PvRegion *region, PvTextStyle style, char *text)
{
  g_autofree char *owned = text;

  pv_report_add_paragraph (report, style, region->lang, owned);
}

static char *
title_in (const PvRegion *region, PvLang lang)
{
  g_autofree char *name = pv_title (region->model, region->area, lang);

  return g_strdup_printf (pv_words_in (lang, N_("Report to the municipality: %s")), name);
}

static void
add_title (PvReport *report, const PvRegion *region, PvLang lang)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (region->model);
  g_autofree char *title = title_in (region, lang);
  g_autofree char *about = ecosystem ? pv_title (region->model, ecosystem, lang) : NULL;
  g_autofree char *day = pv_date_to_words (region->today, lang);
  g_autofree char *subtitle = about ? g_strdup_printf ("%s · %s", about, day) : g_strdup (day);

  pv_report_add_paragraph (report, PV_TEXT_TITLE, lang, title);
  pv_report_add_paragraph (report, PV_TEXT_SUBTITLE, lang, subtitle);
}

/* In a report in two languages each part has a heading of its own, the second begins a page. */
static void
add_opening (PvReport *report, const PvRegion *region, gboolean first)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (region->model);

  if (report->lang == PV_LANG_BOTH)
    pv_report_add_heading (report, 1, region->lang, region->lang == PV_LANG_SV ? "På svenska" : "Suomeksi")->new_page = !first;
  if (ecosystem != NULL && pv_record_has (ecosystem, PV_ECOSYSTEM_DESCRIPTION))
    add_paragraph (report, region, PV_TEXT_BODY,
                   g_strdup (pv_model_text (region->model, ecosystem, PV_ECOSYSTEM_DESCRIPTION, region->lang, NULL)));
}

static void
add_count (PvBlock *list, const PvRegion *region, const char *template, guint n)
{
  g_autofree char *text = g_strdup_printf (pv_region_words (region, template), n);

  pv_block_add_entry (list, region->lang, text);
}

/* A template with the number behind a colon: it need not be bent. */
static void
add_summary (PvReport *report, const PvRegion *region)
{
  g_autoptr (GPtrArray) actors = pv_region_actors (region, FALSE);
  g_autoptr (GPtrArray) services = pv_region_services (region);
  g_autoptr (GPtrArray) paths = pv_region_list (region, PV_PATH);
  g_autoptr (GPtrArray) open_phases = pv_report_open_phases (region);
  g_autoptr (GPtrArray) groups = pv_report_groups_without_path (region);
  PvBlock *list;

  pv_report_add_heading (report, PV_SECTION_LEVEL (report), region->lang, pv_region_words (region, N_("In short")));
  list = pv_report_add_list (report);
  add_count (list, region, N_("Actors of the municipality: %u"), actors->len);
  add_count (list, region, N_("Services that reach its residents: %u"), services->len);
  add_count (list, region, N_("Service paths: %u"), paths->len);
  add_count (list, region, N_("Phases for which nobody answers: %u"), open_phases->len);
  add_count (list, region, N_("Target groups without a path: %u"), groups->len);
}

static void
add_left_out (PvReport *report, const PvRegion *region, const PvRelease *release)
{
  guint n = release->n_narrower + release->n_dependent + release->n_raised;

  if (release->audience == PV_AUDIENCE_INTERNAL || n == 0)
    return;

  add_paragraph (report, region, PV_TEXT_NOTE,
                 g_strdup_printf (pv_region_words (region, N_("Left out for the sake of this audience: %u. Counts of fewer than five people are never shown.")), n));
}

static void
add_all (PvReport *report, PvRegion *region, const PvRelease *release, gboolean first, GCancellable *cancellable)
{
  add_opening (report, region, first);
  add_summary (report, region);
  pv_report_add_gaps (report, region);
  pv_report_add_network (report, region, release->audience, cancellable);
  pv_report_add_actors (report, region);
  pv_report_add_services (report, region);
  pv_report_add_paths (report, region);
  pv_report_add_statements (report, region);
  pv_report_add_decisions (report, region);
  add_left_out (report, region, release);
}

PvMunicipalityReportOptions
pv_municipality_report_options (void)
{
  return (PvMunicipalityReportOptions) { .lang = PV_LANG_FI, .audience = PV_AUDIENCE_PUBLIC };
}

static gboolean
is_example (const PvModel *model)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (model);

  return ecosystem != NULL && pv_record_get_yes (ecosystem, PV_ECOSYSTEM_EXAMPLE);
}

/* Title and mark once, in every language of the report. */
static PvReport *
begin (const PvRegion *region, PvLang lang)
{
  gboolean both = lang == PV_LANG_BOTH;
  g_autofree char *title = title_in (region, both ? PV_LANG_FI : lang);
  PvReport *report = pv_report_new (title, is_example (region->whole) ? MARK : NULL, lang);

  add_title (report, region, both ? PV_LANG_FI : lang);
  if (both)
    add_title (report, region, PV_LANG_SV);
  if (report->mark != NULL)
    pv_report_add_paragraph (report, PV_TEXT_MARK, PV_LANG_NONE, report->mark);

  return report;
}

PvReport *
pv_report_municipality (const PvModel *model, const PvMunicipalityReportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvRelease) release = pv_release_new (model, options->audience, options->without_raised ? PV_RELEASE_PLAIN : PV_RELEASE_WITH_RAISED);
  g_autoptr (PvReport) report = NULL;
  gboolean first = TRUE;
  PvRegion region = { .today = options->today != PV_NO_DATE ? options->today : pv_date_today () };

  if (!pv_region_init (&region, model, release->model, options->municipality, options->area, error))
    return NULL;

  report = begin (&region, options->lang);
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    if (lang == options->lang || (options->lang == PV_LANG_BOTH && lang != PV_LANG_EN))
      {
        PvProgressStage stage = pv_progress_enter (cancellable, first ? 0 : 0.5, first && options->lang == PV_LANG_BOTH ? 0.5 : 1);

        region.lang = lang;
        add_all (report, &region, release, first, cancellable);
        pv_progress_leave (cancellable, stage);
        first = FALSE;
      }
  pv_region_clear (&region);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&report);
}
