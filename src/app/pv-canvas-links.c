/* Lines under the keyboard: from a node through its lines, and along one of them to its other end. */
#include "app/pv-canvas-private.h"

static gboolean
is_line (PvElement element)
{
  return element.part == PV_PART_LINK || element.part == PV_PART_TRANSITION;
}

static gboolean
touches (PvCanvas *self, PvElement line, PvElement node)
{
  PvElement from, to;

  pv_scene_get_ends (self->scene, line, &from, &to);

  return pv_element_equal (from, node) || pv_element_equal (to, node);
}

static PvElement
chosen (PvCanvas *self)
{
  return self->scene && self->selection ? pv_scene_find (self->scene, pv_selection_get_single (self->selection)) : PV_NO_ELEMENT;
}

void
pv_canvas_update_links_of (PvCanvas *self)
{
  PvElement element = chosen (self);

  if (pv_canvas_is_node (element))
    self->links_of = pv_canvas_id_of (self, element);
  else if (!is_line (element) || !touches (self, element, pv_scene_find (self->scene, self->links_of)))
    self->links_of = PV_NO_ID;
}

gboolean
pv_canvas_is_told (PvCanvas *self, PvElement element)
{
  PvElement node = is_line (element) && self->links_of != PV_NO_ID ? pv_scene_find (self->scene, self->links_of) : PV_NO_ELEMENT;

  return pv_canvas_is_node (node) && touches (self, element, node);
}

static void
go_to (PvCanvas *self, PvElement element)
{
  PvId id = pv_canvas_id_of (self, element);

  pv_selection_set (self->selection, id);
  pv_canvas_reveal (self, id, TRUE);
}

static int
index_of (GArray *lines, PvElement element)
{
  for (guint i = 0; i < lines->len; i++)
    if (pv_element_equal (g_array_index (lines, PvElement, i), element))
      return (int) i;

  return -1;
}

gboolean
pv_canvas_walk_links (PvCanvas *self, int direction)
{
  PvElement now = chosen (self), node = pv_canvas_is_node (now) ? now : PV_NO_ELEMENT;
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PvElement));
  int at;

  if (self->scene == NULL || self->selection == NULL || self->gesture != PV_GESTURE_NONE || pv_scene_count (self->scene, PV_PART_NODE) == 0)
    return FALSE;
  if (is_line (now) && self->links_of == PV_NO_ID)
    {
      PvElement to;

      /* Chosen with the mouse: it is walked from where it begins. */
      pv_scene_get_ends (self->scene, now, &node, &to);
      self->links_of = pv_canvas_id_of (self, node);
    }
  else if (is_line (now))
    node = pv_scene_find (self->scene, self->links_of);
  else if (!pv_canvas_is_node (node))
    node = pv_scene_find (self->scene, self->focused);
  if (!pv_canvas_is_node (node))
    return FALSE;
  pv_scene_links_of (self->scene, node, lines);
  at = index_of (lines, now);
  at = at >= 0 ? at + direction : direction > 0 ? 0 : (int) lines->len - 1;
  self->links_of = pv_canvas_id_of (self, node);
  go_to (self, at >= 0 && at < (int) lines->len ? g_array_index (lines, PvElement, at) : node);

  return TRUE;
}

gboolean
pv_canvas_follow_link (PvCanvas *self)
{
  PvElement now = chosen (self), from, to;
  /* Whoever came to something else meanwhile means that. */
  if (!is_line (now) || self->links_of == PV_NO_ID || self->focused != pv_canvas_id_of (self, now))
    return FALSE;
  pv_scene_get_ends (self->scene, now, &from, &to);
  go_to (self, pv_canvas_id_of (self, from) == self->links_of ? to : from);

  return TRUE;
}
