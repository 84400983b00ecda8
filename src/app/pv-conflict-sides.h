/* Two records of a kind side by side: each field that either of them has, and a mark where they differ. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pv_conflict_sides_new (PvDocument *document,
                                  PvId        one,
                                  PvId        other,
                                  PvLang      lang);

G_END_DECLS
