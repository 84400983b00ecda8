#include "exchange/pv-name-index.h"

#include "exchange/pv-key-chains.h"

#include <string.h>

struct _PvNameIndex
{
  const PvModel *model;
  PvKeyChains *chains;
  gboolean read[256];          /* by kind */
};

/* What stands in the name of an organisation and is left out as often as not. */
static const char *const forms[] = { "ry", "rf", "oy", "ab", "oyj", "abp", "osk", "sr", "rs", "ky", "tmi", "ltd", NULL };

const PvFieldInfo *
pv_name_field (const PvKindInfo *kind)
{
  g_autofree char *column = g_strdup (kind->title + (*kind->title == '{'));
  char *end = strchr (column, '}');
  const PvFieldInfo *field;

  if (end == NULL || end[1] != '\0')
    return NULL;
  *end = '\0';
  field = pv_kind_find (kind, column);
  return field != NULL && field->type == PV_TYPE_TRANSLATED ? field : NULL;
}

const PvFieldInfo *
pv_parent_field (const PvKindInfo *kind)
{
  for (guint f = 0; kind->order != NULL && f < kind->n_fields; f++)
    if (kind->fields[f].type == PV_TYPE_REFERENCE && kind->fields[f].flags & PV_FIELD_REQUIRED)
      return &kind->fields[f];

  return NULL;
}

PvNameIndex *
pv_name_index_new (const PvModel *model)
{
  PvNameIndex *index = g_new0 (PvNameIndex, 1);

  index->model = model;
  index->chains = pv_key_chains_new ();
  return index;
}

void
pv_name_index_free (PvNameIndex *index)
{
  pv_key_chains_free (index->chains);
  g_free (index);
}

/* "k3 vaasan kaupunki", "n3 vaasankaupunki", "p21 5f alkukartoitus": what sort of key, the kind, the parent, the name. */
static char *
key_of (char sort, PvKind kind, PvId parent, const char *folded)
{
  return parent == PV_NO_ID ? g_strdup_printf ("%c%x %s", sort, kind, folded)
                            : g_strdup_printf ("%c%x %" G_GINT64_MODIFIER "x %s", sort, kind, parent, folded);
}

static char *
loosened (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *loose = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (forms, words[i]))
      g_string_append (loose, words[i]);

  return g_string_free (loose, FALSE);
}

static void
add_sorted_key (PvNameIndex *index, char sort, PvKind kind, PvId parent, PvId id, const char *text)
{
  g_autofree char *key = key_of (sort, kind, parent, text);

  pv_key_chains_add (index->chains, key, id);
}

static void
add_folded (PvNameIndex *index, PvKind kind, PvId parent, PvId id, const char *folded, gboolean may_loosen)
{
  add_sorted_key (index, 'k', kind, PV_NO_ID, id, folded);
  if (parent != PV_NO_ID)
    add_sorted_key (index, 'p', kind, parent, id, folded);
  if (may_loosen && strchr (folded, ' ') != NULL)
    {
      g_autofree char *loose = loosened (folded);

      if (*loose != '\0')
        add_sorted_key (index, 'n', kind, PV_NO_ID, id, loose);
    }
  else if (may_loosen)
    add_sorted_key (index, 'n', kind, PV_NO_ID, id, folded);
}

/* Organisations alone carry their form in their name. */
static gboolean
may_loosen (PvKind kind)
{
  return kind == PV_ACTOR || kind == PV_PROJECT || kind == PV_NETWORK;
}

static void
add_name (PvNameIndex *index, PvKind kind, PvId parent, PvId id, const char *name)
{
  g_autofree char *folded = pv_text_fold (name);

  if (*folded != '\0')
    add_folded (index, kind, parent, id, folded, may_loosen (kind));
}

static gboolean
is_a_name (const PvFieldInfo *field, const PvFieldInfo *name)
{
  static const char *const columns[] = { "short_name", "alternative_name", "case_number", "ptv_id", NULL };

  return field == name || g_strv_contains (columns, field->column)
         || (field->type == PV_TYPE_CODE && (field->of == PV_CODES_BUSINESS_ID || field->of == PV_CODES_MUNICIPALITY));
}

