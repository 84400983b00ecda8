/* A look at a file in which anything may stand: nothing comes of it, or a model that can be shown. */
#include "store/pv-store-glance.h"

#include "document/document.h"
#include "store/pv-store-foreign.h"

#include "fixture.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ACTORS 200
#define N_ROUNDS 1500
#define MOST_BYTES 8

static char *
large_document (const char *name)
{
  g_autofree char *path = fixture_document (name);
  PvDocument *document = fixture_open_sound (path);

  for (guint i = 0; i < N_ACTORS; i++)
    {
      g_autofree char *called = g_strdup_printf ("Toimija %u, jonka nimi on pitkä ja vie tilaa sivulta", i);

      fixture_add_actor (document, called);
    }
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  fixture_forget_copies ();
  return g_steal_pointer (&path);
}

static PvStoreGlance *
glance_at (const char *path)
{
  pv_store_glance_from = 1;
  return pv_store_glance_new (path, pv_kinds_default ());
}

static void
assert_can_be_shown (const PvModel *model)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  g_assert_true (pv_model_is_fit_to_show (model));
  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 1; i < n; i++)
        g_assert_cmpint (pv_record_get_id (records[i - 1]), <, pv_record_get_id (records[i]));
    }
}

/* Where SQLite reads a name as an address. */
static void
test_any_name (void)
{
  static const char *const names[] = { "mikä?mode=rwc&x=y.polku", "100 % Åbo #1.polku", "a'b\"c.polku" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fixture_document (names[i]);
      g_autoptr (PvStoreGlance) glance = NULL;

      fixture_forget_copies ();
      glance = glance_at (path);
      g_assert_nonnull (glance);
      g_assert_cmpuint (pv_model_count (pv_store_glance_get_model (glance), PV_ACTOR), ==, 2);
    }
}

static void
test_not_a_file (void)
{
  g_autofree char *folder = scratch_path ("folder");
  g_autofree char *gone = scratch_path ("gone.polku");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_null (glance_at (folder));
  g_assert_null (glance_at (gone));
  g_assert_null (glance_at ("/dev/zero"));
}

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* The place of the first cell's leaf in the page that the table @name begins with (sqlite.org/fileformat2.html). */
static guint8 *
first_leaf (guint8 *bytes, const char *path, const char *name, guint8 **second)
{
  g_autofree char *query = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  g_autoptr (PvSql) sql = pv_sql_open (path, path, SQLITE_OPEN_READONLY, NULL, NULL);
  guint page_size = (guint) bytes[16] << 8 | bytes[17];
  gint64 root;
  guint8 *page;

  g_assert_true (pv_sql_get_int (sql, query, 0, &root, NULL));
  page = bytes + (root - 1) * page_size;
  g_assert_cmpuint (page[0], ==, 5);
  g_assert_cmpuint (page[3] << 8 | page[4], >=, 2);
  *second = page + (page[14] << 8 | page[15]);
  return page + (page[12] << 8 | page[13]);
}

/* A page that stands in two places tells its rows twice. */
static void
test_page_twice (void)
{
  g_autofree char *path = large_document ("twice.polku");
  g_autofree char *contents = NULL;
  g_autoptr (PvStoreGlance) before = glance_at (path);
  gsize size;
  guint8 *first, *second;

  g_assert_nonnull (before);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  first = first_leaf ((guint8 *) contents, path, "actor", &second);
  g_assert_cmpuint (big_endian (first), !=, big_endian (second));
  memcpy (first, second, 4);
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  g_assert_null (glance_at (path));
}

/* Bytes here and there; the first page is left out in half of the rounds, without which nothing is looked at. */
static void
test_any_bytes (void)
{
  g_autofree char *path = large_document ("bytes.polku");
  g_autofree char *contents = NULL;
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);
  guint n_shown = 0;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *bytes = g_memdup2 (contents, size);
      g_autoptr (PvStoreGlance) glance = NULL;
      gint32 from = round % 2 == 0 ? 0 : 4096;

      for (guint i = 0, n = 1 + round % MOST_BYTES; i < n; i++)
        bytes[g_rand_int_range (chance, from, (gint32) size)] = (char) g_rand_int_range (chance, 0, 256);
      g_assert_true (g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      glance = glance_at (path);
      if (glance == NULL)
        continue;
      n_shown++;
      assert_can_be_shown (pv_store_glance_get_model (glance));
    }
  g_test_message ("%u of %u shown", n_shown, N_ROUNDS);
  g_assert_cmpuint (n_shown, >, N_ROUNDS / 10);
  g_assert_cmpuint (n_shown, <, N_ROUNDS);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/glance/any-name", test_any_name);
  g_test_add_func ("/store/glance/not-a-file", test_not_a_file);
  g_test_add_func ("/store/glance/page-twice", test_page_twice);
  g_test_add_func ("/store/glance/any-bytes", test_any_bytes);
  return scratch_run ();
}
