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
  PV_ALIKE_PART,               /* not the same: what was typed so far stands in the name */
} PvAlikeWhy;

typedef struct
{
  PvId id;
  PvAlikeWhy why;
  PvField field;               /* whose value is alike; the name's for an old name */
  PvLang lang;                 /* of it; PV_LANG_NONE for an old name and for fields without a language */
} PvAlike;

/* Records of @kind that @name may already be, surest first, at most @most; @name may also be the code (a business id, a case number)
 * that tells them. Parts of names do not count: "Vaasa" is not "Vaasan kaupunki". Within a key at 20,000 names; many names against
 * many: PvAlikeNames. (transfer full) (element-type PvAlike) */
GArray   *pv_alike_find   (PvSearchIndex *index,
                           const PvModel *model,
                           PvKind         kind,
                           const char    *name,
                           guint          most);

/* What stands before a person who types a name: those of pv_alike_find(), then (PV_ALIKE_PART) those in whose names all that was typed
 * so far stands. @except, unless PV_NO_ID, is the one that is being named. (transfer full) (element-type PvAlike) */
GArray   *pv_alike_propose (PvSearchIndex *index,
                           const PvModel *model,
                           PvKind         kind,
                           const char    *typed,
                           PvId           except,
                           guint          most);

/* All names of a kind, for asking many: about a microsecond a name more, whatever there is. A name of less than eight letters with a
 * letter wrong is not noticed. Any thread; one at a time. */
typedef struct _PvAlikeNames PvAlikeNames;

/* @former, names that records had, (element-type PvFormerName) may be NULL. (transfer full) */
PvAlikeNames *pv_alike_names_new    (const PvModel *model,
                                     PvKind         kind,
                                     const GArray  *former);
void          pv_alike_names_free   (PvAlikeNames  *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvAlikeNames, pv_alike_names_free)
/* Before the first is asked for. */
void          pv_alike_names_gather (PvAlikeNames  *names);
/* The likeliest, without field and language; FALSE for a name like no other. */
gboolean      pv_alike_names_ask    (PvAlikeNames  *names,
                                     const char    *name,
                                     PvAlike       *alike);

typedef struct
{
  PvKind kind;
  PvId one;                    /* the lesser id */
  PvId other;
  PvAlikeWhy why;
} PvAlikePair;

/* Pairs of records with names or codes that are likely the same thing and of which no `same_as` record speaks, by kind and surest
 * first. @former (PvFormerName) may be NULL: then old names are not known. NULL when @cancelled, unless NULL, becomes TRUE. Any
 * thread, on a snapshot. O(names). (transfer full) (element-type PvAlikePair) */
GArray   *pv_alike_pairs  (const GArray  *former,
                           const PvModel *model,
                           const int     *cancelled);

/* "the same name", "almost the same name": translated. */
const char *pv_alike_why_words (PvAlikeWhy why);

/* Whether a kind has names by which two of it can be the same: a phase of another path is another phase. */
gboolean  pv_alike_has_name (const PvKindInfo *kind);

G_END_DECLS
