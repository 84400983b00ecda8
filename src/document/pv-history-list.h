/* The history as a list to look at: GListModel of PvHistoryEntry, newest first, a heading before each day. Words are made when an
 * entry is asked for, and titles of what is gone come a moment later (notify::line). What is new is added by itself while the list
 * is awake. The changes are read on the store thread. All functions belong to the document's thread. */
#pragma once

#include "document/pv-document.h"

G_BEGIN_DECLS

#define PV_TYPE_HISTORY_ENTRY (pv_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (PvHistoryEntry, pv_history_entry, PV, HISTORY_ENTRY, GObject)

/* "Today, 22.11.2026" for a heading, else NULL. Property "line" is notified when the words are others. */
const char          *pv_history_entry_get_day    (PvHistoryEntry        *entry);
/* NULL for a heading. Borrowed, until "line" is notified. */
const PvHistoryLine *pv_history_entry_get_line   (PvHistoryEntry        *entry);

#define PV_TYPE_HISTORY_LIST (pv_history_list_get_type ())
G_DECLARE_FINAL_TYPE (PvHistoryList, pv_history_list, PV, HISTORY_LIST, GObject)

/* Signals:
 *   "loaded" ()          what is new, or what a new filter lets through, is there; see pv_history_list_is_loading()
 */

/* Asleep: nothing is read before pv_history_list_set_awake(). (transfer full) */
PvHistoryList       *pv_history_list_new         (PvDocument            *document);
/* Whether anybody looks: only then it is kept up with the document. */
void                 pv_history_list_set_awake   (PvHistoryList         *list,
                                                  gboolean               awake);
void                 pv_history_list_set_filter  (PvHistoryList         *list,
                                                  const PvHistoryFilter *filter);
gboolean             pv_history_list_is_loading  (PvHistoryList         *list);
/* Lines without headings; @shown those that the filter lets through. */
guint                pv_history_list_count       (PvHistoryList         *list,
                                                  guint                 *shown);
/* Everybody who made a change, by name; "" last when somebody is unknown. (transfer full) */
GPtrArray           *pv_history_list_get_authors (PvHistoryList         *list);
/* What the filter's record was joined with, each as it was called; empty when there is nothing of that. (transfer full)
 * (element-type utf8) */
GPtrArray           *pv_history_list_get_joined  (PvHistoryList         *list);
/* Where the line of that step stands; GTK_INVALID_LIST_POSITION (G_MAXUINT) when it is not shown. */
guint                pv_history_list_find        (PvHistoryList         *list,
                                                  guint32                org,
                                                  gint64                 step);

G_END_DECLS
