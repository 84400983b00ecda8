/* What differs when two laptops meet, and settling it: once, everywhere. */
#include "laptops.h"

#include "fixture.h"
#include "scratch.h"

#include <string.h>

/* Settled with the value that stands anyway: on both laptops it is over. */
static void
test_values (void)
{
  for (guint choice = 0; choice < 2; choice++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autoptr (PvConflict) conflict = NULL;
      g_autoptr (PvConflict) same = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;
      const PvConflictHead *head;
      PvId id;

      two_laptops (choice ? "values-1" : "values-0", &anna, &bo);
      id = laptop_first_actor (&anna);
      laptop_set_name (&anna, id, "Annan");
      laptop_set_name (&bo, id, "Bon");
      laptops_bring_both (&anna, &bo);
      conflict = laptop_the_conflict (&anna, PV_CONFLICT_VALUES);
      same = laptop_the_conflict (&bo, PV_CONFLICT_VALUES);
      g_assert_cmpuint (conflict->heads->len, ==, 2);
      head = g_ptr_array_index (conflict->heads, choice);
      g_assert_cmpint (head->wins, ==, choice == 0);
      words = pv_conflict_head_words (anna.document, conflict, head);
      g_assert_cmpstr (words, ==, head->text);

      pv_document_settle_value (anna.document, conflict, choice, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (laptop_name_of (&anna, id), ==, head->text);
      laptop_assert_settled (&anna);
      pv_merge_report_free (laptop_bring (&anna, &bo));
      g_assert_cmpstr (laptop_name_of (&bo, id), ==, head->text);
      laptop_assert_settled (&bo);
    }
}

static void
test_removed (void)
{
  for (guint bring_back = 0; bring_back < 2; bring_back++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autoptr (PvConflict) conflict = NULL;
      g_autoptr (GError) error = NULL;
      PvId id;

      two_laptops (bring_back ? "removed-1" : "removed-0", &anna, &bo);
      id = fixture_add_actor (anna.document, "Valmennusyritys");
      pv_merge_report_free (laptop_bring (&anna, &bo));
      laptop_remove (&anna, id);
      laptop_set_name (&bo, id, "Valmennus Oy");
      laptops_bring_both (&anna, &bo);
      conflict = laptop_the_conflict (&anna, PV_CONFLICT_REMOVED);
      g_assert_null (laptop_record (&anna, id));
      g_assert_cmpuint (conflict->heads->len, ==, 2);
      g_assert_true (((const PvConflictHead *) g_ptr_array_index (conflict->heads, 0))->removes);

      pv_document_settle_removed (anna.document, conflict, bring_back == 1, &error);
      g_assert_no_error (error);
      laptop_assert_settled (&anna);
      pv_merge_report_free (laptop_bring (&anna, &bo));
      laptop_assert_settled (&bo);
      g_assert_cmpint (laptop_record (&bo, id) != NULL, ==, bring_back == 1);
      if (bring_back)
        g_assert_cmpstr (laptop_name_of (&bo, id), ==, "Valmennus Oy");
    }
}

static void
test_link (void)
{
  for (PvLinkSettling how = PV_LINK_TO_ANOTHER; how <= PV_LINK_BRING_BACK; how++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autofree char *name = g_strdup_printf ("link-%d", how);
      g_autoptr (PvConflict) conflict = NULL;
      g_autoptr (GError) error = NULL;
      PvId first, id, third, relation;

      two_laptops (name, &anna, &bo);
      first = laptop_first_actor (&anna);
      id = fixture_add_actor (anna.document, "Valmennusyritys");
      third = fixture_add_actor (anna.document, "Toinen");
      pv_merge_report_free (laptop_bring (&anna, &bo));
      laptop_remove (&anna, id);
      relation = laptop_add_relation (&bo, first, id);
      laptops_bring_both (&anna, &bo);
      conflict = laptop_the_conflict (&anna, PV_CONFLICT_LINK);
      g_assert_cmpint (conflict->id, ==, relation);
      g_assert_cmpint (conflict->other, ==, id);
      g_assert_cmpstr (((const PvConflictHead *) g_ptr_array_index (conflict->heads, 0))->author, ==, "Anna");

      pv_document_settle_link (anna.document, conflict, how, how == PV_LINK_TO_ANOTHER ? third : PV_NO_ID, &error);
      g_assert_no_error (error);
      laptop_assert_settled (&anna);
      pv_merge_report_free (laptop_bring (&anna, &bo));
      laptop_assert_settled (&bo);
      g_assert_cmpint (laptop_record (&bo, relation) == NULL, ==, how == PV_LINK_REMOVE);
      g_assert_cmpint (laptop_record (&bo, id) != NULL, ==, how == PV_LINK_BRING_BACK);
    }
}

/* Both wrote the same organisation, each with a link of its own. */
static void
make_twins (const char *name, Laptop *anna, Laptop *bo, PvId *of_anna, PvId *of_bo, PvId *relation)
{
  two_laptops (name, anna, bo);
  *of_anna = fixture_add_actor (anna->document, "Ohjaamo  Vaasa");
  *of_bo = fixture_add_actor (bo->document, "ohjaamo vaasa");
  *relation = laptop_add_relation (bo, *of_bo, laptop_first_actor (bo));
  laptops_bring_both (anna, bo);
}

static void
test_same (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (PvConflict) conflict = NULL;
  g_autoptr (GError) error = NULL;
  PvId of_anna, of_bo, relation, stays;

  make_twins ("same", &anna, &bo, &of_anna, &of_bo, &relation);
  stays = MIN (of_anna, of_bo);
  conflict = laptop_the_conflict (&anna, PV_CONFLICT_DUPLICATE);
  g_assert_cmpint (conflict->id, ==, stays);
  pv_document_settle_same (anna.document, of_bo, of_anna, &error);
  g_assert_no_error (error);
  laptop_assert_settled (&anna);
  g_assert_cmpstr (laptop_name_of (&anna, stays), ==, "ohjaamo vaasa");
  g_assert_null (laptop_record (&anna, MAX (of_anna, of_bo)));
  g_assert_cmpint (pv_record_get_reference (laptop_record (&anna, relation), PV_RELATION_FROM_ACTOR), ==, stays);
  pv_merge_report_free (laptop_bring (&anna, &bo));
  laptop_assert_settled (&bo);

  /* One change: one undo. */
  g_assert_true (pv_document_undo (anna.document, NULL, NULL));
  g_assert_nonnull (laptop_record (&anna, of_anna));
  g_assert_nonnull (laptop_record (&anna, of_bo));
  g_assert_cmpint (pv_record_get_reference (laptop_record (&anna, relation), PV_RELATION_FROM_ACTOR), ==, of_bo);
}

/* A third laptop linked to the one that went: the link is told where it went. */
static void
test_link_to_joined (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (PvConflict) conflict = NULL;
  PvId of_anna, of_bo, relation, stays;

  make_twins ("joined", &anna, &bo, &of_anna, &of_bo, &relation);
  stays = MIN (of_anna, of_bo);
  g_assert_true (pv_document_settle_same (anna.document, of_anna, of_bo, NULL));
  laptop_add_relation (&bo, laptop_first_actor (&bo), MAX (of_anna, of_bo));
  pv_merge_report_free (laptop_bring (&bo, &anna));
  conflict = laptop_the_conflict (&anna, PV_CONFLICT_LINK);
  g_assert_cmpint (conflict->instead, ==, stays);
  g_assert_true (pv_document_settle_link (anna.document, conflict, PV_LINK_TO_ANOTHER, conflict->instead, NULL));
  laptop_assert_settled (&anna);
}

static void
test_different (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (PvConflict) conflict = NULL;
  PvId of_anna, of_bo, relation;

  make_twins ("different", &anna, &bo, &of_anna, &of_bo, &relation);
  conflict = laptop_the_conflict (&bo, PV_CONFLICT_DUPLICATE);
  g_assert_true (pv_document_settle_different (bo.document, of_anna, of_bo, NULL));
  laptop_assert_settled (&bo);
  pv_merge_report_free (laptop_bring (&bo, &anna));
  laptop_assert_settled (&anna);
}

/* What a record said once is kept between two looks: a new name is looked at, of either twin, and after one of them went. */
static void
test_no_longer_alike (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  PvId of_anna, of_bo, relation;

  make_twins ("alike", &anna, &bo, &of_anna, &of_bo, &relation);
  pv_conflict_free (laptop_the_conflict (&anna, PV_CONFLICT_DUPLICATE));
  laptop_set_name (&anna, of_bo, "Ohjaamo Seinäjoki");
  laptop_assert_settled (&anna);
  laptop_set_name (&anna, of_anna, "OHJAAMO  Seinäjoki");
  pv_conflict_free (laptop_the_conflict (&anna, PV_CONFLICT_DUPLICATE));
  laptop_remove (&anna, of_anna);
  laptop_assert_settled (&anna);
  g_assert_true (pv_document_undo (anna.document, NULL, NULL));
  pv_conflict_free (laptop_the_conflict (&anna, PV_CONFLICT_DUPLICATE));
}

static void
set_code (Laptop *laptop, PvId id, const char *code)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, id, PV_ACTOR_BUSINESS_ID, PV_LANG_NONE, code);
  g_assert_true (pv_document_commit (laptop->document, edits, NULL));
}

