/* Names by what they share when they are alike: one is held against the few that share a key with it, never against all. */
#include "model/pv-alike-private.h"

#include <string.h>

/* Two names with one letter wrong share the first half or the second half. Shorter ones are not held against each other, and
 * where so many share a half, it says nothing. */
#define RUN_LETTERS 8
#define HALF_MOST 48

typedef struct
{
  PvId id;
  PvNameSort sort;
  PvNameWords words;
} Name;

struct _PvAlikeNames
{
  GArray *names;               /* Name */
  GHashTable *by_key;          /* text -> GArray of guint: names */
  PvStemmer *stemmer;
  PvWord word;
};

/* One name that meets the others. */
typedef struct
{
  PvAlikeNames *names;
  const Name *name;
  guint number;                /* it joins them under each of its keys; NOT_ONE_OF_THEM: it does not */
  PvAlikeTold told;            /* NULL: it only joins them */
  gpointer data;
} Meeting;

#define NOT_ONE_OF_THEM G_MAXUINT

static void
name_clear (gpointer data)
{
  pv_name_words_clear (&((Name *) data)->words);
}

static void
add_name (PvAlikeNames *self, PvId id, const char *text, PvNameSort sort)
{
  Name name = { .id = id, .sort = sort };

  pv_name_words_init (&name.words, text, self->stemmer, &self->word);
  if (name.words.words->len > 0)
    g_array_append_val (self->names, name);
  else
    pv_name_words_clear (&name.words);
}

static void
add_record (PvAlikeNames *self, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  const PvFieldInfo *fields[] = { pv_kind_find (kind, "name"), pv_kind_find (kind, "short_name") };

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    for (guint c = 0; fields[f] != NULL && c < pv_field_n_cells (fields[f]); c++)
      {
        PvValue value = pv_record_get_cell (record, fields[f]->slot + c);

        if (value.kind == PV_VALUE_TEXT)
          add_name (self, pv_record_get_id (record), value.text, f == 0 ? PV_NAME_FULL : PV_NAME_SHORT);
      }
}

static void
add_former (PvAlikeNames *self, const PvModel *model, PvKind kind, const GArray *former)
{
  for (guint i = 0; former != NULL && i < former->len; i++)
    {
      const PvFormerName *one = &g_array_index (former, PvFormerName, i);
      const PvRecord *record = pv_model_get (model, one->id);

      if (record != NULL && pv_record_get_kind (record) == kind)
        add_name (self, one->id, one->name, PV_NAME_FORMER);
    }
}

PvAlikeNames *
pv_alike_names_new (const PvModel *model, PvKind kind, const GArray *former)
{
  PvAlikeNames *self = g_new0 (PvAlikeNames, 1);
  PvRecord *const *records;
  guint n;

  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, name_clear);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->stemmer = pv_stemmer_new ();
  pv_word_init (&self->word);
  records = pv_model_list (model, kind, &n);
  for (guint i = 0; i < n; i++)
    add_record (self, records[i]);
  add_former (self, model, kind, former);
  return self;
}

void
pv_alike_names_free (PvAlikeNames *self)
{
  g_array_unref (self->names);
  g_hash_table_unref (self->by_key);
  pv_stemmer_free (self->stemmer);
  pv_word_clear (&self->word);
  g_free (self);
}

guint
pv_alike_names_count (const PvAlikeNames *self)
{
  return self->names->len;
}

static void
tell (const Meeting *meeting, const Name *other, PvAlikeWhy why)
{
  const Name *name = meeting->name;

  /* Many are called the same for short; that one is called in full what another is for short says something. */
  if (name->id == other->id || (name->sort == PV_NAME_SHORT && other->sort == PV_NAME_SHORT))
    return;
  if (why == PV_ALIKE_NAME && (name->sort == PV_NAME_FORMER || other->sort == PV_NAME_FORMER))
    why = PV_ALIKE_OLD_NAME;
  meeting->told (name->id, other->id, why, meeting->data);
}

/* Takes @key. */
static GArray *
under (const Meeting *meeting, char *key)
{
  GArray *others = g_hash_table_lookup (meeting->names->by_key, key);

  if (others != NULL || meeting->number == NOT_ONE_OF_THEM)
    {
      g_free (key);
      return others;
    }
  others = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (meeting->names->by_key, key, others);
  return others;
}

static void
join (const Meeting *meeting, GArray *others)
{
  if (meeting->number != NOT_ONE_OF_THEM)
    g_array_append_val (others, meeting->number);
}

