/* How wide text is, and where it breaks. One Pango context a thread, made at first use, freed with the thread. */
#pragma once

#include <pango/pangocairo.h>

#include "diagram/pv-surface.h"

G_BEGIN_DECLS

#define PV_FONT_FAMILY "Cantarell, sans-serif"
/* Model pixels: all text is laid out in this size and scaled, since fonts are looked for anew in each size, on each thread, for a millisecond;
 * and names of regions have a size of their own at every zoom. Nothing is hinted, so all that a size changes is the scale. */
#define PV_TEXT_SIZE 64

typedef struct
{
  char *text;
  double width;
} PvTextLine;

/* In model pixels, unrounded. */
double                pv_text_width     (const char  *text,
                                         PvFont       font);
/* At most @max_lines lines no wider than @max_width: broken at spaces, then after hyphens, then at soft hyphens and where Finnish and
 * Swedish compounds and syllables allow (with a hyphen), the lines as even as they can be. What is left over ends in "…" and @cut is set
 * (may be NULL). Empty text: no lines. (transfer full) (element-type PvTextLine) */
GPtrArray            *pv_text_wrap      (const char  *text,
                                         PvFont       font,
                                         double       max_width,
                                         guint        max_lines,
                                         gboolean    *cut);
/* The same with only these breaks; no lines at all when it does not fit. (transfer full) (element-type PvTextLine) */
typedef enum
{
  PV_WRAP_SPACES,
  PV_WRAP_HYPHENS,         /* after hyphens too */
} PvWrap;
GPtrArray            *pv_text_wrap_at   (const char  *text,
                                         PvFont       font,
                                         double       max_width,
                                         guint        max_lines,
                                         PvWrap       breaks);
/* One line, ended by "…" where it would be wider. (transfer full) */
char                 *pv_text_ellipsize (const char  *text,
                                         PvFont       font,
                                         double       max_width,
                                         gboolean    *cut);
/* With the settings that widths are measured with. (transfer full) */
PangoContext         *pv_text_context_new (void);
/* Of PV_TEXT_SIZE. (transfer full) */
PangoFontDescription *pv_text_font      (PvWeight weight);

G_END_DECLS
