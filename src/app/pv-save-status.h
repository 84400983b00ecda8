/* The middle of the header: what the document is called, and, apart from each other, whether all of it is saved on this laptop and
 * in the shared file. Pressed, it tells where, when, why not, and what to do. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_SAVE_STATUS (pv_save_status_get_type ())
G_DECLARE_FINAL_TYPE (PvSaveStatus, pv_save_status, PV, SAVE_STATUS, AdwBin)

/* NULL: there is none, and nothing is said of saving. Takes a reference. */
void        pv_save_status_set_document (PvSaveStatus *self,
                                        PvDocument  *document);
/* @file is the file's own name, NULL for none; @example marks a sample on every page. */
void        pv_save_status_set_title    (PvSaveStatus *self,
                                        const char  *title,
                                        const char  *file,
                                        gboolean     example);
/* How wide the window is, px: in a narrow one the words yield, and the signs stay. */
void        pv_save_status_take_room    (PvSaveStatus *self,
                                        int          width);

G_END_DECLS
