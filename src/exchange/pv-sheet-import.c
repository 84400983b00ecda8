#include "exchange/pv-sheet-import-private.h"

/* How often progress is told and a cancel is heard, in rows. */
#define ROWS_AT_A_TIME 64

static void
draft_free (gpointer data)
{
  PvDraft *draft = data;

  g_free (draft->values);
  g_free (draft->set_by);
  g_free (draft);
}

static PvDraft *
new_draft (const PvKindInfo *kind, PvId id, guint row)
{
  PvDraft *draft = g_new0 (PvDraft, 1);

  draft->id = id;
  draft->kind = kind;
  draft->row = row;
  draft->values = g_new0 (PvValue, kind->n_slots);
  draft->set_by = g_new0 (guint, kind->n_slots);
  return draft;
}

PvDraft *
pv_import_new_draft (PvSheetImport *import, const PvKindInfo *kind, guint row)
{
  PvDraft *draft = new_draft (kind, PV_FIRST_DRAFT_ID - (PvId) import->drafts->len, row);

  draft->touched = TRUE;
  g_ptr_array_add (import->drafts, draft);
  return draft;
}

PvDraft *
pv_import_find_draft (const PvSheetImport *import, PvId id)
{
  return id < 0 ? import->drafts->pdata[PV_FIRST_DRAFT_ID - id] : g_hash_table_lookup (import->changed, &id);
}

PvDraft *
pv_import_draft_of (PvSheetImport *import, PvId id)
{
  PvDraft *draft = pv_import_find_draft (import, id);
  PvRecord *record;

  if (draft != NULL)
    return draft;
  record = pv_model_get (import->model, id);
  draft = new_draft (pv_record_get_info (record), id, PV_NO_ROW);
  draft->before = record;
  for (guint s = 0; s < draft->kind->n_slots; s++)
    draft->values[s] = pv_record_get_cell (record, s);
  g_hash_table_insert (import->changed, &draft->id, draft);
  return draft;
}

PvValue
pv_import_value (const PvSheetImport *import, PvId id, guint slot)
{
  PvDraft *draft = pv_import_find_draft (import, id);

  return draft ? draft->values[slot] : pv_record_get_cell (pv_model_get (import->model, id), slot);
}

void
pv_import_put (PvSheetImport *import, PvDraft *draft, guint slot, PvValue value, guint row)
{
  draft->values[slot] = value;
  draft->touched = TRUE;
  if (row != PV_NO_ROW)
    draft->set_by[slot] = row + 1;
}

gboolean
pv_import_refuse (PvRowReader *reader, int column, char *reason)
{
  g_free (reader->reason);
  reader->reason = reason;
  reader->column = column;
  return FALSE;
}

const char *
pv_import_keep (PvSheetImport *import, const char *text)
{
  return g_string_chunk_insert (import->texts, text);
}

