/* Which record a row is. The identity of a kind (pv-kinds.def) has codes, each of which tells a record by itself, and columns that tell
 * it together. A row may leave some of these out: then the others must do, as long as one record alone has them. */
#include "exchange/pv-sheet-import-private.h"

#include <glib/gi18n-lib.h>

/* No identity has more parts that count together. */
#define MOST_PARTS 5

typedef struct
{
  PvSheetImport *import;
  guint mask;
  PvId id;
  GString *key;
} Noting;

static gboolean
tells_alone (const PvFieldInfo *field)
{
  return field->type == PV_TYPE_CODE || g_str_equal (field->column, "case_number") || g_str_equal (field->column, "ptv_id");
}

void
pv_import_init_identity (PvSheetImport *import)
{
  g_auto (GStrv) columns = g_strsplit (import->kind->identity, ",", -1);

  import->parts = g_ptr_array_new ();
  import->alone = g_ptr_array_new ();
  import->keys = pv_key_chains_new ();
  for (guint i = 0; columns[i] != NULL; i++)
    {
      const PvFieldInfo *field = pv_kind_find (import->kind, columns[i]);

      if (field != NULL && tells_alone (field))
        g_ptr_array_add (import->alone, (gpointer) field);
      else if (field != NULL && import->parts->len < MOST_PARTS)
        g_ptr_array_add (import->parts, (gpointer) field);
    }
  /* A list of people that says nothing of their roles tells them by their names. */
  if (import->kind->kind == PV_CONTACT)
    g_ptr_array_add (import->parts, (gpointer) pv_kinds_field (import->kinds, PV_CONTACT_PERSON));
}

void
pv_import_clear_identity (PvSheetImport *import)
{
  g_clear_pointer (&import->parts, g_ptr_array_unref);
  g_clear_pointer (&import->alone, g_ptr_array_unref);
  g_clear_pointer (&import->keys, pv_key_chains_free);
}

static void
append_value (GString *key, PvValue value)
{
  g_autofree char *folded = value.kind == PV_VALUE_TEXT ? pv_text_fold (value.text) : NULL;

  g_string_append_c (key, '\037');
  if (folded != NULL)
    g_string_append (key, folded);
  else
    g_string_append_printf (key, "%" G_GINT64_MODIFIER "x", value.integer);
}

static char *
alone_key (const PvFieldInfo *field, PvValue value)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "c%x", field->field);
  append_value (key, value);
  return g_string_free (key, FALSE);
}

/* Every way to say the parts of @mask, from part @p on: a name in each of its languages. */
static void
note_from (Noting *noting, guint p)
{
  const PvFieldInfo *field;
  gsize length = noting->key->len;

  while (p < noting->import->parts->len && !(noting->mask >> p & 1))
    p++;
  if (p >= noting->import->parts->len)
    {
      pv_key_chains_add (noting->import->keys, noting->key->str, noting->id);
      return;
    }
  field = noting->import->parts->pdata[p];
  for (guint c = 0; c < pv_field_n_cells (field); c++)
    {
      PvValue value = pv_import_value (noting->import, noting->id, field->slot + c);

      if (value.kind == PV_VALUE_NONE)
        continue;
      append_value (noting->key, value);
      note_from (noting, p + 1);
      g_string_truncate (noting->key, length);
    }
}

static void
note_mask (PvSheetImport *import, guint mask, PvId id)
{
  g_autoptr (GString) key = g_string_new (NULL);
  Noting noting = { import, mask, id, key };

  g_string_append_printf (key, "m%x", mask);
  note_from (&noting, 0);
}

static void
note_alone (PvSheetImport *import, PvId id)
{
  for (guint i = 0; i < import->alone->len; i++)
    {
      const PvFieldInfo *field = import->alone->pdata[i];
      PvValue value = pv_import_value (import, id, field->slot);
      g_autofree char *key = value.kind != PV_VALUE_NONE ? alone_key (field, value) : NULL;

      if (key != NULL)
        pv_key_chains_add (import->keys, key, id);
    }
}

/* All records of the kind, those that the sheet made so far too. */
static void
note_all (PvSheetImport *import, void (*note) (PvSheetImport *, guint, PvId), guint mask)
{
  guint n;
  PvRecord *const *records = pv_model_list (import->model, import->kind->kind, &n);

  for (guint i = 0; i < n; i++)
    note (import, mask, pv_record_get_id (records[i]));
  for (guint i = 0; i < import->drafts->len; i++)
    if (((PvDraft *) import->drafts->pdata[i])->kind == import->kind)
      note (import, mask, ((PvDraft *) import->drafts->pdata[i])->id);
}

