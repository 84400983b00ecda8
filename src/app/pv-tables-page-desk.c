#include "app/pv-tables-page-private.h"

void
pv_tables_page_note_look (PvTablesPage *self)
{
  PvRecordTable *table = pv_tables_page_get_table (self);

  if (table)
    g_hash_table_insert (self->looks, GUINT_TO_POINTER (pv_record_table_get_kind (table)->kind), pv_record_table_get_look (table));
}

void
pv_tables_page_take_look (PvTablesPage *self, PvRecordTable *table)
{
  const GArray *look = g_hash_table_lookup (self->looks, GUINT_TO_POINTER (pv_record_table_get_kind (table)->kind));

  if (look)
    pv_record_table_set_look (table, look);
}

typedef void (*VisitKind) (PvTablesPage *self, PvDesk *desk, const PvKindInfo *info, const char *key);

static void
visit_kinds (PvTablesPage *self, PvDesk *desk, const char *prefix, VisitKind visit)
{
  guint n;
  const PvKindInfo *list = pv_kinds_list (pv_model_get_kinds (pv_document_get_model (self->document)), &n);

  for (guint i = 0; i < n; i++)
    if (list[i].page == self->page)
      {
        g_autofree char *key = g_strdup_printf ("%s-%s", prefix, list[i].table);

        visit (self, desk, &list[i], key);
      }
}

static void
keep_kind (PvTablesPage *self, PvDesk *desk, const PvKindInfo *info, const char *key)
{
  GArray *look = g_hash_table_lookup (self->looks, GUINT_TO_POINTER (info->kind));

  if (look)
    pv_desk_put_numbers (desk, key, (double *) (gpointer) look->data, look->len);
}

static void
lay_kind (PvTablesPage *self, PvDesk *desk, const PvKindInfo *info, const char *key)
{
  GArray *look = pv_desk_get_list (desk, key);

  if (look)
    g_hash_table_insert (self->looks, GUINT_TO_POINTER (info->kind), look);
}

void
pv_tables_page_keep (PvContentPage *page, PvDesk *desk, const char *prefix)
{
  PvTablesPage *self = PV_TABLES_PAGE (page);
  const PvKinds *kinds = pv_model_get_kinds (pv_document_get_model (self->document));
  const PvKindInfo *info = self->kind != PV_ANY_KIND ? pv_kinds_kind (kinds, self->kind) : NULL;
  g_autofree char *key = g_strconcat (prefix, "-kind", NULL);

  pv_tables_page_note_look (self);
  visit_kinds (self, desk, prefix, keep_kind);
  if (info)
    pv_desk_put_word (desk, key, info->table);
}

void
pv_tables_page_lay (PvContentPage *page, PvDesk *desk, const char *prefix)
{
  PvTablesPage *self = PV_TABLES_PAGE (page);
  g_autofree char *key = g_strconcat (prefix, "-kind", NULL);
  g_autofree char *table = pv_desk_get_word (desk, key);
  const PvKindInfo *info = table ? pv_kinds_find (pv_model_get_kinds (pv_document_get_model (self->document)), table) : NULL;

  visit_kinds (self, desk, prefix, lay_kind);
  if (info && info->page == self->page)
    pv_tables_page_set_kind (self, info->kind);
}
