/* A file's bytes, as they stood still. */
#include "store/pv-store-foreign.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define READ_TRIES 10
#define BETWEEN_TRIES_US 20000

static gboolean
refuse (GError **error, PvErrorCode code, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, (int) code, format, name);
  return FALSE;
}

static PvFileMark
mark_of (const struct stat *about)
{
  return (PvFileMark) { TRUE, (gint64) about->st_ino, about->st_size,
                        about->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + about->st_mtim.tv_nsec,
                        about->st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000) + about->st_ctim.tv_nsec };
}

gboolean
pv_file_mark_read (const char *path, PvFileMark *mark, GError **error)
{
  struct stat about;

  if (g_stat (path, &about) != 0)
    {
      if (errno != ENOENT)
        return pv_store_error_set_errno (error, errno, path);
      *mark = (PvFileMark) { FALSE };
      return TRUE;
    }

  *mark = mark_of (&about);
  return TRUE;
}

gboolean
pv_file_mark_equal (const PvFileMark *a, const PvFileMark *b)
{
  return a->there == b->there && a->inode == b->inode && a->size == b->size && a->modified_ns == b->modified_ns
         && a->changed_ns == b->changed_ns;
}

static gboolean
read_bytes (int fd, guint8 *bytes, gsize size)
{
  gsize have = 0;

  while (have < size)
    {
      gssize n = read (fd, bytes + have, size - have);

      if (n == 0)
        errno = EIO;
      if (n <= 0 && errno != EINTR)
        return FALSE;
      have += n > 0 ? (gsize) n : 0;
    }

  return TRUE;
}

/* Never waits: a pipe that nobody writes into would hold up the program for ever. */
int
pv_file_open (const char *path, PvFileMark *mark, GError **error)
{
  struct stat about;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  gboolean fine = FALSE;

  if (fd < 0 && errno == ENOENT)
    refuse (error, PV_ERROR_NOT_FOUND, _("%s is not there: it was renamed, moved or removed, or its drive is not connected"), path);
  else if (fd < 0 || fstat (fd, &about) != 0)
    pv_store_error_set_errno (error, errno, path);
  else if (!S_ISREG (about.st_mode))
    refuse (error, PV_ERROR_FOREIGN, _("%s is not a file"), path);
  else if (about.st_size > PV_STORE_FILE_MAX)
    refuse (error, PV_ERROR_TOO_LARGE, _("%s is too large to be opened"), path);
  else if (about.st_size == 0)
    refuse (error, PV_ERROR_DAMAGED, _("%s is empty; it may not have been copied completely, so fetch it again"), path);
  else
    fine = TRUE;

  if (fine)
    {
      *mark = mark_of (&about);
      return fd;
    }
  if (fd >= 0)
    close (fd);
  return -1;
}

guint8 *
pv_file_read_still (int fd, const char *path, const PvFileMark *mark, GError **error)
{
  guint8 *bytes = sqlite3_malloc64 ((sqlite3_uint64) mark->size);
  gboolean there = bytes != NULL && read_bytes (fd, bytes, (gsize) mark->size);
  int saved_errno = errno;
  struct stat about;
  PvFileMark now, open_now;

  if (!pv_file_mark_read (path, &now, NULL) || fstat (fd, &about) != 0)
    now = (PvFileMark) { FALSE };
  else
    open_now = mark_of (&about);
  if (there && now.there && pv_file_mark_equal (mark, &now) && pv_file_mark_equal (mark, &open_now))
    return bytes;

  sqlite3_free (bytes);
  if (bytes != NULL && (there || saved_errno == EIO))
    refuse (error, PV_ERROR_CHANGED, _("%s was changed while it was read; wait until it has been copied, and open it again"), path);
  else
    pv_store_error_set_errno (error, bytes != NULL ? saved_errno : ENOMEM, path);
  return NULL;
}

static guint8 *
read_once (const char *path, PvFileMark *mark, GError **error)
{
  PvFileMark before;
  int fd = pv_file_open (path, &before, error);
  guint8 *bytes = fd >= 0 ? pv_file_read_still (fd, path, &before, error) : NULL;

  if (fd >= 0)
    close (fd);
  if (bytes != NULL)
    *mark = before;
  return bytes;
}

/* Another laptop that shares replaces the file in one go: it is read again, and stands still then. What is still being copied
 * after these tries is refused. */
guint8 *
pv_file_read (const char *path, PvFileMark *mark, GError **error)
{
  for (guint tries = 1;; tries++)
    {
      g_autoptr (GError) problem = NULL;
      guint8 *bytes = read_once (path, mark, &problem);

      if (bytes != NULL)
        return bytes;
      if (tries == READ_TRIES || !g_error_matches (problem, PV_ERROR, PV_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      g_usleep (BETWEEN_TRIES_US);
    }
}
