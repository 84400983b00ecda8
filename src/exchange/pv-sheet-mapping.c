#include "exchange/pv-sheet-mapping.h"

#include "exchange/pv-sheet-defaults.h"
#include "exchange/pv-sheet-headings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
pv_mapping_say (PvMapping *mapping, guint row, PvId id)
{
  if (mapping->said == NULL)
    mapping->said = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_hash_table_insert (mapping->said, GUINT_TO_POINTER (row), g_memdup2 (&id, sizeof id));
}

gboolean
pv_mapping_said (const PvMapping *mapping, guint row, PvId *id)
{
  const PvId *said = mapping->said ? g_hash_table_lookup (mapping->said, GUINT_TO_POINTER (row)) : NULL;

  if (said != NULL)
    *id = *said;
  return said != NULL;
}

static void
copy_said (PvMapping *copy, const PvMapping *mapping)
{
  GHashTableIter iter;
  gpointer row, id;

  if (mapping->said == NULL)
    return;
  g_hash_table_iter_init (&iter, mapping->said);
  while (g_hash_table_iter_next (&iter, &row, &id))
    pv_mapping_say (copy, GPOINTER_TO_UINT (row), *(PvId *) id);
}

PvMapping *
pv_mapping_copy (const PvMapping *mapping)
{
  PvMapping *copy = g_memdup2 (mapping, sizeof *mapping);

  copy->columns = g_array_copy (mapping->columns);
  copy->said = NULL;
  copy_said (copy, mapping);
  return copy;
}

void
pv_mapping_free (PvMapping *mapping)
{
  g_array_unref (mapping->columns);
  g_clear_pointer (&mapping->said, g_hash_table_unref);
  g_free (mapping);
}

PvColumn *
pv_mapping_get (const PvMapping *mapping, guint column)
{
  return &g_array_index (mapping->columns, PvColumn, column);
}

gboolean
pv_column_equal (const PvColumn *a, const PvColumn *b)
{
  return a->use == b->use && (a->use != PV_COLUMN_FIELD || (a->field == b->field && a->lang == b->lang));
}

void
pv_mapping_set (PvMapping *mapping, guint column, const PvColumn *meaning)
{
  for (guint c = 0; c < mapping->columns->len; c++)
    if (c != column && meaning->use != PV_COLUMN_UNUSED && pv_column_equal (pv_mapping_get (mapping, c), meaning))
      *pv_mapping_get (mapping, c) = (PvColumn) { .guess = PV_GUESS_CHOSEN };

  *pv_mapping_get (mapping, column) = *meaning;
}

static void
append_field (GArray *choices, const PvFieldInfo *field)
{
  PvColumn column = { PV_COLUMN_FIELD, field->field, PV_LANG_NONE, TRUE, PV_GUESS_CHOSEN };

  if (field->type != PV_TYPE_TRANSLATED)
    {
      g_array_append_val (choices, column);
      return;
    }
  for (column.lang = PV_LANG_FIRST; column.lang <= PV_LANG_LAST; column.lang++)
    g_array_append_val (choices, column);
}

GArray *
pv_mapping_choices (const PvKinds *kinds, PvKind kind)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (PvColumn));
  const PvKindInfo *info = pv_kinds_kind (kinds, kind);
  PvColumn unused = { .guess = PV_GUESS_CHOSEN }, id = { .use = PV_COLUMN_ID, .guess = PV_GUESS_CHOSEN };
  g_autoptr (GArray) context = pv_headings_context (kinds, kind);

  g_array_append_val (choices, unused);
  for (guint f = 0; f < info->n_fields; f++)
    append_field (choices, &info->fields[f]);
  for (guint f = 0; f < context->len; f++)
    append_field (choices, pv_kinds_field (kinds, g_array_index (context, PvField, f)));
  g_array_append_val (choices, id);
  return choices;
}

static char *
field_words (const PvKinds *kinds, PvKind kind, const PvFieldInfo *field)
{
  const PvKindInfo *other = pv_kinds_kind (kinds, PV_FIELD_KIND (field->field));

  if (other->kind == kind)
    return g_strdup (pv_field_label (field));
  /* Translators: a field of a record that the row hangs on: "Phase: Service path" */
  return g_strdup_printf (_("%s: %s"), pv_kind_label (other), pv_field_label (field));
}

char *
pv_column_words (const PvKinds *kinds, PvKind kind, const PvColumn *column)
{
  static const char *const templates[] = { "%s", N_("%s, Finnish"), N_("%s, Swedish"), N_("%s, English") };
  const PvFieldInfo *field = column->use == PV_COLUMN_FIELD ? pv_kinds_field (kinds, column->field) : NULL;
  g_autofree char *words = NULL;

  if (column->use == PV_COLUMN_ID)
    return g_strdup (_("Code of the record"));
  if (field == NULL)
    return g_strdup (_("Not brought in"));

  words = field_words (kinds, kind, field);
  return column->lang == PV_LANG_NONE ? g_steal_pointer (&words) : g_strdup_printf (_(templates[column->lang]), words);
}

