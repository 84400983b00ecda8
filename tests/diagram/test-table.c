/* A part of a path with its heads repeated: what is written on each part, by a surface that takes it down as paper would show it. */
#include "diagram/diagram.h"

#include "sample.h"

#define N_PHASES 6
#define N_LANES 7

typedef struct
{
  PvSurface surface;
  PvRect clip;                 /* empty: none */
  GPtrArray *words;            /* char* that is seen, at least in part */
  GPtrArray *heads;            /* those of them that nothing cuts */
} Reader;

static void
draw_cb (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
}

static void
text_cb (PvSurface *surface, const PvTextRun *run)
{
  Reader *reader = (Reader *) surface;
  double width = pv_text_width (run->text, run->font), x = run->x;
  PvRect box;

  if (run->anchor != PV_ANCHOR_START)
    x -= run->anchor == PV_ANCHOR_MIDDLE ? width / 2 : width;
  box = (PvRect) { x, run->y - run->font.size, width, run->font.size };
  if (!pv_rect_is_empty (&reader->clip) && !pv_rect_overlaps (&box, &reader->clip))
    return;
  g_ptr_array_add (reader->words, g_strdup (run->text));
  if (pv_rect_is_empty (&reader->clip))
    g_ptr_array_add (reader->heads, g_strdup (run->text));
}

static void
clip_cb (PvSurface *surface, const PvRect *rect)
{
  ((Reader *) surface)->clip = rect != NULL ? *rect : (PvRect) { 0, 0, 0, 0 };
}

static const PvSurfaceClass reader_class = { draw_cb, text_cb, NULL, NULL, clip_cb };

static void
reader_init (Reader *reader)
{
  *reader = (Reader) { .words = g_ptr_array_new_with_free_func (g_free), .heads = g_ptr_array_new_with_free_func (g_free) };
  pv_surface_init (&reader->surface, &reader_class);
}

static void
reader_clear (Reader *reader)
{
  pv_surface_clear (&reader->surface);
  g_ptr_array_unref (reader->words);
  g_ptr_array_unref (reader->heads);
}

static guint
count (const GPtrArray *words, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    n += g_str_equal (g_ptr_array_index (words, i), word);
  return n;
}

static guint
count_with (const GPtrArray *words, const char *end)
{
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    n += g_str_has_suffix (g_ptr_array_index (words, i), end);
  return n;
}

/* A step in each cell: "S24" is that of phase 2 and lane 4. */
static PvModel *
make_model (PvId *path)
{
  PvModel *model = sample_new ();
  PvId actors[N_LANES];

  *path = sample_add (model, PV_PATH, PV_PATH_NAME, PV_LANG_FI, "Polku", 0);
  for (guint l = 0; l < N_LANES; l++)
    {
      g_autofree char *fi = g_strdup_printf ("Toimija%u", l), *sv = g_strdup_printf ("Aktor%u", l);

      actors[l] = sample_add (model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, fi, PV_ACTOR_NAME, PV_LANG_SV, sv, 0);
    }
  for (guint p = 0; p < N_PHASES; p++)
    {
      g_autofree char *fi = g_strdup_printf ("Vaihe%u", p), *sv = g_strdup_printf ("Skede%u", p), *order = g_strdup_printf ("b%u", p + 1);
      g_autofree char *path_id = pv_id_to_text (*path);
      PvId phase = sample_add (model, PV_PHASE, PV_PHASE_NAME, PV_LANG_FI, fi, PV_PHASE_NAME, PV_LANG_SV, sv, PV_PHASE_PATH, PV_LANG_NONE,
                               path_id, PV_PHASE_ORDER, PV_LANG_NONE, order, 0);
      g_autofree char *phase_id = pv_id_to_text (phase);

      for (guint l = 0; l < N_LANES; l++)
        {
          g_autofree char *name = g_strdup_printf ("S%u%u", p, l), *key = g_strdup_printf ("b%u", l + 1);
          PvId step = sample_add (model, PV_STEP, PV_STEP_NAME, PV_LANG_FI, name, PV_STEP_PHASE, PV_LANG_NONE, phase_id, PV_STEP_ORDER,
                                  PV_LANG_NONE, key, 0);
          g_autofree char *step_id = pv_id_to_text (step), *actor_id = pv_id_to_text (actors[l]);

          sample_add (model, PV_TASK, PV_TASK_STEP, PV_LANG_NONE, step_id, PV_TASK_ACTOR, PV_LANG_NONE, actor_id, PV_TASK_ROLE, PV_LANG_NONE,
                      "answers", 0);
        }
    }
  return model;
}

static PvScene *
make_scene (PvLang lang)
{
  PvPathSceneOptions options = pv_path_scene_options ();
  PvId path;
  g_autoptr (PvModel) model = make_model (&path);

  options.lang = lang;
  return pv_scene_new_path (model, path, &options, NULL);
}

