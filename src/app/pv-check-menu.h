/* A button that says what is shown ("Links: all 7") and opens a list to tick. Either any number of ticks, or exactly one. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_CHECK_MENU (pv_check_menu_get_type ())
G_DECLARE_FINAL_TYPE (PvCheckMenu, pv_check_menu, PV, CHECK_MENU, AdwBin)

/* Signals:
 *   "changed" ()    a person ticked something else
 */

/* @title is translated, and has no colon: one is said behind it. @one: exactly one is ticked. */
GtkWidget *pv_check_menu_new       (const char  *title,
                                    gboolean     one);
void       pv_check_menu_empty     (PvCheckMenu *self);
/* @sign may be NULL; it is taken. @code is the caller's. */
void       pv_check_menu_add       (PvCheckMenu *self,
                                    gint64       code,
                                    const char  *label,
                                    GtkWidget   *sign,
                                    gboolean     ticked);
/* A button below what was added, which ticks all of it, or when all is ticked none. */
void       pv_check_menu_add_all   (PvCheckMenu *self,
                                    const char  *label);
gboolean   pv_check_menu_is_ticked (PvCheckMenu *self,
                                    gint64       code);
/* The bits 1 << code of what is ticked; 0 when all are. */
guint64    pv_check_menu_get_bits  (PvCheckMenu *self);
/* The code of the one that is ticked; 0 for none. */
gint64     pv_check_menu_get_one   (PvCheckMenu *self);
/* Ticks these; 0: all. Emits no "changed". */
void       pv_check_menu_set_bits  (PvCheckMenu *self,
                                    guint64      bits);
/* Ticks this one where there is but one; none when there is none of that code, which says @words instead. Emits no "changed". */
void       pv_check_menu_set_one   (PvCheckMenu *self,
                                    gint64       code,
                                    const char  *words);
/* Ticks all, or where there is but one the first. Emits no "changed". */
void       pv_check_menu_reset     (PvCheckMenu *self);
/* Whether it hides anything. */
gboolean   pv_check_menu_is_reset  (PvCheckMenu *self);

G_END_DECLS
