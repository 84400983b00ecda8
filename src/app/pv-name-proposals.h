/* Below an entry in which something new is named: what is likely there already, first. Rows for those, and one that makes a new one
 * all the same; the keyboard stays in the entry. Nothing shows while the name is like no other.
 *
 * Signals:
 *   "chosen" (gint64 id)      this one is meant
 *   "anyway" ()               the last row was clicked: a new one is meant */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_NAME_PROPOSALS (pv_name_proposals_get_type ())
G_DECLARE_FINAL_TYPE (PvNameProposals, pv_name_proposals, PV, NAME_PROPOSALS, GtkBox)

GtkWidget *pv_name_proposals_new          (void);
/* Of which records; @except, unless PV_NO_ID, is the one that is being named. A kind without names of its own proposes nothing. */
void       pv_name_proposals_set_document (PvNameProposals *self,
                                           PvDocument      *document,
                                           PvKind           kind,
                                           PvId             except);
void       pv_name_proposals_set_lang     (PvNameProposals *self,
                                           PvLang           lang);
/* What stands above them, and what the last row does, a template with one %s, the name. Both are static, and translated here. */
void       pv_name_proposals_set_words    (PvNameProposals *self,
                                           const char      *heading,
                                           const char      *anyway);
/* Only what may be the same, nothing that merely goes on from what is typed. */
void       pv_name_proposals_set_whole    (PvNameProposals *self);
/* @entry, or something in it, holds the keyboard: Up and Down choose a row, Esc lets go of a chosen row before it does anything else. */
void       pv_name_proposals_attach       (PvNameProposals *self,
                                           GtkWidget       *entry);
/* The same for a field of a form: what is typed in any of its cells, a language each, is the name. */
void       pv_name_proposals_follow       (PvNameProposals *self,
                                           GtkWidget       *field);
/* What is typed now; "" for nothing. */
void       pv_name_proposals_set_name     (PvNameProposals *self,
                                           const char      *name);
/* Enter: TRUE when the row that is chosen is something that is there ("chosen" went out), or when @name is likely there and nobody has
 * seen it yet, so that a new one must wait. FALSE: a new one is meant. */
gboolean   pv_name_proposals_take         (PvNameProposals *self,
                                           const char      *name);
/* Why one is proposed that is shown as @title: "the same name: Vasa stad"; NULL when that says it. (transfer full) */
char      *pv_name_proposals_reason       (PvDocument      *document,
                                           const PvAlike   *alike,
                                           const char      *title);
/* Those that show, for tests. */
guint      pv_name_proposals_get_n        (PvNameProposals *self);

G_END_DECLS
