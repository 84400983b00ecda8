#include "exchange/pv-html-drawing.h"

#include "exchange/pv-html-match.h"

#include <math.h>
#include <string.h>

/* Positions are told to a tenth of a pixel; shapes no larger than this, which may be enlarged many times, to a hundredth. */
#define SMALL 48.0

/* --- pens --- */

typedef struct
{
  char *rule;                  /* what stands in its braces */
  guint32 fill;                /* 0xrrggbb; NO_COLOUR */
  guint32 stroke;
} Pen;

#define NO_COLOUR G_MAXUINT32

struct _PvHtmlPens
{
  GHashTable *numbers;         /* char* → guint + 1 */
  GArray *pens;
};

static void
clear_pen_cb (gpointer data)
{
  g_free (((Pen *) data)->rule);
}

PvHtmlPens *
pv_html_pens_new (void)
{
  PvHtmlPens *pens = g_new0 (PvHtmlPens, 1);

  pens->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  pens->pens = g_array_new (FALSE, FALSE, sizeof (Pen));
  g_array_set_clear_func (pens->pens, clear_pen_cb);
  return pens;
}

void
pv_html_pens_free (PvHtmlPens *pens)
{
  g_hash_table_unref (pens->numbers);
  g_array_unref (pens->pens);
  g_free (pens);
}

static guint32
value_of (PvRgba colour)
{
  return colour.a <= 0 ? NO_COLOUR
                       : (guint32) (lround (colour.r * 255) << 16 | lround (colour.g * 255) << 8 | lround (colour.b * 255));
}

static guint
number_of_pen (PvHtmlPens *pens, const char *rule, PvRgba fill, PvRgba stroke)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (pens->numbers, rule));
  Pen pen = { NULL, value_of (fill), value_of (stroke) };

  if (number > 0)
    return number;
  pen.rule = g_strdup (rule);
  g_array_append_val (pens->pens, pen);
  g_hash_table_insert (pens->numbers, pen.rule, GUINT_TO_POINTER (pens->pens->len));
  return pens->pens->len;
}

static void
write_dark (GString *css, const char *property, guint32 colour, guint32 (*dark) (guint32 light))
{
  if (colour != NO_COLOUR)
    g_string_append_printf (css, "%s: #%06x; ", property, dark (colour));
}

void
pv_html_pens_write (const PvHtmlPens *pens, guint32 (*dark) (guint32 light), GString *css)
{
  for (guint i = 0; i < pens->pens->len; i++)
    g_string_append_printf (css, ".k%u { %s }\n", i + 1, g_array_index (pens->pens, Pen, i).rule);
  g_string_append (css, "@media screen and (prefers-color-scheme: dark) {\n");
  for (guint i = 0; i < pens->pens->len; i++)
    {
      const Pen *pen = &g_array_index (pens->pens, Pen, i);

      g_string_append_printf (css, ".k%u { ", i + 1);
      write_dark (css, "fill", pen->fill, dark);
      write_dark (css, "stroke", pen->stroke, dark);
      g_string_append (css, "}\n");
    }
  g_string_append (css, "}\n");
}

/* --- what is drawn --- */

/* One element of SVG, or its words. */
typedef struct
{
  gsize at;                    /* in the text, up to a NUL */
  gsize in;                    /* where what says the language goes, from there; 0: in no language */
  gboolean words;              /* a title or a description */
} Mark;

/* All that was drawn of one element of the scene, or one mark outside of any. */
typedef struct
{
  const char *role;            /* NULL: outside */
  PvId id;
  gsize key;                   /* in the text: what it is matched by */
  guint first;
  guint n;
} Piece;

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
};

static void
begin_mark (PvHtmlDrawing *self, const char *tag, gboolean words)
{
  Mark mark = { .at = self->text->len, .words = words };

  g_string_append_printf (self->text, "<%s", tag);
  if (!words)
    g_string_append (self->text, " class=\"");
  mark.in = self->text->len - mark.at;
  g_array_append_val (self->marks, mark);
  if (!self->in_piece)
    {
      Piece piece = { .key = mark.at, .first = self->marks->len - 1 };

      g_array_append_val (self->pieces, piece);
    }
  g_array_index (self->pieces, Piece, self->pieces->len - 1).n++;
}

static void
end_mark (PvHtmlDrawing *self)
{
  g_string_append_c (self->text, '\0');
}

static void
append_attribute (PvHtmlDrawing *self, const char *name, double value, guint decimals)
{
  g_string_append_printf (self->text, " %s=\"", name);
  pv_outline_append_number (self->text, value, decimals);
  g_string_append_c (self->text, '"');
}

static void
append_escaped (GString *text, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  g_string_append (text, escaped);
}

