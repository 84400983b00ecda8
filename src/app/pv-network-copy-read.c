#include "app/pv-network-copy-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* So much at once is no copy of anybody's. */
#define MOST_RECORDS 100000
/* Model pixels. */
#define MOST_COORDINATE 1e7
#define MOST_SIZE 1e4

typedef struct
{
  const PvModel *model;
  gboolean same;               /* pasted where it was copied */
  gboolean moved;              /* and cut there: nobody has their names any longer */
  GHashTable *made;            /* id in the text → PvId here, real or temporary */
  GHashTable *fresh;           /* those of them that are new actors: id in the text → itself */
  GHashTable *titles;          /* kind and title → PvId, of what the document has; made when it is first asked for */
  GHashTable *names;           /* names that are taken, for copies */
  PvNetworkPaste *paste;
} Reading;

typedef struct
{
  PvId id;
  const PvKindInfo *kind;
  GVariant *cells;
} Piece;

static void
clear_piece (gpointer data)
{
  g_variant_unref (((Piece *) data)->cells);
}

/* --- what the document has --- */

static char *
key_of (PvKind kind, const char *title)
{
  return g_strdup_printf ("%u %s", kind, title);
}

static void
remember_kind (Reading *reading, PvKind kind)
{
  guint n;
  PvRecord *const *list = pv_model_list (reading->model, kind, &n);

  for (guint i = 0; i < n; i++)
    for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
      {
        g_autofree char *title = pv_title (reading->model, list[i], lang);
        char *key = key_of (kind, title);
        PvId id = pv_record_get_id (list[i]);

        if (*title == '\0' || g_hash_table_contains (reading->titles, key))
          g_free (key);
        else
          g_hash_table_insert (reading->titles, key, g_memdup2 (&id, sizeof id));
      }
}

static PvId
find_by_title (Reading *reading, PvKind kind, const char *title)
{
  g_autofree char *all = key_of (kind, "");
  g_autofree char *key = key_of (kind, title);
  PvId *found;

  if (kind == PV_ANY_KIND || *title == '\0')
    return PV_NO_ID;
  if (!g_hash_table_contains (reading->titles, all))
    {
      remember_kind (reading, kind);
      g_hash_table_insert (reading->titles, g_steal_pointer (&all), g_new0 (PvId, 1));
    }
  found = g_hash_table_lookup (reading->titles, key);

  return found ? *found : PV_NO_ID;
}

static const char *
cell_text (GVariant *cells, const char *column, const char *lang)
{
  GVariantIter iter;
  const char *name, *code, *text, *title;

  g_variant_iter_init (&iter, cells);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &name, &code, &text, &title))
    if (g_str_equal (name, column) && g_str_equal (code, lang))
      return text;

  return NULL;
}

/* Another document's actor that this one has, too: a name in one of the languages, and the kind. */
static PvId
find_same_actor (Reading *reading, const Piece *piece)
{
  const PvFieldInfo *name = pv_kinds_field (pv_model_get_kinds (reading->model), PV_ACTOR_NAME);
  const PvFieldInfo *kind = pv_kinds_field (pv_model_get_kinds (reading->model), PV_ACTOR_KIND);
  const char *wanted = cell_text (piece->cells, kind->column, "");

  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    {
      const char *text = cell_text (piece->cells, name->column, pv_lang_code (lang));
      PvId id = text ? find_by_title (reading, PV_ACTOR, text) : PV_NO_ID;
      PvRecord *record = pv_model_get (reading->model, id);
      g_autofree char *nick = record ? pv_value_to_text (kind, PV_VALUE_OF_INT (pv_record_get_int (record, PV_ACTOR_KIND))) : NULL;

      if (record && g_strcmp0 (nick, wanted) == 0)
        return id;
    }

  return PV_NO_ID;
}

/* --- cells --- */

