/* What the pages of the history say alike. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "22.11.2026 14.32", "14.32". (transfer full) */
char       *pv_history_moment_words (gint64      at_ms);
char       *pv_history_clock_words  (gint64      at_ms);
/* The name, or that it is not known. Borrowed or static. */
const char *pv_history_author_words (const char *author);
const char *pv_history_verb_icon    (PvVerb      verb);
/* What happened to a record: icon and word. Static. */
const char *pv_history_how_icon     (PvHistoryHow how);
const char *pv_history_how_words    (PvHistoryHow how);
/* "Core task", "Core task · sv". (transfer full) */
char       *pv_history_field_words  (const PvFieldInfo *field,
                                     PvLang             lang);
/* Values are broken where they must, and no hyphen is put into what was written: an address would read as another. */
void        pv_history_wrap         (GtkLabel   *label);
/* One field with its old and its new words, long texts with the difference marked. */
GtkWidget  *pv_history_field_new    (const char *label,
                                     const char *old_words,
                                     const char *new_words);
/* A small word in a frame, with an icon unless NULL. */
GtkWidget  *pv_history_pill_new     (const char *words,
                                     const char *icon);

G_END_DECLS
