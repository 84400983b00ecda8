#include "exchange/exchange.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("pv-output-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "tulos.xml", NULL);
}

static guint
n_files (const Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_unlink (place->path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

static gboolean
write_word (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  return g_output_stream_write_all (stream, user_data, strlen (user_data), NULL, cancellable, error);
}

static gboolean
refuse_all (const char *path, gpointer user_data, GError **error)
{
  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, "Ei kelpaa");
  return FALSE;
}

static void
assert_holds (const Place *place, const char *words)
{
  g_autofree char *text = NULL;

  g_file_get_contents (place->path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, words);
  g_assert_cmpuint (n_files (place), ==, words ? 1 : 0);
}

static void
test_replaces (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  pv_output_file (place->path, write_word, NULL, (gpointer) "yksi", NULL, &error);
  g_assert_no_error (error);
  assert_holds (place, "yksi");
  g_chmod (place->path, 0640);
  pv_output_file (place->path, write_word, NULL, (gpointer) "kaksi", NULL, &error);
  g_assert_no_error (error);
  assert_holds (place, "kaksi");
  g_assert_cmpint (g_stat (place->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

static void
test_refused_check (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pv_output_file (place->path, write_word, NULL, (gpointer) "vanha", NULL, NULL);
  g_assert_false (pv_output_file (place->path, write_word, refuse_all, (gpointer) "uusi", NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "Ei kelpaa");
  assert_holds (place, "vanha");
}

static void
test_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_false (pv_output_file (place->path, write_word, NULL, (gpointer) "uusi", cancellable, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  assert_holds (place, NULL);
}

/* A disk with room for 20 kB: as on a full one, the old file stays and nothing is left beside it. */
static void
test_full (Place *place, gconstpointer data)
{
  struct rlimit before, small;
  g_autofree char *much = g_strnfill (300000, 'x');
  g_autoptr (GError) error = NULL;
  gboolean written;

  pv_output_file (place->path, write_word, NULL, (gpointer) "vanha", NULL, NULL);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 20000;
  setrlimit (RLIMIT_FSIZE, &small);
  written = pv_output_file (place->path, write_word, NULL, much, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_false (written);
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  g_assert_nonnull (strstr (error->message, "tulos.xml cannot be written: "));
  assert_holds (place, "vanha");
}

static void
test_words (void)
{
  static const struct
  {
    int code;
    const char *words;
  } causes[] = {
    { G_IO_ERROR_NO_SPACE, "a.xml cannot be written: there is no room left on the disk; choose another place" },
    { G_IO_ERROR_PERMISSION_DENIED, "a.xml cannot be written: you may not write there; choose another folder" },
    { G_IO_ERROR_NOT_FOUND, "a.xml cannot be written: the folder does not exist; choose another one" },
    { G_IO_ERROR_READ_ONLY, "a.xml cannot be written: that place can only be read; choose another folder" },
    { G_IO_ERROR_FAILED, "a.xml cannot be written: writing was refused; choose another place" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autoptr (GError) error = NULL;

      pv_output_error (&error, "a.xml", g_error_new_literal (G_IO_ERROR, causes[i].code, "x"));
      g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
      g_assert_cmpstr (error->message, ==, causes[i].words);
    }
}

#define ADD(name, function) g_test_add ("/exchange/output/" name, Place, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("replaces", test_replaces);
  ADD ("refused-check", test_refused_check);
  ADD ("cancelled", test_cancelled);
  ADD ("full", test_full);
  g_test_add_func ("/exchange/output/words", test_words);
  return g_test_run ();
}
