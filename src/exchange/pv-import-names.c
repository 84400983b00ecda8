/* What a row names: records that are there, those that other rows add, and those that are made because the row needs them. */
#include "exchange/pv-sheet-import-private.h"

#include "exchange/pv-sheet-defaults.h"

#include <glib/gi18n-lib.h>

/* A step needs a phase, that a path, that a target group. */
#define DEEPEST 5

static gboolean find_record (PvRowReader *reader, PvKind kind, const char *text, guint column, guint depth, PvId *id);

static int
column_of (const PvSheetImport *import, PvField field)
{
  for (guint i = 0; i < import->mapped->len; i++)
    {
      guint c = g_array_index (import->mapped, guint, i);
      const PvColumn *column = pv_mapping_get (import->mapping, c);

      if (column->use == PV_COLUMN_FIELD && column->field == field)
        return (int) c;
    }

  return -1;
}

/* The column of the row that says @field of what the row hangs on, when it says anything. */
static int
context_of (const PvRowReader *reader, PvField field)
{
  int column = PV_FIELD_KIND (field) == reader->import->kind->kind ? -1 : column_of (reader->import, field);

  return column >= 0 && *pv_sheet_get_text (reader->import->sheet, reader->row, (guint) column) != '\0' ? column : -1;
}

/* The value of a context column: PV_VALUE_NONE when there is none. */
static gboolean
read_context (PvRowReader *reader, const PvFieldInfo *field, guint depth, PvValue *value)
{
  PvSheetImport *import = reader->import;
  int column = context_of (reader, field->field);
  const char *text = column >= 0 ? pv_sheet_get_text (import->sheet, reader->row, (guint) column) : "";
  g_autofree char *owned = NULL;
  g_autoptr (GError) error = NULL;

  *value = PV_VALUE_EMPTY;
  if (column < 0)
    return TRUE;
  if (field->type == PV_TYPE_REFERENCE)
    {
      value->kind = PV_VALUE_INT;
      return find_record (reader, field->of, text, (guint) column, depth + 1, &value->integer);
    }
  if (!pv_cell_read (import->reader, field, text, pv_sheet_get_cell_kind (import->sheet, reader->row, (guint) column), value, &owned, &error))
    return pv_import_refuse (reader, column, g_strdup (error->message));
  if (value->kind == PV_VALUE_TEXT)
    value->text = pv_import_keep (import, value->text);
  return TRUE;
}

static gboolean
is_over (const PvSheetImport *import, PvId id)
{
  PvRecord *record = id > 0 ? pv_model_get (import->model, id) : NULL;
  const PvFieldInfo *end = record ? pv_kind_find (pv_record_get_info (record), "valid_to") : NULL;
  gint64 date = end ? pv_record_get_cell (record, end->slot).integer : 0;

  return record != NULL && ((date != 0 && date < pv_date_today ()) || pv_record_get_standing (record) == PV_STANDING_RETIRED);
}

/* Two of one name: what is over gives way to what is not. */
static void
leave_out_what_is_over (const PvSheetImport *import, GArray *ids)
{
  guint n_over = 0;

  for (guint i = 0; ids->len > 1 && i < ids->len; i++)
    n_over += is_over (import, g_array_index (ids, PvId, i));
  for (guint i = ids->len; n_over > 0 && n_over < ids->len && i > 0; i--)
    if (is_over (import, g_array_index (ids, PvId, i - 1)))
      {
        g_array_remove_index (ids, i - 1);
        n_over--;
      }
}

/* What the row says of the record besides its name, as the variant of a path, tells which of several is meant. */
static gboolean
sift_by_context (PvRowReader *reader, const PvKindInfo *kind, guint depth, GArray *ids)
{
  const PvFieldInfo *parent = pv_parent_field (kind);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      PvValue value = PV_VALUE_EMPTY;

      if (&kind->fields[f] == parent || !(kind->fields[f].flags & PV_FIELD_REQUIRED) || context_of (reader, kind->fields[f].field) < 0)
        continue;
      if (!read_context (reader, &kind->fields[f], depth, &value))
        return FALSE;
      for (guint i = ids->len; value.kind != PV_VALUE_NONE && i > 0; i--)
        if (!pv_value_equal (pv_import_value (reader->import, g_array_index (ids, PvId, i - 1), kind->fields[f].slot), value))
          g_array_remove_index (ids, i - 1);
    }

  return TRUE;
}

/* --- making what is not there --- */

