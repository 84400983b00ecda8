#include "report/report.h"

#include "models.h"

#include <string.h>

typedef struct
{
  PvModel *model;
  PvEdits *edits;
  PvId region, municipality, other, actor, wide, elsewhere, group, lone_group, route, phase, gap, step, task, service, round;
} World;

static PvId
add_area (PvEdits *edits, const char *fi, const char *sv, const char *code, PvId parent)
{
  PvId id = pv_test_add (edits, PV_AREA, PV_AREA_NAME, fi, sv);

  pv_edits_set_int (edits, id, PV_AREA_KIND, code ? PV_AREA_KIND_MUNICIPALITY : PV_AREA_KIND_REGION);
  pv_edits_set_text (edits, id, PV_AREA_MUNICIPALITY_CODE, PV_LANG_NONE, code);
  pv_edits_set_reference (edits, id, PV_AREA_PARENT, parent);
  return id;
}

static PvId
add_actor (PvEdits *edits, const char *fi, const char *sv, PvId area)
{
  PvId id = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, fi, sv);

  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  pv_edits_set_reference (edits, id, PV_ACTOR_AREA, area);
  return id;
}

static void
link_service (PvEdits *edits, PvId service, PvId area)
{
  PvId link = pv_edits_add (edits, PV_SERVICE_AREA);

  pv_edits_set_reference (edits, link, PV_SERVICE_AREA_SERVICE, service);
  pv_edits_set_reference (edits, link, PV_SERVICE_AREA_AREA, area);
}

static void
set_up (World *world, gconstpointer data)
{
  PvEdits *edits = world->edits = pv_edits_new (PV_VERB_ADD);
  PvId id;

  world->model = pv_model_new (pv_kinds_default ());
  world->region = add_area (edits, "Maakunta", "Landskapet", NULL, PV_NO_ID);
  world->municipality = add_area (edits, "Esimerkkilä", "Exempelby", "905", world->region);
  world->other = add_area (edits, "Muukunta", "Annan kommun", "399", world->region);
  world->actor = add_actor (edits, "Kylätalo", "Bystugan", world->municipality);
  world->wide = add_actor (edits, "Liitto", "Förbundet", world->region);
  world->elsewhere = add_actor (edits, "Naapuri", "Grannen", world->other);
  world->service = pv_test_add (edits, PV_SERVICE, PV_SERVICE_NAME, "Ohjaus", "Handledning");
  link_service (edits, world->service, world->region);
  id = pv_test_add (edits, PV_SERVICE, PV_SERVICE_NAME, "Vieras palvelu", "Främmande service");
  link_service (edits, id, world->other);

  world->group = pv_test_add (edits, PV_TARGET_GROUP, PV_TARGET_GROUP_NAME, "Nuoret", "Unga");
  world->lone_group = pv_test_add (edits, PV_TARGET_GROUP, PV_TARGET_GROUP_NAME, "Lomautetut", "Permitterade");
  world->route = pv_test_add (edits, PV_PATH, PV_PATH_NAME, "Nuorten polku", "Ungas stig");
  pv_edits_set_reference (edits, world->route, PV_PATH_TARGET_GROUP, world->group);
  pv_edits_set_int (edits, world->route, PV_PATH_VARIANT, PV_VARIANT_AS_IS);
  world->phase = pv_test_add (edits, PV_PHASE, PV_PHASE_NAME, "Alku", "Början");
  pv_edits_set_reference (edits, world->phase, PV_PHASE_PATH, world->route);
  pv_edits_set_text (edits, world->phase, PV_PHASE_ORDER, PV_LANG_NONE, "1");
  world->gap = pv_test_add (edits, PV_PHASE, PV_PHASE_NAME, "Seuranta", "Uppföljning");
  pv_edits_set_reference (edits, world->gap, PV_PHASE_PATH, world->route);
  pv_edits_set_text (edits, world->gap, PV_PHASE_ORDER, PV_LANG_NONE, "2");
  world->step = pv_test_add (edits, PV_STEP, PV_STEP_NAME, "Ensitapaaminen", "Första mötet");
  pv_edits_set_reference (edits, world->step, PV_STEP_PHASE, world->phase);
  world->task = pv_edits_add (edits, PV_TASK);
  pv_edits_set_reference (edits, world->task, PV_TASK_STEP, world->step);
  pv_edits_set_reference (edits, world->task, PV_TASK_ACTOR, world->actor);
  pv_edits_set_int (edits, world->task, PV_TASK_ROLE, PV_ROLE_ANSWERS);
  pv_edits_set_text (edits, world->task, PV_TASK_WHAT, PV_LANG_FI, "Kuuntelee nuorta");
  pv_edits_set_text (edits, world->task, PV_TASK_WHAT, PV_LANG_SV, "Lyssnar på den unga");

  world->round = pv_test_add (edits, PV_STATEMENT_ROUND, PV_STATEMENT_ROUND_NAME, "Kierros", "Runda");
  id = pv_edits_add (edits, PV_STATEMENT);
  pv_edits_set_reference (edits, id, PV_STATEMENT_STATEMENT_ROUND, world->round);
  pv_edits_set_reference (edits, id, PV_STATEMENT_ACTOR, world->actor);
  pv_edits_set_int (edits, id, PV_STATEMENT_POSITION, PV_POSITION_FOR);
  pv_edits_set_text (edits, id, PV_STATEMENT_CONTENT, PV_LANG_FI, "Hyvä näin");
  pv_edits_set_text (edits, id, PV_STATEMENT_ANSWER, PV_LANG_FI, "Kiitos");
  pv_edits_set_text (edits, id, PV_STATEMENT_LED_TO, PV_LANG_FI, "Aukioloaika piteni");
}

