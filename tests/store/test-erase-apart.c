/* Words that somebody wrote without knowing that the person was erased: gone on every copy, whichever way they meet, and what
 * belongs to others stays. */
#include "copies.h"
#include "scratch.h"
#include "simulated-disk.h"
#include "store/pv-store-erase-private.h"

#include <string.h>

#define N_COPIES 3

typedef struct
{
  Copy copies[N_COPIES];       /* all of them know the contact */
  PvId contact;
} Laptops;

static PvId
add_contact (Copy *copy, PvId actor, const char *person, const char *phone)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_CONTACT);

  pv_edits_set_text (edits, id, PV_CONTACT_ROLE, PV_LANG_FI, "Omavalmentaja");
  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, actor);
  pv_edits_set_text (edits, id, PV_CONTACT_PERSON, PV_LANG_NONE, person);
  pv_edits_set_text (edits, id, PV_CONTACT_PHONE, PV_LANG_NONE, phone);
  g_assert_true (copy_edit (copy, edits));
  return pv_id_make (pv_store_get_replica (copy->store), copy->counter);
}

static PvId
add_actor (Copy *copy)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, "Kela");
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
  g_assert_true (copy_edit (copy, edits));
  return pv_id_make (pv_store_get_replica (copy->store), copy->counter);
}

static void
laptops_open (Laptops *laptops)
{
  for (guint i = 0; i < N_COPIES; i++)
    copy_open (&laptops->copies[i], i, 1800000000000 + 13 * i);
  laptops->contact = add_contact (&laptops->copies[0], add_actor (&laptops->copies[0]), "Testi Esimerkki", "050 123 4567");
  copies_exchange (laptops->copies, N_COPIES);
}

static void
laptops_close (Laptops *laptops)
{
  for (guint i = 0; i < N_COPIES; i++)
    copy_close (&laptops->copies[i]);
  pv_clock_freeze (-1);
  simulated_disk_clear ();
}

static void
write_words (Laptops *laptops, guint number, PvField field, const char *words)
{
  PvEdits *edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, laptops->contact, field, PV_LANG_NONE, words);
  g_assert_true (copy_edit (&laptops->copies[number], edits));
}

static void
erase_found (Laptops *laptops, guint number, const char *query)
{
  Copy *copy = &laptops->copies[number];
  g_autoptr (PvHoldings) holdings = pv_store_find_person (copy->store, query, NULL);
  g_autoptr (GArray) ids = pv_holdings_ids (holdings, TRUE);
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (ids->len, >, 0);
  copy->clock_ms += 7;
  pv_clock_freeze (copy->clock_ms);
  pv_store_erase (copy->store, (const PvId *) (gpointer) ids->data, ids->len, copy->clock_ms, &changed, &error);
  g_assert_no_error (error);
  copy_put (copy, changed);
}

static const char *
words_of (Laptops *laptops, guint number, PvField field)
{
  return pv_record_get_text (pv_model_get (laptops->copies[number].model, laptops->contact), field, PV_LANG_NONE);
}

static void
bring (Laptops *laptops, guint from, guint to)
{
  pv_merge_report_free (copy_merge (&laptops->copies[to], &laptops->copies[from]));
}

/* Everywhere, and in no row of any file. */
static void
assert_everywhere (Laptops *laptops, PvField field, const char *words)
{
  g_autofree char *first = NULL;

  copies_exchange (laptops->copies, N_COPIES);
  first = copy_digest (&laptops->copies[0]);
  for (guint i = 0; i < N_COPIES; i++)
    {
      g_autofree char *digest = copy_digest (&laptops->copies[i]);

      g_assert_cmpstr (words_of (laptops, i, field), ==, words);
      g_assert_cmpstr (digest, ==, first);
      copy_assert_sound (&laptops->copies[i]);
    }
}

static void
assert_no_words (Copy *copy, const char *words)
{
  g_autofree char *query = g_strdup_printf ("SELECT count (*) FROM pii WHERE text LIKE '%%%s%%'", words);
  gint64 n = -1;

  g_assert_true (pv_sql_get_int (copy->store->sql, query, 0, &n, NULL));
  g_assert_cmpint (n, ==, 0);
}