/* Two of one name with codes of their own are two. */
static void
test_codes_tell_apart (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  PvId of_anna, of_bo, relation;

  make_twins ("codes", &anna, &bo, &of_anna, &of_bo, &relation);
  set_code (&anna, of_anna, "0209602-6");
  pv_conflict_free (laptop_the_conflict (&anna, PV_CONFLICT_DUPLICATE));
  set_code (&anna, of_bo, "0246246-0");
  laptop_assert_settled (&anna);
  set_code (&anna, of_bo, "0209602-6");
  pv_conflict_free (laptop_the_conflict (&anna, PV_CONFLICT_DUPLICATE));
}

static void
set_parent (Laptop *laptop, PvId id, PvId parent)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_reference (edits, id, PV_ACTOR_PARENT, parent);
  pv_document_commit (laptop->document, edits, &error);
  g_assert_no_error (error);
}

static PvId
parent_of (Laptop *laptop, PvId id)
{
  return pv_record_get_reference (laptop_record (laptop, id), PV_ACTOR_PARENT);
}

/* Each laptop wrote a part of the circle: it is told once, with who wrote each reference, and any of them can be emptied, or led
 * elsewhere. */
static void
test_circle (void)
{
  for (guint choice = 0; choice < 4; choice++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autofree char *name = g_strdup_printf ("circle-%u", choice);
      g_autoptr (PvConflict) conflict = NULL;
      g_autoptr (PvConflict) same = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;
      PvId one, two, three, fourth;
      const PvConflictHead *head;

      two_laptops (name, &anna, &bo);
      one = fixture_add_actor (anna.document, "Yksi");
      two = fixture_add_actor (anna.document, "Kaksi");
      three = fixture_add_actor (anna.document, "Kolme");
      fourth = fixture_add_actor (anna.document, "Neljä");
      pv_merge_report_free (laptop_bring (&anna, &bo));
      set_parent (&anna, one, two);
      set_parent (&anna, two, three);
      set_parent (&bo, three, one);
      laptops_bring_both (&anna, &bo);
      conflict = laptop_the_conflict (&anna, PV_CONFLICT_CIRCLE);
      same = laptop_the_conflict (&bo, PV_CONFLICT_CIRCLE);
      g_assert_cmpint (conflict->id, ==, one);
      g_assert_cmpuint (conflict->heads->len, ==, 3);
      head = g_ptr_array_index (conflict->heads, 2);
      g_assert_cmpint (head->id, ==, three);
      g_assert_cmpint (head->integer, ==, one);
      g_assert_cmpstr (head->author, ==, "Bo");
      g_assert_cmpstr (((const PvConflictHead *) g_ptr_array_index (conflict->heads, 0))->author, ==, "Anna");
      words = pv_conflict_circle_words (bo.document, same);
      g_assert_cmpstr (words, ==, "Yksi → Kaksi → Kolme → Yksi");

      pv_document_settle_circle (anna.document, conflict, choice % 3, choice == 3 ? fourth : PV_NO_ID, &error);
      g_assert_no_error (error);
      laptop_assert_settled (&anna);
      pv_merge_report_free (laptop_bring (&anna, &bo));
      laptop_assert_settled (&bo);
      g_assert_cmpint (parent_of (&bo, one), ==, choice == 3 ? fourth : choice == 0 ? PV_NO_ID : two);
      g_assert_cmpint (parent_of (&bo, two), ==, choice == 1 ? PV_NO_ID : three);
      g_assert_cmpint (parent_of (&bo, three), ==, choice == 2 ? PV_NO_ID : one);
      g_assert_true (pv_document_undo (anna.document, NULL, NULL));
    }
}

