/* A service path as a picture that can be handed on. As PDF it is one sheet while its words can be read there, and else a page for as
 * many phases as can be read on one: each with the path's title, which page it is, the heads of its lanes, its legend, the example's
 * mark, and in words where it goes on. Any thread. */
#pragma once

#include "exchange/pv-picture.h"

G_BEGIN_DECLS

/* Points a model pixel below which the words of a path are not read on paper: its smallest are 10 and 11.5 model pixels. */
#define PV_PATH_READABLE 0.68

/* @title and @mark as in PvPicture. @options says language, audience and which phases (none: all); how they are divided is decided
 * here. With PV_PAGES_ONE the paper is the smallest on which a phase can be read; else it is the one named, and an index comes before
 * several pages. */
GBytes  *pv_path_pdf    (const PvModel            *model,
                         PvId                      path,
                         const PvPathSceneOptions *options,
                         PvPages                   pages,
                         const char               *title,
                         const char               *mark,
                         GCancellable             *cancellable,
                         GError                  **error);

/* On how many pages it would stand. */
guint    pv_path_count_pages (const PvModel       *model,
                         PvId                      path,
                         const PvPathSceneOptions *options,
                         PvPages                   pages);

G_END_DECLS
