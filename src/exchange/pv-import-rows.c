/* What one row says, which record that is, and what it does to it. */
#include "exchange/pv-sheet-import-private.h"

#include "exchange/pv-sheet-defaults.h"

#include <glib/gi18n-lib.h>

/* --- reading a row --- */

static gboolean
is_of_own_kind (const PvSheetImport *import, const PvFieldInfo *field)
{
  return field->type == PV_TYPE_REFERENCE && field->of == import->kind->kind;
}

static gboolean
read_value (PvRowReader *reader, const PvFieldInfo *field, guint column, const char *text, PvValue *value)
{
  PvSheetImport *import = reader->import;
  g_autofree char *owned = NULL;
  g_autoptr (GError) error = NULL;

  if (field->type == PV_TYPE_REFERENCE)
    {
      value->kind = PV_VALUE_INT;
      return pv_import_find_reference (reader, field, column, &value->integer);
    }
  if (!pv_cell_read (import->reader, field, text, pv_sheet_get_cell_kind (import->sheet, reader->row, column), value, &owned, &error))
    return pv_import_refuse (reader, (int) column, g_strdup (error->message));
  if (value->kind == PV_VALUE_TEXT)
    value->text = pv_import_keep (import, value->text);
  /* No is kept as nothing. */
  if (field->type == PV_TYPE_YES_NO && value->integer == 0)
    *value = PV_VALUE_EMPTY;
  return TRUE;
}

static gboolean
read_id (PvRowReader *reader, guint column, const char *text)
{
  if (*text == '\0' || pv_id_parse (text, &reader->wanted_id))
    return TRUE;

  return pv_import_refuse (reader, (int) column, g_strdup_printf (_("“%s” is not a record's code; leave the cell empty for a new record"), text));
}

static gboolean
read_cell (PvRowReader *reader, guint c, gboolean own_kind)
{
  PvSheetImport *import = reader->import;
  const PvColumn *column = pv_mapping_get (import->mapping, c);
  const char *text = pv_sheet_get_text (import->sheet, reader->row, c);
  const PvFieldInfo *field = column->use == PV_COLUMN_FIELD ? pv_kinds_field (import->kinds, column->field) : NULL;
  PvSet set = { field, column->lang, column->says_lang, c, PV_VALUE_EMPTY };

  if (column->use == PV_COLUMN_ID)
    return own_kind || read_id (reader, c, text);
  if (PV_FIELD_KIND (field->field) != import->kind->kind || is_of_own_kind (import, field) != own_kind)
    return TRUE;
  if (*text == '\0' && (!(import->flags & PV_SHEET_IMPORT_EMPTIES) || field->flags & PV_FIELD_REQUIRED))
    return TRUE;
  if (*text != '\0' && !read_value (reader, field, c, text, &set.value))
    return FALSE;

  g_array_append_val (reader->sets, set);
  return TRUE;
}

static gboolean
read_cells (PvRowReader *reader, gboolean own_kind)
{
  for (guint i = 0; i < reader->import->mapped->len; i++)
    if (!read_cell (reader, g_array_index (reader->import->mapped, guint, i), own_kind))
      return FALSE;

  return TRUE;
}

gboolean
pv_import_row_is_empty (const PvSheetImport *import, guint row)
{
  for (guint i = 0; i < import->mapped->len; i++)
    if (*pv_sheet_get_text (import->sheet, row, g_array_index (import->mapped, guint, i)) != '\0')
      return FALSE;

  return TRUE;
}

/* --- what a row does --- */

static gboolean
fold_equal (const char *a, const char *b)
{
  g_autofree char *first = pv_text_fold (a);
  g_autofree char *second = pv_text_fold (b);

  return g_str_equal (first, second);
}

/* A name by which the record was found says nothing new, be it in another language or written a little differently. */
static gboolean
is_its_name (const PvRowReader *reader, const PvSet *set, PvId id, PvFound found)
{
  const PvFieldInfo *name = pv_name_field (reader->import->kind);
  PvValue there;

  if (set->field != name || set->value.kind != PV_VALUE_TEXT || found == PV_FOUND_NOT)
    return FALSE;
  there = pv_import_value (reader->import, id, pv_import_slot_of (set));
  if (found == PV_FOUND_NEARLY)
    return TRUE;
  if (found == PV_FOUND_BY_NAME && there.kind == PV_VALUE_TEXT && fold_equal (there.text, set->value.text))
    return TRUE;
  for (PvLang lang = PV_LANG_FIRST; !set->says_lang && lang <= PV_LANG_LAST; lang++)
    {
      PvValue other = pv_import_value (reader->import, id, name->slot + lang - PV_LANG_FIRST);

      if (other.kind == PV_VALUE_TEXT && fold_equal (other.text, set->value.text))
        return TRUE;
    }

  return FALSE;
}