static void
append_colour (GString *rule, const char *property, PvRgba colour)
{
  if (colour.a <= 0)
    {
      g_string_append_printf (rule, "%s: none; ", property);
      return;
    }
  g_string_append_printf (rule, "%s: #%06x; ", property, value_of (colour));
  if (colour.a < 1)
    {
      g_string_append_printf (rule, "%s-opacity: ", property);
      pv_outline_append_number (rule, colour.a, 2);
      g_string_append (rule, "; ");
    }
}

static guint
pen_of_paint (PvHtmlDrawing *self, const PvPaint *paint)
{
  g_autoptr (GString) rule = g_string_new (NULL);
  gboolean stroked = paint->stroke.a > 0 && paint->width > 0;

  append_colour (rule, "fill", paint->fill);
  if (stroked)
    {
      append_colour (rule, "stroke", paint->stroke);
      g_string_append (rule, "stroke-width: ");
      pv_outline_append_number (rule, paint->width, 2);
      g_string_append (rule, "; ");
      if (paint->cap == PV_CAP_ROUND)
        g_string_append (rule, "stroke-linecap: round; ");
    }
  for (guint i = 0; stroked && i < paint->n_dashes; i++)
    {
      g_string_append (rule, i > 0 ? ", " : "stroke-dasharray: ");
      pv_outline_append_number (rule, paint->dashes[i], 2);
    }
  return number_of_pen (self->html->pens, rule->str, paint->fill, stroked ? paint->stroke : (PvRgba) { 0 });
}

static guint
pen_of_text (PvHtmlDrawing *self, const PvTextRun *run)
{
  static const char *const anchors[] = { "", "text-anchor: middle; ", "text-anchor: end; " };
  g_autoptr (GString) rule = g_string_new ("font-size: ");

  pv_outline_append_number (rule, run->font.size, 2);
  g_string_append_printf (rule, "px; font-weight: %d; %s%s", run->font.weight, anchors[run->anchor],
                          run->struck ? "text-decoration: line-through; " : "");
  append_colour (rule, "fill", run->colour);
  return number_of_pen (self->html->pens, rule->str, run->colour, (PvRgba) { 0 });
}

static guint
decimals_of (const PvOutline *outline)
{
  const PvPoint *points = pv_outline_get_points (outline);
  const PvOutlineOp *ops = pv_outline_get_ops (outline);
  PvPoint least = points[0], most = points[0];
  guint n = 0;

  for (guint i = 0; i < pv_outline_get_n_ops (outline); i++)
    n += ops[i] == PV_OUTLINE_CURVE ? 3 : ops[i] == PV_OUTLINE_CLOSE ? 0 : 1;
  for (guint i = 1; i < n; i++)
    {
      least = (PvPoint) { MIN (least.x, points[i].x), MIN (least.y, points[i].y) };
      most = (PvPoint) { MAX (most.x, points[i].x), MAX (most.y, points[i].y) };
    }
  return MAX (most.x - least.x, most.y - least.y) <= SMALL ? 2 : 1;
}

static void
write_path (PvHtmlDrawing *self, const PvOutline *outline, const PvPaint *paint, guint hatch)
{
  begin_mark (self, "path", FALSE);
  if (self->in_piece && !self->outlined)
    g_string_append (self->text, "o ");
  self->outlined = TRUE;
  if (hatch > 0)
    g_string_append_printf (self->text, "\" fill=\"url(#hatch-%u)", hatch);
  else
    g_string_append_printf (self->text, "k%u", pen_of_paint (self, paint));
  g_string_append (self->text, "\" d=\"");
  pv_outline_append_short_data (outline, self->text, decimals_of (outline));
  g_string_append (self->text, "\"/>");
  end_mark (self);
}

