/* Somebody comes in the place of the chosen contact or organisation: by menu and key, and offered when an organisation has got its
 * last day. */
#include "app/pv-window-private.h"

#include "app/pv-succession-dialog.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

static PvKind
kind_of_chosen (PvWindow *self)
{
  PvId id = pv_selection_get_single (self->selection);
  PvRecord *record = self->document && id != PV_NO_ID ? pv_model_get (pv_document_get_model (self->document), id) : NULL;

  return record ? pv_record_get_kind (record) : PV_ANY_KIND;
}

static void
succession_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  GtkWidget *dialog;

  pv_window_finish_typing (self);
  dialog = pv_succession_dialog_new (GTK_WINDOW (self), self->toasts_child, self->document, pv_selection_get_single (self->selection),
                                     self->content_lang);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry entries[] = {
  { "succession", succession_cb },
  { "replace-contact", succession_cb },
  { "organisation-ends", succession_cb },
};

void
pv_window_init_succession (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
pv_window_update_succession (PvWindow *self)
{
  gboolean writable = self->document && !pv_document_is_read_only (self->document);
  PvKind kind = kind_of_chosen (self);

  pv_window_enable (self, "succession", writable && (kind == PV_CONTACT || kind == PV_ACTOR));
  pv_window_enable (self, "replace-contact", writable && kind == PV_CONTACT);
  pv_window_enable (self, "as-of", self->document != NULL);
  pv_window_enable (self, "organisation-ends", writable && kind == PV_ACTOR);
}

static void
append (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, action);

  g_menu_item_set_attribute (entry, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, entry);
}

void
pv_window_add_succession (GMenu *menu)
{
  append (menu, _("Replace Contact…"), "win.replace-contact");
  append (menu, _("Organisation Ends…"), "win.organisation-ends");
}

/* It has just got its last day. */
static gboolean
has_ended (const PvChangeSet *changes, const PvRecord *actor)
{
  const PvFieldInfo *valid_to = pv_kind_find (pv_record_get_info (actor), "valid_to");

  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);

      if (change->id == pv_record_get_id (actor) && change->how == PV_CHANGED_CELLS)
        return (change->slots & (guint64) 1 << valid_to->slot) != 0 && pv_record_has (actor, valid_to->field);
    }
  return FALSE;
}

void
pv_window_offer_succession (PvWindow *self, PvChangeSet *changes)
{
  PvRecord *actor = kind_of_chosen (self) == PV_ACTOR
                        ? pv_model_get (pv_document_get_model (self->document), pv_selection_get_single (self->selection))
                        : NULL;
  g_autofree char *title = NULL, *words = NULL;

  if (actor == NULL || pv_document_is_read_only (self->document) || !gtk_window_is_active (GTK_WINDOW (self)) || !has_ended (changes, actor)
      || pv_record_has (actor, PV_ACTOR_SUCCESSOR))
    return;
  title = pv_title (pv_document_get_model (self->document), actor, self->content_lang);
  words = g_strdup_printf (_("Who goes on with its work? %s"), title);
  pv_toast_action (self->toasts_child, words, _("Choose…"), "win.organisation-ends", NULL);
}
