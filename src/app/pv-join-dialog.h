/* Two records of one thing become one: both side by side, a choice where they differ, and what leads to them, counted and listed, before
 * anything is done. One change, one undo. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_JOIN_DIALOG (pv_join_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PvJoinDialog, pv_join_dialog, PV, JOIN_DIALOG, AdwWindow)

/* @one and @other are two records of a kind of @document, which can be written. @toasts is where is said what was done. */
GtkWidget *pv_join_dialog_new (GtkWindow  *parent,
                               GtkWidget  *toasts,
                               PvDocument *document,
                               PvId        one,
                               PvId        other,
                               PvLang      lang);

G_END_DECLS
