#include "exchange/pv-path-pages.h"

#include "exchange/pv-picture-sheets.h"

#include <glib/gi18n-lib.h>

/* One sheet may be A4 or A3, which every office prints. */
#define LARGEST_SINGLE 1

typedef struct
{
  guint first;
  guint n_phases;
  PvScene *scene;
  GPtrArray *notes;            /* lines, NULL-terminated */
  char *corner;
  char *name;
} Page;

typedef struct
{
  const PvModel *model;
  PvPathSceneOptions options;
  PvId path;
  PvLang lang;                 /* in which words of our own are written */
  const char *title;
  const char *mark;
  GPtrArray *phases;
  guint end;                   /* behind the last phase that is wanted */
  guint n_before;              /* pages before the first: an index, or none */
  GPtrArray *pages;            /* Page */
  guint paper;
  GCancellable *cancellable;
} Book;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_clear_pointer (&page->scene, pv_scene_unref);
  g_ptr_array_unref (page->notes);
  g_free (page->corner);
  g_free (page->name);
  g_free (page);
}

static PvPicture
picture_of (const Book *book, const Page *page)
{
  PvPicture picture = pv_picture (page->scene, book->title, book->mark);

  picture.corner = page->corner;
  picture.notes = (const char *const *) page->notes->pdata;
  return picture;
}

/* --- what leads from one page to another --- */

static guint
phase_index (const Book *book, PvId phase)
{
  for (guint i = 0; i < book->phases->len; i++)
    if (pv_record_get_id (g_ptr_array_index (book->phases, i)) == phase)
      return i;
  return G_MAXUINT;
}

static gboolean
has_phase (const Page *page, guint phase)
{
  return phase >= page->first && phase < page->first + page->n_phases;
}

/* The number of the page that has a phase, from 1; 0 while that is not known. */
static guint
page_of (const Book *book, guint phase)
{
  for (guint i = 0; i < book->pages->len; i++)
    if (has_phase (g_ptr_array_index (book->pages, i), phase))
      return i + 1 + book->n_before;
  return 0;
}

static char *
crossing_words (const Book *book, const PvRecord *transition, PvLang lang, gboolean leaves, guint number)
{
  g_autofree char *from = pv_title_of (book->model, pv_record_get_reference (transition, PV_TRANSITION_FROM_STEP), lang);
  g_autofree char *to = pv_title_of (book->model, pv_record_get_reference (transition, PV_TRANSITION_TO_STEP), lang);
  const char *criterion = pv_record_get_text_fallback (transition, PV_TRANSITION_CRITERION, lang, NULL);
  const char *words = leaves ? N_("Goes on, page %1$u: %2$s → %3$s") : N_("Comes from page %1$u: %2$s → %3$s");
  const char *with_criterion = leaves ? N_("Goes on, page %1$u: %2$s → %3$s, when: %4$s") : N_("Comes from page %1$u: %2$s → %3$s, when: %4$s");

  if (*criterion == '\0')
    return g_strdup_printf (pv_words_in (lang, words), number, from, to);
  return g_strdup_printf (pv_words_in (lang, with_criterion), number, from, to, criterion);
}

static guint
phase_of_end (const Book *book, const PvRecord *transition, PvField field)
{
  PvRecord *step = pv_model_follow (book->model, transition, field);

  return step != NULL ? phase_index (book, pv_record_get_reference (step, PV_STEP_PHASE)) : G_MAXUINT;
}

