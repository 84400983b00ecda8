/* Settling what differs, and taking back what came: changes of one's own, on the store thread. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

/* A change that the store works out itself. */
typedef struct
{
  gboolean *halted;
  gint64 at_ms;
  const GArray *settlings;     /* of a settling */
  PvKind kind;
  PvId subject;
  const GArray *ranges;        /* of taking back */
  GArray *skipped;
  GPtrArray *restored;
  guint n_restored;
  PvStoreHeads heads;
  GError *error;
} Deed;

static void
settle_job (PvStore *store, gpointer data)
{
  Deed *deed = data;

  if (!*deed->halted
      && !pv_store_settle (store, deed->settlings, deed->kind, deed->subject, deed->at_ms, &deed->restored, &deed->error))
    *deed->halted = TRUE;
  pv_document_read_heads (&deed->heads, store);
}

static void
take_back_job (PvStore *store, gpointer data)
{
  Deed *deed = data;

  if (!*deed->halted && !pv_store_take_back (store, deed->ranges, deed->at_ms, &deed->restored, &deed->skipped, &deed->error))
    *deed->halted = TRUE;
  pv_document_read_heads (&deed->heads, store);
}

static gboolean
do_it (PvDocument *self, PvStoreJob job, Deed *deed, GError **error)
{
  g_autoptr (GPtrArray) restored = NULL;

  if (!pv_document_check_hands (self, error))
    return FALSE;

  deed->halted = self->halted;
  deed->at_ms = pv_clock_now_ms ();
  pv_store_thread_run (self->thread, job, deed);
  if (deed->error != NULL)
    {
      pv_document_read_again (self, deed->error);
      g_propagate_error (error, deed->error);
      return FALSE;
    }
  if (deed->restored == NULL)
    return pv_document_refuse_halted (error);

  restored = deed->restored;
  deed->n_restored = restored->len;
  self->heads = deed->heads;
  pv_document_put_restored (self, restored);
  pv_document_conflicts_are_old (self, NULL);
  pv_document_schedule_publish (self, PV_DOCUMENT_REST_US);
  pv_document_update_state (self);
  pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
  return TRUE;
}

static char *
skipped_words (PvDocument *self, const PvMergeSkipped *skipped)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (self->model), skipped->kind);
  g_autofree char *title = pv_document_title_of (self, skipped->kind, skipped->id);

  for (guint i = 0; skipped->slot != G_MAXUINT && i < kind->n_fields; i++)
    if (skipped->slot - kind->fields[i].slot < pv_field_n_cells (&kind->fields[i]))
      return g_strdup_printf (_("%s “%s”: %s"), pv_kind_label (kind), title, pv_field_label (&kind->fields[i]));

  return g_strdup_printf (_("%s “%s”"), pv_kind_label (kind), title);
}

static GPtrArray *
skipped_in_words (PvDocument *self, const GArray *skipped)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < skipped->len; i++)
    {
      char *line = skipped_words (self, &g_array_index (skipped, PvMergeSkipped, i));

      if (words->len > 0 && g_str_equal (line, g_ptr_array_index (words, words->len - 1)))
        g_free (line);
      else
        g_ptr_array_add (words, line);
    }

  return words;
}

gboolean
pv_document_take_back (PvDocument *self, const PvMergeReport *report, guint *n_records, GPtrArray **skipped, GError **error)
{
  Deed deed = { .ranges = report->ranges };
  g_autoptr (GArray) left = NULL;

  if (!do_it (self, take_back_job, &deed, error))
    return FALSE;

  left = deed.skipped;
  if (n_records != NULL)
    *n_records = deed.n_restored;
  if (skipped != NULL)
    *skipped = skipped_in_words (self, left);
  return TRUE;
}

static gboolean
settle (PvDocument *self, PvSettling settling, PvKind kind, PvId subject, GError **error)
{
  g_autoptr (GArray) settlings = g_array_new (FALSE, FALSE, sizeof (PvSettling));
  Deed deed = { .settlings = settlings, .kind = kind, .subject = subject };

  g_array_append_val (settlings, settling);
  return do_it (self, settle_job, &deed, error);
}