static void
add_cells (PvNameIndex *index, const PvRecord *record, const PvFieldInfo *field, PvId parent)
{
  for (guint c = 0; c < pv_field_n_cells (field); c++)
    {
      PvValue value = pv_record_get_cell (record, field->slot + c);

      if (value.kind != PV_VALUE_TEXT)
        continue;
      add_name (index, pv_record_get_kind (record), parent, pv_record_get_id (record), value.text);
      for (PvLang lang = PV_LANG_FIRST; field->of == PV_CODES_MUNICIPALITY && field->type == PV_TYPE_CODE && lang <= PV_LANG_LAST; lang++)
        if (pv_code_name (field->of, value.text, lang) != NULL)
          add_name (index, pv_record_get_kind (record), parent, pv_record_get_id (record), pv_code_name (field->of, value.text, lang));
    }
}

static void
add_titles (PvNameIndex *index, const PvRecord *record)
{
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    {
      g_autofree char *title = pv_title (index->model, record, lang);

      add_name (index, pv_record_get_kind (record), PV_NO_ID, pv_record_get_id (record), title);
    }
}

static void
read_kind (PvNameIndex *index, const PvKindInfo *kind)
{
  guint n;
  PvRecord *const *records = pv_model_list (index->model, kind->kind, &n);
  const PvFieldInfo *name = pv_name_field (kind), *parent = pv_parent_field (kind);

  index->read[kind->kind] = TRUE;
  for (guint i = 0; i < n; i++)
    {
      PvId above = parent ? pv_record_get_cell (records[i], parent->slot).integer : PV_NO_ID;

      for (guint f = 0; f < kind->n_fields; f++)
        if (is_a_name (&kind->fields[f], name))
          add_cells (index, records[i], &kind->fields[f], above);
      if (name == NULL || name->flags & PV_FIELD_LONG)
        add_titles (index, records[i]);
    }
}

static void
need_kind (PvNameIndex *index, PvKind kind)
{
  const PvKindInfo *info = pv_kinds_kind (pv_model_get_kinds (index->model), kind);

  if (info != NULL && !index->read[kind])
    read_kind (index, info);
}

void
pv_name_index_add (PvNameIndex *index, PvKind kind, PvId parent, PvId id, const char *name)
{
  need_kind (index, kind);
  add_name (index, kind, parent, id, name);
}

static void
find_in_kind (PvNameIndex *index, PvKind kind, PvId parent, const char *folded, GArray *ids, gboolean *nearly)
{
  g_autofree char *key = key_of (parent == PV_NO_ID ? 'k' : 'p', kind, parent, folded);

  need_kind (index, kind);
  pv_key_chains_collect (index->chains, key, ids);
  *nearly = FALSE;
  if (ids->len == 0 && parent == PV_NO_ID && may_loosen (kind))
    {
      g_autofree char *loose = loosened (folded);
      g_autofree char *loose_key = key_of ('n', kind, PV_NO_ID, loose);

      if (*loose != '\0')
        pv_key_chains_collect (index->chains, loose_key, ids);
      *nearly = ids->len > 0;
    }
}

void
pv_name_index_find (PvNameIndex *index, PvKind kind, PvId parent, const char *name, GArray *ids, gboolean *nearly)
{
  g_autofree char *folded = pv_text_fold (name);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (index->model), &n_kinds);

  g_array_set_size (ids, 0);
  *nearly = FALSE;
  if (*folded == '\0')
    return;
  if (kind != PV_ANY_KIND)
    find_in_kind (index, kind, parent, folded, ids, nearly);
  /* What has a name of its own before what is called by others. */
  for (guint named = 2; kind == PV_ANY_KIND && named-- > 0;)
    for (guint k = 0; k < n_kinds && ids->len == 0; k++)
      if (kinds[k].page != PV_PAGE_NONE && (pv_name_field (&kinds[k]) != NULL) == named)
        find_in_kind (index, kinds[k].kind, PV_NO_ID, folded, ids, nearly);
}
