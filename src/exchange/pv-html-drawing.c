#include "exchange/pv-html-drawing-private.h"

#include "exchange/pv-html-pens.h"

/* Positions are told to a tenth of a pixel; shapes no larger than this, which may be enlarged many times, to a hundredth. */
#define SMALL 48.0

static void
begin_mark (PvHtmlDrawing *self, const char *tag, gboolean words)
{
  PvHtmlMark mark = { .at = self->text->len, .words = words };

  g_string_append_printf (self->text, "<%s", tag);
  if (!words)
    g_string_append (self->text, " class=\"");
  mark.in = self->text->len - mark.at;
  g_array_append_val (self->marks, mark);
  if (!self->in_piece)
    {
      PvHtmlPiece piece = { .key = mark.at, .first = self->marks->len - 1, .first_tile = self->tiles->len };

      g_array_append_val (self->pieces, piece);
    }
  g_array_index (self->pieces, PvHtmlPiece, self->pieces->len - 1).n++;
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

  /* One line, as it is seen anyway. */
  g_strdelimit (escaped, "\n\r", ' ');
  g_string_append (text, escaped);
}

/* What was just begun reaches as far as this. */
static void
note_place (PvHtmlDrawing *self, const PvOutline *outline, gboolean filled, double reach)
{
  guint before = self->tiles->len;

  if (self->grid == NULL)
    return;
  pv_html_tiles_find (self->grid, outline, filled, reach, self->tiles);
  g_array_index (self->pieces, PvHtmlPiece, self->pieces->len - 1).n_tiles += self->tiles->len - before;
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
    g_string_append_printf (self->text, "k%u", pv_html_pen_of_paint (self->html->pens, paint));
  g_string_append (self->text, "\" d=\"");
  pv_outline_append_short_data (outline, self->text, decimals_of (outline));
  g_string_append (self->text, "\"/>");
  end_mark (self);
  note_place (self, outline, paint->fill.a > 0 || hatch > 0, paint->width);
}

static void
gather (PvHtmlDrawing *self, const PvOutline *outline, const PvPaint *paint)
{
  guint pen = pv_html_pen_of_paint (self->html->pens, paint);
  PvHtmlGathered more = { .pen = pen };
  guint i = 0;

  while (i < self->gathered->len && g_array_index (self->gathered, PvHtmlGathered, i).pen != pen)
    i++;
  if (i == self->gathered->len)
    {
      begin_mark (self, "path", FALSE);
      end_mark (self);
      more.mark = self->marks->len - 1;
      more.outline = pv_outline_new ();
      g_array_append_val (self->gathered, more);
    }
  pv_outline_append (g_array_index (self->gathered, PvHtmlGathered, i).outline, outline, 0, 0, 1);
}

static void
clear_gathered_cb (gpointer data)
{
  pv_outline_free (((PvHtmlGathered *) data)->outline);
}

static int
compare_pens (gconstpointer a, gconstpointer b)
{
  const PvHtmlGathered *first = a, *second = b;

  return first->pen < second->pen ? -1 : first->pen > second->pen;
}

/* Now that all is there, the marks that were kept free for it. */
static void
write_gathered (PvHtmlDrawing *self)
{
  g_autofree guint *free_marks = g_new (guint, self->gathered->len + 1);

  for (guint i = 0; i < self->gathered->len; i++)
    free_marks[i] = g_array_index (self->gathered, PvHtmlGathered, i).mark;
  if (self->beside)
    g_array_sort (self->gathered, compare_pens);
  for (guint i = 0; i < self->gathered->len; i++)
    {
      const PvHtmlGathered *gathered = &g_array_index (self->gathered, PvHtmlGathered, i);
      PvHtmlMark *mark = &g_array_index (self->marks, PvHtmlMark, free_marks[i]);

      mark->at = self->text->len;
      g_string_append_printf (self->text, "<path class=\"k%u\" d=\"", gathered->pen);
      pv_outline_append_short_data (gathered->outline, self->text, 0);
      g_string_append (self->text, "\"/>");
      end_mark (self);
      /* Each is a piece of its own, in the order of the marks. */
      g_array_index (self->pieces, PvHtmlPiece, free_marks[i]).key = mark->at;
    }
  g_array_set_size (self->gathered, 0);
}

