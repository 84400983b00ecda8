#include "exchange/pv-picture-sheets.h"

#include "exchange/pv-picture-plan.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define MARGIN PV_SHEET_MARGIN
#define ABOVE PV_SHEET_ABOVE
#define TICK 6.0
#define NAME_SIZE 13.0
#define WORDS_SIZE 9.0
#define SIDE_SIZE 8.0

typedef struct
{
  PvRect part;                 /* model pixels */
  guint column, row;
} Sheet;

typedef struct
{
  const PvPicture *picture;
  PvPicturePlan plan;
  const PvStyle *style;
  PvLang lang;
  GArray *sheets;              /* Sheet: those that hold something, row by row */
  GPtrArray *names;            /* of these, NULL-terminated */
  GHashTable *by_place;        /* row × columns + column → number in sheets + 1 */
  cairo_t *cr;
  PvSurface *surface;
} Book;

/* --- which sheets --- */

/* A row is a letter, a column a number: B3. */
static char *
sheet_name (guint column, guint row)
{
  if (row < 26)
    return g_strdup_printf ("%c%u", 'A' + row, column + 1);
  return g_strdup_printf ("%c%c%u", 'A' + row / 26 - 1, 'A' + row % 26, column + 1);
}

static guint
place_of (const Book *book, guint column, guint row)
{
  return row * book->plan.columns->len + column;
}

static void
collect_sheets (Book *book)
{
  for (guint row = 0; row < book->plan.rows->len; row++)
    for (guint column = 0; column < book->plan.columns->len; column++)
      {
        Sheet sheet = { pv_picture_plan_part (&book->plan, column, row), column, row };

        if (!pv_picture_plan_holds (&book->plan, book->picture, column, row))
          continue;
        g_array_append_val (book->sheets, sheet);
        g_ptr_array_add (book->names, sheet_name (column, row));
        g_hash_table_insert (book->by_place, GUINT_TO_POINTER (place_of (book, column, row)), GUINT_TO_POINTER (book->sheets->len));
      }
  g_ptr_array_add (book->names, NULL);
}

/* --- a sheet --- */

static void
write_at (Book *book, const char *text, PvFont font, PvRgba colour, double x, double y, PvAnchor anchor)
{
  PvTextRun run = { .text = text, .font = font, .colour = colour, .lang = book->lang, .x = x, .y = y, .anchor = anchor };

  pv_surface_text (book->surface, &run);
}

/* How much stands at the left of a part and above it: the heads of a path. Model pixels. */
static PvPoint
heads_of (const Book *book)
{
  PvRect cells = book->plan.table ? pv_scene_get_cells (book->picture->scene) : (PvRect) { 0 };

  return (PvPoint) { cells.x, cells.y };
}

/* Where on its sheet a part stands, in points. */
static PvRect
area_of (const Book *book, const PvRect *part)
{
  double scale = book->plan.scale;
  PvPoint heads = heads_of (book);

  return (PvRect) { MARGIN + heads.x * scale, MARGIN + ABOVE + heads.y * scale, part->width * scale, part->height * scale };
}

static void
paint_part (Book *book, const PvRect *part)
{
  PvPaintOptions options = pv_paint_options ();
  PvRect area = area_of (book, part);

  options.style = book->style;
  options.clip = *part;
  options.emphasis = book->picture->emphasis;
  cairo_save (book->cr);
  if (!book->plan.table)
    {
      cairo_rectangle (book->cr, area.x, area.y, area.width, area.height);
      cairo_clip (book->cr);
    }
  cairo_translate (book->cr, area.x, area.y);
  cairo_scale (book->cr, book->plan.scale, book->plan.scale);
  cairo_translate (book->cr, -part->x, -part->y);
  if (book->plan.table)
    pv_painter_paint_table (book->picture->scene, book->surface, &options, part);
  else
    pv_painter_paint (book->picture->scene, book->surface, &options);
  cairo_restore (book->cr);
}

char *
pv_picture_page_words (PvLang lang, guint number, guint n_pages)
{
  g_autofree char *first = g_strdup_printf (pv_words_in (lang, N_("Page %1$u of %2$u")), number, n_pages);
  g_autofree char *second = lang == PV_LANG_BOTH ? pv_picture_page_words (PV_LANG_SV, number, n_pages) : NULL;

  return second != NULL ? g_strdup_printf ("%s · %s", first, second) : g_steal_pointer (&first);
}

