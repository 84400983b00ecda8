/* The rows of a table follow the document: the same objects while their records are there, told of in as few words as possible, with
 * what they keep, and only while somebody looks. */
#include "app-fixture.h"

#include "app/pv-record-list.h"

#define KEY_OWN 3
#define KEY_OTHERS 4
#define MANY 40

typedef struct
{
  PvDocument *document;
  PvRecordList *list;
  GPtrArray *mirror;           /* what the signals said, borrowed rows */
  guint n_told;
} Follower;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Follower *self)
{
  self->n_told++;
  g_assert_cmpuint (position + removed, <=, self->mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (self->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (PvRow) row = g_list_model_get_item (list, position + i);

      g_ptr_array_insert (self->mirror, (int) (position + i), row);
    }
}

static Follower *
follow (PvDocument *document)
{
  Follower *self = g_new0 (Follower, 1);
  guint n;

  self->document = document;
  self->list = pv_record_list_new (document, PV_ACTOR);
  pv_record_list_tells_of_others (self->list, KEY_OTHERS);
  self->mirror = g_ptr_array_new ();
  n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (G_LIST_MODEL (self->list), 0, 0, n, self);
  self->n_told = 0;
  return self;
}

static void
follower_free (Follower *self)
{
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_object_unref (self->list);
  g_ptr_array_unref (self->mirror);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Follower, follower_free)

/* The rows are the records of the model, in their order, and so does who only heard the signals believe. */
static void
assert_follows (Follower *self)
{
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (self->document), PV_ACTOR, &n);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, n);
  g_assert_cmpuint (self->mirror->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PvRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_assert_true (row == self->mirror->pdata[i]);
      g_assert_true (pv_row_get_record (row) == records[i]);
      g_assert_true (pv_record_list_find (self->list, pv_record_get_id (records[i])) == row);
    }
}

static void
commit (PvDocument *document, PvEdits *edits)
{
  g_autoptr (GError) error = NULL;

  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);
}

static void
rename_actor (PvDocument *document, PvId id, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  commit (document, edits);
}

static void
add_actors (PvDocument *document, guint n)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Yhdistys %u", i);
      PvId id = pv_edits_add (edits, PV_ACTOR);

      pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
      pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
    }
  commit (document, edits);
}

static void
undo (PvDocument *document)
{
  g_autoptr (GError) error = NULL;

  pv_document_undo (document, NULL, &error);
  g_assert_no_error (error);
}

static PvRow *
first_row (Follower *self)
{
  return self->mirror->pdata[0];
}

/* Many at once are told once, and who was there stays the same object with what it keeps. */
static void
test_many_at_once (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (Follower) follower = follow (fixture->document);
  PvRow *row = first_row (follower);
  guint before = follower->mirror->len;

  pv_row_take_key (row, KEY_OWN, g_strdup ("own"));
  for (guint n = MANY; n <= PV_CHANGE_SET_MAX + MANY; n += PV_CHANGE_SET_MAX)
    {
      follower->n_told = 0;
      add_actors (fixture->document, n);
      g_assert_cmpuint (follower->n_told, ==, 1);
      assert_follows (follower);
      g_assert_true (first_row (follower) == row);
      g_assert_cmpstr (pv_row_get_key (row, KEY_OWN), ==, "own");
    }
  undo (fixture->document);
  undo (fixture->document);
  g_assert_cmpuint (follower->mirror->len, ==, before);
  assert_follows (follower);
  g_assert_true (first_row (follower) == row);
}

static void
count_cb (PvRow *row, guint *n)
{
  (*n)++;
}