static gboolean
goes_on (guint row, guint done, guint of, GCancellable *cancellable, GError **error)
{
  if (row % ROWS_AT_A_TIME != 0)
    return TRUE;
  pv_progress_tell (cancellable, done, of);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
read_rows (PvSheetImport *import, GCancellable *cancellable, GError **error)
{
  guint n_rows = pv_sheet_get_n_rows (import->sheet), of = n_rows * 10 / 8;
  PvRowReader reader = { .import = import, .sets = g_array_new (FALSE, FALSE, sizeof (PvSet)) };
  gboolean going = goes_on (0, 0, of, cancellable, error), twice = pv_import_has_own_references (import);

  for (guint row = import->mapping->first_row; going && row < n_rows; row++)
    {
      going = goes_on (row, row, of, cancellable, error);
      if (!going || pv_import_row_is_empty (import, row))
        continue;
      pv_import_begin_row (&reader, row);
      pv_import_add_row (&reader);
    }
  for (guint i = 0; going && twice && i < import->rows->len; i++)
    {
      PvSheetRow *row = &g_array_index (import->rows, PvSheetRow, i);

      going = goes_on (i, n_rows, of, cancellable, error);
      pv_import_begin_row (&reader, row->row);
      if (going && row->outcome != PV_ROW_REFUSED)
        pv_import_add_own_references (&reader, row);
    }

  g_free (reader.reason);
  g_array_unref (reader.sets);
  return going;
}

/* --- the import --- */

static void
list_mapped (PvSheetImport *import)
{
  for (guint c = 0; c < import->mapping->columns->len; c++)
    if (pv_mapping_get (import->mapping, c)->use != PV_COLUMN_UNUSED)
      g_array_append_val (import->mapped, c);
}

static PvSheetImport *
import_new (PvModel *model, PvSheet *sheet, const PvMapping *mapping, PvSheetImportFlags flags)
{
  PvSheetImport *import = g_new0 (PvSheetImport, 1);

  g_atomic_ref_count_init (&import->refs);
  import->model = pv_model_ref (model);
  import->sheet = pv_sheet_ref (sheet);
  import->mapping = pv_mapping_copy (mapping);
  import->flags = flags;
  import->kinds = pv_model_get_kinds (model);
  import->kind = pv_kinds_kind (import->kinds, mapping->kind);
  import->reader = pv_cell_reader_new ();
  import->names = pv_name_index_new (model);
  import->texts = g_string_chunk_new (256 * 1024);
  import->owned = g_ptr_array_new_with_free_func (g_free);
  import->drafts = g_ptr_array_new_with_free_func (draft_free);
  import->changed = g_hash_table_new_full (pv_id_hash, pv_id_equal, NULL, draft_free);
  import->by_wanted_id = g_hash_table_new (pv_id_hash, pv_id_equal);
  import->mapped = g_array_new (FALSE, FALSE, sizeof (guint));
  import->rows = g_array_new (FALSE, FALSE, sizeof (PvSheetRow));
  import->changes = g_array_new (FALSE, FALSE, sizeof (PvSheetChange));
  import->remarks = g_ptr_array_new_with_free_func (g_free);
  pv_import_init_identity (import);
  list_mapped (import);
  return import;
}

/* What was only needed for looking things up. */
static void
drop_indexes (PvSheetImport *import)
{
  g_clear_pointer (&import->reader, pv_cell_reader_free);
  g_clear_pointer (&import->names, pv_name_index_free);
  g_clear_pointer (&import->alike, pv_alike_names_free);
  import->former = NULL;
  pv_import_clear_identity (import);
}

PvSheetImport *
pv_sheet_import_new (PvModel *model, PvSheet *sheet, const PvMapping *mapping, PvSheetImportFlags flags,
                     GCancellable *cancellable, GError **error)
{
  return pv_sheet_import_new_knowing (model, sheet, mapping, NULL, flags, cancellable, error);
}

PvSheetImport *
pv_sheet_import_new_knowing (PvModel *model, PvSheet *sheet, const PvMapping *mapping, const GArray *former, PvSheetImportFlags flags,
                             GCancellable *cancellable, GError **error)
{
  g_autoptr (PvSheetImport) import = import_new (model, sheet, mapping, flags);

  import->former = former;
  if (!read_rows (import, cancellable, error))
    return NULL;
  pv_import_finish (import);
  drop_indexes (import);
  pv_progress_tell (cancellable, 1, 1);
  return g_steal_pointer (&import);
}

PvSheetImport *
pv_sheet_import_ref (PvSheetImport *import)
{
  g_atomic_ref_count_inc (&import->refs);
  return import;
}

void
pv_sheet_import_unref (PvSheetImport *import)
{
  if (!g_atomic_ref_count_dec (&import->refs))
    return;
  drop_indexes (import);
  g_hash_table_unref (import->by_wanted_id);
  g_hash_table_unref (import->changed);
  g_ptr_array_unref (import->drafts);
  g_ptr_array_unref (import->owned);
  g_string_chunk_free (import->texts);
  g_array_unref (import->mapped);
  g_array_unref (import->rows);
  g_array_unref (import->changes);
  g_ptr_array_unref (import->remarks);
  g_clear_pointer (&import->edits, pv_edits_free);
  pv_mapping_free (import->mapping);
  pv_sheet_unref (import->sheet);
  pv_model_unref (import->model);
  g_free (import);
}
