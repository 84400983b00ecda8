#include "document/pv-document-languages.h"
#include "document/pv-document-private.h"

/* From so many records on the whole log is looked at after the first picture, with which it would share the processors: ms. */
#define MANY 5000
#define LOOK_AFTER 500

/* A look at the log on the store thread. */
typedef struct
{
  PvDocument *document;        /* borrowed: it waits for the thread before it goes */
  GArray *texts;               /* what is looked at; NULL: everything */
  GArray *found;
  GError *error;
} Look;

static void
look_job (PvStore *store, gpointer data)
{
  Look *look = data;

  if (look->texts == NULL)
    {
      look->found = pv_store_older_texts (store, &look->error);
      pv_store_forget_pages (store);
    }
  else if (!pv_store_look_whether_older (store, look->texts, look->found, &look->error))
    g_clear_pointer (&look->found, g_array_unref);
}

static gboolean
is_same (const GArray *a, const GArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const PvOlderText *left = &g_array_index (a, PvOlderText, i);
      const PvOlderText *right = &g_array_index (b, PvOlderText, i);

      if (left->id != right->id || left->field != right->field || left->lang != right->lang)
        return FALSE;
    }
  return TRUE;
}

/* What was not looked at stays as it is known. */
static void
add_the_others (GArray *all, const GArray *known, const GArray *looked_at)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < looked_at->len; i++)
    {
      const PvOlderText *text = &g_array_index (looked_at, PvOlderText, i);

      g_hash_table_add (seen, g_strdup_printf ("%" G_GINT64_FORMAT " %u", text->id, text->field));
    }
  for (guint i = 0; i < known->len; i++)
    {
      const PvOlderText *text = &g_array_index (known, PvOlderText, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %u", text->id, text->field);

      if (!g_hash_table_contains (seen, key))
        g_array_append_val (all, *text);
    }
}

static void
leave_out_what_is_gone (GArray *texts, const PvModel *model)
{
  for (guint i = texts->len; i > 0; i--)
    if (pv_model_get (model, g_array_index (texts, PvOlderText, i - 1).id) == NULL)
      g_array_remove_index (texts, i - 1);
}

static void
looked_cb (gpointer data)
{
  Look *look = data;
  PvDocument *self = look->document;
  g_autoptr (GArray) found = g_steal_pointer (&look->found);

  if (found != NULL && look->texts != NULL && self->older != NULL)
    add_the_others (found, self->older, look->texts);
  if (found != NULL)
    {
      leave_out_what_is_gone (found, self->model);
      pv_older_texts_sort (found);
    }
  if (found != NULL && !is_same (self->older, found))
    {
      /* Not known yet is shown as none. */
      gboolean shows = self->older != NULL || found->len > 0;

      g_clear_pointer (&self->older, g_array_unref);
      self->older = g_steal_pointer (&found);
      if (shows)
        pv_document_emit (self, PV_DOCUMENT_OLDER_TEXTS, NULL);
    }
  g_clear_pointer (&look->texts, g_array_unref);
  g_clear_error (&look->error);
  g_free (look);
}

/* Takes @texts. A log that cannot be read says so where it matters: marks then stay as they are. */
static void
post_look (PvDocument *self, GArray *texts)
{
  Look *look = g_new0 (Look, 1);

  look->document = self;
  look->texts = texts;
  look->found = texts ? g_array_new (FALSE, FALSE, sizeof (PvOlderText)) : NULL;
  pv_store_thread_post (self->thread, look_job, looked_cb, look);
}

static void
add_written (GArray *texts, const PvKindInfo *kind, const PvChange *change)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PvFieldInfo *field = &kind->fields[i];
      guint64 cells = G_GUINT64_CONSTANT (3) << field->slot;

      if (field->type == PV_TYPE_TRANSLATED && (change->how != PV_CHANGED_CELLS || (change->slots & cells) != 0))
        {
          PvOlderText text = { change->id, field->field, PV_LANG_NONE };

          g_array_append_val (texts, text);
        }
    }
}

/* NULL: too much to name. */
static GArray *
written_texts (PvDocument *self, const PvChangeSet *changes)
{
  const PvKinds *kinds = pv_model_get_kinds (self->model);
  guint n_kinds;
  const PvKindInfo *list = pv_kinds_list (kinds, &n_kinds);
  GArray *texts;

  for (guint k = 0; k < n_kinds; k++)
    if (pv_change_set_whole_kind (changes, list[k].kind))
      return NULL;

  texts = g_array_new (FALSE, FALSE, sizeof (PvOlderText));
  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    add_written (texts, pv_kinds_kind (kinds, pv_change_set_get (changes, i)->kind), pv_change_set_get (changes, i));
  return texts;
}

void
pv_document_look_at_languages (PvDocument *self, const PvChangeSet *changes)
{
  g_autoptr (GArray) texts = NULL;

  if (!self->older_wanted || self->thread == NULL)
    return;
  texts = changes ? written_texts (self, changes) : NULL;
  if (texts == NULL || texts->len > 0)
    post_look (self, g_steal_pointer (&texts));
}

static gboolean
look_cb (gpointer data)
{
  PvDocument *self = data;

  self->look_later = 0;
  post_look (self, NULL);
  return G_SOURCE_REMOVE;
}

static guint
count_records (const PvModel *model)
{
  guint n_kinds, n = 0;
  const PvKindInfo *list = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    n += pv_model_count (model, list[k].kind);
  return n;
}

void
pv_document_look_for_older (PvDocument *self)
{
  if (!self->older_wanted || self->thread == NULL)
    return;
  if (count_records (self->model) >= MANY)
    self->look_later = g_timeout_add (LOOK_AFTER, look_cb, self);
  else
    post_look (self, NULL);
}

const GArray *
pv_document_peek_older_texts (PvDocument *self)
{
  g_return_val_if_fail (PV_IS_DOCUMENT (self), NULL);

  if (!self->older_wanted && (self->thread != NULL || self->proving != NULL))
    {
      self->older_wanted = TRUE;
      pv_document_look_for_older (self);
    }
  return self->older;
}
