/* What can be found: every word of every record, in all languages, forgiving of case, accents, endings and small mistakes. Made from
 * a model in one go (a worker may), then kept up change by change. Names that records had before are not in a model: who knows
 * them says them.
 *
 * Belongs to one thread at a time. What it finds are ids: records come from the model it was last brought up to. */
#pragma once

#include "model/pv-model.h"

G_BEGIN_DECLS

typedef struct _PvSearchIndex PvSearchIndex;

/* (transfer full) */
PvSearchIndex *pv_search_index_new      (const PvModel       *model);
PvSearchIndex *pv_search_index_ref      (PvSearchIndex       *index);
void           pv_search_index_unref    (PvSearchIndex       *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvSearchIndex, pv_search_index_unref)

/* @model has changed by @changes since. */
void           pv_search_index_update   (PvSearchIndex       *index,
                                         const PvModel       *model,
                                         const PvChangeSet   *changes);
/* @id was called @name once. @from is @id, or a record that was joined with it: as long as that one is there, the name is its own.
 * Twice is once; neither need be there yet. What is renamed while the index is kept up, it notes by itself. */
void           pv_search_index_add_old_name (PvSearchIndex   *index,
                                         PvId                 id,
                                         PvId                 from,
                                         const char          *name);
/* What it was called and is not any more. (transfer container) (element-type utf8) */
GPtrArray     *pv_search_index_get_old_names (PvSearchIndex  *index,
                                         PvId                 id);

/* A name that a record had, or one that was joined with it, and that is not its own any more. */
typedef struct
{
  PvId id;
  char *name;
} PvFormerName;

/* Of all records; for who asks in another thread. (transfer full) (element-type PvFormerName) */
GArray        *pv_search_index_list_old_names (PvSearchIndex *index);

/* What was typed, taken apart. */
typedef struct _PvQuery PvQuery;

/* (transfer full) */
PvQuery       *pv_query_new             (PvSearchIndex       *index,
                                         const char          *text);
void           pv_query_free            (PvQuery             *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvQuery, pv_query_free)
/* Nothing that could be looked for. */
gboolean       pv_query_is_empty        (const PvQuery       *query);

/* A stretch of a text, in bytes. */
typedef struct
{
  guint start;
  guint end;
} PvStretch;

/* Which words of @query stand in @text, a bit a word (the first 32), in any form. @stretches, unless NULL, gets where (PvStretch, by
 * rising start; they may touch, never overlap). */
guint32        pv_query_mark            (const PvQuery       *query,
                                         const char          *text,
                                         GArray              *stretches);
/* Which words of @query have no more than their beginning in common with a word of @text: "suodata" with "suodatin". For the few words of a command. */
guint32        pv_query_akin            (const PvQuery       *query,
                                         const char          *text);
/* All bits that pv_query_mark() can give. */
guint32        pv_query_all             (const PvQuery       *query);

/* Which words of @query stand in @folded (pv_text_fold()) letter by letter, be it in the middle of a word. */
guint32        pv_query_contained       (const PvQuery       *query,
                                         const char          *folded);

typedef struct
{
  PvId id;
  PvKind kind;
  guint rank;                  /* 0 is best */
  guint length;                /* of its title: of equal rank the shorter stands first */
} PvHit;

/* Of one kind: the best, best first, and how many there are. */
typedef struct
{
  PvKind kind;
  guint n_found;
  GArray *hits;                /* PvHit */
} PvHits;

/* Records of @kinds (PV_ANY_KIND-terminated; NULL: those with a page of the window) in which every word of @query stands, in fields of
 * @audience; at most @most of a kind. The kind with the best hit first. A record whose title names others is found by their
 * titles, too, and stands behind them. (transfer full) (element-type PvHits) */
GPtrArray     *pv_search_index_find     (PvSearchIndex       *index,
                                         const PvQuery       *query,
                                         const PvKind        *kinds,
                                         PvAudience           audience,
                                         guint                most);

/* In which records each word of a query stands: for who shows records by columns, or picks one by its title. Holds good until the
 * records change. */
typedef struct _PvWordPlaces PvWordPlaces;

/* @typos: words with one mistake count, too. (transfer full) */
PvWordPlaces  *pv_search_index_places   (PvSearchIndex       *index,
                                         const PvQuery       *query,
                                         PvAudience           audience,
                                         gboolean             typos);
void           pv_word_places_free      (PvWordPlaces        *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvWordPlaces, pv_word_places_free)
/* Which words stand in the record, in any language or old name; and which in its title alone. Bits as of pv_query_mark(). */
guint32        pv_word_places_in_record (const PvWordPlaces  *places,
                                         PvId                 id);
guint32        pv_word_places_in_title  (const PvWordPlaces  *places,
                                         PvId                 id);

/* The cell in which words of @query stand that do not stand in @title, which is shown already. */
typedef struct
{
  const PvFieldInfo *field;    /* NULL: nothing more to say */
  PvLang lang;
  gboolean old_name;
  char *text;                  /* owned */
} PvFoundIn;

void           pv_search_index_explain  (PvSearchIndex       *index,
                                         const PvModel       *model,
                                         const PvQuery       *query,
                                         PvId                 id,
                                         const char          *title,
                                         PvAudience           audience,
                                         PvFoundIn           *found);
void           pv_found_in_clear        (PvFoundIn           *found);

/* Words, records and bytes, for who measures. */
void           pv_search_index_measure  (PvSearchIndex       *index,
                                         guint               *n_words,
                                         guint               *n_records,
                                         gsize               *n_bytes);

/* Every word of every record with what it is, one a line, sorted: equal for an index that was kept up and one that is new.
 * (transfer full) */
char          *pv_search_index_dump     (PvSearchIndex       *index);

/* Whether what stands in @field can be found by its words. */
gboolean       pv_search_index_is_searched (const PvFieldInfo *field);

G_END_DECLS
