/* The working copy and its shared file part: another place, a copy for somebody, a file put aside, nothing left here. */
#include "store/pv-store-keep.h"
#include "store/pv-store-together.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
refuse (GError **error, const char *words, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, words, name);
  return FALSE;
}

/* What is to be followed must be this document, and readable. */
static gboolean
check_file_is_ours (PvStore *store, const char *path, GError **error)
{
  PvFileMark mark;
  guint version;
  g_autoptr (PvSql) foreign = pv_store_foreign_open (path, store->tables->kinds, &mark, &version, error);
  g_autofree char *uuid = NULL;

  if (foreign == NULL)
    return FALSE;
  uuid = pv_store_foreign_uuid (foreign, error);
  return uuid != NULL
         && (g_str_equal (uuid, store->uuid)
             || refuse (error, _("%s is another document; choose the file that was shared, or save as a new one"), path));
}

/* One file in it is enough: the others may be anybody's. */
static gboolean
check_is_ours (PvStore *store, const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = pv_together_is_folder (path) ? pv_together_list (path, error) : NULL;

  if (!pv_together_is_folder (path))
    return check_file_is_ours (store, path, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, g_ptr_array_index (names, i), NULL);

      if (check_file_is_ours (store, file, NULL))
        return TRUE;
    }
  return names != NULL
         && refuse (error, _("There is no file of this document in %s; choose the folder that was shared, or save as a new file"), path);
}

static gboolean
check_is_free (const char *path, GError **error)
{
  PvFileMark mark;

  if (!pv_file_mark_read (path, &mark, error))
    return FALSE;
  return !mark.there || refuse (error, _("%s exists already; choose another name"), path);
}

/* A working copy that lies where this one goes: from a time when a copy of the file was there. */
static gboolean
clear_place (PvStore *store, PvStoreShare *place, GError **error)
{
  g_autoptr (PvSql) other = NULL;
  gboolean known = FALSE;

  if (!pv_store_share_lock (place, error))
    return FALSE;
  if (pv_store_share_read_state (place))
    {
      other = pv_sql_open (place->copy, place->path, SQLITE_OPEN_READWRITE, NULL, error);
      if (other == NULL || !pv_store_knows (store->sql, other, &known, error))
        return FALSE;
      if (!known)
        return refuse (error, _("%s was open on this laptop before and has changes of its own; open it, and merge this document into it"),
                       place->path);
    }

  g_clear_pointer (&other, pv_sql_close);
  pv_store_share_remove (place);
  return TRUE;
}

/* The file itself is closed while its folder gets another name: SQLite finds the journal by name. */
static gboolean
rename_copy (PvStore *store, const char *folder, GError **error)
{
  g_autofree char *copy = g_build_filename (folder, "copy.polku", NULL);

  if (g_rename (store->share->folder, folder) != 0)
    return pv_store_error_set_errno (error, errno, store->share->path);

  g_free (store->share->folder);
  g_free (store->share->copy);
  store->share->folder = g_strdup (folder);
  store->share->copy = g_steal_pointer (&copy);
  return TRUE;
}

static gboolean
reopen (PvStore *store, GError **error)
{
  g_autoptr (PvSql) sql = pv_sql_open (store->share->copy, store->share->path, SQLITE_OPEN_READWRITE, NULL, error);

  if (sql == NULL || !pv_store_prepare_working (sql, error))
    return FALSE;
  store->sql = g_steal_pointer (&sql);
  return pv_store_reread (store, error);
}

/* Nothing is known of what lies there, nor written there yet. */
static void
settle_at (PvStoreShare *share, PvStoreShare *place)
{
  char *path = share->path, *file = share->file;
  PvTogether *together = share->together;

  share->path = place->path;
  share->file = place->file;
  share->together = place->together;
  place->path = path;
  place->file = file;
  place->together = together;
  share->mark = (PvFileMark) { FALSE };
  share->looked = (PvFileMark) { FALSE };
  share->shared_changes = -1;
}

static gboolean
move_copy (PvStore *store, PvStoreShare *place, GError **error)
{
  GError *local = NULL;
  gboolean moved;

  if (g_str_equal (place->folder, store->share->folder))
    {
      settle_at (store->share, place);
      return TRUE;
    }
  if (!clear_place (store, place, error))
    return FALSE;

  g_clear_pointer (&store->sql, pv_sql_close);
  moved = rename_copy (store, place->folder, &local);
  if (moved)
    settle_at (store->share, place);
  /* Without its connection the store is of no use: that error is the graver one. */
  if (!reopen (store, error))
    {
      g_clear_error (&local);
      return FALSE;
    }
  if (!moved)
    g_propagate_error (error, local);
  return moved;
}

