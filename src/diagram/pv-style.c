#include "diagram/pv-style.h"

#define C(rrggbb) { ((rrggbb) >> 16 & 0xff) / 255.0, ((rrggbb) >> 8 & 0xff) / 255.0, ((rrggbb) & 0xff) / 255.0, 1.0 }
#define NONE { 0, 0, 0, 0 }

/* Ratios and the distances between kinds were computed (VISUAL.md): do not change a colour by eye. */
static const PvStyle styles[PV_N_STYLES] = {
  [PV_STYLE_LIGHT] = {
    .kind = PV_STYLE_LIGHT, .tints = TRUE,
    .window = C (0xFAFAFA), .head = C (0xE8E8EC), .card = C (0xFFFFFF), .canvas = C (0xFCFCFB), .grid = C (0xECECEA),
    .lane = C (0xF6F6F4), .ink = C (0x26262B), .ink2 = C (0x5C5C66), .faded = C (0x8A8A93), .faded_line = C (0xDADADD),
    .line = C (0xD5D5D8), .edge = C (0x85858F), .bundle = C (0x848E9F), .accent = C (0x1C71D8), .accent_button = C (0x2A76D2),
    .accent_tint = C (0xE4EFFC), .ok = C (0x1B7A43), .ok_tint = C (0xE3F4E8), .warn = C (0x8F5902), .warn_tint = C (0xFDF1D3),
    .error = C (0xC01C28), .error_tint = C (0xFBE4E5), .glyph = C (0xFFFFFF), .mark_ink = C (0xFFFFFF),
    .actor_kind = { C (0x5C5C66), C (0x3964B6), C (0x2C2B4F), C (0xB31B49), C (0x1C9E91), C (0x9978CF), C (0xD4754D), C (0x926E08),
                    C (0x225F0E), C (0x553324), C (0x80307C), C (0x6B707B) },
    .relation_kind = { C (0x33435B), C (0x33435B), C (0x0B7459), C (0xAA8627), C (0x743DA8), C (0x078DB7), C (0x753000), C (0x21202A) },
  },
  [PV_STYLE_DARK] = {
    .kind = PV_STYLE_DARK, .tints = TRUE,
    .window = C (0x242424), .head = C (0x36363B), .card = C (0x363636), .canvas = C (0x1E1E1E), .grid = C (0x2A2A2A),
    .lane = C (0x242426), .ink = C (0xF4F4F6), .ink2 = C (0xB9B9C2), .faded = C (0x85858E), .faded_line = C (0x3A3A3E),
    .line = C (0x4A4A4E), .edge = C (0x8C8C96), .bundle = C (0x848E9F), .accent = C (0x78AEED), .accent_button = C (0x2A76D2),
    .accent_tint = C (0x233A55), .ok = C (0x7BD99A), .ok_tint = C (0x1F3B29), .warn = C (0xF5C451), .warn_tint = C (0x42361A),
    .error = C (0xFF8A80), .error_tint = C (0x4A2326), .glyph = C (0x1B1B1D), .mark_ink = C (0x1B1B1D),
    .actor_kind = { C (0xB9B9C2), C (0x73A2FE), C (0xA1A8CF), C (0xEA5E55), C (0x63D5C1), C (0xC8B8FE), C (0xEE9140), C (0xEBC26F),
                    C (0xA2FEAF), C (0xC99F89), C (0xCB6DA7), C (0xEDEDFA) },
    .relation_kind = { C (0xB7D5F1), C (0xB7D5F1), C (0x52CD9D), C (0xFFD88A), C (0xC9ABFF), C (0x5E9ED5), C (0xDB6E4E), C (0xF1F6FC) },
  },
  [PV_STYLE_CONTRAST_LIGHT] = {
    .kind = PV_STYLE_CONTRAST_LIGHT, .hatches = TRUE, .extra_outline = 0.5,
    .window = C (0xFFFFFF), .head = C (0xFFFFFF), .card = C (0xFFFFFF), .canvas = C (0xFFFFFF), .grid = C (0xD0D0D0),
    .lane = C (0xFFFFFF), .ink = C (0x000000), .ink2 = C (0x000000), .faded = C (0x595959), .faded_line = C (0x595959),
    .line = C (0x000000), .edge = C (0x000000), .bundle = C (0x000000), .accent = C (0x0B4FA8), .accent_button = C (0x0B4FA8),
    .accent_tint = C (0xFFFFFF), .ok = C (0x0B5A2C), .ok_tint = C (0xFFFFFF), .warn = C (0x6B4100), .warn_tint = C (0xFFFFFF),
    .error = C (0xA00012), .error_tint = C (0xFFFFFF), .glyph = C (0xFFFFFF), .mark_ink = C (0xFFFFFF),
    .actor_kind = { C (0x000000), C (0x32579E), C (0x2C2B4F), C (0xAC1A46), C (0x12645B), C (0x634E87), C (0x834930), C (0x705506),
                    C (0x225F0E), C (0x553324), C (0x80307C), C (0x555861) },
    .relation_kind = { C (0x33435B), C (0x33435B), C (0x0A654D), C (0x6D5619), C (0x743DA8), C (0x05607C), C (0x753000), C (0x21202A) },
  },
  [PV_STYLE_CONTRAST_DARK] = {
    .kind = PV_STYLE_CONTRAST_DARK, .hatches = TRUE, .extra_outline = 0.5,
    .window = C (0x000000), .head = C (0x000000), .card = C (0x000000), .canvas = C (0x000000), .grid = C (0x404040),
    .lane = C (0x000000), .ink = C (0xFFFFFF), .ink2 = C (0xFFFFFF), .faded = C (0xBDBDBD), .faded_line = C (0xBDBDBD),
    .line = C (0xFFFFFF), .edge = C (0xFFFFFF), .bundle = C (0xFFFFFF), .accent = C (0xA8CEFF), .accent_button = C (0x2A76D2),
    .accent_tint = C (0x000000), .ok = C (0x9BEFB4), .ok_tint = C (0x000000), .warn = C (0xFFD873), .warn_tint = C (0x000000),
    .error = C (0xFFB3AC), .error_tint = C (0x000000), .glyph = C (0x1B1B1D), .mark_ink = C (0x000000),
    .actor_kind = { C (0xFFFFFF), C (0x80AAFE), C (0xA1A8CF), C (0xF1908A), C (0x63D5C1), C (0xC8B8FE), C (0xEF9548), C (0xEBC26F),
                    C (0xA2FEAF), C (0xCBA28D), C (0xDA96C0), C (0xEDEDFA) },
    .relation_kind = { C (0xB7D5F1), C (0xB7D5F1), C (0x52CD9D), C (0xFFD88A), C (0xC9ABFF), C (0x7BAFDD), C (0xE59780), C (0xF1F6FC) },
  },
  [PV_STYLE_PRINT] = {
    .kind = PV_STYLE_PRINT, .hatches = TRUE,
    .window = C (0xFFFFFF), .head = C (0xFFFFFF), .card = C (0xFFFFFF), .canvas = C (0xFFFFFF), .grid = C (0xFFFFFF),
    .lane = C (0xFFFFFF), .ink = C (0x000000), .ink2 = C (0x333333), .faded = C (0x333333), .faded_line = C (0x8A8A93),
    .line = C (0x85858F), .edge = C (0x000000), .bundle = C (0x000000), .accent = NONE, .accent_button = NONE,
    .accent_tint = NONE, .ok = C (0x1B7A43), .ok_tint = C (0xFFFFFF), .warn = C (0x8F5902), .warn_tint = C (0xFFFFFF),
    .error = C (0xC01C28), .error_tint = C (0xFFFFFF), .glyph = C (0xFFFFFF), .mark_ink = C (0xFFFFFF),
    .actor_kind = { C (0x333333), C (0x3964B6), C (0x2C2B4F), C (0xB31B49), C (0x1C9E91), C (0x9978CF), C (0xD4754D), C (0x926E08),
                    C (0x225F0E), C (0x553324), C (0x80307C), C (0x6B707B) },
    .relation_kind = { C (0x33435B), C (0x33435B), C (0x0B7459), C (0xAA8627), C (0x743DA8), C (0x078DB7), C (0x753000), C (0x21202A) },
  },
};

