/* Somebody comes in the place of somebody else: over records of every kind, all that is chosen moves, nothing is lost, and one undo
 * gives back the same document byte for byte. */
#include "document/document.h"
#include "exchange/exchange.h"
#include "models.h"
#include "scratch.h"

#include <glib/gstdio.h>

#define TODAY (pv_date_make (2026, 11, 22))

typedef struct
{
  char *path;
  PvDocument *document;
  const PvModel *model;
} House;

static void
set_up (House *house, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  house->path = scratch_path ("succession.polku");
  house->document = pv_document_create (house->path, pv_kinds_default (), NULL, &error);
  g_assert_no_error (error);
  house->model = pv_document_get_model (house->document);
}

static void
tear_down (House *house, gconstpointer data)
{
  pv_document_close (house->document, FALSE, NULL);
  g_object_unref (house->document);
  g_remove (house->path);
  g_free (house->path);
}

/* All of @model as edits into an empty document. */
static void
bring_in (House *house, const PvModel *model)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (GError) error = NULL;

  pv_own_xml_write (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_WITH_RAISED, out, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  in = g_memory_input_stream_new_from_bytes (bytes);
  edits = pv_own_xml_read (house->model, in, "test", NULL, NULL, &error);
  g_assert_no_error (error);
  pv_document_commit (house->document, edits, &error);
  g_assert_no_error (error);
}

static char *
as_xml (House *house)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  pv_own_xml_write (house->model, PV_AUDIENCE_INTERNAL, PV_RELEASE_WITH_RAISED, out, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count_all (const PvModel *model)
{
  guint n_kinds, all = 0;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    all += pv_model_count (model, kinds[k].kind);
  return all;
}

/* Every reference to the record is listed, but for places, comparisons and who verified. */
static void
assert_all_listed (const PvModel *model, PvId old, const GArray *hanging)
{
  guint n, listed = 0;
  const PvReferrer *referrers = pv_model_referrers (model, old, &n);

  for (guint i = 0; i < n; i++)
    {
      const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model), PV_FIELD_KIND (referrers[i].field));

      listed += kind->page != PV_PAGE_NONE && PV_FIELD_CODE (referrers[i].field) != PV_COMMON_VERIFIED_BY;
    }
  g_assert_cmpuint (hanging->len, ==, listed);
}

static void
assert_passed (const PvModel *model, const PvHanging *hanging, const PvSuccession *succession)
{
  const PvRecord *record = pv_model_get (model, hanging->id);
  PvId leads_to = pv_record_get_reference (record, hanging->field);
  const PvFieldInfo *valid_to = pv_kind_find (pv_record_get_info (record), "valid_to");

  if (!hanging->chosen || hanging->pass == PV_PASS_STAYS)
    g_assert_cmpint (leads_to, ==, succession->old);
  else if (hanging->pass == PV_PASS_LEAD)
    g_assert_cmpint (leads_to, !=, succession->old);
  else
    {
      g_assert_cmpint (leads_to, ==, succession->old);
      g_assert_cmpint (pv_record_get_date (record, valid_to->field), <, succession->on);
    }
}

static void
replace_and_take_back (House *house, PvId old, PvId successor, gboolean all)
{
  PvSuccession succession = { .old = old, .successor = successor, .on = TODAY + 40, .today = TODAY, .end_old = TRUE, .transfer = TRUE,
                              .transferred = 1 << PV_TRANSFERRED_TASKS };
  g_autoptr (GArray) hanging = pv_succession_hanging (house->model, &succession);
  g_autoptr (PvEdits) edits = NULL;
  g_autofree char *before = as_xml (house), *changed = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n = count_all (house->model);
  PvSuccessorText name = { PV_ACTOR_NAME, PV_LANG_FI, "Uusi toimija" };

  assert_all_listed (house->model, old, hanging);
  for (guint i = 0; i < hanging->len; i++)
    {
      PvHanging *one = &g_array_index (hanging, PvHanging, i);

      if (one->pass != PV_PASS_STAYS && all)
        one->chosen = TRUE;
    }
  succession.texts = &name;
  succession.n_texts = successor == PV_SUCCESSOR_NEW && pv_record_get_kind (pv_model_get (house->model, old)) == PV_ACTOR;
  edits = pv_succession_edits (house->model, &succession, hanging, &error);
  g_assert_no_error (error);
  pv_document_commit (house->document, edits, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hanging->len; i++)
    assert_passed (house->model, &g_array_index (hanging, PvHanging, i), &succession);
  g_assert_cmpuint (count_all (house->model), >=, n);

  /* Nothing hung on it, and it had ended already: then there is no change to take back. */
  changed = as_xml (house);
  if (g_str_equal (changed, before))
    return;
  g_assert_true (pv_document_undo (house->document, NULL, &error));
  g_assert_no_error (error);
  after = as_xml (house);
  g_assert_true (g_str_equal (after, before));
}

