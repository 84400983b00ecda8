/* What the files of the search index share. */
#pragma once

#include "model/pv-search-index.h"
#include "model/pv-search-words.h"

G_BEGIN_DECLS

/* Where in a record a word stands, from the best on. */
typedef enum
{
  PV_STANDS_IN_TITLE,          /* in any language, or the short name */
  PV_STANDS_IN_OLD_NAME,
  PV_STANDS_IN_TEXT,
  PV_STANDS_IN_CHOICE,         /* the label of a choice: so do many */
} PvStands;

/* A word in a record: PvStands, audience and whether it comes first, and the version. Four bytes, since there are half a million of them at
 * 20,000 actors; a hundred million versions are never reached, as all is made anew long before. */
typedef struct
{
  guint32 version : 27;
  guint32 stands : 2;
  guint32 audience : 2;
  guint32 first : 1;
} PvPosting;

G_STATIC_ASSERT (sizeof (PvPosting) == 4);
G_STATIC_ASSERT (PV_AUDIENCE_INTERNAL < 4);

typedef struct
{
  PvPosting *postings;
  guint n;
  guint size;
} PvToken;

/* Titles name at most this many other records. */
#define PV_SEARCH_REFERRED 3

/* A record. Its words stand under the number of its present version, so that they need not be sought out to be taken away. */
typedef struct
{
  PvId id;
  PvRecord *record;            /* NULL: it is gone */
  guint32 version;
  guint32 title_length;
  guint32 referred[PV_SEARCH_REFERRED]; /* numbers of slots + 1; 0: none */
} PvSlot;

typedef struct
{
  PvId from;
  char *name;
} PvOldName;

struct _PvSearchIndex
{
  gatomicrefcount refs;
  const PvKinds *kinds;
  PvVocabulary *words;
  GArray *tokens;              /* PvToken, by the number of the word */
  GArray *slots;               /* PvSlot */
  GArray *versions;            /* guint32: the slot of each version + 1; 0: outdated */
  guint n_outdated;
  PvIdTable *by_id;            /* number of the slot + 1 */
  GHashTable *old_names;       /* PvId -> GArray of PvOldName */
  GHashTable *joined;          /* PvId of what was joined -> GArray of PvId with what */
  PvWord word;                 /* for reading texts */
  GHashTable *titles;          /* PvKindInfo * -> GPtrArray of PvFieldInfo: of which the title is made */
};

/* The fields that a title is made of, a short name among them. Borrowed. (element-type PvFieldInfo) */
const GPtrArray *pv_search_index_title_fields (PvSearchIndex    *self,
                                               const PvKindInfo *kind);
PvSlot          *pv_search_index_slot         (PvSearchIndex    *self,
                                               PvId              id);

struct _PvQuery
{
  GArray *sought;              /* PvSought */
  PvWord word;
  PvStemmer *stemmer;          /* borrowed from the index */
};

G_END_DECLS
