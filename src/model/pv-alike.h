/* Names that are likely of the same thing: before a record is made twice, and when two were. Pure answers of a search index. */
#pragma once

#include "model/pv-search-index.h"

G_BEGIN_DECLS

/* Why, from the surest on. */
typedef enum
{
  PV_ALIKE_CODE,               /* the same business id, case number … */
  PV_ALIKE_NAME,               /* the same name but for case, accents and signs, in whatever language, or the same short name */
  PV_ALIKE_OLD_NAME,           /* the same as a name it had */
  PV_ALIKE_NEAR,               /* other endings, another order, "ry", one letter wrong */
} PvAlikeWhy;

typedef struct
{
  PvId id;
  PvAlikeWhy why;
  PvField field;               /* whose value is alike; the name's for an old name */
  PvLang lang;                 /* of it; PV_LANG_NONE for an old name and for fields without a language */
} PvAlike;

/* Records of @kind that @name may already be, surest first, at most @most. Parts of names do not count: "Vaasa" is not "Vaasan
 * kaupunki". Costs about as much as the words are common: 20,000 names against 20,000 actors take seconds, so a worker's business.
 * (transfer full) (element-type PvAlike) */
GArray   *pv_alike_find   (PvSearchIndex *index,
                           const PvModel *model,
                           PvKind         kind,
                           const char    *name,
                           guint          most);

typedef struct
{
  PvKind kind;
  PvId one;                    /* the lesser id */
  PvId other;
  PvAlikeWhy why;
} PvAlikePair;

/* Pairs of records with names or codes that are likely the same thing and of which no `same_as` record speaks, by kind and surest
 * first. @index may be NULL: then old names are not known. NULL when @cancelled, unless NULL, becomes TRUE. (transfer full)
 * (element-type PvAlikePair) */
GArray   *pv_alike_pairs  (PvSearchIndex *index,
                           const PvModel *model,
                           const int     *cancelled);

/* Whether a kind has names by which two of it can be the same: a phase of another path is another phase. */
gboolean  pv_alike_has_name (const PvKindInfo *kind);

G_END_DECLS
