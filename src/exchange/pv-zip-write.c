#include "exchange/pv-zip-write.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

struct _PvZipWriter
{
  GOutputStream *stream;       /* borrowed */
  GCancellable *cancellable;   /* borrowed */
  struct archive *archive;
  GError *error;
};

static la_ssize_t
write_cb (struct archive *archive, void *user_data, const void *data, size_t size)
{
  PvZipWriter *writer = user_data;

  if (writer->error == NULL)
    g_output_stream_write_all (writer->stream, data, size, NULL, writer->cancellable, &writer->error);
  return writer->error == NULL ? (la_ssize_t) size : -1;
}

/* Where the stream itself did not complain, memory ran out, or the part does not fit into a zip. */
static void
note (PvZipWriter *writer, int result)
{
  if (result < ARCHIVE_WARN && writer->error == NULL)
    g_set_error_literal (&writer->error, G_IO_ERROR, G_IO_ERROR_FAILED, archive_error_string (writer->archive));
}

PvZipWriter *
pv_zip_writer_new (GOutputStream *stream, GCancellable *cancellable)
{
  PvZipWriter *writer = g_new0 (PvZipWriter, 1);

  writer->stream = stream;
  writer->cancellable = cancellable;
  writer->archive = archive_write_new ();
  note (writer, archive_write_set_format_zip (writer->archive));
  archive_write_set_bytes_per_block (writer->archive, 0);
  note (writer, archive_write_open (writer->archive, writer, NULL, write_cb, NULL));
  return writer;
}

void
pv_zip_writer_free (PvZipWriter *writer)
{
  archive_write_free (writer->archive);
  g_clear_error (&writer->error);
  g_free (writer);
}

void
pv_zip_writer_add (PvZipWriter *writer, const char *part, GBytes *bytes, gboolean stored)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  archive_entry_set_pathname (entry, part);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  if (writer->error == NULL)
    note (writer, stored ? archive_write_zip_set_compression_store (writer->archive) : archive_write_zip_set_compression_deflate (writer->archive));
  if (writer->error == NULL)
    note (writer, archive_write_header (writer->archive, entry));
  if (writer->error == NULL && archive_write_data (writer->archive, data, size) < (la_ssize_t) size)
    note (writer, ARCHIVE_FATAL);
  archive_entry_free (entry);
}

void
pv_zip_writer_add_text (PvZipWriter *writer, const char *part, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  pv_zip_writer_add (writer, part, bytes, FALSE);
}

gboolean
pv_zip_writer_finish (PvZipWriter *writer, GError **error)
{
  if (writer->error == NULL)
    note (writer, archive_write_close (writer->archive));
  if (writer->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&writer->error));
  return FALSE;
}
