/* The words for what is saved where. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/* "14:32", "yesterday 14:32", "12.11.2026 14:32", in the interface's language. (transfer full) */
char       *pv_save_words_time   (gint64      at_ms);
/* The same, with "today" in so many words. (transfer full) */
char       *pv_save_words_moment (gint64      at_ms);
/* On this laptop: "Saved on this laptop". Static. */
const char *pv_save_words_here   (PvDocument *document);
/* In the shared file: "Saved in the shared file 14:32". (transfer full) */
char       *pv_save_words_shared (PvDocument *document);
/* The laptops that share a folder, a line each: who wrote when, or what is wrong with a file; NULL for a shared file.
 * (transfer full) */
char       *pv_save_words_laptops (PvDocument *document);
/* The longest of each. (transfer full) */
char      **pv_save_words_widest (gboolean    shared);

G_END_DECLS
