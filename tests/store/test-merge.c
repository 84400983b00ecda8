/* What merging refuses, what it does with this laptop's own number, and whose words win; heads of cells, one by one. */
#include "copies.h"
#include "scratch.h"
#include "simulated-disk.h"

#include <string.h>

typedef struct
{
  Copy a;
  Copy b;
  PvId actor;
} Two;

static PvId
add_actor (Copy *copy, const char *name)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  g_assert_true (copy_edit (copy, edits));
  return pv_id_make (pv_store_get_replica (copy->store), copy->counter);
}

static void
set_name (Copy *copy, PvId id, const char *name)
{
  PvEdits *edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  g_assert_true (copy_edit (copy, edits));
}

static void
two_open (Two *two)
{
  copy_open (&two->a, 0, 1800000000000);
  copy_open (&two->b, 1, 1800000000500);
  two->actor = add_actor (&two->a, "Kela");
  pv_merge_report_free (copy_merge (&two->b, &two->a));
}

static void
two_close (Two *two)
{
  copy_close (&two->a);
  copy_close (&two->b);
  pv_clock_freeze (-1);
  simulated_disk_clear ();
}

static void
assert_refused (Copy *copy, Copy *from, int code)
{
  g_autofree char *before = copy_digest (copy);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  PvMergeReport *report = NULL;

  g_assert_false (pv_store_merge (copy->store, from->store->sql, from->name, TRUE, NULL, &report, &error));
  g_assert_error (error, PV_ERROR, code);
  g_assert_nonnull (strstr (error->message, from->name));
  g_assert_null (report);
  after = copy_digest (copy);
  g_assert_cmpstr (before, ==, after);
}

static void
tamper (Copy *copy, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pv_sql_run (copy->store->sql, sql, &error);
  g_assert_no_error (error);
}

static void
test_another_document (void)
{
  Two two;

  two_open (&two);
  tamper (&two.b, "UPDATE document SET uuid = '6c1f3f0e-0000-4000-8000-00000000000f'");
  assert_refused (&two.a, &two.b, PV_ERROR_REFUSED);
  two_close (&two);
}

/* Two copies went on under one number. */
static void
test_fork (void)
{
  Two two;

  two_open (&two);
  two.b.store->replica = two.a.store->replica;
  g_assert_true (pv_store_reread (two.b.store, NULL));
  set_name (&two.a, two.actor, "Yksi");
  set_name (&two.b, two.actor, "Kaksi");
  assert_refused (&two.a, &two.b, PV_ERROR_REFUSED);
  two_close (&two);
}

/* The other one has later changes of this copy's: they come in, and this copy goes on under another number. */
static void
test_own_number (void)
{
  Two two;
  guint32 number;
  g_autoptr (PvMergeReport) report = NULL;

  two_open (&two);
  number = two.a.store->replica;
  two.b.store->replica = number;
  g_assert_true (pv_store_reread (two.b.store, NULL));
  set_name (&two.b, two.actor, "Myöhempi");
  report = copy_merge (&two.a, &two.b);
  g_assert_true (report->renumbered);
  g_assert_cmpuint (two.a.store->replica, !=, number);
  g_assert_cmpstr (pv_record_get_text (pv_model_get (two.a.model, two.actor), PV_ACTOR_NAME, PV_LANG_FI), ==, "Myöhempi");
  two.a.counter = 0;
  set_name (&two.a, two.actor, "Uusin");
  copy_assert_sound (&two.a);
  two_close (&two);
}

/* The same in a file that does not hold: this copy goes on as it was, under its own number. */
static void
test_own_number_refused (void)
{
  Two two;
  guint32 number;

  two_open (&two);
  number = two.a.store->replica;
  two.b.store->replica = number;
  g_assert_true (pv_store_reread (two.b.store, NULL));
  set_name (&two.b, two.actor, "Myöhempi");
  tamper (&two.b, "UPDATE op SET new = 'Väärä' WHERE new = 'Myöhempi'");
  assert_refused (&two.a, &two.b, PV_ERROR_DAMAGED);
  g_assert_cmpuint (two.a.store->replica, ==, number);
  set_name (&two.a, two.actor, "Uusin");
  copy_assert_sound (&two.a);
  two_close (&two);
}

