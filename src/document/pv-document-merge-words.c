/* What is to be settled: kept between two questions, and in words. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PvModel *model;              /* a snapshot */
  GPtrArray *conflicts;
  GError *error;
} Finding;

static void
find_job (PvStore *store, gpointer data)
{
  Finding *finding = data;

  finding->conflicts = pv_store_find_conflicts (store, finding->model, &finding->error);
}

static gboolean
touches (const PvConflict *conflict, const PvChangeSet *changes)
{
  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);

      if (change->id == conflict->id || change->id == conflict->other)
        return TRUE;
    }

  /* Of persons any record may be one of those that are asked about. */
  return conflict->what == PV_CONFLICT_ERASED || pv_change_set_whole_kind (changes, conflict->kind);
}

static gboolean
may_settle (const GPtrArray *conflicts, const PvChangeSet *changes)
{
  if (changes == NULL || pv_change_set_touches (changes, PV_SAME_AS))
    return TRUE;
  for (guint i = 0; i < conflicts->len; i++)
    if (touches (g_ptr_array_index (conflicts, i), changes))
      return TRUE;

  return FALSE;
}

void
pv_document_conflicts_are_old (PvDocument *self, const PvChangeSet *changes)
{
  gboolean tell = changes == NULL || (self->conflicts != NULL && may_settle (self->conflicts, changes));

  self->conflicts_old = TRUE;
  if (tell)
    pv_document_emit (self, PV_DOCUMENT_CONFLICTS_CHANGED, NULL);
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pv_conflict_free);
}

/* The minor ones last, else as they are. */
static GPtrArray *
copy_list (const GPtrArray *conflicts)
{
  GPtrArray *copy = list_new ();

  for (guint minor = 0; minor < 2; minor++)
    for (guint i = 0; i < conflicts->len; i++)
      if (((const PvConflict *) g_ptr_array_index (conflicts, i))->minor == (gboolean) minor)
        g_ptr_array_add (copy, pv_conflict_copy (g_ptr_array_index (conflicts, i)));

  return copy;
}

GPtrArray *
pv_document_get_conflicts (PvDocument *self, GError **error)
{
  Finding finding = { NULL };

  /* What cannot be written cannot be settled either. */
  if (!pv_document_check_open (self, error))
    return NULL;
  if (self->read_only_reason != NULL)
    return list_new ();
  if (self->conflicts != NULL && !self->conflicts_old)
    return copy_list (self->conflicts);

  finding.model = pv_model_snapshot (self->model);
  pv_store_thread_run (self->thread, find_job, &finding);
  pv_model_unref (finding.model);
  if (finding.conflicts == NULL)
    {
      g_propagate_error (error, finding.error);
      return NULL;
    }

  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  self->conflicts = finding.conflicts;
  self->conflicts_old = FALSE;
  return copy_list (self->conflicts);
}

guint
pv_conflicts_count (const GPtrArray *conflicts)
{
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    n += !((const PvConflict *) g_ptr_array_index (conflicts, i))->minor;

  return n;
}

static char *
field_words (const PvConflict *conflict)
{
  if (conflict->lang == PV_LANG_NONE)
    return g_strdup (pv_field_label (conflict->field));

  return g_strdup_printf ("%s (%s)", pv_field_label (conflict->field), pv_lang_code (conflict->lang));
}

static char *
erased_sentence (const PvConflict *conflict)
{
  const PvConflictHead *writer = g_ptr_array_index (conflict->heads, 0);
  const PvConflictHead *eraser = g_ptr_array_index (conflict->heads, conflict->heads->len - 1);
  g_autofree char *when = pv_document_moment_in_words (eraser->at_ms);
  guint n = conflict->heads->len - 1;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s wrote about %u person without knowing that somebody was erased %s",
                                       "%s wrote about %u persons without knowing that somebody was erased %s", n),
                          writer->author ? writer->author : _("Somebody unknown"), n, when);
}

char *
pv_conflict_sentence (PvDocument *self, const PvConflict *conflict)
{
  const PvKinds *kinds = pv_model_get_kinds (self->model);
  const char *kind = pv_kind_label (pv_kinds_kind (kinds, conflict->kind));
  g_autofree char *title = pv_document_title_of (self, conflict->kind, conflict->id);
  g_autofree char *other = conflict->other != PV_NO_ID ? pv_document_title_of (self, conflict->other_kind, conflict->other) : NULL;
  g_autofree char *field = conflict->field ? field_words (conflict) : NULL;

  switch (conflict->what)
    {
    case PV_CONFLICT_VALUES:
      return g_strdup_printf (_("%s “%s”: %s was written differently in two places"), kind, title, field);
    case PV_CONFLICT_REMOVED:
      return g_strdup_printf (_("%s “%s”: removed in one place, changed in another"), kind, title);
    case PV_CONFLICT_LINK:
      return g_strdup_printf (_("%s “%s”: %s leads to a record that was removed: %s"), kind, title, field, other);
    case PV_CONFLICT_CIRCLE:
      return g_strdup_printf (_("%s “%s”: %s leads back to itself since two places were brought together"), kind, title, field);
    case PV_CONFLICT_MISSING:
      return g_strdup_printf (_("%s “%s”: %s is empty since two places were brought together"), kind, title, field);
    case PV_CONFLICT_ERASED:
      return erased_sentence (conflict);
    case PV_CONFLICT_DUPLICATE:
    default:
      return g_strdup_printf (_("%s “%s”: likely the same as “%s”"), kind, title, other);
    }
}