static void
note_crossings (const Book *book, Page *page)
{
  guint n;
  PvRecord *const *transitions = pv_model_list (book->model, PV_TRANSITION, &n);

  g_ptr_array_set_size (page->notes, 0);
  for (guint i = 0; i < n; i++)
    {
      guint from = phase_of_end (book, transitions[i], PV_TRANSITION_FROM_STEP);
      guint to = phase_of_end (book, transitions[i], PV_TRANSITION_TO_STEP);
      gboolean leaves = has_phase (page, from);

      if (from == G_MAXUINT || to == G_MAXUINT || leaves == has_phase (page, to))
        continue;
      g_ptr_array_add (page->notes, crossing_words (book, transitions[i], book->lang, leaves, page_of (book, leaves ? to : from)));
      if (book->options.lang == PV_LANG_BOTH)
        g_ptr_array_add (page->notes, crossing_words (book, transitions[i], PV_LANG_SV, leaves, page_of (book, leaves ? to : from)));
    }
  g_ptr_array_add (page->notes, NULL);
}

/* --- pages --- */

static Page *
page_new (const Book *book, guint first, guint n_phases)
{
  Page *page = g_new0 (Page, 1);
  PvPathSceneOptions options = book->options;

  page->first = first;
  page->n_phases = n_phases;
  page->notes = g_ptr_array_new_with_free_func (g_free);
  options.first_phase = first;
  options.n_phases = n_phases;
  page->scene = pv_scene_new_path (book->model, book->path, &options, book->cancellable);
  note_crossings (book, page);
  return page;
}

static gboolean
can_be_read (const Book *book, const Page *page, guint paper)
{
  PvPicture picture = picture_of (book, page);

  return pv_picture_fit (&picture, paper) >= PV_PATH_READABLE;
}

/* As many phases on each page as can be read there. FALSE when one phase alone cannot, or when cancelled. */
static gboolean
fill_pages (Book *book, guint paper)
{
  g_ptr_array_set_size (book->pages, 0);
  for (guint first = book->options.first_phase; first < book->end;)
    {
      Page *page = NULL;

      for (guint n = 1; first + n <= book->end; n++)
        {
          Page *wider = page_new (book, first, n);

          if (wider->scene == NULL || !can_be_read (book, wider, paper))
            {
              page_free (wider);
              break;
            }
          g_clear_pointer (&page, page_free);
          page = wider;
        }
      if (page == NULL)
        return FALSE;
      g_ptr_array_add (book->pages, page);
      first += page->n_phases;
    }
  book->paper = paper;
  return book->pages->len > 0;
}

static gboolean
divide (Book *book, PvPages pages)
{
  if (pages != PV_PAGES_ONE)
    return fill_pages (book, pages == PV_PAGES_A3);
  for (guint paper = 0; paper < PV_N_PAPERS && !g_cancellable_is_cancelled (book->cancellable); paper++)
    if (fill_pages (book, paper))
      return TRUE;
  return FALSE;
}

/* Page numbers are known only now. */
static void
name_pages (Book *book)
{
  for (guint i = 0; i < book->pages->len; i++)
    {
      Page *page = g_ptr_array_index (book->pages, i);
      GString *name = g_string_new (NULL);

      note_crossings (book, page);
      page->corner = pv_picture_page_words (book->options.lang == PV_LANG_BOTH ? PV_LANG_BOTH : book->lang, i + 1 + book->n_before,
                                            book->pages->len + book->n_before);
      for (guint p = page->first; p < page->first + page->n_phases; p++)
        {
          g_autofree char *phase = pv_title (book->model, g_ptr_array_index (book->phases, p), book->lang);

          g_string_append_printf (name, "%s%u %s", name->len > 0 ? " · " : "", p + 1, phase);
        }
      page->name = g_string_free (name, FALSE);
    }
}

/* Where on the whole path the phases of each page stand. (transfer full) */
static GArray *
frames_of (const Book *book, const PvScene *whole)
{
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (PvRect));
  PvRect bounds = pv_scene_get_bounds (whole);

  for (guint i = 0; i < book->pages->len; i++)
    {
      const Page *page = g_ptr_array_index (book->pages, i);
      PvRect frame = { 0 };

      for (guint p = page->first; p < page->first + page->n_phases; p++)
        {
          PvElement phase = { PV_PART_PHASE, p - book->options.first_phase };
          PvElementInfo info;

          if (pv_scene_describe (whole, phase, &info))
            frame = pv_rect_union (&frame, &info.bounds);
        }
      frame.y = bounds.y;
      frame.height = bounds.height;
      g_array_append_val (frames, frame);
    }
  return frames;
}

