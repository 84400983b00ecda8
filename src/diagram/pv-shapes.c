/* The badges: outline and icon of every kind of actor, in a box of 24 × 24. */
#include "diagram/pv-shapes.h"
#include "diagram/pv-style.h"

#define CIRCLE(left, y, r, d) "M" left " " y "a" r " " r " 0 1 1 " d " 0a" r " " r " 0 1 1 -" d " 0z"

typedef struct
{
  double width;             /* 0: filled */
  const char *path;
} GlyphText;

static const char *const shape_texts[PV_N_ACTOR_KINDS + 1] = {
  "M2.5 2.5h19v19h-19z",
  [PV_ACTOR_KIND_MUNICIPALITY] = "M3 2.2h18v9.6c0 5.3-4 8.6-9 10.8c-5-2.2-9-5.5-9-10.8z",
  [PV_ACTOR_KIND_STATE] = "M2.5 2.5h19v19h-19z",
  [PV_ACTOR_KIND_COUNTY] = "M8 1.5h8q1 0 1 1V7h4.5q1 0 1 1v8q0 1-1 1H17v4.5q0 1-1 1H8q-1 0-1-1V17H2.5q-1 0-1-1V8q0-1 1-1H7V2.5q0-1 1-1z",
  [PV_ACTOR_KIND_KELA] = "M1.8 20.8V12a10.2 10.2 0 0 1 20.4 0v8.8z",
  [PV_ACTOR_KIND_EDUCATION] = "M6.6 2.2h10.8L23.2 12l-5.8 9.8H6.6L.8 12z",
  [PV_ACTOR_KIND_DEVCO] = "M12 .9L22.8 10.4V22H1.2V10.4z",
  [PV_ACTOR_KIND_BUSINESS] = "M12 .3L23.7 12 12 23.7.3 12z",
  [PV_ACTOR_KIND_ASSOCIATION] = "M12 1.3a10.7 10.7 0 1 1 0 21.4a10.7 10.7 0 1 1 0-21.4z",
  [PV_ACTOR_KIND_PRIVATE] = "M1 3.6h14.2L23.4 12l-8.2 8.4H1z",
  [PV_ACTOR_KIND_PROJECT] = "M.8 2.6h22.4L18.6 12l4.6 9.4H.8z",
  [PV_ACTOR_KIND_BODY] = "M12 .8a11.2 11.2 0 1 1 0 22.4a11.2 11.2 0 1 1 0-22.4z",
};

static const GlyphText glyph_texts[PV_N_ACTOR_KINDS + 1][PV_MAX_GLYPH_PARTS] = {
  [PV_ACTOR_KIND_MUNICIPALITY] = { { 0, "M6.6 8.4l2.7 2.2L12 6.8l2.7 3.8 2.7-2.2-1 7.4H7.6z" } },
  [PV_ACTOR_KIND_STATE] = { { 0, "M5.8 9.6L12 5.6l6.2 4zM7.2 10.8h2v4.9h-2zM11 10.8h2v4.9h-2zM14.8 10.8h2v4.9h-2zM6 16.6h12v1.8H6z" } },
  [PV_ACTOR_KIND_COUNTY] = { { 0, "M12 17.6c-3.8-2.8-5.6-4.6-5.6-7a2.9 2.9 0 0 1 5.6-1.1a2.9 2.9 0 0 1 5.6 1.1c0 2.4-1.8 4.2-5.6 7z" } },
  [PV_ACTOR_KIND_KELA] = { { 0, "M5.4 13.2a6.6 6.6 0 0 1 13.2 0z" }, { 1.5, "M12 13v3.6a1.6 1.6 0 0 1-3.2 0" } },
  [PV_ACTOR_KIND_EDUCATION] = { { 0, "M12 6.6l8 3.5-8 3.5-8-3.5z" }, { 0, "M7.4 12.8v3c1.3 1.6 7.9 1.6 9.2 0v-3L12 14.8z" } },
  [PV_ACTOR_KIND_DEVCO] = { { 1.9, "M6.4 18.2l3.8-4.4 2.6 2.2 4.4-5.4M13.2 10.2h4.2v4.2" } },
  [PV_ACTOR_KIND_BUSINESS] = { { 0, "M6.8 10h10.4v6.4H6.8z" }, { 1.5, "M10 10V7.9h4V10" } },
  [PV_ACTOR_KIND_ASSOCIATION] = { { 0, CIRCLE ("6.4", "9.2", "2.2", "4.4") CIRCLE ("13.2", "9.2", "2.2", "4.4") },
                                  { 0, "M4.8 16.4c0-5.2 7.2-5.2 7.2-.6c0-4.6 7.2-4.6 7.2.6z" } },
  [PV_ACTOR_KIND_PRIVATE] = { { 0, "M4.2 7.2h9.6l1.6 3.6a2 2 0 0 1-12.8 0z" }, { 0, "M5 13.2h8v4H5z" } },
  [PV_ACTOR_KIND_PROJECT] = { { 1.6, CIRCLE ("4.6", "12", "5", "10") }, { 1.5, "M9.6 9v3.2l2 1.4" } },
  [PV_ACTOR_KIND_BODY] = { { 1.1, CIRCLE ("3.3", "12", "8.7", "17.4") },
                           { 0, CIRCLE ("10.1", "8.3", "1.9", "3.8") CIRCLE ("6.7", "14", "1.9", "3.8")
                                CIRCLE ("13.5", "14", "1.9", "3.8") },
                           { 1.1, "M12 8.3L8.6 14h6.8z" } },
};

