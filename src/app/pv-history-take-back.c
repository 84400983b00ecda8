#include "app/pv-history-take-back.h"

#include "app/pv-history-words.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *from;             /* weak: the page may be gone */
  PvDocument *document;
  PvHistoryEntry *entry;
} Taking;

static void
taking_free (Taking *taking)
{
  g_clear_weak_pointer (&taking->from);
  g_object_unref (taking->document);
  g_object_unref (taking->entry);
  g_free (taking);
}

static void
say (GtkWidget *from, gboolean reverted, const char *words)
{
  if (reverted)
    pv_toast_undo (from, words);
  else
    pv_toast (from, words);
}

static void
say_stayed (GtkWidget *from, gboolean reverted, const GPtrArray *stayed)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;

  if (stayed->len == 0)
    {
      say (from, reverted, reverted ? _("Taken back") : _("Nothing to take back: everything is as it was before this change"));
      return;
    }
  for (guint i = 0; i < MIN (stayed->len, 3); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", (const char *) stayed->pdata[i]);
  if (stayed->len > 3)
    g_string_append (names, "; …");
  words = g_strdup_printf (reverted ? _("Taken back, but changed since or still needed, so it stayed: %s")
                                    : _("Nothing was taken back, since this has changed or is still needed: %s"),
                           names->str);
  say (from, reverted, words);
}

static void
answered_cb (const char *answer, gpointer user_data)
{
  Taking *taking = user_data;
  const PvHistoryLine *line = pv_history_entry_get_line (taking->entry);
  g_autoptr (GPtrArray) stayed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean reverted = FALSE;

  if (g_strcmp0 (answer, "revert") == 0 && taking->from && line)
    {
      if (pv_document_revert (taking->document, line, &reverted, &stayed, &error))
        say_stayed (taking->from, reverted, stayed);
      else
        pv_toast_error (taking->from, error);
    }
  taking_free (taking);
}

void
pv_history_take_back (GtkWidget *from, PvDocument *document, PvHistoryEntry *entry)
{
  static const PvAnswer answers[] = { { "cancel", N_("_Leave As It Is"), PV_ANSWER_PLAIN },
                                      { "revert", N_("_Take Back"), PV_ANSWER_SUGGESTED },
                                      { NULL } };
  const PvHistoryLine *line = pv_history_entry_get_line (entry);
  g_autofree char *when = NULL;
  g_autofree char *body = NULL;
  Taking *taking;

  g_return_if_fail (line != NULL);

  when = pv_history_moment_words (line->at);
  body = g_strdup_printf (_("%s\n%s · %s\n\nThe old values come back where nobody has changed them since. It becomes a change of its own, which can be undone."),
                          line->sentence, pv_history_author_words (line->author), when);
  taking = g_new0 (Taking, 1);
  g_set_weak_pointer (&taking->from, from);
  taking->document = g_object_ref (document);
  taking->entry = g_object_ref (entry);
  pv_toolkit_ask (GTK_WINDOW (gtk_widget_get_root (from)), _("Take this change back?"), body, answers, answered_cb, taking);
}
