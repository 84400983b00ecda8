/* How a document lay on the desk of this laptop when it was last put away: its page, what of a diagram was seen, the columns of its
 * tables. Of no meaning to anybody else, so in the laptop's own data folder; without it, everything lies as it does at first.
 * Main thread. */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

typedef struct _PvDesk PvDesk;

/* The desk of the document at @path, empty when it was never there or cannot be read. (transfer full) */
PvDesk  *pv_desk_open       (const char *path);
/* Keeps what was put there, and of other documents those that were open last. */
void     pv_desk_keep       (PvDesk     *desk);
void     pv_desk_free       (PvDesk     *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvDesk, pv_desk_free)
/* Nothing is known of that document any more. */
void     pv_desk_forget     (const char *path);

/* NULL when there is none. (transfer full) */
char    *pv_desk_get_word   (PvDesk     *desk,
                             const char *key);
void     pv_desk_put_word   (PvDesk     *desk,
                             const char *key,
                             const char *word);
/* FALSE, and @numbers untouched, unless there are @n finite ones. */
gboolean pv_desk_get_numbers (PvDesk    *desk,
                             const char *key,
                             double     *numbers,
                             guint       n);
/* However many there are, all finite; NULL when there are none. (transfer full) (element-type double) */
GArray  *pv_desk_get_list   (PvDesk     *desk,
                             const char *key);
/* None takes the key away. */
void     pv_desk_put_numbers (PvDesk    *desk,
                             const char *key,
                             double     *numbers,
                             guint       n);

G_END_DECLS