static void
test_every_kind (House *house, gconstpointer data)
{
  static const PvKind kinds[] = { PV_ACTOR, PV_CONTACT, PV_AREA, PV_NETWORK };

  for (guint seed = 1; seed <= 2; seed++)
    {
      g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), seed, 8);

      tear_down (house, NULL);
      set_up (house, NULL);
      bring_in (house, model);
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        for (guint i = 0; i < 1; i++)
          {
            guint n;
            PvRecord *const *records = pv_model_list (house->model, kinds[k], &n);
            PvId old = pv_record_get_id (records[i]), other = pv_record_get_id (records[i + 3]);

            replace_and_take_back (house, old, other, FALSE);
            replace_and_take_back (house, old, other, TRUE);
            replace_and_take_back (house, old, PV_NO_ID, FALSE);
            if (kinds[k] == PV_ACTOR || kinds[k] == PV_CONTACT)
              replace_and_take_back (house, old, PV_SUCCESSOR_NEW, FALSE);
          }
    }
}

/* --- one by one --- */

static PvId
add (PvEdits *edits, PvKind kind, PvField name, const char *words)
{
  return pv_test_add (edits, kind, name, words, NULL);
}

static PvId
commit (House *house, PvEdits *edits, PvId wanted)
{
  g_autoptr (GError) error = NULL;
  PvId id = pv_document_commit_and_find (house->document, edits, wanted, &error);

  g_assert_no_error (error);
  return id;
}

static PvId
add_actor (House *house, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = add (edits, PV_ACTOR, PV_ACTOR_NAME, name);

  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_STATE);
  return commit (house, edits, id);
}

static PvId
add_link (House *house, PvId from, PvId to, PvId contact)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, id, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (edits, id, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (edits, id, PV_RELATION_KIND, 1);
  pv_edits_set_int (edits, id, PV_RELATION_STATE, PV_RELATION_STATE_ACTIVE);
  pv_edits_set_reference (edits, id, PV_RELATION_CONTACT, contact);
  return commit (house, edits, id);
}

static PvId
add_person (House *house, PvId actor, const char *role)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = add (edits, PV_CONTACT, PV_CONTACT_ROLE, role);

  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, actor);
  return commit (house, edits, id);
}

static const PvHanging *
find (const GArray *hanging, PvId id)
{
  for (guint i = 0; i < hanging->len; i++)
    if (g_array_index (hanging, PvHanging, i).id == id)
      return &g_array_index (hanging, PvHanging, i);
  g_error ("it is not listed");
}

/* The link ends, one like it begins with the successor, and the contact who begins anew there is its contact. */
static void
test_organisation_ends (House *house, gconstpointer data)
{
  PvId office = add_actor (house, "TE-toimisto"), area = add_actor (house, "Työllisyysalue"), kela = add_actor (house, "Kela");
  PvId person = add_person (house, office, "Asiantuntija");
  PvId link = add_link (house, kela, office, person), own = add_link (house, area, office, PV_NO_ID);
  PvId same = add_link (house, office, kela, PV_NO_ID), had = add_link (house, area, kela, PV_NO_ID);
  PvSuccession succession = { .old = office, .successor = area, .on = pv_date_make (2025, 1, 1), .today = TODAY, .end_old = TRUE,
                              .transfer = TRUE, .how_told = "Kirjeellä", .lang = PV_LANG_FI };
  g_autoptr (GArray) hanging = pv_succession_hanging (house->model, &succession);
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) begun = NULL, people = NULL;
  PvRecord *anew = NULL;
  guint n;

  g_assert_cmpint (find (hanging, link)->pass, ==, PV_PASS_RENEW);
  g_assert_cmpint (find (hanging, person)->pass, ==, PV_PASS_RENEW);
  g_assert_cmpint (find (hanging, own)->why, ==, PV_STAYS_ITSELF);
  g_assert_cmpint (find (hanging, own)->pass, ==, PV_PASS_END);
  g_assert_cmpint (find (hanging, same)->why, ==, PV_STAYS_DOUBLE);
  edits = pv_succession_edits (house->model, &succession, hanging, &error);
  g_assert_no_error (error);
  pv_document_commit (house->document, edits, &error);
  g_assert_no_error (error);

  begun = pv_model_children (house->model, PV_RELATION_TO_ACTOR, area);
  g_assert_cmpuint (begun->len, ==, 1);
  anew = g_ptr_array_index (begun, 0);
  people = pv_model_children (house->model, PV_CONTACT_ACTOR, area);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpint (pv_record_get_date (anew, PV_RELATION_VALID_FROM), ==, pv_date_make (2025, 1, 1));
  g_assert_cmpint (pv_record_get_choice (anew, PV_RELATION_STATE), ==, PV_RELATION_STATE_ACTIVE);
  g_assert_cmpint (pv_record_get_reference (anew, PV_RELATION_CONTACT), ==, pv_record_get_id (people->pdata[0]));
  g_assert_cmpint (pv_record_get_date (pv_model_get (house->model, link), PV_RELATION_VALID_TO), ==, pv_date_make (2024, 12, 31));
  g_assert_cmpint (pv_record_get_choice (pv_model_get (house->model, link), PV_RELATION_STATE), ==, PV_RELATION_STATE_ENDED);
  g_assert_cmpint (pv_record_get_reference (pv_model_get (house->model, link), PV_RELATION_CONTACT), ==, person);
  g_assert_cmpint (pv_record_get_reference (pv_model_get (house->model, person), PV_CONTACT_SUCCESSOR), ==,
                   pv_record_get_id (people->pdata[0]));
  g_assert_false (pv_record_has (pv_model_get (house->model, had), PV_RELATION_VALID_TO));
  g_assert_cmpint (pv_record_get_reference (pv_model_get (house->model, office), PV_ACTOR_SUCCESSOR), ==, area);
  g_assert_cmpint (pv_record_get_date (pv_model_get (house->model, office), PV_ACTOR_VALID_TO), ==, pv_date_make (2024, 12, 31));
  g_assert_cmpstr (pv_record_get_text (pv_model_list (house->model, PV_TRANSFER, &n)[0], PV_TRANSFER_HOW_TOLD, PV_LANG_FI), ==, "Kirjeellä");
  g_assert_cmpuint (n, ==, 1);
}