/* What a row keeps of its own holds until it changes; what it keeps of others, until anything does. */
static void
test_keeps (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (Follower) follower = follow (fixture->document);
  PvRow *row = pv_record_list_find (follower->list, fixture->kela);
  guint n_changed = 0;

  g_signal_connect (row, "changed", G_CALLBACK (count_cb), &n_changed);
  pv_row_take_key (row, KEY_OWN, g_strdup ("own"));
  pv_row_take_key (row, KEY_OTHERS, g_strdup ("others"));
  rename_actor (fixture->document, fixture->city, "Toinen kaupunki");
  g_assert_cmpstr (pv_row_get_key (row, KEY_OWN), ==, "own");
  g_assert_null (pv_row_get_key (row, KEY_OTHERS));
  g_assert_cmpuint (n_changed, >, 0);
  rename_actor (fixture->document, fixture->kela, "Kansaneläkelaitos");
  g_assert_null (pv_row_get_key (row, KEY_OWN));
  pv_row_take_key (row, KEY_OWN, g_strdup ("own"));
  pv_record_list_refresh (follower->list);
  g_assert_null (pv_row_get_key (row, KEY_OWN));
}

/* The language that stands for a missing one changes every word. */
static void
test_main_language (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (Follower) follower = follow (fixture->document);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_row_take_key (first_row (follower), KEY_OWN, g_strdup ("own"));
  pv_edits_set_int (edits, pv_record_get_id (pv_model_get_ecosystem (app_fixture_model (fixture))), PV_ECOSYSTEM_MAIN_LANGUAGE, PV_LANGUAGE_SWEDISH);
  commit (fixture->document, edits);
  g_assert_null (pv_row_get_key (first_row (follower), KEY_OWN));
}

static void
test_asleep (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (Follower) follower = follow (fixture->document);
  guint n_refreshed = 0;

  g_signal_connect (follower->list, "refreshed", G_CALLBACK (count_cb), &n_refreshed);
  pv_record_list_set_asleep (follower->list, TRUE);
  add_actors (fixture->document, 3);
  rename_actor (fixture->document, fixture->kela, "Kansaneläkelaitos");
  pv_record_list_refresh (follower->list);
  g_assert_cmpuint (follower->n_told + n_refreshed, ==, 0);
  pv_record_list_set_asleep (follower->list, FALSE);
  g_assert_cmpuint (n_refreshed, ==, 1);
  assert_follows (follower);

  /* Nothing happened while it slept again. */
  pv_record_list_set_asleep (follower->list, TRUE);
  pv_record_list_set_asleep (follower->list, FALSE);
  g_assert_cmpuint (n_refreshed, ==, 1);
}

static void
walk_step (AppFixture *fixture, Follower *follower)
{
  GPtrArray *rows = follower->mirror;
  PvId any = rows->len > 0 ? pv_row_get_id (rows->pdata[g_test_rand_int_range (0, (int) rows->len)]) : PV_NO_ID;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      add_actors (fixture->document, (guint) g_test_rand_int_range (1, 20));
      break;
    case 1:
      if (any != PV_NO_ID)
        rename_actor (fixture->document, any, "Uusi nimi");
      break;
    case 2:
      for (guint i = 0; i < rows->len; i++)
        if (g_test_rand_int_range (0, 3) == 0)
          pv_edits_remove (edits, pv_row_get_id (rows->pdata[i]));
      if (pv_edits_get_n (edits) > 0)
        commit (fixture->document, edits);
      break;
    case 3:
      if (pv_document_can_undo (fixture->document))
        undo (fixture->document);
      break;
    default:
      pv_record_list_set_asleep (follower->list, g_test_rand_bit ());
      break;
    }
}

static void
test_random_walk (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (Follower) follower = follow (fixture->document);

  for (guint step = 0; step < 60; step++)
    {
      walk_step (fixture, follower);
      pv_record_list_set_asleep (follower->list, FALSE);
      assert_follows (follower);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/record-list/many-at-once", test_many_at_once);
  g_test_add_func ("/app/record-list/keeps", test_keeps);
  g_test_add_func ("/app/record-list/main-language", test_main_language);
  g_test_add_func ("/app/record-list/asleep", test_asleep);
  g_test_add_func ("/app/record-list/random-walk", test_random_walk);
  return g_test_run ();
}
