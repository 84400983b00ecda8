#include "exchange/pv-table-sheet.h"

#include "exchange/pv-example.h"
#include "exchange/pv-sheet-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const PvFieldInfo *field;
  PvLang cell;                 /* of a translated field: its language; NONE: the best there is */
} Column;

typedef struct
{
  const PvModel *model;
  const PvTableChoice *choice;
  GArray *columns;             /* Column */
  const char *mark;            /* of example material, or NULL */
  PvSheet *sheet;
  PvSheetFile file;
} Table;

static gboolean
is_shown (const Table *table, const PvFieldInfo *field)
{
  return field != NULL && field->group != PV_GROUP_HIDDEN && field->audience <= table->choice->audience;
}

static void
add_column (Table *table, const PvFieldInfo *field)
{
  Column column = { field, PV_LANG_NONE };
  PvLang last = table->choice->lang == PV_LANG_BOTH ? PV_LANG_SV : PV_LANG_LAST;

  if (!is_shown (table, field))
    return;
  if (field->type != PV_TYPE_TRANSLATED || (table->choice->lang != PV_LANG_BOTH && table->choice->lang != PV_LANG_NONE))
    {
      g_array_append_val (table->columns, column);
      return;
    }
  for (column.cell = PV_LANG_FIRST; column.cell <= last; column.cell++)
    g_array_append_val (table->columns, column);
}

static void
add_columns (Table *table, const PvKindInfo *kind)
{
  if (table->choice->fields == NULL)
    for (guint i = 0; i < kind->n_fields; i++)
      add_column (table, &kind->fields[i]);
  for (guint i = 0; table->choice->fields != NULL && i < table->choice->n_fields; i++)
    add_column (table, pv_kinds_field (pv_model_get_kinds (table->model), table->choice->fields[i]));
}

static char *
heading (const Table *table, const Column *column)
{
  PvLang words = table->choice->words;
  const char *label = words == PV_LANG_NONE ? pv_field_label (column->field) : pv_words_in (words, column->field->label);

  if (column->cell == PV_LANG_NONE)
    return g_strdup (label);
  /* Translators: the heading of a column, and the code of the language of what stands in it: "Name (fi)" */
  return g_strdup_printf (_("%s (%s)"), label, pv_lang_code (column->cell));
}

static char *
text_of (const Table *table, const PvRecord *record, const Column *column)
{
  const PvFieldInfo *field = column->field;
  PvLang content = table->choice->lang == PV_LANG_BOTH ? PV_LANG_FI : table->choice->lang;
  PvLang cell = column->cell;

  switch (field->type)
    {
    case PV_TYPE_TRANSLATED:
      if (cell != PV_LANG_NONE)
        return g_strdup (pv_record_get_text (record, field->field, cell));
      return g_strdup (pv_record_get_text_fallback (record, field->field, content, NULL));
    case PV_TYPE_REFERENCE:
      return pv_title_of (table->model, pv_record_get_reference (record, field->field), content);
    case PV_TYPE_DATE:
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return pv_value_to_text (field, pv_record_get_cell (record, field->slot));
    case PV_TYPE_CHOICE:
    case PV_TYPE_CHOICES:
    case PV_TYPE_YES_NO:
    case PV_TYPE_CODE:
      return pv_value_words (table->model, record, field, PV_LANG_NONE, table->choice->words);
    case PV_TYPE_TEXT:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
    case PV_TYPE_PLACE:
    default:
      return pv_value_to_text (field, pv_record_get_cell (record, field->slot));
    }
}

static PvCellKind
kind_of (const PvFieldInfo *field)
{
  switch (field->type)
    {
    case PV_TYPE_DATE:
      return PV_CELL_DATE;
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return PV_CELL_NUMBER;
    default:
      return PV_CELL_TEXT;
    }
}

static gboolean
put (Table *table, guint row, guint *column, PvCellKind kind, const char *text, GError **error)
{
  return pv_sheet_put (table->sheet, &table->file, row, (*column)++, kind, text ? text : "", error);
}

static gboolean
put_headings (Table *table, GError **error)
{
  guint at = 0;

  if (table->choice->with_id && !put (table, 0, &at, PV_CELL_TEXT, "id", error))
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      g_autofree char *words = heading (table, &g_array_index (table->columns, Column, i));

      if (!put (table, 0, &at, PV_CELL_TEXT, words, error))
        return FALSE;
    }
  return table->mark == NULL || put (table, 0, &at, PV_CELL_TEXT, "example_material", error);
}

static gboolean
put_record (Table *table, const PvRecord *record, guint row, GError **error)
{
  g_autofree char *id = pv_id_to_text (pv_record_get_id (record));
  guint at = 0;

  if (table->choice->with_id && !put (table, row, &at, PV_CELL_TEXT, id, error))
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const Column *column = &g_array_index (table->columns, Column, i);
      g_autofree char *text = pv_record_has (record, column->field->field) ? text_of (table, record, column) : NULL;

      if (!put (table, row, &at, kind_of (column->field), text, error))
        return FALSE;
    }
  return table->mark == NULL || put (table, row, &at, PV_CELL_TEXT, table->mark, error);
}

static gboolean
put_records (Table *table, GError **error)
{
  const PvTableChoice *choice = table->choice;
  guint n, row = 1;
  PvRecord *const *records = pv_model_list (table->model, choice->kind, &n);

  for (guint i = 0; choice->ids == NULL && i < n; i++)
    if (!put_record (table, records[i], row++, error))
      return FALSE;
  for (guint i = 0; choice->ids != NULL && i < choice->n_ids; i++)
    {
      const PvRecord *record = pv_model_get (table->model, choice->ids[i]);

      if (record != NULL && pv_record_get_kind (record) == choice->kind && !put_record (table, record, row++, error))
        return FALSE;
    }

  return TRUE;
}

PvSheet *
pv_table_sheet (const PvModel *model, const PvTableChoice *choice, GError **error)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model), choice->kind);
  const char *name = choice->words == PV_LANG_NONE ? pv_kind_plural (kind) : pv_words_in (choice->words, kind->plural);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr (PvSheet) sheet = pv_sheet_new (name);
  Table table = { .model = model, .choice = choice, .columns = columns, .mark = pv_example_mark (model), .sheet = sheet, .file = { .name = name } };

  add_columns (&table, kind);
  if (!put_headings (&table, error) || !put_records (&table, error))
    return NULL;

  pv_sheet_finish (sheet);
  return g_steal_pointer (&sheet);
}