/* The correction comes to where the person was erased, and the erasure to where the name was corrected. */
static void
test_correction (void)
{
  for (guint order = 0; order < 4; order++)
    {
      Laptops laptops;

      laptops_open (&laptops);
      erase_found (&laptops, 0, "Testi Esimerkki");
      write_words (&laptops, 1, PV_CONTACT_PERSON, "Testi-Maija Esimerkki");
      if (order == 0)
        bring (&laptops, 1, 0);
      else if (order == 1)
        bring (&laptops, 0, 1);
      else
        {
          bring (&laptops, order == 2 ? 0 : 1, 2);
          bring (&laptops, order == 2 ? 1 : 0, 2);
        }
      g_assert_null (words_of (&laptops, order == 0 ? 0 : order == 1 ? 1 : 2, PV_CONTACT_PERSON));
      assert_everywhere (&laptops, PV_CONTACT_PERSON, NULL);
      for (guint i = 0; i < N_COPIES; i++)
        assert_no_words (&laptops.copies[i], "Esimerkki");
      laptops_close (&laptops);
    }
}

/* A third one wrote on the correction; an empty field of the same card; an undo. */
static void
test_what_hangs_on_it (void)
{
  Laptops laptops;

  laptops_open (&laptops);
  erase_found (&laptops, 0, "Testi Esimerkki");
  write_words (&laptops, 1, PV_CONTACT_PERSON, "Testi-Maija Esimerkki");
  bring (&laptops, 1, 2);
  write_words (&laptops, 2, PV_CONTACT_PERSON, "Testi-Liisa Esimerkki");
  write_words (&laptops, 2, PV_CONTACT_EMAIL, "testi@esimerkki.invalid");
  copy_undo (&laptops.copies[1], FALSE);
  copy_undo (&laptops.copies[1], TRUE);
  assert_everywhere (&laptops, PV_CONTACT_PERSON, NULL);
  assert_everywhere (&laptops, PV_CONTACT_EMAIL, NULL);
  for (guint i = 0; i < N_COPIES; i++)
    {
      assert_no_words (&laptops.copies[i], "simerkki");
      copy_undo (&laptops.copies[i], FALSE);
      assert_no_words (&laptops.copies[i], "simerkki");
    }
  laptops_close (&laptops);
}

/* The successor stood there when the one before was erased: what a colleague writes on the successor's words stays. */
static void
test_successor (void)
{
  Laptops laptops;

  laptops_open (&laptops);
  write_words (&laptops, 0, PV_CONTACT_PERSON, "Muu Henkilö");
  write_words (&laptops, 0, PV_CONTACT_PHONE, "040 765 4321");
  copies_exchange (laptops.copies, N_COPIES);
  erase_found (&laptops, 0, "Testi Esimerkki");
  g_assert_cmpstr (words_of (&laptops, 0, PV_CONTACT_PERSON), ==, "Muu Henkilö");
  write_words (&laptops, 1, PV_CONTACT_PHONE, "040 765 0000");
  write_words (&laptops, 1, PV_CONTACT_EMAIL, "muu@henkilo.invalid");
  assert_everywhere (&laptops, PV_CONTACT_PERSON, "Muu Henkilö");
  assert_everywhere (&laptops, PV_CONTACT_PHONE, "040 765 0000");
  assert_everywhere (&laptops, PV_CONTACT_EMAIL, "muu@henkilo.invalid");

  /* Later the successor is erased, too, by one who had heard of all that: now nothing of it stays. */
  erase_found (&laptops, 2, "Muu Henkilö");
  assert_everywhere (&laptops, PV_CONTACT_PHONE, NULL);
  assert_everywhere (&laptops, PV_CONTACT_EMAIL, NULL);
  laptops_close (&laptops);
}

/* Who had not heard of the successor and corrected the former one's telephone: that goes; the successor stays. */
static void
test_former (void)
{
  Laptops laptops;

  laptops_open (&laptops);
  write_words (&laptops, 0, PV_CONTACT_PERSON, "Muu Henkilö");
  write_words (&laptops, 0, PV_CONTACT_PHONE, "040 765 4321");
  erase_found (&laptops, 0, "Testi Esimerkki");
  write_words (&laptops, 1, PV_CONTACT_PHONE, "050 999 9999");
  assert_everywhere (&laptops, PV_CONTACT_PERSON, "Muu Henkilö");
  for (guint i = 0; i < N_COPIES; i++)
    assert_no_words (&laptops.copies[i], "999");
  laptops_close (&laptops);
}

/* Whoever knows of the erasure and writes the words anew means them. */
static void
test_knowing (void)
{
  Laptops laptops;

  laptops_open (&laptops);
  erase_found (&laptops, 0, "Testi Esimerkki");
  bring (&laptops, 0, 1);
  write_words (&laptops, 1, PV_CONTACT_PERSON, "Muu Henkilö");
  assert_everywhere (&laptops, PV_CONTACT_PERSON, "Muu Henkilö");
  laptops_close (&laptops);
}