static gboolean
refuse_other (PvRowReader *reader, const PvSet *set, guint other_row, PvValue value)
{
  g_autofree char *words = pv_sheet_import_words (reader->import, set->field, value);

  return pv_import_refuse (reader, (int) set->column, g_strdup_printf (_("%s: row %u says something else of the same record: “%s”"),
                                                                       pv_field_label (set->field), other_row + 1, words));
}

/* Two rows that say different things of one record are not to be believed, either of them; the first stays. */
static gboolean
check_sets (PvRowReader *reader, PvId id, PvFound found)
{
  PvDraft *draft = id != PV_NO_ID ? pv_import_find_draft (reader->import, id) : NULL;

  for (guint i = reader->sets->len; i > 0; i--)
    {
      const PvSet *set = &g_array_index (reader->sets, PvSet, i - 1);
      guint slot = pv_import_slot_of (set);

      if (id != PV_NO_ID && is_its_name (reader, set, id, found))
        g_array_remove_index (reader->sets, i - 1);
      else if (draft != NULL && draft->set_by[slot] != 0 && draft->set_by[slot] != reader->row + 1
               && !pv_value_equal (draft->values[slot], set->value))
        return refuse_other (reader, set, draft->set_by[slot] - 1, draft->values[slot]);
    }

  return TRUE;
}

/* A sheet has no spaces at the ends of a cell, no tabs, and one way to write an ä. */
static gboolean
says_the_same (PvValue there, PvValue cell)
{
  g_autofree char *plain = NULL;

  if (pv_value_equal (there, cell) || there.kind != PV_VALUE_TEXT || cell.kind != PV_VALUE_TEXT)
    return pv_value_equal (there, cell);
  plain = g_utf8_normalize (there.text, -1, G_NORMALIZE_NFC);
  return plain != NULL && g_str_equal (g_strstrip (g_strdelimit (plain, "\t", ' ')), cell.text);
}

static void
apply_sets (PvRowReader *reader, PvId id)
{
  for (guint i = 0; i < reader->sets->len; i++)
    {
      const PvSet *set = &g_array_index (reader->sets, PvSet, i);

      if (!says_the_same (pv_import_value (reader->import, id, pv_import_slot_of (set)), set->value))
        pv_import_put (reader->import, pv_import_draft_of (reader->import, id), pv_import_slot_of (set), set->value, reader->row);
    }
}

static gboolean
has_value (const PvRowReader *reader, const PvFieldInfo *field)
{
  for (guint i = 0; i < reader->sets->len; i++)
    if (g_array_index (reader->sets, PvSet, i).field == field && g_array_index (reader->sets, PvSet, i).value.kind != PV_VALUE_NONE)
      return TRUE;

  return FALSE;
}

static int
column_of_field (const PvSheetImport *import, const PvFieldInfo *field)
{
  for (guint c = 0; c < import->mapping->columns->len; c++)
    if (pv_mapping_get (import->mapping, c)->use == PV_COLUMN_FIELD && pv_mapping_get (import->mapping, c)->field == field->field)
      return (int) c;

  return -1;
}

static gboolean
check_required (PvRowReader *reader)
{
  const PvKindInfo *kind = reader->import->kind;

  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].flags & PV_FIELD_REQUIRED && !is_of_own_kind (reader->import, &kind->fields[f]) && !has_value (reader, &kind->fields[f])
        && !pv_sheet_has_default (&kind->fields[f]))
      return pv_import_refuse (reader, column_of_field (reader->import, &kind->fields[f]),
                               g_strdup_printf (_("%s is missing"), pv_field_label (&kind->fields[f])));

  return TRUE;
}

static PvId
add_record (PvRowReader *reader)
{
  PvSheetImport *import = reader->import;
  PvDraft *draft = pv_import_new_draft (import, import->kind, reader->row);

  draft->wanted_id = reader->wanted_id;
  if (draft->wanted_id != PV_NO_ID)
    g_hash_table_insert (import->by_wanted_id, &draft->wanted_id, &draft->id);
  apply_sets (reader, draft->id);
  pv_import_fill_in (import, draft, pv_import_name_of_row (reader));
  pv_import_note_identity (import, draft);
  return draft->id;
}

