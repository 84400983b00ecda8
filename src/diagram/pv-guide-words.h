/* Inside diagram/ only: how large the words of a guide are written at a zoom, on which lines, and where. */
#pragma once

#include "diagram/pv-scene-private.h"

G_BEGIN_DECLS

/* All in model pixels. */
typedef struct
{
  GPtrArray *lines;                    /* PvTextLine, from above */
  double size;
  PvPoint at;                          /* of the first line, half way up: its beginning, or the middle of a heading's */
  double step;                         /* from line to line */
} PvGuideWords;

/* In sizes of a heading's words: the badge above them. */
#define PV_GUIDE_BADGE 1.8

void         pv_guide_words_clear      (PvGuideWords       *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PvGuideWords, pv_guide_words_clear)

/* They keep their size on the screen when one goes far away. */
double       pv_guide_words_size       (double              zoom);
/* Of the headings of columns all have one: the largest at which all fit, down to a share of what they should have. */
double       pv_guide_heading_size     (const PvScene      *scene,
                                        double              zoom);
PvGuideWords pv_guide_words_of_heading (const PvScene      *scene,
                                        const PvGuideShape *guide,
                                        double              size);
/* Not wider than the frame, and above its first actor. */
PvGuideWords pv_guide_words_of_frame   (const PvGuideShape *guide,
                                        double              zoom);
/* What a line of words and the ground under it take. */
PvRect       pv_guide_words_ground     (double              x,
                                        double              y,
                                        double              size,
                                        double              width,
                                        PvAnchor            anchor);
/* What all words of a guide take at a zoom, and a heading's badge. Empty for rings: theirs go where there is room. @size:
 * pv_guide_heading_size at that zoom. */
PvRect       pv_guide_words_place      (const PvScene      *scene,
                                        const PvGuideShape *guide,
                                        double              size,
                                        double              zoom);

G_END_DECLS
