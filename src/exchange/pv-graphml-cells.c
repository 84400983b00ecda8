/* What the keys of a graph say of an actor or a link: which fields, and with which values. */
#include "exchange/pv-graphml-private.h"

#include "exchange/pv-sheet-defaults.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
pv_graph_datum (const PvGraphPart *part, const char *name)
{
  for (guint i = 0; i < part->data->len; i++)
    {
      const PvGraphDatum *one = g_ptr_array_index (part->data, i);

      if (g_str_equal (one->name, name))
        return one->text;
    }
  return NULL;
}

PvId
pv_graph_find (PvGraphImport *import, PvKind kind, const char *name)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvId));
  gboolean nearly = FALSE;

  if (name == NULL)
    return PV_NO_ID;
  pv_name_index_find (import->names, kind, PV_NO_ID, name, found, &nearly);
  return found->len > 0 && !nearly ? g_array_index (found, PvId, 0) : PV_NO_ID;
}

/* By its column, or its column and its language; NULL when it is no field. */
static const PvFieldInfo *
field_of_key (const PvGraphImport *import, PvKind kind, const char *name, PvLang *lang)
{
  const PvKindInfo *info = pv_kinds_kind (import->kinds, kind);
  const char *end = strrchr (name, '_');
  const PvFieldInfo *field = pv_kind_find (info, name);
  g_autofree char *column = NULL;

  *lang = field != NULL && field->type == PV_TYPE_TRANSLATED ? import->lang : PV_LANG_NONE;
  if (field != NULL)
    return field;
  if (kind == PV_ACTOR && g_str_equal (name, "type"))
    return pv_kinds_field (import->kinds, PV_ACTOR_KIND);
  if (kind == PV_RELATION && (g_str_equal (name, "type") || g_str_equal (name, "interaction")))
    return pv_kinds_field (import->kinds, PV_RELATION_KIND);
  if (end == NULL || !pv_lang_parse (end + 1, lang) || *lang < PV_LANG_FIRST || *lang > PV_LANG_LAST)
    return NULL;
  column = g_strndup (name, (gsize) (end - name));
  field = pv_kind_find (info, column);
  return field != NULL && field->type == PV_TYPE_TRANSLATED ? field : NULL;
}

/* --- cells --- */

static PvId
find_area (PvGraphImport *import, const char *name)
{
  PvId id = pv_graph_find (import, PV_AREA, name);

  if (id != PV_NO_ID)
    return id;
  id = pv_edits_add (import->edits, PV_AREA);
  pv_edits_set_text (import->edits, id, PV_AREA_NAME, import->lang, name);
  pv_edits_set_int (import->edits, id, PV_AREA_KIND, pv_sheet_default_choice (pv_kinds_field (import->kinds, PV_AREA_KIND), name));
  pv_name_index_add (import->names, PV_AREA, PV_NO_ID, id, name);
  import->report->n_added++;
  return id;
}

gboolean
pv_graph_is_name (const char *text)
{
  g_autofree char *folded = pv_text_is_sound (text, PV_GRAPH_MOST_NAME) ? pv_text_fold (text) : NULL;

  return folded != NULL && *folded != '\0';
}

static gboolean
read_value (PvGraphImport *import, const PvFieldInfo *field, const char *text, PvValue *value, char **owned, GError **error)
{
  if (field->type != PV_TYPE_REFERENCE)
    return pv_cell_read (import->reader, field, text, PV_CELL_TEXT, value, owned, error);
  if (!pv_graph_is_name (text))
    return FALSE;
  *value = PV_VALUE_OF_INT (find_area (import, text));
  return TRUE;
}

/* Sets one cell where it differs; counts. */
static void
set_cell (PvGraphImport *import, PvId id, const PvRecord *before, const PvFieldInfo *field, PvLang lang, const char *text, guint *n_set)
{
  g_autofree char *owned = NULL;
  g_autoptr (GError) error = NULL;
  PvValue value = PV_VALUE_EMPTY, old = PV_VALUE_EMPTY;

  if (!read_value (import, field, text, &value, &owned, &error))
    {
      pv_graph_remark (import, g_strdup_printf (_("Left out: %s"), error != NULL ? error->message : pv_field_label (field)));
      return;
    }
  if (before != NULL)
    old = pv_record_get_cell (before, field->slot + (lang > PV_LANG_NONE ? lang - PV_LANG_FIRST : 0));
  if (value.kind == PV_VALUE_NONE || pv_value_equal (value, old))
    return;
  /* No is what an empty cell means. */
  if (field->type == PV_TYPE_YES_NO && value.integer == 0 && old.kind == PV_VALUE_NONE)
    return;
  pv_edits_set_value (import->edits, id, field->field, lang, value);
  import->named |= field->field == PV_ACTOR_NAME;
  import->has_kind |= field->field == PV_ACTOR_KIND;
  (*n_set)++;
}

static gboolean
is_read (const PvFieldInfo *field)
{
  return field->type != PV_TYPE_PERSONAL && field->type != PV_TYPE_ORDER && field->type != PV_TYPE_PLACE
         && (field->type != PV_TYPE_REFERENCE || field->of == PV_AREA);
}

guint
pv_graph_set_cells (PvGraphImport *import, PvKind kind, PvId id, const PvRecord *before, const PvGraphPart *part, PvField except)
{
  guint n_set = 0;

  for (guint i = 0; i < part->data->len; i++)
    {
      const PvGraphDatum *one = g_ptr_array_index (part->data, i);
      PvLang lang;
      const PvFieldInfo *field = field_of_key (import, kind, one->name, &lang);

      /* The first of two that say the same thing counts. */
      if (field != NULL && is_read (field) && field->field != except && pv_graph_datum (part, one->name) == one->text)
        set_cell (import, id, before, field, lang, one->text, &n_set);
    }
  return n_set;
}