/* A pattern of lines at 45°, and the outline filled with it. */
static void
write_hatch (PvHtmlDrawing *self, const PvOutline *outline, const PvPaint *paint)
{
  guint number = ++self->html->n_hatches;
  PvPaint line = { .fill = paint->hatch };

  begin_mark (self, "pattern", FALSE);
  g_array_index (self->marks, Mark, self->marks->len - 1).in = 0;
  g_string_append_printf (self->text, "\" id=\"hatch-%u\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"", number);
  append_attribute (self, "width", paint->hatch_pitch, 2);
  append_attribute (self, "height", paint->hatch_pitch, 2);
  g_string_append_printf (self->text, "><rect class=\"k%u\"", pen_of_paint (self, &line));
  append_attribute (self, "width", paint->hatch_width, 2);
  append_attribute (self, "height", paint->hatch_pitch, 2);
  g_string_append (self->text, "/></pattern>");
  end_mark (self);
  write_path (self, outline, paint, number);
}

static void
drawing_draw (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
  PvHtmlDrawing *self = (PvHtmlDrawing *) surface;
  PvPaint rest = *paint;

  if (paint->hatch.a > 0 && paint->hatch_pitch > 0)
    {
      PvPaint fill = { .fill = paint->fill };

      if (paint->fill.a > 0)
        write_path (self, outline, &fill, 0);
      write_hatch (self, outline, paint);
      rest.fill.a = 0;
    }
  if (rest.fill.a > 0 || (rest.stroke.a > 0 && rest.width > 0))
    write_path (self, outline, &rest, 0);
}

static void
drawing_text (PvSurface *surface, const PvTextRun *run)
{
  PvHtmlDrawing *self = (PvHtmlDrawing *) surface;

  begin_mark (self, "text", FALSE);
  g_string_append_printf (self->text, "k%u\"", pen_of_text (self, run));
  append_attribute (self, "x", run->x, 1);
  append_attribute (self, "y", run->y, 2);
  /* As long as it was measured, whatever font the reader has. */
  if (run->width > 0)
    {
      append_attribute (self, "textLength", run->width, 1);
      g_string_append (self->text, " lengthAdjust=\"spacingAndGlyphs\"");
    }
  if (run->lang >= PV_LANG_FIRST && run->lang <= PV_LANG_LAST && run->lang != self->lang)
    g_string_append_printf (self->text, " lang=\"%s\"", pv_lang_code (run->lang));
  g_string_append_c (self->text, '>');
  append_escaped (self->text, run->text);
  g_string_append (self->text, "</text>");
  end_mark (self);
}

static void
write_words (PvHtmlDrawing *self, const char *tag, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  begin_mark (self, tag, TRUE);
  g_string_append_c (self->text, '>');
  append_escaped (self->text, words);
  g_string_append_printf (self->text, "</%s>", tag);
  end_mark (self);
}

/* What the list of actors says of an actor and of a link is not said here again: the script finds it there. */
static void
drawing_begin (PvSurface *surface, const char *role, const PvElementInfo *info)
{
  PvHtmlDrawing *self = (PvHtmlDrawing *) surface;
  Piece piece = { .role = role, .key = self->text->len, .first = self->marks->len };
  PvPart part = info != NULL ? info->element.part : PV_PART_NONE;

  if (info != NULL)
    piece.id = info->id;
  g_string_append_printf (self->text, "%s %" G_GINT64_FORMAT, role, (gint64) piece.id);
  g_string_append_c (self->text, '\0');
  g_array_append_val (self->pieces, piece);
  self->in_piece = TRUE;
  self->outlined = FALSE;
  if (info == NULL || part == PV_PART_LINK)
    return;
  write_words (self, "title", info->name);
  if (part != PV_PART_NODE)
    write_words (self, "desc", info->sentence);
}

static void
drawing_end (PvSurface *surface)
{
  ((PvHtmlDrawing *) surface)->in_piece = FALSE;
}

static const PvSurfaceClass drawing_class = { drawing_draw, drawing_text, drawing_begin, drawing_end, NULL };

PvHtmlDrawing *
pv_html_drawing_new (PvHtml *html, PvLang lang)
{
  PvHtmlDrawing *self = g_new0 (PvHtmlDrawing, 1);

  pv_surface_init (&self->surface, &drawing_class);
  self->html = html;
  self->lang = lang;
  self->text = g_string_new (NULL);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return self;
}

void
pv_html_drawing_free (PvHtmlDrawing *self)
{
  pv_surface_clear (&self->surface);
  g_string_free (self->text, TRUE);
  g_array_unref (self->marks);
  g_array_unref (self->pieces);
  g_free (self);
}

PvSurface *
pv_html_drawing_get_surface (PvHtmlDrawing *self)
{
  return &self->surface;
}

/* --- two languages become one picture --- */

typedef struct
{
  const PvHtmlDrawing *of[2];
  PvLang langs[2];
  guint base[2];               /* the first mark of the piece at hand */
  GString *text;
} Pair;

static const Piece *
piece_of (const PvHtmlDrawing *drawing, guint i)
{
  return &g_array_index (drawing->pieces, Piece, i);
}

/* @lang: NONE: alike in both. */
static void
write_mark (GString *text, const PvHtmlDrawing *drawing, guint i, PvLang lang)
{
  const Mark *mark = &g_array_index (drawing->marks, Mark, i);
  const char *written = drawing->text->str + mark->at;

  if (lang == PV_LANG_NONE || mark->in == 0)
    {
      g_string_append (text, written);
      return;
    }
  g_string_append_len (text, written, (gssize) mark->in);
  g_string_append_printf (text, mark->words ? " lang=\"%s\"" : "in %s ", pv_lang_code (lang));
  g_string_append (text, written + mark->in);
}

static void
begin_group (Pair *pair, const PvHtmlDrawing *drawing, const Piece *piece, PvLang lang)
{
  g_string_append_printf (pair->text, "<g class=\"%s", piece->role);
  if (lang != PV_LANG_NONE)
    g_string_append_printf (pair->text, " in %s", pv_lang_code (lang));
  g_string_append_c (pair->text, '"');
  if (piece->id != PV_NO_ID)
    g_string_append_printf (pair->text, " data-id=\"%u\"", pv_html_number (drawing->html, piece->id));
  g_string_append_c (pair->text, '>');
}

static void
write_piece (Pair *pair, const PvHtmlDrawing *drawing, guint i, PvLang lang)
{
  const Piece *piece = piece_of (drawing, i);

  if (piece->role != NULL)
    begin_group (pair, drawing, piece, lang);
  for (guint m = 0; m < piece->n; m++)
    write_mark (pair->text, drawing, piece->first + m, piece->role != NULL ? PV_LANG_NONE : lang);
  if (piece->role != NULL)
    g_string_append (pair->text, "</g>\n");
}

/* What is @first's alone, what is @second's alone, then what both have, and so on. */
static void
weave (const guint *match, guint n_first, guint n_second, void (*write) (Pair *pair, guint first, guint second), Pair *pair)
{
  guint j = 0;

  for (guint i = 0; i <= n_first; i++)
    {
      guint with = i < n_first ? match[i] : n_second;

      if (with == PV_HTML_ALONE)
        {
          write (pair, i, PV_HTML_ALONE);
          continue;
        }
      for (; j < with; j++)
        write (pair, PV_HTML_ALONE, j);
      if (i < n_first)
        write (pair, i, j++);
    }
}

static const char **
keys_of_marks (const PvHtmlDrawing *drawing, const Piece *piece)
{
  const char **keys = g_new (const char *, piece->n + 1);

  for (guint m = 0; m < piece->n; m++)
    keys[m] = drawing->text->str + g_array_index (drawing->marks, Mark, piece->first + m).at;
  return keys;
}

static void
weave_mark (Pair *pair, guint first, guint second)
{
  guint which = first == PV_HTML_ALONE;

  write_mark (pair->text, pair->of[which], pair->base[which] + (which ? second : first),
              which || second == PV_HTML_ALONE ? pair->langs[which] : PV_LANG_NONE);
}

static void
weave_piece (Pair *pair, guint first, guint second)
{
  guint which = first == PV_HTML_ALONE;
  const Piece *pieces[2];
  g_autofree const char **first_keys = NULL;
  g_autofree const char **second_keys = NULL;
  g_autofree guint *match = NULL;

  if (which || second == PV_HTML_ALONE)
    {
      write_piece (pair, pair->of[which], which ? second : first, pair->langs[which]);
      return;
    }
  pieces[0] = piece_of (pair->of[0], first);
  pieces[1] = piece_of (pair->of[1], second);
  if (pieces[0]->role == NULL)
    {
      write_piece (pair, pair->of[0], first, PV_LANG_NONE);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    pair->base[i] = pieces[i]->first;
  first_keys = keys_of_marks (pair->of[0], pieces[0]);
  second_keys = keys_of_marks (pair->of[1], pieces[1]);
  match = pv_html_match (first_keys, pieces[0]->n, second_keys, pieces[1]->n);
  begin_group (pair, pair->of[0], pieces[0], PV_LANG_NONE);
  weave (match, pieces[0]->n, pieces[1]->n, weave_mark, pair);
  g_string_append (pair->text, "</g>\n");
}

static const char **
keys_of_pieces (const PvHtmlDrawing *drawing)
{
  const char **keys = g_new (const char *, drawing->pieces->len + 1);

  for (guint i = 0; i < drawing->pieces->len; i++)
    keys[i] = drawing->text->str + piece_of (drawing, i)->key;
  return keys;
}

void
pv_html_drawing_write (const PvHtmlDrawing *first, const PvHtmlDrawing *second, GString *text)
{
  Pair pair = { { first, second }, { first->lang, second != NULL ? second->lang : PV_LANG_NONE }, { 0, 0 }, text };
  g_autofree const char **first_keys = keys_of_pieces (first);
  g_autofree const char **second_keys = second != NULL ? keys_of_pieces (second) : NULL;
  g_autofree guint *match = NULL;

  if (second == NULL)
    {
      for (guint i = 0; i < first->pieces->len; i++)
        write_piece (&pair, first, i, PV_LANG_NONE);
      return;
    }
  match = pv_html_match (first_keys, first->pieces->len, second_keys, second->pieces->len);
  weave (match, first->pieces->len, second->pieces->len, weave_piece, &pair);
}
