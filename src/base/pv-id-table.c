/* Open addressing with linear probing; what follows a removed entry moves up, so there are no marks of removed ones (Knuth, TAOCP 3,
 * 6.4, algorithm R). */
#include "base/pv-id-table.h"

#include <string.h>

#define FIRST_BITS 4

typedef struct
{
  PvId id;                     /* PV_NO_ID: free */
  gpointer value;
} Entry;

struct _PvIdTable
{
  Entry *entries;
  guint n;
  guint bits;                  /* places: 1 << bits */
};

static guint
n_places (const PvIdTable *self)
{
  return 1u << self->bits;
}

static guint
home_of (const PvIdTable *self, PvId id)
{
  return (guint) ((guint64) id * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> (64 - self->bits));
}

/* Where @id is, or the free place where it would be. */
static guint
find (const PvIdTable *self, PvId id)
{
  guint place = home_of (self, id);

  while (self->entries[place].id != id && self->entries[place].id != PV_NO_ID)
    place = (place + 1) & (n_places (self) - 1);
  return place;
}

/* Written to at once: a page that is only read first, as a search for a free place does, is taken from the kernel twice, and the second time all
 * processors wait for it. */
static Entry *
new_entries (guint n)
{
  return memset (g_new (Entry, n), 0, n * sizeof (Entry));
}

static void
grow (PvIdTable *self, guint bits)
{
  g_autofree Entry *old = self->entries;
  guint n_old = n_places (self);

  self->bits = bits;
  self->entries = new_entries (n_places (self));
  for (guint i = 0; i < n_old; i++)
    if (old[i].id != PV_NO_ID)
      self->entries[find (self, old[i].id)] = old[i];
}

PvIdTable *
pv_id_table_new (void)
{
  PvIdTable *self = g_new0 (PvIdTable, 1);

  self->bits = FIRST_BITS;
  self->entries = new_entries (n_places (self));
  return self;
}

PvIdTable *
pv_id_table_copy (const PvIdTable *self)
{
  PvIdTable *copy = g_memdup2 (self, sizeof *self);

  copy->entries = g_memdup2 (self->entries, n_places (self) * sizeof (Entry));
  return copy;
}

void
pv_id_table_free (PvIdTable *self)
{
  g_free (self->entries);
  g_free (self);
}

void
pv_id_table_reserve (PvIdTable *self, guint n)
{
  guint bits = self->bits;

  while (n > (1u << bits) / 4 * 3)
    bits++;
  if (bits > self->bits)
    grow (self, bits);
}

guint
pv_id_table_get_n (const PvIdTable *self)
{
  return self->n;
}

gpointer
pv_id_table_get (const PvIdTable *self, PvId id)
{
  return id != PV_NO_ID ? self->entries[find (self, id)].value : NULL;
}

void
pv_id_table_set (PvIdTable *self, PvId id, gpointer value)
{
  guint place;

  g_return_if_fail (id != PV_NO_ID && value != NULL);

  place = find (self, id);
  if (self->entries[place].id == PV_NO_ID && ++self->n > n_places (self) / 4 * 3)
    {
      grow (self, self->bits + 1);
      place = find (self, id);
    }
  self->entries[place] = (Entry) { id, value };
}

gboolean
pv_id_table_remove (PvIdTable *self, PvId id)
{
  guint mask = n_places (self) - 1;
  guint hole = find (self, id);

  if (id == PV_NO_ID || self->entries[hole].id == PV_NO_ID)
    return FALSE;

  self->n--;
  for (guint i = (hole + 1) & mask; self->entries[i].id != PV_NO_ID; i = (i + 1) & mask)
    {
      guint home = home_of (self, self->entries[i].id);

      /* It may stand in the hole when its home does not lie behind it. */
      if (((i - home) & mask) < ((i - hole) & mask))
        continue;
      self->entries[hole] = self->entries[i];
      hole = i;
    }
  self->entries[hole] = (Entry) { PV_NO_ID, NULL };
  return TRUE;
}

gpointer
pv_id_table_next (const PvIdTable *self, guint *place)
{
  while (*place < n_places (self))
    {
      const Entry *entry = &self->entries[(*place)++];

      if (entry->id != PV_NO_ID)
        return entry->value;
    }
  return NULL;
}
