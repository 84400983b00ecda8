#include "exchange/pv-picture-sheets.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 28.0
#define ABOVE 22.0
#define BELOW 16.0
#define TICK 6.0
#define NAME_SIZE 13.0
#define WORDS_SIZE 9.0
#define SIDE_SIZE 8.0
/* Points a model pixel, the largest first; 13 model pixels, a node's letters, are 8 points at the last. */
static const double scales[] = { 0.75, 0.7, 0.66, 0.62 };
#define SMALLEST 0.62

/* A division of the picture. Lengths of the sheet are points, the others model pixels. */
typedef struct
{
  double width, height, scale;
  guint n_columns, n_rows;
  double part_width, part_height, step_x, step_y;
  PvPoint origin;
} Plan;

typedef struct
{
  const PvPicture *picture;
  Plan plan;
  const PvStyle *style;
  PvLang lang;
  GArray *parts;               /* PvRect of the sheets that hold something, row by row */
  GPtrArray *names;            /* of these, NULL-terminated */
  GHashTable *by_place;        /* row × columns + column → number in parts + 1 */
  cairo_t *cr;
  PvSurface *surface;
} Book;

/* --- which sheets --- */

static guint
count_along (double length, double part, double step)
{
  return length <= part ? 1 : (guint) ceil ((length - part) / step) + 1;
}

static Plan
plan_at (const PvRect *whole, double width, double height, double scale)
{
  Plan plan = { .width = width, .height = height, .scale = scale };
  double overlap = PV_SHEETS_OVERLAP / scale;

  plan.part_width = (width - 2 * MARGIN) / scale;
  plan.part_height = (height - 2 * MARGIN - ABOVE - BELOW) / scale;
  plan.step_x = plan.part_width - overlap;
  plan.step_y = plan.part_height - overlap;
  plan.n_columns = count_along (whole->width, plan.part_width, plan.step_x);
  plan.n_rows = count_along (whole->height, plan.part_height, plan.step_y);
  plan.origin.x = whole->x - ((plan.n_columns - 1) * plan.step_x + plan.part_width - whole->width) / 2;
  plan.origin.y = whole->y - ((plan.n_rows - 1) * plan.step_y + plan.part_height - whole->height) / 2;
  return plan;
}

static PvRect
part_at (const Plan *plan, guint column, guint row)
{
  return (PvRect) { plan->origin.x + column * plan->step_x, plan->origin.y + row * plan->step_y, plan->part_width, plan->part_height };
}

/* What the sheet to the left or above shows as well is no reason for a sheet. */
static gboolean
holds_something (const PvPicture *picture, const Plan *plan, guint column, guint row, GArray *found)
{
  PvRect part = part_at (plan, column, row);
  double overlap = PV_SHEETS_OVERLAP / plan->scale;
  double left = column > 0 ? overlap : 0, top = row > 0 ? overlap : 0;
  PvRect own = { part.x + left, part.y + top, part.width - left, part.height - top };

  g_array_set_size (found, 0);
  pv_scene_find_in (picture->scene, &own, PV_PART_NONE, found);
  return found->len > 0;
}

static guint
count_sheets (const PvPicture *picture, const Plan *plan)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvElement));
  guint n = 0;

  for (guint row = 0; row < plan->n_rows && n <= PV_SHEETS_MOST; row++)
    for (guint column = 0; column < plan->n_columns; column++)
      n += holds_something (picture, plan, column, row, found);
  return n;
}

/* The fewest sheets; among equals the largest letters. */
static Plan
choose_plan (const PvPicture *picture, guint paper)
{
  PvRect whole = pv_scene_get_bounds (picture->scene);
  Plan best = { 0 };
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint upright = 0; upright < 2; upright++)
      {
        double width = upright ? pv_paper_height (paper) : pv_paper_width (paper);
        double height = upright ? pv_paper_width (paper) : pv_paper_height (paper);
        Plan plan = plan_at (&whole, width, height, scales[i]);
        guint n = count_sheets (picture, &plan);

        if (n < fewest)
          {
            best = plan;
            fewest = n;
          }
      }
  return best;
}

