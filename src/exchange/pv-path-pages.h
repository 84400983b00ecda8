/* A service path as a picture that can be handed on. As PDF it is one sheet while its words can be read there, and else a page for as
 * many phases as can be read on one: each with the path's title, which page it is, the heads of its lanes, its legend, the example's
 * mark, and in words where it goes on. Any thread. */
#pragma once

#include "exchange/pv-picture.h"

G_BEGIN_DECLS

/* Points a model pixel below which the words of a path are not read on paper: its smallest are 10 and 11.5 model pixels. */
#define PV_PATH_READABLE 0.68

/* @title and @mark as in PvPicture. @options says language and audience; which phases is decided here. */
GBytes  *pv_path_pdf    (const PvModel            *model,
                         PvId                      path,
                         const PvPathSceneOptions *options,
                         const char               *title,
                         const char               *mark,
                         GCancellable             *cancellable,
                         GError                  **error);
/* By the end of @file: .png (at @scale), .pdf or .svg. */
gboolean pv_path_export (const PvModel            *model,
                         PvId                      path,
                         const PvPathSceneOptions *options,
                         const char               *title,
                         const char               *mark,
                         const char               *file,
                         double                    scale,
                         GCancellable             *cancellable,
                         GError                  **error);

G_END_DECLS