static void
paint_heads (Book *book, guint number)
{
  guint n_pages = book->sheets->len + 1;
  double right = book->plan.points_wide - MARGIN, bottom = book->plan.points_high - MARGIN;
  const char *name = g_ptr_array_index (book->names, number);
  PvFont bold = { NAME_SIZE, PV_WEIGHT_HEAVY }, plain = { WORDS_SIZE, PV_WEIGHT_REGULAR };
  g_autofree char *page = pv_picture_page_words (book->lang, number + 2, n_pages);
  double taken = MAX (pv_text_width (name, bold) + pv_text_width (page, plain) + 20, 180);
  g_autofree char *title = book->picture->title != NULL ? pv_text_ellipsize (book->picture->title, plain, right - MARGIN - taken, NULL) : NULL;

  if (title != NULL)
    write_at (book, title, plain, book->style->ink2, MARGIN, MARGIN + WORDS_SIZE, PV_ANCHOR_START);
  write_at (book, name, bold, book->style->ink, right, MARGIN + NAME_SIZE - 2, PV_ANCHOR_END);
  write_at (book, page, plain, book->style->ink2, right - pv_text_width (name, bold) - 10, MARGIN + WORDS_SIZE, PV_ANCHOR_END);
  if (book->picture->mark != NULL)
    write_at (book, book->picture->mark, (PvFont) { WORDS_SIZE, PV_WEIGHT_BOLD }, book->style->warn, MARGIN, bottom, PV_ANCHOR_START);
}

/* The name of the neighbour of a sheet in a direction; NULL when there is none. */
static const char *
neighbour (const Book *book, guint column, guint row, int dx, int dy)
{
  guint number;

  if ((dx < 0 && column == 0) || (dy < 0 && row == 0) || column + dx >= book->plan.columns->len || row + dy >= book->plan.rows->len)
    return NULL;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (book->by_place, GUINT_TO_POINTER (place_of (book, column + dx, row + dy))));
  return number > 0 ? g_ptr_array_index (book->names, number - 1) : NULL;
}

/* A dotted line where the neighbour begins, ticks at its ends. */
static void
mark_overlap (Book *book, const PvRect *area, int dx, int dy)
{
  g_autoptr (PvOutline) outline = pv_outline_new ();
  PvPaint dotted = { .stroke = book->style->edge, .width = 0.5, .n_dashes = 2, .dashes = { 1, 3 } };
  PvPaint solid = { .stroke = book->style->ink, .width = 0.5 };
  double right = area->x + area->width, bottom = area->y + area->height;
  double x = dx > 0 ? right - PV_SHEETS_OVERLAP : area->x + PV_SHEETS_OVERLAP;
  double y = dy > 0 ? bottom - PV_SHEETS_OVERLAP : area->y + PV_SHEETS_OVERLAP;
  PvPoint from = dx != 0 ? (PvPoint) { x, area->y } : (PvPoint) { area->x, y };
  PvPoint to = dx != 0 ? (PvPoint) { x, bottom } : (PvPoint) { right, y };
  PvPoint out = dx != 0 ? (PvPoint) { 0, TICK } : (PvPoint) { TICK, 0 };

  pv_outline_move (outline, from.x, from.y);
  pv_outline_line (outline, to.x, to.y);
  pv_surface_draw (book->surface, outline, &dotted);
  pv_outline_clear (outline);
  pv_outline_move (outline, from.x, from.y);
  pv_outline_line (outline, from.x - out.x, from.y - out.y);
  pv_outline_move (outline, to.x, to.y);
  pv_outline_line (outline, to.x + out.x, to.y + out.y);
  pv_surface_draw (book->surface, outline, &solid);
}

/* In the margin an arrow with the neighbour's name; at the left of a path it stands in the margin of the sheet, beyond the heads. */
static void
mark_neighbour (Book *book, const PvRect *area, int dx, int dy, const char *name)
{
  g_autoptr (PvOutline) outline = pv_outline_new ();
  PvPaint full = { .fill = book->style->ink };
  PvPoint middle = pv_rect_centre (area);
  double right = area->x + area->width, bottom = area->y + area->height;
  PvPoint tip = { dx != 0 ? (dx > 0 ? right + 15 : MARGIN - 15) : middle.x, dy != 0 ? (dy > 0 ? bottom + 12 : MARGIN + ABOVE - 12) : middle.y };

  pv_outline_move (outline, tip.x + dx * 4, tip.y + dy * 4);
  pv_outline_line (outline, tip.x - dx * 2 - dy * 4, tip.y - dy * 2 - dx * 4);
  pv_outline_line (outline, tip.x - dx * 2 + dy * 4, tip.y - dy * 2 + dx * 4);
  pv_outline_close (outline);
  pv_surface_draw (book->surface, outline, &full);
  write_at (book, name, (PvFont) { SIDE_SIZE, PV_WEIGHT_BOLD }, book->style->ink, dx != 0 ? tip.x : tip.x + 8,
            dx != 0 ? tip.y + SIDE_SIZE + 6 : tip.y + 3, dx != 0 ? PV_ANCHOR_MIDDLE : PV_ANCHOR_START);
}