/* A municipality by any of its names, or its number: it has both names and the number from the list of them. */
static gboolean
make_municipality (PvSheetImport *import, PvDraft *draft, const char *text)
{
  const PvFieldInfo *field = pv_kinds_field (import->kinds, PV_AREA_MUNICIPALITY_CODE), *name = pv_kinds_field (import->kinds, PV_AREA_NAME);
  g_autofree char *owned = NULL;
  PvValue code = PV_VALUE_EMPTY;

  if (!pv_cell_read (import->reader, field, text, PV_CELL_TEXT, &code, &owned, NULL) || code.kind != PV_VALUE_TEXT
      || pv_code_name (PV_CODES_MUNICIPALITY, code.text, PV_LANG_FI) == NULL)
    return FALSE;
  pv_import_put (import, draft, field->slot, PV_VALUE_OF_TEXT (pv_import_keep (import, code.text)), PV_NO_ROW);
  for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
    pv_import_put (import, draft, name->slot + lang - PV_LANG_FIRST, PV_VALUE_OF_TEXT (pv_code_name (PV_CODES_MUNICIPALITY, code.text, lang)),
                   PV_NO_ROW);
  pv_import_put (import, draft, pv_kinds_field (import->kinds, PV_AREA_KIND)->slot, PV_VALUE_OF_INT (PV_AREA_KIND_MUNICIPALITY), PV_NO_ROW);
  return TRUE;
}

void
pv_import_fill_in (PvSheetImport *import, PvDraft *draft, const char *name)
{
  for (guint f = 0; f < draft->kind->n_fields; f++)
    {
      const PvFieldInfo *field = &draft->kind->fields[f];
      guint choice = field->type == PV_TYPE_CHOICE && draft->values[field->slot].kind == PV_VALUE_NONE ? pv_sheet_default_choice (field, name) : 0;
      gboolean empty = TRUE;

      if (choice != 0)
        {
          pv_import_put (import, draft, field->slot, PV_VALUE_OF_INT (choice), PV_NO_ROW);
          import->filled_in[PV_FIELD_CODE (field->field)] += draft->kind == import->kind && draft->row != PV_NO_ROW
                                                             && field->flags & PV_FIELD_REQUIRED;
        }
      for (guint c = 0; c < pv_field_n_cells (field); c++)
        empty = empty && draft->values[field->slot + c].kind == PV_VALUE_NONE;
      for (PvLang lang = PV_LANG_FIRST; empty && field->type == PV_TYPE_TRANSLATED && lang <= PV_LANG_LAST; lang++)
        if (pv_sheet_default_text (field, lang) != NULL)
          pv_import_put (import, draft, field->slot + lang - PV_LANG_FIRST, PV_VALUE_OF_TEXT (pv_sheet_default_text (field, lang)), PV_NO_ROW);
    }
}

static gboolean
refuse_missing (PvRowReader *reader, const PvKindInfo *kind, const char *text, guint column)
{
  return pv_import_refuse (reader, (int) column, g_strdup_printf (_("%s: there is none called “%s”"), pv_kind_label (kind), text));
}

/* What the new record cannot do without: from the row, or a target group called as its path. */
static gboolean
find_required (PvRowReader *reader, const PvKindInfo *kind, const char *text, guint column, guint depth, PvValue *values)
{
  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];

      if (!(field->flags & PV_FIELD_REQUIRED) || field->type == PV_TYPE_TRANSLATED)
        continue;
      if (!read_context (reader, field, depth, &values[field->slot]))
        return FALSE;
      if (field->type != PV_TYPE_REFERENCE || values[field->slot].kind != PV_VALUE_NONE)
        continue;
      if (field->field != PV_PATH_TARGET_GROUP)
        return refuse_missing (reader, kind, text, column);
      values[field->slot].kind = PV_VALUE_INT;
      if (!find_record (reader, PV_TARGET_GROUP, text, column, depth + 1, &values[field->slot].integer))
        return FALSE;
    }

  return TRUE;
}

static gboolean
may_be_made (const PvSheetImport *import, const PvKindInfo *kind, guint depth)
{
  static const PvKind made[] = { PV_ACTOR, PV_AREA, PV_TARGET_GROUP, PV_NETWORK, PV_SERVICE, PV_PATH, PV_PHASE, PV_STEP, PV_AGREEMENT,
                                 PV_PROJECT, PV_GOAL, PV_INDICATOR, PV_PROCUREMENT, PV_LOT, PV_STATEMENT_ROUND };

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    if (made[i] == kind->kind)
      return !(import->flags & PV_SHEET_IMPORT_MAKES_NOTHING) && depth < DEEPEST && pv_name_field (kind) != NULL;

  return FALSE;
}

