/* A scene as text, a line an element, for tests. */
#include <math.h>

#include "diagram/pv-scene-private.h"

static const char *const part_words[PV_N_PARTS] = { "none", "node", "link", "phase", "lane", "step", "task", "transition", "gap", "region" };

static const char *const flag_words[] = { "raised", "ended", "language", "conflict", "cut", "no-agreement", "both-ways", "overlap", "unclear",
                                          "channel", "decision", "new", "changed", "left-out", "locked", "assisting", "nobody", "older", "pale" };

static void
dump_flags (GString *dump, guint flags)
{
  for (guint i = 0; i < G_N_ELEMENTS (flag_words); i++)
    if (flags & 1u << i && (1u << i) != PV_FLAG_CUT)
      g_string_append_printf (dump, " %s", flag_words[i]);
}

static void
dump_rect (GString *dump, const PvRect *rect)
{
  g_string_append_printf (dump, " %.0f,%.0f %.0fx%.0f", rect->x + 0.0, rect->y + 0.0, rect->width, rect->height);
}

static void
dump_text (GString *dump, const PvSceneText *text)
{
  g_string_append (dump, " [");
  for (guint i = 0; i < text->n_lines; i++)
    g_string_append_printf (dump, "%s%s%s", i > 0 ? "|" : "", text->lines[i].second ? "~" : "", text->lines[i].text);
  g_string_append (dump, "]");
}

static guint
flags_of (const PvScene *scene, PvElement element)
{
  switch (element.part)
    {
    case PV_PART_NODE:
      return scene->nodes[element.index].face->flags;
    case PV_PART_LINK:
      return scene->links[element.index].face->flags;
    case PV_PART_LANE:
      return scene->lanes[element.index].flags;
    case PV_PART_STEP:
      return scene->steps[element.index].flags;
    case PV_PART_TASK:
      return scene->tasks[element.index].flags;
    case PV_PART_TRANSITION:
      return scene->transitions[element.index].flags;
    case PV_PART_PHASE:
    case PV_PART_GAP:
    case PV_PART_REGION:
    case PV_PART_NONE:
    case PV_N_PARTS:
    default:
      return 0;
    }
}

static void
dump_lines (const PvScene *scene, GString *dump, PvElement element)
{
  guint i = element.index;

  if (element.part == PV_PART_NODE)
    dump_text (dump, scene->nodes[i].face->normal);
  else if (element.part == PV_PART_STEP)
    dump_text (dump, &scene->steps[i].text);
  else if (element.part == PV_PART_PHASE)
    dump_text (dump, &scene->phases[i].text);
  else if (element.part == PV_PART_LANE)
    dump_text (dump, &scene->lanes[i].text);
}

static void
dump_element (const PvScene *scene, GString *dump, PvElement element, gboolean places)
{
  PvElementInfo info;

  if (!pv_scene_describe (scene, element, &info))
    return;
  g_string_append (dump, part_words[element.part]);
  if (places && element.part != PV_PART_LINK && element.part != PV_PART_TRANSITION)
    {
      PvRect box = element.part == PV_PART_NODE || element.part == PV_PART_STEP || element.part == PV_PART_GAP
                     ? pv_scene_get_box (scene, element) : info.bounds;

      dump_rect (dump, &box);
    }
  else if (places)
    {
      guint n;
      PvPoint room[PV_LAYOUT_ROUTE_POINTS];
      const PvPoint *points = pv_scene_link_points (scene, element, room, &n);

      for (guint i = 0; i < n; i++)
        g_string_append_printf (dump, " %.0f,%.0f", round (points[i].x) + 0.0, round (points[i].y) + 0.0);
    }
  dump_flags (dump, flags_of (scene, element));
  if (places)
    dump_lines (scene, dump, element);
  g_string_append_printf (dump, " “%s”\n", info.sentence);
}

char *
pv_scene_dump (const PvScene *scene, gboolean places)
{
  GString *dump = g_string_new (scene->kind == PV_SCENE_NETWORK ? "network" : "path");
  guint n;
  const PvElement *order = pv_scene_get_reading_order (scene, &n);

  g_string_append_printf (dump, " %s “%s”\n", pv_lang_code (scene->lang), scene->summary);
  for (guint i = 0; i < scene->n_lanes; i++)
    dump_element (scene, dump, (PvElement) { PV_PART_LANE, i }, places);
  for (guint i = 0; i < n; i++)
    dump_element (scene, dump, order[i], places);
  return g_string_free (dump, FALSE);
}