/* Each forgery breaks the chain, or what the chain does not cover. */
static void
test_rows_that_do_not_hold (void)
{
  static const char *const forgeries[] = {
    "UPDATE op SET new = 'Väärä' WHERE new = 'Uusi'",
    "UPDATE change SET at = at + 1 WHERE ctr = (SELECT max (ctr) FROM change)",
    "UPDATE change SET hash = zeroblob (32) WHERE org = 12",
    "DELETE FROM op WHERE new = 'Uusi'",
    "UPDATE op SET hlc = hlc + 1 WHERE new = 'Uusi'",
    "UPDATE seen SET upto = upto + 7 WHERE org = 12",
    "DELETE FROM seen WHERE org = 12",
    "INSERT INTO seen VALUES (12, 99, 1, 5)",
    "UPDATE op SET tbl = 250 WHERE new = 'Uusi'",
    "UPDATE op SET col = 999 WHERE new = 'Uusi'",
    "DELETE FROM change WHERE org = 12 AND ctr = 1",
    "DELETE FROM replica WHERE no = 12",
    "UPDATE replica SET uuid = 'x' WHERE no = 12",
    "DELETE FROM pii WHERE text = 'Tekijä 1'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      Two two;

      two_open (&two);
      set_name (&two.b, two.actor, "Ensin");
      set_name (&two.b, two.actor, "Uusi");
      tamper (&two.b, "PRAGMA foreign_keys = OFF");
      tamper (&two.b, forgeries[i]);
      g_test_message ("%s", forgeries[i]);
      assert_refused (&two.a, &two.b, PV_ERROR_DAMAGED);
      two_close (&two);
    }
}

static guint
count_conflicts (Copy *copy)
{
  g_autoptr (GPtrArray) conflicts = copy_conflicts (copy);

  return conflicts->len;
}

static void
nudge_name (Two *two, const char *name)
{
  PvEdits *edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, two->actor, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_edits_set_step (edits, 77);
  g_assert_true (copy_edit (&two->a, edits));
}

static const char *
undone_name (Two *two)
{
  copy_undo (&two->a, FALSE);
  return pv_record_get_text (pv_model_get (two->a.model, two->actor), PV_ACTOR_NAME, PV_LANG_FI);
}

/* What was nudged before and after something came, or was undone, is two steps: undoing the second leaves the first. */
static void
test_what_ends_a_step (void)
{
  Two two;

  two_open (&two);
  nudge_name (&two, "Ensin");
  add_actor (&two.b, "Muualta");
  pv_merge_report_free (copy_merge (&two.a, &two.b));
  nudge_name (&two, "Sitten");
  nudge_name (&two, "Lopuksi");
  g_assert_cmpstr (undone_name (&two), ==, "Ensin");
  nudge_name (&two, "Taas");
  g_assert_cmpstr (undone_name (&two), ==, "Ensin");
  g_assert_cmpstr (undone_name (&two), ==, "Kela");
  two_close (&two);
}

/* Values that are equal differ in nothing; one who had seen the other decided. */
static void
test_heads (void)
{
  Two two;

  two_open (&two);
  set_name (&two.a, two.actor, "Sama");
  set_name (&two.b, two.actor, "Sama");
  copies_exchange (&two.a, 2);
  g_assert_cmpuint (count_conflicts (&two.a), ==, 0);
  set_name (&two.a, two.actor, "Yksi");
  pv_merge_report_free (copy_merge (&two.b, &two.a));
  set_name (&two.b, two.actor, "Kaksi");
  copies_exchange (&two.a, 2);
  g_assert_cmpuint (count_conflicts (&two.a), ==, 0);
  set_name (&two.a, two.actor, "Kolme");
  set_name (&two.b, two.actor, "Neljä");
  copies_exchange (&two.a, 2);
  g_assert_cmpuint (count_conflicts (&two.a), ==, 1);
  g_assert_cmpuint (count_conflicts (&two.b), ==, 1);
  set_name (&two.b, two.actor, "Viisi");
  g_assert_cmpuint (count_conflicts (&two.b), ==, 0);
  copies_exchange (&two.a, 2);
  g_assert_cmpuint (count_conflicts (&two.a), ==, 0);
  two_close (&two);
}