static void
keep_known_id (PvRowReader *reader, PvId id)
{
  PvId *ids;

  if (reader->wanted_id == PV_NO_ID || reader->wanted_id == id || g_hash_table_contains (reader->import->by_wanted_id, &reader->wanted_id))
    return;
  ids = g_new (PvId, 2);
  ids[0] = reader->wanted_id;
  ids[1] = id;
  g_ptr_array_add (reader->import->owned, ids);
  g_hash_table_insert (reader->import->by_wanted_id, &ids[0], &ids[1]);
}

/* The record of the row, found or added; PV_NO_ID when refused. */
static PvId
take_row (PvRowReader *reader, PvFound *found)
{
  PvDraft *draft;
  PvId id;

  if (!read_cells (reader, FALSE) || !pv_import_identify (reader, &id, found))
    return PV_NO_ID;
  pv_import_heed_what_was_said (reader, &id, found);
  if (id == PV_NO_ID)
    {
      if (reader->alike == PV_NO_ID)
        reader->alike = pv_import_find_alike (reader);
      return check_required (reader) ? add_record (reader) : PV_NO_ID;
    }

  keep_known_id (reader, id);
  if (!check_sets (reader, id, *found))
    return PV_NO_ID;
  apply_sets (reader, id);
  draft = pv_import_find_draft (reader->import, id);
  if (draft != NULL && (id < 0 || draft->touched))
    pv_import_note_identity (reader->import, draft);
  return id;
}

void
pv_import_begin_row (PvRowReader *reader, guint row)
{
  reader->row = row;
  reader->wanted_id = PV_NO_ID;
  reader->alike = PV_NO_ID;
  reader->column = -1;
  g_clear_pointer (&reader->reason, g_free);
  g_array_set_size (reader->sets, 0);
}

static void
note_refusal (PvSheetRow *made, const PvRowReader *reader)
{
  made->outcome = PV_ROW_REFUSED;
  made->column = reader->column;
  made->reason = pv_import_keep (reader->import, reader->reason);
}

void
pv_import_add_row (PvRowReader *reader)
{
  PvFound found = PV_FOUND_NOT;
  PvSheetRow made = { .row = reader->row, .outcome = PV_ROW_SAME, .column = -1 };

  made.id = take_row (reader, &found);
  made.alike = reader->alike;
  if (made.id == PV_NO_ID)
    note_refusal (&made, reader);
  else if (found == PV_FOUND_NEARLY)
    {
      g_autofree char *title = pv_sheet_import_title (reader->import, made.id, PV_LANG_NONE);
      /* Translators: a row of a list is taken for a record that is there, though its name is written a little differently */
      g_autofree char *words = g_strdup_printf (_("Taken for this one: %s"), title);

      made.reason = pv_import_keep (reader->import, words);
    }
  else if (reader->alike != PV_NO_ID)
    {
      g_autofree char *title = pv_title_of (reader->import->model, reader->alike, PV_LANG_NONE);
      /* Translators: a row of a list becomes a new record, though one is there that is called almost the same */
      g_autofree char *words = g_strdup_printf (_("Looks like the one that is here: %s"), title);

      made.reason = pv_import_keep (reader->import, words);
    }
  g_array_append_val (reader->import->rows, made);
}

/* References to records of the row's own kind wait until every row has been read: the parent may stand below. */
void
pv_import_add_own_references (PvRowReader *reader, PvSheetRow *row)
{
  reader->wanted_id = row->id;
  if (!read_cells (reader, TRUE) || !check_sets (reader, row->id, PV_FOUND_BY_ID))
    {
      note_refusal (row, reader);
      if (row->id < 0 || pv_import_find_draft (reader->import, row->id) != NULL)
        pv_import_draft_of (reader->import, row->id)->refused = TRUE;
      return;
    }
  apply_sets (reader, row->id);
}

gboolean
pv_import_has_own_references (const PvSheetImport *import)
{
  for (guint i = 0; i < import->mapped->len; i++)
    {
      const PvColumn *column = pv_mapping_get (import->mapping, g_array_index (import->mapped, guint, i));

      if (column->use == PV_COLUMN_FIELD && PV_FIELD_KIND (column->field) == import->kind->kind
          && is_of_own_kind (import, pv_kinds_field (import->kinds, column->field)))
        return TRUE;
    }

  return FALSE;
}
