/* What becomes of the rows: what is refused because something it needs was, what each row changes, and all of it as a list of edits. */
#include "exchange/pv-sheet-import-private.h"

#include <glib/gi18n-lib.h>

/* --- circles --- */

/* A record is looked at once: walked holds the walk that reached it first. */
static gboolean
leads_back (const PvSheetImport *import, const PvDraft *draft, const PvFieldInfo *field, GHashTable *walked, guint walk)
{
  PvId id = draft->id;

  for (guint steps = 0; id != PV_NO_ID && steps < G_MAXUINT; steps++)
    {
      const PvDraft *at = pv_import_find_draft (import, id);
      gpointer known = g_hash_table_lookup (walked, GSIZE_TO_POINTER ((gsize) id));

      if (known != NULL)
        return GPOINTER_TO_UINT (known) == walk;
      g_hash_table_insert (walked, GSIZE_TO_POINTER ((gsize) id), GUINT_TO_POINTER (walk));
      if (at != NULL && at->refused)
        return FALSE;
      id = pv_import_value (import, id, field->slot).integer;
    }

  return FALSE;
}

static void
refuse_row (PvSheetImport *import, PvSheetRow *row, const char *reason)
{
  PvDraft *draft = pv_import_find_draft (import, row->id);

  row->outcome = PV_ROW_REFUSED;
  row->column = -1;
  row->reason = pv_import_keep (import, reason);
  if (draft != NULL)
    draft->refused = TRUE;
}

static void
refuse_circles_of (PvSheetImport *import, const PvFieldInfo *field)
{
  g_autoptr (GHashTable) walked = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < import->rows->len; i++)
    {
      PvSheetRow *row = &g_array_index (import->rows, PvSheetRow, i);
      PvDraft *draft = row->outcome == PV_ROW_REFUSED ? NULL : pv_import_find_draft (import, row->id);

      if (draft != NULL && !draft->refused && leads_back (import, draft, field, walked, i + 1))
        {
          g_autofree char *reason = g_strdup_printf (_("%s leads back to itself"), pv_field_label (field));

          refuse_row (import, row, reason);
        }
    }
}

static void
refuse_circles (PvSheetImport *import)
{
  for (guint f = 0; f < import->kind->n_fields; f++)
    if (import->kind->fields[f].type == PV_TYPE_REFERENCE && import->kind->fields[f].of == import->kind->kind
        && PV_FIELD_CODE (import->kind->fields[f].field) != PV_COMMON_VERIFIED_BY)
      refuse_circles_of (import, &import->kind->fields[f]);
}

/* --- what hangs on something refused --- */

/* Who refers to whom among the drafts: for each the edges that lead back to those who need it. */
typedef struct
{
  guint from;                  /* who refers */
  guint next;                  /* 1 + the next edge to the same; 0 ends */
} Edge;

static GPtrArray *
list_drafts (const PvSheetImport *import)
{
  GPtrArray *all = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer draft;

  for (guint i = 0; i < import->drafts->len; i++)
    g_ptr_array_add (all, import->drafts->pdata[i]);
  g_hash_table_iter_init (&iter, import->changed);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    g_ptr_array_add (all, draft);
  for (guint i = 0; i < all->len; i++)
    ((PvDraft *) all->pdata[i])->place = i;

  return all;
}

static void
add_edges (const PvSheetImport *import, const PvDraft *draft, GArray *edges, guint *first)
{
  for (guint f = 0; f < draft->kind->n_fields; f++)
    {
      PvId id = draft->kind->fields[f].type == PV_TYPE_REFERENCE ? draft->values[draft->kind->fields[f].slot].integer : PV_NO_ID;
      guint to = id < 0 ? pv_import_find_draft (import, id)->place : 0;
      Edge edge = { draft->place, id < 0 ? first[to] : 0 };

      if (id >= 0)
        continue;
      g_array_append_val (edges, edge);
      first[to] = edges->len;
    }
}

static void
refuse_what_hangs_on_refused (PvSheetImport *import)
{
  g_autoptr (GPtrArray) all = list_drafts (import);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  g_autofree guint *first = g_new0 (guint, all->len + 1);

  for (guint i = 0; i < all->len; i++)
    {
      add_edges (import, all->pdata[i], edges, first);
      if (((PvDraft *) all->pdata[i])->refused)
        g_ptr_array_add (waiting, all->pdata[i]);
    }
  while (waiting->len > 0)
    {
      const PvDraft *refused = g_ptr_array_steal_index_fast (waiting, waiting->len - 1);

      for (guint edge = first[refused->place]; edge != 0; edge = g_array_index (edges, Edge, edge - 1).next)
        {
          PvDraft *draft = all->pdata[g_array_index (edges, Edge, edge - 1).from];

          if (!draft->refused)
            g_ptr_array_add (waiting, draft);
          draft->refused = TRUE;
        }
    }
  for (guint i = 0; i < import->rows->len; i++)
    {
      PvSheetRow *row = &g_array_index (import->rows, PvSheetRow, i);
      PvDraft *draft = row->outcome == PV_ROW_REFUSED ? NULL : pv_import_find_draft (import, row->id);

      if (draft != NULL && draft->refused)
        refuse_row (import, row, _("It hangs on a row that was refused"));
    }
}

