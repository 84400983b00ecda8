/* A package back into records: the description says which file holds which kind, the heading of a file which column holds what. */
#include "exchange/pv-csv-parse.h"
#include "exchange/pv-csv-text.h"
#include "exchange/pv-data-package.h"
#include "exchange/pv-json-read.h"
#include "exchange/pv-own-xml-private.h"
#include "exchange/pv-sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

/* What a column holds. */
typedef struct
{
  const PvFieldInfo *field;    /* NULL: the id, or nothing */
  guint slot;
  gboolean id;
} Column;

typedef struct
{
  PvIncoming *incoming;
  const PvKindInfo *kind;
  char *name;                  /* of the file */
  GArray *columns;             /* Column */
  guint row;
  gboolean has_id, row_begun;
  PvId id;
  PvValue values[PV_MAX_SLOTS];
  char *texts[PV_MAX_SLOTS];
  guint64 seen;                /* slots that a column holds already */
  GCancellable *cancellable;
  GError *error;
} Reading;

/* Of a line, which quotes what a stranger wrote, and may list all choices of a field. */
#define MOST_SHOWN 2000

static gboolean
refuse (Reading *reading, char *what)
{
  g_autofree char *owned = what;
  g_autofree char *shown = pv_text_in_line (what, MOST_SHOWN);

  g_set_error (&reading->error, PV_ERROR, PV_ERROR_INPUT, _("%s, row %u: %s"), reading->name, reading->row + 1, shown);
  return FALSE;
}

static void
forget_row (Reading *reading)
{
  for (guint i = 0; i < PV_MAX_SLOTS; i++)
    g_clear_pointer (&reading->texts[i], g_free);
  memset (reading->values, 0, sizeof reading->values);
  reading->row_begun = FALSE;
  reading->id = PV_NO_ID;
}

static void
note_references (Reading *reading)
{
  for (guint f = 0; f < reading->kind->n_fields; f++)
    {
      const PvFieldInfo *field = &reading->kind->fields[f];

      if (field->type == PV_TYPE_REFERENCE && reading->values[field->slot].kind == PV_VALUE_INT)
        {
          PvIncomingReference reference = { reading->id, field->field, reading->values[field->slot].integer, reading->row + 1 };

          g_array_append_val (reading->incoming->references, reference);
        }
    }
}

static gboolean
end_row (Reading *reading)
{
  g_autoptr (PvRecord) record = NULL;
  guint line = reading->row + 1;

  if (!reading->row_begun)
    return TRUE;
  if (reading->id == PV_NO_ID)
    return refuse (reading, g_strdup (_("the id is missing")));
  if (pv_model_get (reading->incoming->model, reading->id) != NULL)
    return refuse (reading, g_strdup (_("this id stands in the package twice")));

  record = pv_record_new (reading->kind, reading->id, reading->values);
  for (guint f = 0; f < reading->kind->n_fields; f++)
    if (reading->kind->fields[f].flags & PV_FIELD_REQUIRED && !pv_record_has (record, reading->kind->fields[f].field))
      return refuse (reading, g_strdup_printf (_("%s is missing"), pv_field_label (&reading->kind->fields[f])));

  pv_model_put (reading->incoming->model, record, NULL);
  g_array_append_val (reading->incoming->order, reading->id);
  g_array_append_val (reading->incoming->lines, line);
  note_references (reading);
  forget_row (reading);
  return TRUE;
}

static gboolean
find_column (Reading *reading, const char *name, Column *column)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);
  PvLang lang = PV_LANG_FIRST;

  if (g_str_equal (name, "id"))
    column->id = TRUE;
  /* Each row says it; the ecosystem's record says it too. */
  if (g_str_equal (name, "id") || g_str_equal (name, "example_material"))
    return TRUE;

  column->field = parts[0] ? pv_kind_find (reading->kind, parts[0]) : NULL;
  if (column->field == NULL || (column->field->type == PV_TYPE_TRANSLATED) != (parts[1] != NULL)
      || (parts[1] != NULL && (!pv_lang_parse (parts[1], &lang) || lang == PV_LANG_BOTH)))
    return FALSE;

  column->slot = column->field->slot + lang - PV_LANG_FIRST;
  return TRUE;
}

