/* Which lines the History page shows: by kind, by person, or of one record. */
#include "app/pv-history-page-private.h"

#include "app/pv-accessible.h"
#include "app/pv-history-words.h"

#include <glib/gi18n-lib.h>

void
pv_history_page_fill_kinds (PvHistoryPage *self)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (pv_document_get_model (self->document)), &n);

  pv_check_menu_add (self->kinds, 1, _("all"), NULL, TRUE);
  for (guint i = 0; i < n; i++)
    pv_check_menu_add (self->kinds, kinds[i].kind + 1, pv_kind_plural (&kinds[i]), NULL, FALSE);
}

static gboolean
same_names (const GPtrArray *a, const GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

void
pv_history_page_fill_people (PvHistoryPage *self)
{
  g_autoptr (GPtrArray) names = pv_history_list_get_authors (self->list);

  if (same_names (self->names, names))
    return;
  pv_check_menu_empty (self->people);
  pv_check_menu_add (self->people, 1, _("everybody"), NULL, TRUE);
  for (guint i = 0; i < names->len; i++)
    pv_check_menu_add (self->people, i + 2, pv_history_author_words (names->pdata[i]), NULL, FALSE);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->names = g_steal_pointer (&names);
}

void
pv_history_page_apply_filter (PvHistoryPage *self)
{
  gint64 person = pv_check_menu_get_one (self->people);
  PvHistoryFilter filter = { self->record, (PvKind) (pv_check_menu_get_one (self->kinds) - 1), NULL };
  PvRecord *record = pv_model_get (pv_document_get_model (self->document), self->record);
  g_autofree char *title = record ? pv_title (pv_document_get_model (self->document), record, PV_LANG_NONE) : NULL;

  if (record)
    filter.kind = pv_record_get_kind (record);
  else
    filter.record = PV_NO_ID;
  if (person > 1 && self->names)
    filter.author = self->names->pdata[person - 2];
  gtk_label_set_label (self->record_label, title ? title : _("Any record"));
  pv_accessible_name_inside (GTK_WIDGET (self->record_button), title ? title : _("Any record"));
  gtk_widget_set_visible (self->clear_button, title != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kinds), title == NULL);
  pv_history_list_set_filter (self->list, &filter);
}