/* Several erase the same apart, one by name what the other only covers: all copies name the same change. */
static void
test_several_erase (void)
{
  for (guint order = 0; order < 2; order++)
    {
      Laptops laptops;

      laptops_open (&laptops);
      erase_found (&laptops, 0, "Testi Esimerkki");
      write_words (&laptops, 1, PV_CONTACT_PERSON, "Testi-Maija Esimerkki");
      bring (&laptops, 1, 2);
      erase_found (&laptops, 2, "Esimerkki");
      bring (&laptops, order == 0 ? 0 : 2, 1);
      bring (&laptops, order == 0 ? 2 : 0, 1);
      assert_everywhere (&laptops, PV_CONTACT_PERSON, NULL);
      laptops_close (&laptops);
    }
}

/* Words that go although nobody names them are asked about like those that are named. */
static void
test_many_are_asked_about (void)
{
  Laptops laptops;
  PvId contacts[7];
  PvMergeReport *report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  PvId actor;

  laptops_open (&laptops);
  actor = add_actor (&laptops.copies[0]);
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    contacts[i] = add_contact (&laptops.copies[0], actor, "Joku Muu", "1");
  copies_exchange (laptops.copies, N_COPIES);
  /* Both erase the name, so none of these words is on the other's list; the one then writes anew. */
  erase_found (&laptops, 0, "Joku Muu");
  erase_found (&laptops, 1, "Joku Muu");
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      laptops.contact = contacts[i];
      write_words (&laptops, 1, PV_CONTACT_PERSON, "Uusi Nimi");
    }
  before = copy_digest (&laptops.copies[1]);
  g_assert_false (pv_store_merge (laptops.copies[1].store, laptops.copies[0].store->sql, "copy-0", FALSE, NULL, &report, &error));
  g_assert_error (error, PV_MERGE_ERASES, 7);
  after = copy_digest (&laptops.copies[1]);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (report);
  bring (&laptops, 0, 1);
  g_assert_null (words_of (&laptops, 1, PV_CONTACT_PERSON));
  laptops_close (&laptops);
}

/* The only thing that is asked, or NULL. (transfer full) */
static PvConflict *
asked (Copy *copy)
{
  g_autoptr (GPtrArray) conflicts = copy_conflicts (copy);
  PvConflict *found = NULL;

  for (guint i = 0; i < conflicts->len; i++)
    if (((const PvConflict *) conflicts->pdata[i])->what == PV_CONFLICT_ERASED)
      {
        g_assert_null (found);
        found = pv_conflict_copy (conflicts->pdata[i]);
      }
  return found;
}

static void
assert_asked_everywhere (Laptops *laptops, guint n_records)
{
  g_autofree char *first = NULL;

  copies_exchange (laptops->copies, N_COPIES);
  first = copy_tell_conflicts (&laptops->copies[0]);
  for (guint i = 0; i < N_COPIES; i++)
    {
      g_autoptr (PvConflict) conflict = asked (&laptops->copies[i]);
      g_autofree char *told = copy_tell_conflicts (&laptops->copies[i]);

      g_assert_cmpstr (told, ==, first);
      g_assert_cmpuint (conflict ? conflict->heads->len : 0, ==, n_records > 0 ? n_records + 1 : 0);
      copy_assert_sound (&laptops->copies[i]);
    }
}

static void
keep (Copy *copy)
{
  g_autoptr (PvConflict) conflict = asked (copy);
  g_autoptr (GArray) settlings = g_array_new (FALSE, FALSE, sizeof (PvSettling));
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (conflict);
  for (guint i = 0; i + 1 < conflict->heads->len; i++)
    {
      const PvConflictHead *head = conflict->heads->pdata[i];
      PvSettling settling = { PV_SETTLE_AS_CHOSEN, (PvKind) head->integer, head->id, G_MAXUINT, 0, 0 };

      g_array_append_val (settlings, settling);
    }
  pv_store_settle (copy->store, settlings, conflict->kind, conflict->id, copy->clock_ms, &restored, &error);
  g_assert_no_error (error);
  copy_put (copy, restored);
}

/* A new record about persons, made where nobody had heard of the erasure: whether it is the same person is asked, on every copy,
 * until one says that it is somebody else or erases it, too. */