/* A link that would have begun after the day never began: it names the successor from the start. */
static void
test_never_begun (House *house, gconstpointer data)
{
  PvId office = add_actor (house, "TE-toimisto"), area = add_actor (house, "Työllisyysalue"), kela = add_actor (house, "Kela");
  PvId link = add_link (house, kela, office, PV_NO_ID);
  g_autoptr (PvEdits) later = pv_edits_new (PV_VERB_CHANGE);
  PvSuccession succession = { .old = office, .successor = area, .on = pv_date_make (2027, 1, 1), .today = TODAY, .end_old = TRUE };
  g_autoptr (GArray) hanging = NULL;

  pv_edits_set_int (later, link, PV_RELATION_VALID_FROM, pv_date_make (2027, 3, 1));
  commit (house, later, link);
  hanging = pv_succession_hanging (house->model, &succession);
  g_assert_cmpint (find (hanging, link)->pass, ==, PV_PASS_LEAD);
  g_assert_true (find (hanging, link)->chosen);
}

static void
test_new_person (House *house, gconstpointer data)
{
  PvId kela = add_actor (house, "Kela"), city = add_actor (house, "Kaupunki"), old = add_person (house, kela, "Asiantuntija");
  PvId link = add_link (house, city, kela, old);
  const PvSuccessorText texts[] = { { PV_CONTACT_PERSON, PV_LANG_NONE, "Uusi Esimerkki" } };
  PvSuccession succession = { .old = old, .successor = PV_SUCCESSOR_NEW, .on = TODAY, .today = TODAY, .end_old = TRUE, .texts = texts, .n_texts = 1 };
  g_autoptr (GArray) hanging = pv_succession_hanging (house->model, &succession);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = pv_succession_edits (house->model, &succession, hanging, &error);
  PvRecord *now;

  g_assert_no_error (error);
  pv_document_commit (house->document, edits, &error);
  g_assert_no_error (error);
  now = pv_model_follow (house->model, pv_model_get (house->model, link), PV_RELATION_CONTACT);
  g_assert_cmpstr (pv_record_get_text (now, PV_CONTACT_PERSON, PV_LANG_NONE), ==, "Uusi Esimerkki");
  g_assert_cmpstr (pv_record_get_text (now, PV_CONTACT_ROLE, PV_LANG_FI), ==, "Asiantuntija");
  g_assert_cmpint (pv_record_get_reference (now, PV_CONTACT_ACTOR), ==, kela);
  g_assert_cmpint (pv_record_get_date (now, PV_CONTACT_VALID_FROM), ==, TODAY);
  g_assert_cmpint (pv_record_get_date (pv_model_get (house->model, old), PV_CONTACT_VALID_TO), ==, TODAY - 1);
  g_assert_cmpint (pv_record_get_reference (pv_model_get (house->model, old), PV_CONTACT_SUCCESSOR), ==, pv_record_get_id (now));
}

static void
test_refused (House *house, gconstpointer data)
{
  PvId kela = add_actor (house, "Kela"), person = add_person (house, kela, "Asiantuntija");
  PvSuccession succession = { .old = kela, .successor = person, .today = TODAY };
  g_autoptr (GArray) hanging = g_array_new (FALSE, FALSE, sizeof (PvHanging));
  g_autoptr (GError) error = NULL;

  g_assert_null (pv_succession_edits (house->model, &succession, hanging, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_clear_error (&error);
  succession.successor = kela;
  g_assert_null (pv_succession_edits (house->model, &succession, hanging, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/house/succession/every-kind", House, NULL, set_up, test_every_kind, tear_down);
  g_test_add ("/house/succession/organisation-ends", House, NULL, set_up, test_organisation_ends, tear_down);
  g_test_add ("/house/succession/never-begun", House, NULL, set_up, test_never_begun, tear_down);
  g_test_add ("/house/succession/new-person", House, NULL, set_up, test_new_person, tear_down);
  g_test_add ("/house/succession/refused", House, NULL, set_up, test_refused, tear_down);
  return scratch_run ();
}
