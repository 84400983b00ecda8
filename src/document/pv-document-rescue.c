/* Recovering, and what it found in sentences. */
#include "document/pv-document-recover.h"

#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

void
pv_recovery_free (PvRecovery *recovery)
{
  g_ptr_array_unref (recovery->lines);
  g_free (recovery->damaged);
  g_free (recovery);
}

static const char *
words_for_place (const PvStorePlace *place)
{
  switch (place->kind)
    {
    case PV_STORE_PLACE_SHARED:
      return place->sound      ? N_("The file, last written %s: sound")
             : place->readable ? N_("The file, last written %s: damaged, but something could be read")
                               : N_("The file, last written %s: nothing could be read");
    case PV_STORE_PLACE_WORKING:
      return place->sound      ? N_("This computer's own copy, last written %s: sound")
             : place->readable ? N_("This computer's own copy, last written %s: damaged, but something could be read")
                               : N_("This computer's own copy, last written %s: nothing could be read");
    case PV_STORE_PLACE_KEPT:
    default:
      return place->sound      ? N_("The state kept on %s: sound")
             : place->readable ? N_("The state kept on %s: damaged, but something could be read")
                               : N_("The state kept on %s: nothing could be read");
    }
}

static void
add_line (GPtrArray *lines, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_line (GPtrArray *lines, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (lines, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
tell_saved (GPtrArray *lines, const PvStoreRecovery *found)
{
  g_autofree char *first = pv_document_moment_in_words (found->first_at_ms);
  g_autofree char *last = pv_document_moment_in_words (found->last_at_ms);

  add_line (lines, g_dngettext (GETTEXT_PACKAGE, "Saved: %u record", "Saved: %u records", found->n_records), found->n_records);
  add_line (lines, g_dngettext (GETTEXT_PACKAGE, "Saved of the history: %u change, from %s to %s",
                                "Saved of the history: %u changes, from %s to %s", (gulong) found->n_saved),
            (guint) found->n_saved, first, last);
}

/* Whose work it was is worth more than a number: they may have it still. */
static void
tell_lost_of (GPtrArray *lines, const PvStoreSavedCopy *copy)
{
  g_autofree char *moment = pv_document_moment_in_words (copy->last_at_ms);
  const char *author = copy->author ? copy->author : _("somebody unnamed");

  if (copy->n_saved == 0)
    add_line (lines, g_dngettext (GETTEXT_PACKAGE, "Lost: %u change of a copy of which nothing is left",
                                  "Lost: %u changes of a copy of which nothing is left", (gulong) copy->n_lost),
              (guint) copy->n_lost);
  else
    add_line (lines, g_dngettext (GETTEXT_PACKAGE, "Lost: %u change by %s, after %s", "Lost: %u changes by %s, after %s",
                                  (gulong) copy->n_lost),
              (guint) copy->n_lost, author, moment);
}

static void
tell_lost (GPtrArray *lines, const PvStoreRecovery *found)
{
  for (guint i = 0; i < found->copies->len; i++)
    if (((PvStoreSavedCopy *) g_ptr_array_index (found->copies, i))->n_lost > 0)
      tell_lost_of (lines, g_ptr_array_index (found->copies, i));
  if (found->n_words_lost > 0)
    add_line (lines, g_dngettext (GETTEXT_PACKAGE, "Lost: %u name or other text about a person",
                                  "Lost: %u names and other texts about persons",
                                  found->n_words_lost),
              found->n_words_lost);
  if (found->n_versions_lost > 0)
    add_line (lines, g_dngettext (GETTEXT_PACKAGE, "Lost: %u named version", "Lost: %u named versions", found->n_versions_lost),
              found->n_versions_lost);
  if (found->n_lost == 0 && found->n_words_lost == 0 && found->n_versions_lost == 0)
    add_line (lines, "%s", _("Nothing is known to be lost"));
}

static GPtrArray *
in_sentences (const PvStoreRecovery *found)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < found->places->len; i++)
    {
      const PvStorePlace *place = g_ptr_array_index (found->places, i);
      g_autofree char *moment = pv_document_moment_in_words (place->at_ms);

      g_ptr_array_add (lines, g_strdup_printf (_(words_for_place (place)), moment));
    }
  tell_saved (lines, found);
  tell_lost (lines, found);
  if (found->damaged != NULL)
    {
      g_autofree char *name = g_filename_display_basename (found->damaged);

      add_line (lines, _("The damaged file is kept as %s"), name);
    }
  return lines;
}

PvRecovery *
pv_document_recover (const char *path, const char *out, const PvKinds *kinds, GError **error)
{
  g_autoptr (PvStoreRecovery) found = NULL;
  PvRecovery *recovery;

  if (!(out ? pv_store_recover (path, out, kinds, &found, error) : pv_store_recover_here (path, kinds, &found, error)))
    return NULL;

  recovery = g_new0 (PvRecovery, 1);
  *recovery = (PvRecovery) { found->n_saved, found->n_lost, found->n_records, found->first_at_ms, found->last_at_ms,
                             g_strdup (found->damaged), in_sentences (found) };
  return recovery;
}

typedef struct
{
  char *path;
  char *out;
  const PvKinds *kinds;
} Recovering;

static void
recovering_free (gpointer data)
{
  Recovering *recovering = data;

  g_free (recovering->path);
  g_free (recovering->out);
  g_free (recovering);
}

static void
recover_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Recovering *recovering = data;
  GError *error = NULL;
  PvRecovery *recovery = pv_document_recover (recovering->path, recovering->out, recovering->kinds, &error);

  if (recovery != NULL)
    g_task_return_pointer (task, recovery, (GDestroyNotify) pv_recovery_free);
  else
    g_task_return_error (task, error);
}

void
pv_document_recover_async (const char *path, const char *out, const PvKinds *kinds, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Recovering *recovering = g_new0 (Recovering, 1);

  *recovering = (Recovering) { g_strdup (path), g_strdup (out), kinds };
  g_task_set_source_tag (task, pv_document_recover_async);
  g_task_set_task_data (task, recovering, recovering_free);
  pv_task_run_in_worker (task, recover_in_thread);
}

PvRecovery *
pv_document_recover_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
