#include "app/pv-translations.h"

struct _PvTranslations
{
  GObject parent_instance;

  PvDocument *document;        /* owns this; NULL when it is gone */
  GArray *texts;
  PvUntranslatedCounts counts;
  gboolean looking;
  gboolean again;              /* the document changed while it was looked at */
};

G_DEFINE_FINAL_TYPE (PvTranslations, pv_translations, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  PvModel *model;
  GArray *older;
} Look;

static void look (PvTranslations *self);

static void
look_free (gpointer data)
{
  Look *work = data;

  pv_model_unref (work->model);
  g_clear_pointer (&work->older, g_array_unref);
  g_free (work);
}

static void
look_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *work = data;

  g_task_return_pointer (task, pv_analysis_untranslated (work->model, work->older), (GDestroyNotify) g_array_unref);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PvTranslations *self = PV_TRANSLATIONS (source);
  GArray *texts = g_task_propagate_pointer (G_TASK (result), NULL);

  self->looking = FALSE;
  if (self->document == NULL || self->again)
    {
      g_array_unref (texts);
      self->again = FALSE;
      if (self->document)
        look (self);
      return;
    }
  g_clear_pointer (&self->texts, g_array_unref);
  self->texts = texts;
  pv_analysis_count_untranslated (texts, &self->counts);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
look (PvTranslations *self)
{
  g_autoptr (GTask) task = NULL;
  const GArray *older;
  Look *work;

  if (self->looking)
    {
      self->again = TRUE;
      return;
    }
  self->looking = TRUE;
  older = pv_document_peek_older_texts (self->document);
  work = g_new0 (Look, 1);
  work->model = pv_document_snapshot (self->document);
  work->older = older ? g_array_ref ((GArray *) older) : NULL;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, work, look_free);
  pv_task_run_behind (task, look_in_worker);
}

static void
pv_translations_finalize (GObject *object)
{
  g_clear_pointer (&PV_TRANSLATIONS (object)->texts, g_array_unref);

  G_OBJECT_CLASS (pv_translations_parent_class)->finalize (object);
}

static void
pv_translations_class_init (PvTranslationsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pv_translations_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PV_TYPE_TRANSLATIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_translations_init (PvTranslations *self)
{
}

/* A look that is on its way still holds a reference. */
static void
document_gone_cb (gpointer data)
{
  PvTranslations *self = data;

  self->document = NULL;
  g_object_unref (self);
}

PvTranslations *
pv_translations_of (PvDocument *document)
{
  PvTranslations *self;

  g_return_val_if_fail (PV_IS_DOCUMENT (document), NULL);

  self = g_object_get_data (G_OBJECT (document), "pv-translations");
  if (self)
    return self;
  self = g_object_new (PV_TYPE_TRANSLATIONS, NULL);
  self->document = document;
  g_object_set_data_full (G_OBJECT (document), "pv-translations", self, document_gone_cb);
  g_signal_connect_object (document, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "older-texts", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
  return self;
}

const GArray *
pv_translations_get_texts (PvTranslations *self)
{
  g_return_val_if_fail (PV_IS_TRANSLATIONS (self), NULL);

  return self->texts;
}

const PvUntranslatedCounts *
pv_translations_get_counts (PvTranslations *self)
{
  g_return_val_if_fail (PV_IS_TRANSLATIONS (self), NULL);

  return &self->counts;
}

static gboolean
write_text (PvDocument *document, const PvUntranslated *text, const char *words, guint64 step, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, text->id, text->field, text->lang, words);
  pv_edits_set_step (edits, step);
  return pv_document_commit (document, edits, error);
}

gboolean
pv_translations_write (PvDocument *document, const PvUntranslated *text, const char *words, GError **error)
{
  return write_text (document, text, words, pv_document_new_step (document), error);
}

gboolean
pv_translations_write_same (PvDocument *document, const PvUntranslated *text, GError **error)
{
  const PvRecord *record = pv_model_get (pv_document_get_model (document), text->id);
  const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (pv_document_get_model (document)), text->field);
  const PvFieldInfo *proper = record ? pv_kind_find (pv_record_get_info (record), "proper_name") : NULL;
  g_autoptr (PvEdits) edits = NULL;

  if (proper == NULL || g_strcmp0 (field->column, "name") != 0 || text->older)
    return pv_translations_write (document, text, record ? pv_record_get_text (record, text->field, text->source) : NULL, error);
  edits = pv_edits_new (PV_VERB_CHANGE);
  pv_edits_set_int (edits, text->id, proper->field, 1);
  return pv_document_commit (document, edits, error);
}

/* Emptied and written again in one step: that is how the log says so. */
gboolean
pv_translations_confirm (PvDocument *document, const PvUntranslated *text, GError **error)
{
  const PvRecord *record = pv_model_get (pv_document_get_model (document), text->id);
  g_autofree char *words = record ? g_strdup (pv_record_get_text (record, text->field, text->lang)) : NULL;
  guint64 step = pv_document_new_step (document);

  return write_text (document, text, NULL, step, error) && write_text (document, text, words, step, error);
}
