/* An import in words. */
#include "exchange/pv-sheet-import-private.h"

#include <string.h>

guint
pv_sheet_import_get_n_rows (const PvSheetImport *import)
{
  return import->rows->len;
}

const PvSheetRow *
pv_sheet_import_get_row (const PvSheetImport *import, guint index)
{
  g_return_val_if_fail (index < import->rows->len, NULL);

  return &g_array_index (import->rows, PvSheetRow, index);
}

guint
pv_sheet_import_count (const PvSheetImport *import, PvRowOutcome outcome)
{
  return import->counts[outcome];
}

const PvSheetChange *
pv_sheet_import_get_change (const PvSheetImport *import, guint index)
{
  g_return_val_if_fail (index < import->changes->len, NULL);

  return &g_array_index (import->changes, PvSheetChange, index);
}

const PvMapping *
pv_sheet_import_get_mapping (const PvSheetImport *import)
{
  return import->mapping;
}

guint
pv_sheet_import_count_made (const PvSheetImport *import, PvKind kind)
{
  return import->made[kind];
}

GPtrArray *
pv_sheet_import_get_remarks (const PvSheetImport *import)
{
  return import->remarks;
}

PvEdits *
pv_sheet_import_get_edits (const PvSheetImport *import)
{
  return import->edits;
}

GArray *
pv_sheet_import_get_new (const PvSheetImport *import, PvKind kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; i < import->drafts->len; i++)
    {
      const PvDraft *draft = import->drafts->pdata[i];
      PvId id = draft->wanted_id != PV_NO_ID ? draft->wanted_id : draft->id;

      if (draft->needed && draft->kind->kind == kind)
        g_array_append_val (ids, id);
    }

  return ids;
}

static const PvDraft *
draft_called (const PvSheetImport *import, PvId id)
{
  PvId *known = id > 0 ? g_hash_table_lookup (import->by_wanted_id, &id) : NULL;

  return pv_import_find_draft (import, known ? *known : id);
}

/* What the title is made of may be new as well: "{actor} · {step}". */
static char *
title_of_draft (const PvSheetImport *import, const PvDraft *draft, PvLang lang, guint depth)
{
  const PvFieldInfo *name = pv_name_field (draft->kind);
  g_autoptr (PvRecord) record = NULL;
  g_autoptr (GString) title = g_string_new (NULL);

  if (name != NULL || depth > 3)
    {
      record = pv_record_new (draft->kind, draft->id > 0 ? draft->id : G_MAXINT64, draft->values);
      return pv_title (import->model, record, lang);
    }
  for (guint f = 0; f < draft->kind->n_fields; f++)
    {
      const PvFieldInfo *field = &draft->kind->fields[f];
      g_autofree char *placeholder = g_strdup_printf ("{%s}", field->column);
      g_autofree char *words = NULL;

      if (strstr (draft->kind->title, placeholder) == NULL)
        continue;
      if (field->type == PV_TYPE_REFERENCE)
        words = pv_sheet_import_title (import, draft->values[field->slot].integer, lang);
      else
        for (guint c = 0; words == NULL && c < pv_field_n_cells (field); c++)
          words = draft->values[field->slot + c].kind != PV_VALUE_NONE ? pv_sheet_import_words (import, field, draft->values[field->slot + c]) : NULL;
      g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", words ? words : "");
    }

  return g_strdup (title->str);
}

char *
pv_sheet_import_title (const PvSheetImport *import, PvId id, PvLang lang)
{
  const PvDraft *draft = draft_called (import, id);
  PvLang shown = lang == PV_LANG_NONE ? pv_interface_lang () : lang;

  return draft ? title_of_draft (import, draft, shown, 0) : pv_title_of (import->model, id, shown);
}

char *
pv_sheet_import_words (const PvSheetImport *import, const PvFieldInfo *field, PvValue value)
{
  if (field->type == PV_TYPE_REFERENCE && value.kind != PV_VALUE_NONE)
    return pv_sheet_import_title (import, value.integer, PV_LANG_NONE);
  return pv_row_value_words (import->model, field, value);
}

/* --- a row --- */

static void
append_changes (GString *words, const PvSheetImport *import, const PvSheetRow *row)
{
  for (guint i = 0; i < MIN (row->n_changes, PV_ROW_MOST_CHANGES); i++)
    {
      const PvSheetChange *change = pv_sheet_import_get_change (import, row->first_change + i);
      g_autofree char *old = pv_sheet_import_words (import, change->field, change->old);
      g_autofree char *now = pv_sheet_import_words (import, change->field, change->now);

      pv_row_append_change (words, change->field, change->lang, old, now);
    }
  if (row->n_changes > PV_ROW_MOST_CHANGES)
    g_string_append (words, "  ·  …");
}

/* What stands in the title need not be said again. */
static gboolean
names_the_row (const PvMapping *mapping, guint c)
{
  const PvFieldInfo *field = pv_kinds_field (pv_kinds_default (), pv_mapping_get (mapping, c)->field);

  return field->type == PV_TYPE_TRANSLATED && field->flags & PV_FIELD_REQUIRED && PV_FIELD_KIND (field->field) == mapping->kind;
}

static void
append_cells (GString *words, const PvSheetImport *import, guint row)
{
  const PvMapping *mapping = import->mapping;
  guint n = 0;

  for (guint c = 0; c < mapping->columns->len && n < PV_ROW_MOST_FIELDS; c++)
    {
      const char *text = pv_sheet_get_text (import->sheet, row, c);
      g_autofree char *field = NULL;

      if (pv_mapping_get (mapping, c)->use != PV_COLUMN_FIELD || *text == '\0' || names_the_row (mapping, c))
        continue;
      field = pv_column_words (pv_kinds_default (), mapping->kind, pv_mapping_get (mapping, c));
      g_string_append_printf (words, "%s%s: %s", n++ > 0 ? "  ·  " : "", field, text);
    }
}

char *
pv_sheet_import_row_words (const PvSheetImport *import, const PvSheetRow *row)
{
  GString *words = g_string_new (row->reason);

  if (row->outcome == PV_ROW_CHANGED)
    append_changes (words, import, row);
  else if (row->outcome == PV_ROW_NEW && words->len == 0)
    append_cells (words, import, row->row);
  g_strdelimit (words->str, "\n", ' ');
  return g_string_free (words, FALSE);
}
