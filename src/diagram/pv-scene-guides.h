/* Inside diagram/ only: the guides that say what is what in an arranged network: headings, rings, frames. */
#pragma once

#include "diagram/pv-scene-private.h"

G_BEGIN_DECLS

/* Once all stand somewhere and the scene is indexed; its bounds are made anew with them. */
void        pv_scene_place_guides (PvScene       *scene);
/* Grows the bounds by them. */
void        pv_scene_bound_guides (PvScene       *scene);

#define PV_NO_AREA G_MAXUINT
/* The frame around the boxes of an area's @n actors, wide enough for its words; PV_NO_AREA: for no words. */
PvRect      pv_scene_area_frame   (PvScene       *scene,
                                   guint          area,
                                   guint          n,
                                   const PvRect  *boxes);

/* Stands between two languages; between words and their number it is of unbroken spaces. */
#define PV_SCENE_BETWEEN " · "

/* "The first · the second" where the content is shown in both languages and they differ. Takes both; what is returned is the scene's. */
const char *pv_scene_in_both      (PvScene       *scene,
                                   char          *first,
                                   char          *second);
/* The same of words of the program, untranslated. */
const char *pv_scene_caption      (PvScene       *scene,
                                   const char    *words);
/* The language beside scene->first. */
PvLang      pv_scene_second_lang  (const PvScene *scene);

G_END_DECLS