/* The same words have two tokens. */
static void
test_personal_words (void)
{
  Two two;
  PvId contact;
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  Copy *copies;

  two_open (&two);
  copies = &two.a;
  contact = pv_edits_add (edits, PV_CONTACT);
  pv_edits_set_text (edits, contact, PV_CONTACT_ROLE, PV_LANG_FI, "Ohjaaja");
  pv_edits_set_reference (edits, contact, PV_CONTACT_ACTOR, two.actor);
  g_assert_true (copy_edit (&two.a, edits));
  contact = pv_id_make (pv_store_get_replica (two.a.store), two.a.counter);
  copies_exchange (copies, 2);
  for (guint i = 0; i < 2; i++)
    {
      edits = pv_edits_new (PV_VERB_CHANGE);
      pv_edits_set_text (edits, contact, PV_CONTACT_PERSON, PV_LANG_NONE, "Testi Esimerkki");
      g_assert_true (copy_edit (&copies[i], edits));
    }
  copies_exchange (copies, 2);
  g_assert_cmpuint (count_conflicts (&two.a), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      edits = pv_edits_new (PV_VERB_CHANGE);
      pv_edits_set_text (edits, contact, PV_CONTACT_PERSON, PV_LANG_NONE, i ? "Testi Toinen" : "Testi Kolmas");
      g_assert_true (copy_edit (&copies[i], edits));
    }
  copies_exchange (copies, 2);
  g_assert_cmpuint (count_conflicts (&two.b), ==, 1);
  copy_assert_sound (&two.a);
  two_close (&two);
}

/* A merge alone writes no change: what is known is said with the next one of one's own. */
static void
test_a_merge_is_no_change (void)
{
  Two two;
  gint64 before = 0, after = 0;

  two_open (&two);
  set_name (&two.a, two.actor, "Uusi");
  g_assert_true (pv_sql_get_int (two.a.store->sql, "SELECT count (*) FROM change", 0, &before, NULL));
  pv_merge_report_free (copy_merge (&two.b, &two.a));
  pv_merge_report_free (copy_merge (&two.a, &two.b));
  g_assert_true (pv_sql_get_int (two.b.store->sql, "SELECT count (*) FROM change", 0, &after, NULL));
  g_assert_cmpint (before, ==, after);
  g_assert_true (pv_sql_get_int (two.b.store->sql, "SELECT count (*) FROM seen WHERE org = 12", 0, &after, NULL));
  g_assert_cmpint (after, ==, 0);
  set_name (&two.b, two.actor, "Toinen");
  g_assert_true (pv_sql_get_int (two.b.store->sql, "SELECT upto FROM seen WHERE org = 12 AND o = 11", 0, &after, NULL));
  g_assert_cmpint (after, ==, before);
  two_close (&two);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/merge/another-document", test_another_document);
  g_test_add_func ("/store/merge/fork", test_fork);
  g_test_add_func ("/store/merge/own-number", test_own_number);
  g_test_add_func ("/store/merge/own-number-refused", test_own_number_refused);
  g_test_add_func ("/store/merge/rows-that-do-not-hold", test_rows_that_do_not_hold);
  g_test_add_func ("/store/merge/heads", test_heads);
  g_test_add_func ("/store/merge/personal-words", test_personal_words);
  g_test_add_func ("/store/merge/what-ends-a-step", test_what_ends_a_step);
  g_test_add_func ("/store/merge/a-merge-is-no-change", test_a_merge_is_no_change);
  return scratch_run ();
}