/* A pattern of lines at 45°, and the outline filled with it. */
static void
write_hatch (PvHtmlDrawing *self, const PvOutline *outline, const PvPaint *paint)
{
  guint number = ++self->html->n_hatches;
  PvPaint line = { .fill = paint->hatch };

  begin_mark (self, "pattern", FALSE);
  g_array_index (self->marks, PvHtmlMark, self->marks->len - 1).in = 0;
  g_string_append_printf (self->text, "\" id=\"hatch-%u\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"", number);
  append_attribute (self, "width", paint->hatch_pitch, 2);
  append_attribute (self, "height", paint->hatch_pitch, 2);
  g_string_append_printf (self->text, "><rect class=\"k%u\"", pv_html_pen_of_paint (self->html->pens, &line));
  append_attribute (self, "width", paint->hatch_width, 2);
  append_attribute (self, "height", paint->hatch_pitch, 2);
  g_string_append (self->text, "/></pattern>");
  end_mark (self);
  note_place (self, outline, TRUE, 0);
  write_path (self, outline, paint, number);
}

static void
drawing_draw (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
  PvHtmlDrawing *self = (PvHtmlDrawing *) surface;
  PvPaint rest = *paint;

  if (self->gathered != NULL)
    {
      gather (self, outline, paint);
      return;
    }
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
  PvRect place = { run->x - run->width, run->y - run->font.size, 2 * run->width, 1.4 * run->font.size };

  begin_mark (self, "text", FALSE);
  g_string_append_printf (self->text, "k%u\"", pv_html_pen_of_text (self->html->pens, run));
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
  pv_outline_clear (surface->scratch);
  pv_outline_rect (surface->scratch, &place);
  note_place (self, surface->scratch, TRUE, 0);
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
  PvHtmlPiece piece = { .role = role, .key = self->text->len, .first = self->marks->len, .first_tile = self->tiles->len };
  PvPart part = info != NULL ? info->element.part : PV_PART_NONE;

  if (self->gathered != NULL)
    return;
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
pv_html_drawing_new (PvHtml *html, PvLang lang, const PvHtmlTiles *grid)
{
  PvHtmlDrawing *self = g_new0 (PvHtmlDrawing, 1);

  pv_surface_init (&self->surface, &drawing_class);
  self->html = html;
  self->lang = lang;
  self->text = g_string_new (NULL);
  self->marks = g_array_new (FALSE, FALSE, sizeof (PvHtmlMark));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (PvHtmlPiece));
  self->tiles = g_array_new (FALSE, FALSE, sizeof (guint));
  self->grid = grid;
  return self;
}

PvHtmlDrawing *
pv_html_drawing_new_from_afar (PvHtml *html, PvLang lang)
{
  PvHtmlDrawing *self = pv_html_drawing_new (html, lang, NULL);

  self->gathered = g_array_new (FALSE, FALSE, sizeof (PvHtmlGathered));
  g_array_set_clear_func (self->gathered, clear_gathered_cb);
  return self;
}

PvHtmlDrawing *
pv_html_drawing_new_beside (PvHtml *html, PvLang lang)
{
  PvHtmlDrawing *self = pv_html_drawing_new_from_afar (html, lang);

  self->beside = TRUE;
  return self;
}

void
pv_html_drawing_free (PvHtmlDrawing *self)
{
  pv_surface_clear (&self->surface);
  g_string_free (self->text, TRUE);
  g_array_unref (self->marks);
  g_array_unref (self->pieces);
  g_array_unref (self->tiles);
  g_clear_pointer (&self->gathered, g_array_unref);
  g_free (self);
}

void
pv_html_drawing_end (PvHtmlDrawing *self)
{
  if (self->gathered != NULL)
    write_gathered (self);
}

PvSurface *
pv_html_drawing_get_surface (PvHtmlDrawing *self)
{
  return &self->surface;
}
