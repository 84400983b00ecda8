#include "exchange/pv-import-report.h"

#include "exchange/pv-sheet-mapping.h"

#include <glib/gi18n-lib.h>

static const char *const outcomes[PV_N_ROW_OUTCOMES] = {
  [PV_ROW_NEW] = N_("New"),
  [PV_ROW_CHANGED] = N_("Changes"),
  [PV_ROW_SAME] = N_("As before"),
  [PV_ROW_REFUSED] = N_("Refused"),
};

const char *
pv_row_outcome_words (PvRowOutcome outcome)
{
  return _(outcomes[outcome]);
}

/* --- words --- */

char *
pv_row_field_words (const PvFieldInfo *field, PvLang lang)
{
  PvColumn column = { PV_COLUMN_FIELD, field->field, lang, TRUE, PV_GUESS_CHOSEN };

  return pv_column_words (pv_kinds_default (), PV_FIELD_KIND (field->field), &column);
}

void
pv_row_append_change (GString *words, const PvFieldInfo *field, PvLang lang, const char *old, const char *now)
{
  g_autofree char *label = pv_row_field_words (field, lang);

  g_string_append_printf (words, "%s%s: %s → %s", words->len > 0 ? "  ·  " : "", label, *old ? old : "–", *now ? now : "–");
}

char *
pv_row_value_words (const PvModel *model, const PvFieldInfo *field, PvValue value)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model), PV_FIELD_KIND (field->field));
  g_autofree PvValue *values = NULL;
  g_autoptr (PvRecord) record = NULL;

  if (value.kind == PV_VALUE_NONE)
    return g_strdup ("");
  if (value.kind == PV_VALUE_TEXT && field->type != PV_TYPE_CODE)
    return g_strdup (value.text);
  values = g_new0 (PvValue, kind->n_slots);
  values[field->slot] = value;
  record = pv_record_new (kind, G_MAXINT64, values);
  return pv_value_words (model, record, field, PV_LANG_NONE, PV_LANG_NONE);
}

/* --- a row --- */

/* By what it is called that is made besides. */
static const char *
name_in (const PvEdits *edits, PvId id)
{
  for (guint i = 0; i < pv_edits_get_n (edits); i++)
    {
      const PvEdit *edit = pv_edits_get (edits, i);

      if (edit->what == PV_EDIT_SET && edit->id == id && edit->value == PV_VALUE_TEXT)
        return edit->text;
    }
  return "";
}

static char *
new_words (const PvEdit *edit, const PvFieldInfo *field, const PvModel *into, const PvEdits *edits)
{
  PvValue value = edit->value == PV_VALUE_TEXT  ? PV_VALUE_OF_TEXT (edit->text)
                  : edit->value == PV_VALUE_INT ? PV_VALUE_OF_INT (edit->integer)
                                                : PV_VALUE_EMPTY;

  if (field->type != PV_TYPE_REFERENCE)
    return pv_row_value_words (into, field, value);
  return edit->integer > 0 ? pv_title_of (into, edit->integer, pv_interface_lang ()) : g_strdup (name_in (edits, edit->integer));
}

static char *
old_words (const PvRecord *before, const PvFieldInfo *field, PvLang lang, const PvModel *into)
{
  PvValue value = pv_record_get_cell (before, field->slot + (lang > PV_LANG_NONE ? lang - PV_LANG_FIRST : 0));

  if (field->type == PV_TYPE_REFERENCE)
    return value.kind == PV_VALUE_NONE ? g_strdup ("") : pv_title_of (into, value.integer, pv_interface_lang ());
  return pv_row_value_words (into, field, value);
}

/* Its name and its ends stand in the title. */
static gboolean
stands_in_title (const PvFieldInfo *field)
{
  return (field->type == PV_TYPE_TRANSLATED && (field->flags & PV_FIELD_REQUIRED)) || (field->type == PV_TYPE_REFERENCE && field->of == PV_ACTOR);
}

static void
append_edit (GString *words, const PvImportRow *row, const PvEdit *edit, const PvModel *into, const PvEdits *edits)
{
  const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (into), edit->field);
  g_autofree char *now = new_words (edit, field, into, edits);
  g_autofree char *old = NULL, *label = NULL;

  if (row->outcome == PV_ROW_CHANGED)
    {
      old = old_words (pv_model_get (into, row->id), field, edit->lang, into);
      pv_row_append_change (words, field, edit->lang, old, now);
      return;
    }
  label = pv_row_field_words (field, edit->lang);
  g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "  ·  " : "", label, now);
}

static void
append_edits (GString *words, const PvImportRow *row, const PvModel *into, const PvEdits *edits)
{
  gboolean changes = row->outcome == PV_ROW_CHANGED;
  guint n = 0, most = changes ? PV_ROW_MOST_CHANGES : PV_ROW_MOST_FIELDS;

  for (guint i = row->first_edit; i < row->first_edit + row->n_edits; i++)
    {
      const PvEdit *edit = pv_edits_get (edits, i);

      if (edit->what != PV_EDIT_SET || edit->id != row->id)
        continue;
      if (!changes && stands_in_title (pv_kinds_field (pv_model_get_kinds (into), edit->field)))
        continue;
      if (n++ < most)
        append_edit (words, row, edit, into, edits);
    }
  if (changes && n > most)
    g_string_append (words, "  ·  …");
}

char *
pv_import_row_words (const PvImportRow *row, const PvModel *into, const PvEdits *edits)
{
  GString *words = g_string_new (row->reason);

  if (row->outcome == PV_ROW_CHANGED || row->outcome == PV_ROW_NEW)
    append_edits (words, row, into, edits);
  g_strdelimit (words->str, "\n", ' ');
  return g_string_free (words, FALSE);
}

/* --- the whole --- */

static void
clear_row (gpointer data)
{
  PvImportRow *row = data;

  g_free (row->title);
  g_free (row->reason);
}

PvImportReport *
pv_import_report_new (PvAudience audience)
{
  PvImportReport *report = g_new0 (PvImportReport, 1);

  report->audience = audience;
  report->remarks = g_ptr_array_new_with_free_func (g_free);
  report->rows = g_array_new (FALSE, FALSE, sizeof (PvImportRow));
  g_array_set_clear_func (report->rows, clear_row);
  return report;
}

void
pv_import_report_free (PvImportReport *report)
{
  g_ptr_array_unref (report->remarks);
  g_array_unref (report->rows);
  g_free (report);
}

guint
pv_import_report_count (const PvImportReport *report, PvRowOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < report->rows->len; i++)
    n += g_array_index (report->rows, PvImportRow, i).outcome == outcome;
  return n;
}