static void
test_new_record (void)
{
  for (guint order = 0; order < 2; order++)
    {
      Laptops laptops;
      PvId actor;

      laptops_open (&laptops);
      actor = add_actor (&laptops.copies[0]);
      copies_exchange (laptops.copies, N_COPIES);
      erase_found (&laptops, 0, "Testi Esimerkki");
      laptops.contact = add_contact (&laptops.copies[1], actor, "Testi Esimerkki", "050 123 4567");
      add_contact (&laptops.copies[1], actor, "Muu Henkilö", "1");
      bring (&laptops, order == 0 ? 1 : 0, order == 0 ? 0 : 1);
      {
        g_autoptr (PvConflict) conflict = asked (&laptops.copies[order]);
        const PvConflictHead *head = conflict->heads->pdata[0];

        g_assert_cmpint (conflict->id, ==, laptops.contact);
        g_assert_cmpstr (head->text, ==, "Testi Esimerkki");
        g_assert_true (((PvConflictHead *) conflict->heads->pdata[2])->removes);
      }
      assert_asked_everywhere (&laptops, 2);
      g_assert_cmpstr (words_of (&laptops, 2, PV_CONTACT_PERSON), ==, "Testi Esimerkki");

      /* One of them was: that goes, and the other is asked about still. */
      erase_found (&laptops, 2, "Testi Esimerkki");
      assert_asked_everywhere (&laptops, 1);
      for (guint i = 0; i < N_COPIES; i++)
        assert_no_words (&laptops.copies[i], "Esimerkki");
      keep (&laptops.copies[order]);
      assert_asked_everywhere (&laptops, 0);
      laptops_close (&laptops);
    }
}

/* Nobody is asked about what was written knowing of it, before it, or about nobody; to write in the record answers as well. */
static void
test_nothing_to_ask (void)
{
  Laptops laptops;
  PvId actor;

  laptops_open (&laptops);
  actor = add_actor (&laptops.copies[1]);
  add_contact (&laptops.copies[1], actor, "Muu Henkilö", "1");
  copies_exchange (laptops.copies, N_COPIES);
  erase_found (&laptops, 0, "Testi Esimerkki");
  add_actor (&laptops.copies[1]);
  assert_asked_everywhere (&laptops, 0);
  add_contact (&laptops.copies[1], actor, "Kolmas Henkilö", "2");
  assert_asked_everywhere (&laptops, 0);

  erase_found (&laptops, 0, "Kolmas Henkilö");
  laptops.contact = add_contact (&laptops.copies[2], actor, "Neljäs Henkilö", "3");
  assert_asked_everywhere (&laptops, 1);
  write_words (&laptops, 1, PV_CONTACT_PHONE, "4");
  assert_asked_everywhere (&laptops, 0);
  laptops_close (&laptops);
}

/* What is covered can be neither kept back nor claimed. */
static void
test_forged (void)
{
  static const char *const attacks[] = {
    "INSERT INTO pii SELECT id, zeroblob (16), 'Testi-Maija' FROM pii_erased WHERE id >> 32 = 12",
    "DELETE FROM pii_erased WHERE id >> 32 = 12",
    "UPDATE pii_erased SET ctr = (SELECT max (ctr) FROM change WHERE org = 11 AND verb <> 20) WHERE id >> 32 = 12",
    "INSERT INTO pii_erased SELECT who, 11, (SELECT max (ctr) FROM change WHERE org = 11) FROM change WHERE org = 12 LIMIT 1;"
    " DELETE FROM pii WHERE id IN (SELECT id FROM pii_erased)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      Laptops laptops;
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

      laptops_open (&laptops);
      erase_found (&laptops, 0, "Testi Esimerkki");
      write_words (&laptops, 1, PV_CONTACT_PERSON, "Testi-Maija Esimerkki");
      bring (&laptops, 1, 0);
      copy_assert_sound (&laptops.copies[0]);
      g_assert_true (pv_sql_run (laptops.copies[0].store->sql, attacks[i], NULL));
      g_assert_true (pv_store_check_log (laptops.copies[0].store, lines, NULL));
      g_test_message ("%s: %u", attacks[i], lines->len);
      g_assert_cmpuint (lines->len, >, 0);
      laptops_close (&laptops);
    }
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/erase-apart/correction", test_correction);
  g_test_add_func ("/store/erase-apart/what-hangs-on-it", test_what_hangs_on_it);
  g_test_add_func ("/store/erase-apart/successor", test_successor);
  g_test_add_func ("/store/erase-apart/former", test_former);
  g_test_add_func ("/store/erase-apart/knowing", test_knowing);
  g_test_add_func ("/store/erase-apart/several-erase", test_several_erase);
  g_test_add_func ("/store/erase-apart/many-are-asked-about", test_many_are_asked_about);
  g_test_add_func ("/store/erase-apart/new-record", test_new_record);
  g_test_add_func ("/store/erase-apart/nothing-to-ask", test_nothing_to_ask);
  g_test_add_func ("/store/erase-apart/forged", test_forged);
  return scratch_run ();
}