static void
mark_edges (Book *book, const Sheet *sheet)
{
  static const int sides[4][2] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
  PvRect area = area_of (book, &sheet->part);

  if (book->plan.table)
    area.height += pv_table_notes_height (book->picture->scene, pv_table_count_notes (book->picture->scene, &sheet->part)) * book->plan.scale;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      const char *name = neighbour (book, sheet->column, sheet->row, sides[i][0], sides[i][1]);

      if (name == NULL)
        continue;
      if (!book->plan.table)
        mark_overlap (book, &area, sides[i][0], sides[i][1]);
      mark_neighbour (book, &area, sides[i][0], sides[i][1], name);
    }
}

static void
paint_sheet (Book *book, guint number)
{
  const Sheet *sheet = &g_array_index (book->sheets, Sheet, number);

  paint_part (book, &sheet->part);
  mark_edges (book, sheet);
  paint_heads (book, number);
}

/* --- the book --- */

/* What the index shows of each sheet: a part, and the heads where they stand anyhow. (transfer full) (element-type PvRect) */
static GArray *
frames_of (const Book *book)
{
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (PvRect));
  PvPoint heads = heads_of (book);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const Sheet *sheet = &g_array_index (book->sheets, Sheet, i);
      double left = sheet->column == 0 ? heads.x : 0, above = sheet->row == 0 ? heads.y : 0;
      PvRect frame = { sheet->part.x - left, sheet->part.y - above, sheet->part.width + left, sheet->part.height + above };

      g_array_append_val (frames, frame);
    }
  return frames;
}

static void
end_page (cairo_surface_t *target, const char *name, guint page)
{
  g_autofree char *place = g_strdup_printf ("page=%u", page);

  cairo_pdf_surface_add_outline (target, CAIRO_PDF_OUTLINE_ROOT, name, place, 0);
  cairo_pdf_surface_set_page_label (target, name);
  cairo_surface_show_page (target);
}

static GBytes *
write_book (Book *book, GCancellable *cancellable, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GArray) frames = frames_of (book);
  cairo_surface_t *target = cairo_pdf_surface_create_for_stream (pv_picture_append_cb, bytes, book->plan.points_wide, book->plan.points_high);

  pv_picture_describe_pdf (book->picture, target);
  book->cr = cairo_create (target);
  book->surface = pv_surface_cairo_new (book->cr);
  pv_picture_paint_index (book->picture, book->cr, book->plan.points_wide, book->plan.points_high, (const PvRect *) (gpointer) frames->data,
                          (const char *const *) book->names->pdata, book->sheets->len);
  end_page (target, pv_words_in (book->lang, N_("Index of the sheets")), 1);
  for (guint i = 0; i < book->sheets->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      paint_sheet (book, i);
      pv_progress_tell (cancellable, i + 1, book->sheets->len);
      end_page (target, g_ptr_array_index (book->names, i), i + 2);
    }
  pv_surface_cairo_free (book->surface);
  cairo_destroy (book->cr);
  cairo_surface_finish (target);
  return pv_picture_finish (target, CAIRO_STATUS_SUCCESS, bytes, cancellable, error);
}

static gboolean
is_one_sheet (const PvPicture *picture, guint paper)
{
  PvRect bounds = pv_picture_bounds (picture);
  double across = pv_paper_width (paper) - 2 * MARGIN, along = pv_paper_height (paper) - 2 * MARGIN;

  return MAX (MIN (across / bounds.width, along / bounds.height), MIN (along / bounds.width, across / bounds.height)) >= pv_picture_least_scale (picture);
}

guint
pv_picture_count_sheets (const PvPicture *picture, guint paper)
{
  PvPicturePlan plan;
  guint n;

  if (pv_scene_is_empty (picture->scene) || is_one_sheet (picture, paper))
    return 1;
  plan = pv_picture_plan (picture, paper);
  n = pv_picture_plan_count (&plan, picture);
  pv_picture_plan_clear (&plan);
  return n + 1;
}

static GBytes *
make_book (Book *book, GCancellable *cancellable, GError **error)
{
  if (pv_picture_plan_count (&book->plan, book->picture) > PV_SHEETS_MOST)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_TOO_LARGE,
                   _("The picture would take more than %u sheets; choose A3, fewer actors, or one large sheet"), PV_SHEETS_MOST);
      return NULL;
    }
  collect_sheets (book);
  return write_book (book, cancellable, error);
}

GBytes *
pv_picture_sheets (const PvPicture *picture, guint paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) by_place = g_hash_table_new (NULL, NULL);
  Book book = { .picture = picture, .style = pv_style_get (picture->style), .lang = pv_scene_get_lang (picture->scene), .sheets = sheets,
                .names = names, .by_place = by_place };
  GBytes *bytes;

  if (pv_scene_is_empty (picture->scene) || is_one_sheet (picture, paper))
    return pv_picture_pdf (picture, cancellable, error);
  book.plan = pv_picture_plan (picture, paper);
  bytes = make_book (&book, cancellable, error);
  pv_picture_plan_clear (&book.plan);
  return bytes;
}
