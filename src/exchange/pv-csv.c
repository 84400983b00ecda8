#include "exchange/pv-csv.h"

#include "exchange/pv-csv-text.h"
#include "exchange/pv-data-package.h"
#include "exchange/pv-example.h"
#include "exchange/pv-output.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static void
append_heading (GString *line, const PvFieldInfo *field)
{
  if (field->type != PV_TYPE_TRANSLATED)
    {
      g_string_append_printf (line, ",%s", field->column);
      return;
    }

  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    g_string_append_printf (line, ",%s.%s", field->column, pv_lang_code (lang));
}

static void
append_field (GString *line, const PvRecord *record, const PvFieldInfo *field)
{
  for (guint c = 0; c < pv_field_n_cells (field); c++)
    {
      g_autofree char *text = pv_value_to_text (field, pv_record_get_cell (record, field->slot + c));

      g_string_append_c (line, ',');
      /* A number is no formula, whatever its sign. */
      if (field->type == PV_TYPE_NUMBER || field->type == PV_TYPE_MONEY)
        g_string_append (line, text ? text : "");
      else
        pv_csv_append_cell (line, text ? text : "");
    }
}

static void
append_record (GString *text, const PvRecord *record, const char *mark)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  g_autofree char *id = pv_id_to_text (pv_record_get_id (record));

  g_string_append (text, id);
  for (guint f = 0; f < kind->n_fields; f++)
    append_field (text, record, &kind->fields[f]);
  g_string_append_printf (text, "%s%s\r\n", mark ? "," : "", mark ? mark : "");
}

char *
pv_csv_text (const PvModel *model, PvKind kind)
{
  const PvKindInfo *info = pv_kinds_kind (pv_model_get_kinds (model), kind);
  const char *mark = pv_example_mark (model);
  GString *text = g_string_new ("id");
  guint n;
  PvRecord *const *records = pv_model_list (model, kind, &n);

  for (guint f = 0; f < info->n_fields; f++)
    append_heading (text, &info->fields[f]);
  g_string_append (text, mark ? ",example_material\r\n" : "\r\n");
  for (guint i = 0; i < n; i++)
    append_record (text, records[i], mark);

  return g_string_free (text, FALSE);
}

static gboolean
export_kind (const PvModel *model, PvKind kind, const char *path, GCancellable *cancellable, GError **error)
{
  char *text = pv_csv_text (model, kind);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return pv_output_bytes (path, bytes, cancellable, error);
}

static void
folder_error (const char *folder, GError **error)
{
  int saved_errno = errno;

  pv_output_error (error, folder, g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (saved_errno), "folder"));
}

static gboolean
write_description (const PvModel *model, PvAudience audience, const char *folder, GPtrArray *names, GCancellable *cancellable, GError **error)
{
  char *text = pv_data_package_text (model, audience);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autofree char *path = g_build_filename (folder, PV_DATA_PACKAGE_FILE, NULL);

  g_ptr_array_add (names, g_strdup (PV_DATA_PACKAGE_FILE));
  return pv_output_bytes (path, bytes, cancellable, error);
}

static gboolean
write_files (const PvModel *model, const char *folder, GPtrArray *names, GCancellable *cancellable, GError **error)
{
  guint n_kinds, done = 0, of = pv_model_count (model, PV_ANY_KIND);
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      char *name = g_strconcat (kinds[k].table, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (pv_model_count (model, kinds[k].kind) == 0)
        {
          g_free (name);
          continue;
        }
      g_ptr_array_add (names, name);
      if (!export_kind (model, kinds[k].kind, path, cancellable, error))
        return FALSE;
      done += pv_model_count (model, kinds[k].kind);
      pv_progress_tell (cancellable, done, of);
    }

  return TRUE;
}

static gboolean
move_files (const char *from, const char *to, GPtrArray *names, GError **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *old = g_build_filename (from, names->pdata[i], NULL);
      g_autofree char *new = g_build_filename (to, names->pdata[i], NULL);

      if (g_rename (old, new) != 0)
        {
          folder_error (new, error);
          return FALSE;
        }
    }

  return TRUE;
}

static void
remove_files (const char *folder, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Whether the folder holds an earlier package of ours. */
static gboolean
is_package (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, PV_DATA_PACKAGE_FILE, NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "\"name\": \"polkuverkko\"") != NULL;
}

/* Tables of an earlier package that this one does not hold: they may have been for fewer eyes. */
static void
remove_former_tables (const PvModel *model, const char *folder, GPtrArray *names)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *name = g_strconcat (kinds[k].table, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_unlink (path);
    }
}

/* Into a folder of their own first: when the disk is full after half of them, none of them stands among older ones. */
static gboolean
export_all (const PvModel *model, PvAudience audience, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *waiting = g_build_filename (folder, ".polkuverkko-XXXXXX", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean made = !g_file_test (folder, G_FILE_TEST_EXISTS);
  gboolean former = is_package (folder);
  gboolean written;

  if (g_mkdir_with_parents (folder, 0777) != 0 || g_mkdtemp_full (waiting, 0700) == NULL)
    {
      folder_error (folder, error);
      return FALSE;
    }

  written = write_files (model, waiting, names, cancellable, error) && write_description (model, audience, waiting, names, cancellable, error)
            && move_files (waiting, folder, names, error);
  remove_files (waiting, names);
  if (written && former)
    remove_former_tables (model, folder, names);
  if (!written && made)
    g_rmdir (folder);
  return written;
}

gboolean
pv_csv_export (const PvModel *model, PvKind kind, PvAudience audience, PvReleaseFlags flags, const char *path,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (PvRelease) release = NULL;

  if (kind != PV_ANY_KIND && pv_kinds_kind (pv_model_get_kinds (model), kind) == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("There is no such kind of record"));
      return FALSE;
    }

  release = pv_release_new (model, audience, flags);
  return kind == PV_ANY_KIND ? export_all (release->model, audience, path, cancellable, error)
                             : export_kind (release->model, kind, path, cancellable, error);
}