static char *
reference_words (PvDocument *self, const PvFieldInfo *field, PvId id)
{
  return pv_model_get (self->model, id) || field->of != PV_ANY_KIND ? pv_document_title_of (self, (PvKind) field->of, id) : g_strdup ("");
}

/* A record of one value has it said as every other cell is. */
static char *
value_words (PvDocument *self, const PvConflict *conflict, PvLang lang, PvValue value)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (self->model), conflict->kind);
  PvValue values[PV_MAX_SLOTS];
  g_autoptr (PvRecord) record = NULL;
  guint slot = conflict->field->slot + (lang == PV_LANG_NONE ? 0 : lang - PV_LANG_FIRST);

  for (guint i = 0; i < kind->n_slots; i++)
    values[i] = PV_VALUE_EMPTY;
  values[slot] = value;
  record = pv_record_new (kind, conflict->id, values);
  return pv_value_words (self->model, record, conflict->field, lang, PV_LANG_NONE);
}

static char *
erased_head_words (PvDocument *self, const PvConflictHead *head)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (self->model), (PvKind) head->integer);
  g_autofree char *title = NULL;

  if (head->removes)
    return g_strdup (_("Somebody was erased"));
  title = pv_document_title_of (self, (PvKind) head->integer, head->id);
  return g_strdup_printf (_("%s “%s”: %s"), kind ? pv_kind_label (kind) : "", title, head->text);
}

char *
pv_conflict_head_words (PvDocument *self, const PvConflict *conflict, const PvConflictHead *head)
{
  PvValue value = { head->value, head->integer, head->text };

  if (conflict->what == PV_CONFLICT_ERASED)
    return erased_head_words (self, head);
  if (conflict->what == PV_CONFLICT_REMOVED || conflict->what == PV_CONFLICT_LINK || conflict->what == PV_CONFLICT_DUPLICATE)
    return g_strdup (head->removes ? _("Removed") : _("Changed"));
  if (value.kind == PV_VALUE_NONE)
    return g_strdup (_("Empty"));
  if (conflict->field->type == PV_TYPE_REFERENCE)
    return reference_words (self, conflict->field, value.integer);
  return value_words (self, conflict, conflict->what == PV_CONFLICT_MISSING ? head->lang : conflict->lang, value);
}

char *
pv_conflict_circle_words (PvDocument *self, const PvConflict *conflict)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i <= conflict->heads->len; i++)
    {
      const PvConflictHead *head = g_ptr_array_index (conflict->heads, i % conflict->heads->len);
      g_autofree char *title = pv_document_title_of (self, conflict->kind, head->id);

      g_string_append_printf (words, i == 0 ? "%s" : " → %s", title);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
source_sentence (const PvMergeSource *source)
{
  const char *who = source->author ? source->author : _("somebody unnamed");

  if (source->device == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change by %s", "%u changes by %s", source->n_steps), source->n_steps, who);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change by %s on %s", "%u changes by %s on %s", source->n_steps), source->n_steps,
                          who, source->device);
}

static char *
file_sentence (const PvMergeFile *file)
{
  g_autofree char *name = g_filename_display_basename (file->file);

  if (file->refusal != NULL)
    return g_strdup_printf (_("%s was refused, and nothing of it came: %s"), name, file->refusal);
  if (file->n_changes == 0)
    return g_strdup_printf (_("%s held nothing new"), name);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s was brought in: %u change", "%s was brought in: %u changes", file->n_changes), name,
                          file->n_changes);
}

static void
add_count (GPtrArray *lines, guint n, const char *template)
{
  if (n > 0)
    g_ptr_array_add (lines, g_strdup_printf (template, n));
}

GPtrArray *
pv_merge_report_sentences (const PvMergeReport *report)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *d = GETTEXT_PACKAGE;

  if (pv_merge_report_is_empty (report) && report->files->len == 0)
    g_ptr_array_add (lines, g_strdup (_("Nothing new came: everything in it was known here")));
  for (guint i = 0; i < report->files->len; i++)
    g_ptr_array_add (lines, file_sentence (g_ptr_array_index (report->files, i)));
  for (guint i = 0; i < report->sources->len; i++)
    g_ptr_array_add (lines, source_sentence (g_ptr_array_index (report->sources, i)));
  add_count (lines, report->n_added, g_dngettext (d, "%u record was added", "%u records were added", report->n_added));
  add_count (lines, report->n_changed, g_dngettext (d, "%u record was changed", "%u records were changed", report->n_changed));
  add_count (lines, report->n_removed, g_dngettext (d, "%u record was removed", "%u records were removed", report->n_removed));
  add_count (lines, report->n_erased,
             g_dngettext (d, "%u text about a person was erased", "%u texts about persons were erased", report->n_erased));
  add_count (lines, report->n_found,
             g_dngettext (d, "%u text about a person had been lost here, and is back", "%u texts about persons had been lost here, and are back",
                          report->n_found));
  add_count (lines, report->n_untouched,
             g_dngettext (d, "%u record stayed as it was", "%u records stayed as they were", report->n_untouched));
  return lines;
}