/* A row is a letter, a column a number: B3. */
static char *
sheet_name (guint column, guint row)
{
  if (row < 26)
    return g_strdup_printf ("%c%u", 'A' + row, column + 1);
  return g_strdup_printf ("%c%c%u", 'A' + row / 26 - 1, 'A' + row % 26, column + 1);
}

static void
collect_sheets (Book *book)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvElement));

  for (guint row = 0; row < book->plan.n_rows; row++)
    for (guint column = 0; column < book->plan.n_columns; column++)
      {
        PvRect part = part_at (&book->plan, column, row);

        if (!holds_something (book->picture, &book->plan, column, row, found))
          continue;
        g_array_append_val (book->parts, part);
        g_ptr_array_add (book->names, sheet_name (column, row));
        g_hash_table_insert (book->by_place, GUINT_TO_POINTER (row * book->plan.n_columns + column), GUINT_TO_POINTER (book->parts->len));
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

static void
paint_part (Book *book, const PvRect *part)
{
  PvPaintOptions options = pv_paint_options ();

  options.style = book->style;
  options.clip = *part;
  options.emphasis = book->picture->emphasis;
  cairo_save (book->cr);
  cairo_rectangle (book->cr, MARGIN, MARGIN + ABOVE, part->width * book->plan.scale, part->height * book->plan.scale);
  cairo_clip (book->cr);
  cairo_translate (book->cr, MARGIN, MARGIN + ABOVE);
  cairo_scale (book->cr, book->plan.scale, book->plan.scale);
  cairo_translate (book->cr, -part->x, -part->y);
  pv_painter_paint (book->picture->scene, book->surface, &options);
  cairo_restore (book->cr);
}

static void
paint_heads (Book *book, guint number)
{
  guint n_pages = book->parts->len + 1;
  double right = book->plan.width - MARGIN, bottom = book->plan.height - MARGIN;
  const char *name = g_ptr_array_index (book->names, number);
  PvFont bold = { NAME_SIZE, PV_WEIGHT_HEAVY }, plain = { WORDS_SIZE, PV_WEIGHT_REGULAR };
  g_autofree char *page = g_strdup_printf (pv_words_in (book->lang, N_("Page %1$u of %2$u")), number + 2, n_pages);
  g_autofree char *title = book->picture->title != NULL ? pv_text_ellipsize (book->picture->title, plain, right - MARGIN - 180, NULL) : NULL;

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

  if ((dx < 0 && column == 0) || (dy < 0 && row == 0) || column + dx >= book->plan.n_columns || row + dy >= book->plan.n_rows)
    return NULL;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (book->by_place, GUINT_TO_POINTER ((row + dy) * book->plan.n_columns + column + dx)));
  return number > 0 ? g_ptr_array_index (book->names, number - 1) : NULL;
}

/* A dotted line where the neighbour begins, ticks at its ends, and in the margin an arrow with the neighbour's name. */
static void
mark_edge (Book *book, const PvRect *area, int dx, int dy, const char *name)
{
  g_autoptr (PvOutline) outline = pv_outline_new ();
  PvPaint dotted = { .stroke = book->style->edge, .width = 0.5, .n_dashes = 2, .dashes = { 1, 3 } };
  PvPaint solid = { .stroke = book->style->ink, .width = 0.5 }, full = { .fill = book->style->ink };
  PvPoint middle = pv_rect_centre (area);
  double right = area->x + area->width, bottom = area->y + area->height;
  double x = dx > 0 ? right - PV_SHEETS_OVERLAP : area->x + PV_SHEETS_OVERLAP;
  double y = dy > 0 ? bottom - PV_SHEETS_OVERLAP : area->y + PV_SHEETS_OVERLAP;
  PvPoint from = dx != 0 ? (PvPoint) { x, area->y } : (PvPoint) { area->x, y };
  PvPoint to = dx != 0 ? (PvPoint) { x, bottom } : (PvPoint) { right, y };
  PvPoint out = dx != 0 ? (PvPoint) { 0, TICK } : (PvPoint) { TICK, 0 };
  PvPoint tip = { dx != 0 ? (dx > 0 ? right + 15 : area->x - 15) : middle.x, dy != 0 ? (dy > 0 ? bottom + 12 : area->y - 12) : middle.y };

  pv_outline_move (outline, from.x, from.y);
  pv_outline_line (outline, to.x, to.y);
  pv_surface_draw (book->surface, outline, &dotted);
  pv_outline_clear (outline);
  pv_outline_move (outline, from.x, from.y);
  pv_outline_line (outline, from.x - out.x, from.y - out.y);
  pv_outline_move (outline, to.x, to.y);
  pv_outline_line (outline, to.x + out.x, to.y + out.y);
  pv_surface_draw (book->surface, outline, &solid);
  pv_outline_clear (outline);
  pv_outline_move (outline, tip.x + dx * 4, tip.y + dy * 4);
  pv_outline_line (outline, tip.x - dx * 2 - dy * 4, tip.y - dy * 2 - dx * 4);
  pv_outline_line (outline, tip.x - dx * 2 + dy * 4, tip.y - dy * 2 + dx * 4);
  pv_outline_close (outline);
  pv_surface_draw (book->surface, outline, &full);
  write_at (book, name, (PvFont) { SIDE_SIZE, PV_WEIGHT_BOLD }, book->style->ink, dx != 0 ? tip.x : tip.x + 8,
            dx != 0 ? tip.y + SIDE_SIZE + 6 : tip.y + 3, dx != 0 ? PV_ANCHOR_MIDDLE : PV_ANCHOR_START);
}

