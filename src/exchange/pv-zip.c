#include "exchange/pv-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

struct _PvZip
{
  GBytes *bytes;
  char *name;
  GHashTable *parts;           /* folded name -> itself */
  gboolean locked;
  guint64 unpacked;            /* by all streams so far */
};

#define PV_TYPE_ZIP_STREAM (pv_zip_stream_get_type ())
G_DECLARE_FINAL_TYPE (PvZipStream, pv_zip_stream, PV, ZIP_STREAM, GInputStream)

struct _PvZipStream
{
  GInputStream parent_instance;
  PvZip *zip;                  /* borrowed */
  GBytes *bytes;
  struct archive *archive;
};

G_DEFINE_FINAL_TYPE (PvZipStream, pv_zip_stream, G_TYPE_INPUT_STREAM)

static void
damaged (const PvZip *zip, GError **error)
{
  g_set_error (error, PV_ERROR, PV_ERROR_DAMAGED, _("%s is damaged or was cut off; fetch it again"), zip->name);
}

static gboolean
count (PvZip *zip, gsize n, GError **error)
{
  guint64 fair = MAX (PV_ZIP_FREE_UNPACKED, PV_ZIP_MAX_RATIO * (guint64) g_bytes_get_size (zip->bytes));

  zip->unpacked += n;
  if (zip->unpacked <= MIN (fair, PV_ZIP_MAX_UNPACKED))
    return TRUE;

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s unpacks to more than a spreadsheet of its size would; nothing was read"), zip->name);
  return FALSE;
}

static gssize
pv_zip_stream_read (GInputStream *stream, void *buffer, gsize n, GCancellable *cancellable, GError **error)
{
  PvZipStream *self = PV_ZIP_STREAM (stream);
  la_ssize_t got;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;

  got = archive_read_data (self->archive, buffer, n);
  if (got < 0)
    {
      damaged (self->zip, error);
      return -1;
    }
  return count (self->zip, (gsize) got, error) ? (gssize) got : -1;
}

static void
pv_zip_stream_finalize (GObject *object)
{
  PvZipStream *self = PV_ZIP_STREAM (object);

  archive_read_free (self->archive);
  g_bytes_unref (self->bytes);
  G_OBJECT_CLASS (pv_zip_stream_parent_class)->finalize (object);
}

static void
pv_zip_stream_class_init (PvZipStreamClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pv_zip_stream_finalize;
  G_INPUT_STREAM_CLASS (class)->read_fn = pv_zip_stream_read;
}

static void
pv_zip_stream_init (PvZipStream *self)
{
}

/* By its list at the end alone: what a search from the front would find besides is what no other program sees. */
static struct archive *
open_archive (GBytes *bytes)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    return archive;

  archive_read_free (archive);
  return NULL;
}

static char *
fold (const char *part)
{
  return g_ascii_strdown (part[0] == '/' ? part + 1 : part, -1);
}

static gboolean
take_part (PvZip *zip, struct archive_entry *entry, GError **error)
{
  const char *path = archive_entry_pathname (entry);
  char *folded;

  if (path == NULL)
    {
      damaged (zip, error);
      return FALSE;
    }
  if (g_hash_table_size (zip->parts) >= PV_ZIP_MAX_PARTS)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s has more than %u parts, which no spreadsheet has; nothing was read"), zip->name, PV_ZIP_MAX_PARTS);
      return FALSE;
    }

  zip->locked |= archive_entry_is_encrypted (entry) != 0;
  folded = fold (path);
  /* Which of the two another program would read, nobody knows. */
  if (g_hash_table_contains (zip->parts, folded))
    {
      g_free (folded);
      damaged (zip, error);
      return FALSE;
    }
  g_hash_table_add (zip->parts, folded);
  return TRUE;
}

static gboolean
list_parts (PvZip *zip, GError **error)
{
  struct archive *archive = open_archive (zip->bytes);
  struct archive_entry *entry;
  int result = ARCHIVE_FATAL;
  gboolean fits = TRUE;

  while (fits && archive != NULL && (result = archive_read_next_header (archive, &entry)) != ARCHIVE_EOF && result >= ARCHIVE_WARN)
    fits = take_part (zip, entry, error);
  if (archive != NULL)
    archive_read_free (archive);
  if (fits && result != ARCHIVE_EOF)
    {
      damaged (zip, error);
      return FALSE;
    }

  return fits;
}

PvZip *
pv_zip_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (PvZip) zip = g_new0 (PvZip, 1);

  zip->bytes = g_bytes_ref (bytes);
  zip->name = g_strdup (name);
  zip->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return list_parts (zip, error) ? g_steal_pointer (&zip) : NULL;
}

void
pv_zip_free (PvZip *zip)
{
  g_hash_table_unref (zip->parts);
  g_bytes_unref (zip->bytes);
  g_free (zip->name);
  g_free (zip);
}

gboolean
pv_zip_has (const PvZip *zip, const char *part)
{
  g_autofree char *folded = fold (part);

  return g_hash_table_contains (zip->parts, folded);
}

gboolean
pv_zip_is_locked (const PvZip *zip)
{
  return zip->locked;
}

static gboolean
go_to (struct archive *archive, const char *folded)
{
  struct archive_entry *entry;

  while (archive_read_next_header (archive, &entry) >= ARCHIVE_WARN)
    {
      const char *path = archive_entry_pathname (entry);
      g_autofree char *here = path ? fold (path) : NULL;

      if (g_strcmp0 (here, folded) == 0)
        return TRUE;
    }

  return FALSE;
}

GInputStream *
pv_zip_read (PvZip *zip, const char *part, GError **error)
{
  g_autofree char *folded = fold (part);
  struct archive *archive = g_hash_table_contains (zip->parts, folded) ? open_archive (zip->bytes) : NULL;
  PvZipStream *stream;

  if (archive == NULL || !go_to (archive, folded))
    {
      if (archive != NULL)
        archive_read_free (archive);
      damaged (zip, error);
      return NULL;
    }

  stream = g_object_new (PV_TYPE_ZIP_STREAM, NULL);
  stream->zip = zip;
  stream->bytes = g_bytes_ref (zip->bytes);
  stream->archive = archive;
  return G_INPUT_STREAM (stream);
}
