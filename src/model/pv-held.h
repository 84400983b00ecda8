/* What a document holds about one person: the answer to "what do you know of me", and what can be erased. Plain data, filled by
 * document/, told by report/ and by who shows it. */
#pragma once

#include "model/pv-verb.h"

G_BEGIN_DECLS

typedef enum
{
  PV_HELD_FIELD,               /* in a field of a record */
  PV_HELD_AUTHOR,              /* as the name of who made changes */
  PV_HELD_DEVICE,              /* as the name of a computer from which changes came */
  PV_HELD_LOOSE,               /* nowhere any more, but in the file */
} PvHeldAs;

/* How sure it is that words are about the person. */
typedef enum
{
  PV_HELD_FOUND,               /* they hold what was asked for */
  PV_HELD_BESIDE,              /* they stand beside such words: the telephone of the person, another version of the text */
  PV_HELD_PERHAPS,             /* somebody else's may stand there now, or a word is only alike */
} PvHeldHow;

/* A version of a text. */
typedef struct
{
  PvId id;                     /* of the words, not of a record */
  char *words;
  gint64 from_ms;              /* when it was written; of an author and a device: the first change */
  gint64 to_ms;                /* when other words took its place, 0 while it stands; of an author and a device: the last change */
  PvHeldHow how;
} PvHeldWords;

/* What a person did as an author. */
typedef struct
{
  gint64 at_ms;
  PvVerb verb;
  PvKind kind;
  char *title;                 /* of what it was done to */
} PvHeldDeed;

/* A place where words stand. */
typedef struct
{
  PvHeldAs as;
  PvKind kind;                 /* of PV_HELD_FIELD: the cell */
  PvId record;
  PvField field;
  gboolean removed;            /* the record is removed: its words are still there */
  char *title;                 /* the record in words; NULL for others */
  guint32 replica;             /* of the others */
  guint n_changes;
  GPtrArray *words;            /* PvHeldWords, newest first */
  GPtrArray *deeds;            /* PvHeldDeed, newest first; of an author */
} PvHeld;

/* A field that is not meant for persons, in which the words stand nevertheless. */
typedef struct
{
  PvKind kind;
  PvId record;
  PvField field;
  char *title;
} PvNamed;

/* Another laptop's file in the shared folder. */
typedef struct
{
  char *name;
  gboolean unread;             /* damaged, half copied, of another document or from a newer version: nobody can tell what stands in it */
} PvFarFile;

typedef struct
{
  char *query;
  GPtrArray *places;           /* PvHeld */
  GPtrArray *named;            /* PvNamed: is not erased with the rest */
  GPtrArray *far_files;        /* PvFarFile: what other laptops wrote into the shared folder; words may stand in it until that laptop
                                * has heard of an erasure */
} PvHoldings;

/* (transfer full) */
PvHeld      *pv_held_new          (PvHeldAs     as);
void         pv_held_free         (PvHeld      *held);
PvHeldWords *pv_held_add_words    (PvHeld      *held,
                                   PvId         id,
                                   const char  *words);
void         pv_held_add_deed     (PvHeld      *held,
                                   gint64       at_ms,
                                   PvVerb       verb,
                                   PvKind       kind,
                                   const char  *title);
PvHoldings  *pv_holdings_new      (const char  *query);
void         pv_holdings_free     (PvHoldings  *holdings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvHoldings, pv_holdings_free)
void         pv_holdings_add_named (PvHoldings *holdings,
                                   PvKind       kind,
                                   PvId         record,
                                   PvField      field,
                                   const char  *title);

/* How many versions of texts there are, and how many of them are the person's by all that is known. */
guint        pv_holdings_count    (const PvHoldings *holdings,
                                   gboolean          sure);
/* The ids of those words. (transfer full) (element-type PvId) */
GArray      *pv_holdings_ids      (const PvHoldings *holdings,
                                   gboolean          sure);

/* Whether @words are about whom @query names: every word of it stands there, also within longer ones; case, accents and
 * punctuation do not count, nor the spaces in a telephone number. FALSE in @surely when a word is only the beginning or another part of
 * one that stands there, or alike, as Finnish bends names: nothing is erased for the first letters of a name. */
gboolean     pv_held_fits         (const char  *words,
                                   const char  *query,
                                   gboolean    *surely);

PvFarFile   *pv_far_file_new      (const char  *name,
                                   gboolean     unread);
void         pv_far_file_free     (gpointer     file);
/* What no program can reach any more, or not yet: lines of plain words in the language (PV_LANG_FI, SV or EN); each of @far_files,
 * which may be NULL, by its name. (transfer full) (element-type utf8) */
GPtrArray   *pv_out_of_reach      (GPtrArray   *far_files,
                                   PvLang       lang);

G_END_DECLS