static const Name *
nth (const Meeting *meeting, const GArray *others, guint n)
{
  return &g_array_index (meeting->names->names, Name, g_array_index (others, guint, n));
}

/* Held against the first of its key alone: ten of the same make nine questions. */
static void
meet_key (const Meeting *meeting, char *key, PvAlikeWhy why)
{
  GArray *others = under (meeting, key);

  if (others == NULL)
    return;
  if (others->len > 0 && meeting->told != NULL)
    tell (meeting, nth (meeting, others, 0), why);
  join (meeting, others);
}

static void
meet_half (const Meeting *meeting, char *key)
{
  GArray *others = under (meeting, key);

  for (guint i = 0; others != NULL && meeting->told != NULL && others->len < HALF_MOST && i < others->len; i++)
    {
      const Name *other = nth (meeting, others, i);
      PvAlikeWhy why;

      if (meeting->name->id != other->id && pv_name_words_alike (&meeting->name->words, &other->words, &why))
        tell (meeting, other, PV_ALIKE_NEAR);
    }
  if (others != NULL)
    join (meeting, others);
}

static void
meet_halves (const Meeting *meeting)
{
  g_autofree char *run = pv_name_words_run (&meeting->name->words);
  gsize n = strlen (run);

  if (n < RUN_LETTERS)
    return;
  for (gsize half = (n - 1) / 2; half <= n / 2; half++)
    {
      meet_half (meeting, g_strdup_printf ("< %.*s", (int) half, run));
      meet_half (meeting, g_strdup_printf ("> %s", run + n - half));
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The stems, sorted; a word that has none stands for itself. (transfer full) */
static char *
stems_key (const Name *name, guint which)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new ();

  for (guint i = 0; i < name->words.words->len; i++)
    {
      const PvSought *word = &g_array_index (name->words.words, PvSought, i);

      g_ptr_array_add (stems, strlen (word->stems[which]) < 3 ? word->folded : word->stems[which]);
    }
  g_ptr_array_sort (stems, compare_words);
  g_ptr_array_insert (stems, 0, which == 0 ? (gpointer) "fi" : (gpointer) "sv");
  g_ptr_array_add (stems, NULL);
  return g_strjoinv (" ", (char **) stems->pdata);
}

static void
meet_exact (const Meeting *meeting)
{
  meet_key (meeting, g_strconcat ("= ", meeting->name->words.folded, NULL), PV_ALIKE_NAME);
}

/* A short name is too short to be nearly another. */
static void
meet_near (const Meeting *meeting)
{
  if (meeting->name->sort == PV_NAME_SHORT)
    return;
  meet_key (meeting, stems_key (meeting->name, 0), PV_ALIKE_NEAR);
  meet_key (meeting, stems_key (meeting->name, 1), PV_ALIKE_NEAR);
  meet_halves (meeting);
}

void
pv_alike_names_meet_exact (PvAlikeNames *self, guint number, PvAlikeTold told, gpointer data)
{
  const Meeting meeting = { self, &g_array_index (self->names, Name, number), number, told, data };

  meet_exact (&meeting);
}

void
pv_alike_names_meet_near (PvAlikeNames *self, guint number, PvAlikeTold told, gpointer data)
{
  const Meeting meeting = { self, &g_array_index (self->names, Name, number), number, told, data };

  meet_near (&meeting);
}

void
pv_alike_names_gather (PvAlikeNames *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      pv_alike_names_meet_exact (self, i, NULL, NULL);
      pv_alike_names_meet_near (self, i, NULL, NULL);
    }
}

static void
asked_cb (PvId of, PvId other, PvAlikeWhy why, gpointer data)
{
  PvAlike *best = data;

  if (best->id == PV_NO_ID || why < best->why || (why == best->why && other < best->id))
    {
      best->id = other;
      best->why = why;
    }
}

gboolean
pv_alike_names_ask (PvAlikeNames *self, const char *text, PvAlike *alike)
{
  Name name = { .id = PV_NO_ID, .sort = PV_NAME_FULL };
  PvAlike best = { PV_NO_ID, PV_ALIKE_NEAR, PV_NO_FIELD, PV_LANG_NONE };
  const Meeting meeting = { self, &name, NOT_ONE_OF_THEM, asked_cb, &best };

  pv_name_words_init (&name.words, text, self->stemmer, &self->word);
  if (name.words.words->len > 0)
    {
      meet_exact (&meeting);
      meet_near (&meeting);
    }
  pv_name_words_clear (&name.words);
  if (best.id == PV_NO_ID)
    return FALSE;
  *alike = best;
  return TRUE;
}