static gboolean
make_record (PvRowReader *reader, const PvKindInfo *kind, const char *text, guint column, guint depth, PvId *id)
{
  PvSheetImport *import = reader->import;
  const PvFieldInfo *name = pv_name_field (kind);
  g_autofree PvValue *values = g_new0 (PvValue, kind->n_slots);
  PvDraft *draft;

  if (!may_be_made (import, kind, depth) || !pv_text_is_sound (text, PV_TEXT_MAX))
    return refuse_missing (reader, kind, text, column);
  if (!find_required (reader, kind, text, column, depth, values))
    return FALSE;

  draft = pv_import_new_draft (import, kind, PV_NO_ROW);
  for (guint s = 0; s < kind->n_slots; s++)
    if (values[s].kind != PV_VALUE_NONE)
      pv_import_put (import, draft, s, values[s], PV_NO_ROW);
  if (kind->kind != PV_AREA || !make_municipality (import, draft, text))
    pv_import_put (import, draft, name->slot + import->mapping->lang - PV_LANG_FIRST, PV_VALUE_OF_TEXT (pv_import_keep (import, text)), PV_NO_ROW);
  pv_import_fill_in (import, draft, text);
  pv_import_note_identity (import, draft);
  *id = draft->id;
  return TRUE;
}

/* --- finding --- */

static gboolean
find_by_id (PvRowReader *reader, PvKind kind, PvId wanted, guint column, PvId *id)
{
  PvRecord *record = pv_model_get (reader->import->model, wanted);
  PvId *known = g_hash_table_lookup (reader->import->by_wanted_id, &wanted);

  if (known != NULL && (kind == PV_ANY_KIND || kind == reader->import->kind->kind))
    *id = *known;
  else if (record != NULL && (kind == PV_ANY_KIND || kind == pv_record_get_kind (record)))
    *id = wanted;
  else
    return pv_import_refuse (reader, (int) column, g_strdup (_("The code leads to a record that is not there")));

  return TRUE;
}

/* Where any kind of record may be meant, things of different kinds may well have one title. */
static gboolean
is_called (const PvSheetImport *import, PvId id, const char *text)
{
  g_autofree char *folded = pv_text_fold (text);

  for (PvLang lang = PV_LANG_FIRST; id != PV_NO_ID && lang <= PV_LANG_LAST; lang++)
    {
      g_autofree char *title = pv_title_of (import->model, id, lang);
      g_autofree char *called = pv_text_fold (title);

      if (g_str_equal (called, folded))
        return TRUE;
    }

  return FALSE;
}

static gboolean
holds (const GArray *ids, PvId id)
{
  for (guint i = 0; id != PV_NO_ID && i < ids->len; i++)
    if (g_array_index (ids, PvId, i) == id)
      return TRUE;

  return FALSE;
}

static gboolean
find_record (PvRowReader *reader, PvKind kind, const char *text, guint column, guint depth, PvId *id)
{
  PvSheetImport *import = reader->import;
  const PvKindInfo *info = pv_kinds_kind (import->kinds, kind);
  const PvFieldInfo *parent = info ? pv_parent_field (info) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  PvValue above = PV_VALUE_EMPTY;
  PvId wanted;
  gboolean nearly;

  if (pv_id_parse (text, &wanted))
    return find_by_id (reader, kind, wanted, column, id);
  if (info == NULL && is_called (import, reader->referred, text))
    {
      *id = reader->referred;
      return TRUE;
    }
  if (parent != NULL && !read_context (reader, parent, depth, &above))
    return FALSE;

  pv_name_index_find (import->names, kind, above.kind == PV_VALUE_INT ? above.integer : PV_NO_ID, text, ids, &nearly);
  if (info != NULL && ids->len > 0 && !sift_by_context (reader, info, depth, ids))
    return FALSE;
  leave_out_what_is_over (import, ids);
  if (ids->len == 0)
    return info != NULL ? make_record (reader, info, text, column, depth, id)
                        : pv_import_refuse (reader, (int) column, g_strdup_printf (_("There is nothing called “%s”"), text));
  if (ids->len > 1 && depth == 0 && holds (ids, reader->referred))
    {
      *id = reader->referred;
      return TRUE;
    }
  if (ids->len > 1)
    return pv_import_refuse (reader, (int) column, g_strdup_printf (_("More than one record is called “%s”"), text));

  *id = g_array_index (ids, PvId, 0);
  return TRUE;
}

/* Of several of one name the record refers to one already: that is meant. */
gboolean
pv_import_find_reference (PvRowReader *reader, const PvFieldInfo *field, guint column, PvId *id)
{
  PvRecord *record = reader->wanted_id != PV_NO_ID ? pv_model_get (reader->import->model, reader->wanted_id) : NULL;

  reader->referred = record && pv_record_get_info (record) == reader->import->kind ? pv_record_get_reference (record, field->field) : PV_NO_ID;
  return find_record (reader, field->of, pv_sheet_get_text (reader->import->sheet, reader->row, column), column, 0, id);
}
