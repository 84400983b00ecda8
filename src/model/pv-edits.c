#include "model/pv-edits.h"

struct _PvEdits
{
  PvVerb verb;
  PvId subject;
  guint64 step;
  PvId last_temporary;
  GArray *list;                          /* PvEdit */
};

static void
clear_edit (gpointer edit)
{
  g_free (((PvEdit *) edit)->text);
}

PvEdits *
pv_edits_new (PvVerb verb)
{
  PvEdits *edits = g_new0 (PvEdits, 1);

  edits->verb = verb;
  edits->list = g_array_new (FALSE, TRUE, sizeof (PvEdit));
  g_array_set_clear_func (edits->list, clear_edit);
  return edits;
}

void
pv_edits_free (PvEdits *edits)
{
  g_array_unref (edits->list);
  g_free (edits);
}

PvVerb
pv_edits_get_verb (const PvEdits *edits)
{
  return edits->verb;
}

void
pv_edits_set_verb (PvEdits *edits, PvVerb verb)
{
  edits->verb = verb;
}

void
pv_edits_set_subject (PvEdits *edits, PvId subject)
{
  edits->subject = subject;
}

PvId
pv_edits_get_subject (const PvEdits *edits)
{
  if (edits->subject != PV_NO_ID || edits->list->len == 0)
    return edits->subject;

  return g_array_index (edits->list, PvEdit, 0).id;
}

void
pv_edits_set_step (PvEdits *edits, guint64 step)
{
  edits->step = step;
}

guint64
pv_edits_get_step (const PvEdits *edits)
{
  return edits->step;
}

PvId
pv_edits_add (PvEdits *edits, PvKind kind)
{
  PvId id = --edits->last_temporary;

  pv_edits_add_with_id (edits, kind, id);
  return id;
}

void
pv_edits_add_with_id (PvEdits *edits, PvKind kind, PvId id)
{
  PvEdit edit = { .what = PV_EDIT_ADD, .kind = kind, .id = id };

  g_array_append_val (edits->list, edit);
}

void
pv_edits_set_value (PvEdits *edits, PvId id, PvField field, PvLang lang, PvValue value)
{
  PvEdit edit = { .what = PV_EDIT_SET, .id = id, .field = field, .lang = lang, .value = value.kind };

  if (value.kind == PV_VALUE_TEXT && *value.text == '\0')
    edit.value = PV_VALUE_NONE;
  else if (value.kind == PV_VALUE_TEXT)
    edit.text = g_strdup (value.text);
  else if (value.kind == PV_VALUE_INT)
    edit.integer = value.integer;

  g_array_append_val (edits->list, edit);
}

void
pv_edits_set_text (PvEdits *edits, PvId id, PvField field, PvLang lang, const char *text)
{
  pv_edits_set_value (edits, id, field, lang, text ? PV_VALUE_OF_TEXT (text) : PV_VALUE_EMPTY);
}

void
pv_edits_set_int (PvEdits *edits, PvId id, PvField field, gint64 value)
{
  pv_edits_set_value (edits, id, field, PV_LANG_NONE, PV_VALUE_OF_INT (value));
}

void
pv_edits_set_reference (PvEdits *edits, PvId id, PvField field, PvId referred)
{
  pv_edits_set_value (edits, id, field, PV_LANG_NONE, referred != PV_NO_ID ? PV_VALUE_OF_INT (referred) : PV_VALUE_EMPTY);
}

void
pv_edits_clear (PvEdits *edits, PvId id, PvField field, PvLang lang)
{
  pv_edits_set_value (edits, id, field, lang, PV_VALUE_EMPTY);
}

void
pv_edits_remove (PvEdits *edits, PvId id)
{
  PvEdit edit = { .what = PV_EDIT_REMOVE, .id = id };

  g_array_append_val (edits->list, edit);
}

guint
pv_edits_get_n (const PvEdits *edits)
{
  return edits->list->len;
}

const PvEdit *
pv_edits_get (const PvEdits *edits, guint index)
{
  return &g_array_index (edits->list, PvEdit, index);
}
