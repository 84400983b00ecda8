/* Between pv-history-list.c (the list), pv-history-entry.c (an entry of it) and pv-history-load.c (how it is read). */
#pragma once

#include "document/pv-document-private.h"
#include "document/pv-history-list.h"

G_BEGIN_DECLS

struct _PvHistoryEntry
{
  GObject parent_instance;
  char *day;
  PvHistoryLine *line;
  guint place;                 /* of its line in the log */
};

void pv_history_entry_take_line (PvHistoryEntry *entry,
                                 PvHistoryLine  *line);

struct _PvHistoryList
{
  GObject parent_instance;
  PvDocument *document;
  PvHistoryFilter filter;
  char *author;                /* the filter's */
  gboolean awake;
  gboolean stale;              /* something came that was not read yet */
  gboolean loading;
  gboolean filter_changed;     /* while it was loading */

  PvHistoryLog log;            /* lines are NULL before the first load */
  GArray *rows;                /* guint32, see PV_HISTORY_DAY; newest first */
  guint n_lines;
  guint n_shown;

  GPtrArray *waiting;          /* PvHistoryEntry whose titles must be asked for */
  guint asking;                /* an idle source */
};

/* A row is the place of its line in the log, which never changes, and whether that was undone; or a day. */
#define PV_HISTORY_DAY ((guint32) 1 << 31)
#define PV_HISTORY_UNDONE ((guint32) 1 << 30)
#define PV_HISTORY_PLACE(row) ((row) & (PV_HISTORY_UNDONE - 1))

/* Reads what is new on the store thread, then pv_history_list_show(). */
void  pv_history_list_load     (PvHistoryList        *list);
/* The log is another, or the filter: the rows follow. @all: also rows that look the same are other words now. */
void  pv_history_list_show     (PvHistoryList        *list,
                                gboolean              all);
/* Titles of records that are gone come from the store thread. */
void  pv_history_list_ask      (PvHistoryList        *list,
                                PvHistoryEntry       *entry);

G_END_DECLS
