/* Which record a row may be besides: what is there and is called almost the same, and what a person said of it. */
#include "exchange/pv-sheet-import-private.h"

/* Another code, another provider: another thing. */
static gboolean
contradicts (const PvRowReader *reader, PvId id)
{
  const PvSheetImport *import = reader->import;

  for (guint i = 0; i < reader->sets->len; i++)
    {
      const PvSet *set = &g_array_index (reader->sets, PvSet, i);
      PvValue there = pv_import_value (import, id, pv_import_slot_of (set));

      if (set->field != pv_name_field (import->kind) && there.kind != PV_VALUE_NONE && set->value.kind != PV_VALUE_NONE
          && !pv_value_equal (there, set->value)
          && (g_ptr_array_find (import->alone, set->field, NULL) || g_ptr_array_find (import->parts, set->field, NULL)))
        return TRUE;
    }
  return FALSE;
}

const char *
pv_import_name_of_row (const PvRowReader *reader)
{
  const PvFieldInfo *name = pv_name_field (reader->import->kind);

  for (guint i = 0; i < reader->sets->len; i++)
    if (g_array_index (reader->sets, PvSet, i).field == name && g_array_index (reader->sets, PvSet, i).value.kind == PV_VALUE_TEXT)
      return g_array_index (reader->sets, PvSet, i).value.text;

  return "";
}

/* A record that is there and that a new one may be once more; PV_NO_ID for none. A row with an id of its own is another one. */
PvId
pv_import_find_alike (PvRowReader *reader)
{
  PvSheetImport *import = reader->import;
  const char *name = pv_import_name_of_row (reader);
  PvAlike alike;

  if (*name == '\0' || reader->wanted_id != PV_NO_ID || pv_model_count (import->model, import->kind->kind) == 0 || !pv_alike_has_name (import->kind))
    return PV_NO_ID;
  if (import->alike == NULL)
    {
      import->alike = pv_alike_names_new (import->model, import->kind->kind, import->former);
      pv_alike_names_gather (import->alike);
    }
  return pv_alike_names_ask (import->alike, name, &alike) && !contradicts (reader, alike.id) ? alike.id : PV_NO_ID;
}

/* What a person said of the row comes before what its name may mean, not before what its codes say. What it may be besides stays known,
 * so that it can be said otherwise. */
void
pv_import_heed_what_was_said (PvRowReader *reader, PvId *id, PvFound *found)
{
  PvSheetImport *import = reader->import;
  PvId said = PV_NO_ID;
  PvRecord *record;

  if (*found == PV_FOUND_NEARLY && *id > 0)
    reader->alike = *id;
  if (!pv_mapping_said (import->mapping, reader->row, &said) || (*found != PV_FOUND_NEARLY && *found != PV_FOUND_NOT))
    return;
  record = pv_model_get (import->model, said);
  if (said == PV_NO_ID)
    {
      *id = PV_NO_ID;
      *found = PV_FOUND_NOT;
    }
  else if (record != NULL && pv_record_get_info (record) == import->kind)
    {
      *id = reader->alike = said;
      *found = PV_FOUND_NEARLY;
      pv_name_index_add (import->names, import->kind->kind, PV_NO_ID, said, pv_import_name_of_row (reader));
    }
}