static void
note_codes_cb (PvSheetImport *import, guint mask, PvId id)
{
  note_alone (import, id);
}

void
pv_import_note_identity (PvSheetImport *import, PvDraft *draft)
{
  const PvFieldInfo *name = pv_name_field (draft->kind), *parent = pv_parent_field (draft->kind);
  PvId above = parent ? draft->values[parent->slot].integer : PV_NO_ID;

  for (guint f = 0; f < draft->kind->n_fields; f++)
    if (&draft->kind->fields[f] == name || g_str_equal (draft->kind->fields[f].column, "short_name") || tells_alone (&draft->kind->fields[f]))
      for (guint c = 0; c < pv_field_n_cells (&draft->kind->fields[f]); c++)
        if (draft->values[draft->kind->fields[f].slot + c].kind == PV_VALUE_TEXT)
          pv_name_index_add (import->names, draft->kind->kind, above, draft->id, draft->values[draft->kind->fields[f].slot + c].text);
  if (draft->kind != import->kind)
    return;
  if (import->alone_read)
    note_alone (import, draft->id);
  for (guint mask = 1; mask < 64; mask++)
    if (import->masks >> mask & 1)
      note_mask (import, mask, draft->id);
}

/* --- looking a row up --- */

static const PvSet *
set_of (const PvRowReader *reader, const PvFieldInfo *field, guint nth)
{
  for (guint i = 0; i < reader->sets->len; i++)
    {
      const PvSet *set = &g_array_index (reader->sets, PvSet, i);

      if (set->field == field && set->value.kind != PV_VALUE_NONE && nth-- == 0)
        return set;
    }

  return NULL;
}

static gboolean
codes_differ (const PvRowReader *reader, PvId id)
{
  for (guint i = 0; i < reader->import->alone->len; i++)
    {
      const PvFieldInfo *field = reader->import->alone->pdata[i];
      const PvSet *set = set_of (reader, field, 0);
      PvValue value = pv_import_value (reader->import, id, field->slot);

      if (set != NULL && value.kind != PV_VALUE_NONE && !pv_value_equal (value, set->value))
        return TRUE;
    }

  return FALSE;
}

static PvId
find_by_code (const PvRowReader *reader)
{
  PvSheetImport *import = reader->import;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  if (!import->alone_read && import->alone->len > 0)
    note_all (import, note_codes_cb, 0);
  import->alone_read = TRUE;
  for (guint i = 0; i < import->alone->len && ids->len == 0; i++)
    {
      const PvSet *set = set_of (reader, import->alone->pdata[i], 0);
      g_autofree char *key = set ? alone_key (set->field, set->value) : NULL;

      if (key != NULL)
        pv_key_chains_collect (import->keys, key, ids);
    }

  return ids->len > 0 ? g_array_index (ids, PvId, 0) : PV_NO_ID;
}

/* The parts that the row fills in. A person's name counts only where there is no role. */
static guint
mask_of (const PvRowReader *reader)
{
  guint mask = 0;

  for (guint p = 0; p < reader->import->parts->len; p++)
    if (set_of (reader, reader->import->parts->pdata[p], 0) != NULL)
      mask |= 1u << p;
  if (reader->import->kind->kind == PV_CONTACT)
    mask = mask & 2 ? mask & 3 : mask & 4 ? mask : 0;

  return mask;
}

static void
collect_from (const PvRowReader *reader, guint mask, guint p, GString *key, GArray *ids)
{
  PvSheetImport *import = reader->import;
  gsize length = key->len;
  const PvSet *set;

  while (p < import->parts->len && !(mask >> p & 1))
    p++;
  if (p >= import->parts->len)
    {
      pv_key_chains_collect (import->keys, key->str, ids);
      return;
    }
  for (guint nth = 0; (set = set_of (reader, import->parts->pdata[p], nth)) != NULL; nth++)
    {
      append_value (key, set->value);
      collect_from (reader, mask, p + 1, key, ids);
      g_string_truncate (key, length);
    }
}

static gboolean
rest_is_empty (const PvSheetImport *import, guint mask, PvId id)
{
  for (guint p = 0; p < import->parts->len; p++)
    {
      const PvFieldInfo *field = import->parts->pdata[p];

      for (guint c = 0; !(mask >> p & 1) && c < pv_field_n_cells (field); c++)
        if (pv_import_value (import, id, field->slot + c).kind != PV_VALUE_NONE)
          return FALSE;
    }

  return TRUE;
}