static const PvLinkStyle link_styles[PV_N_RELATION_KINDS + 1] = {
  { 1.6, 0, PV_END_DOT, PV_END_DOT },
  [PV_RELATION_KIND_COOPERATION] = { 1.6, 0, PV_END_DOT, PV_END_DOT },
  [PV_RELATION_KIND_REFERRAL] = { 2.6, 0, PV_END_NONE, PV_END_TRIANGLE },
  [PV_RELATION_KIND_FUNDING] = { 1.3, 3.8, PV_END_NONE, PV_END_COIN },
  [PV_RELATION_KIND_STEERING] = { 3.6, 0, PV_END_NONE, PV_END_HOLLOW_TRIANGLE },
  [PV_RELATION_KIND_INFORMATION] = { 1.3, 0, PV_END_NONE, PV_END_ARROW },
  [PV_RELATION_KIND_PROCUREMENT] = { 2.2, 0, PV_END_NONE, PV_END_SQUARE },
  [PV_RELATION_KIND_OWNERSHIP] = { 2.0, 0, PV_END_DIAMOND, PV_END_NONE },
};

const PvStyle *
pv_style_get (PvStyleKind kind)
{
  g_return_val_if_fail ((guint) kind < PV_N_STYLES, &styles[PV_STYLE_LIGHT]);

  return &styles[kind];
}

const PvLinkStyle *
pv_link_style (guint relation_kind)
{
  return &link_styles[relation_kind <= PV_N_RELATION_KINDS ? relation_kind : 0];
}

const char *
pv_role_letter (guint role)
{
  static const char *const letters[] = { "", "V", "P", "A", "T" };

  return role < G_N_ELEMENTS (letters) ? letters[role] : "";
}

PvDetail
pv_detail_at (double zoom)
{
  static const double limits[] = { 0.1, 0.3, PV_ZOOM_NAMED, 1.4 };
  guint detail = 0;

  while (detail < G_N_ELEMENTS (limits) && (detail + 1 == G_N_ELEMENTS (limits) ? zoom > limits[detail] : zoom >= limits[detail]))
    detail++;
  return (PvDetail) detail;
}
