/* Inside pv-html-drawing.c and pv-html-weave.c only: what one drawing keeps. */
#pragma once

#include "exchange/pv-html-drawing.h"

G_BEGIN_DECLS

/* One element of SVG, or its words. */
typedef struct
{
  gsize at;                    /* in the text, up to a NUL */
  gsize in;                    /* where what says the language goes, from there; 0: in no language */
  gboolean words;              /* a title or a description */
} PvHtmlMark;

/* All that was drawn of one element of the scene, or one mark outside of any. */
typedef struct
{
  const char *role;            /* NULL: outside */
  PvId id;
  gsize key;                   /* in the text: what it is matched by */
  guint first;
  guint n;
  guint first_tile;            /* that it is in, as far as it is drawn; one may be there more than once */
  guint n_tiles;
} PvHtmlPiece;

/* All that was painted with one pen. */
typedef struct
{
  guint pen;
  guint mark;                  /* that is kept free for it */
  PvOutline *outline;
} PvHtmlGathered;

struct _PvHtmlDrawing
{
  PvSurface surface;
  PvHtml *html;
  PvLang lang;
  GString *text;
  GArray *marks;
  GArray *pieces;
  gboolean in_piece;
  gboolean outlined;           /* the piece has an outline */
  const PvHtmlTiles *grid;     /* NULL: nobody asks where things are */
  GArray *tiles;               /* guint */
  GArray *gathered;            /* PvHtmlGathered; NULL: each thing stays for itself */
  gboolean beside;             /* others like it: they lie in the order of the pens */
};

G_END_DECLS