/* "Ohjaamo Vaasa (copy)", and a number when there is one already. (transfer full) */
static char *
name_of_copy (Reading *reading, PvLang lang, const char *name)
{
  /* Translators: the name of an actor that was made as a copy of another one */
  char *copy = g_strdup_printf (pv_words_in (lang, N_("%s (copy)")), name);

  for (guint number = 2; find_by_title (reading, PV_ACTOR, copy) != PV_NO_ID || g_hash_table_contains (reading->names, copy); number++)
    {
      g_free (copy);
      /* Translators: the name of an actor, and which copy of it this is */
      copy = g_strdup_printf (pv_words_in (lang, N_("%s (copy %u)")), name, number);
    }

  return copy;
}

static PvId
find_referred (Reading *reading, const PvFieldInfo *field, PvId id, const char *title)
{
  PvId *made = g_hash_table_lookup (reading->made, &id);
  PvRecord *record = pv_model_get (reading->model, id);

  if (made)
    return *made;
  if (reading->same && record && (field->of == PV_ANY_KIND || pv_record_get_kind (record) == field->of))
    return id;

  return reading->same ? PV_NO_ID : find_by_title (reading, (PvKind) field->of, title);
}

/* A copy is another organisation: it has no other's codes, and nobody has verified it. */
static gboolean
is_left_out (Reading *reading, const Piece *piece, const PvFieldInfo *field)
{
  guint code = PV_FIELD_CODE (field->field);

  if (field->type == PV_TYPE_PERSONAL)
    return TRUE;

  return reading->same && !reading->moved && (field->group == PV_GROUP_CODES || code == PV_COMMON_VERIFIED_ON || code == PV_COMMON_VERIFIED_BY);
}

static gboolean
read_cell (Reading *reading, const Piece *piece, PvId id, const PvFieldInfo *field, PvLang lang, const char *text, const char *title, GError **error)
{
  g_autofree char *owned = NULL, *copy = NULL;
  PvValue value;

  if (reading->same && !reading->moved && field->field == PV_ACTOR_NAME)
    {
      copy = name_of_copy (reading, lang, text);
      text = copy;
    }
  if (!pv_value_from_text (field, text, &value, &owned, error))
    return FALSE;
  if (field->type == PV_TYPE_REFERENCE)
    value = PV_VALUE_OF_INT (find_referred (reading, field, value.integer, title));
  if (field->type != PV_TYPE_REFERENCE || value.integer != PV_NO_ID)
    pv_edits_set_value (reading->paste->edits, id, field->field, lang, value);
  if (copy)
    g_hash_table_add (reading->names, g_steal_pointer (&copy));

  return TRUE;
}

static gboolean
read_cells (Reading *reading, const Piece *piece, PvId id, GError **error)
{
  GVariantIter iter;
  const char *column, *code, *text, *title;

  g_variant_iter_init (&iter, piece->cells);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &column, &code, &text, &title))
    {
      const PvFieldInfo *field = pv_kind_find (piece->kind, column);
      PvLang lang = PV_LANG_NONE;

      if (field == NULL || is_left_out (reading, piece, field)
          || (field->type == PV_TYPE_TRANSLATED && (!pv_lang_parse (code, &lang) || lang > PV_LANG_LAST)))
        continue;
      if (!read_cell (reading, piece, id, field, lang, text, title, error))
        return FALSE;
    }

  return TRUE;
}

/* --- records --- */

static void
remember (Reading *reading, PvId in_text, PvId here)
{
  g_hash_table_insert (reading->made, g_memdup2 (&in_text, sizeof in_text), g_memdup2 (&here, sizeof here));
}

/* Whoever was cut comes back as the same organisation, once. */
static gboolean
are_gone (Reading *reading, GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (pv_model_get (reading->model, piece->id) || (piece->kind->kind == PV_ACTOR && find_same_actor (reading, piece) != PV_NO_ID))
        return FALSE;
    }

  return TRUE;
}

static void
add_actor (Reading *reading, const Piece *piece)
{
  PvId here = reading->same ? PV_NO_ID : find_same_actor (reading, piece);

  if (here == PV_NO_ID)
    {
      here = pv_edits_add (reading->paste->edits, PV_ACTOR);
      g_hash_table_add (reading->fresh, g_memdup2 (&piece->id, sizeof piece->id));
      reading->paste->n_added++;
    }
  remember (reading, piece->id, here);
  g_array_append_val (reading->paste->ids, here);
}

