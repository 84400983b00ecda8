#include "model/pv-join.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const PvModel *model;
  PvEdits *edits;
  GHashTable *become;          /* PvId -> PvId: what goes, and what it becomes */
  GHashTable *taken;           /* PvId: links that have been looked at */
  GHashTable *fates;           /* PvId -> PvJoinFate of what leads to them; NULL: nobody asks */
  GQueue pairs;                /* PvId *: of those that go, whose referrers are still to be led over */
} Joining;

static PvId
become (const Joining *joining, PvId id)
{
  const PvId *next;

  while ((next = g_hash_table_lookup (joining->become, &id)) != NULL)
    id = *next;
  return id;
}

static PvLang
lang_of (const PvFieldInfo *field, guint cell)
{
  return field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + cell : PV_LANG_NONE;
}

/* A part of the other, its successor: of itself that says nothing. */
static PvValue
without_each_other (const PvFieldInfo *field, PvValue value, PvId one, PvId other)
{
  return field->type == PV_TYPE_REFERENCE && (value.integer == one || value.integer == other) ? PV_VALUE_EMPTY : value;
}

GArray *
pv_join_cells (const PvModel *model, PvId keep, PvId other)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (PvJoinCell));
  const PvRecord *first = pv_model_get (model, keep), *second = pv_model_get (model, other);
  const PvKindInfo *kind = pv_record_get_info (first);

  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        const PvFieldInfo *field = &kind->fields[f];
        PvJoinCell cell = { field, lang_of (field, c), without_each_other (field, pv_record_get_cell (first, field->slot + c), keep, other),
                            without_each_other (field, pv_record_get_cell (second, field->slot + c), keep, other), FALSE };

        cell.from_other = cell.of_keep.kind == PV_VALUE_NONE;
        if (!pv_value_equal (cell.of_keep, cell.of_other))
          g_array_append_val (cells, cell);
      }
  return cells;
}

static PvValue
chosen (const GArray *cells, const PvFieldInfo *field, PvLang lang, PvValue otherwise)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const PvJoinCell *cell = &g_array_index (cells, PvJoinCell, i);

      if (cell->field == field && cell->lang == lang)
        return cell->from_other ? cell->of_other : cell->of_keep;
    }
  return otherwise;
}

static void
write_cells (Joining *joining, const PvRecord *stays, const PvRecord *keep, const PvRecord *other, const GArray *cells)
{
  const PvKindInfo *kind = pv_record_get_info (stays);

  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        const PvFieldInfo *field = &kind->fields[f];
        PvValue same = without_each_other (field, pv_record_get_cell (keep, field->slot + c), pv_record_get_id (keep), pv_record_get_id (other));
        PvValue value = chosen (cells, field, lang_of (field, c), same);

        if (!pv_value_equal (value, pv_record_get_cell (stays, field->slot + c)))
          pv_edits_set_value (joining->edits, pv_record_get_id (stays), field->field, lang_of (field, c), value);
      }
}

static void
set_value (Joining *joining, PvId id, const PvFieldInfo *field, guint cell, PvValue value, PvValue before)
{
  if (!pv_value_equal (value, before))
    pv_edits_set_value (joining->edits, id, field->field, lang_of (field, cell), value);
}

/* What stands in a cell of the link that stays. Of long texts both, and the link holds as long as one of the two did. */
static void
join_link_cell (Joining *joining, const PvRecord *stays, const PvRecord *goes, const PvFieldInfo *field, guint cell)
{
  PvValue of_stays = pv_record_get_cell (stays, field->slot + cell), of_goes = pv_record_get_cell (goes, field->slot + cell);
  PvId id = pv_record_get_id (stays);

  if (field->type == PV_TYPE_REFERENCE || field->type == PV_TYPE_ORDER)
    {
      if (of_stays.kind == PV_VALUE_NONE && of_goes.kind == PV_VALUE_INT)
        set_value (joining, id, field, cell, PV_VALUE_OF_INT (become (joining, of_goes.integer)), of_stays);
    }
  else if (g_str_equal (field->column, "valid_to"))
    {
      gboolean open = of_stays.kind == PV_VALUE_NONE || of_goes.kind == PV_VALUE_NONE;

      set_value (joining, id, field, cell, open ? PV_VALUE_EMPTY : PV_VALUE_OF_INT (MAX (of_stays.integer, of_goes.integer)), of_stays);
    }
  else if (of_stays.kind == PV_VALUE_NONE)
    set_value (joining, id, field, cell, of_goes, of_stays);
  else if (g_str_equal (field->column, "valid_from") && of_goes.kind == PV_VALUE_INT)
    set_value (joining, id, field, cell, PV_VALUE_OF_INT (MIN (of_stays.integer, of_goes.integer)), of_stays);
  else if (field->flags & PV_FIELD_LONG && of_goes.kind == PV_VALUE_TEXT && strstr (of_stays.text, of_goes.text) == NULL)
    {
      g_autofree char *both = g_strconcat (of_stays.text, "\n", of_goes.text, NULL);

      if (strlen (both) <= PV_TEXT_MAX)
        set_value (joining, id, field, cell, PV_VALUE_OF_TEXT (both), of_stays);
    }
}