/* Rows stand for themselves, so only what was made for them is followed, and that is a few records deep. */
static void
need (PvSheetImport *import, PvDraft *draft)
{
  for (guint f = 0; f < draft->kind->n_fields; f++)
    {
      PvId id = draft->kind->fields[f].type == PV_TYPE_REFERENCE ? draft->values[draft->kind->fields[f].slot].integer : PV_NO_ID;
      PvDraft *other = id < 0 ? pv_import_find_draft (import, id) : NULL;

      if (other == NULL || other->needed || other->row != PV_NO_ROW)
        continue;
      other->needed = TRUE;
      need (import, other);
    }
}

static void
need_for_row (PvSheetImport *import, PvId id)
{
  PvDraft *draft = pv_import_find_draft (import, id);

  if (draft == NULL)
    return;
  draft->needed = draft->before == NULL;
  need (import, draft);
}

/* --- what each row does --- */

static void
note_changes (PvSheetImport *import, PvSheetRow *row, const PvDraft *draft)
{
  row->first_change = import->changes->len;
  for (guint f = 0; f < draft->kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&draft->kind->fields[f]); c++)
      {
        const PvFieldInfo *field = &draft->kind->fields[f];
        PvSheetChange change = { field, field->type == PV_TYPE_TRANSLATED ? (PvLang) (PV_LANG_FIRST + c) : PV_LANG_NONE, PV_VALUE_EMPTY,
                                 draft->values[field->slot + c] };

        if (draft->before != NULL)
          change.old = pv_record_get_cell (draft->before, field->slot + c);
        if (draft->set_by[field->slot + c] == row->row + 1 && !pv_value_equal (change.old, change.now))
          g_array_append_val (import->changes, change);
      }
  row->n_changes = import->changes->len - row->first_change;
}

static void
settle_row (PvSheetImport *import, PvSheetRow *row)
{
  const PvDraft *draft = row->outcome == PV_ROW_REFUSED ? NULL : pv_import_find_draft (import, row->id);

  if (row->outcome == PV_ROW_REFUSED)
    row->id = PV_NO_ID;
  else if (draft != NULL && draft->before == NULL && draft->row == row->row)
    row->outcome = PV_ROW_NEW;
  else if (draft != NULL)
    {
      note_changes (import, row, draft);
      row->outcome = row->n_changes > 0 ? PV_ROW_CHANGED : PV_ROW_SAME;
    }
  if (draft != NULL && draft->before == NULL && draft->row != row->row && draft->row != PV_NO_ROW)
    {
      g_autofree char *words = g_strdup_printf (_("The same as row %u"), draft->row + 1);

      row->reason = pv_import_keep (import, words);
    }
  import->counts[row->outcome]++;
}

/* --- edits --- */

/* New rows come after their siblings, in the order of the sheet: keys behind the last one's, spread over what is free there. */
static void
give_order (PvSheetImport *import, GPtrArray *siblings, PvId parent)
{
  const PvDraft *first = siblings->pdata[0];
  const PvFieldInfo *field = pv_parent_field (first->kind);
  g_autoptr (GPtrArray) there = field && parent > 0 ? pv_model_children (import->model, field->field, parent) : NULL;
  const char *last = there && there->len > 0 ? pv_record_get_text (there->pdata[there->len - 1], first->kind->order->field, PV_LANG_NONE) : NULL;
  g_autofree char *base = pv_order_key_between (last, NULL);
  g_auto (GStrv) keys = pv_order_key_spread (siblings->len);

  for (guint i = 0; i < siblings->len; i++)
    {
      g_autofree char *key = g_strconcat (base, keys[i], NULL);
      PvDraft *draft = siblings->pdata[i];

      pv_import_put (import, draft, draft->kind->order->slot, PV_VALUE_OF_TEXT (pv_import_keep (import, key)), PV_NO_ROW);
    }
}