static void
tear_down (World *world, gconstpointer data)
{
  pv_edits_free (world->edits);
  pv_model_unref (world->model);
}

static char *
dump (World *world, PvLang lang, PvAudience audience, gboolean without_raised)
{
  PvMunicipalityReportOptions options = pv_municipality_report_options ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PvReport) report = NULL;

  pv_test_carry_out (world->model, world->edits);
  options.municipality = "905";
  options.lang = lang;
  options.audience = audience;
  options.today = pv_date_make (2026, 11, 21);
  options.without_raised = without_raised;
  report = pv_report_municipality (world->model, &options, NULL, &error);
  g_assert_no_error (error);
  return pv_report_dump (report);
}

static void
assert_says (const char *text, const char *what)
{
  if (strstr (text, what) == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, what));
}

static void
test_one_language (World *world, gconstpointer data)
{
  g_autofree char *text = dump (world, PV_LANG_EN, PV_AUDIENCE_PUBLIC, FALSE);

  assert_says (text, "Report to the municipality: Esimerkkilä\n");
  assert_says (text, "21 Nov 2026\n");
  assert_says (text, "[Actors of the municipality] | Actor | Kind | Core task\n| Kylätalo | Association, third sector |\n");
  assert_says (text, "[Actors of the wider area] | Actor | Kind | Core task\n| Liitto |");
  assert_says (text, "| Ohjaus |");
  assert_says (text, "| Alku | Ensitapaaminen | Kylätalo | Answers for | Kuuntelee nuorta\n");
  assert_says (text, "| Seuranta / Nobody answers for this phase | No steps yet");
  assert_says (text, "# Phases for which nobody answers\n- Nuorten polku · Seuranta\n");
  assert_says (text, "# Target groups without a path\n- Lomautetut\n");
  assert_says (text, "| Kylätalo / Kierros / In favour | Hyvä näin | Kiitos | Aukioloaika piteni\n");
  g_assert_null (strstr (text, "Naapuri"));
  g_assert_null (strstr (text, "Vieras palvelu"));
}

static void
test_both_languages (World *world, gconstpointer data)
{
  g_autofree char *text = dump (world, PV_LANG_BOTH, PV_AUDIENCE_PUBLIC, FALSE);

  assert_says (text, "# Suomeksi\n");
  assert_says (text, "# På svenska\n");
  assert_says (text, "Kuuntelee nuorta");
  assert_says (text, "Lyssnar på den unga");
  assert_says (text, "Bystugan");
}