/* Each once, and none whose code says that it is another. */
static void
sift (const PvRowReader *reader, GArray *ids)
{
  for (guint i = ids->len; i > 0; i--)
    {
      PvId id = g_array_index (ids, PvId, i - 1);
      gboolean again = FALSE;

      for (guint j = 0; j + 1 < i && j < 8; j++)
        again = again || g_array_index (ids, PvId, j) == id;
      if (again || codes_differ (reader, id))
        g_array_remove_index (ids, i - 1);
    }
}

static gboolean
choose (PvRowReader *reader, guint mask, GArray *ids, PvId *id)
{
  PvId plain = PV_NO_ID;
  guint n_plain = 0;

  if (ids->len <= 1)
    {
      *id = ids->len == 1 ? g_array_index (ids, PvId, 0) : PV_NO_ID;
      return TRUE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (rest_is_empty (reader->import, mask, g_array_index (ids, PvId, i)))
      {
        plain = g_array_index (ids, PvId, i);
        n_plain++;
      }
  if (n_plain == 1)
    {
      *id = plain;
      return TRUE;
    }

  return pv_import_refuse (reader, -1, g_strdup (_("More than one record fits this row; a column more would tell which is meant")));
}

/* A name that is short, or lacks its "Oy", where the name alone is the identity. */
static PvId
find_nearly (const PvRowReader *reader)
{
  PvSheetImport *import = reader->import;
  const PvFieldInfo *name = pv_name_field (import->kind);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  const PvSet *set;
  gboolean nearly;

  if (import->parts->len != 1 || import->parts->pdata[0] != name)
    return PV_NO_ID;
  for (guint nth = 0; ids->len == 0 && (set = set_of (reader, name, nth)) != NULL; nth++)
    {
      pv_name_index_find (import->names, import->kind->kind, PV_NO_ID, set->value.text, ids, &nearly);
      sift (reader, ids);
    }

  return ids->len == 1 ? g_array_index (ids, PvId, 0) : PV_NO_ID;
}

static gboolean
find_by_parts (PvRowReader *reader, PvId *id)
{
  PvSheetImport *import = reader->import;
  guint mask = mask_of (reader);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GString) key = g_string_new (NULL);

  if (mask == 0)
    return TRUE;
  if (!(import->masks >> mask & 1))
    {
      import->masks |= (guint64) 1 << mask;
      note_all (import, note_mask, mask);
    }
  g_string_append_printf (key, "m%x", mask);
  collect_from (reader, mask, 0, key, ids);
  sift (reader, ids);
  return choose (reader, mask, ids, id);
}

/* An id that is not there may come from another document: then the record that the identity names is meant, if it was there before. */
static gboolean
find_by_id (PvRowReader *reader, PvId *id)
{
  PvSheetImport *import = reader->import;
  PvRecord *record = pv_model_get (import->model, reader->wanted_id);
  PvId *known = g_hash_table_lookup (import->by_wanted_id, &reader->wanted_id);

  if (record != NULL && pv_record_get_info (record) != import->kind)
    return pv_import_refuse (reader, -1, g_strdup_printf (_("The code is that of another record: %s"),
                                                          pv_kind_label (pv_record_get_info (record))));
  *id = record ? reader->wanted_id : known ? *known : PV_NO_ID;
  return TRUE;
}

gboolean
pv_import_identify (PvRowReader *reader, PvId *id, PvFound *found)
{
  PvRecord *ecosystem = reader->import->kind->kind == PV_ECOSYSTEM ? pv_model_get_ecosystem (reader->import->model) : NULL;

  *id = PV_NO_ID;
  *found = PV_FOUND_BY_ID;
  if (reader->wanted_id != PV_NO_ID && !find_by_id (reader, id))
    return FALSE;
  if (*id == PV_NO_ID && ecosystem != NULL)
    *id = pv_record_get_id (ecosystem);
  if (*id == PV_NO_ID)
    *id = find_by_code (reader);
  if (*id != PV_NO_ID)
    return TRUE;

  *found = PV_FOUND_BY_NAME;
  if (!find_by_parts (reader, id))
    return FALSE;
  if (*id == PV_NO_ID && reader->wanted_id == PV_NO_ID)
    {
      *id = find_nearly (reader);
      *found = PV_FOUND_NEARLY;
    }
  /* Rows with ids of their own are records of their own, though they be called the same. */
  if (*id < 0 && reader->wanted_id != PV_NO_ID)
    *id = PV_NO_ID;
  if (*id == PV_NO_ID)
    *found = PV_FOUND_NOT;
  return TRUE;
}
