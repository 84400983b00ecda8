#include "store/pv-store-glance.h"

#include "store/pv-store-foreign.h"
#include "store/pv-store-share.h"

#include <glib/gstdio.h>

gint64 pv_store_glance_from = 4 << 20;

/* A glance that takes longer than this is none. */
#define PATIENCE_US (5 * G_USEC_PER_SEC)

struct _PvStoreGlance
{
  PvFileMark mark;
  char *uuid;
  PvModel *model;
};

/* Words that were erased and are in the file again: only proving knows to leave them out. */
static gboolean
tells_erased_words (PvSql *sql)
{
  gint64 n;

  return !pv_sql_get_int (sql, "SELECT count (*) FROM pii WHERE id IN (SELECT id FROM pii_erased WHERE org <> 0)", 0, &n, NULL) || n > 0;
}

static PvStore *
open_in_place (const char *path, const PvKinds *kinds, PvFileMark *mark)
{
  guint version;
  PvSql *sql = pv_store_foreign_open_in_place (path, kinds, g_get_monotonic_time () + PATIENCE_US, mark, &version, NULL);

  return sql ? pv_store_new_to_read (sql, kinds, version) : NULL;
}

/* FALSE unless all that was seen stood there from the first to the last. */
static gboolean
look (PvStoreGlance *self, const char *path, const PvKinds *kinds)
{
  PvFileMark now;
  g_autoptr (PvStore) store = open_in_place (path, kinds, &self->mark);
  g_autoptr (PvStore) other = open_in_place (path, kinds, &now);

  if (store == NULL || other == NULL || tells_erased_words (store->sql))
    return FALSE;
  self->uuid = pv_store_foreign_uuid (store->sql, NULL);
  self->model = pv_model_new (kinds);
  return self->uuid != NULL && pv_store_load_by_two (store, other, self->model, NULL) && pv_model_is_fit_to_show (self->model)
         && pv_file_mark_read (path, &now, NULL) && pv_file_mark_equal (&self->mark, &now);
}

PvStoreGlance *
pv_store_glance_new (const char *path, const PvKinds *kinds)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (PvStoreGlance) self = NULL;
  GStatBuf found;

  if (g_stat (real_path, &found) != 0 || !S_ISREG (found.st_mode) || found.st_size < pv_store_glance_from || pv_store_has_copy (real_path))
    return NULL;
  self = g_new0 (PvStoreGlance, 1);
  return look (self, real_path, kinds) ? g_steal_pointer (&self) : NULL;
}

void
pv_store_glance_free (PvStoreGlance *self)
{
  g_clear_pointer (&self->model, pv_model_unref);
  g_free (self->uuid);
  g_free (self);
}

PvModel *
pv_store_glance_get_model (const PvStoreGlance *self)
{
  return self->model;
}

const char *
pv_store_glance_get_uuid (const PvStoreGlance *self)
{
  return self->uuid;
}

gboolean
pv_store_glance_holds (const PvStoreGlance *self, PvStore *store)
{
  return store->read_only_reason == NULL && store->share != NULL && store->share->shared_changes == store->n_changes
         && pv_file_mark_equal (&store->share->mark, &self->mark) && g_strcmp0 (store->uuid, self->uuid) == 0;
}