static PvId
end_of (Reading *reading, const Piece *piece, PvField field)
{
  const PvFieldInfo *info = pv_kinds_field (pv_model_get_kinds (reading->model), field);
  const char *text = cell_text (piece->cells, info->column, "");
  g_autofree char *owned = NULL;
  PvValue value;
  PvId *made;

  if (text == NULL || !pv_value_from_text (info, text, &value, &owned, NULL))
    return PV_NO_ID;
  made = g_hash_table_lookup (reading->made, &value.integer);

  return made ? *made : PV_NO_ID;
}

static gboolean
is_there (Reading *reading, const Piece *piece, PvId from, PvId to)
{
  const PvFieldInfo *info = pv_kinds_field (pv_model_get_kinds (reading->model), PV_RELATION_KIND);
  const char *kind = cell_text (piece->cells, info->column, "");
  guint n;
  const PvReferrer *referrers = pv_model_referrers (reading->model, from, &n);

  for (guint i = 0; i < n; i++)
    {
      PvRecord *record = pv_model_get (reading->model, referrers[i].id);
      g_autofree char *nick = NULL;

      if (referrers[i].field != PV_RELATION_FROM_ACTOR || pv_record_get_reference (record, PV_RELATION_TO_ACTOR) != to)
        continue;
      nick = pv_value_to_text (info, PV_VALUE_OF_INT (pv_record_get_int (record, PV_RELATION_KIND)));
      if (g_strcmp0 (nick, kind) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
add_link (Reading *reading, const Piece *piece, GError **error)
{
  PvId from = end_of (reading, piece, PV_RELATION_FROM_ACTOR), to = end_of (reading, piece, PV_RELATION_TO_ACTOR);
  PvId id;

  if (from == PV_NO_ID || to == PV_NO_ID || (from > 0 && to > 0 && is_there (reading, piece, from, to)))
    return TRUE;
  id = pv_edits_add (reading->paste->edits, PV_RELATION);
  reading->paste->n_added++;

  return read_cells (reading, piece, id, error);
}

static GArray *
list_pieces (const PvModel *model, GVariant *records)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  GVariantIter iter;
  Piece piece;
  const char *table;

  g_array_set_clear_func (pieces, clear_piece);
  g_variant_iter_init (&iter, records);
  while (g_variant_iter_next (&iter, "(x&s@a(ssss))", &piece.id, &table, &piece.cells))
    {
      piece.kind = pv_kinds_find (pv_model_get_kinds (model), table);
      if (piece.kind && (piece.kind->kind == PV_ACTOR || piece.kind->kind == PV_RELATION))
        g_array_append_val (pieces, piece);
      else
        g_variant_unref (piece.cells);
    }

  return pieces;
}

/* Actors first, so that what refers to one finds it. */
static gboolean
read_records (Reading *reading, GArray *pieces, GError **error)
{
  for (guint i = 0; i < pieces->len; i++)
    if (g_array_index (pieces, Piece, i).kind->kind == PV_ACTOR)
      add_actor (reading, &g_array_index (pieces, Piece, i));
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      PvId *made = g_hash_table_lookup (reading->made, &piece->id);

      if (piece->kind->kind == PV_RELATION && !add_link (reading, piece, error))
        return FALSE;
      if (piece->kind->kind == PV_ACTOR && g_hash_table_contains (reading->fresh, &piece->id) && !read_cells (reading, piece, *made, error))
        return FALSE;
    }

  return TRUE;
}

/* Numbers from outside may be anything. */
static gboolean
is_sound (const PvRect *box)
{
  return fabs (box->x) < MOST_COORDINATE && fabs (box->y) < MOST_COORDINATE && box->width > 0 && box->width < MOST_SIZE && box->height > 0
         && box->height < MOST_SIZE;
}

static void
place_group (Reading *reading, GVariant *places, PvPlaces *session, const PvScene *scene, const PvPoint *wish)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (PvRect));
  GVariantIter iter;
  PvRect box;
  PvId id;

  g_variant_iter_init (&iter, places);
  while (g_variant_iter_next (&iter, "(xdddd)", &id, &box.x, &box.y, &box.width, &box.height))
    if (g_hash_table_contains (reading->fresh, &id) && is_sound (&box))
      {
        PvId *made = g_hash_table_lookup (reading->made, &id);

        g_array_append_val (ids, *made);
        g_array_append_val (boxes, box);
      }
  pv_network_edits_place_group (reading->paste->edits, reading->model, session, scene, (const PvId *) (gpointer) ids->data,
                                (const PvRect *) (gpointer) boxes->data, ids->len, wish);
}

