#include "store/pv-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  PvErrorCode code;
  const char *words;           /* with one %s, the file's name */
} Meaning;

static const Meaning FULL = { PV_ERROR_DISK, N_("%s could not be written: the disk is full; make room and try again") };
static const Meaning NO_RIGHT = { PV_ERROR_DISK, N_("%s could not be written: this folder or file may not be changed; choose another place") };
static const Meaning NO_FOLDER = { PV_ERROR_DISK, N_("%s could not be reached: its folder is not there; connect the drive or choose another place") };
static const Meaning IO = { PV_ERROR_DISK, N_("%s could not be read or written: the disk reported an error; check the disk and try again") };
static const Meaning TOO_BIG = { PV_ERROR_TOO_LARGE, N_("%s is too large to be opened") };
static const Meaning BROKEN = { PV_ERROR_DAMAGED, N_("%s is damaged; open an earlier copy of it") };
static const Meaning FOREIGN = { PV_ERROR_FOREIGN, N_("%s is not a Polkuverkko document") };
static const Meaning IN_USE = { PV_ERROR_BUSY, N_("%s is open in another window or program; close it there first") };
static const Meaning MISSING = { PV_ERROR_NOT_FOUND, N_("%s does not exist") };

static const Meaning *
meaning_of_errno (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return &FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return &NO_RIGHT;
    case ENOENT:
    case ENOTDIR:
      return &NO_FOLDER;
    default:
      return &IO;
    }
}

static const Meaning *
meaning_of_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return &FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return &NO_RIGHT;
    case SQLITE_CANTOPEN:
      return &NO_FOLDER;
    case SQLITE_NOTADB:
      return &FOREIGN;
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
      return &TOO_BIG;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return &IN_USE;
    case SQLITE_NOTFOUND:
      return &MISSING;
    case SQLITE_IOERR:
      return &IO;
    default:
      return &BROKEN;
    }
}

static gboolean
say (GError **error, const Meaning *meaning, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, (int) meaning->code, _(meaning->words), name);
  return FALSE;
}

gboolean
pv_store_error_set (GError **error, sqlite3 *db, int code, const char *path)
{
  int saved_errno = db ? sqlite3_system_errno (db) : 0;

  g_debug ("%s: %s (%d, errno %d)", path, db ? sqlite3_errmsg (db) : sqlite3_errstr (code), code, saved_errno);
  if ((code & 0xff) == SQLITE_IOERR && meaning_of_errno (saved_errno) == &FULL)
    return say (error, &FULL, path);

  return say (error, meaning_of_code (code), path);
}

gboolean
pv_store_error_set_errno (GError **error, int saved_errno, const char *path)
{
  g_debug ("%s: errno %d", path, saved_errno);
  return say (error, meaning_of_errno (saved_errno), path);
}
