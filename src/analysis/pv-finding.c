#include "analysis/pv-finding.h"

#include "analysis/pv-findings-private.h"

#include <glib/gi18n-lib.h>

/* Names in one sentence. */
#define NAMED 5

void
pv_finding_free (PvFinding *finding)
{
  g_array_unref (finding->records);
  g_free (finding);
}

PvFinding *
pv_findings_add (GPtrArray *findings, guint kind, PvId subject)
{
  PvFinding *finding = g_new0 (PvFinding, 1);

  finding->kind = kind;
  finding->subject = subject;
  finding->records = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_array_append_val (finding->records, subject);
  g_ptr_array_add (findings, finding);
  return finding;
}

static int
by_kind_and_subject (gconstpointer a, gconstpointer b)
{
  const PvFinding *first = *(PvFinding *const *) a;
  const PvFinding *second = *(PvFinding *const *) b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  if (first->subject != second->subject)
    return first->subject < second->subject ? -1 : 1;
  if (first->records->len > 1 && second->records->len > 1)
    return g_array_index (first->records, PvId, 1) < g_array_index (second->records, PvId, 1) ? -1 : 1;

  return 0;
}

static PvId
latest_decision (const PvModel *model, const PvFinding *finding)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, finding->subject, &n);
  PvId latest = PV_NO_ID;
  PvDate on = PV_NO_DATE;

  for (guint i = 0; i < n; i++)
    {
      PvRecord *decision;

      if (referrers[i].field != PV_DECISION_SUBJECT)
        continue;
      decision = pv_model_get (model, referrers[i].id);
      if (pv_record_get_choice (decision, PV_DECISION_FINDING) != finding->kind)
        continue;
      if (latest == PV_NO_ID || pv_record_get_date (decision, PV_DECISION_ON_DATE) >= on)
        {
          latest = referrers[i].id;
          on = pv_record_get_date (decision, PV_DECISION_ON_DATE);
        }
    }

  return latest;
}

static void
finish (GPtrArray *findings, const PvModel *model)
{
  g_ptr_array_sort (findings, by_kind_and_subject);
  for (guint i = 0; i < findings->len; i++)
    ((PvFinding *) findings->pdata[i])->decision = latest_decision (model, findings->pdata[i]);
}

GPtrArray *
pv_analysis_findings (const PvModel *model, PvDate today)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_finding_free);

  pv_findings_of_paths (findings, model);
  pv_findings_of_services (findings, model);
  pv_findings_of_groups (findings, model, today);
  pv_findings_of_network (findings, model, today);
  pv_findings_of_records (findings, model, today);
  finish (findings, model);

  return findings;
}

GPtrArray *
pv_analysis_path_findings (const PvModel *model)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_finding_free);

  pv_findings_of_paths (findings, model);
  pv_findings_of_services (findings, model);
  finish (findings, model);

  return findings;
}

static const char *
template_for (guint kind)
{
  switch (kind)
    {
    case PV_FINDING_OVERLAP:
      return N_("Several services may do the same work: %s");
    case PV_FINDING_GAP:
      return N_("Nobody answers for this phase: %s");
    case PV_FINDING_UNCLEAR_DUTY:
      return N_("Two answer for the same step: %s");
    case PV_FINDING_NO_DECIDER:
      return N_("Nobody decides here: %s");
    case PV_FINDING_HAND_OVER:
      return N_("Hand-over without an agreed link: %s");
    case PV_FINDING_FRAGILE:
      return N_("The link hangs on one person: %s");
    case PV_FINDING_NO_PATH:
      return N_("No service path for this group: %s");
    case PV_FINDING_UNLINKED:
      return N_("Not linked to anybody: %s");
    case PV_FINDING_ENDING:
      return N_("Ends soon, no successor: %s");
    case PV_FINDING_CUT_OFF:
      return N_("Without this actor others are cut off: %s");
    case PV_FINDING_UNSERVED:
      return N_("Nobody serves this group in this area: %s");
    case PV_FINDING_UNCONFIRMED:
      return N_("Raised, never confirmed: %s");
    case PV_FINDING_UNTRANSLATED:
    default:
      return N_("A language is missing: %s");
    }
}

/* The titles of the records from @first on, with " · " between them, the group of an overlap left out. */
static char *
titles_from (const PvFinding *finding, guint first, const PvModel *model, PvLang lang)
{
  GString *text = g_string_new (NULL);
  guint n = finding->records->len;

  for (guint i = first; i < n && i < first + NAMED; i++)
    {
      PvId id = g_array_index (finding->records, PvId, i);
      g_autofree char *title = pv_title_of (model, id, lang);

      if (finding->kind != PV_FINDING_OVERLAP || i != 1)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", title);
    }
  if (n > first + NAMED || finding->n_more > 0)
    g_string_append_printf (text, " · +%u", n - MIN (n, first + NAMED) + finding->n_more);

  return g_string_free (text, FALSE);
}

/* The path that a step or phase belongs to, or NULL. */
static PvRecord *
path_around (const PvModel *model, PvRecord *subject)
{
  PvRecord *phase = subject;

  if (subject != NULL && pv_record_get_kind (subject) == PV_STEP)
    phase = pv_model_follow (model, subject, PV_STEP_PHASE);

  return phase != NULL && pv_record_get_kind (phase) == PV_PHASE ? pv_model_follow (model, phase, PV_PHASE_PATH) : NULL;
}

/* The titles that say where: the services of an overlap, the path before its phase or step, an actor with those it would cut off, else
 * the subject. */
static char *
where (const PvFinding *finding, const PvModel *model, PvLang lang)
{
  PvRecord *path = path_around (model, pv_model_get (model, finding->subject));
  g_autofree char *subject = pv_title_of (model, finding->subject, lang);
  g_autofree char *before = path != NULL ? pv_title (model, path, lang) : NULL;
  g_autofree char *others = NULL;

  if (finding->kind == PV_FINDING_OVERLAP)
    return titles_from (finding, 0, model, lang);
  if (finding->kind == PV_FINDING_CUT_OFF && finding->records->len > 1)
    {
      others = titles_from (finding, 1, model, lang);
      return g_strdup_printf ("%s (%s)", subject, others);
    }

  return before != NULL ? g_strdup_printf ("%s · %s", before, subject) : g_steal_pointer (&subject);
}

static const char *
template_in (guint kind, PvLang words)
{
  const char *template = template_for (kind);

  return words == PV_LANG_NONE ? _(template) : pv_words_in (words, template);
}

char *
pv_finding_sentence (const PvFinding *finding, const PvModel *model, PvLang words, PvLang names)
{
  g_autofree char *place = where (finding, model, names);

  return g_strdup_printf (template_in (finding->kind, words), place);
}

char *
pv_finding_markup (const PvFinding *finding, const PvModel *model, PvLang words, PvLang names)
{
  g_autofree char *place = where (finding, model, names);
  g_autofree char *bold = g_markup_printf_escaped ("<b>%s</b>", place);
  g_autofree char *template = g_markup_escape_text (template_in (finding->kind, words), -1);

  return g_strdup_printf (template, bold);
}

guint
pv_findings_count_open (const GPtrArray *findings, guint kind)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PvFinding *finding = findings->pdata[i];

      n += finding->kind == kind && finding->decision == PV_NO_ID;
    }

  return n;
}