char *
pv_column_letters (guint column)
{
  GString *letters = g_string_new (NULL);

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (letters, (char) ('A' + (n - 1) % 26));

  return g_string_free (letters, FALSE);
}

const char *
pv_mapping_heading (const PvMapping *mapping, const PvSheet *sheet, guint column)
{
  return mapping->heading_row >= 0 ? pv_sheet_get_text (sheet, (guint) mapping->heading_row, column) : "";
}

static gboolean
is_held (const PvMapping *mapping, PvField field)
{
  for (guint c = 0; c < mapping->columns->len; c++)
    if (pv_mapping_get (mapping, c)->use == PV_COLUMN_FIELD && pv_mapping_get (mapping, c)->field == field)
      return TRUE;

  return FALSE;
}

static gboolean
holds_ids (const PvMapping *mapping)
{
  for (guint c = 0; c < mapping->columns->len; c++)
    if (pv_mapping_get (mapping, c)->use == PV_COLUMN_ID)
      return TRUE;

  return FALSE;
}

GPtrArray *
pv_mapping_missing (const PvKinds *kinds, const PvMapping *mapping)
{
  const PvKindInfo *info = pv_kinds_kind (kinds, mapping->kind);
  GPtrArray *missing = g_ptr_array_new ();

  for (guint f = 0; f < info->n_fields && !holds_ids (mapping); f++)
    if (info->fields[f].flags & PV_FIELD_REQUIRED && !pv_sheet_has_default (&info->fields[f]) && !is_held (mapping, info->fields[f].field))
      g_ptr_array_add (missing, (gpointer) &info->fields[f]);

  return missing;
}

char *
pv_mapping_key (const PvMapping *mapping, const PvSheet *sheet)
{
  GString *key = g_string_new (NULL);
  g_autofree char *digest = NULL;

  for (guint c = 0; c < mapping->columns->len; c++)
    {
      g_autofree char *folded = pv_text_fold (pv_mapping_heading (mapping, sheet, c));

      g_string_append_printf (key, "%s\n", folded);
    }
  if (mapping->heading_row >= 0)
    digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key->str, -1);
  g_string_free (key, TRUE);
  return g_steal_pointer (&digest);
}

char *
pv_mapping_to_text (const PvKinds *kinds, const PvMapping *mapping)
{
  GString *text = g_string_new (pv_kinds_kind (kinds, mapping->kind)->table);

  for (guint c = 0; c < mapping->columns->len; c++)
    {
      const PvColumn *column = pv_mapping_get (mapping, c);
      const PvFieldInfo *field = column->use == PV_COLUMN_FIELD ? pv_kinds_field (kinds, column->field) : NULL;

      if (field == NULL)
        g_string_append (text, column->use == PV_COLUMN_ID ? " id" : " -");
      else
        g_string_append_printf (text, " %s:%s%s%s", pv_kinds_kind (kinds, PV_FIELD_KIND (field->field))->table, field->column,
                                column->lang ? "." : "", pv_lang_code (column->lang));
    }

  return g_string_free (text, FALSE);
}

static gboolean
read_column (const PvKinds *kinds, char *word, PvColumn *column)
{
  char *name = strchr (word, ':'), *lang = name ? strrchr (name, '.') : NULL;
  const PvKindInfo *info;
  const PvFieldInfo *field;

  *column = (PvColumn) { .says_lang = TRUE, .guess = PV_GUESS_REMEMBERED };
  if (name == NULL)
    {
      column->use = g_str_equal (word, "id") ? PV_COLUMN_ID : PV_COLUMN_UNUSED;
      return TRUE;
    }
  *name++ = '\0';
  if (lang != NULL)
    *lang++ = '\0';
  info = pv_kinds_find (kinds, word);
  field = info ? pv_kind_find (info, name) : NULL;
  if (field == NULL || (field->type == PV_TYPE_TRANSLATED) != (lang != NULL) || (lang != NULL && !pv_lang_parse (lang, &column->lang)))
    return FALSE;
  column->use = PV_COLUMN_FIELD;
  column->field = field->field;
  return TRUE;
}

PvMapping *
pv_mapping_from_text (const PvKinds *kinds, const PvMapping *guessed, const char *text)
{
  g_autoptr (PvMapping) mapping = pv_mapping_copy (guessed);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const PvKindInfo *kind = words[0] ? pv_kinds_find (kinds, words[0]) : NULL;

  if (kind == NULL || g_strv_length (words) != guessed->columns->len + 1)
    return NULL;
  mapping->kind = kind->kind;
  for (guint c = 0; c < guessed->columns->len; c++)
    if (!read_column (kinds, words[c + 1], pv_mapping_get (mapping, c)))
      return NULL;

  return g_steal_pointer (&mapping);
}