gboolean
pv_store_move (PvStore *store, const char *path, gboolean anew, GError **error)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (PvStoreShare) place = NULL;

  if (store->read_only_reason != NULL || store->share == NULL)
    return refuse (error, _("%s can be read here, not changed; save a copy instead"), path);
  if (!(anew ? check_is_free (real_path, error) : check_is_ours (store, real_path, error)))
    return FALSE;
  place = pv_store_share_new (real_path, store->uuid, error);
  if (place == NULL || (anew && !pv_together_make_folder (place, error)))
    return FALSE;
  if (!move_copy (store, place, error))
    {
      if (anew && pv_together_is_folder (real_path))
        g_rmdir (real_path);
      return FALSE;
    }

  /* What lies there is looked at before it is written over; what does not lie there is made. */
  return pv_store_share_write_state (store->share, error);
}

/* The file as this working copy left it becomes its own in the folder, so that no second one goes on beside it. What cannot be
 * moved there, or has something new in it, stays where it is: all that is known goes into the folder anyway. */
static gboolean
take_file_along (PvStoreShare *share, const char *file, const PvFileMark *known, GError **error)
{
  PvFileMark now;

  if (known->there && pv_file_mark_read (file, &now, NULL) && pv_file_mark_equal (&now, known)
      && pv_store_place_file (file, share->file, NULL) && !pv_file_mark_read (share->file, &share->mark, error))
    return FALSE;
  return pv_store_share_write_state (share, error);
}

gboolean
pv_store_move_into_folder (PvStore *store, const char *path, GError **error)
{
  PvFileMark known;
  g_autofree char *file = NULL;

  if (store->read_only_reason != NULL || store->share == NULL)
    return refuse (error, _("%s can be read here, not changed; save a copy instead"), path);
  if (store->share->together != NULL)
    return refuse (error, _("%s is a shared folder already"), store->share->path);
  if (!g_str_has_suffix (path, PV_TOGETHER_ENDING))
    return refuse (error, _("%s is no name for a shared folder; it ends with .polku.d"), path);

  known = store->share->mark;
  file = g_strdup (store->share->file);
  return pv_store_move (store, path, TRUE, error) && take_file_along (store->share, file, &known, error);
}

/* "region (2).polku" for "region.polku": the first that is free. (transfer full) */
static char *
free_name (const char *path, const char *mark)
{
  g_autofree char *stem = g_str_has_suffix (path, ".polku") ? g_strndup (path, strlen (path) - strlen (".polku")) : g_strdup (path);

  for (guint n = 1;; n++)
    {
      g_autofree char *number = n > 1 ? g_strdup_printf (" %u", n) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("%s (%s%s).polku", stem, mark, number);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

gboolean
pv_store_put_aside (PvStore *store, char **aside, GError **error)
{
  /* Translators: added to the name of a file that makes room, "region (set aside).polku" */
  g_autofree char *name = free_name (store->share->path, _("set aside"));

  if (g_rename (store->share->path, name) != 0)
    return pv_store_error_set_errno (error, errno, store->share->path);

  store->share->mark = (PvFileMark) { FALSE };
  store->share->shared_changes = -1;
  *aside = g_steal_pointer (&name);
  return pv_store_share_write_state (store->share, error);
}

/* What is only read was read as a whole: its bytes are all there is to it. */
static gboolean
write_bytes (PvStore *store, int fd, const char *shown, GError **error)
{
  sqlite3_int64 size = 0;
  guint8 *bytes = sqlite3_serialize (store->sql->db, "main", &size, 0);
  sqlite3_int64 written = 0;
  gssize n = 1;

  for (; bytes != NULL && written < size && n > 0; written += n > 0 ? n : 0)
    n = write (fd, bytes + written, (gsize) (size - written));
  sqlite3_free (bytes);
  return (written > 0 && written == size) || pv_store_error_set_errno (error, errno, shown);
}

gboolean
pv_store_save_copy (PvStore *store, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *hidden = g_strdup_printf (".polkuverkko-copy-%08x", g_random_int ());
  g_autofree char *file = g_build_filename (folder, hidden, NULL);
  int fd = g_open (file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  gboolean saved;

  if (fd < 0)
    return pv_store_error_set_errno (error, errno, path);

  saved = store->read_only_reason ? write_bytes (store, fd, path, error) : pv_store_vacuum_into (store, file, path, error);
  if (saved && ((fsync (fd) != 0 && errno != EINVAL) || g_rename (file, path) != 0))
    saved = pv_store_error_set_errno (error, errno, path);
  close (fd);
  if (!saved)
    g_unlink (file);
  return saved;
}
