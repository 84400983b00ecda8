/* What is there twice: the list of what may be, and two that become one, from the form, the menus and the canvas. */
#include "app/pv-window-private.h"

#include "app/pv-duplicates-dialog.h"
#include "app/pv-join-dialog.h"

#include <glib/gi18n-lib.h>

static gboolean
is_writable (PvWindow *self)
{
  return self->document != NULL && self->present == NULL && !pv_document_is_read_only (self->document);
}

static PvRecord *
record_of (PvWindow *self, PvId id)
{
  return id != PV_NO_ID ? pv_model_get (pv_document_get_model (self->document), id) : NULL;
}

/* Two of one kind of which a person has made a record each. */
static gboolean
can_join (PvWindow *self, PvId one, PvId other)
{
  PvRecord *a = record_of (self, one), *b = record_of (self, other);

  return a != NULL && b != NULL && one != other && pv_record_get_info (a) == pv_record_get_info (b) && pv_record_get_info (a)->page != PV_PAGE_NONE
         && pv_record_get_kind (a) != PV_ECOSYSTEM;
}

static void
present_list (PvWindow *self, PvId about)
{
  pv_window_finish_typing (self);
  gtk_window_present (GTK_WINDOW (pv_duplicates_dialog_new (GTK_WINDOW (self), self->document, about, self->content_lang)));
}

static void
join (PvWindow *self, PvId one, PvId other)
{
  pv_window_finish_typing (self);
  if (can_join (self, one, other))
    gtk_window_present (GTK_WINDOW (pv_join_dialog_new (GTK_WINDOW (self), self->toasts_child, self->document, one, other, self->content_lang)));
}

static void
duplicates_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_list (user_data, PV_NO_ID);
}

/* Two that are chosen, or the one with what is likely the same. */
static void
join_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  guint n;
  const PvId *ids = pv_selection_get_ids (self->selection, &n);

  if (n == 2)
    join (self, ids[0], ids[1]);
  else if (n == 1)
    present_list (self, ids[0]);
}

static void
join_records_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvId one, other;

  g_variant_get (parameter, "(xx)", &one, &other);
  if (is_writable (user_data))
    join (user_data, one, other);
}

static const GActionEntry entries[] = {
  { "duplicates", duplicates_cb },
  { "join", join_cb },
  { "join-records", join_records_cb, "(xx)" },
};

void
pv_window_init_duplicates (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
pv_window_update_duplicates (PvWindow *self)
{
  guint n = 0;
  const PvId *ids = self->document ? pv_selection_get_ids (self->selection, &n) : NULL;
  PvRecord *record = n == 1 ? record_of (self, ids[0]) : NULL;
  gboolean one = record != NULL && pv_record_get_info (record)->page != PV_PAGE_NONE && pv_record_get_kind (record) != PV_ECOSYSTEM;

  pv_window_enable (self, "duplicates", is_writable (self));
  pv_window_enable (self, "join", is_writable (self) && (one || (n == 2 && can_join (self, ids[0], ids[1]))));
  pv_window_enable (self, "join-records", is_writable (self));
}