static PvRect
head (const PvScene *scene, PvPart part, guint index)
{
  PvElementInfo info;

  g_assert_true (pv_scene_describe (scene, (PvElement) { part, index }, &info));
  return info.bounds;
}

/* The cells of phases @p … @p + @n_p - 1 and lanes @l … @l + @n_l - 1. */
static PvRect
cells (const PvScene *scene, guint p, guint n_p, guint l, guint n_l)
{
  PvRect first = head (scene, PV_PART_PHASE, p), last = head (scene, PV_PART_PHASE, p + n_p - 1);
  PvRect top = head (scene, PV_PART_LANE, l), bottom = head (scene, PV_PART_LANE, l + n_l - 1);

  return (PvRect) { first.x, top.y, last.x + last.width - first.x, bottom.y + bottom.height - top.y };
}

static void
paint (Reader *reader, const PvScene *scene, const PvRect *body)
{
  PvPaintOptions options = pv_paint_options ();

  pv_painter_paint_table (scene, &reader->surface, &options, body);
}

/* Every part has the heads of its own lanes and phases, whole and once, and its own steps once; nothing of the others. */
static void
test_heads (void)
{
  g_autoptr (PvScene) scene = make_scene (PV_LANG_FI);

  g_assert_cmpuint (pv_scene_count (scene, PV_PART_LANE), ==, N_LANES);
  for (guint p = 0; p < N_PHASES; p += 2)
    for (guint l = 0; l + 2 < N_LANES; l += 3)
      {
        PvRect body = cells (scene, p, 2, l, 3);
        Reader reader;

        reader_init (&reader);
        paint (&reader, scene, &body);
        for (guint i = 0; i < N_PHASES; i++)
          {
            g_autofree char *name = g_strdup_printf ("Vaihe%u", i);

            g_assert_cmpuint (count (reader.heads, name), ==, i == p || i == p + 1);
            g_assert_cmpuint (count (reader.words, name), ==, i == p || i == p + 1);
          }
        for (guint i = 0; i < N_LANES; i++)
          {
            g_autofree char *name = g_strdup_printf ("Toimija%u", i);

            g_assert_cmpuint (count (reader.heads, name), ==, i >= l && i < l + 3);
            g_assert_cmpuint (count (reader.words, name), ==, i >= l && i < l + 3);
          }
        for (guint i = 0; i < N_PHASES * N_LANES; i++)
          {
            guint phase = i / N_LANES, lane = i % N_LANES;
            g_autofree char *name = g_strdup_printf ("S%u%u", phase, lane);

            g_assert_cmpuint (count (reader.words, name), ==, (phase == p || phase == p + 1) && lane >= l && lane < l + 3);
          }
        reader_clear (&reader);
      }
}

/* Both languages stand in the heads where both stand in the path. */
static void
test_both_languages (void)
{
  g_autoptr (PvScene) scene = make_scene (PV_LANG_BOTH);
  PvRect body = cells (scene, 3, 1, 4, 1);
  Reader reader;

  reader_init (&reader);
  paint (&reader, scene, &body);
  g_assert_cmpuint (count (reader.heads, "Toimija4"), ==, 1);
  g_assert_cmpuint (count (reader.heads, "Aktor4"), ==, 1);
  g_assert_cmpuint (count (reader.heads, "Vaihe3"), ==, 1);
  g_assert_cmpuint (count (reader.heads, "Skede3"), ==, 1);
  reader_clear (&reader);
}

/* What of a phase is too narrow for its name says as much of it as there is room for, and a sliver nothing. */
static void
test_parts_of_heads (void)
{
  g_autoptr (PvScene) scene = make_scene (PV_LANG_FI);
  PvRect body = cells (scene, 1, 1, 0, 2);
  Reader narrow, sliver;

  reader_init (&narrow);
  body.width = 80;
  paint (&narrow, scene, &body);
  g_assert_cmpuint (count (narrow.heads, "Vaihe1"), ==, 0);
  g_assert_cmpuint (count_with (narrow.heads, "…"), >=, 1);
  reader_clear (&narrow);
  reader_init (&sliver);
  body.width = 30;
  body.height = head (scene, PV_PART_LANE, 0).height + 10;
  paint (&sliver, scene, &body);
  g_assert_cmpuint (count_with (sliver.heads, "…"), ==, 0);
  g_assert_cmpuint (count (sliver.heads, "Toimija0"), ==, 1);
  g_assert_cmpuint (count (sliver.heads, "Toimija1"), ==, 0);
  reader_clear (&sliver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/table/heads", test_heads);
  g_test_add_func ("/diagram/table/both-languages", test_both_languages);
  g_test_add_func ("/diagram/table/parts-of-heads", test_parts_of_heads);
  return g_test_run ();
}