static void
note_fate (Joining *joining, PvId id, PvJoinFate fate)
{
  if (joining->fates != NULL)
    g_hash_table_insert (joining->fates, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (fate));
}

static void
note_pair (Joining *joining, PvId goes, PvId stays)
{
  g_hash_table_insert (joining->become, g_memdup2 (&goes, sizeof goes), g_memdup2 (&stays, sizeof stays));
  g_queue_push_tail (&joining->pairs, g_memdup2 (&goes, sizeof goes));
}

static void
join_links (Joining *joining, const PvRecord *one, const PvRecord *other)
{
  gboolean in_order = pv_record_get_id (one) < pv_record_get_id (other);
  const PvRecord *stays = in_order ? one : other, *goes = in_order ? other : one;
  const PvKindInfo *kind = pv_record_get_info (stays);

  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      join_link_cell (joining, stays, goes, &kind->fields[f], c);
  note_pair (joining, pv_record_get_id (goes), pv_record_get_id (stays));
  note_fate (joining, pv_record_get_id (goes), PV_JOIN_DOUBLE);
}

/* A kind that says nothing but that its records belong together: neither its title nor its identity holds a text. Two of the same
 * are one, unless they contradict each other. */
static gboolean
is_link (const PvKindInfo *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *in_title = g_strdup_printf ("{%s}", kind->fields[i].column);

      if (pv_field_is_text (&kind->fields[i]) && strstr (kind->title, in_title) != NULL)
        return FALSE;
    }
  return kind->identity != NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* What it will be known by; NULL when something of that is a text or empty. (transfer full) */
static char *
identity_of (const Joining *joining, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  g_auto (GStrv) columns = g_strsplit (kind->identity, ",", -1);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) key = g_string_new (kind->table);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      const PvFieldInfo *field = pv_kind_find (kind, columns[i]);
      PvValue value = field ? pv_record_get_cell (record, field->slot) : PV_VALUE_EMPTY;
      gint64 integer = field && field->type == PV_TYPE_REFERENCE ? become (joining, value.integer) : value.integer;

      if (field == NULL || pv_field_is_text (field) || (value.kind == PV_VALUE_NONE && field->flags & PV_FIELD_REQUIRED))
        return NULL;
      g_array_append_val (values, integer);
    }
  if (kind->kind == PV_SAME_AS)
    g_array_sort (values, compare_ids);
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (key, " %" G_GINT64_FORMAT, g_array_index (values, gint64, i));
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* Figures, people, and answers such as for or against. */
static gboolean
may_contradict (const PvKindInfo *kind, const PvFieldInfo *field)
{
  switch ((int) field->type)
    {
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
    case PV_TYPE_PERSONAL:
      return TRUE;
    case PV_TYPE_CHOICE:
      return PV_FIELD_CODE (field->field) < PV_COMMON_STANDING && !g_str_equal (field->column, "state") && kind->kind != PV_SAME_AS;
    default:
      return FALSE;
    }
}

static gboolean
contradict (const PvRecord *one, const PvRecord *other)
{
  const PvKindInfo *kind = pv_record_get_info (one);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      PvValue a = pv_record_get_cell (one, kind->fields[f].slot), b = pv_record_get_cell (other, kind->fields[f].slot);

      if (may_contradict (kind, &kind->fields[f]) && a.kind != PV_VALUE_NONE && b.kind != PV_VALUE_NONE && !pv_value_equal (a, b))
        return TRUE;
    }
  return FALSE;
}

/* From a thing to itself: a link of two required ends of one kind that are now the same. */
static gboolean
leads_to_itself (const Joining *joining, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint a = 0; a < kind->n_fields; a++)
    for (guint b = a + 1; b < kind->n_fields; b++)
      {
        const PvFieldInfo *from = &kind->fields[a], *to = &kind->fields[b];
        PvId of_from, of_to;

        if (from->type != PV_TYPE_REFERENCE || to->type != PV_TYPE_REFERENCE || from->of != to->of
            || !(from->flags & to->flags & PV_FIELD_REQUIRED))
          continue;
        of_from = pv_record_get_reference (record, from->field);
        of_to = pv_record_get_reference (record, to->field);
        if (of_from != of_to && become (joining, of_from) == become (joining, of_to))
          return TRUE;
      }
  return FALSE;
}

/* The links of @id by what they are known by. */
static void
gather_links (const Joining *joining, PvId id, GHashTable *links)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (joining->model, id, &n);

  for (guint i = 0; i < n; i++)
    {
      PvRecord *record = pv_model_get (joining->model, referrers[i].id);
      g_autofree char *key = is_link (pv_record_get_info (record)) ? identity_of (joining, record) : NULL;

      if (key != NULL && become (joining, referrers[i].id) == referrers[i].id && !g_hash_table_contains (links, key))
        g_hash_table_insert (links, g_steal_pointer (&key), record);
    }
}

