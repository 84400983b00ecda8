/* Inside diagram/ only: the small signs on frames, pills and in the legend. */
#pragma once

#include "diagram/pv-style.h"

G_BEGIN_DECLS

typedef enum
{
  PV_SIGN_RAISED,
  PV_SIGN_LANGUAGE,
  PV_SIGN_CONFLICT,
  PV_SIGN_OVERLAP,
  PV_SIGN_UNCLEAR,
  PV_SIGN_HAND_OVER,
  PV_SIGN_GAP,
  PV_SIGN_CHANNEL,
  PV_SIGN_DECISION,
  PV_SIGN_DONE,
  PV_SIGN_OLDER,
  PV_SIGN_LOCKED,
  PV_N_SIGNS
} PvSign;

#define PV_SIGN_BOX 16.0

/* Up to PV_MAX_GLYPH_PARTS pieces in a box of 16 × 16, filled where width is 0. */
guint pv_sign (PvSign      sign,
               PvGlyphPart parts[PV_MAX_GLYPH_PARTS]);

G_END_DECLS