static void
test_raised (World *world, gconstpointer data)
{
  g_autofree char *text = NULL;

  pv_edits_set_int (world->edits, world->task, PV_TASK_STANDING, PV_STANDING_RAISED);
  text = dump (world, PV_LANG_EN, PV_AUDIENCE_PUBLIC, FALSE);
  assert_says (text, "Kuuntelee nuorta / Raised in a workshop");
}

static void
test_without_raised (World *world, gconstpointer data)
{
  g_autofree char *text = NULL;

  pv_edits_set_int (world->edits, world->task, PV_TASK_STANDING, PV_STANDING_RAISED);
  text = dump (world, PV_LANG_EN, PV_AUDIENCE_PUBLIC, TRUE);
  g_assert_null (strstr (text, "Kuuntelee nuorta"));
  assert_says (text, "Left out for the sake of this audience: 1.");
  /* Somebody does answer, though this audience does not read who. */
  g_assert_null (strstr (text, "Nuorten polku · Alku"));
}

static void
test_ended (World *world, gconstpointer data)
{
  g_autofree char *text = NULL;

  pv_edits_set_int (world->edits, world->wide, PV_ACTOR_VALID_TO, pv_date_make (2025, 12, 31));
  pv_edits_set_int (world->edits, world->service, PV_SERVICE_STANDING, PV_STANDING_RETIRED);
  text = dump (world, PV_LANG_EN, PV_AUDIENCE_PUBLIC, FALSE);
  g_assert_null (strstr (text, "Liitto"));
  assert_says (text, "No service reaches this municipality yet.");
}

static void
test_decisions (World *world, gconstpointer data)
{
  PvId shown = pv_test_add (world->edits, PV_DECISION, PV_DECISION_NAME, "Seuranta jää auki", NULL);
  PvId hidden = pv_test_add (world->edits, PV_DECISION, PV_DECISION_NAME, "Salassa", NULL);
  g_autofree char *text = NULL;

  pv_edits_set_int (world->edits, shown, PV_DECISION_DECISION, PV_DECISION_LEAVE);
  pv_edits_set_int (world->edits, shown, PV_DECISION_RELEASED_TO, PV_AUDIENCE_PUBLIC);
  pv_edits_set_int (world->edits, hidden, PV_DECISION_DECISION, PV_DECISION_STUDY);
  text = dump (world, PV_LANG_EN, PV_AUDIENCE_PUBLIC, FALSE);
  assert_says (text, "Seuranta jää auki");
  g_assert_null (strstr (text, "Salassa"));
}

static void
test_unknown (World *world, gconstpointer data)
{
  PvMunicipalityReportOptions options = pv_municipality_report_options ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pv_report_municipality (world->model, &options, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "The document has no municipality with a code; add its area first");
  g_clear_error (&error);

  pv_test_carry_out (world->model, world->edits);
  options.municipality = "638";
  g_assert_null (pv_report_municipality (world->model, &options, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "The document has no municipality 638; it has: 905 Esimerkkilä, 399 Muukunta");
}

/* Where nothing has been written down yet nothing is said to be well. */
static void
test_nothing_yet (World *world, gconstpointer data)
{
  g_autofree char *text = NULL;

  pv_edits_free (world->edits);
  world->edits = pv_edits_new (PV_VERB_ADD);
  add_area (world->edits, "Esimerkkilä", "Exempelby", "905", PV_NO_ID);
  text = dump (world, PV_LANG_EN, PV_AUDIENCE_PUBLIC, FALSE);
  assert_says (text, "# Phases for which nobody answers\nNo service path has been drawn yet.\n");
  assert_says (text, "# Target groups without a path\nNo target group has been written down yet.\n");
}

#define ADD(name, function) g_test_add ("/report/municipality/" name, World, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("one-language", test_one_language);
  ADD ("both-languages", test_both_languages);
  ADD ("raised", test_raised);
  ADD ("without-raised", test_without_raised);
  ADD ("ended", test_ended);
  ADD ("decisions", test_decisions);
  ADD ("unknown", test_unknown);
  ADD ("nothing-yet", test_nothing_yet);
  return g_test_run ();
}