static void
init_reading (Reading *reading, const PvModel *model, gboolean same, PvNetworkPaste *paste)
{
  *reading = (Reading) { .model = model, .same = same, .paste = paste };
  reading->made = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
  reading->fresh = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  reading->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
clear_reading (Reading *reading)
{
  g_hash_table_unref (reading->made);
  g_hash_table_unref (reading->fresh);
  g_hash_table_unref (reading->titles);
  g_hash_table_unref (reading->names);
}

static PvId
first_new (const PvNetworkPaste *paste)
{
  for (guint i = 0; i < paste->ids->len; i++)
    if (g_array_index (paste->ids, PvId, i) < 0)
      return g_array_index (paste->ids, PvId, i);

  return PV_NO_ID;
}

/* NULL and an error when it is none of ours. (transfer full) */
static GVariant *
parse (const char *text, GError **error)
{
  g_autoptr (GVariant) whole = g_variant_parse (G_VARIANT_TYPE (PV_NETWORK_COPY_FORMAT), text, NULL, NULL, NULL);

  if (whole == NULL)
    {
      g_set_error_literal (error, PV_ERROR, PV_ERROR_REFUSED, _("Nothing was pasted: what the clipboard holds cannot be read; copy it again"));
      return NULL;
    }

  return g_steal_pointer (&whole);
}

gboolean
pv_network_copy_read (const PvModel *model, PvPlaces *session, const PvScene *scene, const char *text, const char *mark, const PvPoint *wish,
                      PvNetworkPaste *paste, GError **error)
{
  g_autoptr (GVariant) whole = parse (text, error), records = NULL, places = NULL;
  g_autoptr (GArray) pieces = NULL;
  g_auto (PvNetworkPaste) read = { 0 };
  const char *from;
  Reading reading;
  gboolean done;

  if (whole == NULL)
    return FALSE;
  g_variant_get (whole, "(&s@a(xsa(ssss))@a(xdddd))", &from, &records, &places);
  if (g_variant_n_children (records) > MOST_RECORDS)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("Nothing was pasted: more than %u records at once; save them as a table and import it"), MOST_RECORDS);
      return FALSE;
    }
  read = (PvNetworkPaste) { pv_edits_new (PV_VERB_ADD), g_array_new (FALSE, FALSE, sizeof (PvId)), 0 };
  pieces = list_pieces (model, records);
  init_reading (&reading, model, g_str_equal (from, mark), &read);
  reading.moved = reading.same && are_gone (&reading, pieces);
  done = read_records (&reading, pieces, error);
  if (done && read.n_added > 0)
    {
      pv_edits_set_subject (read.edits, first_new (&read));
      place_group (&reading, places, session, scene, wish);
    }
  clear_reading (&reading);
  if (!done)
    return FALSE;
  if (read.n_added == 0)
    g_clear_pointer (&read.edits, pv_edits_free);
  *paste = read;
  read = (PvNetworkPaste) { 0 };

  return TRUE;
}

void
pv_network_paste_clear (PvNetworkPaste *paste)
{
  g_clear_pointer (&paste->edits, pv_edits_free);
  g_clear_pointer (&paste->ids, g_array_unref);
}