static void
mark_edges (Book *book, const PvRect *part)
{
  static const int sides[4][2] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
  guint column = (guint) lround ((part->x - book->plan.origin.x) / book->plan.step_x);
  guint row = (guint) lround ((part->y - book->plan.origin.y) / book->plan.step_y);
  PvRect area = { MARGIN, MARGIN + ABOVE, part->width * book->plan.scale, part->height * book->plan.scale };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      const char *name = neighbour (book, column, row, sides[i][0], sides[i][1]);

      if (name != NULL)
        mark_edge (book, &area, sides[i][0], sides[i][1], name);
    }
}

static void
paint_sheet (Book *book, guint number)
{
  const PvRect *part = &g_array_index (book->parts, PvRect, number);

  paint_part (book, part);
  mark_edges (book, part);
  paint_heads (book, number);
}

/* --- the book --- */

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
  cairo_surface_t *target = cairo_pdf_surface_create_for_stream (pv_picture_append_cb, bytes, book->plan.width, book->plan.height);

  pv_picture_describe_pdf (book->picture, target);
  book->cr = cairo_create (target);
  book->surface = pv_surface_cairo_new (book->cr);
  pv_picture_paint_index (book->picture, book->cr, book->plan.width, book->plan.height, (const PvRect *) (gpointer) book->parts->data,
                          (const char *const *) book->names->pdata, book->parts->len);
  end_page (target, pv_words_in (book->lang, N_("Index of the sheets")), 1);
  for (guint i = 0; i < book->parts->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      paint_sheet (book, i);
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

  return MAX (MIN (across / bounds.width, along / bounds.height), MIN (along / bounds.width, across / bounds.height)) >= SMALLEST;
}

guint
pv_picture_count_sheets (const PvPicture *picture, guint paper)
{
  Plan plan;

  if (pv_scene_is_empty (picture->scene) || is_one_sheet (picture, paper))
    return 1;
  plan = choose_plan (picture, paper);
  return count_sheets (picture, &plan) + 1;
}

GBytes *
pv_picture_sheets (const PvPicture *picture, guint paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (PvRect));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) by_place = g_hash_table_new (NULL, NULL);
  Book book = { .picture = picture, .style = pv_style_get (picture->style), .lang = pv_scene_get_lang (picture->scene), .parts = parts,
                .names = names, .by_place = by_place };

  if (pv_scene_is_empty (picture->scene) || is_one_sheet (picture, paper))
    return pv_picture_pdf (picture, cancellable, error);
  book.plan = choose_plan (picture, paper);
  if (count_sheets (picture, &book.plan) > PV_SHEETS_MOST)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_TOO_LARGE,
                   _("The picture would take more than %u sheets; choose A3, fewer actors, or one large sheet"), PV_SHEETS_MOST);
      return NULL;
    }
  collect_sheets (&book);
  return write_book (&book, cancellable, error);
}
