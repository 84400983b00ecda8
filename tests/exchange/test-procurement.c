#include "exchange/exchange.h"

#include "models.h"

#include <glib/gstdio.h>
#include <string.h>

/* A buyer, a provider with a telling name, a service it provides, a path on which it stands, a lot, a requirement and what it rests on. */
typedef struct
{
  PvModel *model;
  PvEdits *edits;
  char *path;
  PvId provider, buyer, service, group, route, step, task, procurement, lot, requirement, evidence;
} World;

static void
set_up (World *world, gconstpointer data)
{
  PvEdits *edits = world->edits = pv_edits_new (PV_VERB_ADD);
  PvId phase, link;

  world->model = pv_model_new (pv_kinds_default ());
  world->path = g_build_filename (g_get_tmp_dir (), "pv-test-procurement.xml", NULL);
  g_unlink (world->path);

  world->provider = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Tuulikin valmennus", "Tuulikki coaching");
  pv_edits_set_int (edits, world->provider, PV_ACTOR_KIND, PV_ACTOR_KIND_PRIVATE);
  world->buyer = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Esimerkkilän kunta", "Exempelby kommun");
  pv_edits_set_int (edits, world->buyer, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  world->group = pv_test_add (edits, PV_TARGET_GROUP, PV_TARGET_GROUP_NAME, "Nuoret", "Unga");
  world->service = pv_test_add (edits, PV_SERVICE, PV_SERVICE_NAME, "Työhönvalmennus", "Arbetsträning");
  pv_edits_set_reference (edits, world->service, PV_SERVICE_PROVIDER, world->provider);
  pv_edits_set_text (edits, world->service, PV_SERVICE_DESCRIPTION, PV_LANG_FI, "Tuulikin valmennuksessa asiakas harjoittelee. Soita 050 123 4567.");
  link = pv_edits_add (edits, PV_SERVICE_TARGET_GROUP);
  pv_edits_set_reference (edits, link, PV_SERVICE_TARGET_GROUP_SERVICE, world->service);
  pv_edits_set_reference (edits, link, PV_SERVICE_TARGET_GROUP_TARGET_GROUP, world->group);

  world->route = pv_test_add (edits, PV_PATH, PV_PATH_NAME, "Nuorten polku", "Ungas stig");
  pv_edits_set_reference (edits, world->route, PV_PATH_TARGET_GROUP, world->group);
  pv_edits_set_int (edits, world->route, PV_PATH_VARIANT, PV_VARIANT_TO_BE);
  phase = pv_test_add (edits, PV_PHASE, PV_PHASE_NAME, "Alku", "Början");
  pv_edits_set_reference (edits, phase, PV_PHASE_PATH, world->route);
  world->step = pv_test_add (edits, PV_STEP, PV_STEP_NAME, "Valmennus", "Träning");
  pv_edits_set_reference (edits, world->step, PV_STEP_PHASE, phase);
  pv_edits_set_reference (edits, world->step, PV_STEP_SERVICE, world->service);
  world->task = pv_edits_add (edits, PV_TASK);
  pv_edits_set_reference (edits, world->task, PV_TASK_STEP, world->step);
  pv_edits_set_reference (edits, world->task, PV_TASK_ACTOR, world->provider);
  pv_edits_set_int (edits, world->task, PV_TASK_ROLE, PV_ROLE_ANSWERS);
  pv_edits_set_int (edits, world->task, PV_TASK_BOUGHT, 1);

  world->procurement = pv_test_add (edits, PV_PROCUREMENT, PV_PROCUREMENT_NAME, "Valmennus 2027", "Coachning 2027");
  pv_edits_set_reference (edits, world->procurement, PV_PROCUREMENT_BUYER, world->buyer);
  world->lot = pv_test_add (edits, PV_LOT, PV_LOT_NAME, "Osa 1", "Del 1");
  pv_edits_set_reference (edits, world->lot, PV_LOT_PROCUREMENT, world->procurement);
  link = pv_edits_add (edits, PV_LOT_SERVICE);
  pv_edits_set_reference (edits, link, PV_LOT_SERVICE_LOT, world->lot);
  pv_edits_set_reference (edits, link, PV_LOT_SERVICE_SERVICE, world->service);
  world->requirement = pv_test_add (edits, PV_REQUIREMENT, PV_REQUIREMENT_TEXT, "Valmentaja vastaa päivässä", "Coachen svarar inom en dag");
  pv_edits_set_reference (edits, world->requirement, PV_REQUIREMENT_LOT, world->lot);
  pv_edits_set_int (edits, world->requirement, PV_REQUIREMENT_KIND, PV_REQUIREMENT_KIND_MINIMUM);
  world->evidence = pv_test_add (edits, PV_EVIDENCE, PV_EVIDENCE_NAME, "Odotus on pitkä", "Väntan är lång");
  pv_edits_set_int (edits, world->evidence, PV_EVIDENCE_KIND, PV_EVIDENCE_KIND_INTERVIEW);
  pv_edits_set_int (edits, world->evidence, PV_EVIDENCE_PEOPLE, 12000);
  pv_edits_set_text (edits, world->evidence, PV_EVIDENCE_QUOTE, PV_LANG_FI, "Odotin viikkoja.");
  pv_edits_set_text (edits, world->evidence, PV_EVIDENCE_WORDS, PV_LANG_NONE, "salaiset sanat");
  link = pv_edits_add (edits, PV_REQUIREMENT_EVIDENCE);
  pv_edits_set_reference (edits, link, PV_REQUIREMENT_EVIDENCE_REQUIREMENT, world->requirement);
  pv_edits_set_reference (edits, link, PV_REQUIREMENT_EVIDENCE_EVIDENCE, world->evidence);
}

static void
tear_down (World *world, gconstpointer data)
{
  g_unlink (world->path);
  g_free (world->path);
  pv_edits_free (world->edits);
  pv_model_unref (world->model);
}

static PvId
only (const PvModel *model, PvKind kind)
{
  guint n;
  PvRecord *const *records = pv_model_list (model, kind, &n);

  g_assert_cmpuint (n, ==, 1);
  return pv_record_get_id (records[0]);
}

static char *
export_of (World *world, PvAudience audience, PvReleaseFlags flags, PvProcurementReport **report)
{
  PvProcurementChoice choice = { .audience = audience, .flags = flags };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  pv_test_carry_out (world->model, world->edits);
  choice.procurement = only (world->model, PV_PROCUREMENT);
  pv_procurement_export (world->model, &choice, world->path, report, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (world->path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
says (GPtrArray *remarks, const char *sentence)
{
  for (guint i = 0; i < remarks->len; i++)
    if (g_str_equal (((const PvRemark *) remarks->pdata[i])->sentence, sentence))
      return TRUE;

  return FALSE;
}

static void
test_neutral (World *world, gconstpointer data)
{
  g_autoptr (PvProcurementReport) report = NULL;
  g_autofree char *text = export_of (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, &report);

  g_assert_null (strstr (text, "Tuuliki"));
  g_assert_null (strstr (text, "Tuulikki"));
  g_assert_nonnull (strstr (text, "<name xml:lang=\"fi\">palveluntuottaja</name>"));
  g_assert_nonnull (strstr (text, "<name xml:lang=\"sv\">tjänsteproducent</name>"));
  g_assert_nonnull (strstr (text, "[palveluntuottaja] asiakas harjoittelee"));
  g_assert_nonnull (strstr (text, "Esimerkkilän kunta"));
  g_assert_true (says (report->remarks, "Service “Työhönvalmennus”: Description names today’s provider; the name was left out, so word it anew"));
  g_assert_true (says (report->remarks, "Service “Työhönvalmennus”: Description is missing in Swedish"));
  g_assert_true (says (report->remarks, "Service “Työhönvalmennus”, Description: this may be a telephone number: 050 123 4567"));
}

static void
test_evidence (World *world, gconstpointer data)
{
  g_autofree char *text = export_of (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, NULL);

  g_assert_nonnull (strstr (text, "<people>12</people>"));
  g_assert_nonnull (strstr (text, "<kind>interview</kind>"));
  g_assert_null (strstr (text, "Odotin viikkoja"));
  g_assert_null (strstr (text, "salaiset"));
}

static void
test_anonymous_quote (World *world, gconstpointer data)
{
  g_autofree char *text = NULL;

  pv_edits_set_int (world->edits, world->evidence, PV_EVIDENCE_ANONYMOUS, 1);
  text = export_of (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, NULL);
  g_assert_nonnull (strstr (text, "<quote xml:lang=\"fi\">Odotin viikkoja.</quote>"));
  g_assert_null (strstr (text, "salaiset"));
}

static void
test_warnings (World *world, gconstpointer data)
{
  g_autoptr (PvProcurementReport) report = NULL;
  g_autofree char *text = NULL;
  PvId other = pv_test_add (world->edits, PV_REQUIREMENT, PV_REQUIREMENT_TEXT, "Kokemusta työstä", "Erfarenhet av arbetet");
  PvId empty = pv_test_add (world->edits, PV_LOT, PV_LOT_NAME, "Osa 2", "Del 2");

  pv_edits_set_reference (world->edits, other, PV_REQUIREMENT_LOT, world->lot);
  pv_edits_set_int (world->edits, other, PV_REQUIREMENT_KIND, PV_REQUIREMENT_KIND_AWARD);
  pv_edits_set_reference (world->edits, empty, PV_LOT_PROCUREMENT, world->procurement);
  text = export_of (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, &report);
  g_assert_true (says (report->remarks, "Requirement “Kokemusta työstä”: it rests on no customers’ experience"));
  g_assert_true (says (report->remarks, "Requirement “Kokemusta työstä”: it is an award criterion without a weight"));
  g_assert_true (says (report->remarks, "Lot “Osa 2”: it has no service"));
  g_assert_true (says (report->remarks, "Procurement “Valmennus 2027”: the CPV code is missing"));
  g_assert_false (says (report->remarks, "Requirement “Valmentaja vastaa päivässä”: it rests on no customers’ experience"));
}

static void
test_older_text (World *world, gconstpointer data)
{
  g_autoptr (PvProcurementReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) older = g_array_new (FALSE, FALSE, sizeof (PvOlderText));
  PvProcurementChoice choice = { .audience = PV_AUDIENCE_PUBLIC, .older = older };
  PvOlderText text = { PV_NO_ID, PV_REQUIREMENT_TEXT, PV_LANG_SV };

  pv_test_carry_out (world->model, world->edits);
  choice.procurement = only (world->model, PV_PROCUREMENT);
  text.id = only (world->model, PV_REQUIREMENT);
  g_array_append_val (older, text);
  g_assert_true (pv_procurement_look (world->model, &choice, &report, &error));
  g_assert_no_error (error);
  g_assert_true (says (report->remarks, "Requirement “Valmentaja vastaa päivässä”: Requirement is older in Swedish than in Finnish"));
}

static void
test_few_people (World *world, gconstpointer data)
{
  g_autoptr (PvProcurementReport) report = NULL;
  g_autofree char *text = NULL;

  pv_edits_set_int (world->edits, world->evidence, PV_EVIDENCE_PEOPLE, 4000);
  text = export_of (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, &report);
  g_assert_null (strstr (text, "<people>"));
  g_assert_cmpuint (report->n_withheld, ==, 1);
  g_assert_nonnull (strstr (text, "<left-out raised=\"0\" narrower=\"0\" withheld=\"1\"/>"));
}

static void
test_raised (World *world, gconstpointer data)
{
  g_autoptr (PvProcurementReport) report = NULL;
  g_autofree char *text = NULL;

  pv_edits_set_int (world->edits, world->task, PV_TASK_STANDING, PV_STANDING_RAISED);
  text = export_of (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, &report);
  g_assert_null (strstr (text, "<task>"));
  g_assert_cmpuint (report->n_raised, ==, 1);
  g_assert_cmpuint (pv_remarks_count (report->remarks, PV_REMARK_RAISED), ==, 1);
  /* What stays out still says who must not be named. */
  g_assert_null (strstr (text, "Tuuliki"));
}

static void
test_raised_when_asked (World *world, gconstpointer data)
{
  g_autofree char *text = NULL;

  pv_edits_set_int (world->edits, world->task, PV_TASK_STANDING, PV_STANDING_RAISED);
  text = export_of (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_WITH_RAISED, NULL);
  g_assert_nonnull (strstr (text, "<task>"));
}

static void
test_value_is_for_partners (World *world, gconstpointer data)
{
  g_autofree char *public_text = NULL;

  pv_edits_set_int (world->edits, world->procurement, PV_PROCUREMENT_VALUE, 28500000);
  public_text = export_of (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, NULL);
  g_assert_null (strstr (public_text, "285000"));
}

static void
test_value_for_partners (World *world, gconstpointer data)
{
  g_autofree char *text = NULL;

  pv_edits_set_int (world->edits, world->procurement, PV_PROCUREMENT_VALUE, 28500000);
  text = export_of (world, PV_AUDIENCE_PARTNERS, PV_RELEASE_PLAIN, NULL);
  g_assert_nonnull (strstr (text, "<value>285000</value>"));
}

static void
assert_refused (World *world, const PvProcurementChoice *choice, PvErrorCode code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pv_procurement_export (world->model, choice, world->path, NULL, NULL, &error));
  g_assert_error (error, PV_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_false (g_file_test (world->path, G_FILE_TEST_EXISTS));
}

static void
test_refused (World *world, gconstpointer data)
{
  PvProcurementChoice choice = { .audience = PV_AUDIENCE_PUBLIC };
  PvId id;

  pv_edits_set_int (world->edits, world->service, PV_SERVICE_STANDING, PV_STANDING_RAISED);
  pv_test_carry_out (world->model, world->edits);
  assert_refused (world, &choice, PV_ERROR_REFUSED, "There is no service to describe; choose services, or give the lots theirs");
  choice.procurement = pv_id_make (4, 4);
  assert_refused (world, &choice, PV_ERROR_NOT_FOUND, "There is no such record in the document: Procurement");
  id = only (world->model, PV_SERVICE);
  choice = (PvProcurementChoice) { .services = &id, .n_services = 1, .audience = PV_AUDIENCE_PUBLIC };
  assert_refused (world, &choice, PV_ERROR_REFUSED,
                  "Service “Työhönvalmennus” may not leave for this audience; confirm it, choose another audience, or include what was raised in workshops");
}

static void
test_path_and_services (World *world, gconstpointer data)
{
  PvProcurementChoice choice = { .audience = PV_AUDIENCE_PUBLIC };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PvId id;

  pv_test_carry_out (world->model, world->edits);
  choice.path = only (world->model, PV_PATH);
  pv_procurement_export (world->model, &choice, world->path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (world->path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "<name xml:lang=\"fi\">Nuorten polku</name>"));
  g_assert_null (strstr (text, "Tuuliki"));

  id = only (world->model, PV_SERVICE);
  choice = (PvProcurementChoice) { .services = &id, .n_services = 1, .audience = PV_AUDIENCE_PUBLIC };
  pv_procurement_export (world->model, &choice, world->path, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
export_sample (const char *name)
{
  g_autofree char *sample = pv_test_sample_path (name);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pv-test-sample-procurement.xml", NULL);
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (PvProcurementReport) report = NULL;
  g_autofree char *text = NULL;
  PvProcurementChoice choice = { .audience = PV_AUDIENCE_PUBLIC, .flags = PV_RELEASE_WITH_RAISED };
  guint n;
  PvRecord *const *list;

  edits = pv_own_xml_import (model, sample, NULL, NULL, &error);
  g_assert_no_error (error);
  pv_test_carry_out (model, edits);
  list = pv_model_list (model, PV_PROCUREMENT, &n);
  g_assert_cmpuint (n, >, 0);
  choice.procurement = pv_record_get_id (list[0]);
  pv_procurement_export (model, &choice, path, &report, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->remarks->len; i++)
    g_test_message ("%s", ((const PvRemark *) report->remarks->pdata[i])->sentence);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_nonnull (strstr (text, "<example-material xml:lang=\"fi\">Esimerkkiaineisto</example-material>"));

  /* Every path of the sample. */
  list = pv_model_list (model, PV_PATH, &n);
  for (guint i = 0; i < n; i++)
    {
      choice.procurement = PV_NO_ID;
      choice.path = pv_record_get_id (list[i]);
      pv_procurement_export (model, &choice, path, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  if (g_getenv ("PV_KEEP") == NULL)
    g_unlink (path);
}

static void
test_samples (void)
{
  static const char *const names[] = { "vaasa", "kasvo", "porvoo" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = pv_test_sample_path (names[i]);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        export_sample (names[i]);
    }
}

#define ADD(name, function) g_test_add ("/exchange/procurement/" name, World, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("neutral", test_neutral);
  ADD ("evidence", test_evidence);
  ADD ("anonymous-quote", test_anonymous_quote);
  ADD ("warnings", test_warnings);
  ADD ("older-text", test_older_text);
  ADD ("few-people", test_few_people);
  ADD ("raised", test_raised);
  ADD ("raised-when-asked", test_raised_when_asked);
  ADD ("value-is-for-partners", test_value_is_for_partners);
  ADD ("value-for-partners", test_value_for_partners);
  ADD ("refused", test_refused);
  ADD ("path-and-services", test_path_and_services);
  g_test_add_func ("/exchange/procurement/samples", test_samples);
  return g_test_run ();
}
