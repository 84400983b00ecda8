#include "exchange/pv-key-chains.h"

typedef struct
{
  PvId id;
  guint next;                  /* 1 + index in `links`; 0 ends */
} Link;

typedef struct
{
  guint first;                 /* 1 + index in `links` */
  guint last;
} Chain;

struct _PvKeyChains
{
  GStringChunk *keys;
  GHashTable *by_key;          /* key -> 1 + index in `chains` */
  GArray *chains;
  GArray *links;
};

PvKeyChains *
pv_key_chains_new (void)
{
  PvKeyChains *chains = g_new0 (PvKeyChains, 1);

  chains->keys = g_string_chunk_new (64 * 1024);
  chains->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  chains->chains = g_array_new (FALSE, FALSE, sizeof (Chain));
  chains->links = g_array_new (FALSE, FALSE, sizeof (Link));
  return chains;
}

void
pv_key_chains_free (PvKeyChains *chains)
{
  g_hash_table_unref (chains->by_key);
  g_string_chunk_free (chains->keys);
  g_array_unref (chains->chains);
  g_array_unref (chains->links);
  g_free (chains);
}

static Link *
link_at (const PvKeyChains *chains, guint place)
{
  return &g_array_index (chains->links, Link, place - 1);
}

void
pv_key_chains_add (PvKeyChains *chains, const char *key, PvId id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (chains->by_key, key));
  Chain *chain = place ? &g_array_index (chains->chains, Chain, place - 1) : NULL;
  Link link = { id, 0 };
  Chain made = { chains->links->len + 1, chains->links->len + 1 };

  if (chain != NULL && (link_at (chains, chain->last)->id == id || link_at (chains, chain->first)->id == id))
    return;
  g_array_append_val (chains->links, link);
  if (chain != NULL)
    {
      link_at (chains, chain->last)->next = chains->links->len;
      chain->last = chains->links->len;
      return;
    }
  g_array_append_val (chains->chains, made);
  g_hash_table_insert (chains->by_key, g_string_chunk_insert (chains->keys, key), GUINT_TO_POINTER (chains->chains->len));
}

void
pv_key_chains_collect (const PvKeyChains *chains, const char *key, GArray *ids)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (chains->by_key, key));

  for (guint link = place ? g_array_index (chains->chains, Chain, place - 1).first : 0; link != 0; link = link_at (chains, link)->next)
    g_array_append_val (ids, link_at (chains, link)->id);
}
