/* A window: the start page, or one open document with its pages, its selection and its inspector. */
#pragma once

#include "app/pv-content-page.h"
#include "app/pv-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_WINDOW (pv_window_get_type ())
G_DECLARE_FINAL_TYPE (PvWindow, pv_window, PV, WINDOW, AdwApplicationWindow)

/* @kinds must outlive the window. Shows the start page. */
PvWindow    *pv_window_new              (GtkApplication *application,
                                         const PvKinds  *kinds);

/* Opens the document at @path without blocking; what is wrong with it becomes a page that says what to do. */
void         pv_window_open             (PvWindow       *self,
                                         const char     *path);
/* Shows a window in which something was just begun to open: with the document in it where that is soon there, else with what is waited for. */
void         pv_window_present_opening  (PvWindow       *self);
/* Opens one's own copy of a sample: "vaasa", "kasvo" or "porvoo". */
void         pv_window_open_sample      (PvWindow       *self,
                                         const char     *name);
/* Makes a new document at @path and opens it. */
void         pv_window_create           (PvWindow       *self,
                                         const char     *path);
/* Shows @document, which is open already; NULL shows the start page. Takes a reference. */
void         pv_window_set_document     (PvWindow       *self,
                                         PvDocument     *document);

/* Goes back to the start page, shares what can be shared, and closes the document unless another window shows it, too. */
void         pv_window_leave_document   (PvWindow       *self);
/* Whether it shows what is at @file, or is about to. */
gboolean    pv_window_has_file           (PvWindow       *self,
                                          GFile          *file);
/* Its document was asked for: a window that only waits for the shared file to have it all before it closes stays open. */
void        pv_window_come_forward       (PvWindow       *self);
/* Saves what can be saved and closes, without asking anybody. */
void         pv_window_end              (PvWindow       *self);
void         pv_window_refresh_start_page (PvWindow     *self);
/* The window looks as its settings say, keeps what changes there, and finds documents as they were left. Without it, a window
 * remembers nothing. */
void         pv_window_use_settings     (PvWindow       *self,
                                         PvSettings     *settings);
/* From where toasts are said. */
GtkWidget   *pv_window_get_toasts       (PvWindow       *self);

/* NULL while the start page is shown. */
PvDocument  *pv_window_get_document     (PvWindow       *self);
PvSelection *pv_window_get_selection    (PvWindow       *self);
PvLang       pv_window_get_content_lang (PvWindow       *self);
/* The page in front: the diagram or the tables of it. NULL while the start page is shown. */
PvContentPage *pv_window_get_page       (PvWindow       *self);
/* TRUE while nothing is open or being opened, so that a document may come here instead of into a new window. */
gboolean     pv_window_is_free          (PvWindow       *self);

G_END_DECLS