static void
lead_over_one (Joining *joining, const PvReferrer *referrer, PvId goes, PvId stays, GHashTable *links)
{
  const PvRecord *record = pv_model_get (joining->model, referrer->id);
  g_autofree char *key = NULL;
  const PvRecord *twin;

  /* The two themselves have been written, and a link that goes needs no new end. */
  if (referrer->id == stays || become (joining, referrer->id) != referrer->id)
    return;
  if (leads_to_itself (joining, record))
    {
      if (g_hash_table_add (joining->taken, g_memdup2 (&referrer->id, sizeof referrer->id)))
        pv_edits_remove (joining->edits, referrer->id);
      note_fate (joining, referrer->id, PV_JOIN_TO_ITSELF);
      return;
    }

  pv_edits_set_reference (joining->edits, referrer->id, referrer->field, stays);
  note_fate (joining, referrer->id, PV_JOIN_LED_OVER);
  key = is_link (pv_record_get_info (record)) ? identity_of (joining, record) : NULL;
  twin = key ? g_hash_table_lookup (links, key) : NULL;
  if (twin != NULL && twin != record && become (joining, pv_record_get_id (twin)) == pv_record_get_id (twin) && !contradict (twin, record))
    join_links (joining, twin, record);
}

static void
lead_over (Joining *joining, PvId goes)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PvId stays = become (joining, goes);
  guint n;
  const PvReferrer *referrers = pv_model_referrers (joining->model, goes, &n);

  gather_links (joining, stays, links);
  for (guint i = 0; i < n; i++)
    lead_over_one (joining, &referrers[i], goes, stays, links);
  pv_edits_remove (joining->edits, goes);
}

static gboolean
find_two (const PvModel *model, PvId one, PvId other, const PvRecord **first, const PvRecord **second, GError **error)
{
  *first = pv_model_get (model, one);
  *second = pv_model_get (model, other);
  if (*first != NULL && *second != NULL && one != other && pv_record_get_kind (*first) == pv_record_get_kind (*second))
    return TRUE;

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("Only two records of the same kind can be the same thing"));
  return FALSE;
}

static PvEdits *
join_two (const PvModel *model, PvId keep, PvId other, const GArray *cells, GHashTable *fates, GError **error)
{
  Joining joining = { .model = model, .fates = fates, .pairs = G_QUEUE_INIT };
  const PvRecord *kept, *given_up;
  g_autoptr (GArray) proposed = NULL;
  PvId stays = MIN (keep, other), *goes;

  if (!find_two (model, keep, other, &kept, &given_up, error))
    return NULL;

  proposed = cells == NULL ? pv_join_cells (model, keep, other) : NULL;
  joining.edits = pv_edits_new (PV_VERB_MERGE);
  joining.become = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
  joining.taken = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  pv_edits_set_subject (joining.edits, stays);
  write_cells (&joining, stays == keep ? kept : given_up, kept, given_up, cells ? cells : proposed);
  note_pair (&joining, MAX (keep, other), stays);
  while ((goes = g_queue_pop_head (&joining.pairs)) != NULL)
    {
      lead_over (&joining, *goes);
      g_free (goes);
    }
  g_hash_table_unref (joining.become);
  g_hash_table_unref (joining.taken);
  return joining.edits;
}

PvEdits *
pv_join_edits (const PvModel *model, PvId keep, PvId other, const GArray *cells, GError **error)
{
  return join_two (model, keep, other, cells, NULL, error);
}

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const PvJoinMove *left = a, *right = b;

  if (left->kind != right->kind)
    return left->kind - right->kind;
  if (left->fate != right->fate)
    return (int) left->fate - (int) right->fate;
  return left->id < right->id ? -1 : left->id > right->id;
}

GArray *
pv_join_moves (const PvModel *model, PvId keep, PvId other, GError **error)
{
  g_autoptr (GHashTable) fates = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  g_autoptr (PvEdits) edits = join_two (model, keep, other, NULL, fates, error);
  GArray *moves = edits ? g_array_new (FALSE, FALSE, sizeof (PvJoinMove)) : NULL;
  GHashTableIter iter;
  gpointer id, fate;

  g_hash_table_iter_init (&iter, fates);
  while (moves != NULL && g_hash_table_iter_next (&iter, &id, &fate))
    {
      PvJoinMove move = { *(PvId *) id, pv_record_get_kind (pv_model_get (model, *(PvId *) id)), GPOINTER_TO_UINT (fate) };

      g_array_append_val (moves, move);
    }
  if (moves != NULL)
    g_array_sort (moves, compare_moves);
  return moves;
}

guint
pv_join_count_referrers (const PvModel *model, PvId id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (pv_id_hash, pv_id_equal);
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, id, &n);

  for (guint i = 0; i < n; i++)
    if (pv_kinds_kind (pv_model_get_kinds (model), PV_FIELD_KIND (referrers[i].field))->page != PV_PAGE_NONE)
      g_hash_table_add (seen, (gpointer) &referrers[i].id);
  return g_hash_table_size (seen);
}