static GBytes *
write_pages (Book *book, const PvPicture *whole, GError **error)
{
  g_autoptr (GArray) frames = frames_of (book, whole->scene);
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (PvPicture));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  double scale = 1;

  name_pages (book);
  for (guint i = 0; i < book->pages->len; i++)
    {
      const Page *page = g_ptr_array_index (book->pages, i);
      PvPicture picture = picture_of (book, page);

      scale = MIN (scale, pv_picture_fit (&picture, book->paper));
      g_array_append_val (pictures, picture);
      g_ptr_array_add (names, page->name);
    }
  g_ptr_array_add (names, NULL);
  return pv_picture_pages ((const PvPicture *) (gpointer) pictures->data, pictures->len, (const char *const *) names->pdata,
                           book->n_before > 0 ? whole : NULL, (const PvRect *) (gpointer) frames->data, book->paper, scale,
                           book->cancellable, error);
}

static gboolean
is_one_sheet (const PvPicture *picture, PvPages pages)
{
  for (guint paper = 0; paper <= (pages == PV_PAGES_A4 ? 0 : LARGEST_SINGLE); paper++)
    if (pv_picture_fit (picture, paper) >= PV_PATH_READABLE)
      return TRUE;
  return FALSE;
}

GBytes *
pv_path_pdf (const PvModel *model, PvId path, const PvPathSceneOptions *options, PvPages pages, const char *title, const char *mark,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (PvScene) scene = pv_scene_new_path (model, path, options, cancellable);
  g_autoptr (GPtrArray) phases = pv_model_children (model, PV_PHASE_PATH, path);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (page_free);
  Book book = { .model = model, .options = *options, .path = path, .title = title, .mark = mark, .phases = phases, .pages = list,
                .end = options->n_phases > 0 ? options->first_phase + options->n_phases : phases->len,
                .n_before = pages != PV_PAGES_ONE, .cancellable = cancellable };
  PvPicture whole;

  if (scene == NULL)
    return g_cancellable_set_error_if_cancelled (cancellable, error), NULL;
  book.lang = options->lang == PV_LANG_BOTH || options->lang == PV_LANG_NONE ? PV_LANG_FI : options->lang;
  whole = pv_picture (scene, title, mark);
  if (is_one_sheet (&whole, pages))
    return pv_picture_pdf (&whole, cancellable, error);
  if (divide (&book, pages))
    return write_pages (&book, &whole, error);
  if (pages == PV_PAGES_ONE)
    return pv_picture_pdf (&whole, cancellable, error);
  return pv_picture_sheets (&whole, pages == PV_PAGES_A3, cancellable, error);
}

guint
pv_path_count_pages (const PvModel *model, PvId path, const PvPathSceneOptions *options, PvPages pages)
{
  g_autoptr (PvScene) scene = pv_scene_new_path (model, path, options, NULL);
  g_autoptr (GPtrArray) phases = pv_model_children (model, PV_PHASE_PATH, path);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (page_free);
  Book book = { .model = model, .options = *options, .path = path, .phases = phases, .pages = list, .n_before = pages != PV_PAGES_ONE,
                .end = options->n_phases > 0 ? options->first_phase + options->n_phases : phases->len };
  PvPicture whole = pv_picture (scene, NULL, NULL);

  book.lang = options->lang == PV_LANG_BOTH || options->lang == PV_LANG_NONE ? PV_LANG_FI : options->lang;
  if (is_one_sheet (&whole, pages))
    return 1;
  if (divide (&book, pages))
    return list->len + book.n_before;
  return pages == PV_PAGES_ONE ? 1 : pv_picture_count_sheets (&whole, pages == PV_PAGES_A3);
}