static gboolean
take_heading (Reading *reading, const char *name)
{
  Column column = { NULL, 0, FALSE };

  if (reading->columns->len >= PV_SHEET_MAX_COLUMNS)
    return refuse (reading, g_strdup (_("there are more columns than a document has")));
  if (!find_column (reading, name, &column))
    return refuse (reading, g_strdup_printf (_("there is no column “%.60s” in a document"), name));
  if ((column.id && reading->has_id) || (column.field != NULL && reading->seen >> column.slot & 1))
    return refuse (reading, g_strdup_printf (_("the column “%.60s” stands there twice"), name));

  reading->has_id |= column.id;
  if (column.field != NULL)
    reading->seen |= (guint64) 1 << column.slot;
  g_array_append_val (reading->columns, column);
  return TRUE;
}

static gboolean
take_value (Reading *reading, const Column *column, const char *text)
{
  PvValue value = PV_VALUE_EMPTY;
  char *owned = NULL;
  g_autoptr (GError) local = NULL;

  if (!pv_value_from_text (column->field, text, &value, &owned, &local))
    return refuse (reading, g_strdup (local->message));

  /* "no" and nothing said are the same cell. */
  if (column->field->type == PV_TYPE_YES_NO && value.integer == 0)
    value = PV_VALUE_EMPTY;
  reading->texts[column->slot] = owned;
  reading->values[column->slot] = value;
  return TRUE;
}

static gboolean
take_cell (Reading *reading, guint number, const char *text)
{
  const Column *column;

  if (*text == '\0')
    return TRUE;
  if (number >= reading->columns->len)
    return refuse (reading, g_strdup (_("the row has more cells than there are headings")));

  reading->row_begun = TRUE;
  column = &g_array_index (reading->columns, Column, number);
  if (column->id && !pv_id_parse (text, &reading->id))
    return refuse (reading, g_strdup_printf (_("“%.40s” is not an id of ours"), text));

  return column->field == NULL || take_value (reading, column, pv_csv_own_text (text));
}

static gboolean
cell_cb (guint row, guint column, GString *text, gpointer user_data)
{
  Reading *reading = user_data;

  if (row % 256 == 0 && g_cancellable_set_error_if_cancelled (reading->cancellable, &reading->error))
    return FALSE;
  if (column == 0 && row > 1 && !end_row (reading))
    return FALSE;

  reading->row = row;
  if (strlen (text->str) != text->len)
    return refuse (reading, g_strdup (_("there are signs that are not text")));
  return row == 0 ? take_heading (reading, text->str) : take_cell (reading, column, text->str);
}

/* A plain file that lies in the folder itself, whatever its name pretends. */
static GBytes *
load_beside (const char *folder, const char *name, gsize most, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *shown = g_filename_display_basename (path);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  int saved_errno = errno;
  g_autoptr (GInputStream) stream = fd >= 0 ? g_unix_input_stream_new (fd, TRUE) : NULL;
  struct stat about;
  g_autofree char *text = NULL;
  gsize length;

  if (fd < 0 && saved_errno == ENOENT)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s is missing in the folder; fetch the whole folder"), shown);
      return NULL;
    }
  if (fd < 0 || fstat (fd, &about) != 0 || !S_ISREG (about.st_mode))
    {
      g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s is no plain file; put the file itself into the folder"), shown);
      return NULL;
    }
  if ((guint64) about.st_size > most)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_TOO_LARGE, _("%s is larger than %u MiB; nothing was read"), shown, (guint) (most / (1024 * 1024)));
      return NULL;
    }

  /* Room for what is there, not for the most that may be: a package has a file for each kind. */
  text = g_malloc ((gsize) about.st_size + 1);
  if (g_input_stream_read_all (stream, text, (gsize) about.st_size, &length, cancellable, NULL))
    return g_bytes_new_take (g_steal_pointer (&text), length);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error (error, PV_ERROR, PV_ERROR_DISK, _("%s cannot be read to its end"), shown);

  return NULL;
}

/* The text of a file, UTF-8, without its mark. */
static const char *
text_in (GBytes *bytes, const char *name, gsize *length, GError **error)
{
  const char *text = g_bytes_get_data (bytes, length);

  if (*length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      *length -= 3;
    }
  if (*length == 0 || g_utf8_validate (text, (gssize) *length, NULL))
    return text ? text : "";

  g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s: there are signs that are not UTF-8 text; save the file as UTF-8"), name);
  return NULL;
}

static gboolean
read_rows (Reading *reading, GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = text_in (bytes, reading->name, &length, error);
  guint row = 0, column = 0;
  PvCsvEnd end = PV_CSV_READ;

  if (text == NULL)
    return FALSE;
  end = pv_csv_parse (text, length, ',', TRUE, cell_cb, reading, &row, &column);
  if (end == PV_CSV_OPEN_QUOTE)
    {
      reading->row = row;
      refuse (reading, g_strdup (_("a quotation mark opens here and is not closed; close it")));
    }
  else if (end == PV_CSV_READ && !reading->has_id)
    refuse (reading, g_strdup (_("the column “id” is missing")));
  else if (end == PV_CSV_READ)
    end_row (reading);

  if (reading->error != NULL)
    g_propagate_error (error, g_steal_pointer (&reading->error));
  return error == NULL || *error == NULL;
}

