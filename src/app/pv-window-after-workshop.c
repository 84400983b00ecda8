/* After a workshop: what was raised is confirmed, changed or dropped, and one command writes what people take along. */
#include "app/pv-window-private.h"

#include "app/pv-raised-dialog.h"
#include "app/pv-save.h"
#include "app/pv-toast.h"
#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>

static gboolean
write_bundle (const PvSaveFrom *from, GCancellable *cancellable, GError **error)
{
  return pv_workshop_bundle (from->model, from->lang, PV_NO_DATE, from->today, from->path, cancellable, error);
}

/* Said where people look: in the list, when it is open. */
static GtkWidget *
near_of (PvWindow *self)
{
  return self->raised_dialog ? gtk_window_get_child (GTK_WINDOW (self->raised_dialog)) : self->toasts_child;
}

static void
save_workshop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  PvModel *model = pv_document_get_model (self->document);
  PvDate day = pv_workshop_last_day (model);
  g_autofree char *date = day != PV_NO_DATE ? pv_date_to_iso (day) : NULL;
  g_autofree char *name = date ? g_strdup_printf (_("workshop-%s"), date) : NULL;
  const PvFileQuestion question = { .title = _("A folder for what came of the workshop"), .accept = _("_Save"), .name = name, .save = TRUE };

  if (date == NULL)
    {
      pv_toast (near_of (self), _("Nothing was raised yet: write down what the room says (Ctrl+Shift+K)"));
      return;
    }
  pv_window_finish_typing (self);
  pv_save (self->raised_dialog ? GTK_WINDOW (self->raised_dialog) : GTK_WINDOW (self), near_of (self), self->document, self->content_lang, &question,
           write_bundle, _("Saved, ready to send: the folder %s"));
}

static void
raised_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  pv_window_finish_typing (self);
  if (self->raised_dialog == NULL)
    g_set_weak_pointer (&self->raised_dialog, pv_raised_dialog_new (GTK_WINDOW (self), self->document, self->content_lang));
  gtk_window_present (GTK_WINDOW (self->raised_dialog));
}

static const GActionEntry entries[] = {
  { "raised", raised_cb },
  { "save-workshop", save_workshop_cb },
};

void
pv_window_init_after_workshop (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
