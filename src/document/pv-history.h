/* The history as a person reads it. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

/* One line: a step. */
typedef struct
{
  guint32 org;                 /* with step, the name of the line; with ctr and hlc, a moment of the document */
  gint64 step;
  gint64 ctr;
  gint64 hlc;
  gint64 at;                   /* ms since 1970, by the clock of the laptop that made it */
  char *author;                /* NULL when unknown, or erased */
  PvVerb verb;
  PvKind kind;
  PvId id;
  guint n_cells;               /* 0 in a PvHistoryList: nobody counted */
  gboolean undone;
  char *sentence;              /* "Actor changed: Vaasan kaupunki", interface's language */
} PvHistoryLine;

void pv_history_line_free (PvHistoryLine *line);

/* Which lines. */
typedef struct
{
  PvId record;                 /* steps that wrote into it, or into what was joined with it; PV_NO_ID: any */
  PvKind kind;                 /* steps that wrote into records of that kind; PV_ANY_KIND: any. With a record: its kind */
  const char *author;          /* NULL: anybody; "": who is unknown */
} PvHistoryFilter;

typedef enum
{
  PV_HISTORY_ADDED,
  PV_HISTORY_CHANGED,
  PV_HISTORY_REMOVED,
  PV_HISTORY_BACK,             /* it had been removed, and came back */
} PvHistoryHow;

/* One field that a step wrote, or with a NULL @field the head of one record's fields. */
typedef struct
{
  PvKind kind;
  PvId id;
  PvHistoryHow how;            /* of the record */
  char *title;                 /* of the record; only in its head */
  const PvFieldInfo *field;
  PvLang lang;                 /* of a translated field, else PV_LANG_NONE */
  char *old_words;             /* as pv_value_words() says it; "" when empty */
  char *new_words;
  gboolean hidden;             /* an order or a place: no words, it moved */
  gboolean erased;             /* words about a person stood here and are no longer known */
  gboolean newer;              /* somebody has written here since */
} PvHistoryDetail;

void pv_history_detail_free (PvHistoryDetail *detail);

/* Fields shown at most for one line: an import may write a million. */
#define PV_HISTORY_DETAILS_MOST 400

/* A state that somebody gave a name; the name never changes. */
typedef struct
{
  char *name;
  guint32 org;
  gint64 ctr;
  gint64 hlc;
  gint64 at;
  char *author;                /* NULL when unknown, or erased */
} PvNamedVersion;

/* A moment of the document: a line of the history with all that stands below it, or a named version: what its copy knew. */
typedef struct
{
  gboolean named;
  guint32 org;
  gint64 ctr;                  /* of a named version */
  gint64 hlc;                  /* of a line */
} PvMoment;

void pv_named_version_free (PvNamedVersion *version);

G_END_DECLS
