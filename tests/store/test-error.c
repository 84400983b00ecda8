/* Whatever SQLite or the system reports is one line that names the file and belongs to one of our errors. */
#include "store/pv-store-error.h"

#include <errno.h>
#include <string.h>

static void
assert_error (GError *error, PvErrorCode code)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == PV_ERROR);
  g_assert_cmpint (error->code, ==, (int) code);
  g_assert_nonnull (strstr (error->message, "x.polku"));
  g_assert_null (strstr (error->message, "/tmp"));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_false (g_str_has_suffix (error->message, "."));
  g_error_free (error);
}

static void
test_codes (void)
{
  static const struct
  {
    int code;
    PvErrorCode meaning;
  } table[] = {
    { SQLITE_FULL, PV_ERROR_DISK },         { SQLITE_IOERR_FSYNC, PV_ERROR_DISK },  { SQLITE_READONLY_DIRECTORY, PV_ERROR_DISK },
    { SQLITE_PERM, PV_ERROR_DISK },         { SQLITE_CANTOPEN, PV_ERROR_DISK },     { SQLITE_NOTADB, PV_ERROR_FOREIGN },
    { SQLITE_CORRUPT_INDEX, PV_ERROR_DAMAGED }, { SQLITE_BUSY, PV_ERROR_BUSY },     { SQLITE_LOCKED, PV_ERROR_BUSY },
    { SQLITE_TOOBIG, PV_ERROR_TOO_LARGE },  { SQLITE_INTERRUPT, PV_ERROR_TOO_LARGE }, { SQLITE_NOTFOUND, PV_ERROR_NOT_FOUND },
    { SQLITE_CONSTRAINT_FOREIGNKEY, PV_ERROR_DAMAGED }, { SQLITE_ERROR, PV_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GError *error = NULL;

      g_assert_false (pv_store_error_set (&error, NULL, table[i].code, "/tmp/x.polku"));
      assert_error (error, table[i].meaning);
    }
}

static void
test_errnos (void)
{
  static const int numbers[] = { ENOSPC, EDQUOT, EFBIG, EACCES, EPERM, EROFS, ENOENT, ENOTDIR, EIO, EMFILE };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      GError *error = NULL;

      g_assert_false (pv_store_error_set_errno (&error, numbers[i], "/tmp/x.polku"));
      assert_error (error, PV_ERROR_DISK);
    }
}

/* Nobody who asks for no error gets one. */
static void
test_no_error_wanted (void)
{
  g_assert_false (pv_store_error_set (NULL, NULL, SQLITE_FULL, "x.polku"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/error/codes", test_codes);
  g_test_add_func ("/store/error/errnos", test_errnos);
  g_test_add_func ("/store/error/no-error-wanted", test_no_error_wanted);
  return g_test_run ();
}