static guint
slot_of (const PvConflict *conflict)
{
  return conflict->field->slot + (conflict->lang == PV_LANG_NONE ? 0 : conflict->lang - PV_LANG_FIRST);
}

gboolean
pv_document_settle_value (PvDocument *self, const PvConflict *conflict, guint head, GError **error)
{
  const PvConflictHead *chosen;

  g_return_val_if_fail (conflict->what == PV_CONFLICT_VALUES && head < conflict->heads->len, FALSE);
  chosen = g_ptr_array_index (conflict->heads, head);
  return settle (self, (PvSettling) { PV_SETTLE_AS_CHOSEN, conflict->kind, conflict->id, slot_of (conflict), chosen->org, chosen->ctr },
                 conflict->kind, conflict->id, error);
}

gboolean
pv_document_settle_removed (PvDocument *self, const PvConflict *conflict, gboolean bring_back, GError **error)
{
  g_return_val_if_fail (conflict->what == PV_CONFLICT_REMOVED, FALSE);
  return settle (self, (PvSettling) { bring_back ? PV_SETTLE_THERE : PV_SETTLE_REMOVED, conflict->kind, conflict->id, G_MAXUINT, 0, 0 },
                 conflict->kind, conflict->id, error);
}

/* A record that is nothing without it goes. */
static void
empty_reference (PvEdits *edits, PvId id, const PvFieldInfo *field)
{
  if (field->on_remove == PV_ON_REMOVE_TAKE || field->flags & PV_FIELD_REQUIRED)
    pv_edits_remove (edits, id);
  else
    pv_edits_clear (edits, id, field->field, PV_LANG_NONE);
}

gboolean
pv_document_settle_link (PvDocument *self, const PvConflict *conflict, PvLinkSettling how, PvId another, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_SETTLE);

  g_return_val_if_fail (conflict->what == PV_CONFLICT_LINK, FALSE);
  pv_edits_set_subject (edits, conflict->id);
  switch (how)
    {
    case PV_LINK_BRING_BACK:
      return settle (self, (PvSettling) { PV_SETTLE_THERE, conflict->other_kind, conflict->other, G_MAXUINT, 0, 0 }, conflict->other_kind,
                     conflict->other, error);
    case PV_LINK_TO_ANOTHER:
      pv_edits_set_reference (edits, conflict->id, conflict->field->field, another);
      break;
    case PV_LINK_REMOVE:
    default:
      empty_reference (edits, conflict->id, conflict->field);
      break;
    }

  return pv_document_commit (self, edits, error);
}

gboolean
pv_document_settle_circle (PvDocument *self, const PvConflict *conflict, guint head, PvId another, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_SETTLE);
  const PvConflictHead *chosen;

  g_return_val_if_fail (conflict->what == PV_CONFLICT_CIRCLE && head < conflict->heads->len, FALSE);
  chosen = g_ptr_array_index (conflict->heads, head);
  pv_edits_set_subject (edits, chosen->id);
  if (another != PV_NO_ID)
    pv_edits_set_reference (edits, chosen->id, conflict->field->field, another);
  else
    empty_reference (edits, chosen->id, conflict->field);
  return pv_document_commit (self, edits, error);
}

gboolean
pv_document_settle_missing (PvDocument *self, const PvConflict *conflict, guint head, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_SETTLE);

  g_return_val_if_fail (conflict->what == PV_CONFLICT_MISSING && (head == G_MAXUINT || head < conflict->heads->len), FALSE);
  pv_edits_set_subject (edits, conflict->id);
  if (head == G_MAXUINT)
    pv_edits_remove (edits, conflict->id);
  else
    {
      const PvConflictHead *chosen = g_ptr_array_index (conflict->heads, head);

      pv_edits_set_value (edits, conflict->id, conflict->field->field, chosen->lang,
                          (PvValue) { chosen->value, chosen->integer, chosen->text });
    }
  return pv_document_commit (self, edits, error);
}