static void
give_orders (PvSheetImport *import)
{
  g_autoptr (GHashTable) by_parent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer key, siblings;

  for (guint i = 0; i < import->drafts->len; i++)
    {
      PvDraft *draft = import->drafts->pdata[i];
      const PvFieldInfo *field = pv_parent_field (draft->kind);
      PvId parent = field ? draft->values[field->slot].integer : PV_NO_ID;

      if (!draft->needed || draft->kind->order == NULL || draft->values[draft->kind->order->slot].kind != PV_VALUE_NONE)
        continue;
      key = g_strdup_printf ("%x %" G_GINT64_MODIFIER "x", draft->kind->kind, parent);
      siblings = g_hash_table_lookup (by_parent, key);
      if (siblings == NULL)
        g_hash_table_insert (by_parent, g_strdup (key), siblings = g_ptr_array_new ());
      g_ptr_array_add (siblings, draft);
      g_free (key);
    }
  g_hash_table_iter_init (&iter, by_parent);
  while (g_hash_table_iter_next (&iter, &key, &siblings))
    {
      const PvDraft *first = ((GPtrArray *) siblings)->pdata[0];
      const PvFieldInfo *field = pv_parent_field (first->kind);

      give_order (import, siblings, field ? first->values[field->slot].integer : PV_NO_ID);
    }
}

/* What a record is called in the edits: a record that brings its id along is called so. */
static PvId
edit_id (const PvSheetImport *import, PvId id)
{
  const PvDraft *draft = id < 0 ? pv_import_find_draft (import, id) : NULL;

  return draft != NULL && draft->wanted_id != PV_NO_ID ? draft->wanted_id : id;
}

static void
set_cells (PvSheetImport *import, const PvDraft *draft)
{
  for (guint f = 0; f < draft->kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&draft->kind->fields[f]); c++)
      {
        const PvFieldInfo *field = &draft->kind->fields[f];
        PvValue value = draft->values[field->slot + c];
        PvValue old = draft->before ? pv_record_get_cell (draft->before, field->slot + c) : PV_VALUE_EMPTY;

        if (pv_value_equal (old, value))
          continue;
        if (field->type == PV_TYPE_REFERENCE && value.kind == PV_VALUE_INT)
          value.integer = edit_id (import, value.integer);
        pv_edits_set_value (import->edits, edit_id (import, draft->id), field->field,
                            field->type == PV_TYPE_TRANSLATED ? (PvLang) (PV_LANG_FIRST + c) : PV_LANG_NONE, value);
      }
}

/* The label of the change names a row, not what was made for it. */
static void
name_subject (PvSheetImport *import)
{
  for (guint i = 0; i < import->rows->len; i++)
    {
      const PvSheetRow *row = &g_array_index (import->rows, PvSheetRow, i);

      if (row->outcome == PV_ROW_NEW || row->outcome == PV_ROW_CHANGED)
        {
          pv_edits_set_subject (import->edits, row->id);
          return;
        }
    }
}

static void
change_records (PvSheetImport *import)
{
  for (guint i = 0; i < import->rows->len; i++)
    {
      PvDraft *draft = pv_import_find_draft (import, g_array_index (import->rows, PvSheetRow, i).id);

      if (draft == NULL || draft->before == NULL || draft->needed)
        continue;
      draft->needed = TRUE;
      set_cells (import, draft);
    }
}

/* All are added before any is set: a row may refer to one below it. */
static void
make_edits (PvSheetImport *import)
{
  import->edits = pv_edits_new (PV_VERB_IMPORT);
  for (guint i = 0; i < import->drafts->len; i++)
    {
      const PvDraft *draft = import->drafts->pdata[i];

      if (!draft->needed)
        continue;
      pv_edits_add_with_id (import->edits, draft->kind->kind, edit_id (import, draft->id));
      import->made[draft->kind->kind] += draft->row == PV_NO_ROW;
    }
  for (guint i = 0; i < import->drafts->len; i++)
    if (((PvDraft *) import->drafts->pdata[i])->needed)
      set_cells (import, import->drafts->pdata[i]);
  change_records (import);
  for (guint i = 0; i < import->rows->len; i++)
    g_array_index (import->rows, PvSheetRow, i).id = edit_id (import, g_array_index (import->rows, PvSheetRow, i).id);
  name_subject (import);
}

static void
note_remarks (PvSheetImport *import)
{
  for (guint f = 0; f < import->kind->n_fields; f++)
    {
      guint n = import->filled_in[PV_FIELD_CODE (import->kind->fields[f].field)];

      if (n > 0)
        /* Translators: which field, and in how many rows it was filled in because the list does not say it */
        g_ptr_array_add (import->remarks, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s was not in the list: filled in for %u row",
                                                                        "%s was not in the list: filled in for %u rows", n),
                                                           pv_field_label (&import->kind->fields[f]), n));
    }
}

void
pv_import_finish (PvSheetImport *import)
{
  refuse_circles (import);
  refuse_what_hangs_on_refused (import);
  for (guint i = 0; i < import->rows->len; i++)
    {
      PvSheetRow *row = &g_array_index (import->rows, PvSheetRow, i);

      settle_row (import, row);
      if (row->outcome != PV_ROW_REFUSED)
        need_for_row (import, row->id);
    }
  give_orders (import);
  make_edits (import);
  note_remarks (import);
}