static gboolean
read_resource (PvIncoming *incoming, const PvKindInfo *kind, const char *folder, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = load_beside (folder, path, PV_SHEET_MAX_BYTES, cancellable, error);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autofree char *name = g_filename_display_name (path);
  Reading reading = { .incoming = incoming, .kind = kind, .name = name, .columns = columns, .cancellable = cancellable };
  gboolean fits = bytes != NULL && read_rows (&reading, bytes, error);

  forget_row (&reading);
  return fits;
}

/* A name, and nothing that leads anywhere else. */
static gboolean
is_name (const char *path)
{
  return path != NULL && *path != '\0' && *path != '.' && strpbrk (path, "/\\:") == NULL && strlen (path) < 200;
}

static gboolean
check_resource (const PvIncoming *incoming, const PvKindInfo *kind, const char *name, const char *path, GError **error)
{
  g_autofree char *shown_name = pv_text_in_line (name ? name : "", 60);
  g_autofree char *shown_path = pv_text_in_line (path ? path : "", 60);

  if (kind == NULL)
    g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s: a document has no table “%s”"), PV_DATA_PACKAGE_FILE, shown_name);
  else if (!is_name (path))
    g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s: “%s” leads out of the folder; a table lies beside its description"), PV_DATA_PACKAGE_FILE,
                 shown_path);
  else if (pv_model_count (incoming->model, kind->kind) > 0)
    g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s: the table “%s” stands there twice"), PV_DATA_PACKAGE_FILE, shown_name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
read_resources (PvIncoming *incoming, const PvJson *package, const char *folder, GCancellable *cancellable, GError **error)
{
  const PvJson *resources = pv_json_member (package, "resources");
  const char *audience = pv_json_string (package, "audience");
  const PvChoiceInfo *choice = audience ? pv_choices_find_nick (PV_CHOICES_AUDIENCE, audience) : NULL;
  guint n_kinds;

  pv_kinds_list (pv_model_get_kinds (incoming->model), &n_kinds);
  if (resources == NULL || resources->type != PV_JSON_ARRAY || resources->values->len == 0 || resources->values->len > n_kinds)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s does not describe tables of a document"), PV_DATA_PACKAGE_FILE);
      return FALSE;
    }

  incoming->by_table = TRUE;
  incoming->audience = choice ? choice->code : PV_AUDIENCE_PUBLIC;
  for (guint i = 0; i < resources->values->len; i++)
    {
      const char *name = pv_json_string (resources->values->pdata[i], "name");
      const char *path = pv_json_string (resources->values->pdata[i], "path");
      const PvKindInfo *kind = name ? pv_kinds_find (pv_model_get_kinds (incoming->model), name) : NULL;

      if (!check_resource (incoming, kind, name, path, error) || !read_resource (incoming, kind, folder, path, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static PvIncoming *
read_package (const PvKinds *kinds, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = load_beside (folder, PV_DATA_PACKAGE_FILE, PV_JSON_MAX_BYTES, cancellable, error);
  g_autoptr (PvIncoming) incoming = pv_incoming_new (kinds);
  g_autoptr (PvJson) package = NULL;
  const char *text;
  gsize length;
  guint line = 1;

  if (bytes == NULL || (text = text_in (bytes, PV_DATA_PACKAGE_FILE, &length, error)) == NULL)
    return NULL;
  package = pv_json_parse (text, length, &line);
  if (package == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s, line %u: this is not JSON; fetch the file again"), PV_DATA_PACKAGE_FILE, line);
      return NULL;
    }

  return read_resources (incoming, package, folder, cancellable, error) ? g_steal_pointer (&incoming) : NULL;
}

gboolean
pv_data_package_is_one (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_str_equal (base, PV_DATA_PACKAGE_FILE) || g_file_test (path, G_FILE_TEST_IS_DIR);
}

PvEdits *
pv_data_package_import (const PvModel *into, const char *path, PvImportReport **report, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_strdup (path) : g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_basename (folder);
  g_autoptr (PvIncoming) incoming = read_package (pv_model_get_kinds (into), folder, cancellable, error);

  return incoming ? pv_incoming_import (incoming, into, name, report, error) : NULL;
}
