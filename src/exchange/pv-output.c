#include "exchange/pv-output.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static const char *
reason (const GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return _("there is no room left on the disk; choose another place");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _("you may not write there; choose another folder");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _("the folder does not exist; choose another one");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return _("that place can only be read; choose another folder");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return _("this is a folder; choose a name for the file");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _("stopped; nothing was written");

  return _("writing was refused; choose another place");
}

void
pv_output_error (GError **error, const char *path, GError *cause)
{
  if (cause->domain == PV_ERROR)
    {
      g_propagate_error (error, cause);
      return;
    }

  g_set_error (error, PV_ERROR, PV_ERROR_DISK, _("%s cannot be written: %s"), path, reason (cause));
  g_error_free (cause);
}

static void
errno_error (GError **error, const char *path, int saved_errno)
{
  pv_output_error (error, path, g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (saved_errno), "errno"));
}

/* Where a link leads, so that the link stays and the file behind it is replaced. */
static char *
real_target (const char *path)
{
  char *target = realpath (path, NULL);
  char *copy = g_strdup (target ? target : path);

  free (target);
  return copy;
}

static char *
temporary_beside (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *base = g_path_get_basename (target);
  g_autofree char *name = g_strdup_printf (".%.200s.XXXXXX", base);

  return g_build_filename (folder, name, NULL);
}

static gboolean
write_all (int fd, PvOutputWrite write, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) raw = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (raw, 64 * 1024);

  if (!write (buffered, user_data, cancellable, error) || !g_output_stream_flush (buffered, cancellable, error))
    {
      /* What is still in the buffer must not be written when the stream goes. */
      g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
      return FALSE;
    }
  if (fsync (fd) != 0)
    {
      int saved_errno = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), "fsync");
      return FALSE;
    }

  return TRUE;
}

/* The right to read it that a new file would have, or that the old one had. */
static void
set_mode (int fd, const char *target)
{
  GStatBuf old;
  mode_t mask;

  if (g_stat (target, &old) == 0 && S_ISREG (old.st_mode))
    {
      if (fchmod (fd, old.st_mode & 0777) != 0)
        g_debug ("The mode of %s could not be kept", target);
      return;
    }

  mask = umask (0);
  umask (mask);
  if (fchmod (fd, 0666 & ~mask) != 0)
    g_debug ("The mode of %s could not be set", target);
}

gboolean
pv_output_file (const char *path, PvOutputWrite write, PvOutputCheck check, gpointer user_data, GCancellable *cancellable,
                GError **error)
{
  g_autofree char *target = real_target (path);
  g_autofree char *temporary = temporary_beside (target);
  g_autoptr (GError) cause = NULL;
  int fd;

  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    {
      errno_error (error, path, EISDIR);
      return FALSE;
    }
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      errno_error (error, path, errno);
      return FALSE;
    }

  set_mode (fd, target);
  if (write_all (fd, write, user_data, cancellable, &cause) && (check == NULL || check (temporary, user_data, &cause))
      && g_rename (temporary, target) != 0)
    {
      int saved_errno = errno;

      g_set_error_literal (&cause, G_IO_ERROR, g_io_error_from_errno (saved_errno), "rename");
    }
  close (fd);
  if (cause == NULL)
    return TRUE;

  g_unlink (temporary);
  pv_output_error (error, path, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
write_bytes (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (user_data, &size);

  return g_output_stream_write_all (stream, data, size, NULL, cancellable, error);
}

gboolean
pv_output_bytes (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  return pv_output_file (path, write_bytes, NULL, bytes, cancellable, error);
}