/* Whether each record is there is written once more, as it is: by somebody who knows of the erasure. */
gboolean
pv_document_settle_kept (PvDocument *self, const PvConflict *conflict, GError **error)
{
  g_autoptr (GArray) settlings = g_array_new (FALSE, FALSE, sizeof (PvSettling));
  Deed deed = { .settlings = settlings, .kind = conflict->kind, .subject = conflict->id };

  g_return_val_if_fail (conflict->what == PV_CONFLICT_ERASED, FALSE);
  for (guint i = 0; i < conflict->heads->len; i++)
    {
      const PvConflictHead *head = g_ptr_array_index (conflict->heads, i);
      PvSettling settling = { PV_SETTLE_AS_CHOSEN, (PvKind) head->integer, head->id, G_MAXUINT, 0, 0 };

      if (!head->removes)
        g_array_append_val (settlings, settling);
    }
  return do_it (self, settle_job, &deed, error);
}

static gboolean
find_two (PvDocument *self, PvId one, PvId other, const PvRecord **first, const PvRecord **second, GError **error)
{
  *first = pv_model_get (self->model, one);
  *second = pv_model_get (self->model, other);
  if (*first != NULL && *second != NULL && one != other && pv_record_get_kind (*first) == pv_record_get_kind (*second))
    return TRUE;

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("Only two records of the same kind can be the same thing"));
  return FALSE;
}

/* The names of what goes, which are old names of what stays, as the log will say when it is read the next time. (transfer full) */
static GPtrArray *
gather_names (PvDocument *self, const PvRecord *gone)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const PvFieldInfo *name = pv_kind_find (pv_record_get_info (gone), "name");
  g_autoptr (GPtrArray) old = self->search ? pv_search_index_get_old_names (self->search, pv_record_get_id (gone)) : NULL;

  for (guint i = 0; old != NULL && i < old->len; i++)
    g_ptr_array_add (names, g_strdup (old->pdata[i]));
  for (PvLang lang = PV_LANG_FIRST; name != NULL && name->type == PV_TYPE_TRANSLATED && lang <= PV_LANG_LAST; lang++)
    if (pv_record_get_text (gone, name->field, lang) != NULL)
      g_ptr_array_add (names, g_strdup (pv_record_get_text (gone, name->field, lang)));
  return names;
}

gboolean
pv_document_join (PvDocument *self, PvId keep, PvId other, const GArray *cells, GError **error)
{
  g_autoptr (PvEdits) edits = pv_join_edits (self->model, keep, other, cells, error);
  g_autoptr (GPtrArray) names = NULL;

  if (edits == NULL)
    return FALSE;

  names = gather_names (self, pv_model_get (self->model, MAX (keep, other)));
  if (!pv_document_commit (self, edits, error))
    return FALSE;
  for (guint i = 0; self->search != NULL && i < names->len; i++)
    pv_search_index_add_old_name (self->search, MIN (keep, other), MAX (keep, other), names->pdata[i]);
  return TRUE;
}

gboolean
pv_document_settle_same (PvDocument *self, PvId keep, PvId other, GError **error)
{
  return pv_document_join (self, keep, other, NULL, error);
}

gboolean
pv_document_settle_different (PvDocument *self, PvId one, PvId other, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  const PvRecord *first, *second;
  PvId id;

  if (!find_two (self, one, other, &first, &second, error))
    return FALSE;

  id = pv_edits_add (edits, PV_SAME_AS);
  pv_edits_set_reference (edits, id, PV_SAME_AS_ONE, MIN (one, other));
  pv_edits_set_reference (edits, id, PV_SAME_AS_OTHER, MAX (one, other));
  pv_edits_set_int (edits, id, PV_SAME_AS_VERDICT, PV_VERDICT_DIFFERENT);
  return pv_document_commit (self, edits, error);
}