static void
set_both_names (Laptop *laptop, PvId id, const char *fi, const char *sv)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, fi);
  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_SV, sv);
  pv_document_commit (laptop->document, edits, &error);
  g_assert_no_error (error);
}

static void
clear_name (Laptop *laptop, PvId id, PvLang lang)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_clear (edits, id, PV_ACTOR_NAME, lang);
  pv_document_commit (laptop->document, edits, &error);
  g_assert_no_error (error);
}

/* One emptied the Finnish name, the other the Swedish: either comes back, or the record goes, or somebody writes a new one. */
static void
test_missing (void)
{
  for (guint choice = 0; choice < 4; choice++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autofree char *name = g_strdup_printf ("missing-%u", choice);
      g_autoptr (PvConflict) conflict = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;
      const PvConflictHead *head;
      PvId id;

      two_laptops (name, &anna, &bo);
      id = fixture_add_actor (anna.document, "Ohjaamo");
      set_both_names (&anna, id, "Ohjaamo", "Navigatorn");
      pv_merge_report_free (laptop_bring (&anna, &bo));
      clear_name (&anna, id, PV_LANG_FI);
      clear_name (&bo, id, PV_LANG_SV);
      laptops_bring_both (&anna, &bo);
      conflict = laptop_the_conflict (&anna, PV_CONFLICT_MISSING);
      g_assert_cmpuint (conflict->heads->len, ==, 2);
      head = g_ptr_array_index (conflict->heads, 1);
      g_assert_cmpint (head->lang, ==, PV_LANG_SV);
      g_assert_cmpstr (head->author, ==, "Bo");
      words = pv_conflict_head_words (anna.document, conflict, head);
      g_assert_cmpstr (words, ==, "Navigatorn");

      if (choice < 3)
        pv_document_settle_missing (anna.document, conflict, choice < 2 ? choice : G_MAXUINT, &error);
      else
        laptop_set_name (&anna, id, "Kansaneläkelaitos");
      g_assert_no_error (error);
      laptop_assert_settled (&anna);
      pv_merge_report_free (laptop_bring (&anna, &bo));
      laptop_assert_settled (&bo);
      g_assert_cmpint (laptop_record (&bo, id) == NULL, ==, choice == 2);
      if (choice == 1)
        g_assert_cmpstr (pv_record_get_text (laptop_record (&bo, id), PV_ACTOR_NAME, PV_LANG_SV), ==, "Navigatorn");
      else if (choice != 2)
        g_assert_cmpstr (laptop_name_of (&bo, id), ==, choice == 0 ? "Ohjaamo" : "Kansaneläkelaitos");
    }
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/merge-settle/values", test_values);
  g_test_add_func ("/document/merge-settle/removed", test_removed);
  g_test_add_func ("/document/merge-settle/link", test_link);
  g_test_add_func ("/document/merge-settle/same", test_same);
  g_test_add_func ("/document/merge-settle/link-to-joined", test_link_to_joined);
  g_test_add_func ("/document/merge-settle/different", test_different);
  g_test_add_func ("/document/merge-settle/no-longer-alike", test_no_longer_alike);
  g_test_add_func ("/document/merge-settle/codes-tell-apart", test_codes_tell_apart);
  g_test_add_func ("/document/merge-settle/circle", test_circle);
  g_test_add_func ("/document/merge-settle/missing", test_missing);
  return scratch_run ();
}