/* The small signs on frames, pills and in the legend, in a box of 16 × 16; strokes of 1.6 unless filled. */
static const GlyphText sign_texts[PV_N_SIGNS][PV_MAX_GLYPH_PARTS] = {
  [PV_SIGN_RAISED] = { { 1.5, "M2.2 3h11.6v7.6H8.2L5.4 13.4v-2.8H2.2z" } },
  [PV_SIGN_LANGUAGE] = { { 1.5, "M2.2 3h11.6v7.6H8.2L5.4 13.4v-2.8H2.2z" }, { 0, CIRCLE ("4.5", "6.8", "1.1", "2.2") CIRCLE ("8.3", "6.8", "1.1", "2.2") } },
  [PV_SIGN_CONFLICT] = { { 1.6, "M3.4 5.6h8.4M9.4 3.2l2.6 2.4-2.6 2.4M12.6 10.6H4.2M6.6 8.2L4 10.6 6.6 13" } },
  [PV_SIGN_OVERLAP] = { { 1.6, "M2.4 2.4h7.8v7.8H2.4z" }, { 1.6, "M5.8 5.8h7.8v7.8H5.8z" } },
  [PV_SIGN_UNCLEAR] = { { 1.6, "M8 2.2L14.4 13.6H1.6z" }, { 1.6, "M8 6.4v3.4" }, { 0, CIRCLE ("7", "11.8", "1", "2") } },
  [PV_SIGN_HAND_OVER] = { { 1.7, "M1.4 8h3.6M11 8h3.6" }, { 1.5, "M6.6 4.6L5.2 2M9.4 4.6L10.8 2M6.6 11.4L5.2 14M9.4 11.4l1.4 2.6" } },
  [PV_SIGN_GAP] = { { 1.9, "M13.80 8.00A5.8 5.8 0 0 1 13.03 10.88M11.62 12.53A5.8 5.8 0 0 1 8.88 13.73M6.71 13.65A5.8 5.8 0 0 1 4.07 12.26M2.77 10.52A5.8 5.8 0 0 1 2.21 7.58M2.77 5.48A5.8 5.8 0 0 1 4.72 3.22M6.71 2.35A5.8 5.8 0 0 1 9.69 2.45M11.62 3.47A5.8 5.8 0 0 1 13.39 5.86" } },
  [PV_SIGN_CHANNEL] = { { 1.5, "M2 3h12v7.8H2zM5.4 13.4h5.2M8 10.8v2.6" } },
  [PV_SIGN_DECISION] = { { 1.7, "M8 1.8L14.2 8 8 14.2 1.8 8z" } },
  [PV_SIGN_DONE] = { { 2.2, "M2.6 8.6l3.6 3.6 7-8" } },
  [PV_SIGN_OLDER] = { { 1.5, "M2.2 3h11.6v7.6H8.2L5.4 13.4v-2.8H2.2z" }, { 1.4, "M8 4.6v2.4l2 1.4" } },
  [PV_SIGN_LOCKED] = { { 0, "M3.4 7.4h9.2v6.4H3.4z" }, { 1.6, "M5.2 7.4V5.2a2.8 2.8 0 0 1 5.6 0v2.2" } },
};

typedef struct
{
  PvOutline *shapes[PV_N_ACTOR_KINDS + 1];
  PvOutline *glyphs[PV_N_ACTOR_KINDS + 1][PV_MAX_GLYPH_PARTS];
  PvOutline *signs[PV_N_SIGNS][PV_MAX_GLYPH_PARTS];
} Shapes;

static PvOutline *
parse (const char *text)
{
  PvOutline *outline;

  if (text == NULL)
    return NULL;
  outline = pv_outline_new ();
  if (!pv_outline_parse (outline, text))
    g_error ("a shape of the table cannot be read: %s", text);
  return outline;
}

static const Shapes *
get_shapes (void)
{
  static Shapes shapes;
  static gsize parsed;

  if (g_once_init_enter (&parsed))
    {
      for (guint i = 0; i <= PV_N_ACTOR_KINDS; i++)
        {
          shapes.shapes[i] = parse (shape_texts[i]);
          for (guint j = 0; j < PV_MAX_GLYPH_PARTS; j++)
            shapes.glyphs[i][j] = parse (glyph_texts[i][j].path);
        }
      for (guint i = 0; i < PV_N_SIGNS; i++)
        for (guint j = 0; j < PV_MAX_GLYPH_PARTS; j++)
          shapes.signs[i][j] = parse (sign_texts[i][j].path);
      g_once_init_leave (&parsed, 1);
    }
  return &shapes;
}

static guint
fill_parts (PvOutline *const *outlines, const GlyphText *texts, PvGlyphPart *parts)
{
  guint n = 0;

  while (n < PV_MAX_GLYPH_PARTS && outlines[n] != NULL)
    {
      parts[n] = (PvGlyphPart) { outlines[n], texts[n].width };
      n++;
    }
  return n;
}

const PvOutline *
pv_kind_shape (guint actor_kind)
{
  return get_shapes ()->shapes[actor_kind <= PV_N_ACTOR_KINDS ? actor_kind : 0];
}

guint
pv_kind_glyph (guint actor_kind, PvGlyphPart parts[PV_MAX_GLYPH_PARTS])
{
  guint kind = actor_kind <= PV_N_ACTOR_KINDS ? actor_kind : 0;

  return fill_parts (get_shapes ()->glyphs[kind], glyph_texts[kind], parts);
}

guint
pv_sign (PvSign sign, PvGlyphPart parts[PV_MAX_GLYPH_PARTS])
{
  return fill_parts (get_shapes ()->signs[sign], sign_texts[sign], parts);
}
